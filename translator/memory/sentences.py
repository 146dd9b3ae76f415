"""Finished sentences, to be had again as long as nothing that determined them has changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.memory.keys import key_of
from translator.records import Hypothesis, Marked, Step, Translation

# SQLite takes 999 variables at the least.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Account:
    """How many sentences of a run were had from memory, had to be translated, or only had a new target put in."""

    recalled: int
    fresh: int
    retargeted: int = 0


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
        self._recalled = self._fresh = self._retargeted = 0

    @property
    def account(self) -> Account:
        """What has been recalled and what not, so far."""
        return Account(self._recalled, self._fresh - self._retargeted, self._retargeted)

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

    def earlier(self, marked: Marked) -> tuple[Remembered, tuple[str, ...]] | None:
        """Return what was kept for the same sentence under other targets, and those targets, one for each hit.

        None where its terms or figures stood elsewhere, or it is new. Of several, the one most like it now.
        """
        spans, targets, figures = _found(marked)
        columns = "english, score, complete, step, found"
        query = f"SELECT {columns} FROM sentences WHERE source = ? AND setup = ? ORDER BY key"
        best: tuple[int, Remembered, tuple[str, ...]] | None = None
        for english, score, complete, step, text in self._connection.execute(query, (marked.segment.text, self._setup)):
            old = json.loads(text)
            if old["spans"] != spans or old["figures"] != figures:
                continue
            differing = sum(one != other for one, other in zip(old["targets"], targets, strict=True))
            if best is None or differing < best[0]:
                kept = Remembered(Hypothesis(english, score, bool(complete)), Step(step))
                best = differing, kept, tuple(old["targets"])
        return best and best[1:]

    def count_retargeted(self) -> None:
        """Count a sentence that was asked for in vain, but came out of `earlier`."""
        self._retargeted += 1

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
                json.dumps(dict(zip(("spans", "targets", "figures"), _found(marked), strict=True)), ensure_ascii=False),
                self._setup,
            )
            for marked, translation in finished
        ]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO sentences VALUES (?,?,?,?,?,?,?,?)", rows)


def _found(marked: Marked) -> tuple[list[list[int | str | bool]], list[str], list[str]]:
    """Return where the terms of a segment stand and how, their targets, and the English of its figures."""
    spans: list[list[int | str | bool]] = [[hit.start, hit.end, hit.is_first] for hit in marked.hits]
    spans.append([marked.segment.role.value])
    return spans, [hit.english for hit in marked.hits], [quantity.english for quantity in marked.quantities]
