"""Marked segments to hypotheses, in one batch over all articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translator.engines.base import Engine
from translator.records import Hypothesis, Marked
from translator.requests import settled, written


def translate(
    marked: Sequence[Marked], engine: Engine, progress: Callable[[int], None] | None = None
) -> list[Hypothesis]:
    """Return the first hypothesis for each of `marked`, in order.

    Terms and figures are written into the source. Equal requests reach the engine once, and what
    is wholly terms, figures or English does not reach it at all.
    """
    known = [settled(item) for item in marked]
    requests = [written(item, engine.script) for item in marked]
    asked = list(dict.fromkeys(r for r, english in zip(requests, known, strict=True) if english is None))
    answers = dict(zip(asked, engine.translate(asked, 1, progress), strict=True)) if asked else {}
    return [
        answers[request][0] if english is None else Hypothesis(english)
        for request, english in zip(requests, known, strict=True)
    ]
