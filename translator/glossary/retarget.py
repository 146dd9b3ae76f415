"""An English sentence under other targets: what an edit of the glossary asks for, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.glossary.realise import realise
from translator.records import TermHit


def retarget(hits: Sequence[TermHit], targets: Sequence[str], english: str) -> str | None:
    """Return `english`, made when the terms of `hits` had `targets`, with their present ones put in.

    None where a term that has another target now does not stand in it letter by letter, capitals aside:
    an inflected one may need other words around it.
    """
    pairs = list(zip(hits, targets, strict=True))
    before = [replace(hit, is_first=False, entry=replace(hit.entry, target=old)) for hit, old in pairs]
    changed = []
    for (hit, old), found in zip(pairs, realise(before, english), strict=True):
        if hit.english == old:
            continue
        if not found.is_met or english[found.start : found.end].casefold() != old.casefold():
            return None
        changed.append((found.start, found.end, _begun_like(english[found.start], old, hit.english)))
    for start, end, text in sorted(changed, reverse=True):
        english = english[:start] + text + english[end:]
    return english


def _begun_like(initial: str, old: str, new: str) -> str:
    """Give `new` the capital that `old` had only from where it stood."""
    return new[:1].upper() + new[1:] if initial.isupper() and old[:1].islower() else new
