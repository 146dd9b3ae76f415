"""Times of day: 晚間8點, 上午9點半, 12:54:04. Values are in minutes after midnight."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.quantities.chinese.patterns import TO, Draft, Found, N, Rule, compiled, integer, words
from translator.quantities.chinese.tokens import HEAD, TAIL
from translator.quantities.english import write
from translator.records import QuantityKind

_AFTERNOON = ("下午", "午後", "午后", "晚間", "晚上", "傍晚", "晚", "夜間", "夜里", "深夜", "今晚", "昨晚", "當晚")
_MORNING = ("上午", "早上", "清晨", "凌晨", "今早", "早晨", "清早", "午前", "今晨", "早")
_DAYPARTS = words(*_AFTERNOON, *_MORNING, "中午")
_CLOCK_DIGITS = f"{HEAD}{TAIL}?"


def _is_hour(found: Found) -> bool:
    """Whether a lone 8時 or 8點 is a time of day: 點 counts points too."""
    number = found.number("h")
    if number is None or _AFTER_DATE.search(found.before(2)):
        return True
    if found.match[0].endswith(("時", "时")):
        return number.is_plain
    return bool(_OF_HOUR.match(found.after(2)))


_AFTER_DATE = re.compile(r"(?:[0-9一二三四五六七八九十〇]\s?[日號号]|[晨晚早在於于]|[週周期拜][一二三四五六日天])$")
_OF_HOUR = re.compile("[整前後后起許许左鐘钟]|[之以][前後后]")


def _time(found: Found) -> Draft | None:
    """10時30分, 晚間8點, 上午9點半. The value is in minutes after midnight."""
    hour, part = integer(found.number("h"), 0, 24) if found.number("h") else 0, found.group("part")
    minute = 30 if found.group("half") else 0
    if found.number("min") is not None:
        minute_ = integer(found.number("min"), 0, 59)
        if minute_ is None:
            return None
        minute = minute_
        if not found.match[0].endswith("分") and (minute < 10 or not part):
            return None
    elif not part and not found.group("half") and not _is_hour(found):
        return None
    return None if hour is None else _at(hour, minute, part)


def _at(hour: int, minute: int, part: str) -> Draft:
    """A time of day, in the half of it that a word names. Midnight is 12 a.m., also at the end of an evening."""
    english_part = ""
    if part in _AFTERNOON or part == "中午":
        hour = hour + 12 if hour < (11 if part == "中午" else 12) else hour
        english_part = "p.m." if hour < 24 and hour >= 12 else "a.m."
    elif part in _MORNING:
        english_part = "a.m." if hour < 12 else "p.m."
    return Draft(QuantityKind.TIME, Decimal(hour * 60 + minute), write.clock(hour, minute, english_part), unit="minute")


def _range(found: Found) -> Draft | None:
    """上午10點到12點, 早上五到六點, 晚間8時至10時: the second is the next of its name after the first."""
    part, later = found.group("part"), found.group("later")
    first, last = integer(found.number("a"), 0, 24), integer(found.number("b"), 0, 24)
    is_said = part or later or not {*"時时分"}.isdisjoint(found.match[0]) or _AFTER_DATE.search(found.before(2))
    if first is None or last is None or not is_said:
        return None
    start, minute = _at(first, _minutes_of(found, "half_a", "min_a"), part), _minutes_of(found, "half_b", "min_b")
    if part and not later and last <= _NOON // 60:
        last = next(hour for hour in range(last, 48, 12) if hour * 60 + minute > start.value) % 24
        end = _at(last, minute, _DAY[last >= _NOON // 60])
    else:
        end = _at(last, minute, later)
    return Draft(start.kind, start.value, f"{start.english} to {end.english}", end.value, "minute")


_DAY = ("上午", "下午")
_NOON = 12 * 60


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
    draft, part = _clock(found), found.group("part")
    if draft is None or draft.value >= 720 or part == "中午":
        return draft
    is_late = part in _AFTERNOON
    hour, minute = divmod(int(draft.value), 60)
    hour += 12 * is_late
    return Draft(
        draft.kind, Decimal(hour * 60 + minute), write.clock(hour, minute, "p.m." if is_late else "a.m."), unit="minute"
    )


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    clock = rf"(?P<clock>{_CLOCK_DIGITS}(?::{HEAD}{TAIL}){{1,2}})(?![:\ue000])"
    hour = rf"(?P<part>{_DAYPARTS})?\s?(?:(?P<h>{N})|[零〇])\s?[點点時时]"
    minutes = rf"(?:(?P<half_{{0}}>半)|(?P<min_{{0}}>{N})\s?分)?"
    first = rf"(?P<part>{_DAYPARTS})?\s?(?P<a>{N})(?:\s?[點点時时]{minutes.format('a')})?"
    last = rf"(?P<later>{_DAYPARTS})?\s?(?P<b>{N})\s?[點点時时]{minutes.format('b')}"
    return compiled(
        (rf"(?<=天)又?(?P<a>{N})\s?[時时](?![間间])", _hours),
        (rf"(?P<part>{_DAYPARTS})\s?{clock}", _said_clock),
        (clock, _clock),
        (rf"{first}{TO}{last}(?![間间代差])", _range),
        (rf"{hour}(?:(?P<half>半)|\s?(?P<min>{N})(?:\s?分|(?![%萬億元.點点日個个人至到])))?(?![間间代差])", _time),
    )
