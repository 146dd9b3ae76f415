"""Segments to marked segments: terms and figures found on the original text, before any conversion."""

from __future__ import annotations

from translator.glossary import Glossary
from translator.quantities import Context, find
from translator.records import Marked, Quantity, Segment, TermHit


def match(segment: Segment, glossary: Glossary, context: Context) -> Marked:
    """Return `segment` with its terms, its figures and the brackets that only repeat a term."""
    text = segment.text
    hits, quantities = _untangle(glossary.match(text), find(text, context))
    return Marked(segment, hits, quantities, glossary.glosses(text))


def _untangle(
    hits: tuple[TermHit, ...], quantities: tuple[Quantity, ...]
) -> tuple[tuple[TermHit, ...], tuple[Quantity, ...]]:
    """Keep, where a term and a figure overlap, the one that starts first; of two such, the longer."""
    kept: list[TermHit | Quantity] = []
    end = 0
    for found in sorted((*hits, *quantities), key=lambda found: (found.start, -found.end)):
        if found.start >= end:
            kept.append(found)
            end = found.end
    return (
        tuple(found for found in kept if isinstance(found, TermHit)),
        tuple(found for found in kept if isinstance(found, Quantity)),
    )
