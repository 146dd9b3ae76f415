"""A note of a model's files, installed or made, so that its gigabyte is hashed once and not at every start."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from translator.errors import ModelError
from translator.progress import Progress, no_progress
from translator.storage.files import new_file
from translator.storage.large_files import digest_of

NOTE_FILE = "installed.json"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when its digest was taken: bytes, nanoseconds, SHA-256 (hex)."""

    size: int
    modified: int
    digest: str


@dataclass(frozen=True, slots=True)
class Note:
    """The digest of what a model was installed or made from, and its files, by path from the note's folder."""

    digest: str
    files: Mapping[str, FileState]

    @property
    def digest_of_files(self) -> str:
        """The SHA-256 (hex) of the names and contents of the files."""
        lines = (f"{state.digest}  {name}\n" for name, state in sorted(self.files.items()))
        return sha256("".join(lines).encode()).hexdigest()


def note_installed(
    model: Path, digest: str, known: Mapping[str, str] | None = None, within: Path | None = None
) -> Note:
    """Note that `model`, a file or a folder, was installed from something with `digest`; return the note.

    It lies beside the model, or in the folder `within`. `known` has digests that need not be taken again, by path
    relative to that folder.

    Raises:
        OSError: it cannot be written.
    """
    folder, known = within or model.parent, known or {}
    files = {name: _state(path, known.get(name) or digest_of(path)) for name, path in _files(model, folder).items()}
    note = Note(digest, files)
    _write(folder, note)
    return note


def verify(
    model: Path, progress: Progress = no_progress, within: Path | None = None, wholly: bool = False
) -> Note | None:
    """Return the note of `model`, which it is as; None where nothing was noted.

    A file whose size and time are as noted is taken as unchanged; another is hashed again, and `wholly` hashes all.

    Raises:
        ModelError: a file is missing, was added, or its content is no longer what was installed.
    """
    folder = within or model.parent
    note = _read(folder)
    if note is None:
        return None  # as good as no note: the caller verifies or installs again
    present, states = _files(model, folder), {}
    for name in sorted({*note.files, *present}):
        if name not in present:
            raise _damaged(model, folder / name, "is missing")
        if name not in note.files:
            raise _damaged(model, folder / name, "was not there when it was installed")
        state = _state(present[name], note.files[name].digest)
        if (state != note.files[name] or wholly) and not _is(present[name], note.files[name], progress):
            raise _damaged(model, present[name], "has changed since it was installed")
        states[name] = state
    if states != note.files:
        with contextlib.suppress(OSError):  # a read-only folder costs a hash at each start, no more
            _write(folder, Note(note.digest, states))
    return note


def _is(path: Path, noted: FileState, progress: Progress) -> bool:
    """Whether the content of a file is as it was `noted`."""
    return path.stat().st_size == noted.size and digest_of(path, progress) == noted.digest


def _read(folder: Path) -> Note | None:
    try:
        noted = json.loads((folder / NOTE_FILE).read_text(encoding="utf-8"))
        files = {name: FileState(**state) for name, state in noted["files"].items() if _counts(name)}
        return Note(str(noted["digest"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _write(folder: Path, note: Note) -> None:
    """Put the note in its place whole: another process may be reading it."""
    with new_file(folder / NOTE_FILE) as file:
        file.write(json.dumps(asdict(note), indent=1).encode())


def _files(model: Path, folder: Path) -> dict[str, Path]:
    """Return the files of `model` by path from `folder`."""
    paths = [path for path in model.rglob("*") if path.is_file()] if model.is_dir() else [model]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path for name, path in names.items() if _counts(name)}


def _counts(name: str) -> bool:
    """Whether a file is the model's: the note is not, nor what is hidden, as desktops leave it in any folder."""
    last = name.rpartition("/")[2]
    return name != NOTE_FILE and not last.startswith(".")


def _state(path: Path, digest: str) -> FileState:
    status = path.stat()
    return FileState(status.st_size, status.st_mtime_ns, digest)


def _damaged(model: Path, file: Path, what: str) -> ModelError:
    return ModelError(f"{file}: {what}.", f"Install it again: translator models install {model.parent.name}")
