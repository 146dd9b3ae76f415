"""What turns source text into English: one protocol (`base`) and its engines, argos, llm and fake."""

from __future__ import annotations

from collections.abc import Callable

from translator.engines.base import Engine, Model


def load(name: str, model: Model, watch: Callable[[str, int, int], None]) -> Engine:
    """Return the engine called `name` ("llm" or "argos") over an installed model.

    `watch` is told (stage, done, total) of what takes long before the first sentence.
    The model's library is imported here or at the first `translate`, not before.
    """
    if name == "llm":
        from translator.engines.llm import LlmEngine

        return LlmEngine(model, watch)
    from translator.engines.argos import ArgosEngine

    return ArgosEngine(model)
