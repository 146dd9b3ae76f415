"""How exact a figure is: the values that it leaves open, so that 約120億 and 121億 agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from translator.records import Quantity, QuantityKind

_ROUNDEST = Decimal("0.1")
"""However round a figure is, it is not taken to leave open more than a tenth of its value on either side."""
_UNITS_COUNT_BELOW = 100
"""A number below this that is written in digits (20人, 40%) is counted out, not rounded to tens."""
_DIGITS_ONLY = re.compile(r"[^零〇一二三四五六七八九十百千萬万億亿兆成兩两半]*")
_EXACT = (QuantityKind.DATE, QuantityKind.ORDINAL, QuantityKind.CODE)
_FROM = ("more than", "at least")
_UP_TO = ("less than", "under", "up to")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that a figure leaves open, both ends included; `None`: no end. In the figure's own units."""

    low: Decimal | None
    high: Decimal | None

    def overlaps(self, other: Bounds) -> bool:
        """Whether one value fits both. Bounds that only touch do not overlap, unless one is a single value."""
        return _reaches(self, other) and _reaches(other, self)


def _reaches(first: Bounds, second: Bounds) -> bool:
    """Whether `first` goes up as far as `second` begins."""
    if first.high is None or second.low is None:
        return True
    is_point = first.low == first.high or second.low == second.high
    return second.low <= first.high if is_point else second.low < first.high


def stated_bounds(quantity: Quantity) -> Bounds:
    """Return the figure as it is stated, with the room that its rounding leaves, whatever stands before it."""
    low, high = in_percent(quantity, quantity.value), in_percent(quantity, quantity.upper or quantity.value)
    return Bounds(low - _room(quantity, low), high + _room(quantity, high))


def claimed_bounds(quantity: Quantity) -> Bounds:
    """Return what the figure claims: "more than" has no upper end, "about" leaves a tenth open."""
    stated = stated_bounds(quantity)
    assert stated.low is not None
    assert stated.high is not None
    if quantity.qualifier in _FROM:
        return Bounds(stated.low, None)
    if quantity.qualifier in _UP_TO:
        return Bounds(None, stated.high)
    if quantity.qualifier in ("about", "nearly"):
        return Bounds(stated.low - abs(stated.low) * _ROUNDEST, stated.high + abs(stated.high) * _ROUNDEST)
    return stated


def in_percent(quantity: Quantity, value: Decimal) -> Decimal:
    """Return a part (三分之一, 一半) as a percentage, so that it can be held against one; others as they are."""
    return value * 100 if quantity.unit == "ratio" else value


def _room(quantity: Quantity, value: Decimal) -> Decimal:
    """Return half a unit of the last digit that is not a trailing zero: 120億 is anything from 115億 to 125億."""
    if quantity.kind in _EXACT or not value:
        return Decimal(0)
    last = int(value.normalize().as_tuple().exponent)
    if abs(value) < _UNITS_COUNT_BELOW and _DIGITS_ONLY.fullmatch(quantity.surface):
        last = min(last, 0)
    return min(Decimal(5).scaleb(last - 1), abs(value) * _ROUNDEST)
