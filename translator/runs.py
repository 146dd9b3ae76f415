"""What a run is to make, and what it made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.memory import ReuseCounts
from translator.publish.formats import Format
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.records import Article, Outcome, Remarks, Signature, Unused


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What to make of which files, and where.

    `combined`: one document of all articles as well; `wait`: for another run in the same folder to end;
    `unused`: files found beside those in `paths`, for the report.
    """

    paths: Sequence[Path]
    output: Path
    formats: tuple[Format, ...] = (Format.DOCX, Format.HTML)
    house: HouseStyle = DEFAULT_STYLE
    combined: bool = False
    fail_fast: bool = False
    wait: bool = False
    unused: Sequence[Unused] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: an outcome for each path, in order, and what it had to do for them.

    `causes` are glossary entries that came, went or changed since the run before, by the number of
    sentences that they touch; `changed` counts sentences whose English differs; `set_aside` are files
    that someone had edited and that were renamed, not overwritten; `left` are files that earlier runs
    wrote and that are not of this one; `fresh` are the first articles that were made anew, as they were read.
    """

    signature: Signature
    outcomes: tuple[Outcome, ...]
    remarks: Remarks
    account: ReuseCounts
    causes: tuple[tuple[str, int], ...]
    changed: int
    set_aside: tuple[Path, ...]
    left: tuple[Path, ...] = ()
    combined: Path | None = None
    fresh: tuple[Article, ...] = ()
