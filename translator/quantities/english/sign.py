"""The sign of English figures: minus 3.2%, 20 degrees below zero, and what a clause says of a fall."""

from __future__ import annotations

import re
from bisect import bisect_right

_CLAUSE = re.compile(r"[^,;:.!?]+(?:[,;:.!?]+(?=\S)[^,;:.!?]+)*")
_MINUS = re.compile(r"(?:(?<![\w%)])-|\bminus |\bnegative )$")
_BELOW = re.compile(r"(?: degrees?| celsius|°c|°)* below (?:zero|freezing)")
_FALLS = re.compile(
    r"\b(?:minus|negative|below|sub-?zero|f[ae]ll\w*|drop\w*|declin\w*|contract(?:ed|ion|s|ing)?|shr[aiu]nk\w*|decreas\w*"
    r"|los[est]\w*|losing|down|downturn|deficits?|in the red"
    r"|slump\w*|plung\w*|plummet\w*|tumbl\w*|slid\w*|lower\w*|reduc\w*"
    r"|recess\w*|shortfall|net sell\w*)\b"
)


def is_negative(plain: str, start: int, end: int) -> bool:
    """Whether the figure at that place of a text in lower case has a minus, or is below zero."""
    return bool(_MINUS.search(plain[max(0, start - 10) : start]) or _BELOW.match(plain, end))


class Falling:
    """The clauses of a text in lower case that speak of a fall: their figures may answer to negative ones."""

    def __init__(self, plain: str) -> None:
        self._spans = [clause.span() for clause in _CLAUSE.finditer(plain) if _FALLS.search(clause[0])]
        self._starts = [start for start, _ in self._spans]

    def covers(self, place: int) -> bool:
        """Whether a place lies in such a clause."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._spans[at][1]
