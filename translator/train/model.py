"""Qwen2 as a GGUF file has it, in torch, with an adapter beside each matrix of its layers (LoRA: Hu et al., 2021).

Only the adapter is learned. It stays beside its matrix, so that no gradient of a whole matrix is ever computed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from translator.engines.llm.adapter import WEIGHT, Change
from translator.engines.llm.gguf_file import Tensor, settings, tensors

MATRICES = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
_SEED = 7
_ROWS = 8192  # of a matrix of words, read at a time


@dataclass(frozen=True, slots=True)
class Shape:
    """What a GGUF file says of its model, beside its numbers."""

    layers: int
    heads: int
    groups: int  # heads of keys and values
    base: float  # of the rotation by place
    least: float  # beside which a norm is taken

    @classmethod
    def of(cls, gguf: Path) -> Shape:
        """Return what the file says."""
        said = {name.partition(".")[2]: value for name, value in settings(gguf).items()}
        heads = int(said["attention.head_count"])
        groups = int(said.get("attention.head_count_kv", heads))
        base = said.get("rope.freq_base", 10000.0)
        return cls(int(said["block_count"]), heads, groups, base, said["attention.layer_norm_rms_epsilon"])


@dataclass(slots=True)
class Cache:
    """The keys and values of a layer each, of places that were read before."""

    keys: list[Any] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def joined(self, layer: int, key: Any, value: Any) -> tuple[Any, Any]:
        """Add a layer's new keys and values [rows, groups, places, width]; return all of them."""
        if layer == len(self.keys):
            self.keys.append(key)
            self.values.append(value)
        else:
            self.keys[layer] = torch.cat([self.keys[layer], key], 2)
            self.values[layer] = torch.cat([self.values[layer], value], 2)
        return self.keys[layer], self.values[layer]


class Adapter:
    """A and B of each matrix, by its name ("blk.0.attn_q"), as numbers that can be learned, on a device."""

    def __init__(self, changes: Mapping[str, Change], device: str) -> None:
        self.device = device
        self.down = {name: _learned(change.down, device) for name, change in changes.items()}
        self.up = {name: _learned(change.up, device) for name, change in changes.items()}

    @property
    def learned(self) -> list[Any]:
        """All of it, in an order that is the same for the same names."""
        return [half[name] for half in (self.down, self.up) for name in sorted(half)]

    def copies(self) -> list[Any]:
        """Return what it is now."""
        return [each.detach().clone() for each in self.learned]

    def become(self, copies: Sequence[Any]) -> None:
        """Be as it was when `copies` were taken."""
        for each, copy in zip(self.learned, copies, strict=True):
            each.data.copy_(copy)

    def changes(self) -> dict[str, Change]:
        """Return it as numbers."""
        return {name: Change(_numbers(self.up[name]), _numbers(self.down[name])) for name in self.down}


def blank(gguf: Path, rank: int) -> dict[str, Change]:
    """Return an adapter for a file that changes nothing yet."""
    chance = torch.Generator().manual_seed(_SEED)
    found = {}
    for name, tensor in sorted(tensors(gguf).items()):
        if name.startswith("blk.") and len(tensor.shape) == 2:
            rows, columns = tensor.shape
            down = torch.randn(rank, columns, generator=chance) / math.sqrt(columns)
            found[name.removesuffix(".weight")] = Change(torch.zeros(rows, rank).numpy(), down.numpy())
    return found


