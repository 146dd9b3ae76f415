"""Finds the figures of a Chinese text."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from translator.quantities.chinese import (
    bare_money,
    calendars,
    codes,
    counts,
    dates,
    durations,
    growth,
    measures,
    money,
    periods,
    ratios,
    scores,
    streaks,
    times,
)
from translator.quantities.chinese.not_figures import NO_FIGURE
from translator.quantities.chinese.numerals import Number, numbers
from translator.quantities.chinese.patterns import Draft, Found, Rule
from translator.quantities.chinese.shared import with_shared_units
from translator.quantities.chinese.tokens import HEAD, TAIL, TAKEN, plain
from translator.quantities.context import Context
from translator.records import Quantity, QuantityKind

_MAY_HOLD_FIGURE = re.compile(
    r"[0-9０-９〇零一二三四五六七八九十壹貳贰參叁肆伍陸陆柒捌玖拾廿卅百千佰仟萬万億亿兆兩两半折]|年[底初末中]|元[年月]"
)

# What makes a day or an hour an inexact one, behind it. 前後任 and 左右手 are words of their own, and 許 behind a
# day is a surname: 2019年許姓男子.
_AROUND = "前[後后](?![任兩两])|左右(?![岸手邊边側侧兩两])"
_ROUGHLY = {
    QuantityKind.DATE: re.compile(_AROUND),
    QuantityKind.TIME: re.compile(f"{_AROUND}|[許许](?![多可願愿諾诺久姓男女嫌某])"),
}


@cache
def _rules() -> tuple[Rule, ...]:
    return (
        *codes.first_rules(),
        *scores.rules(),
        *streaks.rules(),
        *growth.rules(),
        *ratios.fraction_rules(),
        *calendars.rules(),
        *periods.rules(),
        *dates.rules(),
        *times.rules(),
        *durations.minute_rules(),
        *money.rules(),
        *ratios.rules(),
        *counts.ordinal_rules(),
        *measures.rules(),
        *durations.rules(),
        *codes.rules(),
        *bare_money.rules(),
        *counts.rules(),
    )


@cache
def _no_figure() -> re.Pattern[str]:
    return re.compile(f"{codes.ADDRESS}|{NO_FIGURE}")


def find(text: str, context: Context | None = None) -> tuple[Quantity, ...]:
    """The figures of a Chinese text in order, none overlapping, offsets in characters of `text`.

    The `english` of each is the whole surface in house style, fit to stand in the sentence in its place.
    """
    if not _MAY_HOLD_FIGURE.search(text):
        return ()
    told = context or Context()
    return with_shared_units(text, _each(text, told), lambda other: _each(other, told))


def _each(text: str, context: Context) -> tuple[Quantity, ...]:
    """The figures as each stands by itself."""
    written = plain(text)
    masked, found_numbers = _masked(written)
    found: list[Quantity] = []
    for rule in _rules():
        spans: list[tuple[int, int]] = []
        position = 0
        while match := rule.pattern.search(masked, position):
            draft = rule.build(Found(match, written, found_numbers, context))
            if draft is None:
                position = match.start() + 1
                continue
            start, end = _trimmed(written, match)
            if draft.kind in _ROUGHLY and (roughly := _ROUGHLY[draft.kind].match(written, end)):
                draft, end = replace(draft, english=f"around {draft.english}", qualifier="about"), roughly.end()
            found.append(_quantity(text, start, end, draft))
            spans.append((start, end))
            position = match.end()
        masked = _taken(masked, spans)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _masked(text: str) -> tuple[str, dict[int, Number]]:
    """The text with each number as one symbol, and the numbers by where they start."""
    silent = _no_figure().sub(lambda match: TAKEN * len(match[0]), text)
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


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
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
