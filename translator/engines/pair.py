"""Two engines together: the first drafts, the second judges each draft and translates anew what it doubts.

A draft is judged by how probable the Chinese is, given its English: what leaves something out or turns it round makes
the Chinese improbable, whoever wrote it. How probable the second engine holds the English itself says nothing of that:
it always prefers its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from translator.engines.base import Engine, Finished, Model, Request
from translator.errors import ModelError
from translator.records import Hypothesis, Word

DOUBT = 0.0
"""The mean log-probability of a Chinese token below which a draft is translated anew.

At 0 every draft is, and the better of two stands. That has been measured: on 120 lines of FLORES dev with published
systems' lines for drafts it was above either alone in chrF each time (Argos 55.1, ours 54.0, together 55.7; NLLB 56.0,
56.2; Bergamot 58.8, 59.0). What a lower threshold saves in time and costs in English, benchmarks/second.py says; what
other systems get wrong and right overlaps widely by this measure (AUC 0.71 on MQM, WMT 2023).
"""
_TRIAL, _ENGLISH = Request("船开了。"), "The ship has left."


class PairEngine:
    """An engine over two: `first` drafts, `second` judges. What is told, begun or mended, the second alone is asked."""

    def __init__(self, first: Engine, second: Engine) -> None:
        if first.script != second.script:
            what = f"{first.name} and {second.name} read different scripts: they cannot work on one sentence."
            raise ModelError(what, "Name another engine with --second.")
        self.name = f"{first.name}+{second.name}"
        self.script = first.script
        self.can_mend = second.can_mend
        self.first, self.second = first, second
        self._is_tried = False

    @property
    def model(self) -> Model:
        """Both models as one: its digests are made of theirs."""
        one, other = self.first.model, self.second.model
        digest, files = (_digest(each) for each in ((one.digest, other.digest), (one.files, other.files)))
        return replace(other, id=f"{one.id}+{other.id}", digest=digest, path=one.path, files=files)

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`. The hypotheses of a request are all the first's, or all the second's.

        Raises:
            ModelError: the second engine knows one direction only: it cannot judge.
        """
        self._try()
        answers: dict[int, tuple[Hypothesis, ...]] = {}

        def finish(place: int, hypotheses: tuple[Hypothesis, ...]) -> None:
            answers[place] = hypotheses
            if finished:
                finished(place, hypotheses)

        drafted = [place for place, request in enumerate(requests) if _is_plain(request)]
        drafts = dict(zip(drafted, self.first.translate([requests[place] for place in drafted], n_best), strict=True))
        worth = {place: self._worth(requests[place], found) for place, found in drafts.items()}
        for place, found in drafts.items():
            if worth[place] >= DOUBT:
                finish(place, found)
        asked = [place for place in range(len(requests)) if place not in answers]

        def take(number: int, hypotheses: tuple[Hypothesis, ...]) -> None:
            place = asked[number]
            is_draft = place in worth and worth[place] >= self._worth(requests[place], hypotheses)
            finish(place, drafts[place] if is_draft else hypotheses)

        self.second.translate([requests[place] for place in asked], n_best, take)
        return [answers[place] for place in range(len(requests))]

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`: the second's."""
        return self.second.source_scores(request, texts)

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`. Nothing: of what the other wrote nearly every word would be improbable."""
        return [() for _ in texts]

    def _worth(self, request: Request, hypotheses: Sequence[Hypothesis]) -> float:
        """Return how probable the Chinese is given the first of `hypotheses`; what has no text is worth nothing."""
        if not hypotheses or not hypotheses[0].text.strip():
            return float("-inf")
        return self.second.source_scores(request, [hypotheses[0].text])[0]

    def _try(self) -> None:
        if not self._is_tried and not self.second.source_scores(_TRIAL, [_ENGLISH]):
            what = f"{self.second.model.id} cannot judge a draft: it does not know the way from English to Chinese."
            raise ModelError(what, "Name a language model with --second: llm.")
        self._is_tried = True


def _is_plain(request: Request) -> bool:
    """Whether nothing is asked of the English but that it translates."""
    return not (request.terms or request.prefix or request.draft or request.missing)


def _digest(parts: Any) -> str:
    return sha256("+".join(parts).encode()).hexdigest()
