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

    def lost(self) -> None:
        """Have it be lost, as all calls are with their scheduler."""
        self.done("lost", None)


@dataclass
class Clock:
    """The time, and what the test has put it forward by, in seconds."""

    forward: float = 0.0

    def monotonic(self) -> float:
        """See `time.monotonic`."""
        return time.monotonic() + self.forward


@dataclass
class Played:
    """Workers that say at once what they are, `theirs` if another thing, and wait for the test with a task.

    Where there are `says`, how the next of them that is asked what it is answers; None: the test does, by `silent`.
    `present` is None while their
    scheduler is away; `fault` is what comes of looking at them or calling one. `looks` counts how often was looked.
    """

    present: set[str] | None
    theirs: dict[str, Identity] = field(default_factory=dict)
    says: list[tuple[str, Any] | None] = field(default_factory=list)
    silent: list[Callable[[str, Any], None]] = field(default_factory=list)
    open: list[Call] = field(default_factory=list)
    fault: Exception | None = None
    looks: int = 0

    def workers(self) -> frozenset[str] | None:
        """See `Workers`."""
        self.looks += 1
        if isinstance(self.fault, EngineError):
            raise self.fault
        return None if self.present is None else frozenset(self.present)

    def call(
        self, worker: str, function: Callable[..., Any], arguments: tuple[Any, ...], done: Callable[[str, Any], None]
    ) -> Any:
        """See `Workers`."""
        if self.fault:
            raise self.fault
        if function is introduce:
            said = self.says.pop(0) if self.says else ("finished", self.theirs.get(worker, IDENTITY))
            done(*said) if said else self.silent.append(done)
        else:
            self.open.append(Call(worker, arguments[1], done))
        return object()

    def seen(self) -> None:
        """Wait until all that is so has been looked at, and what could be handed out has been."""
        before = self.looks
        until(lambda: self.looks >= before + 3)

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
    """Look round often; nothing is slow before the test has put the clock forward."""
    monkeypatch.setattr(dispatch, "_LOOK", 0.02)
    monkeypatch.setattr(dispatch, "_SHORTEST", 1000.0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the dispatch looks at."""
    found = Clock()
    monkeypatch.setattr(dispatch, "time", found)
    return found


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
def work(clock: Clock, crew: Played, terms: Terms) -> Iterator[Dispatch]:
    """A dispatch over the two."""
    found = Dispatch(crew, terms)
    until(lambda: found.places == 2)
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
    crew.present = {"a", "b"} - {call.worker}
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


@pytest.mark.parametrize("late", [("error", RuntimeError("too late")), ("finished", [Translated(())])])
def test_a_slow_task_is_given_to_a_worker_with_nothing_to_do(
    clock: Clock, work: Dispatch, crew: Played, late: tuple[str, Any]
) -> None:
    """Whoever is first has answered, and the other's answer is nobody's."""
    quick, slow = work.ask(task("句"), 0), work.ask(task("慢"), 0)
    first, second = crew.calls(2)
    first.answered()
    assert len(quick.result(10)) == 1
    clock.forward += 2000
    [copy] = crew.calls(1)
    assert (copy.worker, copy.task) == (first.worker, second.task)
    copy.answered()
    assert len(slow.result(10)) == 1
    second.done(*late)
    third = work.ask(task("句3"), 0)
    crew.calls(1)[0].answered()
    assert len(third.result(10)) == 1


@pytest.fixture
def both(clock: Clock, work: Dispatch, crew: Played) -> list[Call]:
    """The calls of two workers on one task, which is slow at the first."""
    work.ask(task("句"), 0)
    crew.calls(1)[0].answered()
    work.ask(task("慢"), 0)
    [first] = crew.calls(1)
    clock.forward += 2000
    return [first, *crew.calls(1)]


def test_a_task_that_another_is_at_is_not_tried_again(both: list[Call], crew: Played) -> None:
    """Where one of the two fails, before it is known whether the other does."""
    both[0].failed()
    crew.seen()
    assert crew.open == []
    both[1].failed()
    crew.calls(1)


def test_a_task_that_is_answered_is_not_tried_again(
    both: list[Call], clock: Clock, crew: Played, told: list[str]
) -> None:
    """However long the slower of the two goes on, nor where it is lost over it."""
    both[1].answered()
    crew.seen()
    clock.forward += 9000
    crew.seen()
    assert crew.open == []
    crew.present = {both[1].worker}
    until(lambda: f"worker {both[0].worker} is lost: 1 left." in told)
    crew.seen()
    assert crew.open == []


def test_who_can_do_nothing_that_waits_helps_with_what_is_slow(clock: Clock, work: Dispatch, crew: Played) -> None:
    """Though there is something that it has failed at."""
    work.ask(task("句"), 0)
    crew.calls(1)[0].answered()
    work.ask(task("難"), 0)
    [failing] = crew.calls(1)
    work.ask(task("慢"), 0)
    [slow] = crew.calls(1)
    failing.failed()
    crew.seen()
    assert crew.open == []
    clock.forward += 2000
    [copy] = crew.calls(1)
    assert (copy.worker, copy.task) == (failing.worker, slow.task)


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


def test_of_one_rank_what_is_asked_first_is_done_first(work: Dispatch, crew: Played) -> None:
    """However many wait."""
    for number in range(12):
        work.ask(task(f"句{number}"), 0)
    done: list[Translating] = []
    while len(done) < 12:
        until(lambda: bool(crew.open))
        call = crew.open.pop(0)
        done.append(call.task)
        call.answered()
    assert done == [task(f"句{number}") for number in range(12)]


def test_who_has_failed_at_the_first_is_given_the_next(work: Dispatch, crew: Played) -> None:
    """In the order of ranks too, however the others were asked."""
    first = work.ask(task("難"), 0)
    [call] = crew.calls(1)
    held = work.ask(task("長"), 0)
    [other] = crew.calls(1)
    later = [work.ask(task(f"句{rank}"), rank) for rank in (9, 2, 8, 1, 5)]
    call.failed()
    ranks = []
    for _ in later:
        [next_] = crew.calls(1)
        assert next_.worker == call.worker
        ranks.append(next_.task.requests[0].source)
        next_.answered()
    assert ranks == ["句1", "句2", "句5", "句8", "句9"]
    other.answered()
    [again] = crew.calls(1)
    assert (again.worker, again.task) == (other.worker, task("難"))
    again.answered()
    assert len(first.result(10)) == len(held.result(10)) == 1


def test_nothing_is_handed_out_while_the_scheduler_is_away(work: Dispatch, crew: Played) -> None:
    """Its workers stay taken: they are there again when it is."""
    crew.present = None
    crew.seen()
    answer = work.ask(task("句"), 0)
    crew.seen()
    assert (crew.open, work.places) == ([], 2)
    crew.present = {"a", "b"}
    crew.calls(1)[0].answered()
    assert len(answer.result(10)) == 1


def test_a_call_that_is_lost_with_the_scheduler_is_no_failure(work: Dispatch, crew: Played, told: list[str]) -> None:
    """However often: neither of the task nor of the worker, and nothing is handed out before a look at who is there."""
    answer = work.ask(task("句"), 0)
    looks = crew.looks
    for _ in range(20):
        crew.calls(1)[0].lost()
    [call] = crew.calls(1)
    assert crew.looks >= looks + 20
    crew.present = None
    call.lost()
    crew.seen()
    assert crew.open == []
    crew.present = {"a", "b"}
    crew.calls(1)[0].answered()
    assert len(answer.result(10)) == 1
    assert not [line for line in told if "refused" in line or "lost" in line]


def test_a_scheduler_that_is_gone_ends_the_work(work: Dispatch, crew: Played) -> None:
    """With its error, for who waits and for who asks later."""
    gone = EngineError("the scheduler is gone.")
    answers = [work.ask(task(f"句{number}"), 0) for number in range(3)]
    calls = crew.calls(2)
    crew.fault = gone
    assert [answer.exception(10) for answer in answers] == [gone] * 3
    calls[0].answered()
    calls[1].failed()
    crew.fault = None
    for number in range(5):
        assert work.ask(task(f"後{number}"), 0).exception(10) is gone
        time.sleep(0.03)  # a look that there should not be
    assert work.places == 0


def test_nobody_joins_work_that_has_ended(terms: Terms, told: list[str]) -> None:
    """Though it was asked before what it is."""
    crew = Played({"a"}, says=[None])
    work = Dispatch(crew, terms)
    until(lambda: bool(crew.silent))
    crew.fault = EngineError("the scheduler is gone.")
    assert work.ask(task("句"), 0).exception(10) is crew.fault
    crew.silent[0]("finished", IDENTITY)
    work.close()
    assert (told, work.places) == ([], 0)


def test_a_worker_that_is_lost_before_it_says_what_it_is_is_asked_again(terms: Terms) -> None:
    """Once it is there again."""
    crew = Played({"a"}, says=[None])
    work = Dispatch(crew, terms)
    until(lambda: bool(crew.silent))
    crew.present = set()
    crew.seen()
    crew.present = {"a"}
    until(lambda: work.places == 1)
    work.close()


def test_a_fault_of_the_dispatch_leaves_nobody_waiting(work: Dispatch, crew: Played) -> None:
    """Nor who asked for the very task that could not be handed out."""
    crew.fault = KeyError("worker")
    answer = work.ask(task("句"), 0)
    assert "The work could not be handed out: KeyError: 'worker'" in str(answer.exception(10))


def test_a_worker_that_cannot_say_what_it_is_is_refused(terms: Terms, told: list[str]) -> None:
    """With what it raised; a loss on the way is none of its doing, so it is asked again."""
    crew = Played({"a"}, says=[("lost", None), ("error", ModuleNotFoundError("no translator"))])
    work = Dispatch(crew, terms)
    until(lambda: bool(told))
    work.close()
    assert told == ["worker a is refused: ModuleNotFoundError: no translator"]


def test_the_only_worker_is_kept_whatever_it_fails_at(terms: Terms, told: list[str]) -> None:
    """Without it nothing would be done; the same task comes to it again."""
    crew = Played({"a"})
    work = Dispatch(crew, terms)
    answers = [work.ask(task(source), 0) for source in ("難", "句")]
    for _ in range(3):
        crew.calls(1)[0].failed()
        crew.calls(1)[0].failed()
    assert [type(answer.exception(10)) for answer in answers] == [WorkError] * 2
    third = work.ask(task("易"), 0)
    crew.calls(1)[0].answered()
    assert len(third.result(10)) == 1
    work.close()
    assert told == ["worker a has joined: 1 in all."]


def test_failures_between_answers_are_not_in_a_row(work: Dispatch, crew: Played, told: list[str]) -> None:
    """Neither a worker's nor those of all: many hard sentences in a long run stop nothing."""
    for number in range(15):
        answer = work.ask(task(f"句{number}"), 0)
        crew.calls(1)[0].failed()
        crew.calls(1)[0].answered()
        assert len(answer.result(10)) == 1
        other = [work.ask(task(f"易{number}{each}"), 0) for each in "ab"]
        for call in crew.calls(2):
            call.answered()
        assert [len(each.result(10)) for each in other] == [1, 1]
    assert work.places == 2
    assert not [line for line in told if "refused" in line]


def test_a_task_that_is_lost_with_three_workers_is_given_up(work: Dispatch, crew: Played) -> None:
    """As one at which three fail, whoever they are."""
    answer = work.ask(task("句"), 0)
    for number in range(3):
        lost = crew.calls(1)[0].worker
        assert crew.present
        crew.present = {*crew.present, f"new{number}"} - {lost}
        crew.seen()
    assert str(answer.exception(10)).count("the worker was lost") == 3


def test_what_a_lost_worker_says_later_is_nobodys(work: Dispatch, crew: Played) -> None:
    """Its task is another's by then, and the others' go on."""
    answer = work.ask(task("句"), 0)
    [call] = crew.calls(1)
    crew.present = {"a", "b"} - {call.worker}
    [again] = crew.calls(1)
    call.answered()
    crew.seen()
    assert not answer.done()
    again.answered()
    assert answer.result(10) == [Translated(())]


def test_a_task_is_slow_once_it_takes_three_times_as_long_as_others(clock: Clock, work: Dispatch, crew: Played) -> None:
    """For its length, as all of them took together; and of three workers one only is given it as well."""
    crew.present = {"a", "b", "c"}
    until(lambda: work.places == 3)
    quick = work.ask(task("四字一句"), 0)
    [call] = crew.calls(1)
    clock.forward += 4000
    call.answered()
    assert len(quick.result(10)) == 1
    slow = work.ask(task("二字"), 0)  # 2000 seconds are usual
    crew.calls(1)
    clock.forward += 5000
    crew.seen()
    assert crew.open == []
    clock.forward += 2000
    [copy] = crew.calls(1)
    clock.forward += 50000
    crew.seen()
    assert crew.open == []
    copy.answered()
    assert len(slow.result(10)) == 1
    work.ask(task("字"), 0)  # 61000 seconds for six characters
    crew.calls(1)
    clock.forward += 29000
    crew.seen()
    assert crew.open == []
    clock.forward += 2000
    crew.calls(1)


def test_a_task_of_a_moment_is_not_slow_at_once(clock: Clock, work: Dispatch, crew: Played) -> None:
    """Where others take no time at all, there is a least time."""
    work.ask(task("句"), 0)
    crew.calls(1)[0].answered()
    work.ask(task("慢"), 0)
    crew.calls(1)
    clock.forward += 900
    crew.seen()
    assert crew.open == []
    clock.forward += 200
    crew.calls(1)


def test_a_task_is_slow_in_the_end_though_nothing_was_ever_answered(clock: Clock, work: Dispatch, crew: Played) -> None:
    """A worker that hangs at the first one holds up no run of one."""
    answer = work.ask(task("句" * 10_000), 0)  # 2500 seconds are assumed
    crew.calls(1)
    clock.forward += 7000
    crew.seen()
    assert crew.open == []
    clock.forward += 1000
    crew.calls(1)[0].answered()
    assert len(answer.result(10)) == 1


def test_a_slow_task_is_not_given_to_who_has_failed_at_it(clock: Clock, work: Dispatch, crew: Played) -> None:
    """It would fail again and again in no time, and be sent away for it."""
    work.ask(task("句"), 0)
    crew.calls(1)[0].answered()
    answer = work.ask(task("難"), 0)
    crew.calls(1)[0].failed()
    [call] = crew.calls(1)
    clock.forward += 2000
    crew.seen()
    assert crew.open == []
    call.answered()
    assert len(answer.result(10)) == 1


def test_a_task_that_is_tried_again_has_its_time_anew(clock: Clock, work: Dispatch, crew: Played) -> None:
    """What it waited and was failed at before makes it no slow one, nor the others quick."""
    crew.present = {"a", "b", "c"}
    until(lambda: work.places == 3)
    work.ask(task("句"), 0)
    crew.calls(1)[0].answered()
    answer = work.ask(task("難"), 0)
    [call] = crew.calls(1)
    clock.forward += 900
    call.failed()
    [again] = crew.calls(1)
    clock.forward += 900
    crew.seen()
    assert crew.open == []
    again.answered()
    assert len(answer.result(10)) == 1
    work.ask(task("慢"), 0)  # 450 seconds are usual
    crew.calls(1)
    clock.forward += 1400
    crew.calls(1)


def test_patience_is_with_work_that_waits_for_a_worker(clock: Clock, terms: Terms) -> None:
    """Not with a crew that has nothing to do, nor with one that was there a moment ago."""
    crew = Played(set())
    work = Dispatch(crew, replace(terms, patience=1000.0))
    clock.forward += 2000
    crew.seen()
    crew.present = {"a"}
    until(lambda: work.places == 1)
    clock.forward += 2000
    crew.seen()
    answer = work.ask(task("句"), 0)
    crew.calls(1)
    crew.present = set()
    until(lambda: work.places == 0)
    clock.forward += 500
    crew.seen()
    assert not answer.done()
    clock.forward += 600
    error = answer.exception(10)
    work.close()
    assert str(error) == "no worker that could be taken for 1000 seconds. Start some: dask worker ADDRESS"
