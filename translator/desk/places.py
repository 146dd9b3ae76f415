"""Where the desk's files are, and how a run over them is made: as the command line makes it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from translator.engines.base import Engine
from translator.errors import InputError
from translator.pipeline import Job
from translator.progress import Progress
from translator.runs import RunOptions


@dataclass(frozen=True, slots=True)
class Places:
    """The files of a desk. Corrections are beside the glossary; `memory` has the sentences of several folders."""

    articles: Path
    glossary: Path
    output: Path
    style: Path
    memory: Path | None = None

    @property
    def corrections(self) -> Path:
        """The folder in which corrections count."""
        return self.glossary.parent


@dataclass(frozen=True, slots=True)
class Choice:
    """What translates: the id of a model, "" for what the desk was started with, and the name of a profile."""

    model: str
    profile: str


@dataclass(frozen=True, slots=True)
class Work:
    """How a run is made, each time anew: `order` finds the articles and raises `InputError` where there are none.

    `under` gives the same work under another choice.
    """

    choice: Choice
    load: Callable[[Progress], Engine]
    job: Callable[[Engine, Progress], Job]
    order: Callable[[], RunOptions]
    under: Callable[[Choice], Work]


class Outdated(Exception):
    """What was to be saved was made from a file that is no longer as it was."""


def revision_of(data: bytes) -> str:
    """Return what is another when a file has other bytes; a file that is not there has none, ""."""
    return hashlib.sha256(data).hexdigest()[:16]


def inside(folder: Path, name: str) -> Path:
    """Return the file `name` of `folder`, which is there.

    Raises:
        InputError: it is not there, is no file, or is not in the folder itself: no name leads out of it, nor a link.
    """
    path = folder / name
    try:
        is_own = Path(name).name == name and not path.is_symlink() and path.is_file()
        if is_own and path.resolve().parent == folder.resolve():
            return path
    except (OSError, ValueError):  # no name that a file can have
        pass
    raise InputError(Path(name), "there is no such file here.", "Look at the list again.")
