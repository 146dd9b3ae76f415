"""Which half of the day: 8 a.m. or 8 p.m. The values of times are compared on a dial of twelve hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translator.records import Quantity, QuantityKind

_NOON = 12 * 60
_HALF = re.compile(r"(?i)\b(?:(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?\s?m\b\.?|(?:12\s)?(noon|midday|midnight)\b)")
# Where the Chinese has one of these, it may say the half of a time that it does not stand beside: 早上7時至11時.
_CUE = re.compile(r"(?i)[午晚早晨夜凌傍暮昏]|\b[ap]\.?m\b")


def unfounded_am_pm(quantities: Iterable[Quantity], english: str, source: str) -> Iterator[re.Match[str]]:
    """The times in `english` whose a.m. or p.m. is not that of the same time in `source`: 晚間8點 as 8 a.m.

    Nor may 11:00 become 11:00 p.m. where nothing in the Chinese says so.
    """
    times = [figure for figure in quantities if figure.kind is QuantityKind.TIME]
    for found in _HALF.finditer(english):
        minutes = _minutes(found)
        same = [time for time in times if any((value - minutes) % _NOON == 0 for value in time.values)]
        if same and not any(_allows(time, found, source) for time in same):
            yield found


def _allows(time: Quantity, found: re.Match[str], source: str) -> bool:
    """Whether the half of the day that was found is one that the English of `time`, one or two ends, has for it."""
    half, clock = _half(found), _minutes(found)
    if said := {_half(said) for said in _HALF.finditer(time.english) if _minutes(said) == clock}:
        return half in said
    ends = [value for value in time.values if (value - clock) % _NOON == 0]
    return any(half == ("a" if value < _NOON else "p") for value in ends) or _CUE.search(source) is not None


def _half(found: re.Match[str]) -> str:
    return found[3].lower() if found[3] else "a" if found[4].lower() == "midnight" else "p"


def _minutes(found: re.Match[str]) -> int:
    return int(found[1] or 0) % 12 * 60 + int(found[2] or 0)


def without_unfounded_am_pm(quantities: Iterable[Quantity], english: str, source: str) -> str:
    """Return `english` with the a.m. or p.m. left out that no time of `source` bears out, where it says none itself."""
    figures = tuple(quantities)
    for found in reversed([time for time in unfounded_am_pm(figures, english, source) if time[3]]):
        clock = found[0][: found.start(3) - found.start()].rstrip()
        if any(clock == figure.english for figure in figures):
            ends = "." if found[0].endswith(".") and not english[found.end() :].strip(" \"'") else ""
            english = english[: found.start()] + clock + ends + english[found.end() :]
    return english
