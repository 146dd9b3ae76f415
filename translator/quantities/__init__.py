"""Figures: found in Chinese text, written in English, compared by value and unit."""

from __future__ import annotations

from translator.quantities.compare import missing
from translator.quantities.context import Context, home_currency
from translator.quantities.grammar import find
from translator.quantities.halves import without_unfounded_halves
from translator.quantities.invented import invented
from translator.quantities.leading import with_preposition
from translator.quantities.wording import in_currency, names_currency

__all__ = [
    "Context",
    "find",
    "home_currency",
    "in_currency",
    "invented",
    "missing",
    "names_currency",
    "with_preposition",
    "without_unfounded_halves",
]
