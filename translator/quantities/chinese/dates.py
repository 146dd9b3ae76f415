"""Dates and eras: 民國114年, 上世紀80年代, 今（24）日, 2024年底, 第三季."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from translator.quantities.chinese.patterns import TO, Draft, Found, N, Rule, compiled, integer, words
from translator.quantities.chinese.tokens import HEAD, TAIL
from translator.quantities.english import write
from translator.records import QuantityKind

_ERAS = {
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
_RELATIVE = {
    **dict.fromkeys(("今年", "本年"), "this year"),
    **dict.fromkeys(("去年",), "last year"),
    **dict.fromkeys(("明年",), "next year"),
}
_PARTS = {
    **dict.fromkeys(("年底", "底", "年末"), "the end of {}"),
    **dict.fromkeys(("年初", "初", "上旬"), "early {}"),
    **dict.fromkeys(("年中", "中", "中旬", "中期"), "mid-{}"),
    **dict.fromkeys(("末", "下旬", "末期", "後期", "后期"), "late {}"),
    **dict.fromkeys(("初期", "早期"), "early {}"),
}
# The month that a part of a year is about.
_TURNS = {"初": 1, "中": 6, "底": 12, "末": 12}
_YEARS = range(1000, 2200)


def _year(found: Found, group: str = "y") -> int | None:
    """The year of the common era that a group states, or `None` (40年 is a duration)."""
    number = found.number(group)
    if number is None:
        return None
    era = found.group("era")
    if era:
        value = integer(number, 1, 2200)
        return None if value is None else value + _ERAS[era]
    value = integer(number, 0, 9999)
    if value is None:
        return None
    if value in _YEARS and (len(number.text) == 4):
        return value
    if number.is_plain and number.text.startswith("0") and len(number.text) == 2:
        return 2000 + value
    return None


def _draft(value: int, english: str, unit: str, upper: int | None = None) -> Draft:
    return Draft(QuantityKind.DATE, Decimal(value), english, None if upper is None else Decimal(upper), unit)


def _within(part: str, english: str) -> str:
    return _PARTS[part].format(english) if part else english


def _full(found: Found) -> Draft | None:
    """2025年11月24日, 2025年11月, 2025-11-24."""
    year = _year(found)
    month, day = integer(found.number("m"), 1, 12), integer(found.number("d"), 1, 31)
    if year is None and found.group("era") == "" and found.group("roc") and found.number("y"):
        roc = integer(found.number("y"), 90, 150)
        year = None if roc is None else roc + 1911
    if year is None or month is None:
        return None
    if found.number("d") is None:
        return _draft(month, _within(found.group("part"), f"{write.MONTHS[month]} {year}"), "month")
    if day is None:
        return None
    try:
        return _draft(day, write.full_date(date(year, month, day), found.context.spelling), "day")
    except ValueError:
        return None


def _month_day(found: Found) -> Draft | None:
    """11月24日, 去年12月, 10月底."""
    month = integer(found.number("m"), 1, 12)
    if month is None:
        return None
    relative = _RELATIVE.get(found.group("rel"), "")
    if found.number("d") is None:
        english, unit, value = _within(found.group("part"), write.MONTHS[month]), "month", month
    else:
        day = integer(found.number("d"), 1, 31)
        if day is None:
            return None
        english, unit, value = write.day(month, day, found.context.spelling), "day", day
    return _draft(value, f"{english} {relative}".strip(), unit)


def _months(found: Found) -> Draft | None:
    """1至9月."""
    first, last = integer(found.number("a"), 1, 12), integer(found.number("b"), 1, 12)
    if first is None or last is None or first == last:
        return None
    return _draft(first, f"{write.MONTHS[first]} to {write.MONTHS[last]}", "month", last)


def _slash(found: Found) -> Draft | None:
    """12/8 as a date; a proper fraction with a small denominator is left to the fractions."""
    first, second = found.need("m"), found.need("d")
    month, day = integer(first, 1, 12), integer(second, 1, 31)
    if month is None or day is None or not (first.is_plain and second.is_plain):
        return None
    cue = re.match(r"\s?(?:[止起前晚早]|上線|上线|開|截|以前|登場|\()", found.after()) or found.before(2).endswith(
        ("至", "於")
    )
    if month < day <= 10 and not cue:
        return None
    return _draft(day, write.day(month, day, found.context.spelling), "day")


def _lone_day(found: Found) -> Draft | None:
    """24日, 今（24）日: with its month where the article's date makes it certain."""
    number = found.need("d")
    day = integer(number, 1, 31)
    if day is None:
        return None
    if not found.group("today"):
        ahead, behind = found.after(3), found.before(4)
        if re.match(r"[內内間间線线遊游均]|[圓元本]|之[內内]", ahead) or re.search(
            r"[連连續续期過过近第每]$|一[連连]$", behind
        ):
            return None
        if number.is_chinese and not re.search(r"[（(於在至到、，。週周一二三四五六日天月旬]$|^$", behind):
            return None
    published = found.context.published
    if published is not None and abs(published.day - day) <= 10:
        return _draft(day, write.day(published.month, day, found.context.spelling), "day")
    return _draft(day, f"the {write.ordinal_digits(day)}", "day")


