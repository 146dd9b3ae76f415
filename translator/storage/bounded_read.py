"""Files from elsewhere, read: regular files only, never waited for, each kind up to a size of its own."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from translator.errors import UnusableError

_MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the bytes above which one is refused, and what to do about one that has more."""

    limit: int
    remedy: str


# The longest that were seen, several times over: the limit is there for what is no such file.
ARTICLE = Kind(16 * _MIB, "Keep the article's text only.")
GLOSSARY = Kind(16 * _MIB, "Keep the rows of terms only.")
TERMBASE = Kind(32 * _MIB, "Export it in parts, Chinese and English only.")
SENTENCES = Kind(128 * _MIB, "Export it in parts, Chinese and English only.")
CORRECTIONS = Kind(16 * _MIB, "Keep the rows of sentences only, or make several files of them.")
STYLE = Kind(64 * 1024, "Keep the settings that brief.toml documents.")
BASE = Kind(32 * _MIB, "Take out the pictures, or make them smaller.")
MODEL = Kind(16 * 1024 * _MIB, "Name the file of the model itself.")
WRITTEN = Kind(512 * _MIB, "Move it out of the output folder.")
INPUT = Kind(16 * _MIB, "Translate it in parts.")


def contents(path: Path, kind: Kind) -> bytes:
    """Return the bytes of a file.

    Raises `UnusableError` for what is not there, is no regular file, may not be read, or has more bytes than
    its kind may. A pipe or a device is never waited for.
    """
    with opened(path, kind) as file:
        with _refusals(path):
            data = file.read(kind.limit + 1)
        return within(data, kind)


def within(data: bytes, kind: Kind) -> bytes:
    """Return `data`, which was read up to one byte more than its kind may have. Raises `UnusableError` where it has."""
    if len(data) > kind.limit:
        raise _too_large(kind)
    return data


@contextmanager
def opened(path: Path, kind: Kind) -> Iterator[BinaryIO]:
    """Open a file for reading. Raises `UnusableError` as `contents` does, by the size that it has now."""
    with _refusals(path):
        # Looked at before it is opened, since opening alone can set a device going.
        _must_be_file(path, path.stat(), kind)
        # Not waiting: what was a file a moment ago may have become a pipe.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
    with open(descriptor, "rb") as file:
        with _refusals(path):
            _must_be_file(path, os.fstat(file.fileno()), kind)
        yield file


def _must_be_file(path: Path, info: os.stat_result, kind: Kind) -> None:
    if stat.S_ISDIR(info.st_mode):
        if not os.access(path, os.R_OK | os.X_OK):
            raise UnusableError("this folder may not be opened.", "Check that you may read it.")
        raise UnusableError("this is a folder, not a file.", "Name the file in it.")
    if not stat.S_ISREG(info.st_mode):
        raise UnusableError("this is a device or pipe, not a file.", "Save what it holds as a file and name that.")
    if info.st_size > kind.limit:
        raise _too_large(kind)


def _too_large(kind: Kind) -> UnusableError:
    size = f"{kind.limit // _MIB} MiB" if kind.limit >= _MIB else f"{kind.limit // 1024} KiB"
    return UnusableError(f"the file is over {size}.", kind.remedy)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Turn what the system says of a path into what a user can do about it."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        what = "this is a link to a file that is not there." if path.is_symlink() else "there is no such file."
        raise UnusableError(what, "Check the name and the folder.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnusableError(f"the file cannot be opened: {reason}.", "Check that you may read it.") from error
    except ValueError as error:  # a NUL or half a surrogate pair in the name
        raise UnusableError("no file can have this name.", "Check the name and the folder.") from error
