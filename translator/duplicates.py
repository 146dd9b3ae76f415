"""The same article twice: saved under two names, or syndicated with small edits.

Known by whole sentences that two articles share, since that is what an edit of a wire story leaves standing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
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


def duplicates(articles: Sequence[tuple[Path, tuple[int, ...]]]) -> tuple[Duplicate, ...]:
    """Return which of `articles` (path, fingerprint) say what an earlier one says, each with the closest one.

    Time goes with the number of sentences and how often each stands in the batch.
    """
    holders: dict[int, list[int]] = {}
    found = []
    for index, (path, marks) in enumerate(articles):
        shared = Counter(holder for mark in marks for holder in holders.get(mark, ()))
        ranked = ((count / min(len(marks), len(articles[other][1])), -other) for other, count in shared.items())
        part, other = max(ranked, default=(0.0, 0))
        is_whole = set(marks) == set(articles[-other][1])
        if part >= _LEAST_SHARED and (is_whole or shared[-other] >= _LEAST_SENTENCES):
            found.append(Duplicate(path, articles[-other][0], round(part, 3)))
        else:
            for mark in marks:
                holders.setdefault(mark, []).append(index)
    return tuple(found)


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest())
