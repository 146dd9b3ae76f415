"""Counts and ordinals: 4萬人, 七萬顆, 第二座, 915 億."""

from __future__ import annotations

import re
from decimal import Decimal

from translator.quantities.chinese.classifiers import CLASSIFIERS, LOOSE_CLASSIFIERS, NUMBERED, PEOPLE
from translator.quantities.chinese.numerals import Number
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
    integer,
    moved,
    span,
    words,
)
from translator.quantities.chinese.tokens import MARKS
from translator.quantities.counters import NAMING, counted
from translator.quantities.english import write
from translator.records import QuantityKind

_ORDINAL_NOUNS = {
    "大": "-largest",
    "高": "-highest",
    "週": " week",
    "周": " week",
    "天": " day",
    "年": " year",
    "個月": " month",
    "个月": " month",
    "代": "-generation",
    "輪": " round",
    "轮": " round",
    "批": " batch",
}

# Units of a power plant, and what stands between those of a list.
_AND = r"[、和及與与]\s?"
_UNIT = r"\s?[號号][機机](?![場场長长關关會会構构])"
_LISTED_BEFORE = re.compile(rf"[0-9一二三四五六七八九十]{_AND}$")

_ORDINAL_NAMES = {
    "條": "Article {}",
    "条": "Article {}",
    "章": "Chapter {}",
    "號": "No. {}",
    "号": "No. {}",
    "集": "episode {}",
    "頁": "page {}",
}
# Behind 第12條: 第3項第2款.
_PARTS_OF_LAW = {
    **dict.fromkeys("項项", "Paragraph {}"),
    "款": "Subparagraph {}",
}


def _ordinal(found: Found) -> Draft | None:
    """第二座, 第四大, 第3週, 第11條."""
    number, unit = found.need("a"), found.group("unit")
    if (
        number.text == "一"
        or number.upper is not None
        or number.is_several
        or number.value % 1
        or not 0 < number.value < 10**6
    ):
        return None
    value = int(number.value)
    if unit in _PARTS_OF_LAW and found.before(1) in "條条項项":
        return Draft(QuantityKind.ORDINAL, number.value, _PARTS_OF_LAW[unit].format(value))
    if unit in _ORDINAL_NAMES:
        return Draft(QuantityKind.ORDINAL, number.value, _ORDINAL_NAMES[unit].format(value))
    return Draft(QuantityKind.ORDINAL, number.value, write.ordinal(value) + _ORDINAL_NOUNS.get(unit, ""))


def _ordinals(found: Found) -> Draft | None:
    """第3至5名, 第一到第三, 第12至15條: both ends of it."""
    first, last = integer(found.number("a"), 1, 10**4), integer(found.number("b"), 1, 10**4)
    if first is None or last is None or first >= last:
        return None
    english, unit = f"{write.ordinal(first)} to {write.ordinal(last)}", found.group("unit")
    if name := (_PARTS_OF_LAW | _ORDINAL_NAMES).get(unit):
        english = f"{name.removesuffix(' {}')}s {first} to {last}".replace(".s", "s.")
    elif noun := _ORDINAL_NOUNS.get(unit):
        english = f"{english}{noun}s"
    return Draft(QuantityKind.ORDINAL, Decimal(first), english, Decimal(last))


def _numbered(found: Found) -> Draft | None:
    """八號風球, 3號機組: No. 8, No. 3."""
    value = integer(found.number("a"), 0, 9999)
    return None if value is None else Draft(QuantityKind.ORDINAL, Decimal(value), f"No. {value}")


def _phase(found: Found) -> Draft | None:
    """第3期臨床, 二期試驗: Phase 3, Phase 2."""
    value = integer(found.number("a"), 1, 4)
    return None if value is None else Draft(QuantityKind.ORDINAL, Decimal(value), f"Phase {value}")


def _unit(found: Found) -> Draft | None:
    """9號機 is Unit 9, 1至4號機 Units 1 to 4; of 7、8、9號機 each keeps its figure: Units 7, 8, 9."""
    value, upper = integer(found.number("a"), 0, 99), integer(found.number("b"), 0, 99)
    if value is None or (upper is not None and upper <= value):
        return None
    said = f"{value}" if upper is None else f"{value} to {upper}"
    goes_on = _LISTED_BEFORE.search(found.before(4)) is not None
    is_one = upper is None and not found.group("more")
    named = said if goes_on else f"{'Unit' if is_one else 'Units'} {said}"
    return Draft(QuantityKind.ORDINAL, Decimal(value), named, None if upper is None else Decimal(upper))


