"""A language model of four tokens: what the library makes of a GGUF file, small enough to be made in milliseconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from translator.engines.llm.openvino_libraries import openvino, operations

ORDER, WRITABLE, WIDTH = [3, 1, 0, 2], 2, 8
TOKENIZERS = ("openvino_tokenizer.xml", "openvino_detokenizer.xml")


def packed(seed: int) -> Any:
    """Nodes for a [4, 8] matrix of small whole numbers, packed as the library packs a file's."""
    ops = operations()
    numbers = np.random.default_rng(seed).integers(0, 16, (4, 2, WIDTH // 2)).astype(np.uint8)
    scaled = ops.multiply(ops.convert(ops.constant(numbers), "f16"), ops.constant(np.float16(0.25)))
    return ops.convert(ops.reshape(scaled, ops.constant(np.array([4, WIDTH])), False), "f32")


def save(gguf: Path, workshop: Path) -> None:
    """Write the graph, token numbers to logits, as `graph._save_as_is` does."""
    ov, ops = openvino(), operations()
    tokens = ops.parameter([-1, -1], np.int64, name="input_ids")
    table = packed(1)
    hidden = ops.matmul(ops.gather(table, tokens, ops.constant(np.int64(0))), ops.constant(np.eye(WIDTH, dtype="f4")),
                        False, False)  # fmt: skip
    model = ov.Model([ops.result(ops.matmul(hidden, table, False, True))], [tokens], "tiny")
    model.inputs[0].set_names({"input_ids"})
    model.outputs[0].set_names({"logits"})
    ov.save_model(model, workshop / "openvino_model.xml", compress_to_fp16=False)


def save_tokenizers(source: Path, target: Path, order: list[int]) -> None:
    """Stand for `graph._renumber_tokenizers`: two files with something in them."""
    for name in TOKENIZERS:
        (target / name).write_text(repr(order))
