"""The figures of an article that are worth a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.records import KeyFigure, Passage, Quantity, QuantityKind, Translation
from translator.summarise.candidates import RUNNING
from translator.summarise.cues import is_background, is_opinion, news, plain

_ROUGH = re.compile("[多幾几數数來来]")
# A figure that ends so has nothing of what it counts in it.
_BARE = re.compile(r"[\d零〇一二三四五六七八九十百千萬万億亿兆餘余多]\s*$")
_WORTH = re.compile(r"^\s?[兌兑換换合折](?!.{8})")
_MANY = 10_000
"""Count from which it is a magnitude, as weighty as money."""
_FEW = 10
_AGE = "year old"


def key_figures(body: Sequence[Passage], limit: int = 8) -> tuple[KeyFigure, ...]:
    """Return the figures worth a table, ranked: money and magnitudes, percent, measures, counts.

    A figure in a sentence that tells no news, that tells of what went before, or that gives somebody's
    opinion comes a rank lower for each, two at most. Dates, ordinals, times, spans of time, codes, ages, counts
    below ten, bare numbers, rough counts (二十多個) and vague figures ("billions of dollars") are left out, and
    so is a sum in brackets that only converts the sum before it, and both sums of a rate (1美元兌31元). A value in a
    unit stands once, where it ranks best in the sentence whose findings concern it least, and so does a sentence, with
    its best figure. Within a rank the order is the source's.
    """
    best: dict[tuple[object, ...], tuple[int, int, KeyFigure]] = {}
    for figure, place, concern in _figures(body):
        quantity = figure.quantity
        key = (quantity.value, quantity.upper, quantity.unit, quantity.currency)
        if key not in best or (concern, place) < best[key][:2]:
            best[key] = (concern, place, figure)
    ranked = sorted(best.values(), key=lambda row: (row[1], row[2].passage, row[2].sentence, row[2].quantity.start))
    shown: dict[str, KeyFigure] = {}
    for _, _, figure in ranked:
        shown.setdefault(body[figure.passage].sentences[figure.sentence].segment.text, figure)
    return tuple(shown.values())[:limit]


def _figures(body: Sequence[Passage]) -> Iterator[tuple[KeyFigure, int, int]]:
    """Yield each figure of the running text that has a rank, with it and how its sentence's findings concern it."""
    opening = True
    for index, passage in enumerate(body):
        if passage.role not in RUNNING:
            continue
        for number, sentence in enumerate(passage.sentences):
            lower = _standing(sentence, opening)
            opening = False
            earlier: Quantity | None = None
            for quantity in sorted(sentence.quantities, key=lambda q: q.start):
                own = rank(quantity)
                text = sentence.segment.text
                is_other = _converts(quantity, earlier, text) or _is_rate(quantity, earlier, text)
                if own is not None and not is_other:
                    yield KeyFigure(quantity, index, number), own + lower, sentence.concern
                earlier = quantity


def _standing(sentence: Translation, opening: bool) -> int:
    """Return how many ranks lower the figures of a sentence come, 0 to 2."""
    text = plain(sentence.segment.text)
    return min(2, (not opening and not news(text)) + is_background(text) + is_opinion(text))


_TIERS = {QuantityKind.MONEY: 0, QuantityKind.PERCENT: 1, QuantityKind.MEASURE: 2, QuantityKind.MULTIPLE: 2}

_COUNTED_BY = (QuantityKind.MEASURE, QuantityKind.MONEY)
_PAIRS = ("score", "record", "attempt")


def rank(quantity: Quantity) -> int | None:
    """Return the rank of a figure for the table, 0 best, or `None` for one that does not belong there."""
    if not re.search(r"\d", quantity.english) or quantity.unit == _AGE:
        return None
    if quantity.kind is QuantityKind.COUNT:
        return _count_rank(quantity)
    if quantity.kind in _COUNTED_BY and quantity.value == 1 and quantity.upper is None:
        return None  # a litre, a kilowatt-hour, the dollar of a rate: what something else is counted by
    return _TIERS.get(quantity.kind)


def _count_rank(quantity: Quantity) -> int | None:
    size = abs(quantity.value)
    is_bare = bool(_BARE.search(quantity.surface)) and not quantity.unit
    if is_bare or quantity.unit in _PAIRS:
        return None
    if size >= _MANY:
        return 0
    return None if size < _FEW or _ROUGH.search(quantity.surface) else 3


def _converts(quantity: Quantity, earlier: Quantity | None, text: str) -> bool:
    """Whether a sum only repeats, in brackets and another currency, the sum before it."""
    if quantity.kind is not QuantityKind.MONEY or earlier is None or earlier.kind is not QuantityKind.MONEY:
        return False
    before = text[: quantity.start]
    opened = max(before.rfind("（"), before.rfind("("))
    return opened > max(before.rfind("）"), before.rfind(")")) and quantity.currency != earlier.currency


def _is_rate(quantity: Quantity, earlier: Quantity | None, text: str) -> bool:
    """Whether a sum is what one of another currency is worth: 新台幣31.5元 in 1美元兌新台幣31.5元."""
    if earlier is None or earlier.kind is not QuantityKind.MONEY or earlier.value != 1:
        return False
    return quantity.kind is QuantityKind.MONEY and _WORTH.search(text[earlier.end : quantity.start]) is not None
