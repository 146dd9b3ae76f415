"""On which page things will stand: an estimate, for the page numbers that a file shows before Word has counted.

Lines are counted with the widths of Arial's letters (the Helvetica of Adobe's font metrics), heights with the
styles' own values, and blocks are moved to the next page as Word does it: whole rows, headings with what they head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from translator.publish.docx.builder import text_width
from translator.publish.docx.text_metrics import Margins, Measures, Setting

_PAGE_OF = re.compile(r"PAGEREF (\S+)")
_EMU, _TWIP = 12700, 20
"""In a point."""
_RULE = 0.5
"""Points that the line between two rows takes."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or a whole row: what a page takes or does not. Heights in points.

    `gap` is the space above, which is dropped at the top of a page; `head` is the height of the row of headings
    that comes again where the piece begins a page. `is_kept`: on one page with the next piece.
    """

    height: float
    gap: float = 0.0
    head: float = 0.0
    is_kept: bool = False
    begins_page: bool = False
    anchors: tuple[str, ...] = ()


def number_pages(document: DocxDocument) -> int:
    """Fill in the page numbers that a finished document refers to (PAGEREF); return how many pages it has, about."""
    pages = pages_of(document)
    shown = None
    for element in document.element.body.iter(qn("w:instrText"), qn("w:t"), qn("w:fldChar")):
        if element.tag == qn("w:instrText"):
            found = _PAGE_OF.search(element.text or "")
            shown = found[1] if found else None
        elif element.tag == qn("w:t") and shown in pages:
            element.text, shown = str(pages[shown]), None
    return max(pages.values(), default=1)


def pages_of(document: DocxDocument) -> dict[str, int]:
    """Return the page, from 1, on which each bookmark of a document will be, and under "" that of its end."""
    section = document.sections[-1]
    sides = (section.page_height, section.top_margin, section.bottom_margin)
    height, top, bottom = (abs(side.pt) if side is not None else 0 for side in sides)
    columns = section._sectPr.find(qn("w:cols"))
    number = int(columns.get(qn("w:num"), "1")) if columns is not None else 1
    placed = _placed(list(_Blocks(document).pieces()), height - top - bottom, number)
    return {anchor: column // number + 1 for anchor, column in placed}


def _placed(pieces: Sequence[_Piece], height: float, columns: int) -> Iterator[tuple[str, int]]:
    """Yield each bookmark with its column, from 0, when `pieces` fill pages of `columns` columns of `height`."""
    column, used = 0, 0.0
    for group in _groups(pieces):
        whole = sum(piece.gap + piece.height for piece in group)
        if group[0].begins_page and (used or column % columns):
            column, used = (column // columns + 1) * columns, 0.0
        elif used and used + whole > height:
            column, used = column + 1, group[0].head
        for piece in group:
            if used and used + piece.gap + piece.height > height and whole > height:
                column, used = column + 1, piece.head
            used += piece.height + (piece.gap if used else 0)
            yield from ((anchor, column) for anchor in piece.anchors)
    yield "", column


def _groups(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.is_kept:
            yield group
            group = []
    if group:
        yield group


class _Blocks:
    """The paragraphs and tables of a document, cut into pieces."""

    def __init__(self, document: DocxDocument) -> None:
        self._body = document.element.body
        self._measures = Measures(document)
        self._width = text_width(document) / _TWIP

    def pieces(self) -> Iterator[_Piece]:
        below = 0.0
        for block in self._body:
            if block.tag == qn("w:p"):
                setting = self._measures.setting(block)
                yield from self._paragraph(block, setting, below)
                below = setting.after
            elif block.tag == qn("w:tbl"):
                yield from self._table(block, below)
                below = 0.0

    def _paragraph(self, paragraph: BaseOxmlElement, setting: Setting, below: float) -> Iterator[_Piece]:
        lines, line = self._lines(paragraph, setting, self._width)
        for number in range(lines):
            # Word leaves no line of a paragraph alone at the foot or the head of a page.
            is_kept = setting.is_whole or number == 0 or number == lines - 2
            yield _Piece(
                line + (setting.edges if number == 0 else 0),
                below + setting.before if number == 0 else 0,
                is_kept=is_kept if number < lines - 1 else setting.is_kept,
                begins_page=number == 0 and setting.begins_page,
                anchors=_anchors(paragraph) if number == 0 else (),
            )

    def _lines(self, paragraph: BaseOxmlElement, setting: Setting, width: float) -> tuple[int, float]:
        """Return how many lines a paragraph takes in `width` points, and the height of one."""
        pictures = [int(extent.get("cy")) / _EMU for extent in paragraph.iter(qn("wp:extent"))]
        if pictures:
            return 1, sum(pictures)
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        return self._measures.lines(text, setting, width), self._measures.height(text, setting)

    def _table(self, table: BaseOxmlElement, below: float) -> Iterator[_Piece]:
        style = table.tblPr.find(qn("w:tblStyle"))
        margins = self._measures.cell_margins("" if style is None else style.get(qn("w:val")))
        head = 0.0
        for number, row in enumerate(table.tr_lst):
            lines, height, is_kept = self._row(row, margins)
            height += margins.top + margins.bottom + _RULE
            is_head = bool(row.xpath("./w:trPr/w:tblHeader"))
            gap = below if number == 0 else 0.0
            whole = _Piece(height, gap, head, is_head or is_kept, anchors=_anchors(row))
            head = height if is_head else head
            if row.xpath("./w:trPr/w:cantSplit") or lines < 4:
                yield whole
                continue
            part = replace(whole, height=height / lines, gap=0.0, anchors=())
            yield replace(whole, height=height / lines, is_kept=True)
            for line in range(1, lines):
                yield replace(part, is_kept=line == lines - 2 or (line == lines - 1 and is_kept))

    def _row(self, row: BaseOxmlElement, margins: Margins) -> tuple[int, float, bool]:
        """Return the lines and the height of a row's longest cell, and whether it stays with the next row."""
        longest, most, is_kept = 0.0, 1, False
        for cell in row.tc_lst:
            width = cell.width.pt if cell.width is not None else self._width
            height, count = 0.0, 0
            for paragraph in cell.p_lst:
                setting = self._measures.setting(paragraph)
                lines, line = self._lines(paragraph, setting, width - margins.left - margins.right)
                height += lines * line + setting.before + setting.after + setting.edges
                count += lines
                is_kept = is_kept or setting.is_kept
            longest, most = max(longest, height), max(most, count)
        return most, longest, is_kept


def _anchors(element: BaseOxmlElement) -> tuple[str, ...]:
    return tuple(mark.get(qn("w:name")) for mark in element.iter(qn("w:bookmarkStart")))
