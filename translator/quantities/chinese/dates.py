"""Dates and eras: 民國114年, 上世紀80年代, 今（24）日, 2024年底, 第三季."""

from __future__ import annotations

import re
from datetime import date

from translator.quantities.chinese.classifiers import NUMBERED
from translator.quantities.chinese.numerals import value_of
from translator.quantities.chinese.patterns import TO, Draft, Found, N, Rule, compiled, integer, words
from translator.quantities.chinese.periods import (
    decade,
    first_months,
    generation,
    half_year,
    months,
    nth_century,
    quarter,
    quarters,
    two_months,
)
from translator.quantities.chinese.tokens import HEAD, TAIL
from translator.quantities.chinese.years import (
    ERAS,
    RELATIVE,
    SENTENCE,
    TURNS,
    YEARS,
    draft,
    is_of_sentence,
    lone_year,
    stated_year,
    within,
    year_of,
)
from translator.quantities.english import write


def _full(found: Found) -> Draft | None:
    """2025年11月24日, 2025年11月, 2025-11-24, 2025 11 24."""
    separator = found.group("sep")
    has_year = separator not in ("", "/") or (found.number("d") is None and not _is_roc(found))
    year = year_of(found) if has_year else stated_year(found)
    month, day = integer(found.number("m"), 1, 12), integer(found.number("d"), 1, 31)
    if year is None or month is None or SENTENCE.search(found.before(10)):
        return None
    if found.number("d") is None:
        return draft(month, _in_month(found, f"{write.MONTHS[month]} {year}"), "month")
    if separator == " " and not len(found.need("m").text) == len(found.need("d").text) == 2:
        return None
    return None if day is None else _dated(year, month, day, found)


def _in_month(found: Found, english: str) -> str:
    """10月末 is 10月底, not the last days of it."""
    return within(found.group("part").replace("末", "底"), english)


def _dated(year: int, month: int, day: int, found: Found) -> Draft | None:
    try:
        return draft(day, write.full_date(date(year, month, day), found.context.spelling), "day")
    except ValueError:
        return None


def _is_roc(found: Found) -> bool:
    """Whether 114年1月 counts the Republic of China's years; 23年1月 may be a length of time."""
    return found.need("y").value >= 90


def _year_last(found: Found) -> Draft | None:
    """12/25/2024, 25/12/2024, 12/25/89, where one of the numbers can be no month."""
    first, second = integer(found.number("m"), 1, 31), integer(found.number("d"), 1, 31)
    short = integer(found.number("y"), 32, 99)
    year = short + 1900 if short else integer(found.number("y"), YEARS[0], YEARS[-1])
    if first is None or second is None or year is None:
        return None
    month, day = sorted((first, second))
    is_sure = month == day or month <= 12 < day
    return _dated(year, month, day, found) if is_sure else None


_SPOKEN_DAYS = range(11, 32)


def _undayed(found: Found) -> Draft | None:
    """一月二十三, 二零零四年八月十五: a day in Chinese numerals without 日; by itself 八月十五 is a festival's."""
    month, day = integer(found.number("m"), 1, 12), integer(found.number("d"), 1, 31)
    if month is None or day is None or not (found.need("m").is_chinese and found.need("d").is_chinese):
        return None
    if found.group("y"):
        year = stated_year(found)
        return None if year is None else _dated(year, month, day, found)
    if day not in _SPOKEN_DAYS or day == 15:
        return None
    return draft(day, write.day(month, day, found.context.spelling), "day")


def _season(found: Found) -> Draft | None:
    """1995-96賽季, 2024/25球季, 2023–2024學年."""
    first, second = integer(found.number("a"), YEARS[0], YEARS[-1]), integer(found.number("b"), 0, YEARS[-1])
    if first is None or second not in (first + 1, (first + 1) % 100):
        return None
    return draft(first, f"{first}–{found.need('b').text}", "season", second)


_MONTHS_AWAY = {"本": 0, "上": -1, "下": 1}


