"""Tasks to workers, one at a time each, what comes first in order first; again where a worker is lost or fails.

No worker has a second task waiting, so that a slow one holds up no more than the one it is at, a late one has work at
once, and of whoever is lost it is known over what. All of it is decided in one thread, which is told what happens.
"""

from __future__ import annotations

import time
from bisect import insort
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Protocol

from translator.cluster.crew import Done
from translator.cluster.tasks import Identity, Task, size_of
from translator.cluster.worker import Opener, answer, introduce
from translator.errors import EngineError, TranslatorError, WorkError

MOST_FAILURES = 3
"""How often a task is tried before it is given up, and how often in a row a worker may fail."""
_IN_A_ROW = 4 * MOST_FAILURES  # failures of whatever kind without an answer between them: it is not the tasks
_LOOK = 0.5  # seconds
# A task is given to a second worker, which has nothing else to do, once it takes so many times as long as others do.
_SLOW, _SHORTEST = 3.0, 2.0
_UNMEASURED = 0.25  # seconds a character before anything is answered: the slowest profile on a slow processor


class Workers(Protocol):
    """Who can be called: see `crew.Crew`."""

    def workers(self) -> frozenset[str] | None:
        """Return who is there; None while that cannot be known."""

    def call(self, worker: str, function: Callable[..., Any], arguments: tuple[Any, ...], done: Done) -> Any:
        """Have a worker call a function; return what keeps the call alive."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a worker is taken: what opens its engine, what that must be, whether it may be sent to.

    `refusal` says of an address why it may not, or nothing. `tell` is told of who joins, is refused and is lost.
    `patience`: seconds to wait for a worker where there is none.
    """

    opener: Opener
    identity: Identity
    refusal: Callable[[str], str]
    tell: Callable[[str], None]
    patience: float = 600.0


@dataclass(eq=False, slots=True)
class _Work:
    """A task until it is answered. `calls` are those at work on it, by their workers; `begun`: when the first began."""

    task: Task
    rank: int
    answers: Future[list[Any]] = field(default_factory=Future)
    failures: list[str] = field(default_factory=list)
    failed_at: set[str] = field(default_factory=set)
    calls: dict[str, Any] = field(default_factory=dict)
    begun: float = 0.0


@dataclass(eq=False, slots=True)
class _Worker:
    """One that is taken: what it is at, and how often in a row it has failed."""

    work: _Work | None = None
    failures: int = 0


