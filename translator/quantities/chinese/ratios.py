"""Shares and multiples: percentages, tenths, fractions, points, discounts, times."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from translator.quantities.chinese.patterns import (
    POST,
    PRE,
    TO,
    Draft,
    Found,
    N,
    Rule,
    Span,
    amount,
    compiled,
    qualifier,
    span,
)
from translator.quantities.english import write
from translator.records import QuantityKind

_GROWTH = re.compile(
    r"(?:增加?|增長|增长|成長|成长|上升|上漲|上涨|提高|提升|擴大|扩大|暴增|激增|多|高出|翻)了?[近逾約约]?$"
)

_PERCENT_TAIL = "(?![為为立功長长員员本果分就都熟型品績绩交份語语])"


def percent_draft(figure: Span, is_share: bool = True) -> Draft:
    """A figure in percent."""
    english = write.qualified(figure.qualifier, figure.written(lambda value: f"{write.digits(value)}%", "–"))
    return Draft(
        QuantityKind.PERCENT,
        figure.value,
        english,
        figure.upper,
        "percent" if is_share else "",
        qualifier=figure.qualifier,
    )


def _percent(found: Found) -> Draft | None:
    """8.4%, 3.50~3.75%, 百分之十二."""
    figure = span(found)
    return None if figure is None or figure.is_several else percent_draft(figure)


def _tenths(found: Found) -> Draft | None:
    """四成, 逾二成, 七成五, 二至三成: tenths, stated in percent."""
    figure = span(found)
    if figure is None or figure.is_several or figure.value > 10 or (figure.upper or 0) > 10:
        return None
    rest = found.number("rest")
    if rest is not None and (rest.value > 9 or rest.upper is not None):
        return None
    extra = rest.value if rest else Decimal(5 if found.group("half") else 0)
    upper = None if figure.upper is None else figure.upper * 10
    value = figure.value * 10 + extra
    mark = "more than" if found.group("more") else figure.qualifier
    is_either = figure.is_pair and found.number("b") is not None  # 七、八成 is 70%–80%, 七或八成 70% or 80%
    return percent_draft(Span(value, upper, mark, is_several=False, has_scale=False, is_pair=is_either))


def _half_tenth(found: Found) -> Draft:
    """半成 is 5%."""
    mark = _HALF_MARKS.get(found.group("pre"), "")
    return percent_draft(Span(Decimal(5), None, mark, is_several=False, has_scale=False))


def _points(found: Found) -> Draft | None:
    """0.5個百分點."""
    figure = span(found)
    if figure is None or figure.is_several:
        return None
    noun = "percentage point" if figure.value == 1 and figure.upper is None else "percentage points"
    english = write.qualified(figure.qualifier, f"{figure.written(write.number)} {noun}")
    return Draft(
        QuantityKind.PERCENT, figure.value, english, figure.upper, "percentage point", qualifier=figure.qualifier
    )


def _fraction(found: Found) -> Draft | None:
    """三分之一, 1/3, 一又二分之一, 百分之十二, 百萬分之五. The value is a ratio, of powers of ten in percent."""
    low, high = found.need("den"), found.need("a")
    mark = "more than" if found.group("post") == "以上" else qualifier(found, high)
    if low.value <= 0 or low.upper is not None or low.is_several or high.is_several:
        return None
    second, is_slash = found.number("b"), bool(found.group("slash"))
    is_negative = bool(found.group("sign")) != bool(found.group("minus"))
    whole = found.number("whole")
    if not is_slash and not whole and low.value in _TEN_POWERS:
        upper = second.value if second else high.upper
        return _of_ten_power(Span(high.value, upper, mark, False, False), int(low.value), is_negative)
    if high.upper is not None or second or high.value % 1 or low.value % 1 or not 0 < high.value < low.value <= 1000:
        return None
    if is_slash and not (low.is_plain and high.is_plain and high.value < low.value <= 10):
        return None
    share = high.value / low.value + (whole.value if whole else 0)
    english = write.fraction(int(high.value), int(low.value))
    if whole:
        english = f"{write.number(whole.value)} and {'a half' if english == 'half' else english}"
    if is_negative:
        share, english = -share, f"minus {english}"
    return Draft(QuantityKind.PERCENT, share, write.qualified(mark, english), unit="ratio", qualifier=mark)


_TEN_POWERS = tuple(10**power for power in range(2, 9))
_MILLION = 10**6


def _of_ten_power(parts: Span, whole: int, is_negative: bool) -> Draft:
    """百分之十二, 千分之三 and 萬分之三 are percent; 百萬分之五 is 5 parts per million, 十萬分之一 1 in 100,000."""
    factor = Decimal(-100 if is_negative else 100) / whole
    draft = percent_draft(
        Span(parts.value * factor, parts.upper and parts.upper * factor, parts.qualifier, False, False)
    )
    if whole <= 10**4:
        return draft
    said = "parts per million" if whole == _MILLION else f"in {write.number(Decimal(whole))}"
    return replace(draft, english=write.qualified(parts.qualifier, f"{parts.written(write.number)} {said}"))


_HALF_MARKS = {
    **dict.fromkeys(("超過", "超过", "過", "过", "逾"), "more than"),
    "近": "nearly",
    **dict.fromkeys(("約", "约"), "about"),
}


def _half(found: Found) -> Draft | None:
    """一半, 半數, 過半數."""
    one = found.number("one")
    if one is not None and one.text != "一":
        return None
    pre, post = found.group("pre"), found.group("post")
    mark = "more than" if post == "以上" else _HALF_MARKS.get(pre, "")
    return Draft(QuantityKind.PERCENT, Decimal("0.5"), write.qualified(mark, "half"), unit="ratio", qualifier=mark)


def _discount(found: Found) -> Draft | None:
    """八折 is 20% off, 85折 15% off, 對折 half the price. The value is what the Chinese states: what is paid."""
    number = found.number("a")
    if number is None:
        return Draft(QuantityKind.PERCENT, Decimal(50), "50% off", unit="discount")
    if number.upper is not None or number.is_several or not 0 < number.value < 100:
        return None
    paid = number.value * 10 if number.value < 10 else number.value
    return Draft(QuantityKind.PERCENT, paid, f"{write.digits((100 - paid).normalize())}% off", unit="discount")


def _notches(found: Found) -> Draft | None:
    """降息一碼: a 碼 of a policy rate is 25 basis points."""
    number = found.number("a")
    value = Decimal("0.5") if number is None else number.value
    points = (value * 25).normalize()
    return Draft(QuantityKind.MEASURE, points, f"{points:f} basis points", unit="basis point")


def _multiple(found: Found) -> Draft | None:
    """三到四倍, 增加三倍 (threefold), 兩倍."""
    figure = span(found)
    if figure is None:
        return None
    mark = figure.qualifier
    if found.group("unit").endswith("半"):
        figure = replace(figure, value=figure.value + Decimal("0.5"))
    if figure.is_several:
        return Draft(QuantityKind.MULTIPLE, figure.value, f"{write.order(figure.value)} of times", qualifier="several")
    english = f"{figure.written(write.small)} times"
    if _GROWTH.search(found.before()) and figure.upper is None and figure.value % 1 == 0 < figure.value:
        english = f"{write.small(figure.value)}fold" if figure.value < 10 else f"{write.number(figure.value)}-fold"
        if figure.value == 1:
            english = "100%"
        return Draft(QuantityKind.MULTIPLE, figure.value, write.qualified(mark, english), unit="fold", qualifier=mark)
    if figure.value == 1 and figure.upper is None:
        english = "one time"
    return Draft(QuantityKind.MULTIPLE, figure.value, write.qualified(mark, english), figure.upper, qualifier=mark)


def fraction_rules() -> tuple[Rule, ...]:
    """三分之一 and 1/3, which are read before money (五分之一元)."""
    whole = rf"(?:(?P<whole>{N})\s?又\s?)?"
    to = rf"(?:{TO}(?:{N}\s?分\s?之\s?)?(?P<b>{N}))?"
    return compiled(
        (rf"{PRE}{whole}(?P<den>{N})\s?分\s*之\s*(?P<minus>[負负-])?(?P<slash>)(?P<a>{N}){to}{POST}", _fraction),
    )


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    tenths = rf"{PRE}(?P<a>{N})(?:{TO}(?P<b>{N}))?\s?(?P<unit>成)"
    rest = rf"(?:(?P<half>半)|(?P<rest>{N})(?![成個个家人年月]))?(?P<more>[多餘余])?"
    return compiled(
        (amount("%|％|﹪"), _percent),
        (rf"{PRE}(?P<a>{N})(?P<slash>/)(?P<den>{N})(?![/]){POST}", _fraction),
        (rf"(?P<pre>超過|超过|過|过|逾|近|約|约)?(?:(?P<one>{N})半|半數|半数)(?P<post>以上)?", _half),
        (r"(?P<pre>過|过)半(?![導導场場夜途天空山響晌])(?P<post>)", _half),
        (rf"(?P<pre>逾|近|約|约)?半成{_PERCENT_TAIL}(?![人年])", _half_tenth),
        (amount(r"\s{0,2}[個个]?\s?百\s?分\s?[點点]"), _points),
        (tenths + rest + _PERCENT_TAIL + POST, _tenths),
        (
            rf"(?:(?P<a>{N})\s?|(?<=打)[對对半]|[對对](?=折[優优後后價价])|半)\s?折(?![半合疊叠損损斷断算返回舊旧磨騰腾射價价])",
            _discount,
        ),
        (rf"(?<=[息升降高低率])(?:(?P<a>{N})|半)碼", _notches),
        (amount("倍半?"), _multiple),
    )
