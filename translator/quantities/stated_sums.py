"""The sums that an article states with their currency, which say what a bare one of the same value is: 交易額破千億."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from translator.quantities.chinese.find import find
from translator.quantities.chinese.money import LEADS, SUFFIXES
from translator.quantities.context import Context
from translator.quantities.currencies import HOME_NAMES
from translator.records import QuantityKind

_LARGE = 10**8
_CLAUSE = re.compile(r"[，。；！？\n]")
_SCALES = frozenset("億亿兆")
_MARKS = (*LEADS, *SUFFIXES, *HOME_NAMES)


def stated_sums(text: str, context: Context) -> tuple[tuple[Decimal, str], ...]:
    """Return (value, currency) of each sum of a hundred million and more, but for values that have two currencies."""
    # Where such a sum may be: to look through all of an article takes as long as all else that is read in it.
    clauses = [clause for clause in _CLAUSE.split(text) if not _SCALES.isdisjoint(clause)]
    currencies: dict[Decimal, set[str]] = defaultdict(set)
    for figure in find("。".join(clauses), context):
        if figure.kind is QuantityKind.MONEY and any(mark in figure.surface for mark in _MARKS):
            for value in figure.values:
                currencies[value].add(figure.currency)
    sure = {value: found for value, found in currencies.items() if value >= _LARGE and len(found) == 1}
    return tuple((value, currency) for value, (currency,) in sure.items())
