"""An engine in a process of its own: the library of one lets nothing else of its process run while it computes.

The desk's pages would wait for every step of a translation (OpenVINO GenAI 2026.4 keeps Python's lock through it).
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from translator.engines.base import Engine, Finished, Request
from translator.errors import EngineError, TranslatorError
from translator.progress import Progress
from translator.records import Hypothesis, Word

Load = Callable[[Progress], Engine]
"""What gives the engine; it goes to the other process."""

_WATCH, _FINISHED, _DONE, _FAILED = "watch", "finished", "done", "failed"


class EngineApart:
    """The engine that `load` gives, in another process, which ends with this one.

    What is raised in `watch`, or in who is told of a finished request, stops the other at what it does.
    """

    def __init__(self, load: Load, watch: Progress) -> None:
        self._watch = watch
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(load, other), name="engine", daemon=True)
        self._process.start()
        other.close()
        self.name, self.model, self.script, self.can_mend = self._ask("load", ())

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`."""
        found: list[tuple[Hypothesis, ...]] = self._ask("translate", (requests, n_best), finished)
        return found

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`."""
        found: list[float] = self._ask("source_scores", (request, texts))
        return found

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`."""
        found: list[tuple[Word, ...]] = self._ask("read", (requests, texts))
        return found

    def close(self) -> None:
        """End the other process."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def _ask(self, what: str, given: tuple[Any, ...], finished: Finished | None = None) -> Any:
        """Return what the other process answers, having told on what it tells meanwhile."""
        fault: BaseException | None = None
        heard: dict[str, Callable[..., None]] = {_WATCH: self._watch, _FINISHED: finished or _nobody}
        try:
            self._pipe.send((what, given))
            while (told := self._pipe.recv())[0] in heard:
                try:
                    if fault is None:
                        heard[told[0]](*told[1])
                except BaseException as error:
                    fault = error
                self._pipe.send(fault is None)
        except (EOFError, OSError) as error:
            raise EngineError("The process of the engine ended.", "Try again.") from error
        if fault or told[0] == _FAILED:
            raise fault or told[1]
        return told[1]


def _nobody(place: int, hypotheses: tuple[Hypothesis, ...]) -> None:
    """Hear of a finished request where nobody wants to."""


def _serve(load: Load, pipe: Connection) -> None:
    """Answer what is asked through `pipe` until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which closes the pipe

    def tell(kind: str, *told: Any) -> None:
        pipe.send((kind, told))
        if not pipe.recv():
            raise KeyboardInterrupt  # what engines are stopped by

    engine: Engine | None = None
    with suppress(EOFError, OSError):
        while True:
            what, given = pipe.recv()
            try:
                if engine is None:
                    engine = load(partial(tell, _WATCH))
                answer = _answer(engine, what, given, partial(tell, _FINISHED))
            except TranslatorError as error:
                pipe.send((_FAILED, error))
            except KeyboardInterrupt:
                pipe.send((_DONE, None))
            except (EOFError, OSError):
                raise
            except Exception as error:
                pipe.send((_FAILED, EngineError(f"The engine stopped: {error!r}.", "Try again.")))
            else:
                pipe.send((_DONE, answer))


def _answer(engine: Engine, what: str, given: tuple[Any, ...], finished: Finished) -> Any:
    if what == "load":
        return engine.name, engine.model, engine.script, engine.can_mend
    if what == "translate":
        requests, n_best = given
        return engine.translate(requests, n_best, finished)
    return getattr(engine, what)(*given)
