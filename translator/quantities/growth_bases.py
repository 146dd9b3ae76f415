"""What growth is measured against, in the English: 季增 is quarter-on-quarter, and never year-on-year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translator.records import Quantity


@dataclass(frozen=True, slots=True)
class _Base:
    """A base as figures state it, what says it in any English, what says nothing else, what may in the Chinese."""

    name: str
    said: re.Pattern[str]
    alone: re.Pattern[str]
    cues: re.Pattern[str]


def _base(name: str, said: str, alone: str, cues: str) -> _Base:
    return _Base(name, re.compile(rf"(?i)\b(?:{said})"), re.compile(rf"(?i)\b(?:{alone})\b"), re.compile(cues))


_MOVES = "[增減减成衰升漲涨跌降率比]"
_BASES = (
    _base(
        "year-on-year",
        "year|annual|yoy",
        "year-on-year|year-over-year|yoy",
        f"年{_MOVES}|年[對对]年|同比|同期|按年|[去上前]年|年度",
    ),
    _base(
        "quarter-on-quarter",
        "quarter|sequential|qoq",
        "quarter-on-quarter|quarter-over-quarter|qoq",
        f"季{_MOVES}|季[對对]季|[環环]比|按季|[上前]一?季|每季|季[報报營营度]|Q[1-4]|[1-4]Q",
    ),
    _base(
        "month-on-month",
        "month|mom",
        "month-on-month|month-over-month",
        f"月{_MOVES}|月[對对]月|[環环]比|按月|[上前]個?个?月",
    ),
    _base(
        "week-on-week",
        "week",
        "week-on-week|week-over-week",
        f"[週周]{_MOVES}|按[週周]|[上前]一?[週周]",
    ),
)


def lost_bases(quantities: Iterable[Quantity], english: str) -> Iterator[Quantity]:
    """The figures of growth whose base the English does not say."""
    for quantity in quantities:
        if any(base.name in quantity.english and not base.said.search(english) for base in _BASES):
            yield quantity


def taken_bases(quantities: Iterable[Quantity], chinese: str, english: str) -> Iterator[str]:
    """The bases that the English says more often than the Chinese gives reason to: a 季增 that became year-on-year."""
    stated = [quantity.english for quantity in quantities]
    for base in _BASES:
        found = base.alone.findall(english)
        reasons = max(sum(base.name in each for each in stated), len(base.cues.findall(chinese)))
        if len(found) > reasons:
            yield found[-1]
