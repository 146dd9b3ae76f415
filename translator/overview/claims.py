"""What an article claims with a figure: about whom, when, of what, in comparable parts.

Everything is read from the Chinese, folded to one script, so that the wording of a translation decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from translator.chinese.characters import HAN_RANGES, is_han
from translator.chinese.script import fold
from translator.overview import claim_words
from translator.overview.tolerance import Bounds, claimed_bounds, stated_bounds
from translator.records import Article, Briefing, Quantity, QuantityKind, Realisation, Translation
from translator.records.overviews import FigureMention, Mention

Name = tuple[str, str]
"""The kind and the English of a glossary entry: 千歲 and 千歲市 may be two rows and are one place."""
_LEFT_OUT = (QuantityKind.ORDINAL, QuantityKind.CODE, QuantityKind.TIME)
_IDENTITIES = (QuantityKind.MEASURE, QuantityKind.ORDINAL, QuantityKind.CODE)
"""Kinds of figure that say which thing another figure is about: the yield of 2奈米 is not that of 3奈米."""
_TAKEN = "\0"
"""Stands in a text for each character that has been read as something."""
_CLAUSE_END = re.compile(r"[,。;:!?…()\n]|——")
_BRACKETS = re.compile(rf"\([^(){_TAKEN}]*\)")
_RUN = re.compile(rf"[A-Za-z]+|[{HAN_RANGES}]+")
_GROWN = re.compile(
    "(?:[按同环][年季月周比]|[年季月周])[增减成升涨扬攀大激剧衰降跌下缩萎挫锐][加少长升涨扬退滑缩减增]?"
)
_PEOPLE = "人名位"
_ANY_THING = "个零〇一二三四五六七八九十百千万亿兆余多几数"
"""What says nothing of what is counted: the classifier for anything, and the end of a number without one."""
_YEARS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_FIRST_YEAR = 1000
"""A "year" below this is a month, an age or a number of years."""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a clause or sentence: runs of Chinese or a Latin word, and what they have been found to mean."""

    runs: tuple[str, ...]
    pieces: frozenset[str]
    senses: frozenset[str]
    names: frozenset[Name]
    heavy: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of an article with all that decides whether another is of the same thing.

    `subject` are the names that the text up to it speaks of, or what stands before its sentence where that
    names nobody (`is_carried`); `place` its position among the figures like it in its
    clause and their number; `purpose` the next clause, where the one with the money breaks off before what it is for.
    """

    figure: FigureMention
    measure: tuple[str, str, str]
    thing: str
    bounds: Bounds
    stated: Bounds
    clause: Content
    purpose: Content | None
    sentence: Content
    subject: frozenset[Name]
    is_carried: bool
    times: frozenset[str]
    scope: frozenset[str]
    identities: frozenset[str]
    place: tuple[int, int]

    @property
    def article(self) -> int:
        """The index of its article in the batch."""
        return self.figure.mention.article


def claims(briefing: Briefing, number: int) -> Iterator[Claim]:
    """Yield what the headline and the body of a briefing, the `number`th of its batch, claim with figures."""
    headline = frozenset(_named(t for s in briefing.title.sentences for t in s.terms))
    yield from _of_passage(briefing.article, briefing.title.sentences, number, None, headline)
    for index, passage in enumerate(briefing.body):
        yield from _of_passage(briefing.article, passage.sentences, number, index, headline)


def mention(article: int, passage: int | None, number: int, sentence: Translation) -> Mention:
    """Return the place and the texts of a sentence."""
    return Mention(article, passage, number, sentence.segment.text, sentence.text, bool(sentence.findings))


def _of_passage(
    article: Article, sentences: Iterable[Translation], number: int, passage: int | None, carried: frozenset[Name]
) -> Iterator[Claim]:
    """Yield the claims of a passage; a sentence that names nobody speaks of whom the one before it named."""
    for index, sentence in enumerate(sentences):
        if any(_is_comparable(quantity) for quantity in sentence.quantities):
            reading = _Reading(sentence, article, carried)
            where = mention(number, passage, index, sentence)
            yield from (reading.claim(q, where) for q in sentence.quantities if _is_comparable(q))
        carried = frozenset(_named(sentence.terms)) or carried


def _is_comparable(quantity: Quantity) -> bool:
    if quantity.kind in _LEFT_OUT or quantity.qualifier == "several":
        return False
    return quantity.kind is not QuantityKind.DATE or (quantity.unit == "year" and quantity.value >= _FIRST_YEAR)


def _number(figure: Quantity) -> tuple[int, int]:
    """Where a figure stands, without the words of growth before it, which say what is claimed: 年增 in 年增5%."""
    grown = _GROWN.match(fold(figure.surface)) if figure.kind is QuantityKind.PERCENT else None
    return figure.start + (grown.end() if grown else 0), figure.end


def _named(terms: Iterable[Realisation]) -> Iterator[Name]:
    return (_name(term) for term in terms if term.hit.entry.kind in claim_words.NAMED)


def _name(term: Realisation) -> Name:
    return term.hit.entry.kind, term.hit.entry.target


class _Reading:
    """A sentence with its terms and figures set aside, and the clauses of what is left."""

    def __init__(self, sentence: Translation, article: Article, carried: frozenset[Name]) -> None:
        self._sentence = sentence
        self._year = article.published.year if article.published else None
        self._carried = carried
        taken = list(fold(sentence.segment.text))
        spans = [*((t.hit.start, t.hit.end) for t in sentence.terms), *map(_number, sentence.quantities)]
        for start, end in spans:
            taken[start:end] = _TAKEN * (end - start)
        # What a bracket repeats without a figure is no clause of its own.
        self._text = claim_words.asides().sub(_mask, _BRACKETS.sub(_mask, "".join(taken)))
        ends = [found.end() for found in _CLAUSE_END.finditer(self._text)] + self._list_marks() + self._tallies()
        self._edges = sorted({0, *ends, len(self._text)})
        self._whole = self._content(0, len(self._text))

    def claim(self, quantity: Quantity, where: Mention) -> Claim:
        """Return what the sentence claims with that figure."""
        start, end = self._clause(quantity)
        like = [q for q in self._figures(start, end) if _measure(q) == _measure(quantity)]
        words = self._text[:end]
        identities = [q for q in self._figures(0, end) if q.kind in _IDENTITIES and q is not quantity]
        clause_text = claim_words.times().sub(_mask, self._text[start:end])
        return Claim(
            FigureMention(where, quantity),
            _measure(quantity),
            _thing(quantity),
            claimed_bounds(quantity),
            stated_bounds(quantity),
            self._content(start, end),
            self._purpose(start, end, quantity),
            self._whole,
            self._subject(end) or self._carried,
            not self._subject(end),
            frozenset(self._times(words, quantity, end)),
            frozenset(claim_words.scope().findall(clause_text)),
            frozenset(_identity(q) for q in identities),
            (next(n for n, q in enumerate(like) if q is quantity), len(like)),
        )

    def _list_marks(self) -> list[int]:
        """Return the ends of the 、 that part two items with a figure each: 12人死亡、34人受傷."""
        marks = [0, *(i + 1 for i, char in enumerate(self._text) if char == "、"), len(self._text)]
        has_figure = [any(self._figures(start, end)) for start, end in pairwise(marks)]
        return [end for end, (before, after) in zip(marks[1:-1], pairwise(has_figure), strict=True) if before and after]

    def _tallies(self) -> list[int]:
        """Return the ends of the figures between which only a word of measure stands, as in 14死30傷."""
        pattern, _ = claim_words.predicates()
        ends = []
        for figure, after in pairwise(self._sentence.quantities):
            word = pattern.match(self._text, figure.end)
            if word and word.end() == after.start and _measure(figure) == _measure(after):
                ends.append(word.end())
        return ends

    def _figures(self, start: int, end: int) -> list[Quantity]:
        return [quantity for quantity in self._sentence.quantities if start <= quantity.start < end]

    def _clause(self, quantity: Quantity) -> tuple[int, int]:
        return next((start, end) for start, end in pairwise(self._edges) if start <= quantity.start < end)

    def _subject(self, end: int) -> frozenset[Name]:
        before = frozenset(_named(term for term in self._sentence.terms if term.hit.start < end))
        return before or frozenset(_named(self._sentence.terms))

    def _times(self, words: str, quantity: Quantity, end: int) -> Iterator[str]:
        """Yield the times named up to the end of the figure's clause, years as numbers where they can be."""
        for word in claim_words.times().findall(words):
            is_known = self._year is not None and word in _YEARS
            yield str((self._year or 0) + _YEARS[word]) if is_known else word
        for other in self._figures(0, end):
            if other.kind is QuantityKind.DATE and other is not quantity:
                yield str(other.value) if other.unit == "year" else f"{other.value} {other.unit}"
                if other.upper is not None:
                    yield str(other.upper)
            elif other.kind is QuantityKind.DURATION and other is not quantity and other.qualifier != "several":
                yield f"{other.value} {other.unit}s"

    def _purpose(self, start: int, end: int, quantity: Quantity) -> Content | None:
        found = self._content(start, end)
        breaks_off = end < len(self._text) and not _RUN.search(self._text, quantity.end, end)
        if not (breaks_off and found.senses & claim_words.WITH_PURPOSE):
            return None
        return self._content(end, next(edge for edge in self._edges if edge > end))

    def _content(self, start: int, end: int) -> Content:
        text = claim_words.times().sub(_mask, self._text[start:end])
        pattern, senses = claim_words.predicates()
        found = frozenset(senses[word] for word in pattern.findall(text))
        text = claim_words.scope().sub(_mask, pattern.sub(_mask, text))
        before = text
        text = claim_words.empty_words().sub(_mask, text)
        runs, heavy = [], set()
        for run in _RUN.finditer(text):
            runs.append(run.group().lower())
            if run.start() and before[run.start() - 1] in claim_words.locatives():
                heavy.add(runs[-1])
        names = frozenset(_name(t) for t in self._sentence.terms if start <= t.hit.start < end)
        return Content(tuple(runs), frozenset(p for run in runs for p in pieces(run)), found, names, frozenset(heavy))


def pieces(run: str) -> Iterator[str]:
    """Yield what two runs are compared by: the pairs of characters of a Chinese one, a Latin word whole."""
    if len(run) == 1 or not is_han(run[0]):
        yield run
    else:
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _mask(found: re.Match[str]) -> str:
    return _TAKEN * len(found.group())


def _measure(quantity: Quantity) -> tuple[str, str, str]:
    """Return what two figures must have in common to be held against each other; of counts, `_thing` decides."""
    unit = "" if quantity.kind is QuantityKind.COUNT else quantity.unit.replace("ratio", "percent")
    return quantity.kind.value, unit, quantity.currency


def _thing(quantity: Quantity) -> str:
    """Return the classifier that a count ends in (艘, 人), empty where any will do."""
    last = fold(quantity.surface[-1:])
    if quantity.kind is not QuantityKind.COUNT or not is_han(last) or last in _ANY_THING:
        return ""
    return "人" if last in _PEOPLE else last


def _identity(quantity: Quantity) -> str:
    return f"{quantity.kind.value} {quantity.value} {quantity.upper} {quantity.unit}"
