"""What turns source text into English: one protocol (`base`) and its engines, in a table.

An engine is added by its class (see `base.EngineKind`), its row in `ENGINES` and its model in `models.catalogue`. The
one whose model a server has stands apart: it is not loaded, but connected (`server.engine.connect`).
"""

from __future__ import annotations

from translator.engines.argos.engine import ArgosEngine
from translator.engines.base import Described, Engine, EngineKind, Model
from translator.engines.ct2.engine import Ct2Engine
from translator.engines.llamacpp.engine import LlamaCppEngine
from translator.engines.llm.engine import DeskLlmEngine, LlmEngine, PlainLlmEngine
from translator.engines.server.engine import ServerEngine
from translator.errors import ModelError
from translator.progress import Progress

ENGINES: dict[str, type[EngineKind]] = {
    kind.name: kind for kind in (ArgosEngine, Ct2Engine, LlmEngine, DeskLlmEngine, PlainLlmEngine, LlamaCppEngine)
}
"""The engines that need a model, by their names. The libraries of none are loaded before it translates."""


EXTRAS = dict.fromkeys(LlamaCppEngine.libraries, LlamaCppEngine.name)
"""The libraries of engines that the program does without, each with the extra that brings it."""
_ALSO = {LlamaCppEngine.name: PlainLlmEngine.name}


def runs(name: str, own: str) -> bool:
    """Whether the engine called `name` runs the models of the one called `own`: its own, or files that it reads too."""
    return own in (name, _ALSO.get(name))


def every() -> dict[str, type[Described]]:
    """Return all that can be asked for by name."""
    return {**ENGINES, ServerEngine.name: ServerEngine}


def load(name: str, model: Model, watch: Progress) -> Engine:
    """Return the engine called `name` over an installed model, which is made `ready`.

    The model's library is imported at the first `translate`, not before.

    Raises:
        ModelError: there is no such engine, or the model is damaged, or cannot be made ready.
    """
    return _kind(name).over(ready(name, model, watch), watch)


def ready(name: str, model: Model, watch: Progress, wholly: bool = False) -> Model:
    """Return `model` with all made that the engine called `name` runs; `wholly` looks at every byte of it.

    Raises:
        ModelError: there is no such engine, or the model is damaged, or what runs cannot be made of it.
    """
    return _kind(name).ready(model, watch, wholly)


def examined(name: str, model: Model, progress: Progress) -> Model:
    """Return `model` with the digest of what the engine called `name` runs, if it is made; every byte is looked at.

    Raises:
        ModelError: there is no such engine, or it has changed since it was made.
    """
    return _kind(name).examined(model, progress)


def _kind(name: str) -> type[EngineKind]:
    if name not in ENGINES:
        raise ModelError(f"{name}: no such engine.", f"There are {', '.join(sorted(ENGINES))}.")
    return ENGINES[name]
