"""What became of the files of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from translator.errors import TranslatorError


@dataclass(frozen=True, slots=True)
class Flag:
    """A check that a sentence failed: the check's name, what is wrong, and the Chinese.

    Or "summary": of a pinned sentence that is not in the text, or a point of the last run that is none now.
    """

    check: str
    message: str
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input file: what was written for it, or what went wrong.

    `counts` are those of the report; `is_fresh` is false where all of it stood there already from an
    earlier run; `characters` are of the source text.
    """

    source: Path
    written: tuple[Path, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    characters: int = 0
    is_fresh: bool = True
    error: TranslatorError | None = None


@dataclass(frozen=True, slots=True)
class Unused:
    """A file in a folder that was given, of which nothing is made: why, and what to do about it where that is known."""

    path: Path
    why: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that another of the run says as well: `shared` is the part of its text that both have, 0 to 1."""

    source: Path
    original: Path
    shared: float


@dataclass(frozen=True, slots=True)
class Remarks:
    """What there is to be said of a run besides its articles.

    `failed` are the documents of the run as a whole that could not be made, with what went wrong.
    """

    duplicates: tuple[Duplicate, ...] = ()
    unused: tuple[Unused, ...] = ()
    failed: tuple[Outcome, ...] = ()
