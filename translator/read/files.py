"""Finding article files and taking their bytes: regular files only, in the folders that were named, up to a size."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from translator.errors import InputError
from translator.read.refusal import refused

MAX_BYTES = 16 * 1024 * 1024
"""Size of a file above which it is refused unread; the longest reports with their markup stay under a tenth of it."""
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx"})


def discover(paths: Sequence[Path]) -> list[Path]:
    """Return the article files that `paths` name, without repeats, in a stable order.

    Folders are searched to any depth, sorted by name; hidden files, Office lock files (`~$…`), other
    kinds of file, and links that lead out of the folder are passed over. Linked folders are not
    entered. A path named outright is returned whatever it is, and so is a folder that may not be
    opened: `read` says what is wrong, and the rest goes on. Raises `InputError` where nothing is found.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_in_folder(path) if _is_folder(path) else [path]))
    if not found:
        kinds = " ".join(sorted(SUFFIXES))
        raise refused(paths[0] if paths else Path(), "there are no articles here.", f"Put files in it: {kinds}")
    return list(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long, not a name at all: `contents` says which
        return False


def _in_folder(folder: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    root = os.path.realpath(folder)
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith((".", "~$")) or path.suffix.lower() not in SUFFIXES:
                continue
            if not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(root):
                yield path
    yield from (Path(os.fsdecode(error.filename)) for error in closed)


def contents(path: Path) -> bytes:
    """Return the bytes of the file at `path`.

    Raises `InputError` for what is not there, is not a regular file, may not be read, or is over
    `MAX_BYTES`. A pipe or device is never waited for.
    """
    try:
        _must_be_file(path, path.stat())
        data = _opened(path)
    except InputError:
        raise
    except (FileNotFoundError, NotADirectoryError) as error:
        what = "this is a link to a file that is not there." if path.is_symlink() else "there is no such file."
        raise refused(path, what, "Check the name and the folder.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refused(path, f"cannot be opened: {reason}.", "Check that you may read it.") from error
    except ValueError as error:  # a NUL or half a surrogate pair in the name
        raise refused(path, "no file can have this name.", "Check the name and the folder.") from error
    if len(data) > MAX_BYTES:
        raise refused(path, f"the file is over {MAX_BYTES // 1024**2} MiB.", "Keep the article's text only.")
    return data


def _must_be_file(path: Path, info: os.stat_result) -> None:
    if stat.S_ISDIR(info.st_mode):
        if not os.access(path, os.R_OK | os.X_OK):
            raise refused(path, "this folder may not be opened.", "Check that you may read it.")
        raise refused(path, "this is a folder, not a file.", "Name the article file in it.")
    if not stat.S_ISREG(info.st_mode):
        raise refused(path, "this is a device or pipe, not a file.", "Save the article as a file and name that.")


def _opened(path: Path) -> bytes:
    # Not blocking: what was a file a moment ago may have become a pipe.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:
        _must_be_file(path, os.fstat(file.fileno()))
        return file.read(MAX_BYTES + 1) or b""
