"""Tasks to workers, one at a time each, what comes first in order first; again where a worker is lost or fails.

No worker has a second task waiting, so that a slow one holds up no more than the one it is at, a late one has work at
once, and of whoever is lost it is known over what. All of it is decided in one thread, which is told what happens.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Protocol

from translator.cluster.tasks import Identity, Task, size_of
from translator.cluster.worker import Opener, answer, introduce
from translator.errors import EngineError, TranslatorError, WorkError

MOST_FAILURES = 3
"""How often a task is tried before it is given up, and how often in a row a worker may fail."""
_IN_A_ROW = 4 * MOST_FAILURES  # failures of whatever kind without an answer between them: it is not the tasks
_POISON = "Leave the article out, or run it on this machine to see what it is."
_LOOK = 0.5  # seconds
# A task is given to a second worker, which has nothing else to do, once it takes so many times as long as others do.
_SLOW, _SHORTEST = 3.0, 2.0


class Workers(Protocol):
    """Who can be called: see `crew.Crew`."""

    def workers(self) -> frozenset[str] | None:
        """Return who is there; None while that cannot be known."""

    def call(
        self, worker: str, function: Callable[..., Any], arguments: tuple[Any, ...], done: Callable[[str, Any], None]
    ) -> Any:
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
    """A task under way. `calls` are those at work on it, by their workers."""

    task: Task
    rank: int
    answers: Future[list[Any]] = field(default_factory=Future)
    failures: list[str] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    calls: dict[str, Any] = field(default_factory=dict)
    begun: float = 0.0


class Dispatch:
    """Who has tasks done by the workers of a crew."""

    def __init__(self, crew: Workers, terms: Terms) -> None:
        self._crew, self._terms = crew, terms
        self._events: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._numbers = count()
        self._waiting: list[tuple[int, int, _Work]] = []
        self._at: dict[str, _Work | None] = {}  # those who are taken, with what they are at
        self._asked: dict[str, Any] = {}  # those who were asked what they are
        self._refused: dict[str, str] = {}
        self._faults: dict[str, int] = {}
        self._in_a_row = 0
        self._seconds = self._characters = 0.0
        self._poisoned: dict[Task, str] = {}
        self._last_seen = self._looked = time.monotonic()
        self._error: TranslatorError | None = None
        self._is_open, self._is_away = True, False
        self._thread = Thread(target=self._serve, name="dispatch", daemon=True)
        self._thread.start()

    @property
    def places(self) -> int:
        """How many workers are taken at the moment."""
        return len(self._at)

    def ask(self, task: Task, rank: int) -> Future[list[Any]]:
        """Return what will have the answers to a task; of those that wait, the lowest rank is done first.

        The answer is an error of ours: `WorkError` for a task that fails wherever it is tried, EngineError where
        nothing can be done at all.
        """
        work = _Work(task, rank)
        self._events.put(partial(self._take, work))
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
        if time.monotonic() - self._looked >= _LOOK:
            self._look()
            self._looked = time.monotonic()
        self._hand_out()

    def _end(self) -> None:
        self._stop(EngineError("The run was stopped."))
        self._is_open = False

    def _stop(self, error: TranslatorError) -> None:
        """Give everyone who waits, and will, an error."""
        self._error = error
        works = [*(work for *_, work in self._waiting), *filter(None, self._at.values())]
        self._waiting.clear()
        self._at.clear()
        for work in works:
            self._fail(work, error)

    def _take(self, work: _Work) -> None:
        known = self._poisoned.get(work.task)
        if self._error or known is not None:
            self._fail(work, self._error or WorkError(known or "", _POISON))
        else:
            heapq.heappush(self._waiting, (work.rank, next(self._numbers), work))

    def _look(self) -> None:
        """See who has come and who has gone."""
        present = None if self._error else self._crew.workers()
        self._is_away = present is None
        if present is None:
            return
        for address in {*self._at, *self._asked} - present:
            self._lose(address)
        for address in self._refused.keys() - present:  # it may come back as it should be
            del self._refused[address]
        for address in present - {*self._at, *self._asked, *self._refused}:
            self._greet(address)
        if self._at or self._asked:
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > self._terms.patience and self._waiting:
            refused = "; ".join(f"{address}: {why}" for address, why in self._refused.items())
            what = f"no worker that could be taken for {self._terms.patience:.0f} seconds"
            raise EngineError(f"{what} ({refused})." if refused else f"{what}.", "Start some: dask worker ADDRESS")

    def _greet(self, address: str) -> None:
        if why := self._terms.refusal(address):
            self._refuse(address, why)
        else:
            done = partial(self._tell_of, partial(self._introduced, address))
            self._asked[address] = self._crew.call(address, introduce, (self._terms.opener,), done)

    def _tell_of(self, event: Callable[[str, Any], None], how: str, result: Any) -> None:
        """Have the one thread know how a call ended."""
        self._events.put(partial(event, how, result))

    def _introduced(self, address: str, how: str, result: Any) -> None:
        if self._asked.pop(address, None) is None or how == "lost":
            return
        is_told = how == "finished" and isinstance(result, Identity)
        if why := self._terms.identity.difference(result) if is_told else _words(result):
            self._refuse(address, why)
        else:
            self._at[address], self._faults[address] = None, 0
            self._terms.tell(f"worker {address} has joined: {len(self._at)} in all.")

    def _refuse(self, address: str, why: str) -> None:
        self._refused[address] = why
        self._terms.tell(f"worker {address} is refused: {why}")

    def _lose(self, address: str) -> None:
        self._asked.pop(address, None)
        if address in self._at:
            work = self._at.pop(address)
            self._terms.tell(f"worker {address} is lost: {len(self._at)} left.")
            if work:
                self._failed(work, address, "the worker was lost")

    def _hand_out(self) -> None:
        free = [address for address, work in self._at.items() if work is None]
        for address in free if not self._is_away else ():
            if work := self._next(address):
                work.calls[address] = None
                work.begun = work.begun or time.monotonic()
                self._at[address] = work
                done = partial(self._tell_of, partial(self._done, address, work))
                work.calls[address] = self._crew.call(address, answer, (self._terms.opener, work.task), done)

    def _next(self, address: str) -> _Work | None:
        """Return what a worker is to do: what waits and it has not failed at, else what another takes too long for."""
        others = self._at.keys() - {address}
        for place, (*_, work) in enumerate(self._waiting):
            if address not in work.tried or not others - work.tried:
                self._waiting[place] = self._waiting[-1]
                self._waiting.pop()
                heapq.heapify(self._waiting)
                return work
        if self._waiting or not self._characters:
            return None
        alone = [work for work in self._at.values() if work and len(work.calls) == 1]
        slow = min(alone, key=lambda work: work.begun, default=None)
        return slow if slow and self._is_slow(slow) else None

    def _is_slow(self, work: _Work) -> bool:
        usual = size_of(work.task.requests) * self._seconds / self._characters
        return time.monotonic() - work.begun > max(_SLOW * usual, _SHORTEST)

    def _done(self, address: str, work: _Work, how: str, result: Any) -> None:
        if address in self._at and self._at[address] is work:
            self._at[address] = None
        if address not in work.calls:
            return  # it was given up
        del work.calls[address]
        if work.answers.done():
            return  # another was faster
        if how == "finished":
            self._seconds += time.monotonic() - work.begun
            self._characters += size_of(work.task.requests)
            self._in_a_row = self._faults[address] = 0
            work.answers.set_result(result)
        elif how == "error":
            self._faults[address] += 1
            self._failed(work, address, _words(result))
        elif not work.calls:  # with the scheduler, as a look will show: no fault of the task's
            self._is_away = True
            self._take(work)

    def _failed(self, work: _Work, address: str, why: str) -> None:
        """Note that a task failed: it is tried again, elsewhere if there is another worker, and then given up."""
        work.calls.pop(address, None)
        work.tried.add(address)
        work.failures.append(f"{address}: {why}")
        self._in_a_row += 1
        if self._in_a_row >= _IN_A_ROW:
            self._take(work)
            raise EngineError(f"The workers fail at everything. {work.failures[-1]}", "Look into their logs.")
        if self._faults.get(address, 0) >= MOST_FAILURES and len(self._at) > 1:
            self._at.pop(address, None)
            self._refuse(address, f"it failed {MOST_FAILURES} times in a row: {why}")
        if work.calls or work.answers.done():
            return
        if len(work.failures) < MOST_FAILURES:
            self._take(work)
        else:
            said = "; ".join(dict.fromkeys(work.failures))
            why = f"a sentence fails wherever it is tried, {len(work.failures)} times ({said})."
            self._poisoned[work.task] = why
            self._fail(work, WorkError(why, _POISON))

    def _fail(self, work: _Work, error: TranslatorError) -> None:
        if not work.answers.done():
            work.answers.set_exception(error)


def _words(error: object) -> str:
    """Return what was raised in words."""
    return str(error) if isinstance(error, TranslatorError) else f"{type(error).__name__}: {error}"