class Dispatch:
    """Who has tasks done by the workers of a crew. All that is told of a worker goes by its address."""

    def __init__(self, crew: Workers, terms: Terms) -> None:
        self._crew, self._terms = crew, terms
        self._events: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._waiting: list[_Work] = []  # by their ranks
        self._workers: dict[str, _Worker] = {}
        self._asked: dict[str, Any] = {}  # who was asked what it is, with what keeps that call alive
        self._refused: dict[str, str] = {}  # who is not taken, and why
        self._poisoned: dict[Task, str] = {}  # what was given up, and why
        self._in_a_row = 0
        self._seconds = self._characters = 0.0
        self._last_seen = self._looked = time.monotonic()
        self._error: TranslatorError | None = None
        self._is_open, self._is_away = True, False
        self._thread = Thread(target=self._serve, name="dispatch", daemon=True)
        self._thread.start()

    @property
    def places(self) -> int:
        """How many workers are taken at the moment."""
        return len(self._workers)

    def ask(self, task: Task, rank: int) -> Future[list[Any]]:
        """Return what will have the answers to a task; of those that wait, the lowest rank is done first.

        The answer is an error of ours: `WorkError` for a task that fails wherever it is tried, EngineError where
        nothing can be done at all.
        """
        work = _Work(task, rank)
        self._events.put(partial(self._queue, work))
        return work.answers

    def close(self) -> None:
        """Stop. What is waited for has an error."""
        self._events.put(self._end)
        self._thread.join()

    def _serve(self) -> None:
        while self._is_open:
            try:
                self._step()
            except TranslatorError as error:
                self._stop(error)
            except Exception as error:  # a fault here must not leave anyone waiting
                self._stop(EngineError(f"The work could not be handed out: {type(error).__name__}: {error}"))

    def _step(self) -> None:
        with suppress(Empty):
            self._events.get(timeout=_LOOK)()
            while True:
                self._events.get_nowait()()
        if self._error:
            return
        if time.monotonic() - self._looked >= _LOOK:
            self._look()
            self._looked = time.monotonic()
        if not self._is_away:
            self._hand_out()

    def _end(self) -> None:
        self._stop(EngineError("The run was stopped."))
        self._is_open = False

    def _stop(self, error: TranslatorError) -> None:
        """Give everyone who waits, and will, an error."""
        self._error = error
        works = [*self._waiting, *(worker.work for worker in self._workers.values() if worker.work)]
        self._waiting.clear()
        self._workers.clear()
        self._asked.clear()
        for work in works:
            self._fail(work, error)

    def _queue(self, work: _Work) -> None:
        """Have a task wait for a worker, unless it is known that none can do it."""
        if self._error:
            self._fail(work, self._error)
        elif why := self._poisoned.get(work.task):
            self._fail(work, WorkError(why, "Leave the article out, or run it on this machine to see what it is."))
        else:
            insort(self._waiting, work, key=attrgetter("rank"))

    def _fail(self, work: _Work, error: TranslatorError) -> None:
        if not work.answers.done():
            work.answers.set_exception(error)

    def _look(self) -> None:
        """See who has come and who has gone."""
        present = self._crew.workers()
        self._is_away = present is None
        if present is None:
            return
        for address in {*self._workers, *self._asked} - present:
            self._lose(address)
        for address in self._refused.keys() - present:  # it may come back as it should be
            del self._refused[address]
        for address in present - {*self._workers, *self._asked, *self._refused}:
            self._greet(address)
        if self._workers or self._asked:
            self._last_seen = time.monotonic()
        elif self._waiting and time.monotonic() - self._last_seen > self._terms.patience:
            refused = "; ".join(f"{address}: {why}" for address, why in self._refused.items())
            what = f"no worker that could be taken for {self._terms.patience:.0f} seconds"
            raise EngineError(f"{what} ({refused})." if refused else f"{what}.", "Start some: dask worker ADDRESS")

    def _call(self, address: str, ended: Done, function: Callable[..., Any], *arguments: Any) -> Any:
        """Have a worker call a function over its engine; how that `ended` is told to the one thread."""

        def done(how: str, result: Any) -> None:
            self._events.put(partial(ended, how, result))

        return self._crew.call(address, function, (self._terms.opener, *arguments), done)

    def _greet(self, address: str) -> None:
        if why := self._terms.refusal(address):
            self._refuse(address, why)
        else:
            self._asked[address] = self._call(address, partial(self._introduced, address), introduce)

    def _introduced(self, address: str, how: str, result: Any) -> None:
        if self._asked.pop(address, None) is None or how == "lost":
            return
        is_told = how == "finished" and isinstance(result, Identity)
        if why := self._terms.identity.difference(result) if is_told else _words(result):
            self._refuse(address, why)
        else:
            self._workers[address] = _Worker()
            self._terms.tell(f"worker {address} has joined: {self.places} in all.")

    def _refuse(self, address: str, why: str) -> None:
        self._refused[address] = why
        self._terms.tell(f"worker {address} is refused: {why}")

    def _lose(self, address: str) -> None:
        self._asked.pop(address, None)
        if worker := self._workers.pop(address, None):
            self._terms.tell(f"worker {address} is lost: {self.places} left.")
            if worker.work:
                del worker.work.calls[address]
                self._failed(worker.work, address, "the worker was lost")

    def _hand_out(self) -> None:
        for address, worker in self._workers.items():
            if worker.work is None and (work := self._next(address)):
                worker.work = work
                work.begun = work.begun if work.calls else time.monotonic()
                work.calls[address] = self._call(address, partial(self._done, address, work), answer, work.task)

    def _next(self, address: str) -> _Work | None:
        """Return what a worker is to do: what waits and it has not failed at, else what another takes too long for."""
        others = self._workers.keys() - {address}
        for place, work in enumerate(self._waiting):
            if address not in work.failed_at or not others - work.failed_at:
                return self._waiting.pop(place)
        under_way = (worker.work for worker in self._workers.values())
        alone = [work for work in under_way if work and len(work.calls) == 1 and address not in work.failed_at]
        slow = min((work for work in alone if not work.answers.done()), key=attrgetter("begun"), default=None)
        return slow if slow and self._is_slow(slow) else None

    def _is_slow(self, work: _Work) -> bool:
        rate = self._seconds / self._characters if self._characters else _UNMEASURED
        usual = size_of(work.task.requests) * rate
        return time.monotonic() - work.begun > max(_SLOW * usual, _SHORTEST)

    def _done(self, address: str, work: _Work, how: str, result: Any) -> None:
        if self._error or address not in work.calls:
            return  # the worker was lost, or all was
        del work.calls[address]
        worker = self._workers[address]
        worker.work = None
        if work.answers.done():
            return  # another was faster
        if how == "finished":
            self._seconds += time.monotonic() - work.begun
            self._characters += size_of(work.task.requests)
            self._in_a_row = worker.failures = 0
            work.answers.set_result(result)
        elif how == "error":
            worker.failures += 1
            self._failed(work, address, _words(result))
        elif not work.calls:  # with the scheduler, as a look will show: no fault of the task's
            self._is_away = True
            self._queue(work)

    def _failed(self, work: _Work, address: str, why: str) -> None:
        """Note that a task failed: it is tried again, elsewhere if there is another worker, and then given up."""
        work.failed_at.add(address)
        work.failures.append(f"{address}: {why}")
        self._in_a_row += 1
        if self._in_a_row >= _IN_A_ROW:
            self._queue(work)
            raise EngineError(f"The workers fail at everything. {work.failures[-1]}", "Look into their logs.")
        worker = self._workers.get(address)
        if worker and worker.failures >= MOST_FAILURES and self.places > 1:
            del self._workers[address]
            self._refuse(address, f"it failed {MOST_FAILURES} times in a row: {why}")
        if work.calls or work.answers.done():
            return
        if len(work.failures) >= MOST_FAILURES:
            said = "; ".join(dict.fromkeys(work.failures))
            self._poisoned[work.task] = f"a sentence fails wherever it is tried, {len(work.failures)} times ({said})."
        self._queue(work)


def _words(error: object) -> str:
    """Return what was raised in words."""
    return str(error) if isinstance(error, TranslatorError) else f"{type(error).__name__}: {error}"
