"""Makes a tiny package in Argos's own format: a real SentencePiece tokenizer and a real CTranslate2 model.

The weights are set by hand, so that the English is predictable: the decoder attends to the source
piece at its own position and emits that piece's English, word by word. The dummy space that
SentencePiece puts before a sentence comes out as "The". The second English of a word is a little
less likely than the first, so that n-best lists are too.
"""

from __future__ import annotations

import json
import math
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

WORDS: dict[str, tuple[str, ...]] = {
    "日本": ("Japan", "Nippon"),
    "晶片": ("chip", "semiconductor"),
    "芯片": ("chip", "semiconductor"),
    "工厂": ("factory", "plant"),
    "政府": ("government", "state"),
    "投资": ("investment",),
    "计划": ("plan", "programme"),
    "公司": ("company", "firm"),
    "今年": ("this_year",),
    "北海道": ("Hokkaido",),
    "。": (".",),
    "，": (",",),
}
NAMES = ("Rapidus", "TSMC")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyzRTSMC0123456789")
SPECIAL = ("<unk>", "<s>", "</s>")
SPACE = "▁"
MAX_POSITIONS = 192
FIRST, SECOND = 9.0, 7.5  # logits of a word's first and second English; e^9 is far above the 100-odd zeros
SHARPNESS = 30.0  # how far attention to the right position is above the others, before the softmax

# Columns from one feature to the next: processors without VNNI add neighbours' 8-bit products in 16 bits, which two
# of these ones overflow.
APART = 2

Weights = npt.NDArray[np.float32]


def english_pieces() -> dict[str, tuple[str, ...]]:
    """Source piece to its English pieces, best first."""
    punctuation = ".,"
    table = {
        source: tuple(word if word in punctuation else SPACE + word for word in english)
        for source, english in WORDS.items()
    }
    table[SPACE] = (SPACE + "The", SPACE + "A")
    table |= {SPACE + name: (SPACE + name,) for name in NAMES}
    return table | {letter: (letter,) for letter in LETTERS} | {piece: (piece,) for piece in ("<unk>", "</s>")}


def vocabulary() -> list[str]:
    """Every piece of either language; its place is its id."""
    table = english_pieces()
    pieces = [*table, *(piece for english in table.values() for piece in english)]
    return [*SPECIAL, *dict.fromkeys(piece for piece in pieces if piece not in SPECIAL)]


def write_tokenizer(path: Path) -> None:
    """Write a unigram SentencePiece model whose pieces are `vocabulary()`, without text normalisation."""
    from sentencepiece import sentencepiece_model_pb2

    proto: Any = sentencepiece_model_pb2  # generated code: its names are made at run time
    model = proto.ModelProto()
    kinds = proto.ModelProto.SentencePiece.Type
    for piece in vocabulary():
        kind = kinds.UNKNOWN if piece == "<unk>" else kinds.CONTROL if piece in SPECIAL else kinds.NORMAL
        model.pieces.add(piece=piece, score=-1.0 if len(piece) > 1 else -2.0, type=kind)
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    model.normalizer_spec.name = "identity"
    path.write_bytes(model.SerializeToString())


def write_model(folder: Path) -> None:
    """Write the int8 CTranslate2 model: one layer each way, all of it zero but embeddings and cross-attention."""
    from ctranslate2.specs.transformer_spec import TransformerDecoderSpec, TransformerEncoderSpec, TransformerSpec

    pieces = vocabulary()
    width = 16 * math.ceil(APART * (len(pieces) + MAX_POSITIONS) / 16)
    encoder = TransformerEncoderSpec(1, 1, no_final_norm=True)
    decoder = TransformerDecoderSpec(1, 1, no_final_norm=True)
    tokens = _ones(len(pieces), width)
    positions = _ones(MAX_POSITIONS, width, first=len(pieces))
    for side, embeddings in ((encoder, encoder.embeddings[0]), (decoder, decoder.embeddings)):
        side.scale_embeddings = False
        embeddings.weight = tokens
        side.position_encodings.encodings = positions
        for part in (side.layer[0].self_attention, side.layer[0].ffn):
            _clear(part, width)
    _set_cross_attention(decoder.layer[0].attention, pieces, width)
    _set_linear(decoder.projection, tokens)
    spec = TransformerSpec(encoder, decoder)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True)
    spec.save(str(folder))


def make_folder(parent: Path) -> Path:
    """Return a new package folder `zh_en` under `parent`, as an installed package looks."""
    folder = parent / "zh_en"
    folder.mkdir(parents=True)
    write_tokenizer(folder / "sentencepiece.model")
    write_model(folder / "model")
    metadata = {
        "package_version": "1.9",
        "argos_version": "1.9.0",
        "from_code": "zh",
        "from_name": "Chinese",
        "to_code": "en",
        "to_name": "English",
    }
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return folder


def pack(folder: Path) -> Path:
    """Return a new `.argosmodel` (a zip with the folder at its top) beside `folder`."""
    archive = folder.with_suffix(".argosmodel")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*")):
            file.write(path, path.relative_to(folder.parent))
    return archive


def _set_cross_attention(attention: Any, pieces: list[str], width: int) -> None:
    """Attend by position; turn the attended piece into the logits of its English."""
    index = {piece: number for number, piece in enumerate(pieces)}
    by_piece = np.diag(_ones(len(pieces), width).sum(axis=0))
    by_position = np.diag(_ones(MAX_POSITIONS, width, first=len(pieces)).sum(axis=0))
    logits = np.zeros((width, width))
    for source, english in english_pieces().items():
        for piece, logit in zip(english, (FIRST, SECOND), strict=False):
            logits[APART * index[piece], APART * index[source]] = logit
    # The query is layer-normalised: a one among zeros has become about sqrt(width / 2) there, and the
    # product is divided by sqrt(width).
    query = by_position * SHARPNESS * math.sqrt(2)
    for linear, weight in zip(
        attention.linear,
        (query, np.concatenate([by_position, by_piece]), logits),
        strict=True,
    ):
        _set_linear(linear, weight.astype(np.float32))
    _set_norm(attention.layer_norm, width)


def _ones(count: int, width: int, first: int = 0) -> Weights:
    """Return `count` rows with a one each: the features from the one numbered `first` on."""
    rows = np.zeros((count, width), dtype=np.float32)
    rows[range(count), [APART * (first + number) for number in range(count)]] = 1
    return rows


def _clear(part: Any, width: int) -> None:
    """Zero a sub-layer, so that only the residual connection goes through it."""
    names = ("linear_0", "linear_1")
    linears = getattr(part, "linear", None) or [getattr(part, name) for name in names]
    rows = (3 * width if hasattr(part, "linear") else width, width)
    for linear, height in zip(linears, rows, strict=True):
        _set_linear(linear, np.zeros((height, width), dtype=np.float32))
    _set_norm(part.layer_norm, width)


def _set_linear(linear: Any, weight: Weights) -> None:
    linear.weight = weight
    linear.bias = np.zeros(len(weight), dtype=np.float32)


def _set_norm(norm: Any, width: int) -> None:
    norm.gamma = np.ones(width, dtype=np.float32)
    norm.beta = np.zeros(width, dtype=np.float32)
