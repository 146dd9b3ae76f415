"""The checks that an English sentence can fail."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Check(StrEnum):
    """A check: the value is its name in reports and on pages.

    `weight` is what failing it costs when two hypotheses are compared: meaning first, looks last. `is_split` is false
    for what two halves would fail as well, or worse: a sentence that fails nothing else is not split. Names and words
    that are wrong, or not in the Chinese, are of these: 220 lines (FLORES 0:110, NTREX 0:110) had as many flags without
    (37 each), the same chrF, and whole English where halves were joined. What weighs nothing is shown only: no other
    English would pass.
    """

    weight: int
    is_split: bool

    def __new__(cls, name: str, weight: int, is_split: bool = True) -> Self:
        """A check of that name."""
        check = str.__new__(cls, name)
        check._value_, check.weight, check.is_split = name, weight, is_split
        return check

    EMPTY = "empty", 100
    LEFTOVER_CHINESE = "leftover Chinese", 8
    REPETITION = "repetition", 8
    TRUNCATED = "truncated", 6
    FIGURE = "figure", 5
    TERM = "term", 5
    INVENTED_FIGURE = "invented figure", 4
    AVOID = "avoid", 4, False
    POLARITY = "polarity", 4, False
    LOST_WORD = "lost word", 3, False
    TENSE = "tense", 3, False
    NOT_IN_CHINESE = "not in the Chinese", 4, False
    COUNTRY = "country", 4, False
    OFFICE = "office", 4, False
    LENGTH = "length", 3
    OMISSION = "omission", 2
    FOREIGN_TEXT = "foreign text", 3, False
    SPEAKER = "speaker", 3, False
    QUOTATION = "quotation", 2, False
    CONFIDENCE = "confidence", 1, False
    MEANING = "meaning", 0, False
    FORM = "form", 1, False
    INSTRUCTION = "instruction", 1, False
    SPELLING = "spelling", 0, False
    NAME = "name", 0, False
    LEFT_OUT = "term left out", 0, False
    CURRENCY = "currency", 0, False
