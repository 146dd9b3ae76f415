"""Runs over real schedulers and workers, some of which are killed while they are at it.

Most are over one scheduler with two workers, each started again by Dask when it is killed.
"""

from __future__ import annotations

import gc
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import newsroom
import pytest
from argos_package import pack
from distributed.batched import BatchedSend
from farm import HERE, PATIENCE, Farm
from openers import MODEL, Deadly, Held, Own, Plain
from typer.testing import CliRunner

from translator import batch
from translator.cli.app import app
from translator.cluster import dispatch
from translator.engines.base import Engine, Request
from translator.engines.fake import FakeEngine
from translator.errors import EngineError, OutputError, WorkError
from translator.memory import MEMORY_FILE, Corrections, FinishedArticles, open_read_only
from translator.models import install
from translator.pipeline import Job
from translator.records import Entry
from translator.runs import Run, RunOptions

MEMORY = {".lock", "memory.sqlite3", "memory.sqlite3-wal", "memory.sqlite3-shm"}
# Of words that the tiny engine knows.
HEADING = "政府計畫投資晶片工廠"
LINES = ("日本政府今年投資北海道。", "TSMC公司計畫晶片工廠。", "Rapidus公司今年投資。")
kills = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory, argos_folder: Path) -> Iterator[Farm]:
    """A scheduler with two workers, whose machine has the tiny engine."""
    folder = tmp_path_factory.mktemp("farm")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TRANSLATOR_MODELS", str(folder / "models"))
        install.install("argos-zh-en", pack(argos_folder))
        found = Farm(folder)
        found.scheduler()
        found.workers("--nanny", "--nworkers", "2")
        yield found
        found.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Farm]:
    """A place for a scheduler of a test's own, and nothing there yet."""
    folder = tmp_path / "farm"
    folder.mkdir()
    found = Farm(folder)
    yield found
    found.close()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with what a run on this machine alone makes of its two articles."""
    monkeypatch.chdir(tmp_path)
    work(FakeEngine(), "expected")
    return tmp_path


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    """What holds workers up, at the end no longer."""
    (tmp_path / "held").mkdir()
    found = Held(tmp_path / "held")
    yield found
    found.go()


def work(engine: Engine, output: str) -> Run:
    """Do a run over the two articles."""
    return batch.run(RunOptions(newsroom.articles(Path("in")), Path(output)), newsroom.job(engine))


def left(folder: Path) -> dict[str, bytes]:
    """Return all that a run left for its user, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in MEMORY}


