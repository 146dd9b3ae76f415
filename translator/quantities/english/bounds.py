"""The bound beside an English figure: more than, under, about, "or more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum


class Bound(Enum):
    """Where the true value lies: above what is stated, below it, a little below, near it, at most there."""

    UP = "up"
    DOWN = "down"
    NEAR = "near"
    ABOUT = "about"
    MOST = "most"


QUALIFIERS = {
    **dict.fromkeys(("more than", "at least"), Bound.UP),
    **dict.fromkeys(("less than", "under", "up to"), Bound.DOWN),
    "nearly": Bound.NEAR,
    "about": Bound.ABOUT,
    "as much as": Bound.MOST,
}
_BEFORE = {
    Bound.UP: r"(?<!no )(?<!not )more than|over|above|exceed\w*|surpass\w*|upwards? of|at least"
    r"|(?:no|not) (?:less|fewer) than|minimum(?: of)?|topp(?:ed|ing)|tops|beyond|excess of"
    r"|pass(?:ed|es|ing)|cross(?:ed|es|ing)|breach\w*"
    "|(?:great|high|old|bett|long|larg)er than|past|north of"
    "|starting (?:at|from)",
    Bound.DOWN: r"(?<!no )(?<!not )(?:less|fewer) than|under|below|up to|at (?:the )?most"
    r"|(?:no|not|n't)(?: [a-z]{1,12})? more than"
    r"|not exceed\w*|within|maximum(?: of)?|(?:low|young|short|small)er than|not even|as (?:much|many) as|capped at"
    "|limit(?:ed)?(?: to)?|barely",
    Bound.NEAR: "nearly|almost|close to|approaching|near|just under|shy of|short of",
    Bound.ABOUT: "about|around|approximately|roughly|some|circa|estimated",
}
_AFTER = {
    Bound.UP: r"\s?\+|[ -]plus\b|-odd\b"
    r"|,? (?:or|and) (?:more|higher|above|older|over|up|upwards?|longer|greater|beyond)\b",
    Bound.DOWN: r",? (?:or|and) (?:less|fewer|below|under|lower|younger|shorter|smaller)\b",
    Bound.ABOUT: r" or so\b",
}
# What may stand between a bound and its figure, and between a figure and its bound.
_LEAD = r"(?:\s(?:the|an?|ages?|aged|of|us|nt|hk|another)\b|[\s$£€¥-])*$"
_TRAIL = r"(?:[ -]?[a-z$%°]{1,20}+){0,3}?"
_LEADS = {
    bound: re.compile(rf"\b(?:{words}){_LEAD}|~{_LEAD}" if bound is Bound.ABOUT else rf"\b(?:{words}){_LEAD}")
    for bound, words in _BEFORE.items()
}
_TRAILS = {bound: re.compile(_TRAIL + f"(?:{words})") for bound, words in _AFTER.items()}


def bounds(plain: str, start: int, end: int) -> Iterator[Bound | None]:
    """The bounds of the figure at that place of a text in lower case."""
    before = plain[max(0, start - 40) : start]
    for bound, words in _LEADS.items():
        if words.search(before):
            yield bound
    for bound, words in _TRAILS.items():
        if words.match(plain, end):
            yield bound


# By the bound of the Chinese, what the English may say: `None` where it may say nothing.
ALLOWED: dict[Bound, frozenset[Bound | None]] = {
    Bound.UP: frozenset({Bound.UP}),
    Bound.DOWN: frozenset({Bound.DOWN, Bound.NEAR}),
    Bound.NEAR: frozenset({Bound.NEAR, Bound.DOWN, Bound.ABOUT, None}),
    Bound.ABOUT: frozenset({Bound.ABOUT, Bound.NEAR, None}),
    Bound.MOST: frozenset({Bound.DOWN, Bound.NEAR, None}),
}


def keeps(qualifier: str, plain: str, places: list[tuple[int, int]]) -> bool:
    """Whether one of the figures at `places` has the bound that a Chinese qualifier asks for."""
    asked = QUALIFIERS.get(qualifier)
    if asked is None or not places:
        return True
    return any(ALLOWED[asked] & (set(bounds(plain, *place)) or {None}) for place in places)
