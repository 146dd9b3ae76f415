"""A whole run: files in, briefs and reports out. Nothing already right is done twice, nothing half done is left.

Articles are taken in groups, so that a batch of any size fits in memory; each is written and filed as soon
as its group is translated, and a run that was cut off goes on from there.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from translator.clean import clean
from translator.duplicates import duplicates, fingerprint
from translator.errors import InputError, OutputError, TranslatorError
from translator.memory import (
    NAME,
    Account,
    Archive,
    Filed,
    Printed,
    Sentences,
    alone,
    changes,
    imported,
    looked_at,
    opened,
    setup_of,
    terms_of,
    touched,
)
from translator.overview import overview
from translator.pipeline import Job, brief
from translator.publish.changes import write_changes
from translator.publish.combined import render_combined
from translator.publish.files import clear_remains, make_folder
from translator.publish.formats import Format, render
from translator.publish.house import HOUSE, House
from translator.publish.ledger import ledger_record, write_ledger
from translator.publish.names import brief_names
from translator.publish.report import article_record, write_report
from translator.publish.shelf import Shelf
from translator.read import read
from translator.records import Article, Briefing, Duplicate, Flag, Outcome, Signature

COMBINED, CHANGES = "briefing.docx", "changes.html"
REPORT, LEDGER = "report.json", "terms.csv"
# Source characters that are translated together: enough to keep an engine busy, few enough to hold and to lose.
_GROUP = 12_000
# Bytes of a file that is looked at to see whether it is what it was; no article comes near it.
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of which files, and where.

    `combined`: one document of all articles as well; `wait`: for another run in the same folder to end.
    """

    paths: Sequence[Path]
    output: Path
    formats: tuple[Format, ...] = (Format.DOCX, Format.HTML)
    house: House = HOUSE
    combined: bool = False
    fail_fast: bool = False
    wait: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: an outcome for each path, in order, and what it had to do for them.

    `causes` are glossary entries that came, went or changed since the run before, by the number of
    sentences that they touch; `changed` counts sentences whose English differs; `set_aside` are files
    that someone had edited and that were renamed, not overwritten; `left` are files that earlier runs
    wrote and that are not of this one.
    """

    signature: Signature
    outcomes: tuple[Outcome, ...]
    duplicates: tuple[Duplicate, ...]
    account: Account
    causes: tuple[tuple[str, int], ...]
    changed: int
    set_aside: tuple[Path, ...]
    left: tuple[Path, ...] = ()
    combined: Path | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """A file to be done, the name of its brief without ending, and what determines all that is written for it."""

    path: Path
    name: str
    stamp: str


def run(order: Order, job: Job) -> Run:
    """Translate the files of `order` and write their briefs, `terms.csv`, `report.json` and what changed.

    A file that cannot be used is an outcome with an error; the others are done.

    Raises:
        ModelError, EngineError: nothing can be translated.
        OutputError: the folder cannot be written.
        BusyError: another run is at work in it.
        InputError: a file cannot be used, and the order says to stop at the first.
    """
    make_folder(order.output)
    with alone(order.output, order.wait), opened(order.output / NAME) as connection:
        clear_remains(order.output)
        job = replace(job, corrections=job.corrections.over(imported(connection)))
        memory = Sentences(connection, setup_of(job.signature, job.profile.n_best))
        return _Batch(order, replace(job, memory=memory), Archive(connection)).run()


def ours(folder: Path) -> frozenset[str]:
    """Return the names of the files in `folder` that runs wrote there: none of them is an article."""
    with suppress(OutputError), looked_at(folder / NAME) as connection:  # most folders have no memory
        return frozenset([*Archive(connection).names(), CHANGES])
    return frozenset()


class _Batch:
    """A run at work."""

    def __init__(self, order: Order, job: Job, archive: Archive) -> None:
        self._order, self._job, self._archive = order, job, archive
        self._shelf = Shelf(order.output, archive)
        self._outcomes: dict[Path, Outcome] = {}
        self._prints: dict[Path, tuple[int, ...]] = {}
        self._causes: Counter[str] = Counter()
        # Rows and notes have no bearing on the English, but reports and pages show them.
        self._rows = repr(sorted((entry.row, entry.source, entry.note) for entry in job.glossary.entries))

    def run(self) -> Run:
        """Do all that the order asks for."""
        paths = list(dict.fromkeys(self._order.paths))
        self._archive.begin()
        try:
            for group in self._groups(paths):
                for (item, _), briefing in zip(group, brief([article for _, article in group], self._job), strict=True):
                    self._publish(item, briefing)
                    self._job.watch("Articles", len(self._outcomes), len(paths))
        except InputError:
            self._archive.end()
            raise
        return self._close([self._outcomes[path] for path in paths])

    def _groups(self, paths: Sequence[Path]) -> Iterator[list[tuple[_Item, Article]]]:
        """Yield the articles that have to be made anew, about `_GROUP` characters at a time."""
        group: list[tuple[_Item, Article]] = []
        size = 0
        for path, name in zip(paths, brief_names(paths), strict=True):
            taken = self._take(path, name)
            if taken is None:
                continue
            group.append(taken)
            size += sum(len(block.text) for block in taken[1].blocks)
            if size >= _GROUP:
                yield group
                group, size = [], 0
        if group:
            yield group

    def _take(self, path: Path, name: str) -> tuple[_Item, Article] | None:
        """Return an article to be made anew; None if all of it is there already or it cannot be used."""
        try:
            item = _Item(path, name, self._stamp(path, name))
            filed = self._archive.find(_key(path))
            if filed and filed.stamp == item.stamp and self._shelf.has(filed.names, item.stamp):
                self._settle(path, filed, is_fresh=False)
                return None
            return item, clean(read(path))
        except TranslatorError as error:
            if self._order.fail_fast:
                raise
            self._outcomes[path] = Outcome(path, error=error)
            return None

    def _stamp(self, path: Path, name: str) -> str:
        """Return what determines all that is written for a file: its bytes, the run's settings, its names."""
        formats = ",".join(self._order.formats)
        settings = (formats, self._order.house.digest, str(self._job.signature), repr(self._job.profile), self._rows)
        parts = (_content(path), str(path), name, *settings)
        return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _publish(self, item: _Item, briefing: Briefing) -> None:
        """Write and file an article. It is filed last: what is filed is there."""
        names = tuple(f"{item.name}.{kind}" for kind in self._order.formats)
        for kind, name in zip(self._order.formats, names, strict=True):
            self._shelf.put(name, render(kind, briefing, self._order.house), item.stamp)
        flags = tuple(Flag(f.check, f.message, s.segment.text) for s in briefing.flagged() for f in s.findings)
        sentences = [sentence for passage in briefing.passages() for sentence in passage.sentences]
        size = sum(len(sentence.segment.text) for sentence in sentences)
        record, counts = article_record(item.path, names, briefing)
        filed = Filed(item.stamp, names, counts, flags, size, fingerprint(briefing))
        printed = [Printed(s.segment.text, s.text, terms_of(term.hit for term in s.terms)) for s in sentences]
        self._compare(item.path, printed)
        self._archive.file(_key(item.path), filed, (record, ledger_record(item.path, briefing)), printed)
        self._settle(item.path, filed, is_fresh=True)

    def _compare(self, path: Path, printed: Sequence[Printed]) -> None:
        """Note what differs from the run before."""
        before = self._archive.printed(_key(path))
        if before:
            self._archive.note(_key(path), changes(str(path), before, printed))
            self._causes.update(cause for causes in touched(before, printed) for cause in causes)

    def _settle(self, path: Path, filed: Filed, is_fresh: bool) -> None:
        written = tuple(self._order.output / name for name in filed.names)
        self._outcomes[path] = Outcome(path, written, filed.counts, filed.flags, filed.characters, is_fresh)
        self._prints[path] = filed.fingerprint

    def _close(self, outcomes: list[Outcome]) -> Run:
        """Write what is about the run as a whole."""
        assert self._job.memory is not None
        done = [outcome.source for outcome in outcomes if outcome.error is None]
        twice = duplicates([(path, self._prints[path]) for path in done])
        account = self._job.memory.account
        combined = self._combine(done) if self._order.combined and done else None
        changed = self._report(outcomes, twice)
        self._archive.end()
        names = [path.name for outcome in outcomes for path in outcome.written] + [COMBINED] * bool(combined)
        return Run(
            self._job.signature,
            tuple(outcomes),
            twice,
            account,
            tuple(self._causes.most_common()),
            changed,
            self._shelf.set_aside,
            self._shelf.left(frozenset(names)),
            combined,
        )

    def _report(self, outcomes: Sequence[Outcome], twice: Sequence[Duplicate]) -> int:
        """Write the reports; return how many sentences differ from the run before.

        Where nothing could be done, the reports of an earlier run are left: a mistyped name must not wipe them.
        """
        folder = self._order.output
        keys = [_key(outcome.source) for outcome in outcomes if outcome.error is None]
        if not keys and (folder / REPORT).exists():
            return 0
        write_ledger(folder / LEDGER, lambda: self._archive.ledgers(keys))
        write_report(folder / REPORT, self._archive.records(keys), outcomes, twice, self._job.signature)
        return write_changes(folder / CHANGES, self._archive.changes())

    def _combine(self, paths: Sequence[Path]) -> Path:
        """Write the briefing of all articles. It needs them whole and at once; their English is had from memory."""
        stamps = "".join(filed.stamp for path in paths if (filed := self._archive.find(_key(path))))
        stamp = hashlib.sha256(stamps.encode()).hexdigest()
        if not self._shelf.has([COMBINED], stamp):
            briefings = brief([clean(read(path)) for path in paths], self._job)
            self._shelf.put(COMBINED, render_combined(briefings, overview(briefings), self._order.house), stamp)
        return self._order.output / COMBINED


def _key(path: Path) -> str:
    """Return what an article file is filed under, however it was named on the command line."""
    return os.path.abspath(path)


def _content(path: Path) -> str:
    """Return a digest of a file's bytes; nothing where `read` will say what is wrong with it."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
