"""Groups of articles before their turn: what is asked then, what is not asked again, and what nobody notices."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import newsroom
import pytest

from translator import ahead as room
from translator.ahead import Heard, ahead
from translator.clean import clean
from translator.engines.base import Finished, Request
from translator.engines.fake import FakeEngine
from translator.errors import EngineError
from translator.memory import MEMORY_FILE
from translator.pipeline import Job, brief
from translator.read import read
from translator.records import Article, Hypothesis, Word
from translator.runs import RunOptions, remembering

NAMED = """遠洋科技擴大招募
2026年3月9日
遠洋科技（Yuanyang Tech）昨天宣布，將在南灣招募800名工程師。
"""
HARBOUR, FERRY, ISLAND = (Request(source) for source in ("港口", "渡輪", "離島"))

Group = list[tuple[Path, Article]]


class Asked(FakeEngine):
    """A fake engine that tells how sure it is of words and keeps what else it is asked."""

    def __init__(self) -> None:
        super().__init__(scores={"Harbour.": -0.5, "Port.": -0.25})
        self.unsure = {"Port.": -3.0}
        self.weighed: list[tuple[str, ...]] = []
        self.looked_at: list[tuple[str, ...]] = []

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `FakeEngine.source_scores`."""
        self.weighed.append(tuple(texts))
        return super().source_scores(request, texts)

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `FakeEngine.read`."""
        self.looked_at.append(tuple(texts))
        return super().read(requests, texts)


class Several(FakeEngine):
    """A fake engine in several places, which keeps the ranks that it is asked for and has something done when asked."""

    def __init__(self, places: int = 2, mind: Callable[[str], object] = len) -> None:
        super().__init__()
        self.places, self.ranks, self._mind = places, list[int](), mind

    def ranked(self, rank: int) -> Several:
        """See `Spread.ranked`."""
        self.ranks.append(rank)
        return self

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`."""
        self._mind("".join(request.source for request in requests))
        return super().translate(requests, n_best, finished)


@pytest.fixture
def articles(tmp_path: Path) -> list[Group]:
    """Three groups of an article each."""
    paths = [*newsroom.articles(tmp_path / "in"), tmp_path / "in" / "3-named.txt"]
    paths[2].write_text(NAMED, encoding="utf-8")
    return [[(path, clean(read(path)))] for path in paths]


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """Where a run has its sentences."""
    return tmp_path / "out" / MEMORY_FILE


@pytest.fixture
def job(tmp_path: Path, memory: Path) -> Iterator[Job]:
    """The job of a run that has its memory open; the engine is to be put in."""
    with remembering(RunOptions((), memory.parent), newsroom.job()) as (found, _):
        yield found


def briefed(group: Group, job: Job) -> list[str]:
    """Do a group in its turn; return the English of its titles."""
    return [briefing.title.text for briefing in brief([article for _, article in group], job)]


def test_what_was_said_is_said_again_without_asking() -> None:
    """Each request goes to the engine once, and the answers stand as they were asked for."""
    engine = Asked()
    heard = Heard(engine)
    first = heard.translate([FERRY, HARBOUR, FERRY])
    again = heard.translate([ISLAND, HARBOUR, FERRY])
    alone = Asked().translate([FERRY, HARBOUR, ISLAND])
    assert first == [alone[0], alone[1], alone[0]]
    assert again == [alone[2], alone[1], alone[0]]
    assert engine.calls == [(FERRY, HARBOUR), (ISLAND,)]


def test_more_hypotheses_are_asked_for_anew() -> None:
    """One of a request is no answer to who wants two."""
    engine = Asked()
    heard = Heard(engine)
    heard.translate([FERRY])
    heard.translate([FERRY], 2)
    assert len(engine.calls) == 2


def test_of_every_request_it_is_told_that_it_is_finished() -> None:
    """At each of its places, with its answer: those asked for twice too, and those known before."""
    heard = Heard(Asked())
    heard.translate([HARBOUR])
    told: dict[int, tuple[Hypothesis, ...]] = {}
    answers = heard.translate([FERRY, HARBOUR, FERRY, ISLAND], finished=told.__setitem__)
    assert told == dict(enumerate(answers))


def test_what_was_weighed_is_not_weighed_again() -> None:
    """For the same English of the same source."""
    engine = Asked()
    heard = Heard(engine)
    assert heard.source_scores(HARBOUR, ["Harbour.", "Port."]) == [-0.5, -0.25]
    assert heard.source_scores(HARBOUR, ["Harbour.", "Port."]) == [-0.5, -0.25]
    assert heard.source_scores(HARBOUR, ["Port."]) == [-0.25]
    assert heard.source_scores(FERRY, ["Port."]) == [-0.25]
    assert engine.weighed == [("Harbour.", "Port."), ("Port.",), ("Port.",)]


