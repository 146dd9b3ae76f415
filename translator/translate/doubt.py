"""Whether the sense of a sentence is in doubt: by how probable the model itself holds the words of its English.

A model that mistranslates is seldom sure of the words that it does it with. Words that the engine was told, terms and
figures, have checks of their own and are not looked at, nor is what was mended after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from translator.records import Check, Finding, Step, Translation

_MARKS = ",.:;?!\"'()[]“”‘’"
_LEAST = 5
"""How many of the words count, the least probable: their mean."""
THRESHOLD = 1.5
"""Doubt from which a sentence is flagged: 18 % of the right ones of nine pages have more, and 68 % of the wrong.

The pages' 182 sentences were graded by strict editors, 63 of them wrong; benchmarks/meaning.py on them: AUC 0.80; by
the threshold that flags 12 % of the right of the other pages, 60 % of the wrong are flagged and 14 % of the right. The
English is this model's with the whole adapter, before four fifths of it: the model that made it flagged 64 and 12 % at
the same threshold. English that the model did not write itself is less probable; of another system it flags nearly all.
Tried and no better on them and on MQM's (WMT 2023): the three or the one least probable, the mean or the sum of all,
words that begin with a capital apart, the length, words without a gloss of theirs in the English, and logistic blends
of these. Nor is what is in doubt better for being asked again with the dictionary's glosses told, and kept where it is
less in doubt: chrF +1.7 on 13 of 22 such lines (FLORES 0:110), -1.0 on 15 of 24 (NTREX 0:120).
"""
_NAMED = 3
"""How many of the words are named to the reader."""


class OwnWord(NamedTuple):
    """A word of an English that the engine chose: its place among all words, and its log-probability."""

    place: int
    text: str
    value: float


_PUT_IN = "A term that the engine left out was put into this English: compare its sense with the Chinese."
"""Of 17 such sentences that nothing else flagged, read beside their Chinese, 14 said something else or no English."""


def doubted(translation: Translation) -> Translation:
    """Return `translation` with a finding where its sense is in doubt. A person's own English is not doubted."""
    words = [] if translation.step is Step.CORRECTED else list(own_words(translation))
    if words and doubt(words) >= THRESHOLD:
        named = ", ".join(f"“{phrase}”" for phrase in _least_sure(words))
        message = f"The meaning is in doubt: the engine was least sure of {named}."
    elif translation.step is Step.SPLICE:
        message = _PUT_IN
    else:
        return translation
    return replace(translation, findings=(*translation.findings, Finding(Check.MEANING, message)))


def own_words(translation: Translation) -> Iterator[OwnWord]:
    """Yield the words of an English that the engine chose itself and that still stand in it, in order."""
    left: defaultdict[str, list[float]] = defaultdict(list)
    for word, value in reversed(translation.words):
        left[_bare(word)].append(value)
    told = {word.strip(_MARKS) for figure in translation.quantities for word in figure.english.casefold().split()}
    spans = [(term.start, term.end) for term in translation.terms if term.is_met]
    for place, found in enumerate(re.finditer(r"\S+", translation.text)):
        word = _bare(found[0])
        values = left.get(word)
        value = values.pop() if values else 0.0
        is_told = word in told or any(start < found.end() and found.start() < end for start, end in spans)
        if value and not is_told and _is_word(word):
            yield OwnWord(place, found[0].strip(_MARKS), value)


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold()


def _is_word(word: str) -> bool:
    """Whether it is of letters: a figure is checked by its value."""
    return any(map(str.isalpha, word)) and not any(map(str.isdigit, word))


def _least_sure(words: Sequence[OwnWord]) -> Iterator[str]:
    """Yield the words to look at, in the order of the text; those that stand side by side as one phrase."""
    least = sorted(sorted(words, key=lambda word: word.value)[:_NAMED])
    for _, run in groupby(enumerate(least), key=lambda numbered: numbered[1].place - numbered[0]):
        yield " ".join(word.text for _, word in run)


def doubt(words: Sequence[OwnWord]) -> float:
    """Return how improbable the least probable of `words` are: the mean of their log-probabilities, negated."""
    least = sorted(word.value for word in words)[:_LEAST]
    return -sum(least) / len(least)
