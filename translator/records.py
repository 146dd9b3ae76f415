"""The records that flow from stage to stage. Frozen: a stage returns new ones.

Offsets are in characters of the text that the record names, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

# ---------------------------------------------------------------- read and clean


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its text, and what its markup (HTML, Word) stated outright."""

    path: Path
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None


class Role(StrEnum):
    """What a block of text is in its article."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"
    PUBLISHER = "publisher"
    RELATED = "related"
    SOURCE = "source"

    @property
    def is_label(self) -> bool:
        """Whether the text is a title or a name rather than running sentences."""
        return self not in (Role.STANDFIRST, Role.PARAGRAPH, Role.CAPTION)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, caption … in source order."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """An entry of a page's list of other stories. Empty strings where not stated."""

    headline: str
    lede: str = ""
    source: str = ""
    age: str = ""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was left out: its number in the source text (from 1) and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What is worth translating of a document. `None` or empty: the page does not say."""

    path: Path
    title: str
    blocks: tuple[Block, ...]
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    related: tuple[RelatedItem, ...] = ()
    dropped: tuple[Dropped, ...] = ()


# ---------------------------------------------------------------- segment and match


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a label kept whole. The segments of a block, joined, are the block."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A termbase entry: a row of glossary.csv."""

    source: str
    target: str
    aliases: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    first: str = ""
    kind: str = "other"
    exact_case: bool = False
    note: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class TermHit:
    """An occurrence of a termbase entry in a segment's text."""

    start: int
    end: int
    surface: str
    entry: Entry


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
    """A segment with the terms and figures found in it: in order, no two overlapping.

    `glosses` are spans of the text that only repeat a term in brackets: 台積電（TSMC） is one mention.
    """

    segment: Segment
    hits: tuple[TermHit, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    glosses: tuple[tuple[int, int], ...] = ()


# ---------------------------------------------------------------- translate, verify, repair


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
    """The rung of the ladder that produced what was kept."""

    PLAIN = "plain"
    WRITTEN = "written in"
    REPAIR = "repair"
    SPLICE = "splice"
    SPLIT = "split"


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


# ---------------------------------------------------------------- summarise and publish


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in English, sentence by sentence."""

    role: Role
    sentences: tuple[Translation, ...]

    @property
    def source(self) -> str:
        return "".join(sentence.segment.text for sentence in self.sentences)

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences if sentence.text)


@dataclass(frozen=True, slots=True)
class RelatedPassage:
    """A related item with its headline and source in English."""

    item: RelatedItem
    headline: Passage
    source: Passage | None
    age: str


@dataclass(frozen=True, slots=True)
class SummaryPoint:
    """A sentence of the body chosen for the summary: indices into `Briefing.body` and its sentences."""

    passage: int
    sentence: int


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure worth a row of its own, and the sentence that it stands in."""

    quantity: Quantity
    passage: int
    sentence: int


@dataclass(frozen=True, slots=True)
class TermUse:
    """How often an entry occurred in an article, and how often the English has it."""

    entry: Entry
    occurrences: int
    realised: int


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a run's output, so that it can be repeated."""

    version: str
    engine: str
    model: str
    digest: str
    script: str
    glossary: str
    profile: str

    def __str__(self) -> str:
        return "|".join(f"{name}:{getattr(self, name)}" for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a brief shows, as one record."""

    article: Article
    title: Passage
    body: tuple[Passage, ...]
    signature: Signature
    made: date
    publisher: Passage | None = None
    byline: Passage | None = None
    related: tuple[RelatedPassage, ...] = ()
    summary: tuple[SummaryPoint, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    terms: tuple[TermUse, ...] = field(default=())

    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the brief, in reading order."""
        named = [passage for passage in (self.title, self.publisher, self.byline) if passage]
        related = [p for item in self.related for p in (item.headline, item.source) if p]
        return (*named, *self.body, *related)

    def flagged(self) -> tuple[Translation, ...]:
        """The sentences that a person must look at, in reading order."""
        return tuple(s for p in self.passages() for s in p.sentences if s.findings)
