"""File names of briefs: from the article's file name, safe on every system, none twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

# What Windows forbids. Folders are never part of a name.
_FORBIDDEN = frozenset('<>:"/\\|?*')
# Controls, marks that nobody sees, halves of surrogate pairs (bytes that are not UTF-8), separators of lines.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# UTF-8 bytes: file systems hold 255, and a number, " (edited 12)" and the ending may be added. Where they count
# UTF-16 units instead, so many characters are at most twice as many.
_LONGEST = 180
_MOST_CHARACTERS = 80
# What the run itself writes: an article of that name must not take its place.
_OWN = ("briefing", "changes", "errors", "memory", "report", "terms")
# Windows keeps these for devices, whatever follows behind a point.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³]|conin\$|conout\$|clock\$) *(?:\.|$)")


def brief_names(paths: Sequence[Path]) -> list[str]:
    """Return a name without ending for the brief of each of `paths`; two articles of one name get a number."""
    counts: dict[str, int] = {}
    taken = set(map(_same, _OWN))
    names = []
    for path in paths:
        stem = name = safe_stem(path.stem)
        while _same(name) in taken:
            counts[_same(stem)] = count = counts.get(_same(stem), 1) + 1
            name = f"{stem} ({count})"
        taken.add(_same(name))
        names.append(name)
    return names


def _same(name: str) -> str:
    """What names share that some system takes for one: letter case (ß and SS, too), composed and decomposed.

    More than any of them takes for one costs only a number.
    """
    folded = unicodedata.normalize("NFKC", name).casefold().upper().casefold()
    return unicodedata.normalize("NFKC", folded)


def safe_stem(stem: str) -> str:
    """Return a file's name without ending as every system can have it: no folder, no device, nothing unseen."""
    composed = unicodedata.normalize("NFC", stem)
    pieces = groupby(composed, key=lambda char: char in _FORBIDDEN or unicodedata.category(char) in _UNSEEN)
    cleaned = "".join("_" if is_unsafe else "".join(chars) for is_unsafe, chars in pieces)
    cut = cleaned[:_MOST_CHARACTERS].encode("utf-8")[:_LONGEST]  # maybe in the middle of a character
    cleaned = cut.decode("utf-8", "ignore").strip(" .\u3000\xa0")
    return f"_{cleaned}" if not cleaned or _DEVICE.match(cleaned) else cleaned
