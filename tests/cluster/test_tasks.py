"""What a worker is asked."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import newsroom
import pytest

from translator import batch
from translator.cluster.engine import ClusterEngine
from translator.cluster.tasks import Identity, Reading, Task, Translating, Weighing, slices
from translator.cluster.worker import Installed, Paired, answer, introduce, opener_of
from translator.engines.base import Engine, Request, Spread
from translator.engines.fake import FakeEngine
from translator.engines.pair import PairEngine
from translator.publish.formats import Format
from translator.runs import RunOptions

REQUESTS = tuple(Request("港口擴建" * number) for number in range(1, 9))


class AtOnce:
    """Dispatches to an engine here, by way of what would go over the wire."""

    places = 3

    def __init__(self, engine: Engine) -> None:
        self.asked: list[Task] = []
        self._engine = engine

    def ask(self, task: Task, rank: int) -> Future[list[Any]]:
        """See `Dispatch.ask`."""
        self.asked.append(task)
        found: Future[list[Any]] = Future()
        found.set_result(pickle.loads(pickle.dumps(task)).by(self._engine))
        return found


@pytest.mark.parametrize("places", [0, 1, 3, 100])
def test_every_request_is_in_one_task(places: int) -> None:
    """In order, and in as many tasks as keep so many places busy."""
    parts = list(slices(REQUESTS, places))
    assert [place for part in parts for place in range(len(REQUESTS))[part]] == list(range(len(REQUESTS)))
    assert len(parts) >= min(places, 3)
    assert list(slices((), places)) == []


def test_what_is_asked_in_tasks_is_answered_as_if_it_were_not() -> None:
    """Hypotheses, words and scores, whatever the tasks."""
    here = FakeEngine()
    here.unsure = {}
    there = ClusterEngine(here, AtOnce(here))  # type: ignore[arg-type]
    assert isinstance(there, Spread)
    assert not isinstance(here, Spread)
    finished: dict[int, Any] = {}
    assert there.translate(REQUESTS, 2, finished.__setitem__) == here.translate(REQUESTS, 2)
    assert [finished[place] for place in range(len(REQUESTS))] == here.translate(REQUESTS, 2)
    texts = [answer[0].text for answer in here.translate(REQUESTS, 1)]
    assert there.read(REQUESTS, texts) == here.read(REQUESTS, texts)


def test_both_ways_a_first_try_comes_with_its_scores() -> None:
    """They are not asked for apart; those of a later try are."""
    scores = {answer.text: -0.5 for answer in FakeEngine().translate(REQUESTS[:1], 1)[0]}
    dispatch = AtOnce(FakeEngine(scores=scores))
    there = ClusterEngine(FakeEngine(), dispatch, both_ways=True)  # type: ignore[arg-type]
    texts = list(scores)
    there.translate(REQUESTS[:1], 1)
    assert there.source_scores(REQUESTS[0], texts) == [-0.5]
    assert [type(task) for task in dispatch.asked] == [Translating]
    assert there.source_scores(REQUESTS[0], texts) == [-0.5]
    assert [type(task) for task in dispatch.asked] == [Translating, Weighing]


def test_a_request_can_be_asked_alone() -> None:
    """Of whatever task it is in."""
    assert Translating(REQUESTS, 2, True).alone(3) == Translating(REQUESTS[3:4], 2, True)
    assert Reading(REQUESTS, tuple("abcdefgh")).alone(3) == Reading(REQUESTS[3:4], ("d",))


@dataclass(frozen=True, slots=True)
class Counted:
    """Opens the fake engine, and counts how often."""

    opened: ClassVar[list[str]] = []
    name: str

    def __call__(self) -> Engine:
        """Return it."""
        self.opened.append(self.name)
        return FakeEngine()


def test_a_worker_opens_the_engine_once() -> None:
    """For all that comes to it, one task at a time or in threads: equal openers are one."""
    for name in ("one", "one", "other"):
        opener = pickle.loads(pickle.dumps(Counted(name)))
        assert introduce(opener) == Identity.of(FakeEngine())
        assert answer(opener, Translating(REQUESTS, 2)) == Translating(REQUESTS, 2).by(FakeEngine())
    assert Counted.opened == ["one", "other"]


def test_two_engines_together_are_opened_as_two() -> None:
    """Each over the model of its name that the worker has."""
    pair = PairEngine(FakeEngine(), FakeEngine())
    assert opener_of(pair) == Paired(Installed("fake", "fake"), Installed("fake", "fake"))
    assert Identity.of(Paired(Counted("one"), Counted("other"))()) == Identity.of(pair)


@pytest.mark.parametrize("host", ["10.1.2.0/24", ""])
def test_a_brief_says_where_its_text_was_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """What was remembered of a run over other computers is not said to have been made on this one."""
    monkeypatch.chdir(tmp_path)
    order = RunOptions(newsroom.articles(Path("in")), Path("out"), (Format.MARKDOWN,))
    batch.run(order, newsroom.job(ClusterEngine(FakeEngine(), AtOnce(FakeEngine()), host)))  # type: ignore[arg-type]
    elsewhere = Path("out/1-port.md").read_text(encoding="utf-8")
    again = batch.run(order, newsroom.job(FakeEngine()))
    assert (f"on several computers; the text was sent to {host}" in elsewhere) == bool(host)
    assert "run on the computer that made this brief" in Path("out/1-port.md").read_text(encoding="utf-8")
    assert bool(again.account.fresh) == bool(host)
