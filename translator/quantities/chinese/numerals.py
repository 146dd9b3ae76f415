"""Numbers as Chinese text writes them, to exact `Decimal` values.

Arabic digits, Chinese numerals and mixtures: 1億2,300萬, 1.2萬億, 十餘萬, 數百億, 二〇二五, 三四十.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

DIGIT_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
SMALL_MARKS = {"十": 10, "百": 100, "千": 1000}
LARGE_MARKS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
MARKS = SMALL_MARKS | LARGE_MARKS

# The digits of other scripts are no figures of Chinese text.
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,8}+(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
_DIGIT = "[" + "".join(DIGIT_VALUES) + "]"
# A mark that begins a unit is no part of the number: 500兆瓦 is 500 MW, 3千克 is 3 kg.
_SMALL = r"(?:[十廿卅]|百(?!帕|分[點点百])|千(?![瓦赫卡伏帕克]|米(?!布)))"
_LARGE = r"(?:[萬万億亿]|兆(?![瓦赫位字]|比(?!索)))"
_OVER = "[餘余多幾几來来]"
# 數 belongs to the word before it in 人數百萬, 指數千點.
_SEVERAL = rf"(?:[數数](?=十年)|(?<![人總总指次多少半件份分參参係系函歲岁])[數数]|[幾几])(?={_SMALL}|{_LARGE})"
# Digits that a Latin name ends with are its own (HBM4); GDP80% and EPS8.17元 are figures.
_LONE = r"(?:(?<![A-Za-z_\d.])(?<![A-Za-z][-_])|(?<=[A-Z]{2})(?=[\d.,]++(?:%|[元億亿兆倍]|[萬万][元美])))"
_RUN = re.compile(
    rf"(?P<several>{_SEVERAL})?"
    rf"(?:{_LONE}{ARABIC}|{_DIGIT}|{_SMALL}|{_LARGE})"
    rf"(?:\x20?{_OVER}?(?:(?<!\d)\x20)?{_SMALL}|\x20?{_OVER}?\x20?{_LARGE}|(?<!\d){_DIGIT}|(?<=[萬万億亿兆]){ARABIC}"
    rf"|(?<=[零〇一二兩两三四五六七八九十])[點点](?=[零〇一二三四五六七八九](?![十分])))*+"
)
_PIECE = re.compile(rf"{ARABIC}|{_DIGIT}+|[十百千萬万億亿兆]")
_TENS = {"廿": "二十", "卅": "三十"}
# Beyond this no news figure goes, and Decimal would round.
_LONGEST = 26
_LARGEST = Decimal(10) ** 18
_POINT = re.compile(r"(.*)[點点]([零〇一二三四五六七八九]+)(.*)")
_LAST_MARKS = re.compile(r"(?<![萬万億亿兆])[萬万億亿兆]++$")
_NEIGHBOURS = re.compile(rf"{_DIGIT}{{2,}}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text. `upper` is set for neighbours written together (三四 is three or four).

    `scale` is the 萬/億/兆 that the number ends with (1 if none); `is_several` marks 數 and 幾
    (數百億), `is_over` 多 and 餘 inside; `is_bare` has no coefficient (千, 百億, 兆).
    """

    start: int
    end: int
    text: str
    value: Decimal
    upper: Decimal | None = None
    scale: int = 1
    is_several: bool = False
    is_over: bool = False
    is_bare: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether no Arabic digit is in it."""
        return not any("0" <= c <= "9" for c in self.text)

    @property
    def is_plain(self) -> bool:
        """Whether it is Arabic digits and nothing else, such as a year or a code."""
        return self.text.isdecimal()


def numbers(text: str) -> Iterator[Number]:
    """The numbers of `text` (half-width), in order. Digits of names such as HBM4 and 5G's are left to units."""
    for match in _RUN.finditer(text):
        number = _number(match)
        if number is not None:
            yield number


