"""How wide and high text is under a document's styles: an estimate without its fonts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from docx.document import Document as DocxDocument
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from translator.publish.docx.runs import is_east_asian

_TWIP = 20
# Parts of an em, from the metrics of Helvetica (Adobe Font Metrics), which Arial and Liberation Sans share.
_NARROW, _LETTER, _CAPITAL, _WIDE, _HAN = 0.27, 0.54, 0.68, 0.85, 1.0
_WIDTHS = dict.fromkeys(" .,:;!|'’‘ijlIft/()[]-\u00a0", _NARROW) | dict.fromkeys("mwMW—%", _WIDE)
_BOLD, _CAPS = 1.08, 1.28
_LINE, _HAN_LINE = 1.15, 1.4
"""Height of a line of Arial or Georgia, and of a face with Chinese characters, in ems."""
_RAGGED = 1.4
"""Ems that a line leaves free on average, since its last word did not fit."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Space inside the cells of a table, in points."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set; lengths in points. `leading`: ems of a line, or points where `is_exact`."""

    size: float
    before: float
    after: float
    edges: float
    indent: float
    leading: float
    is_exact: bool
    breadth: float
    is_kept: bool
    is_whole: bool
    begins_page: bool


class Measures:
    """What a document's styles say of lengths, looked up once for each style."""

    def __init__(self, document: DocxDocument) -> None:
        self._root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in self._root.findall(qn("w:style"))}
        self._lists = dict(_list_indents(document))
        self._known: dict[tuple[str, str], Setting] = {}
        default = self._root.xpath("./w:style[@w:default='1' and @w:type='paragraph']/@w:styleId")
        self._default = default[0] if default else ""

    def setting(self, paragraph: BaseOxmlElement) -> Setting:
        """Return how a paragraph is set, by its style and what it states itself of lists and pages."""
        name = paragraph.style or self._default
        own = _path("./w:pPr/w:numPr/w:numId/@w:val")(paragraph)
        key = (name, own[0] if own else "")
        if key not in self._known:
            self._known[key] = self._by_style(*key)
        found = self._known[key]
        return replace(found, begins_page=True) if _path("./w:pPr/w:pageBreakBefore")(paragraph) else found

    def lines(self, text: str, setting: Setting, width: float) -> int:
        """Return how many lines `text` takes in `width` points."""
        ems = sum(_width(letter) for letter in text) * setting.breadth
        room = max(width - setting.indent, 3 * setting.size)
        if ems * setting.size <= room:
            return 1
        return max(2, math.ceil(ems * setting.size / (room - min(_RAGGED * setting.size, room / 4))))

    def height(self, text: str, setting: Setting) -> float:
        """Return the height of a line of a paragraph of `text` in points."""
        if setting.is_exact:
            return setting.leading
        return setting.size * setting.leading * (_HAN_LINE if is_east_asian(text) else _LINE)

    def cell_margins(self, style: str) -> Margins:
        """Return the space inside the cells of a table of that style."""
        sides = (self._number(style, f"w:tblPr/w:tblCellMar/w:{side}", "w") for side in Margins.__slots__)
        return Margins(*(side / _TWIP for side in sides))

    def _by_style(self, name: str, own_list: str) -> Setting:
        line = self._number(name, "w:pPr/w:spacing", "line", 240)
        is_exact = self._value(name, "w:pPr/w:spacing", "lineRule") == "exact"
        used = own_list or self._value(name, "w:pPr/w:numPr/w:numId", "val")
        indent = self._lists.get(used, 0.0) if used else self._number(name, "w:pPr/w:ind", "left")
        bold, caps = (self._is_on(name, f"w:rPr/w:{tag}") for tag in ("b", "caps"))
        return Setting(
            size=self._number(name, "w:rPr/w:sz", "val", 20) / 2,
            before=self._number(name, "w:pPr/w:spacing", "before") / _TWIP,
            after=self._number(name, "w:pPr/w:spacing", "after") / _TWIP,
            edges=sum(self._edge(name, side) for side in ("top", "bottom")),
            indent=(indent + self._number(name, "w:pPr/w:ind", "right")) / _TWIP,
            leading=line / _TWIP if is_exact else line / 240,
            is_exact=is_exact,
            breadth=(_BOLD if bold else 1) * (_CAPS if caps else 1),
            is_kept=self._is_on(name, "w:pPr/w:keepNext"),
            is_whole=self._is_on(name, "w:pPr/w:keepLines"),
            begins_page=self._is_on(name, "w:pPr/w:pageBreakBefore"),
        )

    def _edge(self, name: str, side: str) -> float:
        """Return what a paragraph's border takes in points: its width is stated in eighths of one."""
        path = f"w:pPr/w:pBdr/w:{side}"
        return self._number(name, path, "sz") / 8 + self._number(name, path, "space")

    def _is_on(self, name: str, path: str) -> bool:
        found = self._first(name, path)
        return found is not None and found.get(qn("w:val"), "1") not in ("0", "false")

    def _number(self, name: str, path: str, attribute: str, default: float = 0) -> float:
        value = self._value(name, path, attribute)
        try:
            return float(value) if value else default
        except ValueError:  # a foreign base may state "12pt" (ECMA-376, part 1, 22.9.2.15)
            return default

    def _value(self, name: str, path: str, attribute: str) -> str:
        found = self._first(name, f"{path}[@w:{attribute}]")
        return "" if found is None else str(found.get(qn(f"w:{attribute}")))

    def _first(self, name: str, path: str) -> BaseOxmlElement | None:
        """Return what the nearest of a style, its parents and the defaults has at `path`."""
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            if own := _path(f"./{path}")(style):
                return cast(BaseOxmlElement, own[0])
            name = next(iter(_path("./w:basedOn/@w:val")(style)), "")
        group, rest = path.split("/", 1)
        defaults = _path(f"./w:docDefaults/{group}Default/{group}/{rest}")(self._root)
        return cast(BaseOxmlElement, defaults[0]) if defaults else None


def _list_indents(document: DocxDocument) -> Iterator[tuple[str, float]]:
    """Yield the lists of a document by identifier with the twips that their text is indented."""
    root = document.part.numbering_part.element
    for item in root.findall(qn("w:num")):
        kind = item.find(qn("w:abstractNumId")).get(qn("w:val"))
        left = root.xpath(f"./w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='0']/w:pPr/w:ind/@w:left")
        yield item.get(qn("w:numId")), float(left[0]) if left else 0.0


@cache
def _path(path: str) -> etree.XPath:
    """Return what finds `path`, read once: reading one takes ten times as long as to look, a thousand times a brief."""
    return etree.XPath(path, namespaces=nsmap)


@cache
def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if is_east_asian(letter):
        return _HAN
    return _CAPITAL if letter.isupper() else _LETTER
