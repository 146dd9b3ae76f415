"""Measures: 12至28奈米, 962點, 零下20度, 35歲."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from translator.chinese.characters import HAN
from translator.quantities.chinese.patterns import (
    POST,
    PRE,
    Draft,
    Found,
    N,
    Rule,
    Span,
    amount,
    compiled,
    integer,
    moved,
    qualifier,
    span,
    words,
)
from translator.quantities.chinese.tokens import DIGITS, HEAD, TAIL
from translator.quantities.english import write
from translator.quantities.units import LARGER, UNITS
from translator.records import QuantityKind

# Behind 一米七 these make a figure of its own of the 七.
_NO_PARTS = rf"\s?(?:[{HEAD}{TAIL}人個个名歲岁年月日天萬万億亿%成折倍公米尺厘]|百分)"
_UNIT_NAMES = {name: u.name for u in UNITS.values() for name in u.chinese}
# Names that are units where the words around say so.
_SHORT_NAMES = {"甲": "jia", "分": "fen", **dict.fromkeys("兩两", "tael")}


_MILLION = 10**6
_AREA = re.compile("(?:面[積积]|[實实]用|建築|[單单]位|每)[^，。；]*$")


def _measure(found: Found) -> Draft | None:
    """2納米, 12至28奈米, 12-28nm, 800G, 14℃."""
    figure = span(found)
    name = found.group("unit")
    unit = _UNIT_NAMES.get(name) or _SHORT_NAMES[name]
    if name == "呎" and _AREA.search(found.before(8)):
        unit = "square foot"
    if figure is None or (unit == "G" and (figure.value < 10 or not found.need("a").is_plain)):
        return None
    if found.group("half"):
        figure = replace(figure, value=figure.value + Decimal("0.5"))
    if found.group("more"):
        figure = replace(figure, qualifier="more than")
    if figure.is_several:
        return Draft(
            QuantityKind.MEASURE,
            figure.value,
            f"{write.order(figure.value)} of {UNITS[unit].written(False, found.context.spelling)}",
            unit=unit,
            qualifier="several",
        )
    if unit == "inch" and HAN.match(found.after(1)) and figure.upper is None and not figure.qualifier:
        return Draft(QuantityKind.MEASURE, figure.value, f"{write.number(figure.value)}-inch", unit=unit)
    english = write.qualified(figure.qualifier, _written(figure, unit, found.context.spelling))
    return Draft(QuantityKind.MEASURE, figure.value, english, figure.upper, unit, qualifier=figure.qualifier)


def _written(figure: Span, unit: str, spelling: str) -> str:
    """A measure in English; from a million of a unit in a larger one, where it has one: 2百萬瓦 is 2 MW."""
    scale, largest = Decimal(1), unit
    if figure.value >= _MILLION:
        for larger in LARGER.get(unit, ()):
            if figure.value >= scale * 1000:
                scale, largest = scale * 1000, larger
    link = "–" if UNITS[largest].is_symbol else " to "
    return write.measure(figure.written(lambda value: write.number(value / scale), link), largest, spelling)


def _and_parts(found: Found) -> Draft | None:
    """一米七五, 1公尺75: what stands behind the unit are tenths and hundredths of it."""
    whole = integer(found.need("a"), 1, 9)
    if whole is None:
        return None
    behind = found.text[found.match.start("rest") : found.match.end("rest")]
    parts = "".join(str(DIGITS.get(c, c)) for c in behind)
    value, unit = Decimal(f"{whole}.{parts}"), _UNIT_NAMES[found.group("unit")]
    english = write.qualified(
        qualifier(found, found.need("a")), write.measure(f"{value}", unit, found.context.spelling)
    )
    return Draft(QuantityKind.MEASURE, value, english, unit=unit)


def _broadband(found: Found) -> Draft | None:
    """百兆寬頻, 千兆光网: 兆 is a million bits a second."""
    number = found.need("a")
    if number.upper is not None or number.is_several:
        return None
    if number.value >= 1000:
        return Draft(
            QuantityKind.MEASURE, number.value / 1000, f"{write.number(number.value / 1000)} Gbps", unit="Gbps"
        )
    return Draft(QuantityKind.MEASURE, number.value, f"{write.number(number.value)} Mbps", unit="Mbps")


_SCORED = re.compile("(落後|落后|領先|领先|得到|得了|拿到|拿下|攻下|砍下|貢獻|贡献|獲得|获得|淨勝|净胜)[^，。；、,]*$")


_FEWEST_POINTS = 25


def _index(found: Found) -> Draft | None:
    """962 點, 493.15點: index points."""
    figure = span(found)
    if figure is None or figure.is_several:
        return None
    if (
        figure.value < _FEWEST_POINTS
        and figure.value % 1 == 0
        and figure.upper is None
        and found.after(1) not in ("至", "到")
    ):
        return None  # 八點 is a time, 三點 what somebody says
    english = write.qualified(figure.qualifier, f"{figure.written(write.number)} points")
    return Draft(QuantityKind.MEASURE, figure.value, english, figure.upper, "point", qualifier=figure.qualifier)


def _score(found: Found) -> Draft | None:
    """落後20分, 攻下25分: points of a game, where the word before says so."""
    figure = span(found)
    if figure is None or figure.is_several or not _SCORED.search(found.before(8)):
        return None
    english = write.qualified(figure.qualifier, write.plural(figure.written(write.number), "point"))
    return Draft(QuantityKind.MEASURE, figure.value, english, figure.upper, "point", qualifier=figure.qualifier)


def _degrees_and_tenths(found: Found) -> Draft | None:
    """十三度二: tenths of a degree behind it."""
    whole, tenth = integer(found.number("a"), 0, 60), integer(found.number("rest"), 0, 9)
    if whole is None or tenth is None:
        return None
    value = Decimal(f"{whole}.{tenth}") * (-1 if found.group("sign") else 1)
    english = write.qualified(qualifier(found, found.need("a")), write.measure(f"{value}", "°C", ""))
    return Draft(QuantityKind.MEASURE, value, english, unit="°C", qualifier=qualifier(found, found.need("a")))


_HOTTEST = 50  # of the weather in Celsius
_OF_TEMPERATURE = re.compile("的?[低高][溫温]")
_TEMPERATURE = re.compile("[溫温冷熱热][^，。；、]*$")


def _degrees(found: Found) -> Draft | None:
    """零下20度, 氣溫30度, 華氏80度: degrees of temperature, where the words before say so."""
    before, scale = found.before(12), found.group("scale")
    if (
        found.group("sign") != "零下"
        and not scale
        and not (_TEMPERATURE.search(before) or _OF_TEMPERATURE.match(found.after(3)))
    ):
        return None
    figure = span(found)
    if figure is None or figure.is_several or (_OF_TEMPERATURE.match(found.after(3)) and figure.value > _HOTTEST):
        return None
    unit = "°F" if scale[:1] in {*"華华"} else "°C"
    english = write.measure(figure.written(write.number), unit, found.context.spelling)
    english = write.qualified(figure.qualifier, english)
    return Draft(QuantityKind.MEASURE, figure.value, english, figure.upper, unit, qualifier=figure.qualifier)


def _age(found: Found) -> Draft | None:
    """35歲老公, 現年35歲."""
    figure = span(found)
    if figure is None or figure.is_several:
        return None
    if found.group("unit").endswith("半"):
        figure = replace(figure, value=figure.value + Decimal("0.5"))
    if found.group("more"):
        figure = replace(figure, qualifier="more than")
    after = found.after(1)
    written = figure.written(write.number)
    is_adjective = (
        bool(HAN.match(after))
        and after not in "的時时以前後后生起那就便已至到和與与及才仍還还也"
        and not figure.qualifier
    )
    english = f"{written}-year-old" if is_adjective and figure.upper is None else f"{written} years old"
    english = write.qualified(figure.qualifier, english)
    last = found.number("b")
    if last is not None and last.is_over and found.need("a").is_over:
        english = f"their {figure.value}s to {figure.upper}s"
    return Draft(
        QuantityKind.MEASURE,
        figure.value,
        english,
        figure.upper,
        "year old",
        qualifier=figure.qualifier,
    )


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    latin = words(*(name for name in _UNIT_NAMES if name[0].isascii()))
    han = words(*(name for name in _UNIT_NAMES if not name[0].isascii() and name not in "升克"))
    # Core Ultra 200V系列 is a name, but 5nm晶片 a measure.
    latin = rf"(?![A-Z](?:系列|處理器|处理器|晶片|芯片))(?:{latin})(?![A-Za-z])"
    units = rf"{latin}|{han}|克(?![朗隆什服羅罗林])|升(?![穿至破值級级到幅市近逾上])"
    more = "(?P<more>[多餘余](?![數数少半次年樣样元]))"
    return compiled(
        (rf"(?P<a>{N})\s?兆(?=[寬宽光帶带網网])", _broadband),
        (
            rf"{PRE}(?P<a>{N})(?P<unit>米|公尺)(?P<rest>[一二三四五六七八九]{{1,2}}|{HEAD}{TAIL}?)(?!{_NO_PARTS}){POST}",
            _and_parts,
        ),
        (amount(units, rf"(?:\s?[(](?:{units})[)])?(?:(?P<half>半(?![天年月日夜數数]))|{more})?"), _measure),
        (amount("[甲分]", rf"{more}?(?=的?(?:[農农水旱]?[地田]|果園|茶園|魚塭|鱼塭))"), _measure),
        (amount("[兩两]"), _measure),
        (rf"(?:[攝摄]氏)?{PRE}(?P<a>{N})度(?P<rest>{N})(?!{_NO_PARTS}|[分電电])", _degrees_and_tenths),
        ("(?P<scale>[攝摄華华]氏)?" + amount("度", "(?![電电])"), _degrees),
        (moved("點|点"), _index),
        (amount("點|点", r"(?!名|頭|头|出|評|评|擊|击)"), _index),
        (amount("分", "(?![鐘钟之秒點点數数])"), _score),
        (amount("[周週]?[歲岁]半?", f"{more}?"), _age),
    )
