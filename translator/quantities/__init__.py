"""Figures: found in Chinese text, written in English, compared by value and unit."""

from __future__ import annotations

from translator.quantities.compare import missing
from translator.quantities.context import Context, home_currency
from translator.quantities.grammar import find
from translator.quantities.halves import without_unfounded_halves
from translator.quantities.invented import invented
from translator.quantities.leading import with_preposition

__all__ = ["Context", "find", "home_currency", "invented", "missing", "with_preposition", "without_unfounded_halves"]
