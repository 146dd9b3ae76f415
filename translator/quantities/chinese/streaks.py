"""Streaks: 連四賣, 五連勝, 連續第三季."""

from __future__ import annotations

from decimal import Decimal

from translator.quantities.chinese.patterns import Draft, Found, N, Rule, compiled, integer, words
from translator.quantities.english import write
from translator.records import QuantityKind

_SELLING, _BUYING, _GAINS, _LOSSES = "sessions of net selling", "sessions of net buying", "gains", "losses"
_OF_WHAT = {
    **dict.fromkeys("賣卖", _SELLING),
    **dict.fromkeys("買买", _BUYING),
    **dict.fromkeys("漲涨紅红", _GAINS),
    **dict.fromkeys("跌黑", _LOSSES),
    "升": "increases",
    "降": "reductions",
    **dict.fromkeys("勝胜", "wins"),
    **dict.fromkeys("敗败", "defeats"),
    "霸": "titles",
    **dict.fromkeys("凍冻", "holds"),
}
_PERIODS = {
    "季": "quarter",
    "年": "year",
    **dict.fromkeys(("個月", "个月", "月"), "month"),
    **dict.fromkeys("週周", "week"),
    **dict.fromkeys("天日", "day"),
    **dict.fromkeys(("個交易日", "个交易日"), "trading day"),
    **dict.fromkeys("度次", "time"),
}
_LONGEST = 200


def _in_a_row(found: Found) -> Draft | None:
    """連四賣 is four straight sessions of net selling, 五連勝 five straight wins."""
    number = 2 if found.group("two") else integer(found.number("a"), 2, _LONGEST)
    if number is None:
        return None
    value = Decimal(number)
    return Draft(QuantityKind.COUNT, value, f"{write.small(value)} straight {_OF_WHAT[found.group('what')]}")


def _nth(found: Found) -> Draft | None:
    """連續第三季 is the third quarter in a row, not that of the year."""
    number = integer(found.number("a"), 2, _LONGEST)
    if number is None:
        return None
    english = f"the {write.ordinal(number)} consecutive {_PERIODS[found.group('unit')]}"
    return Draft(QuantityKind.ORDINAL, Decimal(number), english)


def rules() -> tuple[Rule, ...]:
    """The rules of this module, which are read before the periods and measures that their pieces look like."""
    what = f"(?P<what>[{''.join(_OF_WHAT)}])(?:(?<=[買买賣卖])超)?"
    number = rf"(?:(?P<a>{N})|(?P<two>[兩两二]))"
    return compiled(
        (rf"[連连]{number}{what}(?!.?停|[值率]|[級级學学任遷迁])", _in_a_row),
        (rf"{number}[連连]{what}(?!停)", _in_a_row),
        (rf"[連连][續续]?第\s?(?P<a>{N})\s?(?P<unit>{words(*_PERIODS)})", _nth),
    )
