"""Put finished bytes in place, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from translator.errors import OutputError

_BESIDE = ".tmp"


def replace_bytes(path: Path, data: bytes) -> None:
    """Write `data` to a file beside `path`, flush it to the disk and move it there: no reader ever meets half a file.

    Makes the folder where it is missing. Raises `OutputError` where the file cannot be written; what
    stood at `path` is then untouched.
    """
    replace_pieces(path, (data,))


def replace_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Like `replace_bytes`, for what is too long to hold: the pieces are written one after another."""
    with _refusals(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.stem[:40]}.{os.getpid()}{_BESIDE}")
        try:
            with beside.open("wb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


def clear_remains(folder: Path) -> None:
    """Delete the half-written files of a run that was cut off. Only for who has the folder to itself."""
    for remains in folder.glob(f".*.[0-9]*{_BESIDE}"):
        if remains.name.split(".")[-2].isdigit():
            with suppress(OSError):
                remains.unlink()


def remove(path: Path) -> None:
    """Delete a file, if it is there. Raises `OutputError` when that cannot be done."""
    with _refusals(path):
        path.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Rename a file that someone has edited, so that another may take its place; return its new path."""
    with _refusals(path):
        number = 1
        while (other := path.with_name(f"{path.stem} (edited {number}){path.suffix}")).exists():
            number += 1
        os.rename(path, other)
        return other


def make_folder(folder: Path) -> None:
    """Make `folder` if need be. Raises `OutputError` where that cannot be done or nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: no folder to write in ({error.strerror or error}).", "Choose another with -o."
        ) from error
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{folder}: may not be written in.", "Choose another with -o.")


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Turn the system's refusals into our error."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}).",
            "Close it if another program has it open, make room if the disk is full, or choose another folder with -o.",
        ) from error
