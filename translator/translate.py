"""Marked segments to hypotheses, in one batch over all articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translator.engines.base import Engine, Request
from translator.records import Hypothesis, Marked
from translator.requests import settled, written


def translate(marked: Sequence[Marked], engine: Engine, finished: Callable[[int, Hypothesis], None]) -> None:
    """Give the first hypothesis for each of `marked` to `finished`, with its place, as soon as there is one.

    Terms and figures are written into the source. Equal requests reach the engine once, and what
    is wholly terms, figures or English does not reach it at all.
    """
    places: dict[Request, list[int]] = {}
    for place, item in enumerate(marked):
        english = settled(item)
        if english is None:
            places.setdefault(written(item, engine.script), []).append(place)
        else:
            finished(place, Hypothesis(english))
    asked = list(places)

    def take(number: int, hypotheses: tuple[Hypothesis, ...]) -> None:
        for place in places[asked[number]]:
            finished(place, hypotheses[0])

    if asked:
        engine.translate(asked, 1, take)
