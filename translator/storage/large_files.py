"""Writing large files so that what has its final name is whole."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from translator.errors import ModelError, UnusableError
from translator.storage.bounded_read import MODEL, opened

Progress = Callable[[int, int, str], None]  # bytes done, bytes in all, what is being done

CHUNK = 1 << 20
STALE = 3600.0  # seconds after which a staged file belongs to a run that was killed


def no_progress(done: int, total: int, what: str) -> None:
    """The progress of who does not want to know."""


def human_size(size: int) -> str:
    """Return a size as people read it: "74 MB", "1.1 GB"."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def chunks(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes, a megabyte at a time. Raises ModelError for what is no regular file."""
    try:
        with opened(path, MODEL) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except UnusableError as error:
        raise ModelError(f"{path}: {error.what}", error.remedy) from error


def digest_of(path: Path, progress: Progress = no_progress) -> str:
    """Return the SHA-256 of a file (hex)."""
    total, done, digest = 0, 0, sha256()
    for chunk in chunks(path):
        total = total or path.stat().st_size
        digest.update(chunk)
        done += len(chunk)
        progress(done, total, f"verifying {path.name}")
    return digest.hexdigest()


def require_space(folder: Path, size: int) -> None:
    """Raise ModelError unless `size` bytes fit where `folder` is or will be."""
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(there).free
    if free < size:
        raise ModelError(
            f"{folder}: {human_size(size)} are needed and {human_size(free)} are free.",
            "Make room, or set TRANSLATOR_MODELS to a folder on another disk.",
        )


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield a new path beside `target` to write a file or a folder to.

    When the block ends well, it is flushed to disk and takes `target`'s place; otherwise it is removed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_stale(target.parent.glob(f"{target.name}.new-*"))
    new = target.with_name(f"{target.name}.new-{os.getpid()}")
    try:
        yield new
        _flush(new)
        if target.is_dir():
            shutil.rmtree(target)
        new.replace(target)
    finally:
        remove(new)


def remove_stale(paths: Iterable[Path]) -> None:
    """Remove those of `paths` that nobody has written to for so long that who made them was killed."""
    for path in paths:
        if path.stat().st_mtime < time.time() - STALE:
            remove(path)


def _flush(path: Path) -> None:
    for file in [path] if path.is_file() else (each for each in path.rglob("*") if each.is_file()):
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
