"""Texts that are too many to hold: in a file that has no name, and is gone with whoever has them."""

from __future__ import annotations

import errno
import os
import weakref
from array import array
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

_HELD = 1 << 22
"""Bytes up to which they are in memory."""


class KeptTexts:
    """Texts by the order in which they were added. Past the first few megabytes they lie in the given folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] = BytesIO()
        self._ends = array("Q", [0])

    def add(self, text: str) -> int:
        """Add a text; return its number.

        Raises:
            OSError: the disk takes no more.
        """
        data = text.encode("utf-8", "surrogatepass")
        if self._ends[-1] + len(data) > _HELD and isinstance(self._file, BytesIO):
            self._lay_down(self._file.getvalue())
        self._file.seek(self._ends[-1])  # whatever of another was written before the disk was full
        _write(self._file, data)
        self._ends.append(self._ends[-1] + len(data))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> str:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")

    def _lay_down(self, held: bytes) -> None:
        # Without a buffer: what a full disk did not take would stay in that, and stop whoever reads the others, too.
        file = TemporaryFile(buffering=0, dir=self._folder)  # noqa: SIM115
        weakref.finalize(self, file.close)
        _write(file, held)
        self._file = file


def _write(file: IO[bytes], data: bytes) -> None:
    if file.write(data) < len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