def _people(found: Found) -> Draft | None:
    """4萬人, 4萬名, 上千人."""
    draft = _count(found)
    if draft is None or found.group("unit") != "人":
        return draft if draft is None else _as_person(draft)
    if draft.qualifier == "several":
        return _as_person(draft, draft.english if draft.english.endswith("of people") else f"{draft.english} of people")
    is_one = draft.value == 1 and draft.upper is None
    return _as_person(draft, f"{draft.english} {'person' if is_one else 'people'}")


def _as_person(draft: Draft, english: str = "") -> Draft:
    return Draft(draft.kind, draft.value, english or draft.english, draft.upper, "person", qualifier=draft.qualifier)


def _count(found: Found) -> Draft | None:
    """七萬顆, 兩家, 20檔: the classifier is left to the English noun."""
    figure, number = span(found), found.need("a")
    if figure is None or (number.text == "一" and figure.upper is None):
        return None
    if number.text in "兩两" and re.search("[這这那後后此該该]$", found.before(1)):
        return None  # these two, which were named before
    if len(number.text) == 4 and number.is_plain and " " in found.match[0]:
        return None  # 1802 台玻 is a code and a name
    if (
        number.is_bare
        and not figure.qualifier
        and found.group("unit") not in ("人", "名", "位", "個", "个")
        and len(number.text) == 1
    ):
        return None
    is_alone = not found.after(1).isalnum() and figure.upper is None and figure.value > 1
    return _times(figure) if found.group("unit") == "次" and is_alone else _with_noun(found, figure)


def _times(figure: Span) -> Draft:
    """已噴發過3次: what is counted has no noun behind it."""
    written = write.order(figure.value) if figure.is_several else figure.written(write.small)
    mark = "several" if figure.is_several else figure.qualifier
    english = f"{write.qualified(figure.qualifier, written)}{' of' if figure.is_several else ''} times"
    return Draft(QuantityKind.COUNT, figure.value, english, figure.upper, qualifier=mark)


def _with_noun(found: Found, figure: Span) -> Draft:
    """A count with what its counter counts: the noun is written where no noun follows (2.5萬片晶圓 has one)."""
    told = counted(found.group("unit"), found.before(30), found.after(12), found.context.fields)
    english = write.qualified(figure.qualifier, figure.written(write.small), is_counted=True)
    if figure.is_several:
        english = write.order(figure.value)
    mark = "several" if figure.is_several else figure.qualifier
    row, follows = told or (None, True)
    if row is not None and not follows:
        english += f"{' of' if figure.is_several else ''} {row.written(figure.value == 1 and figure.upper is None)}"
    unit = "" if row is None else row.noun
    return Draft(QuantityKind.COUNT, figure.value, english, figure.upper, unit, qualifier=mark)


def _loose_count(found: Found) -> Draft | None:
    """3條, 10級: classifiers that Chinese numerals below ten form other words with."""
    number = found.need("a")
    is_word = number.is_chinese and number.value < 10 and found.number("b") is None
    is_price = found.group("unit") == "起" and number.scale > 1  # 1,020萬起 is from 10.2 million
    return None if is_word or is_price else _count(found)


def _dozens(found: Found) -> Draft | None:
    """一打啤酒 is a dozen, 五打 five dozen."""
    dozens = integer(found.need("a"), 1, 99)
    if dozens is None:
        return None
    english = "a dozen" if dozens == 1 else f"{write.small(Decimal(dozens))} dozen"
    return Draft(QuantityKind.COUNT, Decimal(12 * dozens), english)


def _pairs(found: Found) -> Draft | None:
    """五十對耳環, 三雙鞋: pairs, where what follows comes in pairs."""
    figure = span(found)
    if figure is None or figure.is_several or found.need("a").text == "一":
        return None
    english = write.qualified(figure.qualifier, f"{figure.written(write.small)} pairs of")
    return Draft(QuantityKind.COUNT, figure.value, english, figure.upper, qualifier=figure.qualifier)


_OFFICES = {
    **dict.fromkeys(("部會", "部会"), "agencies"),
    "部委": "ministries and commissions",
    **dict.fromkeys(("部門", "部门"), "departments"),
}


def _offices(found: Found) -> Draft | None:
    """財金2部會 is two agencies, where 2部 counts volumes and films."""
    figure = span(found)
    if figure is None or figure.is_several or figure.value <= 1:
        return None
    english = f"{figure.written(write.small)} {_OFFICES[found.group('unit')]}"
    english = write.qualified(figure.qualifier, english, is_counted=True)
    return Draft(QuantityKind.COUNT, figure.value, english, figure.upper, qualifier=figure.qualifier)


_BEFORE_MINUS = re.compile("[為为是至到約约由從从達达剩於于]")


_FEWEST_CHARACTERS = 3


