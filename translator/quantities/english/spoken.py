"""Figures as they are spoken: two point five, and two thirds, half past eight."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.quantities.english.number_words import CARDINALS, spell
from translator.quantities.english.words import PARTS, SIGNS

COUNTED = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def fraction(written: str) -> Decimal:
    """1/2, 23/1000."""
    over, under = written.split("/")
    return Decimal(over) / Decimal(under)


def rest(text: str) -> Decimal:
    """The fraction behind a whole number: " and two thirds", " 1/2", "½"."""
    *_, last = words = re.findall(r"[a-z]+|[^-\sa-z]+", text)
    if last.isalpha():
        return Decimal(COUNTED[words[1]]) / (PARTS.get(last) or PARTS[last.removesuffix("s")])
    return fraction(SIGNS.get(last, last))


def past(text: str, hour: str) -> tuple[Decimal, Decimal]:
    """The minutes after noon or midnight of "half past eight", "a quarter to 9", and the hour that it names."""
    value = Decimal(CARDINALS[hour] if hour in CARDINALS else int(hour))
    minutes = 30 if text.startswith("half") else 15 if " past " in text else -15
    return (value * 60 + minutes) % 720, value


def spoken(text: str) -> Decimal:
    """The value of "two point five", "point one"."""
    whole, _, rest_ = text.rpartition("point")
    value = sum((number.value for number in spell(whole, 0)), Decimal(0))
    return value + Decimal("0." + "".join(str(CARDINALS[digit]) for digit in rest_.split()))
