"""Years and parts of them, which dates and periods are made of: 民國114年, 2024年底."""

from __future__ import annotations

from decimal import Decimal

from translator.quantities.chinese.patterns import Draft, Found, integer
from translator.records import QuantityKind

ERAS = {
    "民國": 1911,
    "民国": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "西元": 0,
    "公元": 0,
}
RELATIVE = {
    **dict.fromkeys(("今年", "本年"), "this year"),
    **dict.fromkeys(("去年",), "last year"),
    **dict.fromkeys(("明年",), "next year"),
}
PARTS = {
    **dict.fromkeys(("年底", "底", "年末"), "the end of {}"),
    **dict.fromkeys(("年初", "初", "上旬"), "early {}"),
    **dict.fromkeys(("年中", "中", "中旬", "中期"), "mid-{}"),
    **dict.fromkeys(("末", "下旬", "末期", "後期", "后期"), "late {}"),
    **dict.fromkeys(("初期", "早期"), "early {}"),
}
# The month that a part of a year is about.
TURNS = {"初": 1, "中": 6, "底": 12, "末": 12}
YEARS = range(1000, 2200)


def year_of(found: Found, group: str = "y") -> int | None:
    """The year of the common era that a group states, or `None` (40年 is a duration)."""
    number = found.number(group)
    if number is None:
        return None
    era = found.group("era")
    if era:
        value = integer(number, 1, 2200)
        return None if value is None else value + ERAS[era]
    value = integer(number, 0, 9999)
    if value is None:
        return None
    if value in YEARS and (len(number.text) == 4):
        return value
    if number.is_plain and number.text.startswith("0") and len(number.text) == 2:
        return 2000 + value
    return None


def draft(value: int, english: str, unit: str, upper: int | None = None) -> Draft:
    """A date by its most exact part, with its English."""
    return Draft(QuantityKind.DATE, Decimal(value), english, None if upper is None else Decimal(upper), unit)


def within(part: str, english: str) -> str:
    """The English of a year or month, or of the part of it that a word behind it names."""
    return PARTS[part].format(english) if part else english
