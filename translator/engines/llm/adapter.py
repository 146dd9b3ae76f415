"""What training changed of a model's matrices.

A matrix W [out, in] of a layer becomes W + 2 B A, where A [rank, in] and B [out, rank] were learned (LoRA: Hu et al.,
2021). The files of an adapter have A and B in 8 bits, a scale a row. `news_adapter` beside this module is the one that
the program ships with: its README says what it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from translator.errors import ModelError
from translator.installation import reinstall_program
from translator.storage.large_files import digest_of

NEWS = Path(__file__).parent / "news_adapter"
WEIGHT = 2.0  # of B A, as it was trained
_FILES = 3  # that an adapter is written as


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to a matrix [out, in]: `up` [out, rank] times `down` [rank, in], weighed."""

    up: Any
    down: Any

    @property
    def shape(self) -> tuple[int, int]:
        """The shape of the matrix that it changes."""
        return self.up.shape[0], self.down.shape[1]

    @property
    def added(self) -> Any:
        """The whole matrix that is added."""
        return WEIGHT * (self.up @ self.down)


def verify(folder: Path, digest: str) -> None:
    """Look at every byte of the adapter in `folder`. `digest` is what `sha256sum *.npz | sha256sum` says there.

    Raises:
        ModelError: it is another, or not whole.
    """
    found = digest_of_files(folder)
    if found != digest:
        raise _unusable(f"{folder}: its digest is {found}, not {digest}", folder)


def digest_of_files(folder: Path) -> str:
    """Return what `sha256sum *.npz | sha256sum` says in the folder of an adapter."""
    lines = (f"{digest_of(path)}  {path.name}\n" for path in _files(folder))
    return sha256("".join(lines).encode()).hexdigest()


def read(folder: Path, digest: str) -> Mapping[str, Change]:
    """Return the changes of the adapter in `folder`, by the name of the matrix in a GGUF file.

    Raises:
        ModelError: it is not as `verify` wants it, or a matrix lacks its other half.
    """
    import numpy as np

    verify(folder, digest)
    arrays: dict[str, Any] = {}
    for path in _files(folder):
        with np.load(path) as found:
            arrays |= found
    names = {name[2:].removesuffix(".s") for name in arrays}
    try:
        return {f"blk.{name}": Change(_rows(arrays, f"B.{name}"), _rows(arrays, f"A.{name}")) for name in names}
    except KeyError as error:
        raise _unusable(f"{folder}: {error.args[0]} is missing", folder) from error


def write(folder: Path, changes: Mapping[str, Change]) -> str:
    """Write `changes` as the files of an adapter into an empty `folder`, a row in 8 bits; return its digest."""
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(changes)
    for number in range(_FILES):
        arrays: dict[str, Any] = {}
        for name in names[number::_FILES]:
            own = name.removeprefix("blk.")
            for half, rows in (("A", changes[name].down), ("B", changes[name].up)):
                scale = np.maximum(np.abs(rows).max(axis=1) / 127, np.float32(1e-7))
                arrays[f"{half}.{own}"] = np.rint(rows / scale[:, None]).astype(np.int8)
                arrays[f"{half}.{own}.s"] = scale.astype(np.float32)
        np.savez(folder / f"adapter.{number}.npz", **arrays)
    return digest_of_files(folder)


def require_fit(changes: Mapping[str, Change], shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Raise ModelError unless there is one change for each matrix of a model, by its name and shape, and no other."""
    for name in sorted(changes.keys() | shapes.keys()):
        has, wants = changes[name].shape if name in changes else None, shapes.get(name)
        if has != wants:
            said = f"{name}: the adapter has {has or 'nothing'}, the model {wants or 'no such matrix'}"
            raise _unusable(said, NEWS)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.npz"))


def _rows(arrays: Mapping[str, Any], name: str) -> Any:
    """Return the rows `name` as numbers: 8 bits each, times the scale of the row."""
    return arrays[name].astype("f4") * arrays[f"{name}.s"].astype("f4")[:, None]


def _unusable(what: str, folder: Path) -> ModelError:
    """Return the error for the adapter in `folder`: the program's, or one that a desk has made."""
    again = f"Install the program again: {reinstall_program()}"
    remedy = again if folder == NEWS else f"Delete the folder {folder}, or make it again: translator train FILES"
    return ModelError(f"The adapter cannot be merged: {what}.", remedy)