@contextmanager
def meanwhile(function: Callable[[], None]) -> Iterator[None]:
    """Have something done beside the block; what it raises is raised here."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(function)
        yield
    done.result()


def test_nothing_that_was_sent_is_held(farm: Farm) -> None:
    """Dask would hold its last thousand messages, for who looks into it: of an archive that is all of its text."""
    with farm.engine(Plain(), workers=1) as engine:
        engine.translate([Request(line) for line in LINES])
        senders = [each for each in gc.get_objects() if type(each) is BatchedSend]
        assert [len(each.recent_message_log) for each in senders if each.message_count] == [0]


def test_two_workers_make_the_same_files_as_one_machine(farm: Farm, desk: Path) -> None:
    """Byte for byte, and what was translated is counted alike."""
    with farm.engine(Plain(), workers=2) as engine:
        run = work(engine, "out")
    assert left(desk / "out") == left(desk / "expected")
    assert run.account == work(FakeEngine(), "again").account


def test_what_a_desk_changes_between_runs_changes_the_same(farm: Farm, desk: Path) -> None:
    """Another target, a new term, a corrected sentence, the sentences in a file that folders share."""
    corrections = Corrections({"港務公司今天再度強調，施工期間會補償漁民。": "Fishers will be paid, the port says."})
    entries = (replace(newsroom.ENTRIES[0], target="Port of Nanwan"), Entry("漁船", "fishing boat", row=9))

    def first(job: Job) -> Job:
        return job

    def second(job: Job) -> Job:
        return replace(newsroom.job(job.engine, *entries), corrections=corrections)

    def runs(engine: Engine, folder: str) -> list[Run]:
        found = []
        for name, change in (("one", first), ("two", second), ("two", second)):
            paths = newsroom.articles(Path("in"))
            order = RunOptions(paths, Path(folder, name), memory=Path(folder, "shared.sqlite3"), combined=True)
            found.append(batch.run(order, change(newsroom.job(engine))))
        return found

    here = runs(FakeEngine(), "here")
    with farm.engine(Plain(), workers=2) as engine:
        there = runs(engine, "there")
    assert [run.account for run in there] == [run.account for run in here]
    assert here[1].account.recalled
    assert here[1].account.fresh
    for name in ("one", "two"):
        expected = left(desk / "here" / name)
        found = left(desk / "there" / name)
        assert found == {key: data.replace(b"here/", b"there/") for key, data in expected.items()}


@kills
def test_a_worker_that_is_killed_is_replaced(farm: Farm, desk: Path, held: Held) -> None:
    """By who is left or comes again: the files are the same, and the loss is told."""

    def kill() -> None:
        farm.until(lambda: bool(held.waiting()))
        os.kill(held.waiting()[0], signal.SIGKILL)
        farm.until(lambda: any("is lost" in line for line in farm.told))
        held.go()

    with farm.engine(held, workers=2) as engine, meanwhile(kill):
        run = work(engine, "out")
    assert [outcome.error for outcome in run.outcomes] == [None, None]
    assert left(desk / "out") == left(desk / "expected")


def test_a_worker_that_hangs_holds_nothing_up(
    farm: Farm, desk: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it is at is done by the other too, and the run ends before it answers."""
    monkeypatch.setattr(dispatch, "_SHORTEST", 0.2)
    with farm.engine(replace(held, is_one=True), workers=2) as engine:
        work(engine, "out")
        assert len(held.waiting()) == 1
    assert left(desk / "out") == left(desk / "expected")


def test_workers_with_another_model_get_no_text_and_one_that_comes_late_does_the_work(
    farm: Farm, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are refused by name, with what differs; the run waits for one that has it."""
    monkeypatch.setenv(MODEL, "late")
    with farm.engine(Own()) as engine:
        farm.until(lambda: len([line for line in farm.told if "model's digest is none, here it is late" in line]) == 2)
        assert engine.places == 0
        farm.workers(**{MODEL: "late"})
        work(engine, "out")
        assert engine.places == 1
    work(Own()(), "expected")
    assert left(desk / "out") == left(desk / "expected")


def test_an_article_at_which_every_worker_fails_fails_alone(farm: Farm, desk: Path) -> None:
    """Tried three times, it is an outcome with what the engine said."""
    with farm.engine(Deadly("航道", is_kind=True), workers=2) as engine:
        run = work(engine, "out")
    assert [type(outcome.error) for outcome in run.outcomes] == [WorkError, type(None)]
    assert str(run.outcomes[0].error).startswith(f"{Path('in/1-port.txt')}: a sentence fails wherever it is tried")
    assert "3 times" in str(run.outcomes[0].error)
    assert "航道 is too much" in str(run.outcomes[0].error)


@kills
def test_an_article_that_kills_every_worker_fails_alone(farm: Farm, desk: Path) -> None:
    """Workers come again, are killed again, and the other article is done."""
    with farm.engine(Deadly("航道"), workers=2) as engine:
        run = work(engine, "out")
    assert [type(outcome.error) for outcome in run.outcomes] == [WorkError, type(None)]
    assert "the worker was lost" in str(run.outcomes[0].error)
    name = "2-ferry.docx"
    assert (desk / "out" / name).read_bytes() == (desk / "expected" / name).read_bytes()


def has_filed(memory: Path) -> bool:
    """Whether a run that is at work has an article behind it."""
    with suppress(OutputError), open_read_only(memory) as connection:
        return bool(FinishedArticles(connection).seals())
    return False


@kills
def test_a_run_that_is_killed_goes_on(farm: Farm, desk: Path, held: Held) -> None:
    """Killed after its first article; the second run does the second alone, and the files are the same."""
    program = f"""
import sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent)!r}]
from pathlib import Path
import test_real_workers
farm = test_real_workers.Farm(None)
farm.address = {farm.address!r}
test_real_workers.batch._GROUP = 1
test_real_workers.dispatch._SHORTEST = {PATIENCE}  # who is held is not helped
with farm.engine(test_real_workers.Held(Path({str(held.folder)!r}), "電池"), workers=1) as engine:
    test_real_workers.work(engine, "out")
