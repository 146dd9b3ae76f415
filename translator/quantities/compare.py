"""Whether English text states the figures of its source, each by a figure of its own, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import ceil

from translator.matching import Matching
from translator.quantities.dated import ANY, DATED, date_parts
from translator.quantities.english.bounds import QUALIFIERS, keeps
from translator.quantities.english.patterns import money
from translator.quantities.english.read import Reading, Stated, lower, parse
from translator.quantities.english.words import (
    CLOCK,
    DECADE,
    MONTH,
    NEXT,
    POINTS,
    RATIO,
    SEVERAL,
    SUFFIXES,
    THEY,
    TIMES,
)
from translator.quantities.kept import is_kept
from translator.quantities.units import BASE, LARGER
from translator.records import Quantity, QuantityKind

# Units in which a number does not stand for itself: "ten years" is 120 months.
_NOT_COUNTS = {MONTH, RATIO, CLOCK, DECADE, NEXT, SEVERAL, THEY, "months", "seconds"}
# A distance that the Chinese counts by the hour before it, 每小時50公里, is a speed in English.
_SPEEDS = {"kilometer": "km/h", "meter": "m/s"}
# The kinds of which a second mention may share the English of the first.
_SHARED = (QuantityKind.DATE, QuantityKind.TIME)
_ROUND = re.compile(r"[上近逾約约]?(?:[十百千萬万億亿兆]+)(?![\d一二三四五六七八九])")


@dataclass(frozen=True, slots=True)
class Need:
    """One value that the English must state, in any of these readings."""

    readings: frozenset[Reading]
    is_shared: bool = False


def missing(quantities: Iterable[Quantity], english: str) -> tuple[Quantity, ...]:
    """The source figures that have no English figure of their own of the same value and unit.

    Dates and times may share one; every other figure needs its own.
    """
    wanted = tuple(quantities)
    if not wanted:
        return ()
    pool = _Pool(parse(english), _named_currencies(english))
    lacking = set()
    for shared in (True, False):
        seen: set[Need] = set()
        for index, quantity in enumerate(wanted):
            for need in needs(quantity):
                if need.is_shared is not shared or (shared and need in seen):
                    continue
                seen.add(need)
                if not pool.claim(need):
                    lacking.add(index)
    turned = _turned(wanted, pool, lower(english))
    lacking |= {index for index, quantity in enumerate(wanted) if quantity in turned or not is_kept(quantity, english)}
    return tuple(quantity for index, quantity in enumerate(wanted) if index in lacking)


def _turned(quantities: Iterable[Quantity], pool: _Pool, plain: str) -> set[Quantity]:
    """The figures whose bound is not kept: 不到四成 is neither about 40% nor 40%."""
    found: set[Quantity] = set()
    kept: dict[tuple[str, frozenset[Reading]], bool] = {}
    for quantity in quantities:
        if quantity.kind in _SHARED or quantity.qualifier not in QUALIFIERS:
            continue
        readings = _readings(quantity, quantity.value)
        asked = quantity.qualifier, frozenset(one for one in readings if not one.unit.startswith("?"))
        if asked not in kept:
            kept[asked] = keeps(quantity.qualifier, plain, pool.places(Need(asked[1])))
        if not kept[asked]:
            found.add(quantity)
    return found


# The yen fell to 155: by which the rates of currencies are told from sums.
_DEAREST = 10**5


def _named_currencies(english: str) -> frozenset[str]:
    """The currencies that an English text names, with or without a figure."""
    return frozenset(SUFFIXES[name[0]] for name in money().finditer(lower(english)))


class _Pool:
    """The English figures, each claimed by one need at most, re-assigned where that lets another in."""

    def __init__(self, stated: tuple[Stated, ...], named: frozenset[str]) -> None:
        self.by_reading: dict[Reading, list[int]] = {}
        self.by_value: dict[Decimal, list[int]] = {}
        self.by_firm_value: dict[Decimal, list[int]] = {}
        self.units: set[str] = set()
        self.named = named
        self._stated = stated
        for index, figure in enumerate(stated):
            for reading in figure.readings:
                self.by_reading.setdefault(reading, []).append(index)
                if reading.unit not in _NOT_COUNTS:
                    self.by_value.setdefault(reading.value, []).append(index)
                    if not figure.is_loose:
                        self.by_firm_value.setdefault(reading.value, []).append(index)
                self.units.add(reading.unit)
        self._matching: Matching[Need] = Matching()
        self._able: dict[Need, tuple[int, ...]] = {}

    def claim(self, need: Need) -> bool:
        """Gives the need a figure; a shared need is content with one that is taken."""
        if need not in self._able:
            self._able[need] = tuple(dict.fromkeys(self._candidates(need)))
        able = self._able[need]
        return self._matching.give(need, able) or (need.is_shared and bool(able))

    def places(self, need: Need) -> list[tuple[int, int]]:
        """Where the English states what answers to the need."""
        return [(self._stated[index].start, self._stated[index].end) for index in dict.fromkeys(self._candidates(need))]

    def _candidates(self, need: Need) -> Iterator[int]:
        for reading in need.readings:
            if reading.unit == ANY:
                yield from self.by_value.get(reading.value, ())
            elif reading.unit == DATED:
                yield from self.by_firm_value.get(reading.value, ())
            elif reading.unit.startswith("?"):  # plain, where the unit is stated elsewhere
                is_rate = reading.unit[1:] in self.named and reading.value < _DEAREST
                if is_rate or reading.unit[1:] in self.units:
                    yield from self.by_reading.get(Reading(reading.value), ())
            else:
                yield from self.by_reading.get(reading, ())


@lru_cache(maxsize=4096)
def needs(quantity: Quantity) -> tuple[Need, ...]:
    """What the English must state for a figure: one value, two for a range, the parts of a date."""
    if quantity.kind is QuantityKind.DATE:
        return tuple(Need(readings, is_shared=True) for readings in date_parts(quantity))
    if quantity.kind is QuantityKind.TIME:
        return tuple(map(_time_need, quantity.values))
    if quantity.qualifier == "several":
        return (_several_need(quantity.value),)
    return tuple(
        Need(frozenset((*_readings(quantity, value), *_loose_readings(quantity, value)))) for value in quantity.values
    )


def _loose_readings(quantity: Quantity, value: Decimal) -> list[Reading]:
    """What newsrooms write for round figures: two dozen for 二十多, the 90s, thousands for 上千, next for 第二."""
    surface = quantity.surface
    if quantity.kind is QuantityKind.ORDINAL and value == 2:
        return [Reading(value, NEXT)]
    found = []
    if quantity.qualifier == "more than" and 10 <= value < 100:
        found = [
            Reading(value, DECADE),
            Reading(Decimal(12 * ceil(value / 12))),
            *([Reading(value, SEVERAL)] if value == 10 else []),
        ]
    if _ROUND.match(surface):
        found += [Reading(value, SEVERAL), Reading(value / 10, SEVERAL)]
    if quantity.unit == "year old" and quantity.qualifier:
        found.append(Reading(value // 10 * 10, DECADE))
    if quantity.unit == "person" and surface.endswith("的"):
        found.append(Reading(Decimal(0), THEY))
    return found


def _readings(quantity: Quantity, value: Decimal) -> list[Reading]:
    match quantity.kind:
        case QuantityKind.MONEY:
            said = [Reading(value, quantity.currency), Reading(value, f"?{quantity.currency}"), *_own(quantity, value)]
            return said + ([Reading(value * 100)] if 0 < value < 1 else [])  # 15 cents
        case QuantityKind.PERCENT:
            return _percent_readings(quantity.unit, value)
        case QuantityKind.MULTIPLE:
            return _multiple_readings(quantity.unit, value)
        case QuantityKind.DURATION:
            base, factor = BASE[quantity.unit]
            return [Reading(value * factor, base), Reading(value), Reading(value, f"{quantity.unit} old")]
        case QuantityKind.MEASURE if quantity.unit == "basis point":
            return [
                Reading(value, "basis point"),
                Reading(value / 100, POINTS),
                Reading(value / 100, RATIO),
                Reading(value / 10000, RATIO),
                Reading(value),
            ]
        case QuantityKind.MEASURE if quantity.unit == "year old":
            return [Reading(value, "year old"), Reading(value * 12, "months"), Reading(value)]
        case QuantityKind.MEASURE:
            steps = LARGER.get(quantity.unit, ())
            larger = [Reading(value / 1000**step, unit) for step, unit in enumerate(steps, 1)]
            speed = _SPEEDS.get(quantity.unit, quantity.unit)
            return [Reading(value, quantity.unit), Reading(value, speed), Reading(value), *larger]
        case _:
            return [Reading(value, ANY)]


def _own(quantity: Quantity, value: Decimal) -> list[Reading]:
    """What a sum reads as where a glossary calls its currency what no table does: 12 billion greenbacks."""
    own = {reading for stated in parse(quantity.english) for reading in stated.readings}
    return [] if any(r.unit == quantity.currency for r in own) else [r for r in own if r.value == value]


_WHOLE = 100
_FEWEST_PERCENT = Decimal("0.1")  # below it, parts per million are as usual


def _percent_readings(unit: str, value: Decimal) -> list[Reading]:
    if unit == "percentage point":
        return [
            Reading(value, POINTS),
            Reading(value / 100, RATIO),
            Reading(value * 100, "basis point"),
            Reading(value, "point"),
            Reading(value, f"?{POINTS}"),
        ]
    if unit == "discount":
        return [Reading(value / 100, RATIO), Reading(1 - value / 100, RATIO)]
    if unit == "ratio":
        return [Reading(value, RATIO), *([Reading(value)] if abs(value) > 1 else [])]
    shares = [Reading(value / 100, RATIO), Reading(value, f"?{RATIO}"), Reading(value, POINTS)]
    if value < _FEWEST_PERCENT:
        shares.append(Reading(value * 10**4, "ppm"))
    return [*shares, Reading(value / 100)] if value < _WHOLE else shares  # a winning rate of .504


def _multiple_readings(unit: str, value: Decimal) -> list[Reading]:
    found = [Reading(value, TIMES), Reading(value), Reading(value, RATIO)]
    if unit == "fold":
        found += [Reading(value + 1, TIMES), Reading(value + 1, RATIO)]
    return found


def _several_need(value: Decimal) -> Need:
    return Need(frozenset({Reading(value, SEVERAL)}))


def _time_need(minutes: Decimal) -> Need:
    readings = {Reading(minutes % 720, CLOCK)}
    if minutes % 60 == 0:
        hour = minutes // 60
        readings |= {Reading(hour), Reading(hour - 12)}
    return Need(frozenset(readings), is_shared=True)
