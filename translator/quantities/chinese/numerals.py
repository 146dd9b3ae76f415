"""Numbers as Chinese text writes them, to exact `Decimal` values: one grammar over the kinds of `tokens`.

A numeral falls: from 兆 over 億 to 萬, and within each from 千 over 百 to 十. Before 億 and 兆 may stand what has a 萬
itself (1萬2千億), and the last digit may leave out its mark (三萬五, 13萬2). What does not fall begins another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from translator.quantities.chinese.tokens import ARABIC, DIGITS, MARKS, SEVERAL, Token, tokens

# A: Arabic digits. c, 0: a Chinese digit, zero. q b t: 千 百 十 (g: 廿). z y w: 兆 億 萬. o: 多. p: 點.
_LEAD = "(?:A|cc?)"
_ROW = "(?:[c0]{3,}+|c0++|cc(?=o?[wyz]))"
_SECTION = rf"(?>(?:0?{_LEAD}?o?q)?(?:0?{_LEAD}?o?b)?(?:0?(?:{_LEAD}?o?t|g))?(?:0*+{_LEAD}(?!o?[tbq])|0(?=ow))?)"
_UPPER = rf"(?:{_ROW}|0?{_SECTION}o?w{_SECTION}|0?{_SECTION})o?"
_NUMERAL = re.compile(
    rf"Ak|(?=[^op])(?:{_UPPER}z)?(?:{_UPPER}y|0?{_SECTION}ww)?(?:(?:{_ROW}|0?{_SECTION})o?w)?"
    rf"(?:(?:{_ROW}|0(?=p)|{_SECTION})(?!o?[wyz]))?(?:(?<!A)p[c0]++(?!o?[tbq])[wyz]*+)?"
)
# Beyond this no news figure goes, and Decimal would round.
_LONGEST = 26
_LARGEST = Decimal(10) ** 18
_LARGE = "wyz"
# Behind a numeral that may leave out its last mark these begin what it is for: 三萬一天 is 30,000 a day.
_EACH = re.compile("[天日年月週周個个名人次份張张件台顆颗家]")
# What makes digits of the one that ends a numeral, another thing: 1億5G用戶.
_OTHER = re.compile("[A-Za-z%:/]")
# Two digits that do not follow each other are a number only before these: 五五折, 九七年.
_AFTER_TWO = ("折", "年", "%")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text. `upper` is set for neighbours written together (三四 is three or four).

    `scale` is the 萬/億/兆 that the number ends with (1 if none); `is_several` marks 數 and 幾
    (數百億), `is_over` 多 and 餘 in it or behind it; `is_bare` has no coefficient (千, 百億, 兆).
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
    """The numbers of a `plain` text, in order."""
    for run in tokens(text):
        kinds = "".join(token.kind for token in run)
        at = 0
        while at < len(run):
            begins = at + (kinds[at] == SEVERAL)
            match = _NUMERAL.match(kinds, begins, begins + _LONGEST + 1)
            end = _end(run, begins, match.end() if match else begins, text)
            if end > begins and (number := _number(run[at:end], text)):
                yield number
            at = max(end, at + 1)


def value_of(text: str) -> Decimal | None:
    """The value of one written number, or `None` where it is none or more than one."""
    found = list(numbers(text))
    return found[0].value if len(found) == 1 and found[0].text == text and found[0].upper is None else None


def _end(run: Sequence[Token], start: int, end: int, text: str) -> int:
    """Where a numeral ends that the grammar lets go to `end`: without a last digit that belongs to the text behind."""
    if end - start > 1 and _is_tail(run, end):
        last, after = run[end - 1], text[run[end - 1].end : run[end - 1].end + 1]
        each = last.text == "一" and _EACH.match(after) and run[end - 2].kind not in "tg"
        if each or last.text in "兩两" or (last.kind == ARABIC and _OTHER.match(after)):
            end -= 1
    ends_round = end > start and (run[end - 1].kind in "tgbqwyz" or run[end - 1].text[-1] == "0")
    return end + (ends_round and end < len(run) and run[end].kind == "o")


def _is_tail(run: Sequence[Token], end: int) -> bool:
    """Whether the last token is a digit behind a mark, without one of its own."""
    return run[end - 1].kind in ("c", ARABIC) and run[end - 2].kind in "tgbqwyz"


def _number(run: Sequence[Token], text: str) -> Number | None:
    is_several = run[0].kind == SEVERAL
    body = [token for token in run if token.kind not in ("o", SEVERAL)]
    ends = _ends(body, text[max(0, run[0].start - 1) : run[0].start], text[run[-1].end : run[-1].end + 2].strip()[:1])
    written = text[run[0].start : run[-1].end]
    if not ends or ends[-1] > _LARGEST or len(written) > _LONGEST or (is_several and not _is_order(ends[0])):
        return None
    scale = 1
    for token in reversed(body):
        if token.kind not in (*_LARGE, "k"):
            break
        scale *= MARKS[token.text]
    return Number(
        run[0].start,
        run[-1].end,
        written,
        ends[0],
        ends[1] if len(ends) > 1 else None,
        scale,
        is_several=is_several,
        is_over=any(token.kind == "o" for token in run),
        is_bare=body[0].kind in "bqwyz",
    )


def _is_order(value: Decimal) -> bool:
    """Whether it is a power of ten that English has plural words for, up to hundreds of trillions."""
    return value <= 10**14 and value == Decimal(1).scaleb(value.adjusted())


def _ends(body: Sequence[Token], text_before: str, after: str) -> list[Decimal]:
    """One value, or two where neighbouring digits stand together (三四百); none where other digits do."""
    if text_before == "成" and len(body) == 2 and {token.kind for token in body} <= {"c", "0"}:
        return [Decimal(f"{DIGITS[body[0].text]}.{DIGITS[body[1].text]}")]  # 四成八三 is 48.3%
    digits = [i for i, token in enumerate(body) if token.kind == "c"]
    pairs = [i for i in digits if i + 1 in digits and not {i - 1, i + 2} & _row(body)]
    if not pairs or any(token.kind == "p" for token in body):
        return [_value(body)]
    first = pairs[0]
    low, high = (DIGITS[token.text] for token in body[first : first + 2])
    if high == low + 1:
        return [_value([*body[: first + skip], *body[first + 1 + skip :]]) for skip in (1, 0)]
    is_row = len(body) > 2 and body[2].kind in _LARGE
    return [_value(body)] if first == 0 and (is_row or (len(body) == 2 and after in _AFTER_TWO)) else []


def _row(body: Sequence[Token]) -> set[int]:
    return {i for i, token in enumerate(body) if token.kind in "c0"}


def _value(body: Sequence[Token]) -> Decimal:
    """The sum of coefficients and marks: 1億 + 2,300萬; a last digit without its mark has a tenth of the one before."""
    total = group = section = Decimal(0)
    coefficient: Decimal | None = None
    large = 0
    for kind, text in _pieces(body):
        if kind in (ARABIC, "c"):
            coefficient = _coefficient(text)
        elif kind in "tgbq":
            section += (coefficient or Decimal(1)) * MARKS[text]
            coefficient = None
        else:
            base, mark = section + (coefficient or 0), MARKS[text]
            rises = large and mark >= large
            total += group * (not rises)
            group = (group + base) * mark if rises else (base or Decimal(1)) * mark
            section, coefficient, large = Decimal(0), None, mark
    if coefficient is None or not (total or group or section):
        return coefficient if coefficient is not None else total + group + section  # written precision is kept: 3.50
    last = next(i for i in range(len(body), 0, -1) if body[i - 1].kind not in "0cpA")
    is_short = len(body[last].text) == 1 and body[last].kind in ("c", ARABIC) and body[last - 1].kind in "bqwyz"
    if not is_short or (len(body) > last + 1 and body[last + 1].kind != "p"):
        return total + group + section + coefficient
    digit = coefficient // 1
    return total + group + section + digit * (MARKS[body[last - 1].text] // 10) + coefficient - digit


def _pieces(body: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The tokens, digits that make one number in a row together: 三五點六 is 35.6."""
    row = ""
    for token in body:
        if token.kind in "c0p":
            row += "." if token.kind == "p" else str(DIGITS[token.text])
            continue
        if row:
            yield "c", row
            row = ""
        yield token.kind, token.text
    if row:
        yield "c", row


def _coefficient(text: str) -> Decimal:
    base, _, power = text.replace(",", "").partition("^")
    return Decimal(base) ** int(power) if power else Decimal(base)
