"""How a run spreads over workers: time by their number, after one is killed, and what the run itself takes an article.

    python benchmarks/cluster.py [--articles 30] [--seconds 0.01] [--sizes 1,2,4]
    python benchmarks/cluster.py --many 100000 [--workers 2] [--minutes 10]
    python benchmarks/cluster.py --model PATH… --pin 0,1 --pin 0 --pin 1

The first has an engine that waits a known time for each character. The second is a run over so many short articles with
one that takes none, to its end or as far as it comes in the time: it prints the memory of the run, and of its
scheduler, which is another process. Without workers it is a run on this machine. The third runs the real model: a
worker for each `--pin`, on the cores that it names (Linux); without any, in one process on all.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from batch import ROOT, article
from simulated import Simulated

from translator import batch, runs
from translator.cluster.connection import Place, connected
from translator.cluster.worker import Installed, Opener
from translator.engines import load as load_engine
from translator.engines.base import Engine, Request
from translator.glossary import load
from translator.models import install
from translator.pipeline import Job
from translator.profiles import BALANCED, FAST, Profile
from translator.progress import no_progress
from translator.publish.formats import Format
from translator.records import Outcome

_KILLED_AFTER = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of articles, the engine that is to translate them, and how."""

    paths: list[Path]
    folder: Path
    opener: Opener
    profile: Profile = BALANCED

    def work(self, engine: Engine, name: str) -> tuple[runs.Run, float]:
        """Do a run, its output in a folder of that name; return it and its seconds."""
        job = Job(engine, load(ROOT / "glossary.csv"), self.profile, date.today())
        started = time.perf_counter()
        run = batch.run(runs.RunOptions(self.paths, self.folder / name), job)
        return run, time.perf_counter() - started

    def files(self, name: str) -> str:
        """Return a digest of all that a run left but for its memory, and for the name of the folder in the report."""
        found = sha256()
        for path in sorted((self.folder / name).iterdir()):
            if not path.name.startswith(("memory.", ".")):
                found.update(path.name.encode() + path.read_bytes().replace(name.encode(), b""))
        return found.hexdigest()[:12]


@contextmanager
def cluster(workers: int) -> Iterator[Any]:
    """Yield a cluster of processes on this machine, with no page for anyone to look at."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", memory_limit=0
    ) as found:
        yield found


@contextmanager
def spread(desk: Desk, address: str, workers: int) -> Iterator[Engine]:
    """Yield the engine over a scheduler, once so many workers have joined."""
    told = lambda line: print(f"  {line}", file=sys.stderr)  # noqa: E731
    with connected(Place(address), desk.opener(), desk.opener, False, told) as engine:
        while engine.places < workers:
            time.sleep(0.05)
        yield engine


def asked(engine: Engine, texts: list[str]) -> float:
    """Have the sentences of so many articles translated, all asked for at once; return the seconds."""
    started = time.perf_counter()
    engine.translate([Request(line) for text in texts for line in text.split("\n\n")])
    return time.perf_counter() - started


def scaling(texts: list[str], opener: Opener, sizes: list[int]) -> None:
    """Print a row for each number of workers, and one for as many as the most, of which one is killed."""
    desk, one = Desk([], Path(), opener), 0.0
    for size in (*sizes, -sizes[-1]):
        with cluster(abs(size)) as workers, spread(desk, workers.scheduler_address, abs(size)) as engine:
            victim = psutil.Process(next(iter(workers.workers.values())).pid)
            timer = threading.Timer(_KILLED_AFTER, victim.kill if size < 0 else lambda: None)
            timer.start()
            seconds = asked(engine, texts)
            timer.cancel()
        one = one or seconds * size
        how = f"{size}" if size > 0 else f"{-size}, one killed after {_KILLED_AFTER:.0f} s"
        print(f"| {how} | {seconds:.1f} s | {one / abs(size) / seconds:.2f} |", flush=True)


def whole(desk: Desk) -> None:
    """Print what a whole run takes an article with workers and without, and whether its files are the same."""
    with cluster(2) as workers, spread(desk, workers.scheduler_address, 2) as engine:
        for how, which in (("with two workers", engine), ("alone", desk.opener())):
            before = time.process_time()
            desk.work(which, how)
            spent = (time.process_time() - before) / len(desk.paths)
            print(f"{how}: {spent:.2f} s of processor time an article, files {desk.files(how)}", flush=True)


@contextmanager
def processes(workers: int, folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    """Yield the address of a scheduler in a process of its own, with so many workers, and that process."""
    file = folder / "scheduler.json"
    own = ("--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(file))
    commands = [("scheduler", "--no-dashboard", "--no-show", *own)]
    commands += [("worker", "--no-dashboard", "--no-nanny", "--nthreads", "1", *own[2:])] * workers
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    variables["DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH"] = "0"  # as docs/cluster.md has it
    with ExitStack() as ended:
        started = []
        for command in commands:
            call = [sys.executable, "-m", "dask", *command]
            process = subprocess.Popen(call, env=variables, stderr=subprocess.DEVNULL)
            ended.callback(process.wait)
            ended.callback(process.terminate)
            started.append(process.pid)
            while not file.exists():
                time.sleep(0.05)
        yield json.loads(file.read_text())["address"], psutil.Process(started[0])


class Gauge(runs.Onlooker):
    """Prints the memory of a run and of its scheduler in twenty steps, and how many groups are out.

    It ends the run after so many `seconds`.
    """

    def __init__(self, number: int, seconds: float, scheduler: psutil.Process | None) -> None:
        self._scheduler, self._step, self._seconds = scheduler, max(1, number // 20), seconds
        self._started = self._last = time.monotonic()
        self._out = self._most = self._done = 0

    def watch(self, engine: Any) -> None:
        """Count the groups that this engine is asked for ahead."""
        ranked = engine.ranked

        def began_ahead(rank: int) -> Any:
            self._out += 1
            self._most = max(self._most, self._out)
            return ranked(rank)

        engine.ranked = began_ahead

    def began(self, paths: Sequence[Path]) -> None:
        """See `Onlooker.began`: a group has its turn."""
        self._out -= 1

    def concluded(self, outcome: Outcome) -> None:
        """See `Onlooker.concluded`."""
        assert outcome.error is None, outcome.error
        self._done += 1
        self._last = time.monotonic()
        if self._done % self._step == 0:
            self.tell(self._last - self._started)
        if self._last - self._started > self._seconds:
            raise KeyboardInterrupt

    def tell(self, seconds: float) -> None:
        """Print a line."""
        line = f"{seconds:5.0f} s, {self._done:6} articles: run {_mib(psutil.Process())} MiB"
        if self._scheduler:
            line += f", scheduler {_mib(self._scheduler)} MiB, {self._most} groups out at most"
        print(line, flush=True)

    def end(self) -> None:
        """Print what the whole took."""
        rate = self._done / (self._last - self._started)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        closing = time.monotonic() - self._last
        print(f"{rate:.1f} articles a second; the reports took {closing:.1f} s; the run {peak:.0f} MiB at its peak")


def _mib(process: psutil.Process) -> str:
    return f"{process.memory_info().rss / 2**20:4.0f}"


def many(number: int, seconds: float, workers: int, folder: Path) -> None:
    """Print the memory of the run's side and of its scheduler as articles go by; without workers, of the run alone."""
    chance = random.Random(number)
    desk = Desk([folder / f"{each:06}.txt" for each in range(number)], folder, Simulated(0.0))
    for path in desk.paths:
        path.write_text("。".join([*article(chance).split("。")[:2], "\n"]), encoding="utf-8")
    with ExitStack() as ended:
        engine, scheduler = desk.opener(), None
        if workers:
            address, scheduler = ended.enter_context(processes(workers, folder))
            engine = ended.enter_context(spread(desk, address, workers))
        gauge = Gauge(number, seconds, scheduler)
        if workers:
            gauge.watch(engine)
        order = runs.RunOptions(desk.paths, folder / "out", (Format.MARKDOWN,), onlooker=gauge)
        with suppress(KeyboardInterrupt):
            batch.run(order, Job(engine, load(ROOT / "glossary.csv"), FAST, date.today()))
        gauge.end()


