"""Durations: 10天, 數十年, 一年半, 2小時13分38秒."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.quantities.chinese.patterns import (
    POST,
    PRE,
    Draft,
    Found,
    N,
    Rule,
    Span,
    compiled,
    integer,
    ranged,
    span,
    words,
)
from translator.quantities.chinese.years import is_of_sentence
from translator.quantities.english import write
from translator.quantities.units import DURATIONS
from translator.records import QuantityKind

# 連三季 are quarters, where 三季 may be seasons.
_IN_A_ROW = re.compile("[連连][續续]?$")


def _duration(found: Found) -> Draft | None:
    """10天, 20個月, 數十年, 一年半, 40年前."""
    figure, number = span(found), found.need("a")
    if figure is None:
        return None
    unit = _duration_unit(found.group("unit"))
    is_of_seasons = number.is_chinese and figure.upper is None and not _IN_A_ROW.search(found.before(2))
    if unit == "quarter" and is_of_seasons and "個" not in found.group("unit") and "个" not in found.group("unit"):
        return None  # 四季 is the seasons
    if found.group("over") and not _is_over(found):
        return None
    is_over = bool(found.group("over")) or "多" in found.group("unit")
    is_more = is_over or bool(found.group("plus")) or _is_of_several(found)
    if number.text == "一" and figure.upper is None and not is_more:
        return None  # "a year" needs no help
    if found.group("pre") in ("近", "接近") and not figure.is_several:
        return None  # 近三個月 is the past three months: 近 is left to the sentence
    value, mark = figure.value, figure.qualifier
    if number.is_bare and number.text in ("百", "千", "萬", "万") and not mark:
        return None
    if found.group("plus"):
        value += Decimal("0.5")
    ago = {"前": " ago", "後": " later", "后": " later"}.get(found.group("ago"), "")
    if figure.is_several:
        return Draft(QuantityKind.DURATION, value, _many(value, unit, mark) + ago, unit=unit, qualifier="several")
    if is_over:
        mark = "more than"
    if found.group("term") and figure.upper is None:
        plan = "" if found.group("term") == "期" else " plan"
        return Draft(QuantityKind.DURATION, value, f"{write.small(value)}-{unit}{plan}", unit=unit)
    written = Span(value, figure.upper, mark, False, False, figure.is_pair).written(_duration_figure)
    english = write.qualified(mark, write.plural(written, unit)) + ago
    return Draft(QuantityKind.DURATION, value, english, figure.upper, unit, qualifier=mark)


def _many(value: Decimal, unit: str, mark: str) -> str:
    """Decades, dozens of months, recent decades."""
    name = f"{write.order(value)} of {unit}s"
    if unit == "year":
        name = {10: "decades", 100: "centuries"}.get(int(value), name)
    return f"recent {name}" if mark == "nearly" else name


# 多 behind a length of time is of it before these, or where what stands before says so. 三年多項 and 三年多繳 are not.
_ENDS_OVER = re.compile(
    r"$|\W|[來来](?![自源])|以[來来前後后上]|[時时][間间]|了(?:\W|$)|[之的前後后內内裡里才就未沒没仍還还終终已都卻却即便]"
)
_IS_LENGTH = re.compile(
    "(?:[經经歷历][過过]?|[歷历耗費费][時时]|[達达隔逾滿满過过了]|[過过]去|[等花]|超[過过]|持[續续]|[長长][達达]|最近|[這这那])(?:將近|将近|近|約|约)?$"
)
_BEGINS_WORD = re.compile(
    "[次項项家個个達达數数半種种名位人元樣样款場场件筆笔起處处面方重層层邊边國国部輛辆架艘座間间所棟栋條条張张支隻只頭头度份變变虧亏少寡餘余為为是在由"
    "有會会能加出得賺赚付繳缴花賣卖買买增減减投吃喝看做蓋盖額额下雲云空震媒功核]|台(?![股灣湾積积])"
)


def _is_over(found: Found) -> bool:
    """Whether 多 and 餘 belong to the length of time before them: 經過4年多, 4年多來."""
    after = found.after(2)
    is_length = _IS_LENGTH.search(found.before(4)) or found.group("pre")
    return bool(found.group("ago") or _ENDS_OVER.match(after) or (is_length and not _BEGINS_WORD.match(after)))


# One length of time of several: 一年又三個月, 兩天又一個月, 一年六個月; but 一天8小時 is a rate.
_MORE_BEHIND = re.compile(
    r"[又零多餘余]?\s?[0-9一二兩两三四五六七八九十廿]{1,3}\s?(?:[個个]\s?)?(?:月|天|星期|[週周日]|小[時时]|分)"
)
_MORE_BEFORE = re.compile("[年月天日時时週周期鐘钟][又零]$")


def _is_of_several(found: Found) -> bool:
    is_linked = found.group("unit") == "年" or found.after(1) in {*"又零多餘余"}
    return bool(_MORE_BEFORE.search(found.before(2)) or (is_linked and _MORE_BEHIND.match(found.after(10))))


def _duration_unit(name: str) -> str:
    name = name.replace("多", "")
    return DURATIONS.get(name) or DURATIONS[f"個{name}"]


def _minutes(found: Found) -> Draft | None:
    """13分 of 2小時13分38秒."""
    number = found.number("a") or found.need("b")
    return Draft(QuantityKind.DURATION, number.value, write.plural(write.small(number.value), "minute"), unit="minute")


def _split_seconds(found: Found) -> Draft | None:
    """23秒54 is 23.54 seconds."""
    first, rest = found.need("a"), found.need("b")
    if not (first.is_plain and rest.is_plain and len(rest.text) == 2):
        return None
    value = Decimal(f"{first.text}.{rest.text}")
    return Draft(QuantityKind.DURATION, value, f"{value} seconds", unit="second")


def _quarter_hours(found: Found) -> Draft | None:
    """一刻鐘 is 15 minutes."""
    number = integer(found.number("a"), 1, 3)
    if number is None:
        return None
    return Draft(QuantityKind.DURATION, Decimal(15 * number), f"{15 * number} minutes", unit="minute")


def _duration_figure(value: Decimal) -> str:
    if value % 1 == Decimal("0.5") and 1 < value < 10:
        return f"{write.small(value - Decimal('0.5'))} and a half"
    return write.small(value)


def _months_of_sentence(found: Found) -> Draft | None:
    """八月 of 判刑三年八月."""
    months = integer(found.number("a"), 1, 11)
    if months is None or not is_of_sentence(found):
        return None
    value = Decimal(months)
    return Draft(QuantityKind.DURATION, value, write.plural(write.small(value), "month"), unit="month")


def _half_duration(found: Found) -> Draft | None:
    """半年, 半個月, 半小時."""
    unit = DURATIONS.get(found.group("unit"), "")
    if unit not in ("year", "month", "hour", "day"):
        return None
    if found.group("over") and not _is_over(found):
        return None
    english = {"year": "half a year", "month": "half a month", "hour": "half an hour", "day": "half a day"}[unit]
    mark = "more than" if found.group("over") or "多" in found.group("unit") else ""
    return Draft(QuantityKind.DURATION, Decimal("0.5"), write.qualified(mark, english), unit=unit, qualifier=mark)


def _days(found: Found) -> Draft | None:
    """連續3日, 十日線: days where the words around say so; a date was tried before."""
    number = found.need("a")
    if number.upper is not None or number.is_several or number.text == "一":
        return None
    english = (
        f"{write.number(number.value)}-day moving average"
        if found.group("line")
        else write.plural(write.small(number.value), "day")
    )
    return Draft(QuantityKind.DURATION, number.value, english, unit="day")


def minute_rules() -> tuple[Rule, ...]:
    """2小時13分38秒 and 23秒54, which are read before money and counts."""
    return compiled(
        (rf"(?P<a>{N})\s?分(?:鐘|钟)?(?=\s?{N}\s?秒)|(?<=小時|小时)(?P<b>{N})\s?分(?:鐘|钟)?", _minutes),
        (rf"(?P<a>{N})\s?秒(?P<b>{N})", _split_seconds),
    )


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    names = words(*(name for name in DURATIONS if name != "季")) + "|季(?![節节軍军線线報报])"
    term = "(?P<plus>半)?(?P<term>期(?!間|间|限|貨|货)|計畫|計劃|计划|規劃|规划)?"
    ago = "(?P<ago>(?<!期)[前後后](?![的]?(?:期|往))(?!來|来|者))?"
    over = "(?P<over>[多餘余])"
    half = rf"(?P<a>{N})[個个](?P<plus>半)(?P<unit>小時|小时|鐘頭|钟头|星期|月)(?P<pre>)(?P<post>)"
    # 連2天期現貨翻多: two days in a row, not what runs for two; 連10年期公債 is even the bonds.
    row = "(?:(?<=[連连])|(?<=[連连][續续]))"
    return compiled(
        (rf"{row}(?P<a>{N})\s?(?P<unit>{names})(?!{over}|半|期.?[債债券])", _duration),
        (rf"{PRE}{ranged(names)}\s?(?P<unit>{names}){over}{ago}", _duration),
        (rf"{PRE}{ranged(names)}\s?(?P<unit>{names}){term}{ago}{POST}", _duration),
        (half, _duration),
        (rf"(?P<a>{N})\s?月", _months_of_sentence),
        (rf"(?P<a>{N})\s?刻[鐘钟]", _quarter_hours),
        (rf"半\s?(?P<unit>{names}){over}", _half_duration),
        (rf"半\s?(?P<unit>{names})(?![報报])", _half_duration),
        (rf"(?P<a>{N})\s?日(?P<line>[均]?[線线])?", _days),
    )
