"""Years and parts of them, which dates and periods are made of: 民國114年, 2024年底."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.quantities.chinese.patterns import Draft, Found, integer
from translator.quantities.chinese.tokens import DIGITS
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


_MILLENNIUM = ("兩千", "两千", "二千")


def stated_year(found: Found) -> int | None:
    """The year of a date or period, which may count those of the Republic of China (114年第三季) or be short (23年)."""
    year = year_of(found)
    if year is not None or found.group("era"):
        return year
    if found.number("y") is not None and found.need("y").text in _MILLENNIUM:
        return 2000
    is_of_taiwan = found.context.home_currency != "CNY"
    if roc := integer(found.number("y"), 90, 150):
        return roc + (ERAS["民國"] if is_of_taiwan or roc >= 100 else 1900)
    short = integer(found.number("y"), 10, 39)
    return None if short is None else short + 2000


# Beside these a number of years is a length of time: 成立114年, 114年歷史.
_LENGTH_BEFORE = re.compile("[達达有過过逾近隔違违已立滿满第約约長长期判刑處处歷历經经連连每整共年]$")
_LENGTH_AFTER = re.compile(
    "的?(?:[來来前後后間间以內内多老歷历傳传悠有期租徒]|(?<=的)[^，。]{0,6}(?:經驗|经验|時間|时间))"
)
_MONTH_BEHIND = re.compile(r"\s?[0-9一二三四五六七八九十]{1,2}\s?月")
_IS_SAID = re.compile("(?:^|[，。；：、（(「『在於于自從从由到至])$")


def lone_year(found: Found) -> Draft | None:
    """114年 in Taiwan, 零八年, 九七年: '97 stays as short as it is, since it may count from 1900 or from 1911."""
    number = found.need("y")
    value = integer(number, 1, 150)
    if value is None or _LENGTH_BEFORE.search(found.before(1)) or _LENGTH_AFTER.match(found.after(10)):
        return None
    is_row = len(number.text) == 2 and not {*number.text} - {*DIGITS}
    if is_row and DIGITS[number.text[0]] == 0:
        return draft(value + 2000, str(value + 2000), "year")
    if value >= 100:
        published = found.context.published
        last = 130 if published is None else published.year - ERAS["民國"] + _YEARS_AHEAD
        is_year = number.is_plain and found.context.home_currency == "TWD" and value <= last
        return draft(value + ERAS["民國"], str(value + ERAS["民國"]), "year") if is_year else None
    is_said = _IS_SAID.search(found.before(1)) or _MONTH_BEHIND.match(found.after(4))
    is_year = value >= _FEWEST_SHORT and (is_row or (len(number.text) == 2 and bool(is_said)))
    return draft(value, f"'{value}", "short year") if is_year else None


# Of years named ahead: a plan of ten years.
_YEARS_AHEAD = 12
_FEWEST_SHORT = 60


# 判刑三年八月: what the law counts are years and months.
SENTENCE = re.compile("(?:刑|[判處处]|監禁|监禁|羈押|羁押|管收)[^，。；年至到於于在自]{0,6}$")
_SENTENCED = re.compile(f"{SENTENCE.pattern[:-1]}年又?$")
# Right before months that somebody is locked up for, or barred, and right behind them; 主計總處5月公布 and 談判6月恢復
# are none, nor is what has a part of the month behind it.
_TERM = re.compile(
    "(?:徒刑|拘役|監禁|监禁|羈押|羁押|禁[見见]|延押|管收|停[權权职職業业]|禁[賽赛]|[均另再改得量判][處处]|[處处判]刑"
    "|(?:[改重輕轻仍各均僅仅只被遭]|[一二三][審审])判)(?:[各均再共]|分[別别]|[總总][計计])?$"
)
_PART = re.compile("[底初中上下份起間间至到]")
_PENALTY = re.compile("有期徒刑|徒刑|拘役")


def is_of_sentence(found: Found) -> bool:
    """Whether months follow the years of a sentence, or are all of one: 羈押2月, 處5月徒刑."""
    is_term = _TERM.search(found.before(10)) and not _PART.match(found.after(1))
    return bool(is_term or _PENALTY.match(found.after(6)) or _SENTENCED.search(found.before(16)))


def draft(value: int, english: str, unit: str, upper: int | None = None) -> Draft:
    """A date by its most exact part, with its English."""
    return Draft(QuantityKind.DATE, Decimal(value), english, None if upper is None else Decimal(upper), unit)


def within(part: str, english: str) -> str:
    """The English of a year or month, or of the part of it that a word behind it names."""
    return PARTS[part].format(english) if part else english
