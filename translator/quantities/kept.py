"""What of a figure stays besides its value: a telephone's digits, a part of a year, a pair's order, what is counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, product

from translator.quantities.counters import says_counted
from translator.quantities.english.read import Stated, lower, parse
from translator.quantities.english.words import PLAIN
from translator.records import Quantity, QuantityKind

_PARTS = {
    "the end of": re.compile(
        r"\b(?:ends?|ending|late|later|December|close[sd]?|closing|fourth quarter)\b", re.IGNORECASE
    ),
    "late ": re.compile(r"\b(?:ends?|late|later|December)\b", re.IGNORECASE),
    "early ": re.compile(r"\b(?:early|earlier|start|beginning|began|January|first quarter)\b", re.IGNORECASE),
    "mid-": re.compile(r"\b(?:mid|middle|midyear|June|July)\b", re.IGNORECASE),
}
_PARTS |= {"the beginning of": _PARTS["early "], "the middle of": _PARTS["mid-"]}
_PHONE_DIGITS = 7
_NO_DIGIT = re.compile(r"\D")
# What joins the two numbers of a pair, by the unit of the Chinese. A score may be said from either side.
_DASHED = re.compile(r"\s?(?:-|:|to)\s?|-to-")
_LINKS = {
    "score": _DASHED,
    "record": _DASHED,
    "attempt": re.compile(r"[\s-](?:of|for|from|out of)[\s-](?:(?:his|her|its|their|the)\s)?"),
}


def is_kept(quantity: Quantity, english: str) -> bool:
    """Whether English that has the value of a figure has the rest of it."""
    return (
        _has_digits(quantity, english)
        and _has_part(quantity, english)
        and _has_order(quantity, english)
        and says_counted(quantity, english)
        and _is_cardinal(quantity, english)
    )


def _is_cardinal(quantity: Quantity, english: str) -> bool:
    """Whether a count in digits has not become a rank or a day: 32家 is no 32nd."""
    if quantity.kind is not QuantityKind.COUNT or not quantity.english.isdecimal():
        return True
    digits = rf"(?<![\d.,])0*{quantity.english}"
    is_rank = re.search(rf"{digits}(?:st|nd|rd|th)\b", english) is not None
    return not is_rank or re.search(rf"{digits}(?![\d,]|st\b|nd\b|rd\b|th\b)", english) is not None


def _has_digits(quantity: Quantity, english: str) -> bool:
    """Whether a telephone number is there, however its digits are grouped."""
    wanted = _NO_DIGIT.sub("", quantity.english)
    is_phone = quantity.kind is QuantityKind.CODE and len(wanted) >= _PHONE_DIGITS
    return not is_phone or wanted in _NO_DIGIT.sub("", english)


def _has_part(quantity: Quantity, english: str) -> bool:
    """Whether "the end of 2024" has not become "2024": a part of a year or month stays, in any words."""
    if quantity.kind is not QuantityKind.DATE or quantity.unit not in ("month", "year", "part of a year"):
        return True
    part = next((said for begins, said in _PARTS.items() if quantity.english.startswith(begins)), None)
    return part is None or bool(part.search(english))


def _has_order(quantity: Quantity, english: str) -> bool:
    """Whether no pair of the English is this one turned round, or with another number, where none is this one."""
    link = _LINKS.get(quantity.unit)
    if link is None or quantity.upper is None:
        return True
    wanted = quantity.value, quantity.upper
    pairs, members = _pairs(english, link)
    if wanted in pairs or (quantity.unit == "score" and wanted[::-1] in pairs):
        return True
    return members.isdisjoint(wanted)


@lru_cache(maxsize=256)
def _pairs(english: str, link: re.Pattern[str]) -> tuple[set[tuple[Decimal, Decimal]], set[Decimal]]:
    """The pairs of numbers that stand so in an English text, and the numbers in them."""
    plain, stated = lower(english), parse(english)
    pairs = {
        pair
        for one, other in pairwise(stated)
        if link.fullmatch(plain, one.end, other.start)
        for pair in product(_values(one), _values(other))
    }
    return pairs, {value for pair in pairs for value in pair}


def _values(figure: Stated) -> set[Decimal]:
    return {abs(reading.value) for reading in figure.readings if reading.unit == PLAIN}
