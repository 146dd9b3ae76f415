"""Marked segments to hypotheses, in one batch over all articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translator.engines.base import Engine, Request
from translator.errors import TranslatorError
from translator.profiles import Profile
from translator.records import Hypothesis, Marked
from translator.translate.asking.request import english_without_engine, request_for
from translator.translate.rank import by_agreement, by_source_fit


def translate(
    marked: Sequence[Marked],
    engine: Engine,
    profile: Profile,
    finished: Callable[[int, tuple[Hypothesis, ...]], None],
) -> None:
    """Give the hypotheses for each of `marked` to `finished`, with its place, once there are any.

    A fault in `finished` is raised when all the others are done.
    They come with the one to be preferred first (see `by_agreement`; `by_source_fit` where a profile asks both ways).
    Terms and figures are written into the source. Equal requests reach the engine once, and what
    is wholly terms, figures or English does not reach it at all.
    """
    places: dict[Request, list[int]] = {}
    for place, item in enumerate(marked):
        english = english_without_engine(item)
        if english is None:
            places.setdefault(request_for(item, engine.script), []).append(place)
        else:
            finished(place, (Hypothesis(english),))
    asked = list(places)
    faults: list[Exception] = []

    def take(number: int, hypotheses: tuple[Hypothesis, ...]) -> None:
        request = asked[number]
        try:
            texts = [hypothesis.text for hypothesis in hypotheses]
            preferred = _preferred(hypotheses, engine.source_scores(request, texts) if profile.both_ways else [])
            for place in places[request]:
                finished(place, preferred)
        except TranslatorError:
            raise
        except Exception as error:  # an engine would take it for its own library's, and stop over one sentence
            faults.append(error)

    if asked:
        engine.translate(asked, profile.n_best, take)
    if faults:
        raise faults[0]


def _preferred(hypotheses: tuple[Hypothesis, ...], sources: Sequence[float]) -> tuple[Hypothesis, ...]:
    """The hypotheses with the best first: by how probable each makes the source, where `sources` says so."""
    return by_source_fit(hypotheses, sources) if sources else by_agreement(hypotheses)
