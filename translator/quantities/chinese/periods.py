"""Periods: 上世紀80年代, 90後, 20世紀, 第三季, 上半年."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.quantities.chinese.patterns import Draft, Found, N, Rule, compiled, integer
from translator.quantities.chinese.years import RELATIVE, YEARS, draft, stated_year, within, year_of
from translator.quantities.english import write
from translator.records import QuantityKind

# Behind these so many quarters are as long, and none of them the first.
_LASTING = re.compile(
    "(?:未[來来]|今[後后]|往[後后]|接下[來来]|[過过]去|[這这那][幾几]?|最?近|再|[還还]要|[達达]|逾|[約约]|[連连][續续]?|至少|[後后][續续])$"
)


def decade(found: Found) -> Draft | None:
    """上世紀80年代, 1980年代, 80年代, 七八十年代."""
    number = found.need("a")
    if number.is_several or number.scale != 1 or number.value % 10:
        return None
    start = int(number.value)
    if start < 100:
        century = found.number("century")
        base = (int(century.value) - 1) * 100 if century else 1900 if start >= 30 or found.group("last") else 2000
        start += base
    if start not in YEARS:
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
    return draft(start, f"the {within(part, english).removeprefix('the ')}", "decade", last)


def generation(found: Found) -> Draft | None:
    """80後: those born in the 1980s."""
    number = found.need("a")
    if number.text not in ("50", "60", "70", "80", "90", "00", "10"):
        return None
    start = int(number.value) + (1900 if number.value >= 40 else 2000)
    return draft(start, f"post-{number.text}s", "decade")


def nth_century(found: Found) -> Draft | None:
    """20世紀, 21世紀初."""
    value = integer(found.number("a"), 1, 30)
    if value is None:
        return None
    return draft(value, f"the {within(found.group('part'), write.ordinal_digits(value) + ' century')}", "century")


def quarter(found: Found) -> Draft | None:
    """第三季, 2025年第3季度, 前三季."""
    value, year = integer(found.number("a") or found.number("b"), 1, 4), stated_year(found)
    if value is None or (found.number("y") is not None and year is None):
        return None
    name = (
        f"the first {write.SMALL_WORDS[value]} quarters"
        if found.group("first")
        else f"the {write.ordinal(value)} quarter"
    )
    if found.group("first") and value == 1:
        return None
    when = str(year) if year else RELATIVE.get(found.group("rel"), "")
    return draft(value, f"{name} of {when}" if when else name, "quarter")


def quarters(found: Found) -> Draft | None:
    """第1至3季; 未來一至二季 is a length of time."""
    if _LASTING.search(found.before(4)):
        return None
    first, last = integer(found.number("a"), 1, 3), integer(found.number("b"), 2, 4)
    if first is None or last is None or first >= last:
        return None
    return draft(first, f"the {write.ordinal(first)} to {write.ordinal(last)} quarters", "quarter", last)


def _two_quarters(found: Found) -> Draft | None:
    """第2、3季, 第一及第二季."""
    first, last = integer(found.number("a"), 1, 3), integer(found.number("b"), 2, 4)
    if first is None or last is None or first >= last:
        return None
    return draft(first, f"the {write.ordinal(first)} and {write.ordinal(last)} quarters", "quarter", last)


def half_year(found: Found) -> Draft | None:
    """上半年, 2026年下半年."""
    year = stated_year(found)
    if found.number("y") is not None and year is None:
        return None
    value = 1 if found.group("half") == "上" else 2
    when = str(year) if year else RELATIVE.get(found.group("rel"), "the year")
    return draft(value, f"the {write.ordinal(value)} half of {when}", "half")


def first_months(found: Found) -> Draft | None:
    """前10月 is the first ten months of the year, not October."""
    months = integer(found.number("a"), 2, 12)
    if months is None:
        return None
    return Draft(
        QuantityKind.DURATION, Decimal(months), f"the first {write.small(Decimal(months))} months", unit="month"
    )


def two_months(found: Found) -> Draft | None:
    """9、10月份, 三、四月."""
    first, last = integer(found.number("a"), 1, 12), integer(found.number("b"), 1, 12)
    if first is None or last is None or last - first not in (1, -11):
        return None
    return draft(first, f"{write.MONTHS[first]} and {write.MONTHS[last]}", "month", last)


def months(found: Found) -> Draft | None:
    """1至9月."""
    first, last = integer(found.number("a"), 1, 12), integer(found.number("b"), 1, 12)
    if first is None or last is None or first == last:
        return None
    return draft(first, f"{write.MONTHS[first]} to {write.MONTHS[last]}", "month", last)


def _two_years(found: Found) -> Draft | None:
    """2026、27年."""
    first, second = year_of(found, "a"), integer(found.number("b"), 0, 99)
    if first is None or second != (first + 1) % 100 or len(found.need("b").text) != len("27"):
        return None
    return draft(first, f"{first} and {first + 1}", "year", first + 1)


def rules() -> tuple[Rule, ...]:
    """Pairs of periods that share a name, which are read before the dates."""
    return compiled(
        (rf"(?P<a>{N})[、和及與与](?P<b>{N})年(?![代前後后期])", _two_years),
        (rf"第\s?(?P<a>{N})[、和及與与](?:第\s?)?(?P<b>{N})\s?季度?(?![節节軍军殿])", _two_quarters),
    )
