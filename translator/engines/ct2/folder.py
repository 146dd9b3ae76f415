"""A folder of CTranslate2: which files it has, and how the pieces of its two languages are made."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.errors import ModelError

WEIGHTS, CONFIG = "model.bin", "config.json"
# The pieces of the source and of the target: quickmt's, OPUS-MT's, and one for both.
_PIECES = (
    ("src.spm.model", "tgt.spm.model"),
    ("source.spm", "target.spm"),
    ("joint.spm.model", "joint.spm.model"),
    ("sentencepiece.model", "sentencepiece.model"),
)
_MARIAN = "source.spm"  # models of this family read the end of a sentence, which not every converter has them add
_END = "</s>"
_VOCABULARIES = tuple(
    f"{side}_vocabulary.{kind}" for side in ("source", "target", "shared") for kind in ("json", "txt")
)
NAMES = frozenset({WEIGHTS, CONFIG, *_VOCABULARIES, *(name for pair in _PIECES for name in pair)})
"""What of a folder is the model's: the rest is not looked at."""


@dataclass(frozen=True, slots=True)
class SentencePieces:
    """The pieces of one language. `end` is put behind those of a sentence."""

    processor: Any
    end: tuple[str, ...] = ()

    def encode(self, text: str) -> list[str]:
        """Return the pieces of a text."""
        pieces = self.processor.encode(text, out_type=str)
        return [*pieces, *self.end] if pieces else []

    def decode(self, pieces: list[str]) -> str:
        """Return the text of pieces."""
        return str(self.processor.decode(pieces)).replace("▁", " ")


def lacking(names: Collection[str]) -> str:
    """Return what files of these names lack to be a model; nothing where they are one."""
    lacks = [name for name in (WEIGHTS, CONFIG) if name not in names]
    if not any(name in names for name in _VOCABULARIES):
        lacks.append("a vocabulary (shared_vocabulary.json)")
    if not _pair(names):
        lacks.append("SentencePiece models (src.spm.model and tgt.spm.model, or source.spm and target.spm)")
    return ", ".join(lacks)


def _pair(names: Collection[str]) -> tuple[str, str] | None:
    return next((pair for pair in _PIECES if pair[0] in names and pair[1] in names), None)


def pieces_of(folder: Path, remedy: str) -> tuple[SentencePieces, SentencePieces]:
    """Return the pieces of the source and of the target of the model in `folder`.

    Raises:
        ModelError: a file is missing or damaged; it says `remedy`.
    """
    names = {path.name for path in folder.glob("*") if path.is_file()}
    pair = _pair(names)
    if lacks := lacking(names):
        raise ModelError(f"{folder}: the model lacks {lacks}.", remedy)
    assert pair
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        is_ended = pair[0] == _MARIAN and not config.get("add_source_eos", False)
        return (
            SentencePieces(_processor(folder / pair[0]), (_END,) if is_ended else ()),
            SentencePieces(_processor(folder / pair[1])),
        )
    except Exception as error:  # whatever a damaged file makes the libraries say
        raise ModelError(f"{folder}: the model is damaged: {error}", remedy) from error


def _processor(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(path))