def _is_sure(number: Number) -> bool:
    """Whether a Chinese numeral below ten thousand is long enough to be no part of a word: 三十五, 三千零八."""
    is_long = len(number.text) >= _FEWEST_CHARACTERS and not MARKS.keys().isdisjoint(number.text)
    return is_long and number.value > MARKS["廿"] and number.value % 1 == 0 and number.text != "二百五"


def _scaled(found: Found) -> Draft | None:
    """915 億, 3576 億, 十餘萬, and bare digits, which stand as they were written."""
    figure, number = span(found), found.need("a")
    if figure is None or (not figure.has_scale and re.match(r"[A-Za-z]", found.after(1))):
        return None
    if found.group("sign").startswith("-") and not _BEFORE_MINUS.search(found.before(1)):
        return None  # 東風-41 is a name
    if number.is_chinese and not (figure.has_scale and len(number.text) > 1) and not _is_sure(number):
        return None
    if figure.is_several:
        return Draft(QuantityKind.COUNT, figure.value, write.order(figure.value), qualifier="several")
    is_written = all(c in "0123456789,." for c in number.text)
    style = str if is_written and not figure.has_scale and "," not in number.text else write.number
    is_as_written = is_written and figure.upper is None
    minus = "-" if figure.value < 0 else ""
    english = minus + number.text if is_as_written else figure.written(style, "–")
    english = write.qualified(figure.qualifier, english, is_counted=True)
    return Draft(QuantityKind.COUNT, figure.value, english, figure.upper, qualifier=figure.qualifier)


def _magnitude_of(found: Found) -> Draft | None:
    """數以百萬計的."""
    value = found.need("a").value
    return Draft(QuantityKind.COUNT, value, f"{write.order(value)} of", qualifier="several")


def ordinal_rules() -> tuple[Rule, ...]:
    """第二座, which is read before durations (第3週)."""
    units = words(*_ORDINAL_NOUNS, *_ORDINAL_NAMES, *PEOPLE[1:], *CLASSIFIERS, *LOOSE_CLASSIFIERS, "度", "次")
    nouns = [name for name, noun in _ORDINAL_NOUNS.items() if noun.startswith(" ")]
    ranged = words(*nouns, *_ORDINAL_NAMES, *_PARTS_OF_LAW, *PEOPLE[1:], *CLASSIFIERS, *LOOSE_CLASSIFIERS)
    return compiled(
        (rf"第\s?(?P<a>{N}){TO}(?:第\s?)?(?P<b>{N})(?P<unit>{ranged})?(?![年月日天季版大高代])", _ordinals),
        (rf"第?\s?(?P<a>{N})期(?=(?:人[體体])?(?:[臨临]床|[試试][驗验]))", _phase),
        (rf"第\s?(?P<a>{N})\s?(?P<unit>{units})?", _ordinal),
        (rf"(?P<a>{N})(?=(?P<more>(?:{_AND}{N}){{1,5}}){_UNIT})", _unit),
        (rf"(?P<a>{N})(?:{TO}(?P<b>{N}))?{_UNIT}[組组]?", _unit),
        (rf"(?P<a>{N})\s?[號号](?={NUMBERED})", _numbered),
    )


def rules() -> tuple[Rule, ...]:
    """The rules of this module, in the order in which they are tried."""
    not_a_name = "(?!字)(?<![台支](?=[股灣湾玻塑積泥幣北中南海商鐵電新持援付出撐]))(?![月別别人])"
    figure = rf"{PRE}(?P<a>{N})"
    return compiled(
        (rf"[數数]以(?P<a>{N})[計计]的?", _magnitude_of),
        (moved("人"), _people),
        (amount("人", "(?P<of>(?<=人)的)?(?![口民員员工士數数才次均潮類类生造])"), _people),
        (amount("名|位(?![於于置元數数])"), _people),
        (amount(words(*_OFFICES), "(?![議议談谈])"), _offices),
        (moved(words(*CLASSIFIERS)), _count),
        (amount(words(*CLASSIFIERS, *NAMING, "次"), not_a_name), _count),
        (rf"(?P<a>{N})\s?打(?=[啤雞鸡蛋毛襪袜鉛铅筆笔可飲饮玫紅红生酒杯的，。、]|$)", _dozens),
        (amount("對|对|雙|双", "(?=[耳鞋襪袜筷手靴眼翅眉])"), _pairs),
        (moved(words(*LOOSE_CLASSIFIERS)), _loose_count),
        (amount(words(*LOOSE_CLASSIFIERS), "(?!率)"), _loose_count),
        (amount("[步勝胜]", "(?!率)"), _loose_count),
        (rf"{figure}{TO}(?P<b>{N})(?P<unit>[級级])", _loose_count),
        (rf"{figure}{TO}(?P<b>{N}){POST}", _scaled),
        (rf"{figure}{POST}", _scaled),
    )
