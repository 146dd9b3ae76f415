"""What growth is measured against, in the English: 季增 is quarter-on-quarter, and never year-on-year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

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
        "year|annual|yoy|same period",
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


# What growth is measured against, beside its figure; the same quarter of last year is a year before.
_EARLIER = "(?:previous|prior|last|preceding|past)"
_THAN = rf"(?:from|than|over|against|with|to)\s(?:in\s)?(?:the\s)?{_EARLIER}"
_BESIDE = re.compile(
    rf"(?i)\b(?:(?P<figure>(?<![\d.,])\d[\d.,]*+\s?(?:%|per\s?cent))"
    rf"|(?P<year>year-o\w+-year|yoy|annual(?:ly)?\b|same\s(?:period|quarter|month|week)|a\syear\s(?:earlier|ago|before)|{_THAN}\syear)"
    rf"|(?P<quarter>quarter-o\w+-quarter|qoq|sequential(?:ly)?\b|{_THAN}\squarter)"
    rf"|(?P<month>month-o\w+-month|{_THAN}\smonth)"
    rf"|(?P<week>week-o\w+-week|{_THAN}\sweek)"
    r"|(?P<shared>respectively|both))"
)


def _turned_bases(quantities: Iterable[Quantity], english: str) -> Iterator[Quantity]:
    """The figures of growth behind each of which, before the next, the English has another base than theirs."""
    found = list(_BESIDE.finditer(english))
    if any(each["shared"] for each in found):
        return
    behind: dict[str, list[set[str | None]]] = {}
    for at, (each, following) in enumerate(pairwise(found)):
        before = found[at - 1].lastgroup if at else ""
        if each["figure"] and not following["figure"]:
            behind.setdefault(_digits(each[0]), []).append({following.lastgroup, before})
    for quantity in quantities:
        base = next((base.name.partition("-")[0] for base in _BASES if base.name in quantity.english), "")
        beside = behind.get(_digits(quantity.english), [])
        if base and len(beside) == 1 and base not in beside[0]:
            yield quantity


def _digits(text: str) -> str:
    """The first number in English, as it stands."""
    found = re.search(r"\d[\d.,]*", text)
    return found[0].rstrip(".,") if found else ""


def lost_bases(quantities: Iterable[Quantity], english: str) -> Iterator[Quantity]:
    """The figures of growth whose base the English does not say, or of which it says another's."""
    growth = [each for each in quantities if any(base.name in each.english for base in _BASES)]
    turned = {each.start for each in _turned_bases(growth, english)} if len(growth) > 1 else set()
    for quantity in growth:
        is_said = any(base.name in quantity.english and base.said.search(english) for base in _BASES)
        if not is_said or quantity.start in turned:
            yield quantity


def taken_bases(quantities: Iterable[Quantity], chinese: str, english: str) -> Iterator[str]:
    """The bases that the English says more often than the Chinese gives reason to: a 季增 that became year-on-year."""
    stated = [quantity.english for quantity in quantities]
    for base in _BASES:
        found = base.alone.findall(english)
        reasons = max(sum(base.name in each for each in stated), len(base.cues.findall(chinese)))
        if len(found) > reasons:
            yield found[-1]
