"""Put finished files and folders in place, whole or not at all: all that takes the place of another is made here."""

from __future__ import annotations

import glob
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from translator.errors import OutputError

STALE = 3600.0  # seconds after which what was being written belongs to a run that was killed
_LONGEST = 40  # characters of a file's name in that of its temporary file
# The part in the middle was the number of the process in earlier versions.
_REMAINS = re.compile(r"\..*\.(?:[0-9]+|[0-9a-f]{16})\.tmp", re.DOTALL)


def replace_bytes(path: Path, data: bytes) -> None:
    """Write `data` to a file beside `path`, flush it to the disk and move it there: no reader ever meets half a file.

    Makes the folder where it is missing. Raises `OutputError` where the file cannot be written; what
    stood at `path` is then untouched.
    """
    replace_pieces(path, (data,))


def replace_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Like `replace_bytes`, for what is too long to hold: the pieces are written one after another."""
    with _refusals(path), new_file(path) as file:
        file.writelines(pieces)


@contextmanager
def new_file(target: Path) -> Iterator[BinaryIO]:
    """Yield an empty file. When the block ends well, it is flushed to the disk and takes the place of `target`.

    Who may read and write `target`, if it is there, may do so still. Otherwise nothing of it stays.

    Raises:
        OSError: the system refuses.
    """
    with _beside(target) as new:
        with new.open("xb") as file:  # as new: never through a link that somebody has prepared
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            if stat.S_ISREG((there := target.lstat()).st_mode):
                new.chmod(there.st_mode & 0o777)
        os.replace(new, target)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder. When the block ends well, it is flushed to the disk and takes the place of `target`.

    Otherwise nothing of it stays.

    Raises:
        OSError: the system refuses.
    """
    with _beside(target) as new:
        new.mkdir()
        yield new
        for path in new.rglob("*"):
            if path.is_file():
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
        delete(target)
        os.replace(new, target)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a path beside `target`, with a name that nobody can have put a link at; nothing stays there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name[:_LONGEST]}.{unguessable()}.tmp")
    try:
        yield new
    finally:
        with suppress(OSError):
            delete(new)


def unguessable() -> str:
    """Return a part of a name that nobody can know beforehand (16 hex digits)."""
    return secrets.token_hex(8)


def require_closed(path: Path) -> None:
    """Raise `OutputError` where a spreadsheet says, by a file beside it, that it has `path` open.

    It would write what it has over what is written now.
    """
    for mark in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if os.path.lexists(mark):
            remedy = f"Close it there and save again. If nobody has it open, delete {mark.name} beside it."
            raise OutputError(f"{path.name}: is open in a spreadsheet, and was not changed.", remedy)


def write_new(path: Path, text: str | bytes) -> None:
    """Write a file that is not there yet. Raises `OutputError` rather than overwrite one."""
    try:
        with path.open("xb") as file:
            file.write(text.encode() if isinstance(text, str) else text)
    except FileExistsError:
        raise OutputError(f"{path} is there already.", "Choose another name: nothing is overwritten.") from None
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.", "Check the folder.") from None


def append(path: Path, text: str) -> None:
    """Add `text` to a file, made if need be. What stands in its place and is none is neither followed nor waited for.

    Raises:
        OSError: the system refuses, or it is a link, a pipe or a device.
    """
    with open(path, "a", encoding="utf-8", errors="backslashreplace", opener=itself) as file:
        file.write(text)


def itself(path: str, flags: int) -> int:
    """Open the file at `path` itself, for `open`: not what a link there leads to, nor a pipe or a device."""
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags, 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"{path} is not a file")
    return descriptor


def clear_remains(folder: Path, of: str = "") -> None:
    """Delete what was being written, `of` one name if it is given, by a run that was cut off.

    Only for who has the folder to itself.
    """
    for path in remains(folder, of):
        with suppress(OSError):
            delete(path)


def remains(folder: Path, of: str = "") -> list[Path]:
    """Return what is being written in `folder`, or was when its run was cut off; `of` one name if it is given."""
    known = [path for path in folder.glob(".*.tmp") if _REMAINS.fullmatch(path.name)]
    if not of:
        return known
    earlier = folder.glob(f"{glob.escape(of)}.new-*")  # what earlier versions called those of a model
    return [*(path for path in known if path.name.rsplit(".", 2)[0] == f".{of[:_LONGEST]}"), *earlier]


def delete_stale(paths: Iterable[Path]) -> None:
    """Delete those of `paths` that nobody has written to for so long that who made them was killed."""
    for path in paths:
        with suppress(FileNotFoundError):  # another process has just done so
            if path.lstat().st_mtime < time.time() - STALE:
                delete(path)


def delete(path: Path) -> None:
    """Delete a file, or a folder with all that is in it; a link is not followed. Raises `OSError` where refused."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def holds(path: Path, data: bytes) -> bool:
    """Whether a file is there that has these bytes."""
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


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