class Model:
    """The file's model over token numbers in `order`, of which the first `writable` answer in English.

    It is where its adapter is.
    """

    def __init__(self, gguf: Path, order: Sequence[int], writable: int, adapter: Adapter) -> None:
        stored = tensors(gguf)
        # Where bfloat16 is only emulated, a product in it takes ten times as long.
        self.kind = torch.bfloat16 if adapter.device != "cpu" or has_fast_bfloat16() else torch.float32
        self.shape, self.writable, self.adapter, self.device = Shape.of(gguf), writable, adapter, adapter.device
        self._weights = {
            name: self._placed(tensor.numbers())
            for name, tensor in stored.items()
            if not name.startswith(("token_embd", "output.w"))
        }
        self._words = self._in_order(stored["token_embd.weight"], order)
        own = stored.get("output.weight")
        self._output = self._words if own is None else self._in_order(own, order)

    def _placed(self, numbers: Any) -> Any:
        own = numbers if numbers.flags.writeable else numbers.copy()  # what is mapped from the file is not ours
        return torch.from_numpy(own).to(self.device, self.kind)

    def _in_order(self, tensor: Tensor, order: Sequence[int]) -> Any:
        """Return the rows of a matrix in their `order`, some at a time: all at once take three times their room."""
        rows = torch.empty(len(order), tensor.shape[1], dtype=self.kind, device=self.device)
        for at in range(0, len(order), _ROWS):
            some = self._placed(tensor.numbers(list(order[at : at + _ROWS])))
            rows[at : at + len(some)] = some
        return rows

    def hidden(self, numbers: Any, places: Any, mask: Any = None, cache: Cache | None = None) -> Any:
        """Return the last hidden states [rows, tokens, width] of token numbers at their places [rows, tokens].

        `mask` [rows, 1, tokens, places] says what each may look at; without one, what is not behind it.
        """
        width = self._weights["blk.0.attn_q.weight"].shape[0] // self.shape.heads
        turns = _turns(places, width, self.shape.base, self.kind)
        states = functional.embedding(numbers, self._words)
        for layer in range(self.shape.layers):
            states = self._layer(layer, states, turns, (mask, cache))
        return self._normed(states, "output_norm.weight")

    def scores(self, hidden: Any, is_back: bool = False) -> Any:
        """Return the logits of the tokens that may be written, or of those that may not."""
        rows = self._output[self.writable :] if is_back else self._output[: self.writable]
        return functional.linear(hidden, rows).float()

    def _layer(self, layer: int, states: Any, turns: tuple[Any, Any], seen: tuple[Any, Cache | None]) -> Any:
        name = f"blk.{layer}."
        attended = self._attended(layer, self._normed(states, f"{name}attn_norm.weight"), turns, seen)
        states = states + self._product(f"{name}attn_output", attended)
        inner = self._normed(states, f"{name}ffn_norm.weight")
        gate = functional.silu(self._product(f"{name}ffn_gate", inner))
        return states + self._product(f"{name}ffn_down", gate * self._product(f"{name}ffn_up", inner))

    def _attended(self, layer: int, states: Any, turns: tuple[Any, Any], seen: tuple[Any, Cache | None]) -> Any:
        rows, count, _ = states.shape
        mask, cache = seen
        heads, groups = self.shape.heads, self.shape.groups
        query, key, value = (
            self._product(f"blk.{layer}.{name}", states).view(rows, count, parts, -1).transpose(1, 2)
            for name, parts in (("attn_q", heads), ("attn_k", groups), ("attn_v", groups))
        )
        query, key = _turned(query, turns), _turned(key, turns)
        if cache is not None:
            key, value = cache.joined(layer, key, value)
        key, value = (each.repeat_interleave(heads // groups, 1) for each in (key, value))
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=mask is None)
        return found.transpose(1, 2).reshape(rows, count, -1)

    def _product(self, name: str, states: Any) -> Any:
        down, up = self.adapter.down[name].to(self.kind), (self.adapter.up[name] * WEIGHT).to(self.kind)
        own = functional.linear(states, self._weights[f"{name}.weight"], self._weights.get(f"{name}.bias"))
        return own + functional.linear(functional.linear(states, down), up)

    def _normed(self, states: Any, name: str) -> Any:
        wide = states.float()
        scaled = wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + self.shape.least)
        return scaled.to(self.kind) * self._weights[name]


def has_fast_bfloat16() -> bool:
    """Whether this processor multiplies matrices of bfloat16 in hardware."""
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def best_device() -> str:
    """Return where a model is computed: an accelerator if there is one."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def _learned(numbers: Any, device: str) -> Any:
    return torch.nn.Parameter(torch.tensor(numbers, dtype=torch.float32, device=device))


def _numbers(learned: Any) -> Any:
    return learned.detach().float().cpu().numpy()


def _turns(places: Any, width: int, base: float, kind: Any) -> tuple[Any, Any]:
    steps = base ** (-torch.arange(0, width, 2, device=places.device).float() / width)
    angles = (places.float()[:, None, :, None] * steps).repeat(1, 1, 1, 2)
    return angles.cos().to(kind), angles.sin().to(kind)


def _turned(states: Any, turns: tuple[Any, Any]) -> Any:
    one, other = states.chunk(2, -1)
    return states * turns[0] + torch.cat([-other, one], -1) * turns[1]
