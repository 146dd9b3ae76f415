"""File names of briefs: from the article's file name, safe on every system, none twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

# What Windows forbids, and control characters. Folders are never part of a name.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
# UTF-8 bytes: file systems hold 255, and a number, " (edited 12)" and the ending may be added.
_LONGEST = 180
_MOST_CHARACTERS = 80
# What the run itself writes: an article of that name must not take its place.
_OWN = ("briefing", "changes", "memory", "report", "terms")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)$")


def brief_names(paths: Sequence[Path]) -> list[str]:
    """Return a name without ending for the brief of each of `paths`; two articles of one name get a number."""
    counts: dict[str, int] = {}
    taken = set(_OWN)
    names = []
    for path in paths:
        stem = name = _safe(path.stem)
        while name.casefold() in taken:
            counts[stem.casefold()] = count = counts.get(stem.casefold(), 1) + 1
            name = f"{stem} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return names


def _safe(stem: str) -> str:
    cleaned = _UNSAFE.sub("_", stem.encode("utf-8", "replace").decode("utf-8"))
    cut = cleaned[:_MOST_CHARACTERS].encode("utf-8")[:_LONGEST]  # maybe in the middle of a character
    cleaned = cut.decode("utf-8", "ignore").strip(" .")
    return f"_{cleaned}" if not cleaned or _RESERVED.match(cleaned) else cleaned
