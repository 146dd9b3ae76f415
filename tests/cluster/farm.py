"""A scheduler and workers as a desk starts them: processes of their own, on this machine's loopback."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from translator.cluster.connection import connected, place
from translator.cluster.engine import ClusterEngine
from translator.cluster.worker import Opener

HERE = Path(__file__).parent
PATIENCE = 120.0  # seconds in which anything at all has to happen on a machine with other work


class Farm:
    """Processes in a folder. `tell` is what a run was told, line by line."""

    def __init__(self, folder: Path, variables: Mapping[str, str] | None = None) -> None:
        self.told: list[str] = []
        self._folder, self._stack = folder, ExitStack()
        path = os.pathsep.join([str(HERE), str(HERE.parent), *sys.path])
        self._variables = {**os.environ, "PYTHONPATH": path, **(variables or {})}
        self._started = 0
        self._processes: list[tuple[str, subprocess.Popen[bytes]]] = []
        self.address = ""

    def scheduler(self, *arguments: str, port: int = 0) -> subprocess.Popen[bytes]:
        """Start the scheduler; wait until it can be reached."""
        file = self._folder / f"scheduler-{self._started}.json"
        where = ["--host", "127.0.0.1", "--port", str(port), "--scheduler-file", str(file)]
        process = self._start("scheduler", "--no-dashboard", "--no-show", *(arguments or where))
        log = self._folder / f"log-{self._started}.txt"
        self.until(lambda: "Scheduler at:" in log.read_text(encoding="utf-8"))
        [line] = [line for line in log.read_text(encoding="utf-8").splitlines() if "Scheduler at:" in line]
        self.address = line.split()[-1]
        return process

    def worker(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a worker; nothing waits for it. It is one process unless the arguments say otherwise."""
        kind = arguments or ("--no-nanny",)
        listens = ["--host", "127.0.0.1", "--no-dashboard", "--nthreads", "1", "--memory-limit", "0"]
        return self._start("worker", self.address, *listens, "--local-directory", str(self._folder), *kind)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        self._started += 1
        with open(self._folder / f"log-{self._started}.txt", "wb") as log:
            command = [sys.executable, "-m", "dask", *arguments]
            process = subprocess.Popen(command, env=self._variables, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        self._stack.callback(_ended, process)
        self._processes.append((arguments[0], process))
        return process

    def processes(self, kind: str) -> list[subprocess.Popen[bytes]]:
        """Return those that were started as a scheduler or a worker."""
        return [process for name, process in self._processes if name == kind]

    @contextmanager
    def engine(self, opener: Opener, workers: int = 0, both_ways: bool = False) -> Iterator[ClusterEngine]:
        """Yield the engine of a run, once so many workers have been taken."""
        where = place(self.address, "", offline=True)
        with connected(where, opener(), opener, both_ways, self.told.append) as found:
            self.until(lambda: found.places >= workers)
            yield found

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def said(self) -> str:
        """Return what the processes wrote."""
        return "\n".join(path.read_text(encoding="utf-8") for path in sorted(self._folder.glob("log-*.txt")))

    def close(self) -> None:
        """End all that was started."""
        self._stack.close()


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
