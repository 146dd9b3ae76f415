"""A whole run: files in, briefs and reports out. Nothing already right is done twice, nothing half done is left.

Articles are taken in groups, so that a batch of any size fits in memory; each is written and filed as soon
as its group is translated, and a run that was cut off goes on from there.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from translator.ahead import ahead
from translator.article_files import ArticleFiles, Dated, key_of, printed_sentences, whole
from translator.clean import clean
from translator.duplicates import duplicates, fingerprint
from translator.errors import EngineError, InputError, ModelError, TranslatorError
from translator.failure_boundary import PASSING, Boundary
from translator.memory import (
    FiledArticle,
    FinishedArticles,
    PrintedSentence,
    Standing,
    changed_sentences,
    changed_terms,
    own_sentences,
)
from translator.overview import overview
from translator.pipeline import Job, brief
from translator.publish import brief_json, report_json
from translator.publish.content.accepted import lapsed
from translator.publish.content.method import point_flags, points_of
from translator.publish.docx.render import render_combined
from translator.publish.formats import render
from translator.publish.html.changes_page import write_changes
from translator.publish.output_folder import OutputFolder
from translator.publish.pdf import paged
from translator.publish.report_json import article_record, write_report
from translator.publish.terms_csv import term_rows, write_terms_csv
from translator.read import digest, distinct, read
from translator.records import Article, Briefing, Duplicate, Flag, Outcome, Remarks
from translator.runs import CHANGES, COMBINED, LEDGER, REPORT, Run, RunOptions, remembering
from translator.storage.files import clear_remains, make_folder

__all__ = ["Run", "RunOptions", "run"]

# What no other article would fare better with. A memory that fails keeps nothing of what is translated.
_STOPS = (EngineError, ModelError, sqlite3.Error)
# Source characters that are translated together: enough to keep an engine busy, few enough to hold and to lose.
_GROUP = 12_000
# Articles that the run hands on, to be looked through for suggestions: enough to be useful, few enough to be quick.
_MOST_HELD = 20


@dataclass(frozen=True, slots=True)
class _Item:
    """A file to be done, and what determines all that is written for it."""

    path: Path
    stamp: str


def run(order: RunOptions, job: Job) -> Run:
    """Translate the files of `order` and write their briefs, `terms.csv`, `report.json` and what changed.

    What goes wrong with one file, be it foreseen or not, is an outcome with an error; the others are done.

    Raises:
        ModelError, EngineError: nothing can be translated.
        OutputError: the folder cannot be written in, the memory in it cannot be used, or one of them was deleted
            while the run was at work.
        BusyError: another run is at work in it.
        TranslatorError: a file cannot be done, and the order says to stop at the first.
    """
    make_folder(order.output)
    with remembering(order, job) as (work, archive):
        clear_remains(order.output)
        return _Batch(order, work, archive).run()


class _Batch:
    """A run at work."""

    def __init__(self, order: RunOptions, job: Job, archive: FinishedArticles) -> None:
        self._order, self._job, self._archive = order, job, archive
        self._shelf = OutputFolder(order.output, archive)
        self._standing = Standing(order.output)
        # Each file once, whatever it was called.
        paths = list(distinct(order.paths).values())
        self._files = ArticleFiles(paths, order.house.name, archive)
        self._boundary = Boundary(paths, order.output, self._concluded, order.fail_fast)
        self._fresh: list[Article] = []
        self._made: dict[Path, Briefing] = {}
        self._prints: dict[Path, Sequence[int]] = {}
        self._causes: Counter[str] = Counter()
        # Rows and notes have no bearing on the English, but reports and pages show them.
        rows = sorted((entry.place, entry.source, entry.note) for entry in job.glossary.entries)
        looks = (*order.formats, order.house.digest, brief_json.FORMAT, report_json.FORMAT)
        self._settings = sha256(repr((looks, str(job.signature), job.profile, rows)).encode()).hexdigest()

    def run(self) -> Run:
        """Do all that the order asks for. However it ends, but for Ctrl-C, the report says what was done."""
        self._archive.begin()
        try:
            for group, job in ahead(self._groups(), self._job, self._order.sentences):
                for item, briefing in self._briefings(group, job):
                    self._standing.check()
                    with self._boundary.article(item.path):
                        self._publish(item, briefing)
            return self._close()
        except (TranslatorError, sqlite3.Error) as error:
            self._give_up(error)
            raise

    def _concluded(self, outcome: Outcome, done: int, total: int) -> None:
        self._job.watch("Articles", done, total)
        self._order.onlooker.concluded(outcome)

    def _briefings(self, group: Sequence[tuple[_Item, Article]], job: Job) -> list[tuple[_Item, Briefing]]:
        """Return the briefings of a group, but for those of the articles at fault."""
        self._order.onlooker.began([item.path for item, _ in group])
        try:
            briefings = brief([article for _, article in group], job)
            return [(item, briefing) for (item, _), briefing in zip(group, briefings, strict=True)]
        except (*_STOPS, *PASSING):
            raise
        except BaseException as error:
            if len(group) > 1:  # each on its own, to see whose it is; what was finished is in the memory
                return [found for one in group for found in self._briefings([one], job)]
            self._boundary.fail(group[0][0].path, error)
            return []

    def _groups(self) -> Iterator[list[tuple[_Item, Article]]]:
        """Yield the articles that have to be made anew, about `_GROUP` characters at a time."""
        group: list[tuple[_Item, Article]] = []
        size = 0
        for item in [item for path in self._files.paths if (item := self._unfinished(path))]:
            with self._boundary.article(item.path):
                group.append((item, clean(read(item.path))))
                size += len(group[-1][1].text)
            if size >= _GROUP:
                yield group
                group, size = [], 0
        if group:
            yield group

    def _unfinished(self, path: Path) -> _Item | None:
        """Return what is to be made anew; None if all of it is there already or it cannot be used.

        The names of what is there are known before any article is made that may have them too.
        """
        with self._boundary.article(path):
            item = _Item(path, self._stamp(path))
            filed = self._archive.find(key_of(path))
            if filed and filed.stamp == item.stamp and self._shelf.has(filed.names, item.stamp):
                self._job.names.learn(filed.found)
                self._settle(path, filed, is_fresh=False)
                return None
            return item
        return None

    def _stamp(self, path: Path) -> str:
        """Return what determines all that is written for a file: its bytes, the run's settings, its names."""
        parts = (digest(path), str(path), self._files.basis(path), self._settings)
        return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _publish(self, item: _Item, briefing: Briefing) -> None:
        """Write and file an article. It is filed last: what is filed is there."""
        name = self._files.name(item.path, briefing)
        names = tuple(f"{name}.{kind}" for kind in self._order.formats)
        for kind, name in zip(self._order.formats, names, strict=True):
            self._shelf.put(name, render(kind, briefing, self._order.house), item.stamp)
        flags = [Flag(f.check, f.message, s.segment.text) for s in briefing.flagged() for f in s.findings]
        filed_before = self._archive.find(key_of(item.path))
        flags += lapsed(briefing, self._job.corrections)
        flags += point_flags(briefing, filed_before.points if filed_before else (), self._job.profile.has_number)
        size = sum(len(s.segment.text) for passage in briefing.passages() for s in passage.sentences)
        record, counts = article_record(item.path, names, briefing)
        found = self._job.names.standing_in(briefing.article.text)
        points = points_of(briefing)
        filed = FiledArticle(item.stamp, names, counts, tuple(flags), size, fingerprint(briefing), points, found)
        printed = printed_sentences(briefing)
        self._compare(item.path, printed)
        self._archive.file(key_of(item.path), filed, (record, term_rows(item.path, briefing)), printed)
        for old, new in self._files.outlived(filed_before, names):
            self._shelf.rename(old, new)
        self._settle(item.path, filed, is_fresh=True)
        self._hold(item.path, briefing)

    def _hold(self, path: Path, briefing: Briefing) -> None:
        """Keep what a run needs of an article once more, so that no file is read twice."""
        if len(self._fresh) < _MOST_HELD:
            self._fresh.append(briefing.article)
        if self._order.combined:
            self._made[path] = briefing

    def _compare(self, path: Path, printed: Sequence[PrintedSentence]) -> None:
        """Note what differs from the run before."""
        before = self._archive.printed(key_of(path))
        changes = changed_sentences(str(path), before, printed) if before else own_sentences(str(path), printed)
        self._archive.note(key_of(path), changes)
        if before:
            self._causes.update(cause for causes in changed_terms(before, printed) for cause in causes)

    def _settle(self, path: Path, filed: FiledArticle, is_fresh: bool) -> None:
        written = tuple(self._order.output / name for name in filed.names)
        self._prints[path] = array("Q", filed.fingerprint)  # eight bytes a sentence
        self._boundary.conclude(Outcome(path, written, filed.counts, filed.flags, filed.characters, is_fresh))

    def _close(self) -> Run:
        """Write what is about the run as a whole."""
        self._standing.check()
        assert self._job.memory is not None
        folder = self._order.output
        done = self._boundary.outcomes.done
        dated = Dated.since(self._order.since, done, self._archive)
        twice: tuple[Duplicate, ...] = ()
        with self._boundary.document(folder / REPORT):
            twice = duplicates([(path, self._prints[path]) for path in done])
        combined = self._combine(dated.taken) if self._order.combined and dated.taken else None
        changed = self._report(twice)
        self._archive.end()
        names = [path.name for outcome in self._boundary.outcomes for path in outcome.written]
        return Run(
            self._job.signature,
            self._boundary.outcomes,
            self._remarks(twice),
            self._job.memory.account,
            tuple(self._causes.most_common()),
            changed,
            self._shelf.set_aside,
            self._shelf.left(frozenset([*names, *self._order.combined_names] if combined else names)),
            combined,
            tuple(self._fresh),
            self._shelf.renamed,
            dated if self._order.since else None,
        )

    def _give_up(self, error: Exception) -> None:
        """Report what was finished before `error` stopped the run."""
        self._standing.check()
        self._boundary.outcomes.stop(error)
        self._report(())
        if not isinstance(error, _STOPS):
            self._archive.end()

    def _remarks(self, twice: tuple[Duplicate, ...]) -> Remarks:
        return Remarks(twice, tuple(self._order.unused), self._boundary.failed)

    def _report(self, twice: tuple[Duplicate, ...]) -> int:
        """Write the reports; return how many sentences differ from the run before.

        Where nothing could be read, the reports of an earlier run are left: a mistyped name must not wipe them.
        """
        folder, outcomes, changed = self._order.output, self._boundary.outcomes, 0
        keys = [key_of(path) for path in outcomes.done]
        if all(isinstance(outcome.error, InputError) for outcome in outcomes) and (folder / REPORT).exists():
            return 0
        with self._boundary.document(folder / LEDGER):
            write_terms_csv(folder / LEDGER, lambda: self._archive.ledgers(keys))
        with self._boundary.document(folder / CHANGES):
            changed = write_changes(folder / CHANGES, self._archive.changes())
        with self._boundary.document(folder / REPORT):
            records = self._archive.records(keys)
            write_report(folder / REPORT, records, outcomes, self._remarks(twice), self._job.signature)
        return changed

    def _combine(self, paths: Sequence[Path]) -> Path | None:
        """Write the briefing of all articles that it is to have. It needs them whole and at once."""
        with self._boundary.document(self._order.output / COMBINED):
            stamps = "".join(filed.stamp for path in paths if (filed := self._archive.find(key_of(path))))
            stamp = sha256(stamps.encode()).hexdigest()
            names = self._order.combined_names
            if not self._shelf.has(names, stamp):
                briefings = whole(paths, self._made, self._job, self._must_be_as_filed)
                document = render_combined(briefings, overview(briefings), self._order.house)
                made = paged(document) if len(names) > 1 else (document,)
                for name, data in zip(names, made, strict=True):
                    self._shelf.put(name, data, stamp)
            return self._order.output / COMBINED
        return None

    def _must_be_as_filed(self, path: Path) -> None:
        filed = self._archive.find(key_of(path))
        if filed is None or filed.stamp != self._stamp(path):
            raise InputError(path, "was edited while the run was at work.", "Run again.")
