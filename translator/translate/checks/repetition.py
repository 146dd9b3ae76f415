"""English that says the same over and over, as a model does that has lost its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translator.chinese.characters import is_han


def repeats(words: Sequence[str], chinese: str) -> bool:
    """Whether four words in a row come three times, eight come twice, or one word comes four times running.

    Where the Chinese repeats itself, only five times, and one word running, are too many.
    """
    folded = [word.casefold().strip(".,'\"") for word in words]
    fours = Counter(zip(folded, folded[1:], folded[2:], folded[3:], strict=False))
    running = any(len({*folded[i : i + 4]}) == 1 for i in range(len(folded) - 3))
    eights = [tuple(folded[i : i + 8]) for i in range(len(folded) - 7)]
    if _says_twice(chinese):
        return running or any(count >= 5 for count in fours.values())
    return running or any(count >= 3 for count in fours.values()) or len(set(eights)) < len(eights)


def _says_twice(chinese: str) -> bool:
    """Whether the Chinese itself says something twice: figures of several firms in the same words, say."""
    fours = [chinese[i : i + 4] for i in range(len(chinese) - 3)]
    said = Counter(four for four in fours if all(map(is_han, four)))
    return any(count >= 2 for count in said.values())
