"""The adapter that a desk has made for itself: where it lies, and the card that says what it is."""

from __future__ import annotations

import json
from pathlib import Path

from translator.errors import ModelError, UnusableError
from translator.storage.bounded_read import STYLE, contents

CARD = "card.json"


def folder_of(root: Path, model_id: str) -> Path:
    """Return the folder of the adapter of a model that is taught, among the models in `root`."""
    return root / model_id / "adapter"


def digest_in(folder: Path, base: str) -> str:
    """Return the digest of the adapter in `folder`, as its card has it; "" where there is none.

    `base` is the SHA-256 (hex) of the weights that it is to be merged into.

    Raises:
        ModelError: the card cannot be read, or the adapter was made for other weights.
    """
    path = folder / CARD
    if not path.exists():
        return ""
    try:
        card = json.loads(contents(path, STYLE))
        weights, digest = card["weights"], card["digest"]
    except (UnusableError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unusable(path, "it is no card of an adapter") from error
    if weights != base:
        raise _unusable(path, "the adapter was made for other weights")
    return str(digest)


def _unusable(path: Path, what: str) -> ModelError:
    remedy = f"Delete the folder {path.parent}, or make it again: translator train FILES"
    return ModelError(f"{path}: {what}.", remedy)