def _day_of_month(found: Found) -> Draft | None:
    """本月10日, 上月28日, 下個月5日."""
    day, published = integer(found.number("d"), 1, 31), found.context.published
    if day is None:
        return None
    away = _MONTHS_AWAY[found.group("which")]
    if published is None:
        return draft(day, f"the {write.ordinal_digits(day)} of {('this', 'next', 'last')[away]} month", "day")
    month = (published.month - 1 + away) % 12 + 1
    year = f" {RELATIVE[found.group('rel')]}" if found.group("rel") else ""
    return draft(day, write.day(month, day, found.context.spelling) + year, "day")


# 前一月, 近三月 are lengths of time.
_OF_LENGTH = re.compile("[前近每逾這这隔]$")


def _month_day(found: Found) -> Draft | None:
    """11月24日, 去年12月, 10月底."""
    month = integer(found.number("m"), 1, 12)
    is_length = _OF_LENGTH.search(found.before(1)) or is_of_sentence(found)
    if month is None or (found.number("d") is None and not found.group("part") and is_length):
        return None
    relative = RELATIVE.get(found.group("rel"), "")
    if found.number("d") is None:
        english, unit, value = _in_month(found, write.MONTHS[month]), "month", month
    else:
        day = integer(found.number("d"), 1, 31)
        if day is None:
            return None
        english, unit, value = write.day(month, day, found.context.spelling), "day", day
    return draft(value, f"{english} {relative}".strip(), unit)


_OTHER_END = re.compile(r"\d/\d{1,2}\s?[-–~至到]\s?$")


def _slash(found: Found) -> Draft | None:
    """12/8 as a date; a proper fraction with a small denominator is left to the fractions."""
    first, second = found.need("m"), found.need("d")
    month, day = integer(first, 1, 12), integer(second, 1, 31)
    if month is None or day is None or not (first.is_plain and second.is_plain):
        return None
    is_end = _OTHER_END.search(found.before(8)) or re.match(r"\s?[-–~至到]\s?\d{1,2}/\d", found.after(8))
    cue = (
        is_end
        or re.match(r"\s?(?:[止起前晚早]|上線|上线|開|截|以前|登場|\()", found.after())
        or found.before(2).endswith(("至", "於"))
    )
    if month < day <= 10 and not cue:
        return None
    return draft(day, write.day(month, day, found.context.spelling), "day")


# The month that a day beside another takes: 5月20日至31日, 5月20至31日.
_NAMED_MONTH = re.compile(
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?[\d一二三四五六七八九十廿卅]{1,3}"
    rf"(?:\s?[日號号][^。；月]{{0,8}}|{TO})$"
)


def _after(found: Found, day: int) -> bool:
    """Whether a day is later than the last one that is named before it: 28日至3日 ends in the next month."""
    days = re.findall(r"([\d一二三四五六七八九十廿卅]{1,3})\s?[日號号]", found.before(24))
    return not days or (value_of(days[-1]) or 0) < day


# 三日 and 十日 are as often a length of time, 二十七日 hardly ever.
_TEN = 10
_REPORTED = re.compile(
    "[報报電电訊讯]|公[布佈]|宣[布佈]|表示|指出|[說说]|召[開开集]|[舉举]行|[發发][布表佈]|[晚上下凌清中][午晨間间]?"
)
# 日 is of the word behind it: 日本, 日報; but 5日報導, 5日經濟部.
_NO_DAY_AHEAD = "[本元圓圆語语韓韩程光用幣币漸渐楼樓線线]|[經经](?![濟济過过由營营理])|[報报](?![導导道載载案告請请])"
_NO_DAY = re.compile(rf"[連连續续期時时過过近第每]$|一[連连]$|第[0-9一二三四五六七八九十]{{1,4}}{TO}$")


