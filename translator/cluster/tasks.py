"""What is asked of a worker: requests to its engine, pure and so to be asked again anywhere; and which engine it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

from translator import __version__
from translator.engines.base import Engine, Model, Request
from translator.records import Hypothesis, Word

# Source characters: half a minute to two minutes of a desktop's time, which is what a worker that is lost loses, and
# enough that an engine searches for many sentences at once.
_SIZE = 2_000


class Task(Protocol):
    """Some requests, and what of the engine is asked about each."""

    @property
    def requests(self) -> tuple[Request, ...]:
        """What it is about."""

    def by(self, engine: Engine) -> list[Any]:
        """Return the engine's answers, one for each request."""

    def alone(self, place: int) -> Task:
        """Return the task that asks for one of the requests only."""


@dataclass(frozen=True, slots=True)
class Translated:
    """The hypotheses of a request, and how probable each makes the source, where that was asked for."""

    hypotheses: tuple[Hypothesis, ...]
    sources: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Translating:
    """To translate; with `both_ways` a first try is also weighed by its source, while its worker is at it."""

    requests: tuple[Request, ...]
    n_best: int
    both_ways: bool = False

    def by(self, engine: Engine) -> list[Translated]:
        """See `Task.by`."""
        answers = engine.translate(self.requests, self.n_best)
        return [self._weighed(*each, engine) for each in zip(self.requests, answers, strict=True)]

    def alone(self, place: int) -> Translating:
        """See `Task.alone`."""
        return Translating(self.requests[place : place + 1], self.n_best, self.both_ways)

    def _weighed(self, request: Request, answer: tuple[Hypothesis, ...], engine: Engine) -> Translated:
        is_first = not (request.terms or request.prefix or request.draft)
        texts = [hypothesis.text for hypothesis in answer]
        return Translated(answer, tuple(engine.source_scores(request, texts)) if self.both_ways and is_first else ())


@dataclass(frozen=True, slots=True)
class Reading:
    """To say of a text for each request how sure each of its words is: see `Engine.read`."""

    requests: tuple[Request, ...]
    texts: tuple[str, ...]

    def by(self, engine: Engine) -> list[tuple[Word, ...]]:
        """See `Task.by`."""
        return engine.read(self.requests, self.texts)

    def alone(self, place: int) -> Reading:
        """See `Task.alone`."""
        return Reading(self.requests[place : place + 1], self.texts[place : place + 1])


@dataclass(frozen=True, slots=True)
class Weighing:
    """To say how probable a request's source is given each of some texts: see `Engine.source_scores`."""

    requests: tuple[Request]
    texts: tuple[str, ...]

    def by(self, engine: Engine) -> list[list[float]]:
        """See `Task.by`."""
        return [engine.source_scores(self.requests[0], self.texts)]

    def alone(self, place: int) -> Weighing:
        """See `Task.alone`."""
        return self


def size_of(requests: Sequence[Request]) -> int:
    """Return how much work some requests are, in characters."""
    return sum(len(request.source) + len(request.draft) for request in requests)


def slices(requests: Sequence[Request], places: int) -> Iterator[slice]:
    """Yield what of `requests`, in their order, is a task: of about `_SIZE`, or less where that keeps all busy."""
    most = min(_SIZE, size_of(requests) // max(1, places))
    start = size = 0
    for place, request in enumerate(requests):
        size += size_of([request])
        if size >= most:
            yield slice(start, place + 1)
            start, size = place + 1, 0
    if start < len(requests):
        yield slice(start, len(requests))


@dataclass(frozen=True, slots=True)
class Identity:
    """What determines a worker's English beside what it is asked: this program, its engine, the model's digests."""

    version: str
    engine: str
    model: str
    digest: str
    files: str
    adapter: str

    @classmethod
    def of(cls, engine: Engine) -> Identity:
        """Return that of an engine here."""
        model: Model = engine.model
        return cls(__version__, engine.name, model.id, model.digest, model.files, model.adapter)

    def difference(self, other: Identity) -> str:
        """Return what another has that is not as it is here; "" where it is the same."""
        for field in fields(self):
            ours, theirs = getattr(self, field.name), getattr(other, field.name)
            if ours != theirs:
                return f"its {_CALLED[field.name]} is {theirs[:16] or 'none'}, here it is {ours[:16] or 'none'}"
        return ""


_CALLED = {
    "version": "version of this program",
    "engine": "engine",
    "model": "model",
    "digest": "model's digest",
    "files": "digest of the files that run",
    "adapter": "adapter's digest",
}
