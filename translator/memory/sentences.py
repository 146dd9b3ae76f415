"""Finished sentences, to be had again as long as nothing that determined them has changed."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from translator.memory.keys import key_of
from translator.records import Check, Hypothesis, Marked, Step, Translation
from translator.storage.row_digests import UNREADABLE, is_text, seal

# SQLite takes 999 variables at the least.
_AT_ONCE = 500
_FOUND = ("spans", "targets", "figures", "words")


@dataclass(frozen=True, slots=True)
class ReuseCounts:
    """How many sentences of a run were had from memory, had to be translated, or only had a new target put in."""

    recalled: int
    fresh: int
    retargeted: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was kept for a sentence, and the rung of the ladder that it came from."""

    hypothesis: Hypothesis
    step: Step


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the database, read: see `_found`."""

    key: str
    remembered: Remembered
    spans: list[list[Any]]
    targets: list[str]
    figures: list[str]


class Sentences:
    """The sentences of an open memory, for a run that works as `setup` says. Counts what it is asked."""

    def __init__(self, connection: sqlite3.Connection, setup: str) -> None:
        self._connection = connection
        self._setup = setup
        self._recalled = self._fresh = self._retargeted = 0

    @property
    def account(self) -> ReuseCounts:
        """What has been recalled and what not, so far."""
        return ReuseCounts(self._recalled, self._fresh - self._retargeted, self._retargeted)

    def recall(self, marked: Sequence[Marked]) -> list[Remembered | None]:
        """Return what was kept for each of `marked`, in order; None for what is new or has changed."""
        keys = [key_of(item, self._setup) for item in marked]
        known: dict[str, Remembered] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = list(dict.fromkeys(keys[start : start + _AT_ONCE]))
            marks = ",".join("?" * len(some))
            known |= {row.key: row.remembered for row in self._rows(f"key IN ({marks})", some)}
        found = [known.get(key) for key in keys]
        fresh = found.count(None)
        self._recalled += len(found) - fresh
        self._fresh += fresh
        return found

    def earlier(self, marked: Marked) -> tuple[Remembered, tuple[str, ...]] | None:
        """Return what was kept for the same sentence under other targets, and those targets, one for each hit.

        None where its terms or figures stood elsewhere, or it is new. Of several, the one most like it now.
        """
        spans, targets, figures = _found(marked)
        best: tuple[int, Remembered, tuple[str, ...]] | None = None
        for old in self._rows("source = ? AND setup = ? ORDER BY key", (marked.segment.text, self._setup)):
            if old.spans != spans or old.figures != figures:
                continue
            differing = sum(one != other for one, other in zip(old.targets, targets, strict=True))
            if best is None or differing < best[0]:
                best = differing, old.remembered, tuple(old.targets)
        return best and best[1:]

    def _rows(self, condition: str, values: Sequence[str]) -> Iterator[_Row]:
        """Yield the rows that are as they were kept: any other is as if it had never been."""
        rows = self._connection.execute(f"SELECT * FROM sentences WHERE {condition}", values)
        return filter(None, map(_read, rows))

    def count_retargeted(self) -> None:
        """Count a sentence that was asked for in vain, but came out of `earlier`."""
        self._retargeted += 1

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """Count nothing that is asked meanwhile: sentences that have been counted, asked for again."""
        before = self._recalled, self._fresh, self._retargeted
        yield
        self._recalled, self._fresh, self._retargeted = before

    def remember(self, finished: Iterable[tuple[Marked, Translation]]) -> None:
        """Keep these, at once and for good: what is committed survives the end of the process, however it ends."""
        rows = [
            (
                key_of(marked, self._setup),
                marked.segment.text,
                translation.text,
                float(translation.score) + 0.0,  # SQLite has no -0.0
                int(all(finding.check is not Check.TRUNCATED for finding in translation.findings)),
                translation.step.value,
                json.dumps(dict(zip(_FOUND, (*_found(marked), translation.words), strict=True)), ensure_ascii=False),
                self._setup,
            )
            for marked, translation in finished
            if math.isfinite(translation.score)
        ]
        with self._connection:
            sealed = [(*row, seal(*row)) for row in rows]
            self._connection.executemany("INSERT OR REPLACE INTO sentences VALUES (?,?,?,?,?,?,?,?,?)", sealed)


class Recollection(Sentences):
    """The sentences of a memory for who only guesses what will be asked: nothing is kept of that."""

    def remember(self, finished: Iterable[tuple[Marked, Translation]]) -> None:
        """Keep nothing."""


def count(connection: sqlite3.Connection) -> int:
    """Return how many sentences a memory holds, damaged or not."""
    [found] = connection.execute("SELECT count(*) FROM sentences").fetchone()
    return int(found)


def forget(connection: sqlite3.Connection) -> int:
    """Forget all sentences, in the caller's transaction; return how many."""
    return connection.execute("DELETE FROM sentences").rowcount


def _read(values: Sequence[Any]) -> _Row | None:
    """Return a row of the database; None where it is damaged or makes no sense."""
    *kept, mark = values
    key, _, english, score, complete, step, found, _ = kept
    try:
        spans, targets, figures, said = (json.loads(found)[name] for name in _FOUND)
        words = tuple((str(word), float(value)) for word, value in said)
        is_sound = is_text(english, *targets) and math.isfinite(score) and len(spans) == len(targets) + 1
        if mark == seal(*kept) and is_sound:
            remembered = Remembered(Hypothesis(english, score, bool(complete), words), Step(step))
            return _Row(key, remembered, spans, targets, figures)
    except UNREADABLE:
        pass
    return None


def _found(marked: Marked) -> tuple[list[list[Any]], list[str], list[str]]:
    """Return where the terms of a segment stand and how, their targets, and the English of its figures.

    Behind the spans of the terms is what else must be the same: the role, and the brackets that are left out.
    """
    spans: list[list[Any]] = [[hit.start, hit.end, hit.is_first] for hit in marked.hits]
    spans.append([marked.segment.role.value, *map(list, marked.glosses)])
    return spans, [hit.english for hit in marked.hits], [quantity.english for quantity in marked.quantities]
