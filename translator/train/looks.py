"""A look at sentences that are not learned from: the loss on them, and what the model says beside its references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.engines.llm.gguf_graph import STOPS
from translator.train.model import Model
from translator.train.overlap import overlap
from translator.train.speak import say
from translator.train.tokens import Sample, Tokens

_TOGETHER = 32  # prompts
_ROOM = 2  # times the tokens of the longest reference: past them an answer does not end
# How far answers may move from what they were before an adapter is taken for lost: share that ends, length.
_FEWER_ENDED, _LONGER = 0.03, 0.15


@dataclass(frozen=True, slots=True)
class Held:
    """Sentences that are not learned from. `faults` counts those whose English, in their order, breaks a promise."""

    samples: Sequence[Sample]
    faults: Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Look:
    """Mean loss of a token, BLEU, chrF, the share of answers that end, their length by the references'.

    And how many of them break a promise: a term or a figure is not as it must be.
    """

    loss: float
    bleu: float
    chrf: float
    ended: float
    length: float
    faults: int

    def worth(self, first: Look) -> float:
        """Return what the one of BLEU and chrF that fares worse is, of what it was at the `first` look."""
        return min(self.bleu / max(first.bleu, 1e-9), self.chrf / max(first.chrf, 1e-9))

    def is_better(self, first: Look, best: float) -> bool:
        """Whether this is worth more than `best`, and breaks no more promises than the `first` look."""
        return self.worth(first) > best and self.faults <= first.faults and not self.has_drifted(first)

    def has_drifted(self, first: Look) -> bool:
        """Whether answers end less often than at the `first` look, or are further from the references' length."""
        return self.ended < first.ended - _FEWER_ENDED or abs(self.length - 1) > abs(first.length - 1) + _LONGER

    def __str__(self) -> str:
        return (
            f"loss {self.loss:.3f}, BLEU {self.bleu:.2f}, chrF {self.chrf:.2f}, "
            f"{self.ended:.0%} end, {self.length:.2f} of the references' length, "
            f"{self.faults} with a fault in terms or figures"
        )


def look(model: Model, held: Held, tokens: Tokens, loss: float) -> Look:
    """Return what a model says to `held`, the `loss` on which is known."""
    answers = [sample.answer for sample in held.samples]
    prompts = [sample.prompt for sample in held.samples]
    room = _ROOM * max(map(len, answers))
    parts = (prompts[at : at + _TOGETHER] for at in range(0, len(prompts), _TOGETHER))
    said = [answer for part in parts for answer in say(model, part, room)]
    english = [tokens.text(answer) for answer in said]
    bleu, chrf = overlap(english, [tokens.text(answer) for answer in answers])
    ended = sum(answer[-1] in STOPS for answer in said) / len(said)
    return Look(loss, bleu, chrf, ended, sum(map(len, said)) / sum(map(len, answers)), held.faults(english))
