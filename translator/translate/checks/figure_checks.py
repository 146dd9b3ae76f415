"""The checks of figures: each keeps its value, unit and currency, what it is measured against, and none is added."""

from __future__ import annotations

from collections.abc import Iterable

from translator.quantities import UNCLEAR, in_full, invented, lost_bases, lost_rates, missing, taken_bases
from translator.quantities.rates import Rate
from translator.records import Check, Finding, Hypothesis, Marked, Quantity, Realisation
from translator.translate.checks.day_parts import other_part_of_day
from translator.translate.checks.relative_times import other_time

_UNMISTAKABLE = 8  # characters of a figure that does not stand in another by chance


def figures_kept(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether each figure is in the English, and no other; of a bare 元 that nothing places, it cannot be told."""
    english = hypothesis.text
    for figure in missing(marked.quantities, english):
        yield _lost(figure, in_full(figure))
    for rate in lost_rates(marked.segment.text, english):
        yield _lost(rate, rate.english)
    source = marked.segment.text + " ".join(hit.entry.target for hit in marked.hits)
    for surface in invented(marked.quantities, english, source):
        yield Finding(Check.INVENTED_FIGURE, f"“{surface}” has no figure of its own in the Chinese.")
    if part := other_part_of_day(marked.segment.text, english):
        yield Finding(Check.INVENTED_FIGURE, f"“{part}”: nothing in the Chinese says so of the day.")
    if time := other_time(marked.segment.text, english):
        yield Finding(Check.INVENTED_FIGURE, f"“{time}”: nothing in the Chinese speaks of that time.")
    for figure in marked.quantities:
        if figure.currency == UNCLEAR:
            message = f"{figure.surface}: whose yuan (元) it is cannot be told."
            yield Finding(Check.CURRENCY, message, figure.start, figure.end)


def figures_said_once(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether the English says a figure of several words more often than the Chinese has it."""
    said = [figure.english.removeprefix("the ") for figure in marked.quantities]
    for english in dict.fromkeys(said):
        is_long = len(english) >= _UNMISTAKABLE and any(map(str.isdecimal, english))
        if is_long and hypothesis.text.count(english) > sum(english in other for other in said):
            yield Finding(Check.REPETITION, f"“{english}” is said more often than in the Chinese.")


def growth_kept(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether growth is measured against the same time as in the Chinese: 季增 is not year-on-year."""
    for figure in lost_bases(marked.quantities, hypothesis.text):
        yield _lost(figure, figure.english)
    for base in taken_bases(marked.quantities, marked.segment.text, hypothesis.text):
        yield Finding(Check.INVENTED_FIGURE, f"Nothing in the Chinese is “{base}”.")


def _lost(figure: Quantity | Rate, english: str) -> Finding:
    return Finding(Check.FIGURE, f"{figure.surface} = {english} is not in the English.", figure.start, figure.end)