def _year_rule(found: Found) -> Draft | None:
    """2027年, 2024年底, 民國114年, 114年底, 西元前221年."""
    roc = integer(found.number("y"), 90, 150) if found.group("part") else None
    year = _year(found) if roc is None or found.group("era") else roc + 1911
    if year is None:
        return None
    if not found.group("era") and year % 100 == 0 and (year < 1500 or re.match(r"[歷历前來来的]", found.after(1))):
        return None  # 2000年歷史 is a length of time
    if found.group("bce"):
        return _draft(year, f"{year} BC", "year")
    return _draft(year, _within(found.group("part"), str(year)), "year")


def _turn(found: Found) -> Draft | None:
    """年底, 今年初, 去年年底: a part of a year that is not named, or by its distance only."""
    part = found.group("part")
    relative = _RELATIVE.get(f"{found.group('rel')}年", "")
    bare = {"初": "the beginning of the year", "中": "the middle of the year"}.get(part, "the end of the year")
    english = _within(part, relative).replace("mid-", "the middle of ") if relative else bare
    return _draft(_TURNS[part], english, "part of a year")


def _years(found: Found) -> Draft | None:
    """2020年至2024年初, 2020-2024年."""
    first, last = _year(found, "a"), _year(found, "b")
    if first is None or last is None:
        return None
    low, high = _within(found.group("part_a"), str(first)), _within(found.group("part"), str(last))
    return _draft(first, f"{low} to {high}", "year", last)


