"""How many terms and figures sentences have, and how many of them their English has: the same in every output."""

from __future__ import annotations

from collections.abc import Iterable

from translator.publish.content.outline import is_missed
from translator.records import Check, Translation


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


def checked(sentences: Iterable[Translation], is_gauged: bool = True) -> str:
    """Return what was checked of sentences and what came of it: a reader who knows no Chinese takes it for no more.

    `is_gauged`: see `outline.Plan`.
    """
    found = tuple(sentences)
    counts = counted(found)
    terms, figures = (_share(counts[f"{name}_met"], counts[name]) for name in ("terms", "quantities"))
    return f"Checked: glossary terms in the English, {terms}; figures, {figures}. {_meaning(found, is_gauged)}"


def _share(met: int, count: int) -> str:
    return f"{met} of {count}" if count else "none to check"


def _meaning(sentences: Iterable[Translation], is_gauged: bool) -> str:
    judged = [sentence for sentence in sentences if sentence.words]
    if not judged:
        return "The meaning was not checked."
    doubted = sum(finding.check is Check.MEANING for sentence in judged for finding in sentence.found)
    found = (
        "which find about half of what is wrong"
        if is_gauged
        else "and how much of what is wrong they find is not known"
    )
    return (
        f"Meaning: {doubted or 'none'} of {len(judged)} sentences in doubt by the model's own probabilities, {found}."
    )
