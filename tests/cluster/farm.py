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
PATIENCE = 600.0  # seconds in which anything at all has to happen on a machine with much other work


class Farm:
    """Processes in a folder. `told` is what a run was told, line by line."""

    def __init__(self, folder: Path, variables: Mapping[str, str] | None = None) -> None:
        self.told: list[str] = []
        self._folder, self._stack = folder, ExitStack()
        path = os.pathsep.join([str(HERE), str(HERE.parent), *sys.path])
        # Where there can be one, a process that has Dask loaded starts those that take the place of the killed.
        forks = {} if sys.platform == "win32" else {"DASK_DISTRIBUTED__WORKER__MULTIPROCESSING_METHOD": "forkserver"}
        self._variables = {**os.environ, "PYTHONPATH": path, **forks, **(variables or {})}
        self._started = 0
        self.address = ""

    def scheduler(self) -> subprocess.Popen[bytes]:
        """Start the scheduler; wait until it can be reached."""
        process = self._start("scheduler", "--no-dashboard", "--no-show", "--host", "127.0.0.1", "--port", "0")
        log = self._folder / f"log-{self._started}.txt"
        self.until(lambda: "Scheduler at:" in log.read_text(encoding="utf-8"))
        [line] = [line for line in log.read_text(encoding="utf-8").splitlines() if "Scheduler at:" in line]
        self.address = line.split()[-1]
        return process

    def workers(self, *arguments: str, **variables: str) -> None:
        """Start one that is not started again when it ends, or what the arguments say; nothing waits for it."""
        kind = arguments or ("--no-nanny",)
        listens = ["--host", "127.0.0.1", "--no-dashboard", "--nthreads", "1", "--memory-limit", "0"]
        self._start("worker", self.address, *listens, "--local-directory", str(self._folder), *kind, **variables)

    def _start(self, *arguments: str, **variables: str) -> subprocess.Popen[bytes]:
        self._started += 1
        with open(self._folder / f"log-{self._started}.txt", "wb") as log:
            command, own = [sys.executable, "-m", "dask", *arguments], {**self._variables, **variables}
            process = subprocess.Popen(command, env=own, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        self._stack.callback(_ended, process)
        return process

    @contextmanager
    def engine(self, opener: Opener, workers: int = 0, both_ways: bool = False) -> Iterator[ClusterEngine]:
        """Yield the engine of a run, once so many workers have been taken."""
        self.told.clear()
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
