"""What a Chinese text says of times of day, of months and of orders of magnitude, besides its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from translator.quantities.chinese.numerals import Number
from translator.quantities.chinese.tokens import DIGITS
from translator.quantities.english.words import MONTH_NAMES

_OF_CLOCK = re.compile(r"\s?(?:[點点時时](?![間间代尚])|[:：])")
_NOON = re.compile(r"[中正晌]午|午[間间飯饭餐時时休]|noon|midday", re.IGNORECASE)
_MIDNIGHT = re.compile(r"[午半子深]夜|凌晨|[跨子]時|零[點点時时]|midnight", re.IGNORECASE)
_LATIN_CLOCK = re.compile(r"(?i)(\d{1,2})(?:[:.](\d\d))?\s?(?:[ap]\.?m|o'clock)(?![a-z])")
_QUARTER_HOUR = re.compile("[刻半]")
_OF_MONTH = re.compile(r"\s?月(?![球亮台臺餅饼])")
_NEXT_MONTH = re.compile(r"\s?[日號号]?\s?[、,，和與与及或至到~～–—-]\s?")
_SLASHED = re.compile(r"(?<![\d/])(?:\d{2,4}[-/.])?(1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d/])")
# Days that are known by their figures: 六四, 九一八, 0403.
_DAY_NAMES = re.compile(
    r"(?<![\d.,])(?P<month>1[0-2]|0?[1-9])(?:[0-2]\d|3[01])(?![\d.,])"
    r"|(?<![十百])(?P<han>[一二三四五六七八九])[一二三四五六七八〇]{1,2}"
)
# Days and seasons, by the months that English may name them by.
_SEASONS = (
    (re.compile("元旦|年初|上半年|前[0-9一二三四五六七八九十]{1,2}個?月"), (1,)),
    (re.compile("年中|上半年|下半年"), (6, 7)),
    (re.compile("[雙双]十|[國国][慶庆]|十一"), (10, 11, 12)),
    (re.compile("年[底末終终]|[歲岁][末終终]|下半年|跨年|[聖圣][誕诞]|耶[誕诞]|[平耶]安夜"), (12,)),
    (re.compile("[季Q]"), (1, 3, 4, 6, 7, 9, 10, 12)),
)
_MONTH_WORD = re.compile(rf"(?i)\b(?:{'|'.join(sorted(MONTH_NAMES, key=len, reverse=True))})\b")
# What is many without a numeral, and the most that English makes of it.
_MANY = re.compile("[無无][數数]|[許许]多|大[批量]|[眾众]多|不少|一打")
_MOST_OF_MANY = 1000
_YEAR = re.compile(r"\s?[年/-]")
_STEP = 1000


class Said:
    """What a source has to say of what English may state without a figure of its own."""

    def __init__(self, plain: str, numbers: Sequence[Number]) -> None:
        self._plain = plain
        self._numbers = numbers

    def has_clock(self, minutes: Decimal, values: set[Decimal]) -> bool:
        """Whether the source names that time on a dial of twelve hours; a minute may stand anywhere in it."""
        if minutes == 0 and (_NOON.search(self._plain) or _MIDNIGHT.search(self._plain)):
            return True
        hour, minute = divmod(int(minutes), 60)
        said = minute == 0 or Decimal(minute) in values or bool(_QUARTER_HOUR.search(self._plain))
        return hour in self._hours and said

    def has_month(self, month: Decimal) -> bool:
        """Whether the source names that month, by its number or by a day or a season that lies in it."""
        return int(month) in self._months

    def has_order(self, value: Decimal) -> bool:
        """Whether the source has a figure of that order of magnitude, or a word for many."""
        top = value * (_STEP if value >= _STEP and value.adjusted() % 3 == 0 else 10)
        amounts = (each for each in self._numbers if not (each.is_plain and _YEAR.match(self._plain, each.end)))
        if any(value <= each < top for number in amounts for each in (number.value, number.upper) if each):
            return True
        return value <= _MOST_OF_MANY and _MANY.search(self._plain) is not None

    @cached_property
    def _hours(self) -> set[int]:
        said = {
            int(each) % 12
            for number in self._numbers
            if _OF_CLOCK.match(self._plain, number.end)
            for each in (number.value, number.upper)
            if each is not None and each <= 24
        }
        return said | {int(clock[1]) % 12 for clock in _LATIN_CLOCK.finditer(self._plain)}

    @cached_property
    def _months(self) -> set[int]:
        found = {int(each) for number in self._of_months() for each in (number.value, number.upper) if each}
        found |= {int(match[1]) for match in _SLASHED.finditer(self._plain)}
        for match in _DAY_NAMES.finditer(self._plain):
            found.add(int(match["month"]) if match["month"] else int(DIGITS[match["han"]]))
        for words, months in _SEASONS:
            if words.search(self._plain):
                found.update(months)
        return found | {MONTH_NAMES[word[0].lower()] for word in _MONTH_WORD.finditer(self._plain)}

    def _of_months(self) -> Iterator[Number]:
        """The numbers before 月, and those that share it: 3、4月."""
        after: Number | None = None
        for number in reversed(self._numbers):
            shares = after is not None and _NEXT_MONTH.fullmatch(self._plain, number.end, after.start)
            after = number if shares or _OF_MONTH.match(self._plain, number.end) else None
            if after is not None:
                yield number
