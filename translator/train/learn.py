"""Rows to a better adapter: gradient descent on answers, within hours that are given, cut off and gone on with."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch.nn import functional

from translator.progress import Progress
from translator.storage.files import new_file
from translator.train.looks import Held, Look, look
from translator.train.model import Model
from translator.train.tokens import Sample, Tokens

_WARM_UP = 20  # steps
_FLOOR = 0.03  # of the rate, at the end
_WINDOW = 256  # samples of which those of a length go together
_SAVED = 600.0  # seconds between savings
_IMPROBABLE = 6.0  # loss of a token past which there is nothing to gain from unlearning it further
_KEPT = ("batches", "tokens", "seconds", "steps", "best", "worth", "best_at")  # of `Learned`, as they are

Weighted = tuple[Sample, float]
"""What is learned, and how much: below 0 it is unlearned."""
Lesson = Callable[[Sequence[Sample]], Sequence[Weighted]]
"""What to learn of a batch."""


@dataclass(frozen=True, slots=True)
class Course:
    """Samples, and what to learn of a batch of them: their references, where nothing else is said."""

    samples: Sequence[Sample]
    lesson: Lesson = lambda batch: [(sample, 1.0) for sample in batch]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn: for how many hours at most, how often each row, at what rate (Adam's).

    `batch` is how many tokens go through at once, `step` how many the adapter changes after; `looks` how many looks
    are taken on the way. `answers` is how many of the model's own are weighed for each row (see `own_answers`): with
    none, the references are learned.
    """

    hours: float = 8.0
    passes: int = 2
    rate: float = 1e-4
    batch: int = 512
    step: int = 4096
    looks: int = 8
    answers: int = 0


@dataclass(slots=True)
class Learned:
    """How far it has come, over all sittings: batches and tokens learned from, seconds taken, the looks.

    `best` is the adapter as it was at the look with the number `best_at`, and `worth` what that was worth.
    """

    batches: int = 0
    tokens: int = 0
    seconds: float = 0.0
    steps: int = 0
    looks: list[Look] = field(default_factory=list)
    best: list[Any] = field(default_factory=list)
    worth: float = 1.0
    best_at: int = 0

    @property
    def best_look(self) -> Look:
        """What the adapter was like when it was best: as it began, where nothing was better."""
        return self.looks[self.best_at]


