"""Finished articles: what was written for each, its part of the report, and what changed since the run before."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass
from itertools import chain
from pathlib import PurePath
from typing import Any

from translator.records import Entry, Flag
from translator.storage.row_digests import UNREADABLE, is_text, seal


@dataclass(frozen=True, slots=True)
class FiledArticle:
    """What is known of a finished article without its text.

    `stamp` determines everything that was written for it; `names` are the files, in the output folder;
    `fingerprint` has a number for each of its sentences, by which the same text is known again elsewhere; `points` are
    the sentences of its summary; `found` are the names in it whose English is from it or another article of its run.
    """

    stamp: str
    names: tuple[str, ...]
    counts: Mapping[str, int]
    flags: tuple[Flag, ...]
    characters: int
    fingerprint: tuple[int, ...]
    points: tuple[str, ...] = ()
    found: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """A sentence as a brief had it, with (label, fingerprint) of each glossary entry in it (see `keys.terms_of`).

    `place` is the bookmark that the brief has there; `is_own`: a person set the English.
    """

    source: str
    english: str
    terms: tuple[tuple[str, str], ...] = ()
    place: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence whose English is not what the run before gave it. An empty text: there was, or is, none."""

    article: str
    source: str
    before: str
    after: str
    causes: tuple[str, ...] = ()


