"""The output folder's files. What someone has edited is never overwritten: it is set aside under another name."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from translator.publish.files import replace_bytes, set_aside


class Register(Protocol):
    """Who knows what was written to which file: see `memory.Archive`."""

    def promise(self, name: str, data: bytes) -> None:
        """Say that `data` is about to be written to `name`."""

    def wrote(self, name: str, data: bytes) -> None:
        """Say that `data` is in `name`."""

    def is_ours(self, name: str, data: bytes) -> bool:
        """Whether `data` was written to `name` by this program."""


class Shelf:
    """Files by name in one folder."""

    def __init__(self, folder: Path, register: Register) -> None:
        self._folder, self._register = folder, register
        self._set_aside: list[Path] = []

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """The files that were renamed because someone had edited them, under their new names."""
        return tuple(self._set_aside)

    def has(self, names: Sequence[str]) -> bool:
        """Return whether all of these files are there, edited or not."""
        return all((self._folder / name).is_file() for name in names)

    def put(self, name: str, data: bytes) -> None:
        """Put `data` into the file `name`. Raises `OutputError` when that cannot be done."""
        path = self._folder / name
        there = None
        with suppress(OSError):
            there = path.read_bytes()
        if there == data and self._register.is_ours(name, data):
            return
        if there is not None and there != data and not self._register.is_ours(name, there):
            self._set_aside.append(set_aside(path))
        self._register.promise(name, data)
        replace_bytes(path, data)
        self._register.wrote(name, data)
