"""What of a record bears on the English of a sentence: every field of it that is not declared apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

_BEARS = "bears on the English"

APART: Mapping[str, bool] = MappingProxyType({_BEARS: False})
"""The metadata of a field without any bearing on the English of a sentence: it may differ, the English is the same."""


def bearing(value: Any) -> Any:
    """Return what of a record bears on the English, by field: records inside it, and lists of them, likewise."""
    if is_dataclass(value):
        counted = (field.name for field in fields(value) if field.metadata.get(_BEARS, True))
        return {name: bearing(getattr(value, name)) for name in counted}
    return [bearing(part) for part in value] if isinstance(value, tuple) else value
