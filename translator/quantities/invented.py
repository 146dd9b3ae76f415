"""English figures that no source figure accounts for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from translator.quantities.chinese.numerals import numbers, value_of
from translator.quantities.chinese.tokens import half_width
from translator.quantities.compare import needs
from translator.quantities.currencies import CURRENCIES
from translator.quantities.dated import ANY
from translator.quantities.english.am_pm import unfounded_am_pm
from translator.quantities.english.read import Reading, Stated, parse
from translator.quantities.english.words import CLOCK, MONTH, PLAIN, RATIO, SEVERAL
from translator.quantities.said import Said
from translator.quantities.units import BASE, UNITS
from translator.records import Quantity, QuantityKind

_NUMERAL = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_DIGITS_OF = {c: Decimal(i) for i, c in enumerate("〇一二三四五六七八九十")} | {
    "兩": Decimal(2),
    "两": Decimal(2),
    "雙": Decimal(2),
    "双": Decimal(2),
    "半": Decimal("0.5"),
    "零": Decimal(0),
}
# Without one of these a source speaks of no currency, and a figure may not come out as money.
_MONEY = re.compile(
    r"[元圓圆幣币鎊镑盾銖铢盧卢披郎金錢钱$£€¥₩￥]|USD|NTD|TWD|RMB|CNY|JPY|HKD|EUR|GBP"
    r"|(?<=[0-9零〇一二三四五六七八九十百千萬万億亿兆])[毛塊块角分刀美]"
)
_NAMES = {currency.code: (*currency.chinese, *currency.leading) for currency in CURRENCIES.values()}
# What a bare 元 may be, where a source speaks of money and names no currency.
_OF_BARE_YUAN = frozenset(["TWD", "CNY", "HKD", "MOP", "SGD"])
_FEW = Decimal(2)
# Units of land and weight that have no other name in English, and the units that they are taken for.
_OWN_UNITS = (
    (re.compile("(?<!英)[畝亩]"), ("acre", "hectare", "square meter")),
    (re.compile("坪"), ("square meter", "square foot", "acre")),
    (re.compile("(?<![公英])斤"), ("pound", "kilogram", "gram")),
    (re.compile("甲地"), ("acre", "hectare")),
)
# Without one of these a source speaks of no fall, and no figure may come out with a minus.
_FALLS = re.compile(r"[負负減减降跌衰虧亏損损縮缩少低赤差下±\-−－–]")
# A part of a year (or of a game) whose number may stand in the source for something else.
_PART = re.compile(r"(?i)\b(?:first|second|third|fourth) (quarter|half)\b")
_PART_CUES = {
    "quarter": re.compile(r"(?i)[季節节局盤盘]|Q[1-4]|[1-4]Q|quarter|四分"),
    "half": re.compile(r"(?i)[半]|[12]H|H[12]|half"),
}
# A quarter of a year with its number, one or several; and what has quarters of its own.
_QUARTER = re.compile(r"(?i)\b(first|second|third|fourth) quarter\b")
_NUMBERED_QUARTER = re.compile(
    r"(?<![0-9一二三四五六七八九十])(?:[首末]|[一二三四1-4](?P<several>[、,，至到及和與与~–-]第?[一二三四1-4])?)\s?季|Q\s?[1-4]|[1-4]\s?Q",
    re.IGNORECASE,
)
_NUMBER_OF_QUARTER = {**dict(zip("一二三四1234", "12341234", strict=True)), "首": "1", "末": "4"}
_OTHER_QUARTERS = re.compile(r"[節节局盤盘]|四分")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


def invented(quantities: Iterable[Quantity], english: str, source: str) -> tuple[str, ...]:
    """The English figures, as they are written, that no source figure and no number of `source` accounts for.

    So is a sum of money or a percentage that the English states more often than the Chinese (it is said of
    something else, too), and a time of day in the other half of it.
    """
    found = tuple(quantities)
    parts = tuple(part[0] for part in _PART.finditer(english) if not _PART_CUES[part[1].lower()].search(source))
    parts += tuple(time[0] for time in unfounded_am_pm(found, english, source))
    parts += tuple(_taken_units(english, source))
    parts += tuple(_other_quarters(english, source))
    stated = [figure for figure in parse(english) if not figure.is_loose]
    if not stated:
        return parts
    allowed = _Allowed(found, source)
    unfounded = dict.fromkeys(figure for figure in stated if not allowed.covers(figure))
    if not any(figure.value < 0 for figure in found) and not _FALLS.search(source):
        unfounded |= dict.fromkeys(figure for figure in stated if figure.is_negative)
    extra = [figure for figure in _surplus(found, stated) if figure not in unfounded]
    return (*(english[figure.start : figure.end] for figure in (*unfounded, *extra)), *parts)


def _surplus(quantities: tuple[Quantity, ...], stated: Iterable[Stated]) -> Iterable[Stated]:
    """The sums of money and percentages beyond as many of the same as the source has, if it has any."""
    left: Counter[Reading] = Counter()
    for quantity in quantities:
        if quantity.kind is QuantityKind.MONEY:
            left.update(Reading(value, quantity.currency) for value in quantity.values)
        elif quantity.kind is QuantityKind.PERCENT:
            left.update(Reading(value / 100, RATIO) for value in quantity.values)
    for figure in stated:
        for reading in left.keys() & figure.readings:
            left[reading] -= 1
            if left[reading] < 0:
                yield figure


def _other_quarters(english: str, source: str) -> Iterable[str]:
    """The quarters of the English that the source has not, which has others by their number."""
    numbered = list(_NUMBERED_QUARTER.finditer(source))
    if not numbered or any(found["several"] for found in numbered) or _OTHER_QUARTERS.search(source):
        return
    said = {_NUMBER_OF_QUARTER[char] for found in numbered for char in found[0] if char in _NUMBER_OF_QUARTER}
    yield from (found[0] for found in _QUARTER.finditer(english) if _ORDINALS[found[1].lower()] not in said)


def _taken_units(english: str, source: str) -> Iterable[str]:
    """The units of measure that stand for another of the Chinese: a 畝 is no acre."""
    for own, taken in _OWN_UNITS:
        others = [unit for unit in map(UNITS.__getitem__, taken) if not any(said in source for said in unit.chinese)]
        if others and own.search(source):
            names = "|".join(re.escape(name) for unit in others for name in (unit.name, *unit.english) if len(name) > 2)
            yield from (found[0] for found in re.finditer(rf"(?i)\b(?:{names})s?\b", english))


def _beginnings(plain: str) -> Iterable[Decimal]:
    """The values that Chinese numerals may begin with: 十三五 is the 13th Five-Year (Plan)."""
    for match in re.finditer("[廿一二三四五六七八九十百]{2,}", plain):
        for length in range(2, min(len(match[0]), 5) + 1):
            value = value_of(match[0][:length])
            if value is not None:
                yield value


class _Allowed:
    """What English may state for a source: its figures in any reading, and every number that stands in it."""

    def __init__(self, quantities: tuple[Quantity, ...], source: str) -> None:
        self.readings: set[Reading] = set()
        self.values: set[Decimal] = set()
        self.money: dict[Decimal, set[str]] = {}
        self._covered: dict[frozenset[Reading], bool] = {}
        for quantity in quantities:
            self._add(quantity)
        plain = half_width(source)
        self.values |= {Decimal(text.replace(",", "")) for text in _NUMERAL.findall(plain)}
        self.values |= {_DIGITS_OF[c] for c in plain if c in _DIGITS_OF}
        self.values |= set(_beginnings(plain))
        said = tuple(numbers(plain))
        for number in said:
            self.values |= {number.value} | ({number.upper} if number.upper is not None else set())
        self.said = Said(plain, said)
        self.names_money = bool(_MONEY.search(plain))
        self.currencies = {quantity.currency for quantity in quantities if quantity.currency}
        self.currencies |= {code for code, names in _NAMES.items() if any(name in plain for name in names)}

    def _add(self, quantity: Quantity) -> None:
        for need in needs(quantity):
            self.readings |= need.readings
            self.values |= {reading.value for reading in need.readings if reading.unit in (ANY, PLAIN)}
        for stated in parse(quantity.english):
            self.readings |= stated.readings
            for reading in stated.readings:  # a glossary may call any dollar a dollar
                if reading.unit in CURRENCIES:
                    self.money.setdefault(reading.value, set()).add(reading.unit)
        self.values.add(quantity.value)
        if quantity.kind is QuantityKind.MONEY:
            for value in quantity.values:
                self.money.setdefault(value, set()).add(quantity.currency)

    def covers(self, figure: Stated) -> bool:
        """Whether any reading of the English figure has a source; a time of day has one as a time, or in both parts."""
        if figure.readings not in self._covered:
            self._covered[figure.readings] = self._has_source(figure)
        return self._covered[figure.readings]

    def _has_source(self, figure: Stated) -> bool:
        if clock := next((reading for reading in figure.readings if reading.unit == CLOCK), None):
            parts = [reading for reading in figure.readings if reading.unit == PLAIN]
            return self._covers(clock) or (len(parts) > 1 and all(part.value in self.values for part in parts))
        return any(self._covers(reading) for reading in figure.readings)

    def _covers(self, reading: Reading) -> bool:
        if reading.unit in CURRENCIES:
            if reading.value in self.money:
                return reading.unit in self.money[reading.value]
            if not self.names_money or (reading.unit not in self.currencies | _OF_BARE_YUAN):
                return False
        if reading in self.readings:
            return True
        if reading.unit == CLOCK:
            return self.said.has_clock(reading.value, self.values)
        if reading.unit == MONTH:
            return self.said.has_month(reading.value)
        if reading.unit == SEVERAL:
            return self.said.has_order(reading.value)
        if reading.value in self.values:
            return True
        if reading.unit in ("months", "seconds"):
            return any(reading.value / factor in self.values for base, factor in BASE.values() if base == reading.unit)
        if reading.unit == RATIO and reading.value * 100 in self.values:
            return True
        return reading.unit == PLAIN and reading.value in (0, 1, _FEW) and reading.value == int(reading.value)
