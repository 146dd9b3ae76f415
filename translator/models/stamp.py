"""A note beside an installed model, so that its gigabyte is hashed once and not at every start."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from translator.errors import ModelError
from translator.models.files import Progress, digest_of, silent

NAME = "installed.json"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when its digest was taken: bytes, nanoseconds, SHA-256 (hex)."""

    size: int
    modified: int
    digest: str


def record(model: Path, digest: str, known: Mapping[str, str] | None = None) -> None:
    """Note that `model`, a file or a folder, was installed from something with `digest`.

    `known` has digests that need not be taken again, by path relative to the model's folder.
    """
    known = known or {}
    files = {name: _state(path, known.get(name) or digest_of(path)) for name, path in _files(model).items()}
    _write(model, digest, files)


def verify(model: Path, progress: Progress = silent) -> str | None:
    """Return the digest that `model` was installed from; None where nothing was noted.

    A file whose size and time are as noted is taken as unchanged; another is hashed again.

    Raises:
        ModelError: a file is missing or its content is no longer what was installed.
    """
    try:
        noted = json.loads((model.parent / NAME).read_text(encoding="utf-8"))
        digest, files = str(noted["digest"]), {name: FileState(**state) for name, state in noted["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # as good as no note: the caller verifies or installs again
    present = _files(model)
    touched = False
    for name, state in files.items():
        if name not in present:
            raise _damaged(model, name, "is missing")
        if _state(present[name], state.digest) == state:
            continue
        if digest_of(present[name], progress) != state.digest:
            raise _damaged(model, name, "has changed since it was installed")
        files[name] = _state(present[name], state.digest)
        touched = True
    if touched:
        _write(model, digest, files)
    return digest


def _write(model: Path, digest: str, files: Mapping[str, FileState]) -> None:
    noted = {"digest": digest, "files": {name: asdict(state) for name, state in files.items()}}
    with contextlib.suppress(OSError):  # a read-only folder costs a hash at each start, no more
        (model.parent / NAME).write_text(json.dumps(noted, indent=1), encoding="utf-8")


def _files(model: Path) -> dict[str, Path]:
    paths = sorted(path for path in model.rglob("*") if path.is_file()) if model.is_dir() else [model]
    return {path.relative_to(model.parent).as_posix(): path for path in paths}


def _state(path: Path, digest: str) -> FileState:
    status = path.stat()
    return FileState(status.st_size, status.st_mtime_ns, digest)


def _damaged(model: Path, name: str, what: str) -> ModelError:
    folder = model.parent
    return ModelError(f"{folder / name}: {what}.", f"Install it again: translator models install {folder.name}")
