"""Engines that workers of the tests open: the fake one, and with what makes a worker slow, fail, die or differ.

Workers import this by its name: a `Farm` has this folder on their path.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translator.engines.base import Finished, Request
from translator.engines.fake import FakeEngine
from translator.records import Hypothesis

MODEL = "MODEL_OF_THE_TESTS"
"""The variable of a process that says which model `Own` opens there."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Opens the fake engine."""

    def __call__(self) -> FakeEngine:
        """Return it."""
        return FakeEngine()


@dataclass(frozen=True, slots=True)
class Own:
    """Opens a fake engine whose model is the one that the process has."""

    def __call__(self) -> FakeEngine:
        """Return it."""
        engine = FakeEngine()
        engine.model = replace(engine.model, digest=os.environ.get(MODEL, "none"))
        return engine


@dataclass(frozen=True, slots=True)
class Deadly:
    """Opens a fake engine that a `word` kills with its process, or that fails at it where `is_kind`."""

    word: str
    is_kind: bool = False

    def __call__(self) -> FakeEngine:
        """Return it."""
        return _Minding(self._mind)

    def _mind(self, sources: str) -> None:
        if self.word in sources:
            if self.is_kind:
                raise RuntimeError(f"{self.word} is too much")
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Held:
    """Opens a fake engine that waits at a `word` until there is a file `go` in the folder.

    Who waits is there as a file, called by its process. Where `is_one`, only the first waits.
    """

    folder: Path
    word: str = ""
    is_one: bool = False

    def __call__(self) -> FakeEngine:
        """Return it."""
        return _Minding(self._mind)

    def waiting(self) -> list[int]:
        """Return the processes that wait or have waited."""
        return [int(path.name) for path in self.folder.iterdir() if path.name.isdecimal()]

    def go(self) -> None:
        """Let them go on, and all that come later."""
        (self.folder / "go").touch()

    def _mind(self, sources: str) -> None:
        if self.word in sources and (not self.is_one or self._is_first()):
            (self.folder / str(os.getpid())).touch()
            while not (self.folder / "go").exists():
                time.sleep(0.02)

    def _is_first(self) -> bool:
        """Whether nobody has waited: of two at once, one has made the file."""
        try:
            (self.folder / "first").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


class _Minding(FakeEngine):
    """Has its opener mind what it is asked, before it answers."""

    def __init__(self, mind: Callable[[str], None]) -> None:
        super().__init__()
        self._mind = mind

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`."""
        self._mind("".join(request.source for request in requests))
        return super().translate(requests, n_best, finished)