def written(number: int, folder: Path) -> list[Path]:
    """Write so many articles, each unlike the others, and return where they are."""
    chance = random.Random(number)
    paths = [folder / f"{each:06}.txt" for each in range(number)]
    for path in paths:
        path.write_text(article(chance), encoding="utf-8")
    return paths


def real(paths: list[Path], pins: list[str], folder: Path) -> None:
    """Run the real model with a worker for each of `pins`, or in this process without any."""
    plan = install.choose("llm", offline=True)
    assert plan.model
    here = load_engine("llm", plan.model, no_progress)
    desk = Desk(paths, folder, Installed("llm", here.model.id), FAST)
    if not pins:
        tell(*desk.work(here, "out"), desk, "no worker")
        return
    with cluster(len(pins)) as workers:
        for pin, worker in zip(pins, workers.workers.values(), strict=True):
            process = psutil.Process(worker.pid)
            for thread in process.threads():  # what is started later is where its parent is
                psutil.Process(thread.id).cpu_affinity([int(core) for core in pin.split(",")])
        with spread(desk, workers.scheduler_address, len(pins)) as engine:
            tell(*desk.work(engine, "out"), desk, f"workers on {' and '.join(pins)}")


def tell(run: runs.Run, seconds: float, desk: Desk, how: str) -> None:
    """Print how long a run of the real model took."""
    size = sum(outcome.characters for outcome in run.outcomes)
    print(f"{how}: {size} characters, {seconds:.1f} s, {desk.files('out')}")
    print(f"signature: {run.signature}")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=0.01, help="for a character")
    parser.add_argument("--sizes", default="1,2,4", help="numbers of workers")
    parser.add_argument("--many", type=int, help="articles, for memory alone")
    parser.add_argument("--workers", type=int, default=2, help="for --many; 0 for none")
    parser.add_argument("--minutes", type=float, default=math.inf, help="for --many")
    parser.add_argument("--model", type=Path, nargs="+", help="articles for the real model")
    parser.add_argument("--pin", action="append", default=[], help="cores of a worker, for the real model")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        if options.many:
            many(options.many, 60 * options.minutes, options.workers, folder)
        elif options.model:
            real(options.model, options.pin, folder)
        else:
            chance = random.Random(options.articles)
            texts = [article(chance) for _ in range(options.articles)]
            print(f"{options.articles} articles, {sum(map(len, texts))} characters, {options.seconds} s for each")
            print("| workers | time | efficiency |\n|---|---|---|")
            scaling(texts, Simulated(options.seconds), [int(size) for size in options.sizes.split(",")])
            whole(Desk(written(options.articles, folder), folder, Simulated(0.0)))


if __name__ == "__main__":
    main()
