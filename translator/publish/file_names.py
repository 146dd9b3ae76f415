"""File names of briefs: from the article's file name or by a pattern, safe on every system, none twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby
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


FIELDS = ("date", "title", "publisher", "file")
"""What a pattern of names may have in braces: the article's date (or "undated"), its English headline, who published it
(or "unknown"), and the name of its file.
"""
_FIELD = re.compile(r"\{([^{}]*)\}")
# What a title may have and a name may not, as people write it in names. The rest of that is an underscore.
_IN_NAMES = str.maketrans({":": " -", "：": " -", "/": "-", "|": "-", "?": "", "*": "", '"': "", "<": "", ">": ""})


def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a pattern of names, or nothing."""
    asked = _FIELD.findall(pattern)
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    for name in asked:
        if name not in FIELDS:
            return f"{{{name}}} is not one of {known}."
    return "" if {"title", "file"} & set(asked) else "It needs {title} or {file}, so that briefs can be told apart."


def shaped(pattern: str, values: Mapping[str, str]) -> str:
    """Return the name that a pattern makes of an article's values, cut at a word where it is too long for one."""
    filled = _FIELD.sub(lambda found: values[found[1]].translate(_IN_NAMES), pattern)
    name = " ".join(filled.split())
    if len(name) > _MOST_CHARACTERS:
        name = name[: _MOST_CHARACTERS + 1].rpartition(" ")[0] or name
    return safe_stem(name.rstrip(" -,;."))


class BriefNames:
    """The names of the briefs of a run, where a pattern makes them: known when an article is translated.

    `had` are the names that articles have from earlier runs, by their keys, those of this run and others. An article
    keeps its name, number and all, as long as the pattern makes the same of it.
    """

    def __init__(self, pattern: str, had: Mapping[str, str]) -> None:
        self._pattern, self._had = pattern, had
        self._owners = {_same(name): key for key, name in sorted(had.items(), reverse=True)}
        self._taken = {*map(_same, _OWN), *self._owners}

    def of(self, key: str, values: Mapping[str, str]) -> str:
        """Return the name for the brief of the article that is filed under `key`."""
        wanted = shaped(self._pattern, values)
        had = self._had.get(key, "")
        if re.fullmatch(rf"{re.escape(wanted)}(?: \(\d+\))?", had) and self._owners[_same(had)] == key:
            return had
        name = next(name for name in _numbered(wanted) if _same(name) not in self._taken)
        self._taken.add(_same(name))
        return name


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem} ({number})" for number in count(2))


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
