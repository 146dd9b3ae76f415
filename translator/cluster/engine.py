"""The engine whose work is done by workers: what it is asked goes to them in tasks, and nothing of it is kept here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from typing import Any

from translator.cluster.dispatch import Dispatch
from translator.cluster.tasks import Reading, Task, Translated, Translating, Weighing, slices
from translator.engines.base import Engine, Finished, Request
from translator.errors import WorkError
from translator.records import Hypothesis, Word

_AWAKE = 1.0  # seconds between two moments at which Ctrl-C is noticed on every system


class ClusterEngine:
    """An engine in the place of `here`, the same one on this machine, over a dispatch.

    `host` names the other computers that its text goes to. With `both_ways` whatever is a first try is also weighed by
    its source. What is asked with a lower `rank` is done first.
    """

    def __init__(self, here: Engine, dispatch: Dispatch, host: str = "", both_ways: bool = False) -> None:
        self.name, self.script, self.can_mend = here.name, here.script, here.can_mend
        self.model = replace(here.model, host=host)
        self._here, self._dispatch, self._both_ways = here, dispatch, both_ways
        self._rank = 0
        self._sources: dict[tuple[Request, tuple[str, ...]], tuple[float, ...]] = {}

    @property
    def places(self) -> int:
        """See `Spread.places`."""
        return self._dispatch.places

    def ranked(self, rank: int) -> ClusterEngine:
        """See `Spread.ranked`."""
        found = ClusterEngine(self._here, self._dispatch, self.model.host, self._both_ways)
        found._rank = rank
        return found

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`. Raises `WorkError`, once all the others are done, for what fails at every worker."""
        answers: list[tuple[Hypothesis, ...]] = [()] * len(requests)
        parts = list(slices(requests, self.places))
        tasks = [Translating(tuple(requests[part]), n_best, self._both_ways) for part in parts]
        for place, answer in self._answers(tasks, parts):
            assert isinstance(answer, Translated)
            answers[place] = answer.hypotheses
            if answer.sources:
                texts = tuple(hypothesis.text for hypothesis in answer.hypotheses)
                self._sources[requests[place], texts] = answer.sources
            if finished:
                finished(place, answer.hypotheses)
        return answers

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`. Those of a first try came with it."""
        known = self._sources.pop((request, tuple(texts)), None)
        if known is not None:
            return list(known)
        [(_, found)] = self._answers([Weighing((request,), tuple(texts))], [slice(0, 1)])
        return list(found)

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`."""
        parts = list(slices(requests, self.places))
        tasks = [Reading(tuple(requests[part]), tuple(texts[part])) for part in parts]
        found = dict(self._answers(tasks, parts))
        return [found[place] for place in range(len(requests))]

    def _answers(self, tasks: Sequence[Task], parts: Sequence[slice]) -> Iterator[tuple[int, Any]]:
        """Yield the answers to tasks as they come, each with the place of its request: `parts` are those of the tasks.

        A task that fails is asked for again request by request: the others' articles are not to suffer for one's.
        """
        open_: dict[Future[list[Any]], tuple[Task, int]] = {}
        for task, part in zip(tasks, parts, strict=True):
            open_[self._dispatch.ask(task, self._rank)] = task, part.start
        errors: list[WorkError] = []
        while open_:
            for future in wait(open_, timeout=_AWAKE, return_when=FIRST_COMPLETED).done:
                task, start = open_.pop(future)
                try:
                    found = future.result()
                except WorkError as error:
                    alone = range(len(task.requests)) if len(task.requests) > 1 else ()
                    errors += [] if alone else [error]
                    open_ |= {
                        self._dispatch.ask(task.alone(at), self._rank): (task.alone(at), start + at) for at in alone
                    }
                else:
                    yield from enumerate(found, start)
        if errors:
            raise errors[0]
