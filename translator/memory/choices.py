"""What a person sets of the points of a summary, as a cell of a file of corrections says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
