"""Whose subsidiary a firm is: in 鴻海的子公司工業富聯 Hon Hai owns, and is not owned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.glossary import renderings
from translator.records import TermHit

_OWNED = re.compile(r"(?:子公司|孫公司|孙公司|關係企業|关系企业)\s?")
_REACH = 14
"""Characters between an owner and the word for what it owns."""
_UNIT = r"(?:subsidiary|unit|affiliate)"


def turned_ownership(chinese: str, english: str, hits: Sequence[TermHit]) -> tuple[str, str] | None:
    """Return the English names of the owner and of what it owns where `english` has one for the other.

    `hits` are the known names in `chinese`, from left to right.
    """
    for owner, owned in _pairs(chinese, hits):
        mother, daughter = _either(owner), _either(owned)
        belongs = rf"{mother},?\s(?:[\w-]+\s){{0,4}}?{_UNIT} of {daughter}"
        has = rf"{daughter}['’]s?\s(?:[\w-]+\s){{0,4}}?{_UNIT},?\s{mother}"
        is_its = rf"{mother}, {daughter}['’]s?\s(?:[\w-]+\s){{0,4}}?{_UNIT}"
        if re.search(rf"(?:{belongs}|{has}|{is_its})\b", english):
            return owner.entry.target, owned.entry.target
    return None


def _pairs(chinese: str, hits: Sequence[TermHit]) -> Iterator[tuple[TermHit, TermHit]]:
    """An owner and what it owns: the firm before the word in its clause, and the one right behind it."""
    for found in _OWNED.finditer(chinese):
        before = [hit for hit in hits if hit.end <= found.start() and hit.entry.kind == "org"]
        behind = [hit for hit in hits if hit.start == found.end() and hit.entry.kind == "org"]
        if before and behind:
            between = chinese[before[-1].end : found.start()]
            if len(between) <= _REACH and not re.search(r"[，。；、！？]", between):
                yield before[-1], behind[0]


def _either(hit: TermHit) -> str:
    return f"(?:{'|'.join(map(re.escape, renderings(hit.entry)))})"
