"""What growth is measured against, in the English: 季增 is quarter-on-quarter, and never year-on-year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translator.records import Quantity

# A base, what says it in English in any way, what says it and nothing else, and what of the Chinese may stand for that.
_BASES = {
    "year-on-year": (
        "year|annual|yoy",
        "year-on-year|year-over-year|yoy",
        "年[增減减成衰升漲涨跌降率比]|同比|同期|按年|[去上前]年|年度",
    ),
    "quarter-on-quarter": (
        "quarter|sequential|qoq",
        "quarter-on-quarter|quarter-over-quarter|qoq|quarterly",
        "季[增減减成衰升漲涨跌降率比度]|[環环]比|按季|[上前]一?季|每季|季[報报營营]|季度|Q[1-4]|[1-4]Q",
    ),
    "month-on-month": (
        "month|mom",
        "month-on-month|month-over-month",
        "月[增減减成衰升漲涨跌降率比]|[環环]比|按月|[上前]個?个?月",
    ),
    "week-on-week": (
        "week",
        "week-on-week|week-over-week",
        "[週周][增減减成衰升漲涨跌降率比]|按[週周]|[上前]一?[週周]",
    ),
}


def lost_bases(quantities: Iterable[Quantity], english: str) -> Iterator[Quantity]:
    """The figures of growth whose base the English does not say."""
    for quantity in quantities:
        base = next((name for name in _BASES if name in quantity.english), None)
        if base and not re.search(rf"(?i)\b(?:{_BASES[base][0]})", english):
            yield quantity


def taken_bases(quantities: Iterable[Quantity], chinese: str, english: str) -> Iterator[str]:
    """The bases that the English says more often than the Chinese gives reason to: a 季增 that became year-on-year."""
    stated = [quantity.english for quantity in quantities]
    for base, (_, said, cues) in _BASES.items():
        found = re.findall(rf"(?i)\b(?:{said})\b", english)
        reasons = max(sum(base in each for each in stated), len(re.findall(cues, chinese)))
        if len(found) > reasons:
            yield found[-1]
