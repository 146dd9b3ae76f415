"""How tasks are handed out, over workers that the test plays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from openers import Plain

from translator.cluster import dispatch
from translator.cluster.dispatch import Dispatch, Terms
from translator.cluster.tasks import Identity, Translated, Translating
from translator.cluster.worker import introduce
from translator.engines.base import Request
from translator.errors import EngineError, WorkError

OPENER = Plain()
IDENTITY = Identity.of(OPENER())


@dataclass
class Call:
    """A call on a worker that nobody has answered yet."""

    worker: str
    task: Any
    done: Callable[[str, Any], None]

    def answered(self) -> None:
        """Answer it as an engine would."""
        self.done("finished", [Translated(()) for _ in self.task.requests])

    def failed(self) -> None:
        """Have it fail."""
        self.done("error", RuntimeError("no room"))


@dataclass
class Played:
    """Workers that say at once what they are, `theirs` if another thing, and wait for the test with a task."""

    present: set[str]
    theirs: dict[str, Identity] = field(default_factory=dict)
    open: list[Call] = field(default_factory=list)

    def workers(self) -> frozenset[str] | None:
        """See `Workers`."""
        return frozenset(self.present)

    def call(
        self, worker: str, function: Callable[..., Any], arguments: tuple[Any, ...], done: Callable[[str, Any], None]
    ) -> Any:
        """See `Workers`."""
        if function is introduce:
            done("finished", self.theirs.get(worker, IDENTITY))
        else:
            self.open.append(Call(worker, arguments[1], done))
        return object()

    def calls(self, number: int) -> list[Call]:
        """Return the calls that are open, once there are so many, and forget them."""
        until(lambda: len(self.open) >= number)
        found, self.open = self.open, []
        assert len(found) == number
        return found


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look round often."""
    monkeypatch.setattr(dispatch, "_LOOK", 0.02)
    monkeypatch.setattr(dispatch, "_SHORTEST", 0.1)


@pytest.fixture
def told() -> list[str]:
    """What the run was told of its workers."""
    return []


@pytest.fixture
def crew() -> Played:
    """Two workers."""
    return Played({"a", "b"})


@pytest.fixture
def terms(told: list[str]) -> Terms:
    """Whoever has the engine may be asked, but on no computer of the name `far`."""
    return Terms(OPENER, IDENTITY, lambda address: "far away" if address == "far" else "", told.append, patience=0.3)


@pytest.fixture
def work(crew: Played, terms: Terms) -> Iterator[Dispatch]:
    """A dispatch over the two."""
    found = Dispatch(crew, terms)
    until(lambda: found.places == len(crew.present))
    yield found
    found.close()


def task(*sources: str) -> Translating:
    """Return the task of translating some sources."""
    return Translating(tuple(map(Request, sources)), 1)


def test_a_worker_has_one_task_at_a_time(work: Dispatch, crew: Played) -> None:
    """The rest waits here, the lowest rank first."""
    answers = [work.ask(task(f"句{number}"), rank) for number, rank in enumerate((0, 0, 7, 3))]
    first, second = crew.calls(2)
    assert {first.worker, second.worker} == {"a", "b"}
    second.answered()
    [third] = crew.calls(1)
    assert (third.worker, third.task) == (second.worker, task("句3"))
    first.answered()
    third.answered()
    [last] = crew.calls(1)
    last.answered()
    assert [len(answer.result(10)) for answer in answers] == [1] * 4


def test_a_task_that_fails_is_tried_by_another_worker(work: Dispatch, crew: Played) -> None:
    """Not by the one that failed."""
    answer = work.ask(task("句"), 0)
    [call] = crew.calls(1)
    call.failed()
    [again] = crew.calls(1)
    assert again.worker != call.worker
    again.answered()
    assert answer.result(10) == [Translated(())]


def test_a_task_is_given_up_after_three_failures_and_then_at_once(work: Dispatch, crew: Played) -> None:
    """The error has what was said each time; asked for again, no worker is tried."""
    answer = work.ask(task("句"), 0)
    for _ in range(3):
        crew.calls(1)[0].failed()
    assert "fails wherever it is tried, 3 times (" in str(answer.exception(10))
    assert str(answer.exception(10)).count("no room") == 2  # of each worker once
    assert isinstance(work.ask(task("句"), 0).exception(10), WorkError)
    assert crew.open == []


