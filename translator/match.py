"""Segments to marked segments: terms and figures found on the original text, before any conversion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translator.glossary import Glossary
from translator.quantities import Context, find
from translator.records import Entry, Marked, Quantity, QuantityKind, Segment, TermHit

# "18 billion yuan", "5 trillion yen": a currency in words, behind the amount.
_CURRENCY_LAST = re.compile(r"(?<=[\dn]) [a-z]+$")


def match(segment: Segment, glossary: Glossary, context: Context) -> Marked:
    """Return `segment` with its terms, its figures and the brackets that only repeat a term."""
    text = segment.text
    found = glossary.match(text)
    hits, quantities = _untangle(found, find(text, context))
    return Marked(
        segment,
        tuple(hit for hit in found if hit in hits or _names_currency(hit, quantities)),
        tuple(_in_terms(quantity, found) for quantity in quantities),
        glossary.glosses(text),
    )


def _names_currency(hit: TermHit, quantities: tuple[Quantity, ...]) -> bool:
    """Whether a term is the currency of a figure: 人民幣 in 180億元人民幣 has to be obeyed as well."""
    return any(
        quantity.kind is QuantityKind.MONEY and quantity.start <= hit.start and hit.end <= quantity.end
        for quantity in quantities
    )


def _in_terms(quantity: Quantity, hits: tuple[TermHit, ...]) -> Quantity:
    """Return a sum of money in the words that the glossary has for its currency: 18 billion renminbi."""
    inside = [hit for hit in hits if _names_currency(hit, (quantity,))]
    amount = _CURRENCY_LAST.sub("", quantity.english)
    if len(inside) != 1 or amount == quantity.english:
        return quantity
    return replace(quantity, english=f"{amount} {inside[0].english}")


def with_first_mentions(marked: Sequence[Marked]) -> list[Marked]:
    """Return the segments of one article with each entry's first mention in its running text told apart."""
    seen: set[Entry] = set()
    found = []
    for item in marked:
        hits = []
        for hit in item.hits:
            is_first = not item.segment.role.is_label and bool(hit.entry.first) and hit.entry not in seen
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
