"""What a run is to make, and what it made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from translator.article_files import Dated
from translator.errors import OutputError
from translator.memory import (
    MEMORY_FILE,
    FinishedArticles,
    ReuseCounts,
    Sentences,
    imported,
    open_read_only,
    opened,
    setup_of,
)
from translator.names import NameBook
from translator.pipeline import Job
from translator.publish.errors_log import LOG
from translator.publish.formats import Format
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.records import Article, Outcome, Remarks, Signature, Unused

COMBINED, COMBINED_PDF = "briefing.docx", "briefing.pdf"
CHANGES, TRIALS = "changes.html", "models.html"
REPORT, LEDGER = "report.json", "terms.csv"
_OWN = frozenset({CHANGES, TRIALS, REPORT, LEDGER, LOG, MEMORY_FILE, f"{MEMORY_FILE}-wal", f"{MEMORY_FILE}-shm"})


class Onlooker:
    """Who is told how a run gets on, article by article; this one does nothing with it."""

    def began(self, paths: Sequence[Path]) -> None:
        """Hear that these articles are being translated, together."""

    def concluded(self, outcome: Outcome) -> None:
        """Hear what became of an article."""


_NOBODY = Onlooker()


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What to make of which files, and where.

    `combined`: one document of all articles as well, or of those published `since` a day; `memory`: another file that
    has the sentences, for several folders to share; `wait`: for another run in the same folder to end;
    `unused`: files found beside those in `paths`, for the report; `onlooker` is told how the run gets on.
    """

    paths: Sequence[Path]
    output: Path
    formats: tuple[Format, ...] = (Format.DOCX, Format.HTML)
    house: HouseStyle = DEFAULT_STYLE
    combined: bool = False
    fail_fast: bool = False
    wait: bool = False
    unused: Sequence[Unused] = ()
    since: date | None = None
    memory: Path | None = None
    onlooker: Onlooker = _NOBODY

    @property
    def sentences(self) -> Path:
        """The file that has the sentences."""
        return self.memory or self.output / MEMORY_FILE

    @property
    def combined_names(self) -> tuple[str, ...]:
        """The files that the one document of all articles is to be in."""
        return (COMBINED, COMBINED_PDF) if Format.PDF in self.formats else (COMBINED,)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: an outcome for each path, in order, and what it had to do for them.

    `causes` are glossary entries that came, went or changed since the run before, by the number of
    sentences that they touch; `changed` counts sentences whose English differs; `set_aside` are files
    that someone had edited and that were renamed, not overwritten; `left` are files that earlier runs
    wrote and that are not of this one; `fresh` are the first articles that were made anew, as they were read; `renamed`
    are files with the names that their articles' briefs have now; `dated` says which articles the document of all has,
    where it has not all.
    """

    signature: Signature
    outcomes: Sequence[Outcome]
    remarks: Remarks
    account: ReuseCounts
    causes: tuple[tuple[str, int], ...]
    changed: int
    set_aside: tuple[Path, ...]
    left: tuple[Path, ...] = ()
    combined: Path | None = None
    fresh: tuple[Article, ...] = ()
    renamed: tuple[tuple[Path, Path], ...] = ()
    dated: Dated | None = None


@contextmanager
def remembering(order: RunOptions, job: Job) -> Iterator[tuple[Job, FinishedArticles]]:
    """Open the memory of an order's folder; yield its job, with what that has and the order asks for, and the articles.

    Raises as `memory.opened` does.
    """
    with opened(order.output, order.memory, order.wait) as (connection, shared):
        profile = job.profile.with_points(order.house.summary)
        corrections = job.corrections.over({**imported(shared), **imported(connection)})
        work = replace(job, profile=profile, corrections=corrections, names=NameBook())
        memory = Sentences(shared, setup_of(work.signature, profile))
        yield replace(work, memory=memory), FinishedArticles(connection)


def written_by_runs(folder: Path) -> frozenset[str]:
    """Return the names of the files in `folder` that runs wrote there: none of them is an article."""
    if not (folder / MEMORY_FILE).exists():
        return frozenset()
    with suppress(OutputError), open_read_only(folder / MEMORY_FILE) as connection:  # in use, or of another version
        return _OWN | frozenset(FinishedArticles(connection).names())
    return _OWN
