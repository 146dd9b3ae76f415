"""Comparable figures of a paragraph, each with the label that the text gives it: what a bar chart needs.

Strict on purpose. Three or more figures of one kind, unit and currency in a paragraph without findings, every
one of them labelled in the same way ("62% for Aki", "in 2023 … 62%", "Aki 62%"), or there is no chart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translator.publish.content.excerpts import find_phrase, stated
from translator.publish.content.outline import NUMBERED, Place, Plan
from translator.publish.content.quotation_marks import typographic
from translator.records import Quantity, QuantityKind, Translation

LEAST_BARS, MOST_BARS = 3, 8
_MOST_SPREAD = 200
"""The longest bar over the shortest: past that the short ones cannot be seen."""
_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.MEASURE)
_WORD = "[A-Z](?:[A-Za-z0-9&.’'-]*[A-Za-z0-9])?"
_LABEL = rf"(?:(?:19|20)\d\d|{_WORD}(?: (?:of )?{_WORD}){{0,4}})"
_LEAD = r"(?:^|[,;:] |, and |, while |, but | and | while |\. )"
_AFTER = re.compile(rf" (in|for|to|by|from|at) (?:the )?({_LABEL})(?=$|[,;.)]| and | while )")
# At most six words between label and figure: "In 2023, exports reached about".
_BEFORE = re.compile(rf"{_LEAD}(?:[Ii]n |[Bb]y |[Ff]or |[Tt]he )?({_LABEL}),?((?: [a-z’'-]+){{0,6}}?)(?: \(|: | )$")
_REACH = 120
"""Characters before a figure in which its label is looked for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label and figure as the text has them, and its length."""

    label: str
    shown: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Chart:
    """Comparable figures of the paragraph at `place`; `text` is the sentence or sentences that they stand in."""

    place: Place
    text: str
    bars: tuple[Bar, ...]

    @property
    def description(self) -> str:
        """The chart in words, for those who cannot see it."""
        values = "; ".join(f"{bar.label} {bar.shown}" for bar in self.bars)
        return f"Bar chart of {len(self.bars)} figures in {self.place.label}: {values}."


@dataclass(frozen=True, slots=True)
class _Labelled:
    bar: Bar
    way: str
    verb: str
    sentence: int


_Key = tuple[QuantityKind, str, str]


def charts(order: Plan) -> Iterator[Chart]:
    """Yield a chart for every set of comparable figures in a numbered paragraph, in reading order."""
    for place in order.places.values():
        if place.passage.role in NUMBERED and place.number:
            yield from _charts_at(place)


def _charts_at(place: Place) -> Iterator[Chart]:
    groups: dict[_Key, list[_Labelled | None]] = {}
    for number, sentence in enumerate(place.passage.sentences):
        for key, items in _by_unit(sentence).items():
            labelled = None if sentence.findings else _labelled(typographic(sentence.text), items, number)
            groups.setdefault(key, []).extend(labelled or [None])
    for group in groups.values():
        known = [item for item in group if item is not None]
        if len(known) == len(group) and _are_comparable(known):
            own = sorted({item.sentence for item in known})
            text = " ".join(place.passage.sentences[number].text for number in own)
            yield Chart(place, text, tuple(item.bar for item in known))


def _by_unit(sentence: Translation) -> dict[_Key, list[Quantity]]:
    groups: dict[_Key, list[Quantity]] = {}
    for quantity in sentence.quantities:
        if quantity.kind in _KINDS:
            groups.setdefault((quantity.kind, quantity.unit, quantity.currency), []).append(quantity)
    return groups


def _are_comparable(group: list[_Labelled]) -> bool:
    """Whether there are enough figures, labelled alike, each with a name of its own, none lost beside another."""
    if not LEAST_BARS <= len(group) <= MOST_BARS or len({item.bar.label for item in group}) < len(group):
        return False
    # "Aki held 62%, Bo 11%": the verb of the first goes on for the others. Two verbs are two senses.
    verbs = {item.verb for item in group if item.verb}
    are_years = {item.bar.label.isdigit() for item in group}
    if len({item.way for item in group}) > 1 or len(verbs) > 1 or (verbs and not group[0].verb) or len(are_years) > 1:
        return False
    values = [item.bar.value for item in group]
    return min(values) > 0 and max(values) / min(values) <= _MOST_SPREAD


def _labelled(text: str, quantities: list[Quantity], sentence: int) -> list[_Labelled] | None:
    """Return the figures of one unit in a sentence with their labels, in the order of the English, or nothing."""
    spans: list[tuple[int, int, Quantity]] = []
    taken: dict[str, int] = {}
    for quantity in quantities:
        phrase = stated(text, typographic(quantity.english))
        start = taken.get(phrase, 0)
        at = find_phrase(text[start:], phrase)
        if at < 0 or quantity.upper is not None or quantity.qualifier:
            return None
        spans.append((start + at, start + at + len(phrase), quantity))
        taken[phrase] = start + at + len(phrase)
    spans.sort(key=lambda span: span[:2])
    return _all_after(text, spans, sentence) or _all_before(text, spans, sentence)


def _all_after(text: str, spans: list[tuple[int, int, Quantity]], sentence: int) -> list[_Labelled] | None:
    found = [(_AFTER.match(text, end), quantity, text[start:end]) for start, end, quantity in spans]
    made = [
        _Labelled(Bar(match[2], shown, quantity.value), f"after {match[1]}", "", sentence)
        for match, quantity, shown in found
        if match
    ]
    return made if len(made) == len(spans) else None


def _all_before(text: str, spans: list[tuple[int, int, Quantity]], sentence: int) -> list[_Labelled] | None:
    made, begins = [], 0
    for start, end, quantity in spans:
        match = _BEFORE.search(text[max(begins, start - _REACH) : start])
        if match:
            made.append(_Labelled(Bar(match[1], text[start:end], quantity.value), "before", match[2].strip(), sentence))
        begins = end
    return made if len(made) == len(spans) else None
