"""Engines that workers of the tests open: the fake one, and with what makes a worker slow, fail or die.

Workers import this by its name: a `Farm` has this folder on their path.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.engines.base import Finished, Request
from translator.engines.fake import FakeEngine
from translator.records import Hypothesis


@dataclass(frozen=True, slots=True)
class Waiting:
    """Opens a fake engine that takes `seconds` for a character; `digest` is what it says of its model, if anything."""

    seconds: float = 0.0
    digest: str = ""

    def __call__(self) -> FakeEngine:
        """Return it."""
        engine = _Waiting(self.seconds)
        engine.model = replace(engine.model, digest=self.digest or engine.model.digest)
        return engine


@dataclass(frozen=True, slots=True)
class Deadly:
    """Opens a fake engine that a `word` kills with its process, or that fails at it where `is_kind`."""

    word: str
    is_kind: bool = False

    def __call__(self) -> FakeEngine:
        """Return it."""
        return _Deadly(self)


class _Waiting(FakeEngine):
    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`; it takes a while."""
        time.sleep(self._seconds * sum(len(request.source) for request in requests))
        return super().translate(requests, n_best, finished)


class _Deadly(FakeEngine):
    def __init__(self, opener: Deadly) -> None:
        super().__init__()
        self._opener = opener

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`; at the word it dies or fails."""
        if any(self._opener.word in request.source for request in requests):
            if self._opener.is_kind:
                raise RuntimeError(f"{self._opener.word} is too much")
            os.kill(os.getpid(), signal.SIGKILL)
        return super().translate(requests, n_best, finished)