class Learner:
    """Goes through a course, looks at `held`, keeps its state in the file `state`."""

    def __init__(self, model: Model, tokens: Tokens, plan: Plan, state: Path) -> None:
        self._model, self._tokens, self._plan, self._state = model, tokens, plan, state
        self._optimiser = torch.optim.AdamW(model.adapter.learned, lr=plan.rate, weight_decay=0.0, betas=(0.9, 0.98))

    def learn(self, course: Course, held: Held, watch: Progress, tell: Callable[[str], None]) -> Learned:
        """Learn, and leave the adapter as it was at its best look; each look is told of.

        The first look is at the adapter as it begins: where none is better, that is the best. The state is saved at
        times, at Ctrl-C and at the end: it is for the caller to delete.
        """
        job = _digest(course.samples, self._plan)
        done = self._resumed(job, tell)
        batches = list(_batches(course.samples, self._plan))
        if not done.looks:
            self._look(done, held, tell)
        saved = began = time.monotonic()
        before = done.seconds
        try:
            while done.batches < len(batches) and (share := self._share(done, len(batches))) < 1:
                self._take(course.lesson(batches[done.batches]), done, share)
                done.seconds = before + time.monotonic() - began
                watch(f"Learning from {len(course.samples)} rows", int(1000 * self._share(done, len(batches))), 1000)
                if share * self._plan.looks >= len(done.looks) and not self._look(done, held, tell):
                    break
                if time.monotonic() - saved > _SAVED:
                    self._save(job, done)
                    saved = time.monotonic()
            self._look(done, held, tell)
            self._save(job, done)
        except KeyboardInterrupt:
            self._save(job, done)
            raise
        self._model.adapter.become(done.best)
        return done

    def _share(self, done: Learned, batches: int) -> float:
        """Return how much is done: of the rows, or of the hours where those end first. An estimate follows from it."""
        return max(done.batches / batches, done.seconds / (3600 * self._plan.hours))

    def _take(self, lesson: Sequence[Weighted], done: Learned, share: float) -> None:
        """Learn what is to be learned of a batch."""
        weighted = sorted(lesson, key=lambda item: item[0].length)
        weights = iter([weight for _, weight in weighted])
        for part in _of_a_length([sample for sample, _ in weighted], self._plan.batch):
            self._learn(part, [next(weights) for _ in part], done, share)
        done.batches += 1

    def _learn(self, part: Sequence[Sample], weights: Sequence[float], done: Learned, share: float) -> None:
        """Learn what goes through at once; once enough of it is taken together, change the adapter."""
        total, _ = losses(self._model, part, weights)
        (total / (self._plan.step // 2)).backward()  # about half of all tokens are answers
        before, done.tokens = done.tokens, done.tokens + sum(sample.length for sample in part)
        if done.tokens // self._plan.step > before // self._plan.step:
            done.steps += 1
            rate = min(1.0, done.steps / _WARM_UP) * (_FLOOR + (1 - _FLOOR) * (1 + math.cos(math.pi * share)) / 2)
            for group in self._optimiser.param_groups:
                group["lr"] = self._plan.rate * rate
            torch.nn.utils.clip_grad_norm_(self._model.adapter.learned, 1.0)
            self._optimiser.step()
            self._optimiser.zero_grad(set_to_none=True)

    def _look(self, done: Learned, held: Held, tell: Callable[[str], None]) -> bool:
        """Look at `held`, keep the adapter if it is the best so far; return whether it is worth going on."""
        found = look(self._model, held, self._tokens, held_loss(self._model, held.samples, self._plan.batch))
        done.looks.append(found)
        first = done.looks[0]
        if not done.best or found.is_better(first, done.worth):
            done.best, done.worth = self._model.adapter.copies(), found.worth(first)
            done.best_at = len(done.looks) - 1
        speed = f", {done.tokens / done.seconds:.0f} tokens a second" if done.seconds else ""
        tell(f"look {len(done.looks) - 1}: {found}{speed}")
        return not found.has_drifted(first)

    def _save(self, job: str, done: Learned) -> None:
        kept = {name: getattr(done, name) for name in _KEPT}
        looks = [list(astuple(each)) for each in done.looks]
        state = {"job": job, "adapter": self._model.adapter.copies(), "optimiser": self._optimiser.state_dict(),
                 "looks": looks} | kept  # fmt: skip
        with new_file(self._state) as new:
            torch.save(state, new)

    def _resumed(self, job: str, tell: Callable[[str], None]) -> Learned:
        """Return how far an earlier sitting came with the same rows and plan, all as it was then."""
        if not self._state.is_file():
            return Learned()
        state = torch.load(self._state, weights_only=True, map_location=self._model.device)
        if state.pop("job") != job:
            tell("What was begun was learning from other sentences: it begins anew.")
            return Learned()
        self._model.adapter.become(state.pop("adapter"))
        self._optimiser.load_state_dict(state.pop("optimiser"))
        looks = [Look(*numbers) for numbers in state.pop("looks")]
        tell(f"Going on after {state['tokens']} tokens.")
        return Learned(looks=looks, **state)


def losses(model: Model, batch: Sequence[Sample], weights: Sequence[float] = ()) -> tuple[Any, int]:
    """Return the summed loss of a batch's answers, each by its weight where there are any, and of how many tokens."""
    numbers, places = padded(batch, model.device)
    hidden = model.hidden(numbers, places)
    total, count = torch.zeros((), device=model.device), 0
    for row, sample in enumerate(batch):
        answer = torch.tensor(sample.answer, device=model.device)
        states = hidden[row, len(sample.prompt) - 1 : sample.length - 1]
        if sample.is_back:  # the engine asks only how probable the Chinese is, among what is not writable
            asked = answer >= model.writable
            states, answer = states[asked], answer[asked] - model.writable
        if len(answer):
            weight = weights[row] if weights else 1.0
            each = functional.cross_entropy(model.scores(states, sample.is_back), answer, reduction="none")
            total = total + weight * (each if weight > 0 else each.clamp(max=_IMPROBABLE)).sum()
            count += len(answer)
    return total, count


@torch.no_grad()  # type: ignore[untyped-decorator]
def held_loss(model: Model, held: Sequence[Sample], batch: int) -> float:
    """Return the mean loss of a token of `held`."""
    found = [losses(model, each) for each in _of_a_length(sorted(held, key=lambda sample: sample.length), batch)]
    return sum(float(total) for total, _ in found) / max(1, sum(count for _, count in found))


def padded(batch: Sequence[Sample], device: str) -> tuple[Any, Any]:
    """Return token numbers and places [samples, tokens], the shorter filled up behind."""
    longest = max(sample.length for sample in batch)
    rows = [[*sample.prompt, *sample.answer, *[0] * (longest - sample.length)] for sample in batch]
    return torch.tensor(rows, device=device), torch.arange(longest, device=device)[None].expand(len(batch), -1)


def _batches(samples: Sequence[Sample], plan: Plan) -> Iterator[list[Sample]]:
    """Yield all samples, in another order each time, those of about a length together: little is filled up."""
    chance = Random(0)
    for _ in range(plan.passes):
        order = list(samples)
        chance.shuffle(order)
        made = []
        for at in range(0, len(order), _WINDOW):
            made += _of_a_length(sorted(order[at : at + _WINDOW], key=lambda sample: sample.length), plan.batch)
        chance.shuffle(made)
        yield from made


def _of_a_length(samples: Sequence[Sample], most: int) -> list[list[Sample]]:
    """Return `samples`, which are in order of length, in batches of at most `most` tokens."""
    made: list[list[Sample]] = []
    for sample in samples:
        if made and (len(made[-1]) + 1) * sample.length <= most:
            made[-1].append(sample)
        else:
            made.append([sample])
    return made


def _digest(samples: Sequence[Sample], plan: Plan) -> str:
    """Return what says whether an earlier sitting was at the same: it may go on for more hours, or for fewer."""
    text = json.dumps([[sample.prompt, sample.answer] for sample in samples]) + repr(replace(plan, hours=0.0))
    return sha256(text.encode()).hexdigest()
