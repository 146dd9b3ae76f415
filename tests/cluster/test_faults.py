"""Runs over real schedulers and workers, some of which are killed while they are at it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import newsroom
import pytest
from farm import HERE, Farm
from openers import Deadly, Waiting

from translator import batch
from translator.engines.base import Engine
from translator.engines.fake import FakeEngine
from translator.errors import EngineError, WorkError
from translator.runs import Run, RunOptions

MEMORY = {".lock", "memory.sqlite3", "memory.sqlite3-wal", "memory.sqlite3-shm"}
A_WHILE = 0.02  # seconds a character: a task takes some seconds


@pytest.fixture
def farm(tmp_path: Path) -> Iterator[Farm]:
    """A scheduler, and no worker yet."""
    folder = tmp_path / "farm"
    folder.mkdir()
    found = Farm(folder)
    found.scheduler()
    yield found
    found.close()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with what a run on this machine alone makes of its two articles."""
    monkeypatch.chdir(tmp_path)
    work(FakeEngine(), "expected")
    return tmp_path


def work(engine: Engine, output: str) -> Run:
    """Do a run over the two articles."""
    return batch.run(RunOptions(newsroom.articles(Path("in")), Path(output)), newsroom.job(engine))


def left(folder: Path) -> dict[str, bytes]:
    """Return all that a run left for its user, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in MEMORY}


def test_two_workers_make_the_same_files_as_one_machine(farm: Farm, desk: Path) -> None:
    """Byte for byte, and what was translated is counted alike."""
    farm.worker()
    farm.worker()
    with farm.engine(Waiting(), workers=2) as engine:
        run = work(engine, "out")
    assert left(desk / "out") == left(desk / "expected")
    assert run.account == work(FakeEngine(), "again").account


def test_a_worker_that_is_killed_is_replaced(farm: Farm, desk: Path) -> None:
    """By the one that is left: the files are the same, and the loss is told."""
    workers = [farm.worker(), farm.worker()]
    with farm.engine(Waiting(A_WHILE), workers=2) as engine:
        threading.Timer(1.0, workers[0].kill).start()
        run = work(engine, "out")
    assert [outcome.error for outcome in run.outcomes] == [None, None]
    assert left(desk / "out") == left(desk / "expected")
    assert [line for line in farm.told if "is lost: 1 left" in line]


def test_a_worker_that_comes_late_does_the_work(farm: Farm, desk: Path) -> None:
    """A run may begin before there is any."""
    with farm.engine(Waiting()) as engine:
        threading.Timer(1.0, farm.worker).start()
        work(engine, "out")
    assert left(desk / "out") == left(desk / "expected")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")
def test_an_article_that_kills_every_worker_fails_alone(farm: Farm, desk: Path) -> None:
    """Workers come again, are killed again, and the other article is done."""
    farm.worker("--nanny")
    with farm.engine(Deadly("航道"), workers=1) as engine:
        run = work(engine, "out")
    assert [type(outcome.error) for outcome in run.outcomes] == [WorkError, type(None)]
    assert "the worker was lost" in str(run.outcomes[0].error)
    name = "2-ferry.docx"
    assert (desk / "out" / name).read_bytes() == (desk / "expected" / name).read_bytes()


def test_an_article_at_which_every_worker_fails_fails_alone(farm: Farm, desk: Path) -> None:
    """Tried three times, it is an outcome with what the engine said."""
    farm.worker()
    with farm.engine(Deadly("航道", is_kind=True), workers=1) as engine:
        run = work(engine, "out")
    assert [type(outcome.error) for outcome in run.outcomes] == [WorkError, type(None)]
    assert str(run.outcomes[0].error).startswith(f"{Path('in/1-port.txt')}: a sentence fails wherever it is tried")
    assert "3 times" in str(run.outcomes[0].error)
    assert "航道 is too much" in str(run.outcomes[0].error)


def test_a_scheduler_that_is_lost_stops_the_run_and_the_next_goes_on(
    farm: Farm, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names it; what was finished before is not asked for again."""
    monkeypatch.setattr("translator.cluster.connection.RECONNECTING", 2.0)
    farm.worker()
    with farm.engine(Waiting(A_WHILE), workers=1) as engine:
        [scheduler] = farm.processes("scheduler")
        threading.Timer(1.0, scheduler.kill).start()
        with pytest.raises(EngineError, match="the scheduler is gone"):
            work(engine, "out")
    farm.scheduler()
    farm.worker()
    with farm.engine(Waiting(), workers=1) as engine:
        work(engine, "out")
    assert left(desk / "out") == left(desk / "expected")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")
def test_a_run_that_is_killed_goes_on(farm: Farm, desk: Path) -> None:
    """Killed after its first article; the second run does the second alone, and the files are the same."""
    farm.worker()
    program = f"""
import sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent)!r}]
from farm import Farm
from openers import Waiting
import test_faults
farm = Farm(None)
farm.address = {farm.address!r}
test_faults.batch._GROUP = 1
with farm.engine(Waiting({A_WHILE}), workers=1) as engine:
    test_faults.work(engine, "out")
"""
    process = subprocess.Popen([sys.executable, "-c", program], cwd=desk)
    farm.until((desk / "out" / "1-port.docx").exists)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with farm.engine(Waiting(), workers=1) as engine:
        run = work(engine, "out")
    assert [outcome.is_fresh for outcome in run.outcomes][1]
    assert left(desk / "out") == left(desk / "expected")