def _number(match: re.Match[str]) -> Number | None:
    several = match["several"] or ""
    body = match[0][len(several) :]
    if len(body) > _LONGEST:
        return None
    bounds = _bounds(body)
    if bounds is None or bounds[-1] > _LARGEST or (several and not _is_order(bounds[0])):
        return None
    marks = _LAST_MARKS.search(body)
    scale = 1
    for mark in marks[0] if marks else "":
        scale *= LARGE_MARKS[mark]
    return Number(
        match.start(),
        match.end(),
        match[0],
        bounds[0],
        bounds[1] if len(bounds) > 1 else None,
        scale,
        is_several=bool(several),
        is_over=any(c in _OVER for c in body),
        is_bare=body[0] in "百千" or body[0] in LARGE_MARKS,
    )


def _is_order(value: Decimal) -> bool:
    """Whether it is a power of ten that English has plural words for, up to hundreds of trillions."""
    return value <= 10**14 and value == Decimal(1).scaleb(value.adjusted())


def _bounds(body: str) -> tuple[Decimal, ...] | None:
    """One value, or two where neighbouring digits stand together (三四百)."""
    pair = _NEIGHBOURS.search(body)
    if pair and len(pair[0]) == 2 and not _POINT.fullmatch(body) and "零" not in pair[0] and "〇" not in pair[0]:
        low, high = (DIGIT_VALUES[c] for c in pair[0])
        if high != low + 1:
            return None
        ends = [value_of(body[: pair.start()] + c + body[pair.end() :]) for c in pair[0]]
        return None if None in ends else tuple(e for e in ends if e is not None)
    value = value_of(body)
    return None if value is None else (value,)


def value_of(body: str) -> Decimal | None:
    """The value of one written number, or `None` where it is malformed."""
    decimal = _POINT.fullmatch(body)
    if decimal:
        whole = value_of(decimal[1])
        digits = "".join(str(DIGIT_VALUES[c]) for c in decimal[2])
        if whole is None:
            return None
        value = whole + Decimal(f"0.{digits}")
        for mark in decimal[3]:
            value *= MARKS.get(mark, 1)
        return value
    for short, long in _TENS.items():
        body = body.replace(short, long)
    return _Sum().add(_PIECE.findall(body))


class _Sum:
    """Adds up coefficient-and-mark pieces: 1億 + 2,300萬."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.coefficient: Decimal | None = None
        self.last_large = 0

    def add(self, pieces: list[str]) -> Decimal | None:
        if not pieces:
            return None
        previous = ""
        for piece in pieces:
            if piece in SMALL_MARKS:
                self.section += (1 if self.coefficient is None else self.coefficient) * SMALL_MARKS[piece]
                self.coefficient = None
            elif piece in LARGE_MARKS:
                self._large(LARGE_MARKS[piece], previous in LARGE_MARKS)
            else:
                self.coefficient = _coefficient(piece)
            previous = piece
        if self.coefficient is not None and len(pieces) > 1 and pieces[-1] in DIGIT_VALUES:
            before = pieces[-2]  # 三萬五 is 35,000
            if before in MARKS and before != "十":
                self.coefficient *= MARKS[before] // 10
        # A lone number keeps its written precision (3.50).
        if self.coefficient is not None and not self.total and not self.section:
            return self.coefficient
        return self.total + self.section + (self.coefficient or 0)

    def _large(self, mark: int, follows_large: bool) -> None:
        is_bare = self.coefficient is None and not self.section
        base = Decimal(1) if is_bare else self.section + (self.coefficient or 0)
        if follows_large and is_bare:
            self.total *= mark
        elif self.last_large and mark > self.last_large:
            self.total = (self.total + base) * mark
        else:
            self.total += base * mark
        self.section, self.coefficient, self.last_large = Decimal(0), None, mark


def _coefficient(piece: str) -> Decimal:
    if piece[0].isascii():
        return Decimal(piece.replace(",", ""))
    return Decimal("".join(str(DIGIT_VALUES[c]) for c in piece))
