"""An Argos package of the real one's size and format, with random weights, for measuring speed.

The English is noise, but the work is the real model's: 6 + 6 layers, width 512, 8 heads, inner width
2048, the real tokenizer and vocabulary, int8. Two coordinates of the vectors are kept out of the noise
so that sentences end by themselves, at about their source's length, some sooner and some later: `LENGTH`
carries a source token's place through the encoder, cross-attention averages it, and `END` weighs it in
the decoder against the place that the English has come to.
"""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

WIDTH, INNER, LAYERS, HEADS, POSITIONS = 512, 2048, 6, 8, 512
LENGTH, END = 0, 1
# Found by trial: English of 1.1 tokens for a source token, correlated with its length at 0.8.
SOURCE_STEP = 0.1  # what a place of the source adds to LENGTH
SPREAD = 0.6  # what a source token adds to it at random
LENGTH_WEIGHT = 9.5  # what cross-attention takes from END for each of LENGTH
STEP = 0.4  # what a place of the English adds to END
LEAD = 18  # places by which it starts below zero
END_WEIGHT = 18.7  # of END in the logit of the end of a sentence
SUBLAYER = 0.5  # a sub-layer's output against what it is added to, at most
SHARPNESS = 3.0  # standard deviation of the logits
SEED = 7
CONTENTS = ("metadata.json", "sentencepiece.model", "model/config.json", "model/shared_vocabulary.json")

Weights = npt.NDArray[np.float32]


def complete(package: Path, folder: Path) -> Path:
    """Return a copy of `package` in `folder`, with random weights where it has none.

    Raises:
        FileNotFoundError: `package` lacks its tokenizer, vocabulary, configuration or metadata.
    """
    made = folder / "zh_en"
    (made / "model").mkdir(parents=True)
    weights = package / "model" / "model.bin"
    for name in (*CONTENTS, *(["model/model.bin"] if weights.exists() else [])):
        shutil.copyfile(package / name, made / name)
    if not weights.exists():
        _write_model(made / "model")
    return made


def _write_model(folder: Path) -> None:
    from ctranslate2.specs.common_spec import Activation
    from ctranslate2.specs.transformer_spec import TransformerSpec

    vocabulary = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    spec = TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=False, activation=Activation.SWISH)
    random = np.random.default_rng(SEED)
    for side in (spec.encoder, spec.decoder):
        for layer in side.layer:
            _fill(layer, random)
    embeddings = _normal(random, len(vocabulary), WIDTH)
    embeddings[:, LENGTH] *= SPREAD
    embeddings[:, END] = 0
    embeddings[vocabulary.index("</s>")] = _end_row()
    for table in (spec.encoder.embeddings[0], spec.decoder.embeddings):
        table.weight = embeddings
    spec.decoder.projection.weight = embeddings
    spec.decoder.projection.bias = np.zeros(len(vocabulary), dtype=np.float32)
    # Random signs, so that a token does not call for itself again.
    signs = random.choice([-SHARPNESS, SHARPNESS], WIDTH).astype(np.float32)
    signs[END] = SHARPNESS
    spec.decoder.layer[-1].ffn.layer_norm.gamma = signs
    spec.encoder.position_encodings.encodings = _ramp(LENGTH, SOURCE_STEP, 0)
    spec.decoder.position_encodings.encodings = _ramp(END, STEP, -LEAD)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    for name, value in json.loads((folder / "config.json").read_text(encoding="utf-8")).items():
        setattr(spec.config, name, value)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _fill(layer: Any, random: np.random.Generator) -> None:
    """Give a layer random weights; only cross-attention writes to LENGTH or END."""
    for attention in (layer.self_attention, getattr(layer, "attention", None)):
        if attention is None:
            continue
        heights = [3 * WIDTH, WIDTH] if len(attention.linear) == 2 else [WIDTH, 2 * WIDTH, WIDTH]
        for linear, height in zip(attention.linear, heights, strict=True):
            _set(linear, _normal(random, height, WIDTH))
        out = attention.linear[-1]
        out.weight *= SUBLAYER
        out.weight[[LENGTH, END]] = 0
        if len(attention.linear) == 3:
            _weigh_length(attention)
        _plain_norm(attention.layer_norm)
    _set(layer.ffn.linear_0, _normal(random, INNER, WIDTH))
    second = _normal(random, WIDTH, INNER) * 1.7 * SUBLAYER  # the activation shrinks vectors so much
    _set(layer.ffn.linear_1, second - second.mean(axis=1, keepdims=True))  # and makes their mean positive
    layer.ffn.linear_1.weight[[LENGTH, END]] = 0
    _plain_norm(layer.ffn.layer_norm)


def _weigh_length(attention: Any) -> None:
    """Take the source's length, as its first head's first value, from END."""
    values = attention.linear[1].weight[WIDTH:]
    values[0] = 0
    values[0, LENGTH] = 1
    attention.linear[-1].weight[:, 0] = 0
    attention.linear[-1].weight[END, 0] = -LENGTH_WEIGHT


def _end_row() -> Weights:
    """Return the embedding of the end of a sentence."""
    row = np.zeros(WIDTH, dtype=np.float32)
    row[END] = END_WEIGHT
    return row


def _ramp(coordinate: int, step: float, first: int) -> Weights:
    table = np.zeros((POSITIONS, WIDTH), dtype=np.float32)
    table[:, coordinate] = step * np.arange(first, first + POSITIONS)
    return table


def _normal(random: np.random.Generator, height: int, width: int) -> Weights:
    """Return weights that keep the length of a random vector."""
    return (random.standard_normal((height, width)) / math.sqrt(width)).astype(np.float32)


def _set(linear: Any, weight: Weights) -> None:
    linear.weight = weight
    linear.bias = np.zeros(len(weight), dtype=np.float32)


def _plain_norm(norm: Any) -> None:
    norm.gamma = np.ones(WIDTH, dtype=np.float32)
    norm.beta = np.zeros(WIDTH, dtype=np.float32)
