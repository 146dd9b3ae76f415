"""Texts that are too many to hold: in a file that has no name, and is gone with whoever has them."""

from __future__ import annotations

import weakref
from array import array
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

_HELD = 1 << 22
"""Bytes up to which they are in memory."""


class KeptTexts:
    """Texts by the order in which they were added. Past the first few megabytes they lie in the given folder."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(_HELD, dir=str(folder))  # noqa: SIM115
        self._ends = array("Q", [0])
        weakref.finalize(self, self._file.close)

    def add(self, text: str) -> int:
        """Add a text; return its number.

        Raises:
            OSError: the disk takes no more.
        """
        data = text.encode("utf-8", "surrogatepass")
        self._file.seek(self._ends[-1])  # whatever of another was written before the disk was full
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> str:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")
