"""Segments to marked segments: terms and figures found on the original text, before any conversion."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from translator.glossary import Glossary
from translator.quantities import Context, find, in_currency, names_currency
from translator.records import Entry, Marked, Quantity, QuantityKind, Segment, TermHit


def mark(segment: Segment, glossary: Glossary, context: Context) -> Marked:
    """Return `segment` with its terms, its figures and the brackets that only repeat a term."""
    text = segment.text
    found = glossary.match(text)
    hits, quantities = _untangle(found, find(_without_numbers_of_names(text, found), context))
    currencies = [_currency(quantity, found) for quantity in quantities]
    obeyed = {hit.start for hit in (*hits, *currencies) if hit}
    return Marked(
        segment,
        tuple(hit for hit in found if hit.start in obeyed),
        tuple(
            in_currency(quantity, hit.entry.target) if hit else quantity
            for quantity, hit in zip(quantities, currencies, strict=True)
        ),
        glossary.glosses(text),
        glossary.pieces(text),
        published=context.published,
    )


def _without_numbers_of_names(text: str, hits: tuple[TermHit, ...]) -> str:
    """The text with names masked that end in a number right before a figure: 元大台灣50 in 元大台灣505萬張."""
    for hit in hits:
        if text[hit.end - 1].isdecimal() and text[hit.end : hit.end + 1].isdecimal():
            text = text[: hit.start] + "、" * (hit.end - hit.start) + text[hit.end :]
    return text


def _currency(quantity: Quantity, hits: tuple[TermHit, ...]) -> TermHit | None:
    """The term that names the currency of a figure: 人民幣 in 180億元人民幣 has to be obeyed as well.

    In 10億美元至12億美元 it is one mention: the English need say it once.
    """
    if quantity.kind is not QuantityKind.MONEY:
        return None
    first = bisect_left(hits, quantity.start, key=lambda hit: hit.start)
    last = bisect_right(hits, quantity.end, key=lambda hit: hit.end)
    return next((hit for hit in hits[first:last] if names_currency(quantity, hit.start, hit.end)), None)


def with_first_mentions(marked: Sequence[Marked]) -> list[Marked]:
    """Return the segments of one article with each entry's first mention in its running text told apart."""
    seen: set[Entry] = set()
    found = []
    for item in marked:
        hits = []
        for hit in item.hits:
            is_open = not item.segment.role.is_label and item.around(hit.start, hit.end) is None
            is_first = is_open and bool(hit.entry.first) and hit.entry not in seen
            seen |= {hit.entry} if is_first else set()
            hits.append(replace(hit, is_first=is_first))
        found.append(replace(item, hits=tuple(hits)))
    return found


def _leftmost_longest(found: TermHit | Quantity) -> tuple[int, int]:
    return found.start, -found.end


def _untangle(
    hits: tuple[TermHit, ...], quantities: tuple[Quantity, ...]
) -> tuple[tuple[TermHit, ...], tuple[Quantity, ...]]:
    """Keep, where a term and a figure overlap, the one that starts first; of two such, the longer."""
    kept: list[TermHit | Quantity] = []
    end = 0
    candidates: list[TermHit | Quantity] = [*hits, *quantities]
    for found in sorted(candidates, key=_leftmost_longest):
        if found.start >= end:
            kept.append(found)
            end = found.end
    return (
        tuple(found for found in kept if isinstance(found, TermHit)),
        tuple(found for found in kept if isinstance(found, Quantity)),
    )
