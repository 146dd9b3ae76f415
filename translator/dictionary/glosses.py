"""The dictionary: a sorted file, of which only the rows are taken apart that are asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "glosses.tsv"


def glosses(form: str) -> tuple[str, ...]:
    """Return what a word means, the commonest first: empty if the dictionary lacks it. `form` is folded."""
    line = f"{form}\t".encode()
    rows = _rows()
    place = bisect_left(rows, line)
    if place == len(rows) or not rows[place].startswith(line):
        return ()
    return tuple(rows[place][len(line) :].decode().split("|"))


@lru_cache(maxsize=1)
def _rows() -> list[bytes]:
    return TABLE.read_bytes().splitlines()
