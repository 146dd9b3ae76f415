"""The engine over a folder of CTranslate2: the Argos engine's way of working, with the folder's own pieces."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from translator.chinese.characters import has_han
from translator.engines.argos.engine import LONGEST_SOURCE, ArgosEngine
from translator.engines.argos.opened import Opened, load_translator
from translator.engines.base import Model, Request
from translator.engines.ct2.folder import pieces_of
from translator.errors import ModelError
from translator.models import installed_json
from translator.progress import Progress

_POSITIONS = 510  # pieces that every model of these families knows the places of, its ends left out
_TRIAL = Request("日本政府今年投资公司。")


class Ct2Engine(ArgosEngine):
    """Translates with a folder of CTranslate2 that has SentencePiece models: quickmt's, OPUS-MT's, one's own."""

    name: ClassVar = "ct2"
    description: ClassVar = "a neural translation model"
    libraries: ClassVar[tuple[str, ...]] = ("ctranslate2", "sentencepiece")

    @staticmethod
    def ready(model: Model, watch: Progress, wholly: bool) -> Model:
        """See `EngineKind.ready`."""
        installed_json.verify(model.path, watch, wholly=wholly)
        return model

    @staticmethod
    def _open(folder: Path) -> Opened:
        remedy = f"Install it again: translator models install {folder.parent.name}"
        source, target = pieces_of(folder, remedy)
        return Opened(source, target, load_translator(folder, remedy))

    @property
    def _longest(self) -> int:
        return min(LONGEST_SOURCE, _POSITIONS)


def try_folder(folder: Path) -> None:
    """Load the model in `folder` and have it translate a sentence.

    Raises:
        ModelError: it cannot be used, or what it writes is no English.
        EngineError: CTranslate2 fails to translate with it.
    """
    [[found]] = Ct2Engine(Model(folder.parent.name, "", folder)).translate([_TRIAL])
    if has_han(found.text) or not any(map(str.isalpha, found.text)):
        raise ModelError(
            f"{folder}: a sentence of Chinese comes out as {found.text[:40]!r}, which is no English.",
            "Take a model that translates Chinese to English.",
        )
