"""What a rule of the figure grammar is: a pattern over a text whose numbers are single symbols."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from translator.chinese.characters import HAN_RANGES
from translator.quantities.chinese.classifiers import QUALIFIERS
from translator.quantities.chinese.numerals import Number
from translator.quantities.chinese.tokens import HEAD, TAIL, TAKEN
from translator.quantities.context import Context
from translator.records import QuantityKind

# In the text that rules see, a number is HEAD TAIL*.
N = f"{HEAD}{TAIL}*+"
# The separators of a range; the caller sees to it that both ends are figures.
TO = r"\s?(?:[-–—~〜−至到]|或)\s?"
# 兩個上下樓層 has nothing to do with about.
POST = r"(?P<post>左右(?![岸手邊边側侧兩两])|上下(?![樓楼層层空游班車车鋪铺床舖各兩两])|以上|以下)?"
# A dash is a minus where it is no range, no name's and no date's.
SIGN = rf"(?:(?:[負负]|零下)\s?|(?<![\w{HEAD}{TAIL}{TAKEN}%)\]-])-|(?<=[{HAN_RANGES}])(?<![年月日號号元])-)"
# 最近, 附近, 以上, 加上, 晚上 are words of their own.
PRE = (
    r"(?:(?P<pre>[不未](?:超過|超过|逾)|不[多高]於|不[多高]于|不[少低][於于]|(?<!高)不下|約合|约合|約莫|大約|大约|大概|約|约|將近|将近|接近|(?<![最附遠远逼趨趋迫瀕濒鄰邻靠貼贴臨临親亲])近|逾|超過|超过|(?<![賣卖買买])超|至少|最少"
    r"|最多|至多|多達|多达|不到|不足|未滿|未满|正[負负]|±|(?<![以加晚早史線线身網网])上)\s?)?"
    rf"(?P<sign>{SIGN})?"
)
_POSTS = {"左右": "about", "上下": "about", "以上": "at least", "以下": "under"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure as a rule reads it; `find` adds where it stands. The fields are those of `Quantity`."""

    kind: QuantityKind
    value: Decimal
    english: str
    upper: Decimal | None = None
    unit: str = ""
    currency: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match, with the numbers in it and the text around it."""

    match: re.Match[str]
    text: str
    numbers: dict[int, Number]
    context: Context

    def number(self, group: str) -> Number | None:
        """The number that a named group of the pattern matched."""
        if not self.group(group):
            return None
        return self.numbers[self.match.start(group)]

    def need(self, group: str) -> Number:
        """The number of a group that always takes part."""
        return self.numbers[self.match.start(group)]

    def group(self, name: str) -> str:
        """What a named group matched, empty if it took no part."""
        return (self.match[name] or "") if name in self.match.re.groupindex else ""

    def before(self, length: int = 6) -> str:
        """The text that ends where the match begins."""
        return self.text[max(0, self.match.start() - length) : self.match.start()]

    def after(self, length: int = 6) -> str:
        """The text that follows the match."""
        return self.text[self.match.end() : self.match.end() + length]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what makes a figure of its match; `None` says that it is none."""

    pattern: re.Pattern[str]
    build: Callable[[Found], Draft | None]


@dataclass(frozen=True, slots=True)
class Span:
    """One figure or both ends of a range, read from groups a and b, with its qualifier.

    `is_pair` marks neighbours written together: 三四百 is 300 or 400.
    """

    value: Decimal
    upper: Decimal | None
    qualifier: str
    is_several: bool
    has_scale: bool
    is_pair: bool = False

    def written(self, style: Callable[[Decimal], str], link: str = " to ") -> str:
        """The figure, or the range with `link` between its ends, each end in `style`. 三四 is "three or four"."""
        low = style(self.value)
        link = " or " if self.is_pair else " to " if self.value < 0 else link
        return low if self.upper is None else f"{low}{link}{style(self.upper)}"


def qualifier(found: Found, number: Number) -> str:
    """The qualifier in English: what leads the figure wins over what follows it."""
    pre = found.group("pre") or found.group("inner")
    if pre == "上" and not number.is_bare:
        return ""
    if pre:
        return QUALIFIERS[pre]
    if found.group("floor"):
        return ""
    if found.group("post"):
        is_penalty = found.group("post") == "以下" and _PENALTY.match(found.after(2))
        return "up to" if is_penalty else _POSTS[found.group("post")]
    return "more than" if number.is_over else ""


# The most that the law allows, which it includes.
_PENALTY = re.compile("[之的]?[罰罚有拘徒]")


def span(found: Found) -> Span | None:
    """Groups a and b as a span; `None` where they do not make sense together.

    In 3至5萬 the first end takes the scale of the second; 負, 零下 and a minus make the value negative.
    """
    first, second = found.need("a"), found.number("b")
    if found.group("pre") == "上" and not (first.is_bare or first.text[0] == "十"):
        return None
    value, upper = first.value, first.upper
    if second is not None:
        if upper is not None or second.upper is not None:
            return None
        upper = second.value
        if second.scale > 1 and first.scale == 1 and value < second.value / second.scale:
            value *= second.scale
        value, upper = _signed(value, found.group("sign")), _signed(upper, found.group("sign_b"))
        if value > upper and upper >= 0:
            return None
    elif found.group("sign"):
        value, upper = _signed(value, "-"), None if upper is None else -upper
    last = second or first
    is_pair = upper is not None and (second is None or "或" in found.text[first.end : second.start])
    return Span(value, upper, qualifier(found, last), first.is_several, last.scale > 1, is_pair)


def _signed(value: Decimal, sign: str) -> Decimal:
    return -value if sign else value


def ranged(unit: str) -> str:
    """The pattern of a figure, or of both ends of a range, of which the first may carry the unit, too.

    3萬元以上15萬元以下 is one range.
    """
    floor = rf"(?P<floor>以上[、，,]?)(?={N}\s?(?:{unit})以下)"
    return rf"(?P<a>{N})(?:\s?(?:{unit})?(?:{TO}|{floor})(?P<sign_b>{SIGN})?(?P<b>{N}))?"


def amount(unit: str, after: str = "") -> str:
    """The pattern of a figure or range before a unit (group "unit")."""
    return rf"{PRE}{ranged(unit)}\s?(?P<unit>{unit}){after}{POST}"


def moved(unit: str) -> str:
    """The pattern of what a figure moved by, before where it moved to: 調高2元至29元 is no range."""
    return rf"(?<=[高低升降漲涨跌加減减增少挫]){PRE}(?P<a>{N})\s?(?P<unit>{unit})(?={TO}{N}\s?(?:{unit}))"


def words(*names: str) -> str:
    """An alternation of literal words, longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def compiled(*table: tuple[str, Callable[[Found], Draft | None]]) -> tuple[Rule, ...]:
    """Rules of patterns and builders, in order."""
    return tuple(Rule(re.compile(pattern), build) for pattern, build in table)


def integer(number: Number | None, low: int, high: int) -> int | None:
    """The number as a whole number within bounds, or `None`."""
    if number is None or number.upper is not None or number.scale != 1 or "," in number.text or "." in number.text:
        return None
    return int(number.value) if low <= number.value <= high and not number.is_several else None
