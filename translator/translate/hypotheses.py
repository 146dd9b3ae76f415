"""Marked segments to hypotheses, in one batch over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from translator.engines.base import Engine, Request
from translator.errors import TranslatorError
from translator.profiles import Profile
from translator.records import Hypothesis, Marked
from translator.translate.request import settled, written

# In mean log-probability of the English, chosen on lines of FLORES 0:220 and NTREX-TW 0:250: what full agreement is
# worth, a unit of the Chinese's mean log-probability, and being shorter by as many words as a hypothesis usually has.
_AGREEMENT, _SOURCE, _BREVITY = 0.5, 0.1, 0.1


def translate(
    marked: Sequence[Marked],
    engine: Engine,
    profile: Profile,
    finished: Callable[[int, tuple[Hypothesis, ...]], None],
) -> None:
    """Give the hypotheses for each of `marked` to `finished`, with its place, once there are any.

    A fault in `finished` is raised when all the others are done.
    They come with the one to be preferred first (see `agreed` and, for a profile that asks both ways, `fitting`).
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
    faults: list[Exception] = []

    def rank(number: int, hypotheses: tuple[Hypothesis, ...]) -> None:
        texts = [hypothesis.text for hypothesis in hypotheses]
        sources = engine.source_scores(asked[number], texts) if profile.both_ways else []
        preferred = fitting(hypotheses, sources) if sources else agreed(hypotheses)
        for place in places[asked[number]]:
            finished(place, preferred)

    def take(number: int, hypotheses: tuple[Hypothesis, ...]) -> None:
        try:
            rank(number, hypotheses)
        except TranslatorError:
            raise
        except Exception as error:  # an engine would take it for its own library's, and stop over one sentence
            faults.append(error)

    if asked:
        engine.translate(asked, profile.n_best, take)
    if faults:
        raise faults[0]


def agreed(hypotheses: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Order hypotheses of one sentence by their score and by how far their words agree with those of the others.

    What most of a search comes to is right more often than what is a little more probable than the rest:
    minimum Bayes risk (Kumar and Byrne, 2004), with the F1 of the words as the gain.
    """
    words = [Counter(hypothesis.text.casefold().split()) for hypothesis in hypotheses]
    likeness = [sum(_f1(own, other) for other in words) / len(words) for own in words]
    return _ordered(hypotheses, [_AGREEMENT * each for each in likeness])


def fitting(hypotheses: Sequence[Hypothesis], sources: Sequence[float]) -> tuple[Hypothesis, ...]:
    """Order hypotheses of one sentence by their score, by how well the source fits them, and by how brief they are.

    `sources` has the mean log-probability of a token of the source given each. What leaves something out is then put
    behind what does not, and what only takes more words behind what takes fewer: the noisy channel, with its term for
    length (Yee, Dauphin and Auli, 2019).
    """
    lengths = [len(hypothesis.text.split()) for hypothesis in hypotheses]
    usual = max(1.0, sum(lengths) / len(lengths))
    return _ordered(
        hypotheses,
        [_SOURCE * source - _BREVITY * length / usual for source, length in zip(sources, lengths, strict=True)],
    )


def _ordered(hypotheses: Sequence[Hypothesis], extra: Sequence[float]) -> tuple[Hypothesis, ...]:
    """Return `hypotheses` by their score and what each has `extra`, highest first."""
    worth = [hypothesis.score + more for hypothesis, more in zip(hypotheses, extra, strict=True)]
    return tuple(hypotheses[place] for place in sorted(range(len(worth)), key=worth.__getitem__, reverse=True))


def _f1(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
