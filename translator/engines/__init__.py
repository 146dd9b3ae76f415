"""What turns source text into English: one protocol (`base`) and its engines, argos, llm and fake."""

from __future__ import annotations

from translator.engines.base import Engine, Model


def load(name: str, model: Model) -> Engine:
    """Return the engine called `name` ("llm" or "argos") over an installed model.

    The model's library is imported here or at the first `translate`, not before.
    """
    if name == "llm":
        from translator.engines.llm import LlmEngine

        return LlmEngine(model)
    from translator.engines.argos import ArgosEngine

    return ArgosEngine(model)
