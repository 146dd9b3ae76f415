"""English number words to values: twelve billion, a hundred and five, twenty-first, two thirds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CARDINALS = {w: i for i, w in enumerate(_UNITS)} | {w: 10 * i for i, w in enumerate(_TENS, 2)}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
}
_SPELLED_SCALES = {w: v for w, v in SCALES.items() if len(w) > 3} | {"dozen": 12}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    "half": 2,
    "quarter": 4,
    **{w + "th": i for i, w in enumerate(_UNITS) if i in (4, 6, 7, 10, 11) or i > 12},
    **{w[:-1] + "ieth": 10 * i for i, w in enumerate(_TENS, 2)},
    "hundredth": 100,
    "thousandth": 1000,
}
_DENOMINATORS = {w: v for w, v in ORDINALS.items() if v > 1 and w != "second"}
_DENOMINATORS |= {w + "s": v for w, v in _DENOMINATORS.items() if w != "half"} | {"halves": 2}
del _DENOMINATORS["quarter"], _DENOMINATORS["half"]
_DENOMINATORS |= {"quarter": 4, "half": 2}
WORDS = sorted(
    {*CARDINALS, *_SPELLED_SCALES, *ORDINALS, *_DENOMINATORS} - {"half", "quarter", "quarters", "halves"},
    key=len,
    reverse=True,
)
_WORD = re.compile(r"[a-z]+")
# No text states more. An engine that is caught in a loop writes "hundred hundred hundred" without end.
LARGEST = Decimal(10) ** 18


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words. `is_ratio` marks a fraction, `is_ordinal` "third" and the like."""

    start: int
    end: int
    value: Decimal
    is_ratio: bool = False
    is_ordinal: bool = False


def spell(run: str, offset: int) -> Iterator[Spelled]:
    """The numbers of a run of number words in lower case; `offset` is where the run starts in its text."""
    reader = _Reader()
    for match in _WORD.finditer(run):
        yield from reader.take(match[0], offset + match.start(), offset + match.end())
    yield from reader.flush()


class _Reader:
    def __init__(self) -> None:
        self.start = self.end = -1
        self.total = 0
        self.current: Decimal | None = None
        self.after_mark = False

    def take(self, word: str, start: int, end: int) -> Iterator[Spelled]:
        """Adds a word; yields what it completes."""
        if word == "and":
            if not self.after_mark:
                yield from self.flush()
            return
        if word in ("a", "an", "half"):
            if word == "half" or self.start < 0:
                yield from self.flush() if word == "half" else ()
                self.start, self.current = start, Decimal("0.5") if word == "half" else Decimal(1)
                self.end = end
            return
        if word in _SPELLED_SCALES:
            yield from self._scale(_SPELLED_SCALES[word], start)
        elif word in CARDINALS:
            if not self._joins(CARDINALS[word]):
                yield from self.flush()
            self._begin(start)
            self.current = (self.current or Decimal(0)) + CARDINALS[word]
            self.after_mark = False
        else:
            yield from self._ordinal(word, start, end)
            return
        self.end = end

    def flush(self) -> Iterator[Spelled]:
        """What has been read so far, and a fresh start."""
        if self.start >= 0:
            yield Spelled(self.start, self.end, self.total + (self.current or Decimal(0)))
        self.start, self.total, self.current, self.after_mark = -1, 0, None, False

    def _begin(self, start: int) -> None:
        if self.start < 0:
            self.start = start

    def _joins(self, value: int) -> bool:
        if self.current is None:
            return True
        if self.current % 100 == 0 and self.current:
            return value < 100
        return value < 10 and value > 0 and self.current % 100 >= 20 and self.current % 10 == 0

    def _scale(self, scale: int, start: int) -> Iterator[Spelled]:
        if (self.total + (self.current or 0)) * scale > LARGEST:
            yield from self.flush()
        if self.current is None and self.start >= 0 and scale >= 1000:
            self.total *= scale  # a thousand billion
        elif scale < 1000:
            self.current = (self.current if self.current is not None else Decimal(1)) * scale
        else:
            self.total += int((self.current if self.current is not None else Decimal(1)) * scale)
            self.current = None
        self._begin(start)
        self.after_mark = True

    def _ordinal(self, word: str, start: int, end: int) -> Iterator[Spelled]:
        value = ORDINALS.get(word, 0)
        composes = self.start >= 0 and value and self._joins(value) and (self.current or self.total)
        if composes and not word.endswith("s") and (self.current is None or self.current >= 20):
            yield Spelled(self.start, end, self.total + (self.current or Decimal(0)) + value, is_ordinal=True)
        elif self.start >= 0 and word in _DENOMINATORS and self.current:
            yield Spelled(self.start, end, self.current / _DENOMINATORS[word], is_ratio=True)
        else:
            yield from self.flush()
            if value:
                yield Spelled(start, end, Decimal(value), is_ordinal=True)
        self.start, self.total, self.current, self.after_mark = -1, 0, None, False