def test_what_was_read_is_not_read_again() -> None:
    """Only what is new is, once each; the words stand as they were asked for."""
    engine = Asked()
    heard = Heard(engine)
    heard.read([HARBOUR], ["Port."])
    found = heard.read([FERRY, HARBOUR, FERRY, HARBOUR], ["Boat.", "Port.", "Boat.", "Quay."])
    assert [[word for word, _ in words] for words in found] == [["Boat."], ["Port."], ["Boat."], ["Quay."]]
    heard.read([FERRY], ["Boat."])
    assert engine.looked_at == [("Port.",), ("Boat.", "Quay.")]


def test_it_is_the_engine_to_whoever_looks() -> None:
    """The signature of a run is the same."""
    engine = FakeEngine(can_mend=False)
    engine.model = replace(engine.model, digest="d" * 64)
    heard = Heard(engine)
    names = ("name", "script", "model", "can_mend")
    assert [getattr(heard, name) for name in names] == [getattr(engine, name) for name in names]


def test_an_engine_in_one_place_is_asked_in_turn(articles: list[Group], job: Job, memory: Path) -> None:
    """Each group is read when it is its turn, and done under the job itself."""
    taken: list[Group] = []

    def groups() -> Iterator[Group]:
        for group in articles:
            taken.append(group)
            yield group

    for number, (group, own) in enumerate(ahead(groups(), job, memory)):
        assert own is job
        assert group is articles[number]
        assert len(taken) == number + 1
    assert len(taken) == 3


def test_groups_come_in_their_order_each_with_its_rank(articles: list[Group], job: Job, memory: Path) -> None:
    """The first is what the engine is to do first."""
    engine = Several()
    found = list(ahead(articles, replace(job, engine=engine), memory))
    assert [group for group, _ in found] == articles
    assert engine.ranks == [0, 1, 2]


def test_in_its_turn_a_group_asks_nothing_that_it_has_asked(articles: list[Group], job: Job, memory: Path) -> None:
    """What it asked before its turn is all that it wants, and the English is that of one machine."""
    engine = Several()
    alone = [briefed(group, newsroom.job()) for group in articles]
    for number, (group, own) in enumerate(ahead(articles[:1], replace(job, engine=engine), memory)):
        asked = len(engine.calls)
        assert asked
        assert briefed(group, own) == alone[number]
        assert len(engine.calls) == asked


def test_two_groups_more_than_there_are_places_are_begun(
    articles: list[Group], job: Job, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more are read than that, nor than threads; places that come later are counted then."""
    taken = 0

    def groups() -> Iterator[Group]:
        nonlocal taken
        while True:
            taken += 1
            yield articles[0]

    engine = Several(places=1)
    turns = ahead(groups(), replace(job, engine=engine), memory)
    assert isinstance(turns, Generator)
    next(turns)
    assert taken == 3
    engine.places = 4
    next(turns)
    assert taken == 1 + 6
    monkeypatch.setattr(room, "_MOST", 2)
    for _ in range(4):
        next(turns)
    assert taken == 7
    next(turns)
    assert taken == 8
    turns.close()


def test_what_fails_before_its_turn_fails_in_it(articles: list[Group], job: Job, memory: Path) -> None:
    """Not elsewhere: the groups before and after it are done."""

    def fail(sources: str) -> None:
        if "渡輪" in sources:
            raise EngineError("no room")

    failed = []
    for group, own in ahead(articles, replace(job, engine=Several(mind=fail)), memory):
        try:
            briefed(group, own)
        except EngineError as error:
            failed.append((group, str(error)))
    assert failed == [(articles[1], "no room")]


def test_nobody_notices_what_is_done_before_its_turn(articles: list[Group], job: Job, memory: Path) -> None:
    """No progress is told, no name is learnt and no sentence remembered, until the turn has come."""
    told: list[tuple[str, int, int]] = []
    given = replace(job, engine=Several(), watch=lambda *report: told.append(report))
    text = articles[2][0][1].text
    for group, own in ahead(articles[2:], given, memory):
        assert job.memory is not None
        assert (told, given.names.standing_in(text)) == ([], ())
        briefed(group, own)
        assert told
        assert [entry.target for entry in given.names.standing_in(text)] == ["Yuanyang Tech"]
        assert job.memory.account.recalled == 0


def test_what_is_remembered_is_not_asked_before_its_turn(articles: list[Group], job: Job, memory: Path) -> None:
    """The memory is looked at from there too."""
    briefed(articles[0], job)
    engine = Several()
    list(ahead(articles[:1], replace(job, engine=engine), memory))
    assert engine.calls == []


def test_who_stops_does_not_wait_for_what_was_begun(articles: list[Group], job: Job, memory: Path) -> None:
    """A group that a slow engine is at comes to its end, for nobody."""
    go, is_done = Event(), Event()

    def wait(sources: str) -> None:
        if "渡輪" in sources:
            go.wait(10)
            is_done.set()

    turns = ahead(articles, replace(job, engine=Several(mind=wait)), memory)
    assert isinstance(turns, Generator)
    next(turns)
    turns.close()
    assert not is_done.is_set()
    go.set()
    assert is_done.wait(10)
