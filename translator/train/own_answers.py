"""What to learn of sentences from what the model says to them itself: a policy gradient.

REINFORCE (Williams, 1992): an answer is learned as far as it is worth more than the others to the same prompt, and
unlearned as far as it is worth less, in units of their spread (as in GRPO: Shao et al., 2024). The reference is learned
beside them, so that the model stays near where it began. An answer that does not end is worth nothing.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from statistics import fmean, pstdev

from translator.engines.llm.gguf_graph import STOPS
from translator.train.forms import Row
from translator.train.learn import Weighted
from translator.train.model import Model
from translator.train.speak import Draw, Numbers, say
from translator.train.tokens import Sample, Tokens
from translator.train.worth import worth

Worths = Callable[[Sequence[Sample], Sequence[str]], Sequence[float]]
"""What each English is worth as an answer to its sample."""

_HEAT = 0.8
_TOGETHER = 1024  # answers that are drawn at once, of a length
_ROOM = 1.5  # times the longest reference: past it an answer does not end
_REFERENCE = 1.0  # weight of the reference
_LEAST_SPREAD, _MOST = 0.03, 2.0  # of worths, and of the weight of an answer
_NO_DIFFERENCE = 0.1  # weights below teach nothing
_HANDED = 16  # answers that a process judges at a time


class OwnAnswers:
    """The samples of a batch and `count` answers of the model to each, with the weights to learn them by."""

    def __init__(self, model: Model, tokens: Tokens, worths: Worths, count: int) -> None:
        self._model, self._tokens, self._worths, self._count = model, tokens, worths, count
        self._draw = Draw.on(model.device, _HEAT)

    def __call__(self, batch: Sequence[Sample]) -> list[Weighted]:
        """Draw answers to `batch` and weigh them."""
        asked = [sample for sample in batch for _ in range(self._count)]
        parts = (asked[at : at + _TOGETHER] for at in range(0, len(asked), _TOGETHER))
        answers = [answer for part in parts for answer in self._drawn(part)]
        found = self._worths(asked, [self._tokens.text(answer) for answer in answers])
        worths = [worth if answer[-1] in STOPS else 0.0 for worth, answer in zip(found, answers, strict=True)]
        weighted = [(sample, _REFERENCE) for sample in batch]
        for at in range(0, len(asked), self._count):
            group = slice(at, at + self._count)
            for answer, weight in zip(answers[group], _weights(worths[group]), strict=True):
                if abs(weight) > _NO_DIFFERENCE:
                    weighted.append((Sample(asked[at].prompt, answer), weight))
        return weighted

    def _drawn(self, asked: Sequence[Sample]) -> list[Numbers]:
        room = int(_ROOM * max(len(sample.answer) for sample in asked))
        drawn: list[Numbers] = say(self._model, [sample.prompt for sample in asked], room, self._draw)
        return drawn


@contextmanager
def judges(asked: Mapping[Sample, Row]) -> Iterator[Worths]:
    """Give what says the worth of answers to samples that are `asked` by rows, on all cores."""
    # Ctrl-C is for the training to hear. Started anew: a copy of what holds an accelerator cannot use it.
    ignoring = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=signal.signal, initargs=ignoring) as pool:
        yield lambda samples, said: list(pool.map(worth, [asked[each] for each in samples], said, chunksize=_HANDED))


def _weights(worths: Sequence[float]) -> Iterator[float]:
    mean, spread = fmean(worths), max(_LEAST_SPREAD, pstdev(worths))
    return (max(-_MOST, min(_MOST, (worth - mean) / spread)) for worth in worths)
