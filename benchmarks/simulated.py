"""An engine that waits a known time for each character and then invents: for what is measured around engines.

A module of its own, so that the workers of a cluster find it by its name.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from translator.engines.base import Finished, Request
from translator.engines.fake import FakeEngine
from translator.records import Hypothesis


@dataclass(frozen=True, slots=True)
class Simulated:
    """Opens the engine: `seconds` for a character."""

    seconds: float

    def __call__(self) -> SimulatedEngine:
        """Return it."""
        return SimulatedEngine(self.seconds)


class SimulatedEngine(FakeEngine):
    """See `Simulated`. It keeps no requests."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`; it waits first."""
        time.sleep(self._seconds * sum(len(request.source) for request in requests))
        answers = super().translate(requests, n_best, finished)
        self.calls.clear()
        return answers
