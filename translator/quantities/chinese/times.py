"""Times of day: 晚間8點, 上午9點半, 12:54:04. Values are in minutes after midnight."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from translator.quantities.chinese.patterns import TO, Draft, Found, N, Rule, compiled, integer, words
from translator.quantities.chinese.tokens import HEAD, TAIL
from translator.quantities.english import write
from translator.records import QuantityKind

_NIGHT = ("晚間", "晚间", "晚上", "夜間", "夜间", "夜裡", "夜里", "夜晚", "深夜", "半夜", "午夜", "入夜", "晚")
_AFTERNOON = ("下午", "午後", "午后", "傍晚")
_NOONTIME = ("中午", "正午", "午間", "午间")
_MORNING = ("上午", "午前", "清晨", "凌晨", "早晨", "清早", "早上", "早間", "早间", "晨間", "晨间", "早", "晨")
_DAYPARTS = words(*_NIGHT, *_AFTERNOON, *_NOONTIME, *_MORNING)
_NOON, _LAST_OF_NIGHT = 12, 4
_CLOCK_DIGITS = f"{HEAD}{TAIL}?"


def _is_hour(found: Found) -> bool:
    """Whether a lone 8時 or 8點 is a time of day: 點 counts points too."""
    number, is_alone = found.number("h"), not (found.before(1) or found.after(1))
    if number is None or is_alone or found.group("day") or _AFTER_DATE.search(found.before(3)):
        return True
    if found.match[0].endswith(("時", "时")):
        return number.is_plain
    return bool(_OF_HOUR.match(found.after(2)))


_AFTER_DATE = re.compile(
    r"(?:(?<![升跌漲涨挫])大[約约]|[0-9一二三四五六七八九十〇]\s?[日號号]|[晨晚早在於于從从自]|(?<=[0-9])[0-9]|[週周期拜][一二三四五六日天])$"
)
_OF_HOUR = re.compile("[整前後后起許许左鐘钟]|[之以][前後后]")


def _time(found: Found) -> Draft | None:
    """10時30分, 晚間8點, 上午9點半. The value is in minutes after midnight."""
    hour, part = integer(found.number("h"), 0, 24) if found.number("h") else 0, found.group("part")
    minute = 30 if found.group("half") else 0
    if found.number("quarter") is not None:
        minute = _QUARTER * (integer(found.number("quarter"), 1, 3) or 0)
    elif found.number("min") is not None:
        minute_ = integer(found.number("min"), 0, 59)
        if minute_ is None:
            return None
        minute = minute_
        if not found.match[0].endswith("分") and (minute < 10 or not part):
            return None
    elif not part and not found.group("half") and not _is_hour(found):
        return None
    return None if hour is None else _on_day(_at(hour, minute, part), found)


def _at(hour: int, minute: int, part: str) -> Draft:
    """A time of day, in the half of it that a word names: 晚上12點 and 凌晨12點 are midnight, 深夜2點 is 2 a.m."""
    if part == "凌晨" or part in _NIGHT:
        hour = 0 if hour == _NOON else hour
    is_evening = part in _NIGHT and hour > _LAST_OF_NIGHT
    if hour < _NOON and (part in _AFTERNOON or is_evening or (part in _NOONTIME and hour < _NOON - 1)):
        hour += _NOON
    english_part = ("a.m." if hour % 24 < _NOON else "p.m.") if part else ""
    english = write.clock(hour, minute, english_part)
    return Draft(QuantityKind.TIME, Decimal(hour * 60 + minute), english, unit="minute")


_DAYS = {"昨": (-1, "yesterday"), "今": (0, "today"), "明": (1, "tomorrow")}


def _on_day(draft: Draft, found: Found) -> Draft:
    """A time with the day that a word before it names, by its date where the article has one: 今晚, 昨天下午."""
    day, published = found.group("day")[:1], found.context.published
    if not day:
        return draft
    away, name = _DAYS.get(day, (0, "that day"))
    if day in _DAYS and published is not None:
        when = published + timedelta(days=away)
        name = f"on {write.day(when.month, when.day, found.context.spelling)}"
    return replace(draft, english=f"{draft.english} {name}")


def _short_of(found: Found) -> Draft | None:
    """差五分七點, 八點差一刻: the minutes that are left to the hour."""
    hour, less = integer(found.number("h"), 1, 24), integer(found.number("less"), 1, 59)
    if hour is None or less is None:
        return None
    hours, minutes = divmod(hour * 60 - less * (_QUARTER if found.group("quarter") else 1), 60)
    return _at(hours, minutes, found.group("part"))


_QUARTER = 15


def _range(found: Found) -> Draft | None:
    """上午10點到12點, 早上五到六點, 晚間8時至10時: the second is the next of its name after the first."""
    part, later = found.group("part"), found.group("later")
    first, last = integer(found.number("a"), 0, 24), integer(found.number("b"), 0, 24)
    is_said = part or later or not {*"時时分"}.isdisjoint(found.match[0]) or _AFTER_DATE.search(found.before(3))
    if first is None or last is None or not is_said:
        return None
    start, minute = _at(first, _minutes_of(found, "half_a", "min_a"), part), _minutes_of(found, "half_b", "min_b")
    if part and not later and last <= _NOON:
        last = next(hour for hour in range(last, 48, 12) if hour * 60 + minute > start.value) % 24
        end = _at(last, minute, _DAY[last >= _NOON])
    else:
        end = _at(last, minute, later)
    draft = Draft(start.kind, start.value, f"{start.english} to {end.english}", end.value, "minute")
    return _on_day(draft, found)


_DAY = ("上午", "下午")


def _minutes_of(found: Found, half: str, minutes: str) -> int:
    return 30 if found.group(half) else int(found.need(minutes).value) if found.group(minutes) else 0


def _clock(found: Found) -> Draft | None:
    """12:54:04 and 20:30, written as they stand."""
    raw = found.text[found.match.start("clock") : found.match.end()]
    parts = raw.split(":")
    if not all(part.isdecimal() and len(part) <= 2 for part in parts) or any(len(part) != 2 for part in parts[1:]):
        return None
    hour, minute = int(parts[0]), int(parts[1])
    if hour > 24 or minute > 59:
        return None
    return Draft(QuantityKind.TIME, Decimal(hour * 60 + minute), raw, unit="minute")


def _hours(found: Found) -> Draft | None:
    """20時 of 8天20時 is a length of time."""
    hours = integer(found.number("a"), 1, 23)
    if hours is None:
        return None
    return Draft(QuantityKind.DURATION, Decimal(hours), write.plural(write.small(Decimal(hours)), "hour"), unit="hour")


def _said_clock(found: Found) -> Draft | None:
    """下午5:00: a clock with its half of the day."""
    draft = _clock(found)
    if draft is None or draft.value >= (_NOON + 1) * 60:
        return draft
    hour, minute = divmod(int(draft.value), 60)
    return _on_day(_at(hour, minute, found.group("part")), found)


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    clock = rf"(?P<clock>{_CLOCK_DIGITS}(?::{HEAD}{TAIL}){{1,2}})(?![:\ue000])"
    day = "(?P<day>(?:[今昨當当]|(?<![說说聲声證证表申])明)(?:[天日]|(?=[早晚晨上下中凌清傍深午])))?"
    hour = rf"{day}\s?(?P<part>{_DAYPARTS})?\s?(?:(?P<h>{N})|[零〇])\s?[點点時时]"
    minutes = rf"(?:(?P<half_{{0}}>半)|(?P<min_{{0}}>{N})\s?分)?"
    first = rf"{day}\s?(?P<part>{_DAYPARTS})?\s?(?P<a>{N})(?:\s?[點点時时]{minutes.format('a')})?"
    last = rf"(?P<later>{_DAYPARTS})?\s?(?P<b>{N})\s?[點点時时]{minutes.format('b')}"
    minute = rf"(?P<min>{N})(?:\s?分|(?![%萬億元.點点日個个人至到]))"
    behind = rf"(?:(?P<half>半)|\s?(?P<quarter>{N})\s?刻(?![鐘钟])|\s?{minute})?"
    left = "(?:分[鐘钟]?|(?P<quarter>刻))"
    return compiled(
        (rf"(?:(?<=[{HEAD}{TAIL}]天)|(?<=[{HEAD}{TAIL}]\s天))又?(?P<a>{N})\s?[時时](?![間间])", _hours),
        (rf"{day}\s?(?P<part>{_DAYPARTS})\s?{clock}", _said_clock),
        (clock, _clock),
        (rf"(?P<part>{_DAYPARTS})?差\s?(?P<less>{N})\s?{left}\s?(?P<h>{N})\s?[點点]", _short_of),
        (rf"(?P<part>{_DAYPARTS})?\s?(?P<h>{N})\s?[點点]差\s?(?P<less>{N})\s?{left}", _short_of),
        (rf"{first}{TO}{last}(?![間间代差])", _range),
        (rf"{hour}{behind}(?![間间代差])", _time),
    )