def _decade(found: Found) -> Draft | None:
    """上世紀80年代, 1980年代, 80年代, 七八十年代."""
    number = found.need("a")
    if number.is_several or number.scale != 1 or number.value % 10:
        return None
    start = int(number.value)
    if start < 100:
        century = found.number("century")
        base = (int(century.value) - 1) * 100 if century else 1900 if start >= 30 or found.group("last") else 2000
        start += base
    if start not in _YEARS:
        return None
    last = None if number.upper is None else start + 10
    first = found.number("first")
    if first is not None:
        before = start - 10
        if first.value not in (before, before % 100, before % 100 // 10):
            return None
        start, last = start - 10, start
    english = f"{start}s" if last is None else f"{start}s and {last}s"
    part = found.group("part")
    return _draft(start, f"the {_within(part, english).removeprefix('the ')}", "decade", last)


def _generation(found: Found) -> Draft | None:
    """80後: those born in the 1980s."""
    number = found.need("a")
    if number.text not in ("50", "60", "70", "80", "90", "00", "10"):
        return None
    start = int(number.value) + (1900 if number.value >= 40 else 2000)
    return _draft(start, f"post-{number.text}s", "decade")


def _century(found: Found) -> Draft | None:
    value = integer(found.number("a"), 1, 30)
    if value is None:
        return None
    return _draft(value, f"the {_within(found.group('part'), write.ordinal_digits(value) + ' century')}", "century")


def _quarter(found: Found) -> Draft | None:
    """第三季, 2025年第3季度, 前三季."""
    value, year = integer(found.number("a") or found.number("b"), 1, 4), _year(found)
    if value is None or (found.number("y") is not None and year is None):
        return None
    name = (
        f"the first {write.SMALL_WORDS[value]} quarters"
        if found.group("first")
        else f"the {write.ordinal(value)} quarter"
    )
    if found.group("first") and value == 1:
        return None
    when = str(year) if year else _RELATIVE.get(found.group("rel"), "")
    return _draft(value, f"{name} of {when}" if when else name, "quarter")


def _half(found: Found) -> Draft | None:
    """上半年, 2026年下半年."""
    year = _year(found)
    if found.number("y") is not None and year is None:
        return None
    value = 1 if found.group("half") == "上" else 2
    when = str(year) if year else _RELATIVE.get(found.group("rel"), "the year")
    return _draft(value, f"the {write.ordinal(value)} half of {when}", "half")


_ERA = rf"(?:(?P<era>{words(*_ERAS)})\s?)?"
_REL = rf"(?P<rel>{words(*_RELATIVE)})?\s?"
# What 年 is a length of time, or another word, behind: 半年, 新年, 周年.
_LENGTHS = "半幾几每多往新大百千數数全整周週同年前隔當当"
_NOT_CHINA = "(?![國国共日美央文華华俄韓韩期])"
_YEAR_PART = rf"(?P<part>年?底|年?初|年?中{_NOT_CHINA}|年末)?"
_PERIOD_PART = f"[初末]期?|中期|中{_NOT_CHINA}"
_MONTH_PART = r"(?P<part>[底初](?![步次期])|[上中下]旬)?"


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    century = rf"(?:(?P<last>上個?世[紀纪])|(?P<century>{N})\s?世[紀纪])?"
    first = rf"(?:(?P<first>{N})\s?[、和與与及]\s?)?"
    table = (
        (rf"(?P<y>{N})(?P<sep>[-/.])(?P<m>{N})(?P=sep)(?P<d>{N})(?![-/.{HEAD}])", _full),
        (rf"{_ERA}(?P<y>{N})\s?(?P<roc>年)\s?(?P<m>{N})\s?月份?(?:\s?(?P<d>{N})\s?[日號号]|{_MONTH_PART})", _full),
        (rf"(?P<a>{N})\s?月?份?{TO}(?P<b>{N})\s?月(?!\s?{HEAD})份?", _months),
        (rf"{_REL}(?P<m>{N})\s?月份?(?:\s?(?P<d>{N})\s?[日號号]|{_MONTH_PART})", _month_day),
        (rf"(?P<m>{N})/(?P<d>{N})(?![/{HEAD}%])", _slash),
        (rf"(?P<today>[今昨明前][天日]?)\s?[(]\s?(?P<d>{N})\s?[)]\s?[日天]?", _lone_day),
        (rf"{century}\s?{first}(?P<a>{N})\s?年代(?P<part>{_PERIOD_PART}|[早後后]期)?", _decade),
        (rf"(?P<a>{N})(?=、\s?{N}[後后])", _generation),
        (rf"(?P<a>{N})\s?[後后](?=[、的者世族一青男女年，。和與与]|$)", _generation),
        (rf"(?P<a>{N})\s?世[紀纪](?P<part>{_PERIOD_PART})?", _century),
        (rf"{_ERA}(?P<a>{N})\s?年?(?P<part_a>[底初中])?{TO}(?P<b>{N})\s?年(?!代|來|来){_YEAR_PART}", _years),
        (rf"(?:{_ERA}(?P<y>{N})\s?年度?|{_REL})(?P<first>前)(?P<a>{N})(?P<b>)\s?季度?", _quarter),
        (
            rf"(?:{_ERA}(?P<y>{N})\s?年度?|{_REL})的?(?:第\s?(?P<a>{N})\s?季度?(?![節节軍军殿])|(?P<b>{N})季度)",
            _quarter,
        ),
        (rf"(?:{_ERA}(?P<y>{N})\s?年度?|{_REL})(?P<half>[上下])半年", _half),
        (rf"(?P<era>西元|公元)(?P<bce>前)(?P<y>{N})年", _year_rule),
        (rf"{_ERA}(?P<y>{N})\s?年(?:度(?!假))?(?!代){_YEAR_PART}", _year_rule),
        (rf"(?P<rel>[今去明本])年年?(?P<part>[底末](?!薪)|初(?![{HEAD}次級级中高])|中{_NOT_CHINA})", _turn),
        (rf"(?P<rel>)(?<![{HEAD}{TAIL}{_LENGTHS}])年(?P<part>底(?![薪蘊蕴])|初(?![{HEAD}夕級级中高次]))", _turn),
        (rf"(?P<d>{N})\s?[日號号](?![本元圓圆經经報报語语韓韩程光用幣币漸渐楼樓線线])", _lone_day),
    )
    return compiled(*table)