def _lone_day(found: Found) -> Draft | None:
    """24日, 今（24）日: with its month where the article's date makes it certain."""
    number = found.need("d")
    day = integer(number, 1, 31)
    if day is None:
        return None
    if not found.group("today"):
        ahead, behind = found.after(3), found.before(8)
        if re.match(r"[內内間间線线遊游均]|[圓元本]|之[內内久]|以[上下]", ahead) or _NO_DAY.search(behind):
            return None
        is_vague = number.is_chinese and day <= _TEN and not _REPORTED.match(found.after(4))
        if is_vague and not re.search(r"[（(於在至到从從自由、，。週周一二三四五六日天月旬]$|^$", behind):
            return None
    if named := _NAMED_MONTH.search(found.before(24)):
        month = value_of(named[1])
        if month is not None and 1 <= month <= 12 and _after(found, day):
            return draft(day, write.day(int(month), day, found.context.spelling), "day")
        return draft(day, f"the {write.ordinal_digits(day)}", "day")
    published = found.context.published
    if published is not None and abs(published.day - day) <= 10:
        return draft(day, write.day(published.month, day, found.context.spelling), "day")
    return draft(day, f"the {write.ordinal_digits(day)}", "day")


def _year_rule(found: Found) -> Draft | None:
    """2027年, 2024年底, 民國114年, 114年底, 西元前221年."""
    roc = integer(found.number("y"), 90, 150) if found.group("part") else None
    year = year_of(found) if roc is None or found.group("era") else roc + 1911
    if year is None and found.group("said"):
        year = stated_year(found)
    if year is None:
        return None if found.group("era") else lone_year(found)
    if not found.group("era") and year % 100 == 0 and (year < 1500 or re.match(r"[歷历前來来的]", found.after(1))):
        return None  # 2000年歷史 is a length of time
    if found.group("bce"):
        return draft(year, f"{year} BC", "year")
    return draft(year, within(found.group("part"), str(year)), "year")


def _turn(found: Found) -> Draft | None:
    """年底, 今年初, 去年年底: a part of a year that is not named, or by its distance only."""
    part = found.group("part")
    relative = RELATIVE.get(f"{found.group('rel')}年", "")
    bare = {"初": "the beginning of the year", "中": "the middle of the year"}.get(part, "the end of the year")
    english = within(part, relative).replace("mid-", "the middle of ") if relative else bare
    return draft(TURNS[part], english, "part of a year")


def _years(found: Found) -> Draft | None:
    """2020年至2024年初, 2020-2024年."""
    first, last = year_of(found, "a"), year_of(found, "b")
    if first is None or last is None:
        return None
    low, high = within(found.group("part_a"), str(first)), within(found.group("part"), str(last))
    return draft(first, f"{low} to {high}", "year", last)


