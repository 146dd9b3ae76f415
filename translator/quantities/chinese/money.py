"""Money: 120億美元, 新台幣31.45元, 數百億日圓."""

from __future__ import annotations

import re

from translator.chinese.characters import HAN
from translator.quantities.chinese.patterns import (
    POST,
    PRE,
    TO,
    Draft,
    Found,
    N,
    Rule,
    amount,
    compiled,
    span,
    words,
)
from translator.quantities.currencies import CURRENCIES, HOME_NAMES
from translator.quantities.english import write
from translator.records import QuantityKind

_SUFFIXES = {name: c.code for c in CURRENCIES.values() for name in c.chinese}
_SUFFIXES |= {name.replace("圓", "圆"): code for name, code in _SUFFIXES.items()}
_SUFFIXES |= {
    name.replace("元", "圆"): _SUFFIXES[name] for name in ("日元", "美元", "韩元", "港元") if name in _SUFFIXES
}

_LEADS = {name: c.code for c in CURRENCIES.values() for name in c.leading}


def _money_of(found: Found, currency: str) -> Draft | None:
    figure = span(found)
    if figure is None:
        return None
    if figure.is_several:
        return Draft(
            QuantityKind.MONEY,
            figure.value,
            write.vague_money(figure.value, currency),
            currency=currency,
            qualifier="several",
        )
    english = figure.written(lambda value: write.money(write.number(value), currency))
    if figure.upper is not None and not CURRENCIES[currency].symbol:
        english = write.money(figure.written(write.number), currency)
    english = write.qualified(figure.qualifier, english)
    return Draft(QuantityKind.MONEY, figure.value, english, figure.upper, currency=currency, qualifier=figure.qualifier)


def _money(found: Found) -> Draft | None:
    """120億美元, 3元到5元, 55.94元人民幣."""
    return _money_of(found, _SUFFIXES.get(found.group("unit"), found.context.home_currency))


def _money_led(found: Found) -> Draft | None:
    """新台幣31.45元, NT$220, US$1.2億."""
    lead, number = found.group("lead"), found.need("a")
    currency = _LEADS.get(lead, "CNY" if found.context.home_currency == "CNY" else "JPY")
    if found.group("unit") in HOME_NAMES and currency == "TWD" and HAN.match(lead) is None and "$" not in lead:
        return None
    if (
        not found.group("unit")
        and HAN.match(lead)
        and (number.is_bare or re.match(r"\s?[年月日%個个號号]", found.after(2)))
    ):
        return None
    return _money_of(found, currency)


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    home = words(*_SUFFIXES) + "|(?:" + words(*HOME_NAMES) + ")(?![素件旦老寶锂鋰催材正])"
    figure = rf"(?P<a>{N})(?:{TO}(?P<b>{N}))?"
    inner = "(?P<inner>約|约|近|逾|超過|超过)?"
    unit = rf"(?:\s?(?P<unit>{words(*HOME_NAMES)}))?"
    led = rf"{PRE}(?<![A-Za-z])(?P<lead>{words(*_LEADS, '¥')})\s?{inner}{figure}{unit}{POST}"
    return compiled((led, _money_led), (amount(home), _money))
