"""An article's review page at the desk: what is set on it is saved at once, and checked as a run would check it."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.article_sentences import Terms, marked_sentences
from translator.clean import clean
from translator.desk.archive import Archive, Kept
from translator.desk.board import Board, changed
from translator.desk.places import Outdated, Places, revision_of
from translator.desk.printed import can_be_printed, why_not
from translator.errors import CorrectionsError, Fault, InputError, UnusableError
from translator.glossary.glossary_files import glossary_beside, glossary_files
from translator.memory import corrections_faults, corrections_table, plain
from translator.memory.choices import choice
from translator.names import NameBook
from translator.profiles import Profile
from translator.publish.html.review_page import DeskPage, at_desk
from translator.read import read
from translator.records import Finding, Hypothesis, Marked, Step
from translator.storage.bounded_read import CORRECTIONS, contents
from translator.storage.files import remove, replace_bytes, require_closed
from translator.storage.spreadsheet import Row, table_of, unguarded
from translator.translate.verify import verify

_MOST_AT_HAND = 8
_COLUMNS = ("source", "english", "summary", "article")
_ACCEPTING = ("accepted", "finding")
Record = Sequence[str]
"""A row of a file of corrections."""


@dataclass(frozen=True, slots=True)
class _Saved:
    """A file of corrections as it is: its rows if a run takes them, its revision, and what is wrong with it."""

    rows: tuple[dict[str, str], ...] = ()
    revision: str = ""
    faults: tuple[Fault, ...] = ()


class Review:
    """The review pages of a desk's briefs."""

    def __init__(self, places: Places, board: Board, archive: Archive, profile: Profile) -> None:
        self._places, self._board, self._archive, self._profile = places, board, archive, profile
        self._lock = threading.Lock()
        self._at_hand: dict[tuple[object, ...], dict[str, Marked]] = {}

    def page(self, brief: str) -> DeskPage:
        """Return the review page of a brief, with what was set on it since it was made.

        Raises:
            InputError: there is none, or somebody has edited it.
        """
        _, kept = self._board.kept(brief)
        data = self._archive.own(f"{brief}.html")
        saved = _saved(self._file(brief))
        has_pdf = can_be_printed(kept) and not why_not()
        state = {"brief": brief, "revision": saved.revision, "files": kept.filed.names, "pdf": has_pdf}
        return at_desk(data.decode(), state | _state(saved.rows))

    def save(self, brief: str, revision: str, records: Sequence[Record]) -> str:
        """Save what was set on a brief's page as its file of corrections, and return the revision that it now has.

        What the file has of other sentences, of an earlier text of the article say, stays in it, and so does what it
        accepts.

        Raises:
            Outdated: the file is not what it was when the page was opened.
            CorrectionsError: these are no rows of corrections, or the file has others; nothing was saved.
            OutputError: the file cannot be written, or a spreadsheet has it open.
        """
        _, kept = self._board.kept(brief)
        with self._lock:
            path = self._file(brief)
            saved = _unchanged(path, revision)
            own = {*kept.english, *(plain(record[0]) for record in records if record)}
            others = [row for row in saved.rows if plain(row["source"]) not in own]
            others += [_accepting(row) for row in saved.rows if row["accepted"] and plain(row["source"]) in own]
            return self._put(path, records, others)

    def accept(self, brief: str, revision: str, source: str, reason: str) -> str:
        """Accept what was found of a sentence as its brief has it, or without a reason take that back.

        It is saved beside what is set on the page; return the revision that the file now has.

        Raises:
            InputError: nothing was found of that sentence, or it has other English, or none.
            Outdated, CorrectionsError, OutputError: see `save`.
        """
        article, kept = self._board.kept(brief)
        key = plain(source)
        with self._lock:
            path = self._file(brief)
            saved = _unchanged(path, revision)
            rows: list[Mapping[str, str]] = [
                row for row in saved.rows if not (row["accepted"] and plain(row["source"]) == key)
            ]
            if reason:
                english, messages = kept.english.get(key, ""), kept.found.get(key, ())
                is_another = any(
                    plain(row["source"]) == key and plain(row["english"]) not in ("", english) for row in rows
                )
                if not english or not messages or is_another:
                    what = "has nothing that could be accepted of that sentence."
                    raise InputError(article, what, "Make the brief anew, and look at it then.")
                rows.append({"source": key, "english": english, "accepted": reason, "finding": " ".join(messages)})
            return self._put(path, (), rows)

    def _put(self, path: Path, records: Sequence[Record], others: Sequence[Mapping[str, str]]) -> str:
        require_closed(path)
        if records or others:
            replace_bytes(path, _file_of(path, records, others))
        elif os.path.lexists(path):
            remove(path)
        self._board.touch()
        return _saved(path).revision

    def findings(self, brief: str, source: str, english: str) -> tuple[Finding, ...]:
        """Return what the checks of a run say of `english` for a sentence of a brief's article.

        Raises:
            InputError: it is no sentence of it, or the article is gone.
            GlossaryError: the glossary has faults.
        """
        return verify(self.sentence(brief, source), Hypothesis(plain(english)), Step.CORRECTED).findings

    def sentence(self, brief: str, source: str) -> Marked:
        """Return a sentence of a brief's article with its terms, names and figures. Raises as `findings` does."""
        path, kept = self._board.kept(brief)
        marked = self._sentences(path, kept).get(plain(source))
        if marked is None:
            raise InputError(path, "has no such sentence any more.", "Make the brief anew.")
        return marked

    def _sentences(self, path: Path, kept: Kept) -> dict[str, Marked]:
        """Return the sentences of an article, marked, by what they are compared by. The last few are at hand."""
        glossaries = glossary_files(self._places.glossary.parent)
        key = (path, kept.filed.stamp, changed(path), *((file, changed(file)) for file in glossaries))
        with self._lock:
            found = self._at_hand.get(key)
            if found is None:
                found = self._at_hand[key] = self._marked(path, kept)
                for old in list(self._at_hand)[:-_MOST_AT_HAND]:
                    del self._at_hand[old]
            return found

    def _marked(self, path: Path, kept: Kept) -> dict[str, Marked]:
        names = NameBook()
        names.learn(kept.filed.found)
        glossary = glossary_beside(self._places.glossary)
        found = marked_sentences(clean(read(path)), Terms(glossary, self._profile, names))
        return {plain(marked.segment.text): marked for marked in reversed(found)}  # of two alike the first

    def _file(self, brief: str) -> Path:
        return self._places.corrections / f"corrections-{brief}.csv"


