"""The tensors of a GGUF file by their names. Its vocabulary, which takes a library half a minute to read, is skipped.

The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Only files whose digest is known are read.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

# How a value is written, by its type.
_FORMS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9  # types whose values have a length of their own
_ALIGNMENT = 32


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor as it is stored: `shape` is [out, in] for a matrix, `kind` the format's number, `at` its first byte."""

    file: Path
    shape: tuple[int, ...]
    kind: int
    at: int

    def numbers(self, rows: Any = ...) -> Any:
        """Return it, or some `rows` of it, as 32-bit numbers."""
        import numpy as np
        from gguf import GGMLQuantizationType
        from gguf.quants import dequantize, quant_shape_to_byte_shape

        kind = GGMLQuantizationType(self.kind)
        held = {"F32": np.float32, "F16": np.float16}.get(kind.name, np.uint8)
        shape = self.shape if held != np.uint8 else quant_shape_to_byte_shape(self.shape, kind)
        stored = np.memmap(self.file, held, "r", self.at, shape)
        return dequantize(stored[rows], kind)


def tensors(path: Path) -> dict[str, Tensor]:
    """Return the tensors of the GGUF file at `path`."""
    with path.open("rb") as file:
        _, _, count, fields = _unpack(file, "4sIQQ")
        for _ in range(fields):
            _string(file)
            _skip(file, *_unpack(file, "I"))
        found = [_described(file) for _ in range(count)]
        data = -(-file.tell() // _ALIGNMENT) * _ALIGNMENT
    return {name: Tensor(path, shape, kind, data + at) for name, shape, kind, at in found}


def settings(path: Path) -> dict[str, float]:
    """Return the numbers that the GGUF file at `path` says of its model, by their names ("qwen2.block_count")."""
    found = {}
    with path.open("rb") as file:
        _, _, _, fields = _unpack(file, "4sIQQ")
        for _ in range(fields):
            name = _string(file).decode()
            (kind,) = _unpack(file, "I")
            if kind in _FORMS:
                (found[name],) = _unpack(file, _FORMS[kind])
            else:
                _skip(file, kind)
    return found


def _described(file: BinaryIO) -> tuple[str, tuple[int, ...], int, int]:
    name = _string(file).decode()
    (rank,) = _unpack(file, "I")
    shape = _unpack(file, f"{rank}Q")
    return name, tuple(reversed(shape)), *_unpack(file, "IQ")


def _skip(file: BinaryIO, kind: int, count: int = 1) -> None:
    """Read on past so many values of a kind."""
    if kind in _FORMS:
        file.seek(struct.calcsize(_FORMS[kind]) * count, 1)
        return
    for _ in range(count):
        if kind == _STRING:
            _string(file)
        elif kind == _ARRAY:
            _skip(file, *_unpack(file, "IQ"))


def _string(file: BinaryIO) -> bytes:
    (length,) = _unpack(file, "Q")
    return file.read(length)


def _unpack(file: BinaryIO, form: str) -> tuple[Any, ...]:
    layout = struct.Struct(f"<{form}")
    return layout.unpack(file.read(layout.size))
