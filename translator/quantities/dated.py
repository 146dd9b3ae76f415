"""The parts of a date that English must state: a year that is shown, a month by name or number, a lunar day."""

from __future__ import annotations

import re

from translator.quantities.chinese.tokens import half_width
from translator.quantities.chinese.years import ERAS
from translator.quantities.english.read import Reading, parse
from translator.quantities.english.words import DECADE, MONTH, PLAIN
from translator.records import Quantity

ANY = "*"  # a unit of a need: whatever the English counts
DATED = "date"  # another: the same, but in a figure that is no "an", "both" or "a half"
_YEAR_SHOWN = re.compile(r"年|\d[-/.]\d+[-/.]")
_RELATIVE_YEAR = re.compile(r"[今去明本]年")
_PERIODS = ("decade", "century", "quarter", "half")
_OTHER_CALENDARS = ("lunar day", "lunar month", "reign", "short year", "season")


def date_parts(quantity: Quantity) -> tuple[frozenset[Reading], ...]:
    """What the English must state of a date, each part in any of these readings."""
    if quantity.unit in _PERIODS:
        parts = _period_parts(quantity)
    elif quantity.unit in _OTHER_CALENDARS:
        parts = _other_parts(quantity)
    else:
        parts = _common_parts(quantity)
    return tuple(dict.fromkeys(map(frozenset, parts)))


def _common_parts(quantity: Quantity) -> list[set[Reading]]:
    """The parts that the surface states, read off its English."""
    surface = half_width(quantity.surface)
    shows_year = bool(_YEAR_SHOWN.search(surface)) and bool(
        re.search(r"\d{2}|[〇零一二三四五六七八九]{2}", _RELATIVE_YEAR.sub("", surface))
    )
    shows_month = quantity.unit == "month" or bool(re.search(r"(?<![本上下個个])月|/|\d[-.]\d", surface))
    found: list[set[Reading]] = []
    for stated in parse(quantity.english):
        for reading in stated.readings:
            is_month = reading.unit == MONTH
            is_year = reading.value >= 100
            if (
                (is_month and shows_month)
                or (is_year and shows_year and not is_month)
                or (quantity.unit == "day" and reading == Reading(quantity.value))
            ):
                found.append(_part(reading))
    return found


def _part(reading: Reading) -> set[Reading]:
    """A month by its name or its number, a day, a year."""
    if reading.unit == MONTH:
        return {reading, Reading(reading.value, DATED)}
    return {Reading(reading.value, ANY if reading.value >= 100 else DATED)}


def _other_parts(quantity: Quantity) -> list[set[Reading]]:
    """The numbers of a lunar date or a reign, of a season both years, of '97 what it may count from."""
    if quantity.unit == "short year":
        return [{Reading(quantity.value + since) for since in (0, 1900, ERAS["民國"])}]
    stated = [r.value for s in parse(quantity.english) if not s.is_loose for r in s.readings if r.unit == PLAIN]
    if quantity.unit == "reign":  # the nth year, which is the same as that of the common era
        *stated, nth, _ = stated
        return [*({Reading(value, ANY)} for value in stated), {Reading(nth), Reading(quantity.value)}]
    if quantity.unit == "season":
        ends = {Reading(value, ANY) for value in (quantity.value + 1, (quantity.value + 1) % 100)}
        return [{Reading(quantity.value, ANY)}, ends]
    return [{Reading(value, ANY)} for value in dict.fromkeys(stated)]


def _period_parts(quantity: Quantity) -> list[set[Reading]]:
    values = [quantity.value] if quantity.upper is None else [quantity.value, quantity.upper]
    if quantity.unit == "decade":
        return [{Reading(v, DECADE), Reading(v % 100, DECADE)} for v in values]
    found = [{Reading(v, ANY)} for v in values]
    if quantity.unit == "quarter":
        found[0].add(Reading(quantity.value * 3, "months"))
    years = [r.value for s in parse(quantity.english) for r in s.readings if r.value >= 1000 and r.unit == PLAIN]
    return found + [{Reading(year, ANY)} for year in years]
