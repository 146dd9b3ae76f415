"""What runs on a worker: an engine that its process opens once, one task at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from translator.cluster.tasks import Identity, Task
from translator.engines import load
from translator.engines.base import Engine
from translator.engines.pair import PairEngine
from translator.errors import ModelError
from translator.models import install
from translator.progress import no_progress

Opener = Callable[[], Engine]
"""What opens the engine: equal ones open it once."""

_at_work = Lock()  # a worker has several threads, an engine can be asked by one


@dataclass(frozen=True, slots=True)
class Installed:
    """Opens an engine over the model that the worker's own machine has. Nothing is fetched or sent for it."""

    engine: str
    model: str

    def __call__(self) -> Engine:
        """Return it, its files verified.

        Raises:
            ModelError: there is no such model, or it is damaged.
        """
        found = install.find_installed(self.model)
        if found is None:
            raise ModelError(f"{self.model} is not installed.", f"Type there: translator models install {self.model}")
        return load(self.engine, found, no_progress)


@dataclass(frozen=True, slots=True)
class Paired:
    """Opens two engines as one: see `PairEngine`."""

    first: Opener
    second: Opener

    def __call__(self) -> Engine:
        """Return it."""
        return PairEngine(self.first(), self.second())


def opener_of(engine: Engine) -> Opener:
    """Return what opens at a worker, over the models that it has, what `engine` is here."""
    if isinstance(engine, PairEngine):
        return Paired(opener_of(engine.first), opener_of(engine.second))
    return Installed(engine.name, engine.model.id)


def introduce(opener: Opener) -> Identity:
    """Return what the worker would translate with."""
    with _at_work:
        return Identity.of(_opened(opener))


def answer(opener: Opener, task: Task) -> list[Any]:
    """Return the answers to a task."""
    with _at_work:
        return task.by(_opened(opener))


@cache
def _opened(opener: Opener) -> Engine:
    return opener()
