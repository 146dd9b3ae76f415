"""The tensors of a GGUF file by their names. Its vocabulary, which takes a library half a minute to read, is skipped.

The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. A file may be anybody's: see `_reading`.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

from translator.errors import ModelError

# How a value is written, by its type.
_FORMS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9  # types whose values have a length of their own
_ALIGNMENT = 32
_MAGIC, _VERSIONS = b"GGUF", (2, 3)


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
    """Return the tensors of the GGUF file at `path`. Raises ModelError for another file."""
    with _reading(path) as (file, count, fields):
        for _ in range(fields):
            _string(file)
            _skip(file, *_unpack(file, "I"))
        found = [_described(file) for _ in range(count)]
        data = -(-file.tell() // _ALIGNMENT) * _ALIGNMENT
    return {name: Tensor(path, shape, kind, data + at) for name, shape, kind, at in found}


def settings(path: Path) -> dict[str, float]:
    """Return the numbers that the GGUF file at `path` says of its model, by their names ("qwen2.block_count")."""
    found = {}
    with _reading(path) as (file, _, fields):
        for _ in range(fields):
            name = _string(file).decode()
            (kind,) = _unpack(file, "I")
            if kind in _FORMS:
                (found[name],) = _unpack(file, _FORMS[kind])
            else:
                _skip(file, kind)
    return found


def stated(path: Path, names: Collection[str]) -> dict[str, str | list[str]]:
    """Return the texts, and lists of texts, that the GGUF file at `path` has under some `names`.

    Raises:
        ModelError: it is another file, or damaged.
    """
    found: dict[str, str | list[str]] = {}
    with _reading(path) as (file, _, fields):
        for _ in range(fields):
            name = _string(file).decode()
            (kind,) = _unpack(file, "I")
            if name in names and kind == _STRING:
                found[name] = _string(file).decode()
            elif name in names and kind == _ARRAY:
                held, length = _unpack(file, "IQ")
                if held == _STRING:
                    found[name] = [_string(file).decode(errors="replace") for _ in range(length)]
                else:
                    _skip(file, held, length)
            else:
                _skip(file, kind)
    return found


def require_whole(path: Path) -> None:
    """Raise ModelError unless the GGUF file at `path` has a whole model: every tensor that it names to its end."""
    from gguf import GGML_QUANT_SIZES, GGMLQuantizationType

    if (parts := settings(path).get("split.count", 0)) > 1:
        what = f"{path}: one of the {parts:.0f} files of a model."
        raise ModelError(what, "Take one that is a single file, or join them: llama-gguf-split --merge")
    size = path.stat().st_size
    for name, tensor in tensors(path).items():
        if tensor.kind in set(GGMLQuantizationType):  # of another, nothing is known
            block, held = GGML_QUANT_SIZES[GGMLQuantizationType(tensor.kind)]
            if tensor.at + prod(tensor.shape) // block * held > size:
                raise ModelError(f"{path}: damaged: it ends before {name} does.", "Get another copy of it.")


@contextmanager
def _reading(path: Path) -> Iterator[tuple[BinaryIO, int, int]]:
    """Open a GGUF file; give it with how many tensors and fields it has. What is wrong with it becomes a ModelError."""
    try:
        with path.open("rb") as file:
            magic, version, count, fields = _unpack(file, "4sIQQ")
            if magic != _MAGIC or version not in _VERSIONS:
                raise ValueError("it is of another kind")
            yield file, count, fields
    except (struct.error, ValueError, OverflowError, RecursionError, OSError) as error:
        raise ModelError(f"{path}: damaged, or no GGUF file: {error}.", "Get another copy of it.") from error


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
    if length > os.fstat(file.fileno()).st_size:
        raise ValueError("a text in it is longer than all of it")
    return file.read(length)


def _unpack(file: BinaryIO, form: str) -> tuple[Any, ...]:
    layout = struct.Struct(f"<{form}")
    return layout.unpack(file.read(layout.size))
