"""The output folder's files. What someone has edited is never overwritten: it is set aside under another name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from translator.errors import UnusableError
from translator.storage.bounded_read import WRITTEN, contents
from translator.storage.files import replace_bytes, set_aside


class FileRegister(Protocol):
    """Who knows what was written to which file: see `memory.FinishedArticles`."""

    def promise(self, name: str, digest: str, stamp: str) -> None:
        """Say that what has that digest (SHA-256, hex), for what has that stamp, is about to be written to `name`."""

    def wrote(self, name: str, digest: str) -> None:
        """Say that what has that digest is in `name`."""

    def stamps(self, name: str) -> set[str]:
        """The stamps of what `name` may hold."""

    def names(self) -> list[str]:
        """All files that were written."""

    def is_ours(self, name: str, digest: str) -> bool:
        """Whether this program wrote what has that digest to `name`."""


class OutputFolder:
    """Files by name in one folder."""

    def __init__(self, folder: Path, register: FileRegister) -> None:
        self._folder, self._register = folder, register
        self._set_aside: list[Path] = []
        self._renamed: list[tuple[Path, Path]] = []
        self._put: set[str] = set()

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """The files that were renamed because someone had edited them, under their new names."""
        return tuple(self._set_aside)

    @property
    def renamed(self) -> tuple[tuple[Path, Path], ...]:
        """The files that were taken away, each with the one that is in its place."""
        return tuple(self._renamed)

    def has(self, names: Sequence[str], stamp: str) -> bool:
        """Return whether all of these files are there, edited or not, and are for what has that stamp."""
        return all((self._folder / name).is_file() and self._register.stamps(name) == {stamp} for name in names)

    def left(self, names: frozenset[str]) -> tuple[Path, ...]:
        """Return the files that earlier runs wrote and that are there still, but for those called `names`."""
        made = names | self._put
        others = (self._folder / name for name in self._register.names() if name not in made)
        return tuple(path for path in others if path.is_file())

    def rename(self, old: str, new: str) -> None:
        """Take away the file `old`, which `new` is in the place of now: unless someone edited it, or has it open."""
        path = self._folder / old
        there = _bytes_of(path)
        if there is None or old in self._put or not self._register.is_ours(old, sha256(there).hexdigest()):
            return
        with suppress(OSError):
            path.unlink()
            self._renamed.append((path, self._folder / new))

    def put(self, name: str, data: bytes, stamp: str) -> None:
        """Put `data` into the file `name`, for what has that stamp. Raises `OutputError` when that cannot be done."""
        path = self._folder / name
        digest, there = sha256(data).hexdigest(), _bytes_of(path)
        # A pipe or a link of this name is not ours either. A folder stays: the error of writing names it.
        is_other = os.path.lexists(path) and not path.is_dir() and there != data
        if is_other and (there is None or not self._register.is_ours(name, sha256(there).hexdigest())):
            self._set_aside.append(set_aside(path))
        self._register.promise(name, digest, stamp)
        if there != data:
            replace_bytes(path, data)
        self._register.wrote(name, digest)
        self._put.add(name)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return contents(path, WRITTEN)
    except UnusableError:
        return None
