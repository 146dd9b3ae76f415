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
from translator.engines.llm.gguf_file import Tensor, tensors
from translator.errors import ModelError
from translator.installation import install_command

_LAYERS = "blk."
_SHOWN = 4  # rows of a matrix, from the first to the last: in another order they are not taken for the same
# OpenVINO's rows are up to 0.13 of their length away from the file's, those of another matrix at least 1.0.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class _Layer:
    """A matrix of a layer and some of its rows, to know it by."""

    tensor: Tensor
    shown: Any

    def is_in(self, shape: tuple[int, ...], shown: Any) -> bool:
        """Whether a matrix of that shape with those rows stands for this one."""
        import numpy as np

        if shape != self.tensor.shape:
            return False
        return bool(np.linalg.norm(shown - self.shown) < _ALIKE * np.linalg.norm(self.shown))


class LayerWeights:
    """The matrices of the layers of the file `gguf`, each to be taken once, with the `changes` of an adapter or none.

    Raises:
        ModelError: the adapter lacks a matrix of the model, or has one too many, or of another shape.
    """

    def __init__(self, gguf: Path, changes: Mapping[str, Change]) -> None:
        self._gguf = gguf
        self._changes = changes
        self._left = {
            name.removesuffix(".weight"): _Layer(tensor, tensor.numbers(places(tensor.shape[0])))
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
                return layer.tensor.numbers() + (self._changes[name].added if self._changes else 0)
        return None

    def require_all_taken(self) -> None:
        """Raise ModelError if a matrix was not met in the graph: what runs would be neither one model nor another."""
        if self._left:
            names = ", ".join(sorted(self._left))
            raise ModelError(
                f"{self._gguf}: {len(self._left)} of its matrices are not in the graph that OpenVINO made: {names}.",
                f"Install the libraries of this version: {install_command()}",
            )


def places(rows: int) -> list[int]:
    """Return which of so many rows are looked at."""
    return sorted({(rows - 1) * step // (_SHOWN - 1) for step in range(_SHOWN)})
