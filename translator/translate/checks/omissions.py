"""Whether a passage of the Chinese is not said in the English: no word of it, nor what the dictionary says it means.

Of each word we know how often an English has one of its glosses where it is right, and how often by chance. A word
without one speaks for a loss, a word with one against, and the passage that speaks for it most is looked at, as is
done to find changes in a series (cumulative sum: Page, 1954). Then whether the English is as long as it is without
that passage, or as long as with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import NamedTuple

from translator.chinese.characters import is_han
from translator.chinese.words import STOP_WORDS, tagged
from translator.dictionary import glosses
from translator.records import Marked, Realisation
from translator.translate.asking.source_english import chinese, own_words

Span = tuple[int, int]

THRESHOLD = 3.5
"""What a passage must reach, in natural logarithms of likelihood. What it finds: benchmarks/omissions.py."""
# How often an English that is right has a word of the glosses, and how often one of another sentence: by the kind of
# the word, and by whether its glosses have one or two words, up to six, or more. Lines 0:400 of FLORES dev and 0:250 of
# NTREX.
_NOUN, _VERB, _OTHER = (
    ((0.76, 0.03), (0.62, 0.05), (0.45, 0.11)),
    ((0.49, 0.03), (0.41, 0.05), (0.50, 0.16)),
    ((0.68, 0.02), (0.50, 0.06), (0.58, 0.08)),
)
_FEW, _SOME = 2, 6
# Words that say little of what a sentence is about: particles, pronouns, numerals, adverbs, conjunctions, by rjieba.
_EMPTY = frozenset([
    "p", "u", "c", "r", "m", "q", "d", "y", "e", "o", "x", "w", "f", "xc", "ug", "uj", "ul", "uv", "uz", "ud",
])  # fmt: skip
# Words are told apart by how they begin: import, importer and importing are one.
_BEGINNING = 4
_ENGLISH = re.compile(r"[a-z]{2,}")
_COMMON = """
    an the to of in on at by for from with as and but or so be is are was were been being have has had do does did not
    no it its they them their he his him she her we us our you your my me this that these those which who whom whose
    what when where while if than then there here into onto out up down off over under about after before between
    during through against also very more most much many some any all one two etc sth sb lit fig used abbr variant see
    cl kind type such other another own oneself somebody something someone can could may might will would shall should
    must
"""
_COMMON_WORDS = frozenset(_COMMON.split())


# English words a Chinese character in the same lines, their spread, and what the length may say at most.
_USUAL_RATIO, _SPREAD, _MOST_OF_LENGTH = 0.60, 0.13, 4.0


class _Word(NamedTuple):
    """A word of a Chinese sentence with where it is, how its English may begin, and what it says for a loss."""

    start: int
    end: int
    beginnings: frozenset[str]
    if_lost: float
    if_said: float


def told(marked: Marked, terms: Sequence[Realisation]) -> list[Span]:
    """Return the places of terms that are in an English, and of figures, which have a check of their own."""
    met = [(term.hit.start, term.hit.end) for term in terms if term.is_met]
    return [*met, *((figure.start, figure.end) for figure in marked.quantities)]


def lost_passage(source: str, english: str, said: Sequence[Span] = ()) -> Span | None:
    """Return where in `source` the passage is that `english` does not say, or None.

    What lies in the spans `said` is in the English, whatever it says there.
    """
    evidence, passage = most_lost(source, english, said)
    return passage if evidence >= THRESHOLD else None


def most_lost(source: str, english: str, said: Sequence[Span] = ()) -> tuple[float, Span]:
    """Return what speaks most for a loss, in natural logarithms of likelihood, 0 if nothing does; and where it is."""
    found = _beginnings(english)
    told_places = {offset for span in said for offset in range(*span)}
    best, passage = 0.0, (0, 0)
    total, start, is_of_it = 0.0, 0, False
    for word in _words(source):
        if total <= 0:
            total, start = 0.0, word.start
        is_told = not told_places.isdisjoint(range(word.start, word.end))
        is_glossed = not word.beginnings.isdisjoint(found)
        is_of_it = is_of_it or is_glossed
        total += word.if_said if is_told or is_glossed else word.if_lost
        if total > best:
            best, passage = total, (start, word.end)
    # Of English that says nothing of a sentence it cannot be told what it leaves out.
    return best + _by_length(source, english, passage) if best and is_of_it else 0.0, passage


def _by_length(source: str, english: str, passage: Span) -> float:
    """Return what the length of `english` says for the loss of `passage`: both lengths with the same spread."""
    size = max(1, chinese(source))
    without = max(0.0, 1 - (passage[1] - passage[0]) / size)
    ratio = own_words(source, english) / size
    squares = (ratio - _USUAL_RATIO) ** 2 - (ratio - _USUAL_RATIO * without) ** 2
    return max(-_MOST_OF_LENGTH, min(_MOST_OF_LENGTH, squares / (2 * _SPREAD**2)))


@lru_cache(maxsize=256)
def _words(source: str) -> tuple[_Word, ...]:
    """Return the words of `source` that the dictionary has English for: each hypothesis asks it."""
    found = []
    for word in tagged(source):
        text, tag = word.text, word.tag
        is_full = len(text) > 1 and tag not in _EMPTY and text not in STOP_WORDS and all(map(is_han, text))
        if is_full and (said := _said(text)):
            found.append(_Word(word.start, word.end, said, *_evidence(tag, len(said))))
    return tuple(found)


def _evidence(tag: str, count: int) -> tuple[float, float]:
    """Return what a word of that kind, with so many English words, says for a loss: if none of them is said, and if."""
    kinds = _NOUN if tag.startswith("n") or tag == "vn" else _VERB if tag == "v" else _OTHER
    right, chance = kinds[(count > _FEW) + (count > _SOME)]
    return log((1 - chance) / (1 - right)), -log(right / chance)


@lru_cache(maxsize=8192)
def _said(word: str) -> frozenset[str]:
    """Return how the English of a word may begin; of one that the dictionary lacks, that of its parts."""
    parts = [word[at : at + size] for size in (2, 3) for at in range(len(word) - size + 1)]
    for tried in ([word], parts, list(word)):
        if found := frozenset(chain.from_iterable(_beginnings(gloss) for form in tried for gloss in glosses(form))):
            return found
    return frozenset()


@lru_cache(maxsize=8192)
def _beginnings(english: str) -> frozenset[str]:
    words = [word for word in _ENGLISH.findall(english.lower()) if word not in _COMMON_WORDS]
    return frozenset(_singular(word)[:_BEGINNING] for word in words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _BEGINNING:
        return word[:-3] + "y"
    return word[:-1] if len(word) > _BEGINNING - 1 and word.endswith("s") and not word.endswith("ss") else word
