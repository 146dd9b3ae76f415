"""An article's sentences in reading order, each with its place and its terms, names and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from translator.chinese.segment import segment
from translator.glossary import Glossary
from translator.names import NameBook, with_names
from translator.profiles import Profile
from translator.quantities import Context, fields, home_currency, stated_sums
from translator.records import Article, Block, Entry, Marked, Passage, Role, Segment, Translation
from translator.translate.mark import mark, with_first_mentions


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in an article: its part and, of a part that has several, its index there."""

    part: Literal["title", "publisher", "byline", "body", "headline", "source", "age"]
    index: int = 0

    @property
    def is_related(self) -> bool:
        """Whether it is of a related item."""
        return self.part in ("headline", "source", "age")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what its names and figures mean, and its sentences in reading order, each with its place.

    `related` are the names of its related items alone: what is news elsewhere says nothing of who is who here.
    """

    text: str
    context: Context
    glossary: Glossary
    related: Sequence[Entry]
    found: Sequence[tuple[Place, Segment]]

    def marked(self, entries: Sequence[Entry] = ()) -> list[Marked]:
        """Return the sentences as they are asked for, under further `entries`."""
        glossary = Glossary((*self.glossary.entries, *entries)) if entries else self.glossary
        settled = {entry.source for entry in entries}
        related = [entry for entry in self.related if entry.source not in settled]
        beside = Glossary((*glossary.entries, *related)) if related else glossary
        parts = (mark(part, beside if place.is_related else glossary, self.context) for place, part in self.found)
        return with_first_mentions([replace(part, article=self.text) for part in parts])


@dataclass(frozen=True, slots=True)
class Terms:
    """What an article's sentences are marked by: the user's glossary, the profile's spelling, the names of the run."""

    glossary: Glossary
    profile: Profile
    names: NameBook


def marked_sentences(article: Article, terms: Terms) -> list[Marked]:
    """Return the sentences of an article, in reading order, as a run asks for them once its names are settled."""
    return reading(article, terms).marked(tuple(terms.names.given(article.text).values()))


def reading(article: Article, terms: Terms) -> Reading:
    """Return what is asked for of an article; the run hears which names it has."""
    text = article.text
    found = [(place, part) for place, block in _blocks(article).items() for part in segment(block)]
    glossary = with_names(text, terms.glossary, terms.names)
    terms.names.learn(glossary.entries[len(terms.glossary.entries) :])
    beside = with_names("\n".join(part.text for place, part in found if place.is_related), glossary)
    related = beside.entries[len(glossary.entries) :]
    return Reading(text, context_of(article, text, terms.profile), glossary, related, found)


def passages(article: Article, reading: Reading, translations: Sequence[Translation]) -> dict[Place, Passage]:
    """Everything of an article in English, by its place."""
    said: dict[Place, list[Translation]] = {}
    for (place, _), translation in zip(reading.found, translations, strict=True):
        said.setdefault(place, []).append(translation)
    return {place: Passage(block.role, tuple(said.get(place, ()))) for place, block in _blocks(article).items()}


def context_of(article: Article | None, text: str, profile: Profile) -> Context:
    """Return what the figures of a text are read by: its day, the currency of its place, what it is about."""
    published, publisher = (article.published, article.publisher) if article else (None, None)
    # The byline has the dateline, which tells where an article is from, and stands no longer in its text.
    dated = f"{article.byline}\n{text}" if article and article.byline else text
    context = Context(published, profile.spelling, home_currency(dated, publisher or ""), fields(text))
    return replace(context, sums=stated_sums(text, context))


def _blocks(article: Article) -> dict[Place, Block]:
    """Everything of an article that is to be English, by its place; what the page does not say has none."""
    found = [
        (Place("title"), Block(Role.TITLE, article.title)),
        (Place("publisher"), Block(Role.PUBLISHER, article.publisher or "")),
        (Place("byline"), Block(Role.BYLINE, article.byline or "")),
        *((Place("body", index), block) for index, block in enumerate(article.blocks)),
    ]
    for index, item in enumerate(article.related):
        found.append((Place("headline", index), Block(Role.RELATED, item.headline)))
        found.append((Place("source", index), Block(Role.SOURCE, item.source)))
        found.append((Place("age", index), Block(Role.SOURCE, item.age)))
    is_owed = ("title", "body", "headline")
    return {place: block for place, block in found if block.text or place.part in is_owed}


def marked_alone(segment: Segment, glossary: Glossary, context: Context) -> Marked:
    """Return a segment that no article is around with its terms, its figures and the names that are sure."""
    return mark(segment, with_names(segment.text, glossary), context)
