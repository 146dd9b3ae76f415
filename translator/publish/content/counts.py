"""How many terms and figures sentences have, and how many of them their English has: the same in every output."""

from __future__ import annotations

from collections.abc import Iterable

from translator.publish.content.outline import is_missed
from translator.records import Translation


def counted(sentences: Iterable[Translation]) -> dict[str, int]:
    """Return "terms" and "quantities", the occurrences in the Chinese, and of each how many are met."""
    found = tuple(sentences)
    terms = [term.is_met for sentence in found for term in sentence.terms]
    figures = [not is_missed(figure, sentence) for sentence in found for figure in sentence.quantities]
    return {
        "terms": len(terms),
        "terms_met": sum(terms),
        "quantities": len(figures),
        "quantities_met": sum(figures),
    }
