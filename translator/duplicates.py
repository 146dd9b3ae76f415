"""The same article twice: saved under two names, or syndicated with small edits.

Known by whole sentences that two articles share, since that is what an edit of a wire story leaves standing.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain
from math import ceil
from pathlib import Path

from translator.records import Briefing, Duplicate

# A sentence shorter than this stands in articles that have nothing to do with each other.
_LEAST_CHARACTERS = 8
# The part of the shorter article that both must have, and in how many sentences at the least.
_LEAST_SHARED = 0.6
_LEAST_SENTENCES = 3


def fingerprint(briefing: Briefing) -> tuple[int, ...]:
    """Return a number for each sentence of the article's body that is long enough to know it by, each once."""
    texts = (sentence.segment.text.strip() for passage in briefing.body for sentence in passage.sentences)
    return tuple(dict.fromkeys(_number(text) for text in texts if len(text) >= _LEAST_CHARACTERS))


def duplicates(articles: Sequence[tuple[Path, Sequence[int]]]) -> tuple[Duplicate, ...]:
    """Return which of `articles` (path, fingerprint) say what an earlier one says, each with the closest one.

    Neither time nor memory goes with how often a sentence stands in the batch: see `_Earlier`.
    """
    earlier = _Earlier([marks for _, marks in articles])
    found = []
    for index, (path, _) in enumerate(articles):
        part, original = earlier.closest(index)
        if part:
            found.append(Duplicate(path, articles[original][0], round(part, 3)))
        else:
            earlier.add(index)
    return tuple(found)


class _Earlier:
    """Articles by those of their sentences that tell them from others: the rarest ones.

    Whoever shares six sentences of ten with an article shares one of its five rarest. So what stands in every article
    of a paper is looked up by none but the shortest.
    """

    def __init__(self, marks: Sequence[Sequence[int]]) -> None:
        self._marks = marks
        # How often each mark occurs at the most, up to 255: of two that share a place, both together. A table of what
        # occurs would take twenty times the room, and nearly all of it occurs once.
        self._slots = 8 * sum(map(len, marks)) + 1
        self._often = bytearray(self._slots)
        for mark in chain.from_iterable(marks):
            self._often[mark % self._slots] = min(255, self._often[mark % self._slots] + 1)
        self._whole: dict[int, list[int]] = {}
        self._rarest: dict[int, list[int]] = {}

    def add(self, index: int) -> None:
        """Take an article as one that says what no earlier one does."""
        shared = self._shared(index)
        for mark in shared:
            self._whole.setdefault(mark, []).append(index)
        for mark in self._first(index, shared):
            self._rarest.setdefault(mark, []).append(index)

    def closest(self, index: int) -> tuple[float, int]:
        """Return what part of an article, or of the shorter of the two, the closest one also has, and which that is.

        No part, where none is close enough. Of several it is the first.
        """
        shared, marks = self._shared(index), set(self._marks[index])
        near = {other for mark in shared for other in self._rarest.get(mark, ())}
        near |= {other for mark in self._first(index, shared) for other in self._whole.get(mark, ())}
        ranked = ((_part(marks, set(self._marks[other])), -other) for other in near)
        part, other = max(ranked, default=(0.0, 0))
        return part, -other

    def _shared(self, index: int) -> list[int]:
        """The sentences of an article that may stand in another, the rarest first."""
        often = {mark: self._often[mark % self._slots] for mark in self._marks[index]}
        return sorted((mark for mark in often if often[mark] > 1), key=lambda mark: (often[mark], mark))

    def _first(self, index: int, shared: Sequence[int]) -> Sequence[int]:
        """Those of `shared` of which whoever has enough of the article has one."""
        count = len(self._marks[index])
        enough = max(ceil(_LEAST_SHARED * count), min(_LEAST_SENTENCES, count))
        return shared[: max(0, len(shared) + 1 - enough)]


def _part(marks: set[int], others: set[int]) -> float:
    """Return what part of the shorter of two articles both have, 0.0 where that is too little to be the same text."""
    both = len(marks & others)
    part = both / min(len(marks), len(others))
    return part if part >= _LEAST_SHARED and (marks == others or both >= _LEAST_SENTENCES) else 0.0


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest())
