"""Foreign names by their parts: 詹姆斯·沃克 is James Walker, and 沃克 alone is Walker.

The parts (`data/parts.tsv`) are what they stood for in titles of Wikipedia, as Wikidata links them (CC0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from translator.chinese.characters import HAN_RANGES
from translator.chinese.transliteration import is_transliteration

PARTS = Path(__file__).parent.parent / "data" / "parts.tsv"
_DOT = r"[·‧・•-]"
_DOTTED = re.compile(rf"(?<![{HAN_RANGES}])[{HAN_RANGES}]++(?:{_DOT}[{HAN_RANGES}]++)+")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Foreign:
    """A foreign name in a sentence: its span and its English."""

    start: int
    end: int
    english: str


def foreign_names(folded: str) -> Iterator[Foreign]:
    """The dotted names of a folded sentence all of whose parts are known."""
    for found in _DOTTED.finditer(folded):
        pieces = re.split(_DOT, found[0])
        first, last = _known_end(pieces[0]), _known_beginning(pieces[-1])
        parts = [first, *pieces[1:-1], last]
        if all(part in _parts() for part in parts):
            start = found.start() + len(pieces[0]) - len(first)
            end = found.end() - len(pieces[-1]) + len(last)
            yield Foreign(start, end, " ".join(_parts()[part] for part in parts))


def is_known_part(folded: str) -> bool:
    """Whether that is a part of a foreign name whose English is known."""
    return folded in _parts()


def _known_end(piece: str) -> str:
    """The longest known part that `piece` ends with, if no character of foreign names stands before it."""
    ends = (piece[-length:] for length in range(min(len(piece), _LONGEST), 0, -1))
    part = next((end for end in ends if end in _parts()), "")
    return "" if is_transliteration(piece.removesuffix(part)[-1:]) else part


def _known_beginning(piece: str) -> str:
    """The longest known part that `piece` begins with, if no character of foreign names stands behind it."""
    beginnings = (piece[:length] for length in range(min(len(piece), _LONGEST), 0, -1))
    part = next((begin for begin in beginnings if begin in _parts()), "")
    return "" if is_transliteration(piece.removeprefix(part)[:1]) else part


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    rows = (line.partition("\t") for line in PARTS.read_text(encoding="utf-8").splitlines())
    return {form: english for form, _, english in rows}


def parts_saying(english: str) -> tuple[str, ...]:
    """The folded parts that stand for one word of a foreign name."""
    return _by_english().get(english, ())


@lru_cache(maxsize=1)
def _by_english() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form, english in _parts().items():
        found[english] = (*found.get(english, ()), form)
    return found
