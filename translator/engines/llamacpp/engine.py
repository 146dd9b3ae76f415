"""The engine over a GGUF file and llama.cpp: a server's way of working, without a server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Self

from translator.engines.base import UNUSABLE, Finished, Model, Request
from translator.engines.llamacpp.library import LIBRARY, PLACES, Opened, require, require_spoken
from translator.engines.llm.gguf_file import stated
from translator.engines.server.abilities import Abilities, Speech, answering
from translator.engines.server.connection import Refused
from translator.engines.server.engine import Call, ServerEngine, TooLongError
from translator.engines.server.prompts import Family, family_of
from translator.errors import EngineError, TranslatorError
from translator.models import installed_json
from translator.progress import Progress, no_progress
from translator.records import Hypothesis

_NAMES = ("general.name", "general.basename", "general.finetune")


class LlamaCppEngine(ServerEngine):
    """An engine over one GGUF file of any family that llama.cpp knows. It loads it at the first `translate`."""

    name: ClassVar = "llamacpp"
    libraries: ClassVar[tuple[str, ...]] = (LIBRARY,)

    def __init__(self, model: Model, watch: Progress = no_progress) -> None:
        family = _family(model)
        # All that a server is tried for is known here. It could give several answers at once (xllamacpp 2026.10), but
        # then lets go of what the places had read: with our opening that took twice as long.
        known = Abilities(begun={}, tells=True)
        self._opened = Opened(model.path, family, watch)
        super().__init__(model, Speech(self._opened, model.id, family, known), PLACES, watch)

    @classmethod
    def over(cls, model: Model, watch: Progress) -> Self:
        """See `EngineKind.over`."""
        return cls(model, watch)

    @staticmethod
    def ready(model: Model, watch: Progress, wholly: bool) -> Model:
        """See `EngineKind.ready`. The file is what runs."""
        require()
        installed_json.verify(model.path, watch, wholly=wholly)
        require_spoken(model.path, _family(model))
        return model

    @staticmethod
    def examined(model: Model, progress: Progress) -> Model:
        """See `EngineKind.examined`."""
        require()
        return model

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`."""
        self._opened.go_on()
        try:
            self._try()
            return super().translate(requests, n_best, finished)
        except BaseException:
            self._opened.stop()  # the library may not be let go while it computes
            raise

    def _try(self) -> None:
        """Load the model, and hear whether it says anything: one that thinks may have to be told not to."""
        if not self._is_tried:
            try:
                always = answering(self._speech)
            except Refused as error:
                raise self._failure(error) from error
            self._speech = replace(self._speech, abilities=replace(self._speech.abilities, always=always))
            self._is_tried = True

    def _answer(self, call: Call, request: Request) -> tuple[Hypothesis, ...]:
        """Return what the model answers to a call. What has no room in the context is not translated in one piece."""
        try:
            return super()._answer(call, request)
        except TooLongError:
            return (UNUSABLE,) * call.count

    def _failure(self, error: Refused) -> TranslatorError:
        """Return what a refusal means for the user."""
        found = super()._failure(error)
        if isinstance(found, TooLongError):
            return found
        what = f"{self._opened.at}: llama.cpp will not translate: {error.said}."
        return EngineError(what, "If that is about the form of chat in the file, take another file of the model.")


def try_file(gguf: Path, model_id: str) -> None:
    """Open the model in a GGUF file and have it say something.

    Raises:
        ModelError: it is damaged, or does not say how it is asked, or llama.cpp is not installed.
        EngineError: llama.cpp does not load it, or it says nothing.
    """
    model = Model(model_id, "", gguf)
    require()
    require_spoken(gguf, _family(model))
    LlamaCppEngine(model).translate([])


def _family(model: Model) -> Family:
    """Return the family of a model, by its name here and those that its file gives it."""
    told = stated(model.path, _NAMES)
    return family_of(" ".join((model.id, *(str(told.get(name, "")) for name in _NAMES))))
