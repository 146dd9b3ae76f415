"""Marked segments to hypotheses, in one batch over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from translator.engines.base import Engine, Request
from translator.records import Hypothesis, Marked
from translator.requests import settled, written

# What full agreement is worth, in mean log-probability: chosen on FLORES 0:164 and NTREX-TW 0:168.
_AGREEMENT = 0.5


def translate(
    marked: Sequence[Marked], engine: Engine, n_best: int, finished: Callable[[int, tuple[Hypothesis, ...]], None]
) -> None:
    """Give the hypotheses for each of `marked`, at most `n_best`, to `finished`, with its place, once there are any.

    They come with the one to be preferred first (see `ranked`).
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
        preferred = ranked(hypotheses)
        for place in places[asked[number]]:
            finished(place, preferred)

    if asked:
        engine.translate(asked, n_best, take)


def ranked(hypotheses: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Order hypotheses of one sentence by their score and by how far their words agree with those of the others.

    What most of a search comes to is right more often than what is a little more probable than the rest:
    minimum Bayes risk (Kumar and Byrne, 2004), with the F1 of the words as the gain.
    """
    words = [Counter(hypothesis.text.casefold().split()) for hypothesis in hypotheses]
    worth = [
        hypothesis.score + _AGREEMENT * sum(_f1(own, other) for other in words) / len(words)
        for hypothesis, own in zip(hypotheses, words, strict=True)
    ]
    return tuple(hypotheses[place] for place in sorted(range(len(words)), key=worth.__getitem__, reverse=True))


def _f1(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
