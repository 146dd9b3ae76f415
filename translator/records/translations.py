"""What a sentence goes through: segment, marked segment, hypotheses, translation."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from translator.records.articles import Role
from translator.records.key_fields import APART


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a label kept whole. The segments of a block, joined, are the block."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A termbase entry: a row of glossary.csv. Its Chinese forms say where it stands, which a `TermHit` has."""

    source: str = field(metadata=APART)
    target: str
    aliases: tuple[str, ...] = field(default=(), metadata=APART)
    accept: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    first: str = ""
    kind: str = "other"
    exact_case: bool = False
    note: str = field(default="", metadata=APART)
    row: int = field(default=0, metadata=APART)


@dataclass(frozen=True, slots=True)
class TermHit:
    """An occurrence of a termbase entry in a segment's text.

    `is_first` marks an article's first mention in its running text, which takes the entry's long form.
    """

    start: int
    end: int
    surface: str
    entry: Entry
    is_first: bool = False

    @property
    def english(self) -> str:
        """What the English should say."""
        return self.entry.first if self.is_first and self.entry.first else self.entry.target


class QuantityKind(StrEnum):
    """What a figure counts or names."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    MEASURE = "measure"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    ORDINAL = "ordinal"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a segment's text, by value, with its English in house style.

    `value` (and `upper`, the end of a range) are in single units: 120億美元 has value 12000000000,
    currency "USD". `unit` is our own singular English name or symbol ("nm", "person", "hectare").
    A date's value is its most exact part; `english` always states the whole figure.
    """

    start: int
    end: int
    surface: str
    kind: QuantityKind
    value: Decimal
    english: str
    upper: Decimal | None = None
    unit: str = ""
    currency: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A segment with the terms and figures found in it: in order, no two overlapping but a sum's and its currency's.

    `glosses` are spans of the text that only repeat a term in brackets: 台積電（TSMC） is one mention.
    """

    segment: Segment
    hits: tuple[TermHit, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    glosses: tuple[tuple[int, int], ...] = ()

    def around(self, start: int, end: int) -> Quantity | None:
        """The figure in which that stretch of the text stands: a sum of money, for the name of its currency."""
        index = bisect_right(self.quantities, start, key=lambda quantity: quantity.start) - 1
        found = self.quantities[index] if index >= 0 else None
        return found if found and end <= found.end else None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One English rendering; `score` is the mean log-probability of a token (0 is best).

    `complete` is false where the engine ran out of room before it ended.
    """

    text: str
    score: float = 0.0
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that an English sentence fails. `start` and `end` are in the source, if known."""

    check: str
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
class Realisation:
    """Where in the English a term stands; `start` is -1 where it does not."""

    hit: TermHit
    start: int = -1
    end: int = -1

    @property
    def is_met(self) -> bool:
        """Whether the English has it."""
        return self.start >= 0


@dataclass(frozen=True, slots=True)
class Translation:
    """A segment and the English that was kept for it. No findings: verified."""

    segment: Segment
    text: str
    score: float = 0.0
    quantities: tuple[Quantity, ...] = ()
    terms: tuple[Realisation, ...] = ()
    findings: tuple[Finding, ...] = ()
    step: Step = Step.PLAIN
