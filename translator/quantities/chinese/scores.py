"""Pairs of numbers that are one figure: 3比1, 13投8中, 0勝29負."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.quantities.chinese.patterns import Draft, Found, N, Rule, compiled
from translator.records import QuantityKind

_HIGHEST = 300
_RATIO_BEFORE = re.compile("[為为約约][1一]?$")
_RATIO = re.compile("[比匯汇][例率值]|男女|換|换|[兌兑]|分[割拆]|合[併并]")


def _pair(found: Found) -> tuple[int, int] | None:
    """The whole numbers of the pair, in the order in which they stand."""
    first, second = found.need("a"), found.number("b")
    if second is None:
        return int(first.value), 0
    if any(each.upper is not None or each.is_several or each.value % 1 for each in (first, second)):
        return None
    low, high = int(first.value), int(second.value)
    return (low, high) if max(low, high) <= _HIGHEST else None


def _score(found: Found) -> Draft | None:
    """3比1 is a score, 3-1, unless the words around make it a ratio, 3 to 1."""
    pair = _pair(found)
    if pair is None:
        return None
    is_ratio = _RATIO_BEFORE.search(found.before(2)) or _RATIO.search(found.before(8)) or _RATIO.search(found.after(6))
    english = f"{pair[0]} to {pair[1]}" if is_ratio else f"{pair[0]}-{pair[1]}"
    return Draft(QuantityKind.COUNT, found.need("a").value, english, Decimal(pair[1]), "score")


def _colon(found: Found) -> Draft | None:
    """25:18 is a score where it can be no time of day."""
    pair, second = _pair(found), found.need("b")
    if pair is None or (pair[0] <= 24 and pair[1] < 60 and len(second.text) == 2):
        return None
    return _score(found)


def _record(found: Found) -> Draft | None:
    """0勝29負 is 0-29."""
    pair = _pair(found)
    if pair is None:
        return None
    return Draft(QuantityKind.COUNT, found.need("a").value, f"{pair[0]}-{pair[1]}", found.need("b").value, "record")


def _made(found: Found) -> Draft | None:
    """13投8中 is 8 of 13: what was made stands behind what was attempted."""
    pair = _pair(found)
    if pair is None or pair[0] < pair[1]:
        return None
    return Draft(QuantityKind.COUNT, found.need("b").value, f"{pair[1]} of {pair[0]}", found.need("a").value, "attempt")


# Behind two numbers with a dash these make a score of them.
_WON = "[擊击][敗败]|[險险大輕轻橫横完]?[勝胜]|落[敗败]|逆[轉转]|[領领]先|[輸输贏赢]|平手"


def rules() -> tuple[Rule, ...]:
    """The rules of this module, which are read before the counts that are parts of them."""
    return compiled(
        (rf"(?<!:)(?P<a>{N}):(?P<b>{N})(?![:%])", _colon),
        (rf"(?P<a>{N})[-–—](?P<b>{N})\s?(?={_WON})", _score),
        (rf"(?P<a>{N})\s?比\s?(?:(?P<b>{N})|[零〇])(?!\s?[比年月日號号:%])", _score),
        (rf"(?P<a>{N})\s?[勝胜]\s?(?P<b>{N})\s?[負负敗败]", _record),
        (rf"(?P<a>{N})\s?[投罰罚射](?:球|籃|篮)?[僅仅只才]?\s?(?P<b>{N})\s?[中進进]", _made),
    )
