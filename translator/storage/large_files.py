"""Files of gigabytes: read in pieces, and room made sure of before they are written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from translator.errors import ModelError, UnusableError
from translator.progress import Progress, no_progress
from translator.storage.bounded_read import MODEL, opened

CHUNK = 1 << 20


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
        progress(f"verifying {path.name}", done, total)
    return digest.hexdigest()


def write_chunks(found: Iterable[bytes], file: BinaryIO, size: int, stage: str, progress: Progress) -> str:
    """Write the chunks `found` to `file` and return their SHA-256 (hex). `progress` is told how many of `size` bytes.

    What is longer is another file than the one that is wanted: it need not fill the disk first.
    """
    digest, done = sha256(), 0
    for chunk in found:
        file.write(chunk)
        digest.update(chunk)
        done += len(chunk)
        progress(stage, done, size)
        if done > size:
            break
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
