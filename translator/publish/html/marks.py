"""What to point out in a sentence and its English: terms with their glossary row, figures with their value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from translator.publish.content.excerpts import stated
from translator.publish.content.name_sources import ARTICLE, CEDICT, LIST, WIKIDATA, source_of
from translator.publish.content.outline import is_missed
from translator.records import Quantity, QuantityKind, Realisation, TermHit, Translation

# The value of the others is a part of a date, minutes, or a code: nothing to compare a figure with.
_HAS_VALUE = (
    *(QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT),
    *(QuantityKind.MULTIPLE, QuantityKind.MEASURE, QuantityKind.DURATION),
)
_GONE = "\x00"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that stands for a term or a figure: offsets in it, and what to say of it.

    The two ends of one term or figure, in the Chinese and in the English, have the same `pair`.
    """

    start: int
    end: int
    kind: str
    tip: str
    pair: int
    is_missed: bool = False


def original_marks(sentence: Translation) -> tuple[Mark, ...]:
    """Return the terms and figures of the Chinese, in order."""
    terms = [
        Mark(t.hit.start, t.hit.end, "term", _term(t), pair, not t.is_met) for pair, t in enumerate(sentence.terms)
    ]
    figures = [
        Mark(q.start, q.end, "figure", _figure(q, sentence), len(terms) + number, is_missed(q, sentence))
        for number, q in enumerate(sentence.quantities)
    ]
    return _apart([*terms, *figures], len(sentence.segment.text))


def english_marks(sentence: Translation) -> tuple[Mark, ...]:
    """Return the terms of the English, and the figures where they stand as they were to be written, in order."""
    terms = [Mark(t.start, t.end, "term", _term(t), pair) for pair, t in enumerate(sentence.terms) if t.is_met]
    left = sentence.text
    for term in terms:
        left = _without(left, term.start, term.end)
    figures = []
    numbered = [(is_missed(q, sentence), number, q) for number, q in enumerate(sentence.quantities)]
    # What is there takes its place before what is not, and 20,000 before 20.
    for missed, number, quantity in sorted(numbered, key=lambda item: (item[0], -len(item[2].english), item[1])):
        span = _place(left, quantity)
        if span is None:
            continue
        left = _without(left, *span)
        tip = _figure(quantity, sentence)
        figures.append(Mark(*span, "figure", tip, len(sentence.terms) + number, missed))
    return _apart([*terms, *figures], len(sentence.text))


def _apart(marks: Iterable[Mark], length: int) -> tuple[Mark, ...]:
    """Return the marks in order, without one that is empty, out of the text or overlaps the one before it."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if (kept[-1].end if kept else 0) <= mark.start < mark.end <= length:
            kept.append(mark)
    return tuple(kept)


def _place(text: str, quantity: Quantity) -> tuple[int, int] | None:
    phrase = stated(text, quantity.english)
    found = re.search(rf"(?<![\w.,]){re.escape(phrase)}(?!\w|[.,]\d)", text) if phrase else None
    return found.span() if found else None


def _without(text: str, start: int, end: int) -> str:
    """Return `text` with that stretch taken out and every offset kept."""
    return text[:start] + _GONE * (end - start) + text[end:]


_FOUND = {ARTICLE: "Stated in the article"} | {name: f"Known name ({name})" for name in (LIST, WIKIDATA, CEDICT)}
"""Where the English of a term is from that is in no glossary."""


def _term(term: Realisation) -> str:
    entry = term.hit.entry
    where = f"Glossary row {entry.place}" if entry.row else _FOUND.get(source_of(entry), "Found in the article")
    state = "" if term.is_met else " Not in the English."
    note = f" Note: {entry.note}" if entry.note else ""
    return f"{where}: {entry.source} → {_target(term.hit)} ({entry.kind}).{state}{note}"


def _target(hit: TermHit) -> str:
    return hit.entry.target if hit.english == hit.entry.target else f"{hit.english}, at first mention"


def _figure(quantity: Quantity, sentence: Translation) -> str:
    state = " Not in the English." if is_missed(quantity, sentence) else ""
    value = f" (value {_value(quantity)})" if quantity.kind in _HAS_VALUE else ""
    return f"Figure: {quantity.surface} = {quantity.english}{value}.{state}"


def _value(quantity: Quantity) -> str:
    upper = f"–{quantity.upper:,f}" if quantity.upper is not None else ""
    return f"{quantity.value:,f}{upper} {quantity.currency or quantity.unit}".rstrip()
