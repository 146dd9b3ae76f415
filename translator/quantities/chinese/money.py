"""Money: 120億美元, 新台幣31.45元, 數百億日圓."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.chinese.characters import HAN
from translator.quantities.chinese.patterns import (
    POST,
    PRE,
    Draft,
    Found,
    N,
    Rule,
    amount,
    compiled,
    moved,
    qualifier,
    ranged,
    span,
    words,
)
from translator.quantities.chinese.tokens import HEAD, TAIL
from translator.quantities.currencies import CURRENCIES, HOME_NAMES
from translator.quantities.english import write
from translator.records import QuantityKind

SUFFIXES = {name: c.code for c in CURRENCIES.values() for name in c.chinese}
SUFFIXES |= {name.replace("圓", "圆"): code for name, code in SUFFIXES.items()}
SUFFIXES |= {name.replace("元", "圆"): SUFFIXES[name] for name in ("日元", "美元", "韩元", "港元") if name in SUFFIXES}

LEADS = {name: c.code for c in CURRENCIES.values() for name in c.leading}
# The names that follow a figure, where a sum in 元 or 億 stands behind them: 歐元17.1元. 馬克 and 里拉 may be people.
AHEAD = {
    name: code
    for name, code in SUFFIXES.items()
    if name not in LEADS and name[0] not in "元圓圆枚" and name[-1] in "元圓圆圜幣币鎊镑銖铢盾郎"
}


def money_of(found: Found, currency: str) -> Draft | None:
    """The figure of a match as a sum in a currency."""
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
    home = found.context.home_currency
    if found.group("unit") in HOME_NAMES and (rate := _RATE.search(found.before(24))):
        of = SUFFIXES[rate["name"]]
        least, most = _FOR_A_DOLLAR[of]
        home = of if least < found.need("a").value < most else home
    return money_of(found, SUFFIXES.get(found.group("unit"), home))


def _in_pieces(found: Found) -> Draft | None:
    """三萬塊: so much is money, not pieces."""
    number = found.need("a")
    return money_of(found, found.context.home_currency) if number.value >= _LEAST_IN_PIECES else None


_LEAST_IN_PIECES = 100
# What a dollar costs, roughly: 人民幣中間價報7.08元 is in yuan, but 日圓匯率0.21元 in the money of the place.
_FOR_A_DOLLAR = {"CNY": (5, 10), "JPY": (50, 500), "KRW": (500, 5000)}
_RATE = re.compile(
    rf"(?<![兌兑對对])(?P<name>{words(*(name for name, code in SUFFIXES.items() if code in _FOR_A_DOLLAR))})"
    "(?:[兌兑對对]1?(?:美元|美金|[歐欧]元|[港台臺][幣币]))?"
    "(?:[匯汇]率|中[間间][價价]|[盤盘]中|一度|即期|[昨今]日?|[收開开][盤盘]?|[報报升貶贬漲涨跌挫至破到在為为最高低強强弱約约]){0,9}$"
)


def _money_led(found: Found) -> Draft | None:
    """新台幣31.45元, NT$220, US$1.2億."""
    lead, number = found.group("lead"), found.need("a")
    currency = LEADS.get(lead, "CNY" if found.context.home_currency == "CNY" else "JPY")
    if found.group("unit") and _is_price_of(currency, number.value):
        return None
    if found.group("unit") in HOME_NAMES and currency == "TWD" and HAN.match(lead) is None and "$" not in lead:
        return None
    if (
        not found.group("unit")
        and HAN.match(lead)
        and (number.is_bare or number.text == "一" or re.match(r"\s?[年月日%個个號号]", found.after(2)))
    ):
        return None
    return money_of(found, currency)


# Beside these it is what the currency itself costs: 牌告賣出美元31元, 美元30元關卡, 日圓0.2元.
# 美元兌日圓157元 is in yen.
_EXCHANGED = re.compile("(?:[兌兑換换]|[匯汇]率|牌告|[結结][匯汇]|[升貶贬]值|[買买][進进]|[賣卖]出)[^，。；、]{0,4}$")
_PRICED = re.compile("[大整心防]|[關关][卡口]|[價价]位")
_FOR_DOLLARS = re.compile("美[元金][兌兑對对]$")
_CHEAP = frozenset({"JPY", "KRW", "VND", "IDR"})


def _named_ahead(found: Found) -> Draft | None:
    """歐元17.1元, 美元3億: a sum in the currency that is named before it."""
    number, currency = found.number("b") or found.need("a"), AHEAD[found.group("lead")]
    has_unit = bool(found.group("unit"))
    if number.scale == 1 and not _FOR_DOLLARS.search(found.before(3)):
        is_price = _EXCHANGED.search(found.before(8)) or _PRICED.match(found.after(2))
        if not has_unit or is_price or _is_price_of(currency, number.value):
            return None
    return money_of(found, currency) if has_unit or not number.is_bare else None


def _is_price_of(currency: str, value: Decimal) -> bool:
    """Whether it is what one of the currency costs: nobody pays 0.2 yen."""
    return currency in _CHEAP and value < 1


_BASE = 10
_CENTS = {
    "美分": "USD",
    "港仙": "HKD",
    **dict.fromkeys(("歐分", "欧分"), "EUR"),
    "便士": "GBP",
    **dict.fromkeys(("日本銭", "日本钱"), "JPY"),
}


def _coins(found: Found) -> Draft | None:
    """五元三毛, 50元6角三分, 3塊5: tenths and hundredths behind the whole sum; 15仙 is 15 cents."""
    whole, tenths, cents = (found.number(group) for group in ("a", "tenth", "cent"))
    parts = [each for each in (tenths, cents) if each is not None]
    if not parts or any(each.upper is not None or each.is_several for each in (*parts, *([whole] if whole else []))):
        return None
    if (tenths is not None and tenths.value >= _BASE) or (whole and cents and cents.value > _MOST_CENTS):
        return None
    value = sum(
        (each.value / unit for each, unit in ((whole, 1), (tenths, 10), (cents, 100)) if each is not None), Decimal(0)
    )
    currency = _CENTS.get(found.group("minor")) or LEADS.get(found.group("lead"), found.context.home_currency)
    english = write.qualified(qualifier(found, parts[-1]), write.money(write.number(value), currency))
    return Draft(QuantityKind.MONEY, value, english, currency=currency, qualifier=qualifier(found, parts[-1]))


_MOST_CENTS = 99


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    home = words(*SUFFIXES) + "|(?:" + words(*HOME_NAMES) + ")(?![素件旦老寶锂鋰催材正])"
    inner = "(?P<inner>約|约|近|逾|超過|超过)?"
    unit = rf"(?:\s?(?P<unit>{words(*HOME_NAMES)}))?"
    led = rf"{PRE}(?<![A-Za-z])(?P<lead>{words(*LEADS, '¥')})\s?{inner}{ranged(words(*HOME_NAMES))}{unit}{POST}"
    # Behind a number or 每 it is that much of the currency: 1歐元35元.
    of_none = rf"(?<![{HEAD}{TAIL}每])(?<![{HEAD}{TAIL}]\s)(?<!(?<!美[元金])[兌兑對对換换])"
    ahead = rf"{PRE}{of_none}(?P<lead>{words(*AHEAD)})\s?{inner}"
    not_more = f"(?![人名位戶户家件股張张點点]|{words(*SUFFIXES)})"
    lead = rf"{PRE}(?:(?<![A-Za-z])(?P<lead>{words(*LEADS)})\s?)?"
    whole = rf"(?P<a>{N})\s?(?:[塊块][錢钱]|[元圓圆塊块])\s?"
    major = rf"(?:(?P<a>{N})\s?(?:[美歐欧]元|英[鎊镑]|日[元圓圆]|港[元幣币])\s?又?\s?)?"
    moves = "(?<=[升貶贬]值|收[升貶贬])"
    tenth, cent = rf"(?P<tenth>{N})\s?[角毛毫]", rf"(?P<cent>{N})\s?[分仙]"
    return compiled(
        (rf"{lead}{whole}(?:{tenth}\s?)?(?:{cent}(?![鐘钟之]))?[錢钱]?{POST}", _coins),
        (
            rf"{lead}(?P<a>{N})[塊块](?P<tenth>{N})(?![\s%]*[{HEAD}{TAIL}個个人年月日天萬万億亿元塊块度成名次片公斤噸吨米])",
            _coins,
        ),
        (rf"{lead}{tenth}(?:{cent})?[錢钱]", _coins),
        (rf"{PRE}{major}(?P<cent>{N})\s?(?P<minor>{words(*_CENTS)}){POST}", _coins),
        (rf"{PRE}(?:{moves}|(?<=[調调降漲涨跌減减加]))(?P<tenth>{N})角(?:\s?{cent}(?![鐘钟之]))?", _coins),
        (rf"{PRE}{moves}{cent}(?![鐘钟之])", _coins),
        (rf"{lead}(?P<cent>{N})\s?仙(?![人女境姑草子])", _coins),
        (led, _money_led),
        (rf"{ahead}{ranged(words(*HOME_NAMES))}{unit}{not_more}{POST}", _named_ahead),
        (rf"{PRE}(?P<a>{N})(?P<unit>[塊块])(?=[，。、；！？」的]|$)", _in_pieces),
        (moved(home), _money),
        (amount(home), _money),
    )
