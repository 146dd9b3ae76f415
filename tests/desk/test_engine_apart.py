"""An engine in another process: it answers as it does in this one, is stopped, and says what goes wrong."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from translator.desk.engine_apart import EngineApart
from translator.engines.base import Request
from translator.engines.fake import FakeEngine
from translator.errors import EngineError, ModelError
from translator.progress import Progress, no_progress
from translator.records import Hypothesis

REQUESTS = [Request("港口擴建。"), Request("漁民擔心。"), Request("渡輪下水。")]


def fake(watch: Progress) -> FakeEngine:
    """The fake engine, having said that it loads."""
    watch("Loading the model", 0, 1)
    return FakeEngine()


def none(watch: Progress) -> FakeEngine:
    """No engine."""
    raise ModelError("no model is installed.", "Install one.")


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineApart]:
    """The fake engine, elsewhere."""
    found = EngineApart(fake, no_progress)
    yield found
    found.close()


def test_it_answers_as_here(engine: EngineApart) -> None:
    """What it is, what it makes, and each request as soon as it is finished."""
    told: dict[int, tuple[Hypothesis, ...]] = {}
    answers = engine.translate(REQUESTS, 2, told.__setitem__)
    here = FakeEngine()
    assert answers == here.translate(REQUESTS, 2) == [told[place] for place in range(3)]
    assert engine.read(REQUESTS[:1], ["Port."]) == here.read(REQUESTS[:1], ["Port."])
    assert engine.source_scores(REQUESTS[0], ["Port."]) == []
    assert (engine.name, engine.model, engine.script, engine.can_mend) == ("fake", here.model, "none", True)


def test_it_is_stopped_by_who_hears_of_it_and_goes_on(engine: EngineApart) -> None:
    """After the first request; what it is asked next is answered, and nothing of before is left over."""
    told: list[int] = []

    def stop(place: int, answer: tuple[Hypothesis, ...]) -> None:
        told.append(place)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.translate(REQUESTS, 1, stop)
    assert told == [0]
    assert engine.translate(REQUESTS[1:]) == FakeEngine().translate(REQUESTS[1:])


def test_what_goes_wrong_there_is_raised_here(engine: EngineApart) -> None:
    """Whatever its kind; the engine stays."""
    with pytest.raises(EngineError, match="The engine stopped"):
        engine.translate([None])  # type: ignore[list-item]
    assert engine.translate(REQUESTS) == FakeEngine().translate(REQUESTS)


def test_loading_is_watched_and_its_error_is_ours() -> None:
    """As if the engine were loaded here."""
    told: list[str] = []
    EngineApart(fake, lambda what, done, total: told.append(what)).close()
    assert told == ["Loading the model"]
    with pytest.raises(ModelError, match="no model is installed"):
        EngineApart(none, no_progress)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_process_that_ends_is_said() -> None:
    """The system may end it where memory is short."""
    engine = EngineApart(fake, no_progress)
    assert engine._process.pid
    os.kill(engine._process.pid, signal.SIGKILL)
    with pytest.raises(EngineError, match="ended"):
        engine.translate(REQUESTS)
    engine.close()
