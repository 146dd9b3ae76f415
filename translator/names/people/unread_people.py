"""The people of a sentence whose English nothing says: Japanese, Koreans, Chinese who chose a spelling, foreigners."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from translator.chinese.script import fold
from translator.chinese.words import tagged
from translator.names.people.find_people import foreigners_in, japanese_in, people_in

Span = tuple[int, int]


def unread_people(text: str, known: tuple[Span, ...]) -> Iterator[Span]:
    """Where `text` names people that none of the `known` stretches, which have their English, touches."""
    for start, end in _spans(text):
        if not any(start < stop and begin < end for begin, stop in known):
            yield start, end


@lru_cache(maxsize=512)
def _spans(text: str) -> tuple[Span, ...]:
    folded = fold(text)
    words = tagged(text)
    found = (*japanese_in(folded, words), *people_in(folded, words), *foreigners_in(folded, words))
    return tuple(sorted({(person.start, person.end) for person in found}))
