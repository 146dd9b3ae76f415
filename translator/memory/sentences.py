"""Finished sentences, to be had again as long as nothing that determined them has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.memory.keys import key_of
from translator.records import Hypothesis, Marked, Step, Translation

# SQLite takes 999 variables at the least.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Account:
    """How many sentences of a run were had from memory, and how many had to be translated."""

    recalled: int
    fresh: int


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was kept for a sentence, and the rung of the ladder that it came from."""

    hypothesis: Hypothesis
    step: Step


class Sentences:
    """The sentences of an open memory, for a run that works as `setup` says. Counts what it is asked."""

    def __init__(self, connection: sqlite3.Connection, setup: str) -> None:
        self._connection = connection
        self._setup = setup
        self._recalled = self._fresh = 0

    @property
    def account(self) -> Account:
        """What has been recalled and what not, so far."""
        return Account(self._recalled, self._fresh)

    def recall(self, marked: Sequence[Marked]) -> list[Remembered | None]:
        """Return what was kept for each of `marked`, in order; None for what is new or has changed."""
        keys = [key_of(item, self._setup) for item in marked]
        known: dict[str, Remembered] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = list(dict.fromkeys(keys[start : start + _AT_ONCE]))
            marks = ",".join("?" * len(some))
            query = f"SELECT key, english, score, complete, step FROM sentences WHERE key IN ({marks})"
            for key, english, score, complete, step in self._connection.execute(query, some):
                known[key] = Remembered(Hypothesis(english, score, bool(complete)), Step(step))
        found = [known.get(key) for key in keys]
        fresh = found.count(None)
        self._recalled += len(found) - fresh
        self._fresh += fresh
        return found

    def remember(self, finished: Iterable[tuple[Marked, Translation]]) -> None:
        """Keep these, at once and for good: what is committed survives the end of the process, however it ends."""
        rows = [
            (
                key_of(marked, self._setup),
                marked.segment.text,
                translation.text,
                translation.score,
                all(finding.check != "truncated" for finding in translation.findings),
                translation.step.value,
            )
            for marked, translation in finished
        ]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO sentences VALUES (?,?,?,?,?,?)", rows)
