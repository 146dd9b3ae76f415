"""A GGUF file of two layers with random numbers, and an adapter for it: real to every library, made in a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter, TokenType
from gguf.quants import quantize

WIDTH, HEADS, INNER, LAYERS, RANK = 64, 2, 128, 2, 4
MERGED = ("t", "h")
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
SHAPES = {
    "attn_q": (WIDTH, WIDTH), "attn_k": (WIDTH // HEADS, WIDTH), "attn_v": (WIDTH // HEADS, WIDTH),
    "attn_output": (WIDTH, WIDTH), "ffn_gate": (INNER, WIDTH), "ffn_up": (INNER, WIDTH), "ffn_down": (WIDTH, INNER),
}  # fmt: skip
NAMES = [f"{layer}.{name}" for layer in range(LAYERS) for name in SHAPES]
NORMS, AFTER = ("attn_norm", "ffn_norm"), ("post_attention_norm", "post_ffw_norm")
NORMED = ("qwen3", "gemma3", "hunyuan-dense")  # whose queries and keys are
_STEP = 0.003  # of an adapter's 8 bits


@dataclass(frozen=True)
class Family:
    """How a family's files differ: architecture, special tokens, the vocabulary's name, how numbers are stored.

    `is_tied`: the output matrix is the input matrix. `head` is the width of a head, if it is not a part of the whole.
    `name` is what the file calls its model, and `template` how it says that a conversation is written; "" for nothing.
    It says that it is one of `parts` files.
    """

    architecture: str = "qwen2"
    special: tuple[str, ...] = SPECIAL
    pre: str = "qwen2"
    is_tied: bool = True
    kind: GGMLQuantizationType = GGMLQuantizationType.Q8_0
    head: int = WIDTH // HEADS
    name: str = ""
    template: str = ""
    parts: int = 1

    @property
    def shapes(self) -> dict[str, tuple[int, int]]:
        """The shapes of a layer's matrices."""
        queries, keys = (HEADS * self.head, WIDTH), (self.head, WIDTH)
        return SHAPES | {"attn_q": queries, "attn_k": keys, "attn_v": keys, "attn_output": queries[::-1]}


QWEN2 = Family()
LLAMA3 = ("<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<|end_of_text|>")


def write_gguf(path: Path, room: int = 512, after: Mapping[str, str] | None = None, family: Family = QWEN2) -> None:
    """Write the file. Its tokens: the 256 bytes, as byte-level BPE spells them, those that are special, one of two.

    `room` is its context in tokens. With `after` it writes what that has after the token before.
    """
    chance = np.random.default_rng(7)
    writer = GGUFWriter(path, family.architecture)
    writer.add_block_count(LAYERS)
    writer.add_context_length(room)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(1)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_file_type(7)
    if family.name:
        writer.add_name(family.name)
    if family.parts > 1:
        writer.add_uint16("split.count", family.parts)
    if family.template:
        writer.add_chat_template(family.template)
    if family.architecture == "gemma3":
        writer.add_sliding_window(room)
    if family.architecture != "qwen2":
        writer.add_key_length(family.head)
        writer.add_value_length(family.head)
        writer.add_rope_dimension_count(family.head)
    _write_tokens(writer, family)
    known = tokens(family.special)
    embeddings = chance.normal(size=(len(known), WIDTH))
    _write_matrix(writer, "token_embd", embeddings, family.kind)
    if not family.is_tied:
        _write_matrix(writer, "output", chance.normal(size=embeddings.shape), family.kind)
    if after:
        numbers = {token: number for number, token in enumerate(known)}
        output = np.zeros_like(embeddings)
        for before, token in after.items():
            output[numbers[token]] += embeddings[numbers[before]]
        _write_matrix(writer, "output", output, family.kind)
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, "f4"))
    for name in NAMES:
        _write_matrix(writer, f"blk.{name}", chance.normal(size=family.shapes[name[2:]]) / 8, family.kind)
    for layer in range(LAYERS):
        for name in NORMS + (AFTER if family.architecture == "gemma3" else ()):
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.ones(WIDTH, "f4"))
        for name in ("attn_q", "attn_k", "attn_v") if family.architecture == "qwen2" else ():
            writer.add_tensor(f"blk.{layer}.{name}.bias", np.zeros(SHAPES[name][0], "f4"))
        for name in ("attn_q_norm", "attn_k_norm") if family.architecture in NORMED else ():
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.ones(family.head, "f4"))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def tokens(special: Sequence[str] = SPECIAL) -> list[str]:
    """The vocabulary: a byte that is no visible character is spelled with one from 256 on."""
    visible = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in visible]
    spelled = (chr(byte) if byte in visible else chr(256 + others.index(byte)) for byte in range(256))
    return [*spelled, *special, "".join(MERGED)]


def _write_tokens(writer: GGUFWriter, family: Family) -> None:
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(family.pre)
    writer.add_token_list(tokens(family.special))
    control = [TokenType.CONTROL] * len(family.special)
    writer.add_token_types([*[TokenType.NORMAL] * 256, *control, TokenType.NORMAL])
    writer.add_token_merges([" ".join(MERGED)])
    writer.add_eos_token_id(258)
    writer.add_pad_token_id(256)
    writer.add_bos_token_id(256)
    writer.add_add_bos_token(False)


def _write_matrix(writer: GGUFWriter, name: str, numbers: Any, kind: GGMLQuantizationType) -> None:
    writer.add_tensor(f"{name}.weight", quantize(numbers.astype("f4"), kind), raw_dtype=kind)


def adapter_arrays() -> dict[str, Any]:
    """The arrays of an adapter for the file, as an adapter's files hold them."""
    chance, arrays = np.random.default_rng(8), dict[str, Any]()
    for name in NAMES:
        rows, columns = SHAPES[name[2:]]
        for half, shape in (("A", (RANK, columns)), ("B", (rows, RANK))):
            arrays[f"{half}.{name}"] = chance.integers(-127, 128, shape).astype(np.int8)
            arrays[f"{half}.{name}.s"] = np.full(shape[0], _STEP, np.float16)
    return arrays


def write_adapter(folder: Path, arrays: dict[str, Any]) -> str:
    """Write an adapter of two files; return its digest."""
    folder.mkdir(exist_ok=True)
    names = sorted(arrays)
    for number, some in enumerate((names[::2], names[1::2])):
        np.savez_compressed(folder / f"adapter.{number}.npz", **{name: arrays[name] for name in some})
    paths = sorted(folder.iterdir())
    lines = "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)
    return sha256(lines.encode()).hexdigest()
