"""What turns source text into English: one protocol (`base`) and its engines, argos, llm and fake."""

from __future__ import annotations

from collections.abc import Callable

from translator.engines.base import Engine, Model
from translator.models import installed_json
from translator.storage.large_files import Progress

Watch = Callable[[str, int, int], None]
"""Told (stage, done, total) of what takes long before the first sentence."""


def load(name: str, model: Model, watch: Watch) -> Engine:
    """Return the engine called `name` ("llm" or "argos") over an installed model, which is made `ready`.

    The model's library is imported here or at the first `translate`, not before.

    Raises:
        ModelError: the model is damaged, or cannot be made ready.
    """
    model = ready(name, model, watch)
    if name == "llm":
        from translator.engines.llm.engine import LlmEngine

        return LlmEngine(model, watch)
    from translator.engines.argos.engine import ArgosEngine

    return ArgosEngine(model)


def ready(name: str, model: Model, watch: Watch, wholly: bool = False) -> Model:
    """Return `model` with all made that the engine called `name` runs; `wholly` looks at every byte of it.

    Raises:
        ModelError: the model is damaged, or what runs cannot be made of it.
    """
    if name == "llm":
        from translator.engines.llm import gguf_graph

        return gguf_graph.prepare_graph(model, watch, wholly)
    # CTranslate2 believes what it reads: small enough to look at each time.
    installed_json.verify(model.path, wholly=True)
    return model


def examined(name: str, model: Model, progress: Progress) -> Model:
    """Return `model` with the digest of what the engine called `name` runs, if it is made; every byte is looked at.

    Raises:
        ModelError: it has changed since it was made.
    """
    if name == "llm":
        from translator.engines.llm import gguf_graph

        return gguf_graph.examined(model, progress)
    return model
