"""Figures: found in Chinese text, written in English, compared by value and unit."""

from __future__ import annotations

from translator.quantities.chinese.find import find
from translator.quantities.chinese.numerals import value_of
from translator.quantities.compare import missing
from translator.quantities.context import Context
from translator.quantities.counters import fields, in_full
from translator.quantities.currencies import UNCLEAR
from translator.quantities.english.am_pm import without_unfounded_am_pm
from translator.quantities.english.date_preposition import with_date_preposition
from translator.quantities.glossary_currency import in_currency, names_currency
from translator.quantities.growth_bases import lost_bases, taken_bases
from translator.quantities.home import home_currency
from translator.quantities.invented import invented
from translator.quantities.rates import lost_rates
from translator.quantities.stated_sums import stated_sums

__all__ = [
    "UNCLEAR",
    "Context",
    "fields",
    "find",
    "home_currency",
    "in_currency",
    "in_full",
    "invented",
    "lost_bases",
    "lost_rates",
    "missing",
    "names_currency",
    "stated_sums",
    "taken_bases",
    "value_of",
    "with_date_preposition",
    "without_unfounded_am_pm",
]
