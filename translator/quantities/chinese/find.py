"""Finds the figures of a Chinese text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from translator.quantities.chinese import counts, dates, measures, money, ratios, times
from translator.quantities.chinese.not_figures import NO_FIGURE
from translator.quantities.chinese.numerals import Number, numbers
from translator.quantities.chinese.patterns import HEAD, TAIL, TAKEN, Draft, Found, Rule
from translator.quantities.context import Context
from translator.records import Quantity

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0x00A0: " ",
    0xFFE5: "¥",
    0xFFE1: "£",
    0xFE6A: "%",
    0xFF05: "%",
    ord(HEAD): " ",
    ord(TAIL): " ",
    ord(TAKEN): " ",
}
_MAY_HOLD_FIGURE = re.compile(r"[0-9０-９〇零一二三四五六七八九十廿卅百千萬万億亿兆兩两半]|年[底初末中]")


@cache
def _rules() -> tuple[Rule, ...]:
    return (
        *counts.code_rules(),
        *dates.rules(),
        *times.rules(),
        *measures.minute_rules(),
        *money.rules(),
        *ratios.rules(),
        *counts.ordinal_rules(),
        *measures.rules(),
        *counts.rules(),
    )


@cache
def _no_figure() -> re.Pattern[str]:
    return re.compile(NO_FIGURE)


def half_width(text: str) -> str:
    """The text with full-width forms made half-width, a character for a character."""
    return text.translate(_HALF_WIDTH)


def find(text: str, context: Context | None = None) -> tuple[Quantity, ...]:
    """The figures of a Chinese text in order, none overlapping, offsets in characters of `text`.

    The `english` of each is the whole surface in house style, fit to stand in the sentence in its place.
    """
    if not _MAY_HOLD_FIGURE.search(text):
        return ()
    plain = half_width(text)
    masked, found_numbers = _masked(plain)
    context = context or Context()
    found: list[Quantity] = []
    for rule in _rules():
        spans: list[tuple[int, int]] = []
        position = 0
        while match := rule.pattern.search(masked, position):
            draft = rule.build(Found(match, plain, found_numbers, context))
            if draft is None:
                position = match.start() + 1
                continue
            start, end = _trimmed(plain, match)
            found.append(_quantity(text, start, end, draft))
            spans.append((start, end))
            position = match.end()
        masked = _taken(masked, spans)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _masked(plain: str) -> tuple[str, dict[int, Number]]:
    """The text with each number as one symbol, and the numbers by where they start."""
    silent = _no_figure().sub(lambda match: TAKEN * len(match[0]), plain)
    found = {number.start: number for number in numbers(silent)}
    pieces: list[str] = []
    position = 0
    for number in found.values():
        pieces += silent[position : number.start], HEAD, TAIL * (number.end - number.start - 1)
        position = number.end
    pieces.append(silent[position:])
    return "".join(pieces), found


def _taken(masked: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return masked
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += masked[position:start], TAKEN * (end - start)
        position = end
    pieces.append(masked[position:])
    return "".join(pieces)


def _trimmed(plain: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    while plain[start].isspace():
        start += 1
    while plain[end - 1].isspace():
        end -= 1
    return start, end


def _quantity(text: str, start: int, end: int, draft: Draft) -> Quantity:
    return Quantity(
        start,
        end,
        text[start:end],
        draft.kind,
        _shortest(draft.value),
        draft.english,
        None if draft.upper is None else _shortest(draft.upper),
        draft.unit,
        draft.currency,
        draft.qualifier,
    )


def _shortest(value: Decimal) -> Decimal:
    """A whole value without a decimal point; written decimals stay."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
