"""What stands in a brief's Word file now, place by place. The file comes from a desk, or from anywhere.

A brief puts a bookmark on each of its passages, and Word keeps it while the text in it is edited. Of tracked changes
the insertions count and the deletions do not, as if all were accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translator.errors import InputError, UnusableError
from translator.storage.bounded_read import ARTICLE, contents
from translator.storage.zip_package import WORD, Package, namespace

_NAME = re.compile(r"(a\d{1,4}_)?(headline|publisher|byline|(?:body|related)_\d{1,5}(?:_source|_age)?)")
_POINT = re.compile(r"(a\d{1,4}_)?point_(\d{1,5})_(\d{1,5})")
_CHECK = re.compile(r"(a\d{1,4}_)?check_(\d{1,5})")
# What shares its paragraph with other things: only what is inside the bookmark is of the place.
_INLINE = ("publisher", "byline")
_MOST_OPEN = 16
"""Bookmarks around one text; a brief has two."""
_MOST_PLACES = 20_000
_MAX_TEXT = 2_000_000
_GONE = ("del", "moveFrom", "instrText", "delText", "txbxContent", "pPr", "rPr")
_WRITTEN = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_REFERENCES = ("Reference", "FlagReference")
"""The styles of what names another place of the brief."""
_TEXT = ("NumberedText", "Standfirst")
"""The styles of paragraphs of the text."""
_CELLS = 4
"""Of a row of the checks: where, the English, the Chinese, what failed."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the summary: the place and the number of its sentence there, from 0, and its text now."""

    place: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A sentence to check: its number in the list, the Chinese, the English now, and what failed."""

    number: int
    chinese: str
    english: str
    failed: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A brief as it stands: the text of each place, the points of its summary, what there is to check.

    `added` are paragraphs of its text that the program did not set.
    """

    places: dict[str, str] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)
    checks: list[CheckRow] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def edited_briefs(path: Path) -> list[Edited]:
    """Return the briefs of a Word file: one, or those of a combined briefing in its order.

    Raises `InputError` for what is no Word file, is made to harm, or has no place of a brief.
    """
    try:
        data = contents(path, ARTICLE)
    except UnusableError as error:
        raise InputError(path, error.what, error.remedy) from error
    return briefs_in(data, path)


def briefs_in(data: bytes, path: Path) -> list[Edited]:
    """Return the briefs of the bytes of a Word file that is called `path`. Raises as `edited_briefs` does."""
    try:
        package = Package.of(data)
        root = package.document(package.main(WORD))
        found = _Walk(namespace(root))
        found.over(root)
    except UnusableError as error:
        raise InputError(path, error.what, error.remedy) from error
    if not any(brief.places for brief in found.briefs.values()):
        raise InputError(path, "this is no brief of this program.", "Name a .docx of an output folder, edited or not.")
    return list(found.briefs.values())


class _Walk:
    """One pass over a document."""

    def __init__(self, space: str) -> None:
        self.briefs: dict[str, Edited] = {}
        self._space = space
        self._gone = frozenset(space + name for name in _GONE)
        self._written = {space + name: text for name, text in _WRITTEN.items()}
        self._texts: dict[str, list[str]] = {}
        self._open: dict[str, str] = {}
        self._touched: dict[str, None] = {}
        self._size = 0
        self._brief_here: Edited | None = None

    def over(self, root: Any) -> None:
        """Take in what every bookmark of a brief's has, and the rows of the checks."""
        for paragraph in root.iter(f"{self._space}p"):
            self._paragraph(paragraph)
        for name, pieces in self._texts.items():
            self._place(name, " ".join("".join(pieces).split()))
        for row in root.iter(f"{self._space}tr"):
            self._row(row)

    def _paragraph(self, paragraph: Any) -> None:
        self._touched = dict.fromkeys(self._open.values())
        pieces: list[str] = []
        for text in self._walk(paragraph):
            pieces.append(text)
            for name in self._open.values():
                if name.endswith(_INLINE):
                    self._texts.setdefault(name, []).append(text)
        whole = "".join(pieces)
        self._size += len(whole) * max(1, len(self._touched))
        if self._size > _MAX_TEXT or len(self._texts) > _MOST_PLACES:
            raise UnusableError("there is far more in the file than in a brief.", "Name the brief's own file.")
        if not self._touched and self._brief_here and self._style(paragraph) in _TEXT and whole.strip():
            self._brief_here.added.append(" ".join(whole.split()))
        for name in self._touched:
            if not name.endswith(_INLINE):
                self._texts.setdefault(name, []).extend((whole, " "))

    def _walk(self, parent: Any) -> Iterator[str]:
        """Yield the text that is shown of an element, but for what leads to other places; keep book of bookmarks."""
        space = self._space
        for child in parent:
            if child.tag in self._gone or self._is_reference(child):
                continue
            if child.tag == f"{space}bookmarkStart":
                self._begin(child.get(f"{space}id") or "", child.get(f"{space}name") or "")
            elif child.tag == f"{space}bookmarkEnd":
                self._open.pop(child.get(f"{space}id") or "", None)
            elif child.tag == f"{space}t":
                yield child.text or ""
            elif child.tag in self._written:
                yield self._written[child.tag]
            elif child.tag != f"{space}p":
                yield from self._walk(child)

    def _style(self, paragraph: Any) -> str:
        stated = paragraph.find(f"{self._space}pPr/{self._space}pStyle")
        return "" if stated is None else stated.get(f"{self._space}val") or ""

    def _is_reference(self, element: Any) -> bool:
        """Whether it leads to another place of the brief, or names one."""
        space = self._space
        style = element.find(f"{space}rPr/{space}rStyle") if element.tag == f"{space}r" else None
        is_link = element.tag == f"{space}hyperlink" and element.get(f"{space}anchor")
        return bool(is_link) or (style is not None and style.get(f"{space}val") in _REFERENCES)

    def _begin(self, number: str, name: str) -> None:
        found = _NAME.fullmatch(name) or _POINT.fullmatch(name)
        if found and name not in self._texts and len(self._open) < _MOST_OPEN:
            self._open[number] = name
            self._brief_here = self._brief(found[1])
            self._touched[name] = None
            self._texts[name] = []

    def _place(self, name: str, text: str) -> None:
        if found := _POINT.fullmatch(name):
            self._brief(found[1]).points.append(Point(f"body_{found[2]}", int(found[3]), text))
        elif found := _NAME.fullmatch(name):
            self._brief(found[1]).places[found[2]] = text

    def _row(self, row: Any) -> None:
        cells = list(row.iterchildren(f"{self._space}tc"))
        marks = (mark.get(f"{self._space}name") or "" for mark in row.iter(f"{self._space}bookmarkStart"))
        found = next(filter(None, map(_CHECK.fullmatch, marks)), None)
        if found and len(cells) == _CELLS:
            english, chinese, failed = (" ".join("".join(self._walk_all(cell)).split()) for cell in cells[1:])
            self._brief(found[1]).checks.append(CheckRow(int(found[2]), chinese, english, failed))

    def _walk_all(self, cell: Any) -> Iterator[str]:
        for paragraph in cell.iterchildren(f"{self._space}p"):
            yield from self._walk(paragraph)
            yield " "

    def _brief(self, prefix: str | None) -> Edited:
        return self.briefs.setdefault(prefix or "", Edited())