"""
    process = subprocess.Popen([sys.executable, "-c", program], cwd=desk)
    try:
        farm.until(lambda: has_filed(desk / "out" / MEMORY_FILE))
        farm.until(lambda: bool(held.waiting()))
    finally:
        process.kill()
        process.wait()
    held.go()
    with farm.engine(Plain(), workers=1) as engine:
        run = work(engine, "out")
    assert [outcome.is_fresh for outcome in run.outcomes] == [False, True]
    assert left(desk / "out") == left(desk / "expected")


def test_a_scheduler_that_is_lost_stops_the_run_and_the_next_goes_on(
    farm: Farm, other: Farm, desk: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names it; over another scheduler the files are the same."""
    monkeypatch.setattr("translator.cluster.connection.RECONNECTING", 1.0)
    scheduler = other.scheduler()
    other.workers()

    def kill() -> None:
        other.until(lambda: bool(held.waiting()))
        scheduler.kill()

    with other.engine(held, workers=1) as engine, meanwhile(kill), pytest.raises(EngineError, match="is gone"):
        work(engine, "out")
    with farm.engine(Plain(), workers=1) as engine:
        work(engine, "out")
    assert left(desk / "out") == left(desk / "expected")


def test_nothing_listens_for_a_run(farm: Farm) -> None:
    """The run connects to the scheduler and opens no door of its own."""
    import psutil

    before = listening(psutil.Process())
    with farm.engine(Plain(), workers=1):
        assert listening(psutil.Process()) == before


def listening(process: object) -> set[object]:
    """Return where a process listens."""
    return {found.laddr for found in process.net_connections("inet") if found.status == "LISTEN"}  # type: ignore[attr-defined]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_certificates_are_made_and_named_as_the_page_says(tmp_path: Path) -> None:
    """With its file all is encrypted, without it there is a message."""
    import dask

    made, named = certificates((HERE.parent.parent / "docs" / "cluster.md").read_text(encoding="utf-8"))
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    settings = tmp_path / "tls.yaml"
    settings.write_text(named.replace("/home/desk", str(tmp_path)), encoding="utf-8")
    farm = Farm(tmp_path, {"DASK_CONFIG": str(settings)})
    try:
        farm.scheduler()
        assert farm.address.startswith("tls://")
        with pytest.raises(EngineError, match=r"distributed\.comm\.tls"), farm.engine(Plain()):
            pass
        dask.config.refresh(paths=[str(settings)])
        farm.workers()
        with farm.engine(Plain(), workers=1) as engine:
            assert engine.translate([Request("港口")]) == FakeEngine().translate([Request("港口")])
    finally:
        dask.config.refresh()
        farm.close()


def certificates(page: str) -> tuple[list[str], str]:
    """Return the command of a page that makes certificates, and the file that names them."""
    [command] = re.findall(r"openssl req .*", page)
    [settings] = re.findall(r"\n( +distributed:\n(?: +.*\n)+)", page)
    return shlex.split(command), textwrap.dedent(settings)


def test_the_command_makes_the_same_briefs(farm: Farm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a real engine, which the worker opens over what is installed on its own."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for number in range(3):
        Path("in", f"{number}.txt").write_text("\n\n".join([HEADING, *LINES[number:], *LINES]), encoding="utf-8")
    command = ["run", "in", "--engine", "argos", "--offline"]
    here = CliRunner().invoke(app, [*command, "-o", "here"])
    there = CliRunner().invoke(app, [*command, "-o", "there", "--cluster", farm.address])
    assert (here.exit_code, there.exit_code) == (0, 0), there.output
    assert "has joined: 1 in all." in there.output
    assert left(tmp_path / "there") == {
        name: data.replace(b"here/", b"there/") for name, data in left(tmp_path / "here").items()
    }
