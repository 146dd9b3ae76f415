"""A model of CTranslate2 that is loaded, and what turns text into its pieces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from translator.engines.cores import usable_cores
from translator.errors import ModelError


class Pieces(Protocol):
    """Text to the pieces of a language that a model knows, and back."""

    def encode(self, text: str) -> list[str]:
        """Return the pieces of a text."""

    def decode(self, pieces: list[str]) -> str:
        """Return the text of pieces."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A model that is loaded: the pieces of the Chinese and of the English, and CTranslate2's translator."""

    source: Pieces
    target: Pieces
    translator: Any


def load_translator(folder: Path, remedy: str) -> Any:
    """Return CTranslate2's translator of the model in `folder`. Raises ModelError, which says `remedy`, for another.

    One worker a core, each on its own batch, is faster than all cores on one batch.
    """
    import ctranslate2

    try:
        return ctranslate2.Translator(
            str(folder), device="cpu", compute_type="int8", inter_threads=usable_cores(), intra_threads=1
        )
    except Exception as error:  # a damaged file is out of range, out of memory, out of names
        raise ModelError(f"{folder}: CTranslate2 cannot load the model: {error}", remedy) from error
