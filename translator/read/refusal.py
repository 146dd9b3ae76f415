"""The one way in which reading says no."""

from __future__ import annotations

from pathlib import Path

from translator.errors import InputError
from translator.read.normalise import shortened


def refused(path: Path, what: str, remedy: str) -> InputError:
    """An error about `path` that stays short, however long the file's name is."""
    error = InputError(Path(shortened(str(path))), shortened(what), remedy)
    error.path = path
    return error
