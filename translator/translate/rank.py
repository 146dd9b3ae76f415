"""Which hypothesis of a sentence comes first: by score, agreement, fit to the source, brevity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translator.records import Hypothesis

# In mean log-probability of the English, chosen on lines of FLORES 0:220 and NTREX-TW 0:250: what full agreement is
# worth, a unit of the Chinese's mean log-probability, and being shorter by as many words as a hypothesis usually has.
_AGREEMENT, _SOURCE, _BREVITY = 0.5, 0.1, 0.1


def by_agreement(hypotheses: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Order hypotheses of one sentence by their score and by how far their words agree with those of the others.

    What most of a search comes to is right more often than what is a little more probable than the rest:
    minimum Bayes risk (Kumar and Byrne, 2004), with the F1 of the words as the gain.
    """
    words = [Counter(hypothesis.text.casefold().split()) for hypothesis in hypotheses]
    likeness = [sum(_f1(own, other) for other in words) / len(words) for own in words]
    return _ordered(hypotheses, [_AGREEMENT * each for each in likeness])


def by_source_fit(hypotheses: Sequence[Hypothesis], sources: Sequence[float]) -> tuple[Hypothesis, ...]:
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
