"""Lists whose last figure alone has the unit, or the scale, of all: 4.22、3.18元, 12、15及18億美元, 24、36個月."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from translator.quantities.chinese.money import AHEAD, LEADS
from translator.quantities.chinese.patterns import words
from translator.quantities.chinese.tokens import half_width
from translator.quantities.currencies import HOME_NAMES
from translator.records import Quantity, QuantityKind

Reader = Callable[[str], Sequence[Quantity]]
"""What finds the figures of a text."""

_LINK = re.compile(r"\s?(?:、|、?(?:以及|[和及與与]))\s?")
_SCALE = "[百千萬万億亿兆]"
_BARE = re.compile(rf"[^\d]*(?P<digits>\d[\d,]*+(?:\.\d++)?)(?P<scale>{_SCALE}*+)")
# The first of a pair of months, 2、3月, is of the list, too.
_WITH_UNIT = re.compile(
    rf"\D*(?:\d{{1,2}}[、和及與与](?=\d{{1,2}}月))?(?P<digits>\d[\d,]*+(?:\.\d++)?)\s?[多餘余]?"
    rf"(?P<scale>{_SCALE}*+)[多餘余]?(?P<more>\d[\d,.]*+{_SCALE}*+)?\s?(?P<unit>\D*)"
)
_KINDS = frozenset(QuantityKind) - {QuantityKind.DATE, QuantityKind.TIME, QuantityKind.ORDINAL, QuantityKind.CODE}
_DATES = ("year", "month", "day")
# What is a name's, and what counts in order: F-16、3架, 第2、3季.
_NAMED = re.compile(r"(?<!EPS)[A-Za-z第]\s?-?$")
# What is said before the first of a list for all of it: 人民幣3.5、4.2億元, 上月5、6日.
_CURRENCY = re.compile(rf"(?:{words(*LEADS, *AHEAD)})\s?$")
_MONTH = re.compile(r"(?:[本上下][個个]?|\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?$")
_REACH, _BEHIND, _LEAD = 24, 12, 12
# A figure so much greater than the last one's has none of its scale: 5,000、1萬元.
_MOST_TIMES = 50


@dataclass(frozen=True, slots=True)
class _Unit:
    """What stands behind the digits of the last figure of a list."""

    of: Quantity
    digits: Decimal
    scale: str
    name: str

    def written(self, item: Quantity) -> str:
        """An earlier figure of the list as it would stand alone; "" where it is none of it."""
        bare = _BARE.fullmatch(half_width(item.surface))
        if bare is None:
            return ""
        value = _decimal(bare["digits"])
        if bare["scale"] or not self.scale or value > _MOST_TIMES * self.digits:
            return item.surface + self.name if self.name else ""
        return item.surface + self.scale + self.name


def with_shared_units(text: str, found: Sequence[Quantity], read: Reader) -> tuple[Quantity, ...]:
    """The figures of a text, those of lists with the unit of the last one, each in its place."""
    made = list(found)
    last = len(found) - 1
    while last > 0:
        first = _first_of_list(text, found, last)
        items = found[first : last + 1]
        unit = _unit(items[-1]) if len(items) > 1 and not _is_numbering(text, items) else None
        if unit is not None and not _is_either(items[-2], unit):
            made[first : last + 1] = _listed(text, items, unit, read)
        last = min(first, last - 1)
    return tuple(_apart(made))


def _listed(text: str, items: Sequence[Quantity], unit: _Unit, read: Reader) -> Iterator[Quantity]:
    """The figures of a list as each reads with its unit, the last one with what is said before the first."""
    before, lead = text[max(0, items[0].start - _REACH) : items[0].start], _lead(text, items[0], unit)
    for item in items:
        led = before if item is items[0] else before + lead
        yield (_alone(text, item, unit, led, read) if lead or item is not unit.of else None) or item


def _first_of_list(text: str, found: Sequence[Quantity], last: int) -> int:
    """Where the list begins that ends in that figure: figures without a unit, linked to it and to each other."""
    first = last
    while (
        first > 0
        and _is_bare(text, found[first - 1])
        and _LINK.fullmatch(text, found[first - 1].end, found[first].start)
    ):
        first -= 1
    return first


def _is_bare(text: str, item: Quantity) -> bool:
    is_sum = item.kind is QuantityKind.MONEY and item.surface[-1:].isdecimal()
    is_count = item.kind is QuantityKind.COUNT and not item.unit
    is_plain = item.upper is None and item.qualifier != "several" and _BARE.fullmatch(half_width(item.surface))
    return bool((is_sum or is_count) and is_plain) and not _NAMED.search(text[max(0, item.start - 5) : item.start])


def _is_numbering(text: str, items: Sequence[Quantity]) -> bool:
    """Whether it is no list, but what follows the number of a paragraph: 1、5萬元以下罰鍰."""
    begins = not text[max(0, items[0].start - 2) : items[0].start].rpartition("\n")[2].strip()
    return begins and len(items) == 2 and items[0].surface in ("1", "１")


def _unit(last: Quantity) -> _Unit | None:
    said = _WITH_UNIT.fullmatch(half_width(last.surface))
    if said is None or (last.kind not in _KINDS and last.unit not in _DATES):
        return None
    if last.kind is QuantityKind.COUNT and not said["scale"]:
        return None  # 12、15家: the noun behind it is of both
    scale = "" if said["more"] else said["scale"]
    return _Unit(last, _decimal(said["digits"]), scale, said["unit"])


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _is_either(before: Quantity, unit: _Unit) -> bool:
    """Whether two figures are one vague one: 2、30萬 is 200,000 or 300,000."""
    return before.value < 10 <= unit.digits and str(unit.digits).rstrip("0") == str(before.value + 1)


def _lead(text: str, first: Quantity, unit: _Unit) -> str:
    """The currency or month that stands before the digits of the first figure of a list."""
    said = _CURRENCY if unit.name.startswith(HOME_NAMES) else _MONTH if unit.of.unit == "day" else None
    digits = re.search(r"\d", half_width(first.surface))
    if said is None or unit.of.kind not in (QuantityKind.MONEY, QuantityKind.DATE) or digits is None:
        return ""
    at = first.start + digits.start()
    led = said.search(text[max(0, at - _LEAD) : at])
    return led[0] if led else ""


def _alone(text: str, item: Quantity, unit: _Unit, before: str, read: Reader) -> Quantity | None:
    """A figure of a list as it reads with the unit."""
    is_last = item is unit.of
    written = item.surface if is_last else unit.written(item)
    behind = text[unit.of.end : unit.of.end + _BEHIND]
    here, end = len(before), len(before) + len(item.surface)
    for one in read(before + written + behind) if written else ():
        is_it = one.start < end <= one.end - (not is_last) and one.kind is unit.of.kind and one.upper is None
        if is_it and (one.kind is not QuantityKind.DATE or one.unit == unit.of.unit):
            is_there = one.start > here or text.endswith(before, 0, item.start)
            start = item.start + (one.start - here if is_there else 0)
            return replace(one, start=start, end=item.end, surface=text[start : item.end])
    return None


def _apart(made: Sequence[Quantity]) -> Iterator[Quantity]:
    """The figures but for those that the one behind them now holds: 10月 of 10月3、5日."""
    for each, following in zip_longest(made, made[1:]):
        if following is None or following.start >= each.end:
            yield each
