"""What a person sets of the points of a summary, as a cell of a file of corrections says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

_DROP = "drop"
_PLACE = re.compile(r"([1-9]\d?)(?:\s+of\s+([1-9]\d?))?")


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence's place among the points, from 1, or 0: it is none. `number` is how many there are in all, if said."""

    place: int
    number: int = 0


def choice(cell: str) -> Choice | None:
    """Return what a cell says: "2", "2 of 4" or "drop"; None for what is none of these."""
    said = cell.strip().lower()
    found = _PLACE.fullmatch(said)
    if found is None:
        return Choice(0) if said == _DROP else None
    place, number = int(found[1]), int(found[2] or 0)
    return None if number and place > number else Choice(place, number)


def over(later: Mapping[str, Choice | None], earlier: Mapping[str, Choice | None]) -> dict[str, Choice | None]:
    """Return what was set of the points of one article, by sentence: what was set later stands where it was set.

    What was set earlier at those places goes, and what is beyond the number of points that was said later.
    """
    said = [found for found in later.values() if found]
    taken, number = {found.place for found in said if found.place}, count(said)

    def is_left(found: Choice | None) -> bool:
        return not found or not found.place or (found.place not in taken and found.place <= (number or found.place))

    left = {text: found for text, found in earlier.items() if text not in later and is_left(found)}
    counted = {text: replace(found, number=number) if found and number else found for text, found in left.items()}
    return {**counted, **later}


def count(choices: Iterable[Choice]) -> int:
    """Return how many points there are in all as these say; 0 where they do not."""
    return max((found.number for found in choices), default=0)