def _saved(path: Path) -> _Saved:
    """Return what a file of corrections is now; nothing where there is none."""
    if not os.path.lexists(path):
        return _Saved()
    try:
        data = contents(path, CORRECTIONS)
        faults = corrections_faults(data)
    except UnusableError as error:
        return _Saved(faults=(error.fault,))
    if faults:
        return _Saved((), revision_of(data), faults)
    header, *rows = table_of(data).rows
    return _Saved(tuple(_cells(header, row) for row in rows), revision_of(data))


def _unchanged(path: Path, revision: str) -> _Saved:
    """Return what a file of corrections is now. Raises as `Review.save` does where that cannot be added to."""
    saved = _saved(path)
    if saved.revision != revision:
        raise Outdated
    if saved.faults:  # what the user has in it would be lost
        raise CorrectionsError(path, saved.faults)
    return saved


def _cells(header: Row, row: Row) -> dict[str, str]:
    cells = dict(zip(header.names, row.cells, strict=False))
    return {name: unguarded(cells.get(name, "")) for name in (*_COLUMNS, *_ACCEPTING)}


def _accepting(row: Mapping[str, str]) -> dict[str, str]:
    """Return what a row accepts, without what it sets besides, which the page has."""
    return {name: row[name] for name in ("source", "english", *_ACCEPTING)}


def _state(rows: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Return what a file of corrections sets, as the page keeps it."""
    setting = [row for row in rows if not row["accepted"]]
    english = [
        [row["source"], row["english"]] for row in setting if row["english"] or not (row["summary"] or row["article"])
    ]
    placed = [(found.place, row["source"]) for row in rows if (found := choice(row["summary"])) and found.place]
    points = [plain(source) for _, source in sorted(placed)] if any(row["summary"] for row in rows) else None
    accepted = {plain(row["source"]): row["accepted"] for row in rows if row["accepted"]}
    return {
        "accepted": accepted,
        "kept": {"corrections": english, "points": points, "keep": points is not None and not english},
    }


def _file_of(path: Path, records: Sequence[Record], others: Sequence[Mapping[str, str]]) -> bytes:
    """Return rows of corrections, the first of which is the header, and `others` as the file that a run will take.

    Raises:
        CorrectionsError: it would not.
    """
    header, *rows = records or [_COLUMNS]
    if tuple(header) not in (_COLUMNS[:2], _COLUMNS) or any(len(row) != len(header) for row in rows):
        raise CorrectionsError(path, (Fault(1, "", "These are no rows of corrections.", "Load the page again."),))
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    data = corrections_table([*cells, *others])
    if faults := corrections_faults(data):
        raise CorrectionsError(path, faults)
    return data
