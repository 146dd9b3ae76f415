"""What an overview across a batch of articles shows. It holds its texts: who sets it needs no briefing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from translator.records.quantities import Quantity
from translator.records.terms import Entry


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence of one of the articles.

    `article` is its index in the batch and `passage` that of `Briefing.body`, `None` for the headline;
    `sentence` is the index in the passage. `is_flagged`: the English failed a check.
    """

    article: int
    passage: int | None
    sentence: int
    source: str
    english: str
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """An article in two lines: its headline and the point of its summary that says most of what the headline does.

    `point` is `None` where the article has no summary, `published` where the page states no date.
    """

    path: Path
    headline: Mention
    point: Mention | None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class TermMentions:
    """Where an article first names an entry, and how often it does, in occurrences."""

    mention: Mention
    occurrences: int


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A glossary entry that two or more articles name; one of `articles` for each, in batch order."""

    entry: Entry
    articles: tuple[TermMentions, ...]


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure and the sentence it stands in; its offsets are in `mention.source`."""

    mention: Mention
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class SharedFigure:
    """A figure that two or more articles state of what seems the same thing; one mention for each, in batch order."""

    mentions: tuple[FigureMention, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures that do not agree on what seems the same thing; one mention for each article, in batch order."""

    mentions: tuple[FigureMention, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything an overview shows; `leads` has one for each article, in batch order, the rest the weightiest first."""

    leads: tuple[Lead, ...]
    terms: tuple[SharedTerm, ...] = ()
    figures: tuple[SharedFigure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
