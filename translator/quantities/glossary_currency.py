"""A sum of money with its currency as a glossary has it: US$12 billion, USD 12 billion, 12 billion US dollars."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache

from translator.quantities.chinese.patterns import words
from translator.quantities.chinese.tokens import half_width
from translator.quantities.currencies import COUNTED, CURRENCIES, HOME_NAMES
from translator.quantities.english.read import lower
from translator.quantities.english.words import LEADS, SUFFIXES
from translator.quantities.english.write import one_of
from translator.records import Quantity

# What may stand between a figure and the name of its currency, and is no part of it: 元人民幣, 枚比特幣.
_COUNTERS = "元圓枚顆個"
# Any dollar may be called so where it is clear whose it is.
_DOLLAR = frozenset({"$", "dollar", "dollars"})
_FIGURE = re.compile(r"(?<![\d,.])(?=\d)")


def names_currency(quantity: Quantity, start: int, end: int) -> bool:
    """Whether that stretch of the text is the name of the currency of `quantity`, a sum of money.

    元 is, only where the sum has no other name: in 120億美元 and 新台幣120億元 it is a part of one.
    """
    text = half_width(quantity.surface)
    first, last = start - quantity.start, end - quantity.start
    return any(last == b and not text[first:a].strip(_COUNTERS) for a, b in _named(text) if first <= a)


def in_currency(quantity: Quantity, target: str) -> Quantity:
    """Return a sum of money with its currency in the words of `target`.

    A sign is put before each figure, a code too, with a space; words follow, in the plural where the sum is not
    one. A sum in 元 takes the currency that `target` names. One whose currency `target` contradicts stays as it
    is, so that the checks show the contradiction.
    """
    named = _currency(target, quantity.currency)
    text = half_width(quantity.surface)
    is_home = all(text[a:b] in HOME_NAMES for a, b in _named(text))
    if named != quantity.currency and not is_home:
        return quantity
    return replace(quantity, english=_written(quantity, target), currency=named)


def _written(quantity: Quantity, target: str) -> str:
    if quantity.qualifier == "several":
        return f"{quantity.english.rpartition(' of ')[0]} of {_many_of(target)}"
    style = CURRENCIES[quantity.currency]
    own = style.symbol or f" {style.noun}"
    amount = quantity.english.replace(own, "").removesuffix(f" {one_of(style.noun)}")
    if unicodedata.category(target[-1]) == "Sc":
        return _FIGURE.sub(lambda _: target, amount)
    if (target.isupper() and target.isalpha()) or lower(target) in LEADS.keys() - SUFFIXES.keys():
        return _FIGURE.sub(lambda _: f"{target} ", amount)
    is_one = quantity.value == 1 and quantity.upper is None
    return f"{amount} {one_of(target) if is_one else _many_of(target)}"


def _many_of(target: str) -> str:
    return f"{target}s" if target.rpartition(" ")[2].lower() in COUNTED else target


def _currency(target: str, own: str) -> str:
    """The currency that `target` names; `own` where that is none that is known, or any dollar."""
    name = lower(target)
    if name in _DOLLAR and CURRENCIES[own].noun.endswith("dollars"):
        return own
    named = SUFFIXES.get(name) or LEADS.get(name) or own
    return named if named in CURRENCIES else own


def _named(text: str) -> list[tuple[int, int]]:
    """Where a sum of money names its currency."""
    found = [match.span() for match in _names().finditer(text)]
    return [(a, b) for a, b in found if text[a:b] not in HOME_NAMES] or found


@cache
def _names() -> re.Pattern[str]:
    known = [name for currency in CURRENCIES.values() for name in (*currency.chinese, *currency.leading)]
    return re.compile(words(*HOME_NAMES, *(name.lstrip(_COUNTERS) for name in known)))