def test_a_worker_that_is_lost_has_its_task_done_by_another(work: Dispatch, crew: Played, told: list[str]) -> None:
    """As soon as it is seen to be gone."""
    answer = work.ask(task("句"), 0)
    [call] = crew.calls(1)
    crew.present.remove(call.worker)
    [again] = crew.calls(1)
    again.answered()
    assert len(answer.result(10)) == 1
    assert f"worker {call.worker} is lost: 1 left." in told


def test_a_worker_that_fails_at_everything_is_sent_away(work: Dispatch, crew: Played, told: list[str]) -> None:
    """After three failures in a row, while there is another."""
    answers = [work.ask(task(f"句{number}"), 0) for number in range(9)]
    while not all(answer.done() for answer in answers):
        until(lambda: bool(crew.open) or all(answer.done() for answer in answers))
        calls, crew.open = crew.open, []
        for call in calls:
            call.failed() if call.worker == "a" else call.answered()
    assert [answer.exception() for answer in answers] == [None] * 9
    assert [line for line in told if "a is refused: it failed 3 times in a row: RuntimeError: no room" in line]
    assert work.places == 1


def test_work_at_which_all_fail_ends(work: Dispatch, crew: Played) -> None:
    """It is then no fault of the sentences': who waits and who comes later has the same error."""
    answers = [work.ask(task(f"句{number}"), 0) for number in range(20)]
    while not all(answer.done() for answer in answers):
        until(lambda: bool(crew.open) or all(answer.done() for answer in answers))
        calls, crew.open = crew.open, []
        for call in calls:
            call.failed()
    assert "fail at everything" in str(answers[-1].exception())
    assert isinstance(work.ask(task("句"), 0).exception(10), EngineError)


def test_a_slow_task_is_given_to_a_worker_with_nothing_to_do(work: Dispatch, crew: Played) -> None:
    """To one only; whoever is first has answered, and the other's answer is nobody's."""
    quick, slow = work.ask(task("句"), 0), work.ask(task("慢"), 0)
    first, second = crew.calls(2)
    first.answered()
    [copy] = crew.calls(1)
    assert (copy.worker, copy.task) == (first.worker, second.task)
    copy.answered()
    assert len(slow.result(10)) == len(quick.result(10)) == 1
    second.done("error", RuntimeError("too late"))
    third = work.ask(task("句3"), 0)
    crew.calls(1)[0].answered()
    assert len(third.result(10)) == 1


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("version", "0.4.0", "its version of this program is 0.4.0, here it is"),
        ("digest", "b" * 64, f"its model's digest is {'b' * 16}, here it is"),
        ("files", "c" * 64, f"its digest of the files that run is {'c' * 16}, here it is none"),
        ("adapter", "d" * 64, f"its adapter's digest is {'d' * 16}, here it is none"),
    ],
)
def test_a_worker_that_differs_is_refused_by_name(
    terms: Terms, told: list[str], name: str, value: str, said: str
) -> None:
    """It gets no text; the message says in what it differs."""
    crew = Played({"a", "other"}, {"other": replace(IDENTITY, **{name: value})})
    work = Dispatch(crew, terms)
    until(lambda: len(told) == 2)
    work.close()
    assert [line for line in told if line.startswith(f"worker other is refused: {said}")]
    assert [line for line in told if line == "worker a has joined: 1 in all."]


def test_a_worker_that_comes_back_as_it_should_be_is_taken(terms: Terms, told: list[str]) -> None:
    """Under the address at which another was refused."""
    crew = Played({"a"}, {"a": replace(IDENTITY, digest="b" * 64)})
    work = Dispatch(crew, terms)
    until(lambda: len(told) == 1)
    crew.present, crew.theirs = set(), {}
    until(lambda: not work._refused)
    crew.present = {"a"}
    until(lambda: work.places == 1)
    work.close()


def test_a_worker_elsewhere_is_not_even_asked(terms: Terms, told: list[str]) -> None:
    """Where it may not be sent to."""
    crew = Played({"far"})
    work = Dispatch(crew, terms)
    answer = work.ask(task("句"), 0)
    error = answer.exception(10)
    work.close()
    assert told == ["worker far is refused: far away"]
    assert "no worker that could be taken for 0 seconds (far: far away)" in str(error)
    assert crew.open == []


def test_what_waits_when_the_run_ends_is_answered(crew: Played, terms: Terms) -> None:
    """With an error, so that no thread waits for ever."""
    work = Dispatch(crew, terms)
    answers: list[Future[list[Any]]] = [work.ask(task(f"句{number}"), 0) for number in range(5)]
    crew.calls(2)
    work.close()
    assert all(isinstance(answer.exception(10), EngineError) for answer in answers)
