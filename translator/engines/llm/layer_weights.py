"""The matrices of a model's layers as they go into its graph: the file's own numbers, and what an adapter adds.

OpenVINO (2026.4) keeps no name of a matrix, lists the last layer's in another order, and rounds the least number of
each group of a Q4_K file to a whole step: its numbers are 8 to 12 % off the file's. So a matrix of its graph only says,
by some of its rows, which of the file's it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.engines.llm.adapter import Change, require_fit
from translator.engines.llm.gguf_file import Tensor, settings, tensors
from translator.errors import ModelError
from translator.installation import install_command

_LAYERS = "blk."
_TURNED = {"attn_q": "llama.attention.head_count", "attn_k": "llama.attention.head_count_kv"}
_SHOWN = 4  # rows of a matrix, from the first to the last: in another order they are not taken for the same
# OpenVINO's rows are up to 0.13 of their length away from the file's, those of another matrix at least 1.0.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class _Layer:
    """A matrix of a layer, its rows in the `order` that the graph has them in, and some of them, to know it by."""

    tensor: Tensor
    order: Any
    shown: Any

    def is_in(self, shape: tuple[int, ...], shown: Any) -> bool:
        """Whether a matrix of that shape with those rows stands for this one."""
        return shape == self.tensor.shape and alike(shown, self.shown)


class LayerWeights:
    """The matrices of the layers of the file `gguf`, each to be taken once, with the `changes` of an adapter or none.

    Raises:
        ModelError: the adapter lacks a matrix of the model, or has one too many, or of another shape.
    """

    def __init__(self, gguf: Path, changes: Mapping[str, Change]) -> None:
        self._gguf = gguf
        self._changes = changes
        told = settings(gguf)
        self._left = {
            name.removesuffix(".weight"): _layer(name.removesuffix(".weight"), tensor, told)
            for name, tensor in tensors(gguf).items()
            if name.startswith(_LAYERS) and len(tensor.shape) == 2
        }
        if changes:
            require_fit(changes, {name: layer.tensor.shape for name, layer in self._left.items()})

    def taken(self, shape: tuple[int, ...], shown: Any) -> Any:
        """Return the matrix that is to stand where the graph has one of that `shape` with the rows `shown` at `places`.

        None if that is in no layer.
        """
        for name, layer in self._left.items():
            if layer.is_in(shape, shown):
                del self._left[name]
                return (layer.tensor.numbers() + (self._changes[name].added if self._changes else 0))[layer.order]
        return None

    def require_all_taken(self) -> None:
        """Raise ModelError if a matrix was not met in the graph: what runs would be neither one model nor another."""
        if self._left:
            names = ", ".join(sorted(self._left))
            raise ModelError(
                f"{self._gguf}: {len(self._left)} of its matrices are not in the graph that OpenVINO made: {names}.",
                f"Install the libraries of this version: {install_command()}",
            )


def alike(one: Any, other: Any) -> bool:
    """Whether rows are those of `other`, but for how they are rounded."""
    import numpy as np

    return bool(np.linalg.norm(one - other) < _ALIKE * np.linalg.norm(other))


def _layer(name: str, tensor: Tensor, told: Mapping[str, float]) -> _Layer:
    order = _order(name, tensor.shape[0], told)
    return _Layer(tensor, order, tensor.numbers(order[places(tensor.shape[0])]))


def _order(name: str, rows: int, told: Mapping[str, float]) -> Any:
    """Return which row of the file's matrix each row of the graph's is.

    A file of the family "llama" has the two halves of a head that are turned together side by side, row by row; the
    graph has one behind the other, as the model was published (llama.cpp's converter says so).
    """
    import numpy as np

    order = np.arange(rows)
    heads = told.get(_TURNED.get(name.rpartition(".")[2], ""), 0)
    return order.reshape(int(heads), -1, 2).swapaxes(1, 2).reshape(rows) if heads else order


def places(rows: int) -> list[int]:
    """Return which of so many rows are looked at."""
    return sorted({(rows - 1) * step // (_SHOWN - 1) for step in range(_SHOWN)})
