"""Groups of articles that are worked on before their turn, where an engine works in several places at once.

The stages ask an engine step by step, and what one article settles is in the next: in its turn a group would leave
most places idle. So it is done twice. Before its turn in a thread, under what is known by then, only to have the
answers; and in its turn, when nearly all that it asks for has been answered. An answer goes by its request (of the
language model, but for rounding): what was guessed wrongly is asked for anew, and the English is the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from translator.engines.base import Engine, Finished, Request, Spread
from translator.memory import Recollection, open_beside, setup_of
from translator.pipeline import Job, brief
from translator.progress import no_progress
from translator.records import Article, Hypothesis, Word

_MOST = 64
"""Groups at once: each is a thread, and some 12,000 characters of articles with their answers."""

_AWAKE = 1.0  # seconds between two looks at how many places there are

_Group = TypeVar("_Group", bound=Sequence[tuple[object, Article]])


class Heard:
    """An engine that says again what it has said of the same request."""

    def __init__(self, engine: Engine) -> None:
        self.name, self.script, self.model, self.can_mend = engine.name, engine.script, engine.model, engine.can_mend
        self._engine = engine
        self._hypotheses: dict[tuple[Request, int], tuple[Hypothesis, ...]] = {}
        self._scores: dict[tuple[Request, tuple[str, ...]], list[float]] = {}
        self._words: dict[tuple[Request, str], tuple[Word, ...]] = {}

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`."""
        places: dict[Request, list[int]] = {}
        for place, request in enumerate(requests):
            places.setdefault(request, []).append(place)
        new = [request for request in places if (request, n_best) not in self._hypotheses]

        def tell(request: Request) -> None:
            for place in places[request] if finished else ():
                finished(place, self._hypotheses[request, n_best])  # type: ignore[misc]

        def take(number: int, answer: tuple[Hypothesis, ...]) -> None:
            self._hypotheses[new[number], n_best] = answer
            tell(new[number])

        for request in places.keys() - set(new):
            tell(request)
        if new:
            self._engine.translate(new, n_best, take)
        return [self._hypotheses[request, n_best] for request in requests]

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`."""
        key = request, tuple(texts)
        if key not in self._scores:
            self._scores[key] = self._engine.source_scores(request, texts)
        return self._scores[key]

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`."""
        asked = list(zip(requests, texts, strict=True))
        new = [key for key in dict.fromkeys(asked) if key not in self._words]
        if new:
            words = self._engine.read([request for request, _ in new], [text for _, text in new])
            self._words |= dict(zip(new, words, strict=True))
        return [self._words[key] for key in asked]


def ahead(groups: Iterable[_Group], job: Job, memory: Path) -> Iterator[tuple[_Group, Job]]:
    """Yield each of `groups` in its turn, with the job for it. The memory is only looked at, from other threads."""
    engine = job.engine
    if not isinstance(engine, Spread):
        yield from ((group, job) for group in groups)
        return
    pool = ThreadPoolExecutor(_MOST, "ahead")
    waiting: deque[tuple[_Group, Job, Future[None]]] = deque()
    coming = enumerate(groups)
    try:
        while True:
            while len(waiting) < min(engine.places + 2, _MOST) and (following := next(coming, None)):
                number, group = following
                own = replace(job, engine=Heard(engine.ranked(number)))
                waiting.append((group, own, pool.submit(_guess, group, _unheard(own), memory)))
            if not waiting:
                return
            # What fails in guessing is not looked at: it fails in its turn too.
            if wait([waiting[0][2]], timeout=_AWAKE).done:
                group, own, _ = waiting.popleft()
                yield group, own
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _unheard(job: Job) -> Job:
    """Return a job of which nobody hears: it shares only the engine."""
    return replace(job, names=job.names.copy(), watch=no_progress)


def _guess(group: Sequence[tuple[object, Article]], job: Job, memory: Path) -> None:
    """Ask for what a group will want in its turn."""
    with open_beside(memory) as connection:
        known = Recollection(connection, setup_of(job.signature, job.profile))
        brief([article for _, article in group], replace(job, memory=known))
