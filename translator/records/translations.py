"""What a sentence goes through: segment, marked segment, hypotheses, translation."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from translator.records.articles import Role
from translator.records.checks import Check
from translator.records.key_fields import APART
from translator.records.quantities import Quantity
from translator.records.terms import Realisation, TermHit, TermPiece


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a label kept whole. The segments of a block, joined, are the block."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Marked:
    """A segment with the terms and figures found in it: in order, no two overlapping but a sum's and its currency's.

    `glosses` are spans of the text that only repeat a term in brackets: 台積電（TSMC） is one mention.
    `pieces` are what would be terms and was taken for a part of other words. `article` is the text of the whole
    article around it, whose names the English may say: a pronoun may become a name. `published` is its day.
    """

    segment: Segment
    hits: tuple[TermHit, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    glosses: tuple[tuple[int, int], ...] = ()
    pieces: tuple[TermPiece, ...] = field(default=(), metadata=APART)
    article: str = field(default="", metadata=APART)
    published: date | None = field(default=None, metadata=APART)

    def around(self, start: int, end: int) -> Quantity | None:
        """The figure in which that stretch of the text stands: a sum of money, for the name of its currency."""
        index = bisect_right(self.quantities, start, key=lambda quantity: quantity.start) - 1
        found = self.quantities[index] if index >= 0 else None
        return found if found and end <= found.end else None


Word = tuple[str, float]
"""An English word as an engine wrote it, and its log-probability."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One English rendering; `score` is the mean log-probability of a token (0 is best).

    `complete` is false where the engine ran out of room before it ended. There are no `words` where it does not tell.
    """

    text: str
    score: float = 0.0
    complete: bool = True
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that an English sentence fails. `start` and `end` are in the source, if known."""

    check: Check
    message: str
    start: int = -1
    end: int = -1


class Step(StrEnum):
    """The rung of the ladder that produced what was kept.

    `RETARGETED` is an earlier English in which a term's new target was put; `CORRECTED` is what the user set.
    """

    PLAIN = "plain"
    WRITTEN = "written in"
    REPAIR = "repair"
    SPLICE = "splice"
    SPLIT = "split"
    RETARGETED = "retargeted"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was found of a sentence and a reviewer has accepted, and why."""

    reason: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A segment and the English that was kept for it. No findings: verified, or what was found is `accepted`.

    `words` are those of the hypothesis.
    """

    segment: Segment
    text: str
    score: float = 0.0
    quantities: tuple[Quantity, ...] = ()
    terms: tuple[Realisation, ...] = ()
    findings: tuple[Finding, ...] = ()
    step: Step = Step.PLAIN
    words: tuple[Word, ...] = ()
    accepted: Accepted | None = None

    @property
    def found(self) -> tuple[Finding, ...]:
        """All that was found of it, accepted or not."""
        return (*self.findings, *(self.accepted.findings if self.accepted else ()))

    @property
    def concern(self) -> int:
        """How far its findings keep it from standing for the text: 0 not, 1 only how a name is put, 2 what it says."""
        is_wrong = any(finding.check.weight or finding.check is Check.MEANING for finding in self.findings)
        return 2 if is_wrong else int(bool(self.findings))