class FinishedArticles:
    """The articles of an open memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begin(self) -> None:
        """Begin a run: forget the changes of the one before, unless it was cut off; then this one goes on with it."""
        with self._connection:
            if not self._connection.execute("SELECT 1 FROM state WHERE name = 'running'").fetchone():
                self._connection.execute("DELETE FROM changes")
                self._connection.execute("INSERT INTO state VALUES ('running', 'yes')")

    def end(self) -> None:
        """Say that the run came to its end."""
        with self._connection:
            self._connection.execute("DELETE FROM state WHERE name = 'running'")

    def seals(self) -> dict[str, str]:
        """Return the seal of each article by its path: one that is filed again has another."""
        return dict(self._connection.execute("SELECT path, seal FROM articles ORDER BY path"))

    def record(self, path: str) -> str:
        """Return the article's part of the report; nothing if it is not filed, or not as it was."""
        return next((row[2] for row in self._whole("WHERE path = ?", path)), "")

    def find(self, path: str) -> FiledArticle | None:
        """Return what is filed of the article file `path`, or None."""
        return next((_filed(row[1]) for row in self._whole("WHERE path = ?", path)), None)

    def file(self, path: str, filed: FiledArticle, parts: tuple[str, str], printed: Sequence[PrintedSentence]) -> None:
        """File an article with its `parts` of the report and of the ledger, and its sentences as they were printed."""
        row = (path, _json(asdict(filed)), *parts, _json([astuple(sentence) for sentence in printed]))
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO articles VALUES (?,?,?,?,?,?)", (*row, seal(*row)))

    def printed(self, path: str) -> list[PrintedSentence]:
        """Return the sentences of the article as the last run printed them; none if it is new."""
        return next((_printed(row[4]) for row in self._whole("WHERE path = ?", path)), [])

    def all(self) -> Iterator[tuple[FiledArticle, list[PrintedSentence]]]:
        """Yield what is filed of each article, and its sentences as they were printed, by its path."""
        for row in self._whole("ORDER BY path"):
            if filed := _filed(row[1]):
                yield filed, _printed(row[4])

    def by_path(self) -> Iterator[tuple[str, FiledArticle]]:
        """Yield what is filed of each article, with what it is filed under."""
        for row in self._whole("ORDER BY path"):
            if filed := _filed(row[1]):
                yield row[0], filed

    def _whole(self, which: str, *values: str) -> Iterator[list[str]]:
        """Yield the rows of the articles that are as they were filed: any other is as if it had not been done."""
        for *row, mark in self._connection.execute(f"SELECT * FROM articles {which}", values):
            if mark == seal(*row):
                yield row

    def records(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the report's part for each of `paths`, one at a time."""
        return self._column("record", paths)

    def ledgers(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the ledger's part for each of `paths`, one at a time."""
        return self._column("ledger", paths)

    def _column(self, name: str, paths: Iterable[str]) -> Iterator[str]:
        for path in paths:
            query = f"SELECT {name} FROM articles WHERE path = ?"
            [value] = self._connection.execute(query, (path,)).fetchone()
            yield value

    def note(self, path: str, changes: Sequence[Change]) -> None:
        """Note what changed in an article, in place of what this run noted of it before it was cut off."""
        rows = [(path, number, _json(asdict(change))) for number, change in enumerate(changes)]
        with self._connection:
            self._connection.execute("DELETE FROM changes WHERE path = ?", (path,))
            self._connection.executemany("INSERT INTO changes VALUES (?,?,?,?)", [(*row, seal(*row)) for row in rows])

    def changes(self) -> Iterator[Change]:
        """Yield what this run changed, article by article."""
        for *row, mark in self._connection.execute("SELECT * FROM changes ORDER BY path, number"):
            if mark == seal(*row) and (change := _change(row[2])):
                yield change

    def promise(self, name: str, digest: str, stamp: str) -> None:
        """Say what is about to be written to the file `name`, so that it is known as ours if the process ends there.

        `digest` is the SHA-256 (hex) of that. `stamp` is that of the article (or of the batch) that the file is for.
        """
        with self._connection:
            row = (name, digest, stamp)
            self._connection.execute("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", row)

    def wrote(self, name: str, digest: str) -> None:
        """Say that what has that digest is in the file `name`."""
        with self._connection:
            self._connection.execute("DELETE FROM written WHERE name = ? AND digest <> ?", (name, digest))

    def stamps(self, name: str) -> set[str]:
        """Return the stamps of what the file `name` may hold: one, unless a run was cut off while writing it."""
        query = "SELECT stamp FROM written WHERE name = ?"
        return {stamp for (stamp,) in self._connection.execute(query, (name,))}

    def names(self) -> list[str]:
        """Return the names of all files that this program wrote, in order."""
        names = self._connection.execute("SELECT DISTINCT name FROM written ORDER BY name")
        return [name for (name,) in names if is_text(name) and PurePath(name).name == name]

    def is_ours(self, name: str, digest: str) -> bool:
        """Return whether this program wrote what has that digest to the file `name`: nobody has edited it since."""
        query = "SELECT 1 FROM written WHERE name = ? AND digest = ?"
        return self._connection.execute(query, (name, digest)).fetchone() is not None

    def count(self) -> int:
        """Return how many articles are filed."""
        [found] = self._connection.execute("SELECT count(*) FROM articles").fetchone()
        return int(found)

    def forget(self) -> None:
        """Forget the articles, in the caller's transaction, and what their files are for: all are made again."""
        self._connection.execute("DELETE FROM articles")
        self._connection.execute("UPDATE written SET stamp = ''")


def _json(value: Any) -> str:
    # Escaped where it is not ASCII: a lone surrogate of a damaged page has no UTF-8.
    return json.dumps(value)


def _printed(text: str) -> list[PrintedSentence]:
    with suppress(*UNREADABLE):
        return [_sentence(*row) for row in json.loads(text) if isinstance(row, list)]
    return []


def _sentence(
    source: str, english: str, terms: list[list[str]], place: str = "", is_own: bool = False
) -> PrintedSentence:
    return PrintedSentence(source, english, tuple((label, mark) for label, mark in terms), place, is_own)


def _change(text: str) -> Change | None:
    with suppress(*UNREADABLE):
        found = json.loads(text)
        return Change(**found | {"causes": tuple(found["causes"])})
    return None


def _entry(kept: Mapping[str, Any]) -> Entry:
    lists: dict[str, Any] = {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
    entry = Entry(**{**kept, **lists})
    if not is_text(
        entry.source, entry.target, entry.first, entry.kind, entry.note, entry.origin, *chain(*lists.values())
    ):
        raise ValueError(kept)
    return entry


def _filed(text: str) -> FiledArticle | None:
    with suppress(*UNREADABLE):
        found = json.loads(text)
        flags = tuple(Flag(**flag) for flag in found["flags"])
        lists = {name: tuple(found[name]) for name in ("names", "points")}
        lists["fingerprint"] = tuple(array("Q", found["fingerprint"]))  # nothing but what a run can hold as one
        entries = tuple(map(_entry, found["found"]))
        return FiledArticle(**found | lists | {"flags": flags, "found": entries})
    return None
