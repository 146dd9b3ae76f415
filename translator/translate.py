"""Marked segments to hypotheses, in one batch over all articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translator.engines.base import Engine, Request
from translator.records import Hypothesis, Marked
from translator.requests import settled, written


def translate(
    marked: Sequence[Marked], engine: Engine, n_best: int, finished: Callable[[int, tuple[Hypothesis, ...]], None]
) -> None:
    """Give the hypotheses for each of `marked`, at most `n_best`, to `finished`, with its place, once there are any.

    Terms and figures are written into the source. Equal requests reach the engine once, and what
    is wholly terms, figures or English does not reach it at all.
    """
    places: dict[Request, list[int]] = {}
    for place, item in enumerate(marked):
        english = settled(item)
        if english is None:
            places.setdefault(written(item, engine.script), []).append(place)
        else:
            finished(place, (Hypothesis(english),))
    asked = list(places)

    def take(number: int, hypotheses: tuple[Hypothesis, ...]) -> None:
        for place in places[asked[number]]:
            finished(place, hypotheses)

    if asked:
        engine.translate(asked, n_best, take)
