"""Rates of the Chinese, 每坪60萬元, whose English has to say of what: per ping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translator.quantities.chinese.patterns import words
from translator.quantities.units import UNITS

_NAMES = {name: (u.name, *u.english) for u in UNITS.values() for name in u.chinese if not name.isascii()}
_NAMES |= {"股": ("share", "eps", "stock", "dividend"), "盎司": ("ounce", "oz"), "度": ("kwh", "kilowatt-hour", "unit")}
_SAID = {name: re.compile(rf"(?i)\b(?:{words(*english)})") for name, english in _NAMES.items()}
_RATE = re.compile(
    rf"每一?(?P<unit>{words(*_NAMES)})(?![拉天年月日])[^，。；、：！？\s]{{0,6}}?[0-9零一二兩两三四五六七八九十百千萬万]"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """What something is counted by in the Chinese, and its English."""

    start: int
    end: int
    surface: str
    english: str


def lost_rates(source: str, english: str) -> Iterator[Rate]:
    """The rates of `source` whose unit is not named in `english`, each once."""
    told: dict[str, bool] = {}
    for match in _RATE.finditer(source):
        unit = match["unit"]
        if unit not in told:
            told[unit] = bool(_SAID[unit].search(english))
            if not told[unit]:
                yield Rate(match.start(), match.end("unit"), f"每{unit}", f"per {_NAMES[unit][0]}")