_ERA = rf"(?:(?P<era>{words(*ERAS)})\s?)?"
_REL = rf"(?P<rel>{words(*RELATIVE)})?\s?"
# What 年 is a length of time, or another word, behind: 半年, 新年, 周年.
_LENGTHS = "半幾几每多往新大百千數数全整周週同年前隔當当"
_NOT_CHINA = "(?![國国共日美央文華华俄韓韩期])"
_YEAR_PART = rf"(?P<part>年?底|年?初|年?中{_NOT_CHINA}|年末)?"
_PERIOD_PART = f"[初末]期?|中期|中{_NOT_CHINA}"
_MONTH_PART = r"(?P<part>[底末初](?![步次期])|[上中下]旬)?"


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    century = rf"(?:(?P<last>上個?世[紀纪])|(?P<century>{N})\s?世[紀纪])?"
    first = rf"(?:(?P<first>{N})\s?[、和與与及]\s?)?"
    said = rf"(?:(?=(?P<said>度|全年|財報|财报|前{N}[月季])))?"
    ends = r"(?=[，。、；：（）()早上下凌晚中午星週周\s]|$)"
    table = (
        (rf"(?P<y>{N})(?P<sep> )(?P<m>{N}) (?P<d>{N})", _full),
        (rf"(?P<m>{N})/(?P<d>{N})/(?P<y>{N})(?![/{HEAD}])", _year_last),
        (rf"(?P<a>{N})[-–/](?P<b>{N})(?=\s?年?(?:賽季|赛季|球季|學年|学年|年度|財年|财年))", _season),
        (rf"(?P<rel>[今去明]年)?(?P<which>[本上下])[個个]?月(?P<d>{N})\s?[日號号]", _day_of_month),
        (rf"(?P<y>{N})(?P<sep>[-/])(?P<m>{N})(?P=sep)(?P<d>{N})(?![/{HEAD}]|-(?!{N}/))", _full),
        (rf"(?P<first>前)\s?(?P<a>{N})\s?月(?!\s?{HEAD})份?", first_months),
        (rf"(?:{_ERA}(?P<y>{N})\s?年)?\s?(?P<m>{N})\s?月(?P<d>{N}){ends}", _undayed),
        (rf"{_ERA}(?P<y>{N})\s?(?P<roc>年)\s?(?P<m>{N})\s?月份?(?:\s?(?P<d>{N})\s?[日號号]|{_MONTH_PART})", _full),
        (rf"(?P<a>{N})\s?月?份?{TO}(?P<b>{N})\s?月(?!\s?{HEAD})份?", months),
        (rf"(?P<a>{N})\s?月?份?\s?[、和與与及]\s?(?P<b>{N})\s?月(?!\s?{HEAD})份?", two_months),
        (rf"{_REL}(?P<m>{N})\s?月(?P<d>{N})(?={TO}(?:{N}\s?月)?{N}\s?[日號号])", _month_day),
        (rf"{_REL}(?P<m>{N})\s?月份?(?:\s?(?P<d>{N})\s?[日號号]|{_MONTH_PART})", _month_day),
        (rf"(?P<m>{N})/(?P<d>{N})(?![/{HEAD}%])", _slash),
        (rf"(?P<today>[今昨明前][天日]?)\s?[(]\s?(?P<d>{N})\s?[)]\s?[日天]?", _lone_day),
        (rf"{century}\s?{first}(?P<a>{N})\s?年代(?P<part>{_PERIOD_PART}|[早後后]期)?", decade),
        (rf"(?P<a>{N})(?=、\s?{N}[後后])", generation),
        (rf"(?P<a>{N})\s?[後后](?=[、的者世族一青男女年，。和與与们們」』”]|$)", generation),
        (rf"(?P<a>{N})\s?世[紀纪](?P<part>{_PERIOD_PART})?", nth_century),
        (rf"{_ERA}(?P<a>{N})\s?年?(?P<part_a>[底初中])?{TO}(?P<b>{N})\s?年(?!代|來|来){_YEAR_PART}", _years),
        (rf"(?:第\s?)?(?P<a>{N}){TO}(?:第\s?)?(?P<b>{N})\s?季度?(?![節节軍军殿])", quarters),
        (rf"(?:{_ERA}(?P<y>{N})\s?年度?|{_REL})(?P<first>前)(?P<a>{N})(?P<b>)\s?季度?", quarter),
        (
            rf"(?:{_ERA}(?P<y>{N})\s?年度?|{_REL})的?(?:第\s?(?P<a>{N})\s?季度?(?![節节軍军殿])|(?P<b>{N})季度)",
            quarter,
        ),
        (rf"(?:{_ERA}(?P<y>{N})\s?年度?|{_REL})(?P<half>[上下])半年", half_year),
        (rf"(?P<era>西元|公元)(?P<bce>前)(?P<y>{N})年", _year_rule),
        (rf"{_ERA}(?P<y>{N})\s?年{said}(?:度(?!假))?(?!代){_YEAR_PART}", _year_rule),
        (rf"(?P<rel>[今去明本])年年?(?P<part>[底末](?!薪)|初(?![{HEAD}次級级中高])|中{_NOT_CHINA})", _turn),
        (rf"(?P<rel>)(?<![{HEAD}{TAIL}{_LENGTHS}])年(?P<part>底(?![薪蘊蕴])|初(?![{HEAD}夕級级中高次]))", _turn),
        (rf"(?P<d>{N})\s?[日號号](?!{_NO_DAY_AHEAD}|{NUMBERED})", _lone_day),
    )
    return compiled(*table)
