"""What a brief shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from translator.records.articles import Article, RelatedItem, Role
from translator.records.key_fields import APART
from translator.records.quantities import Quantity
from translator.records.terms import Entry, Realisation
from translator.records.translations import Translation


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in English, sentence by sentence."""

    role: Role
    sentences: tuple[Translation, ...]

    @property
    def source(self) -> str:
        """The block's Chinese."""
        return "".join(sentence.segment.text for sentence in self.sentences)

    @property
    def text(self) -> str:
        """The block's English."""
        return " ".join(sentence.text for sentence in self.sentences if sentence.text)


@dataclass(frozen=True, slots=True)
class RelatedPassage:
    """A related item with its headline, source and age in English. `None`: the page does not say."""

    item: RelatedItem
    headline: Passage
    source: Passage | None
    age: Passage | None

    @property
    def is_in_doubt(self) -> bool:
        """Whether a finding puts in doubt what the headline says: a brief leaves it out."""
        return any(sentence.concern > 1 for sentence in self.headline.sentences)


@dataclass(frozen=True, slots=True)
class SummaryPoint:
    """A sentence of the body chosen for the summary: indices into `Briefing.body` and its sentences.

    `is_pinned`: a person chose it.
    """

    passage: int
    sentence: int
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class WantedPoints:
    """What a person set of an article's summary.

    `pinned` are its points with the place of each, from 1 and in order; none of `dropped` is one. `number` is how many
    there are in all, or 0 where that was not said. `gone` are sentences that were pinned and are not in the text.
    """

    pinned: tuple[tuple[int, SummaryPoint], ...] = ()
    dropped: frozenset[SummaryPoint] = frozenset()
    number: int = 0
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure worth a row of its own, and the sentence that it stands in."""

    quantity: Quantity
    passage: int
    sentence: int


@dataclass(frozen=True, slots=True)
class TermUse:
    """How often an entry occurred in an article, and how often the English has it.

    `surfaces` are the forms in which it stands there, each once, in order of first occurrence.
    """

    entry: Entry
    occurrences: int
    met: int
    surfaces: tuple[str, ...]


def term_uses(passages: Iterable[Passage]) -> tuple[TermUse, ...]:
    """Return how often and in which forms each entry occurs, in order of first occurrence."""
    found: dict[Entry, list[Realisation]] = {}
    for passage in passages:
        for sentence in passage.sentences:
            for term in sentence.terms:
                found.setdefault(term.hit.entry, []).append(term)
    return tuple(
        TermUse(entry, len(terms), sum(t.is_met for t in terms), tuple(dict.fromkeys(t.hit.surface for t in terms)))
        for entry, terms in found.items()
    )


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a run's output, so that it can be repeated.

    Apart from a sentence's English are the glossary, the corrections and the profile as wholes: what of them bears on
    it is known one by one. `server` is what had the model, `host` the other computer that the text was sent to.
    """

    version: str
    engine: str
    model: str
    digest: str
    script: str
    glossary: str = field(metadata=APART)
    profile: str = field(metadata=APART)
    corrections: str = field(default="", metadata=APART)
    files: str = ""
    adapter: str = ""
    server: str = ""
    host: str = ""

    def __str__(self) -> str:
        parts = {name: getattr(self, name) for name in self.__slots__}
        optional = ("corrections", "files", "adapter", "server", "host")
        return "|".join(f"{name}:{value}" for name, value in parts.items() if value or name not in optional)


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
    wanted: WantedPoints = field(default_factory=WantedPoints)

    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the brief, in reading order."""
        named = [passage for passage in (self.title, self.publisher, self.byline) if passage]
        related = [p for item in self.related for p in (item.headline, item.source, item.age) if p]
        return (*named, *self.body, *related)

    def flagged(self) -> tuple[Translation, ...]:
        """The sentences that a person must look at, in reading order."""
        return tuple(s for p in self.passages() for s in p.sentences if s.findings)
