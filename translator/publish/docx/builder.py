"""The Word file under construction: paragraphs, tables, boxes and bookmarks over python-docx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from string import Template

from docx.document import Document as DocxDocument
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from translator.publish.docx.runs import new_run, word_element, write
from translator.publish.docx.styles import style_id
from translator.publish.house_style import HouseStyle

NUMBERED = ("Numbered Text", "Standfirst")
"""The styles whose paragraphs are counted."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's shape: what it is for (read out to those who cannot see it), headings, widths in twips."""

    purpose: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    style: str = "Brief Table"


class DocumentBuilder:
    """A Word document to which the parts of one brief, or of several, are added from top to bottom.

    The headings of a brief stand `depth` levels lower than in a document of its own: 1 makes its headline
    a Heading 1. The document's styles are made for the same depth.
    """

    def __init__(self, document: DocxDocument, house: HouseStyle, depth: int = 0) -> None:
        self.document = document
        self.house = house
        self.depth = depth
        self.width = text_width(document)
        self._bookmarks = count(1)
        self._drawings = count(1)
        self._list = ""
        self._headlines = ""

    def paragraph(self, style: str, text: str = "", anchor: str = "") -> Paragraph:
        """Return a new paragraph at the end of the document, bookmarked `anchor` if that is given."""
        paragraph = self.styled(self.document.add_paragraph(), style)
        write(paragraph, text)
        if anchor:
            self.bookmark(paragraph, anchor)
        return paragraph

    def heading(self, text: str, anchor: str = "") -> Paragraph:
        """Return the heading of a part of a brief, added at the end of the document."""
        return self.paragraph(self.heading_style(1), text, anchor)

    def heading_style(self, level: int) -> str:
        """Return the style of a brief's headline (level 0), of its parts (1) or of the article's headings (2)."""
        return f"Heading {level + self.depth}" if level + self.depth else "Title"

    def styled(self, paragraph: Paragraph, style: str) -> Paragraph:
        """Give a paragraph a style and, where the style counts, the list that is counted now."""
        paragraph._p.style = style_id(style)
        if self._list and style in NUMBERED:
            _count(paragraph, self._list)
        return paragraph

    def count_anew(self) -> None:
        """Number the paragraphs that follow from 1 again."""
        root = self.document.part.numbering_part.element
        styled = self.document.styles.element.xpath(f"./w:style[@w:styleId='{style_id(NUMBERED[0])}']//w:numId/@w:val")
        own = root.xpath(f"./w:num[@w:numId='{styled[0]}']/w:abstractNumId/@w:val")
        number = root.add_num(int(own[0]))
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        self._list = str(number.numId)

    def number(self, paragraph: Paragraph) -> None:
        """Give the headline of a brief in a collection its number: each time it is asked, the next."""
        root = self.document.part.numbering_part.element
        if not self._headlines:
            own = root.xpath("./w:abstractNum[w:name/@w:val='Brief Headlines']/@w:abstractNumId")
            self._headlines = str(root.add_num(int(own[0])).numId)
        _count(paragraph, self._headlines)

    def draw(self, frame: str, part: Part, reltype: str) -> None:
        """Set a drawing as a paragraph: `frame` is its `w:drawing`, with $rel and $number to be filled in."""
        relation = self.document.part.relate_to(part, reltype)
        xml = Template(frame).substitute(rel=relation, number=next(self._drawings))
        self.paragraph("Chart")._p.append(new_run("", parse_xml(xml)))

    def bookmark(self, paragraph: Paragraph, anchor: str, since: int = 0) -> None:
        """Put a bookmark around what a paragraph holds so far, or `since` it had so many elements.

        A REF field needs text to refer to.
        """
        number = str(next(self._bookmarks))
        start = word_element("w:bookmarkStart", id=number, name=anchor)
        paragraph._p.insert(since or int(paragraph._p.pPr is not None), start)
        paragraph._p.append(word_element("w:bookmarkEnd", id=number))

    def table(self, columns: Columns) -> Table:
        """Return a new table at the end of the document; its row of headings repeats on every page."""
        table = self._table(len(columns.widths), columns.style)
        _shape(table, columns.widths, columns.purpose)
        for cell, head in zip(table.rows[0].cells, columns.heads, strict=True):
            fill(cell, head, "Table Head")
        row = table.rows[0]._tr.get_or_add_trPr()
        row.append(word_element("w:cantSplit"))
        row.append(word_element("w:tblHeader"))
        return table

    def box(self, width: int, purpose: str) -> _Cell:
        """Return the one cell of a tinted box."""
        table = self._table(1, "Brief Box")
        _shape(table, (width,), purpose)
        cell: _Cell = table.rows[0].cells[0]
        return cell

    def _table(self, columns: int, style: str) -> Table:
        table: Table = self.document.add_table(rows=1, cols=columns)
        table._tbl.tblStyle_val = style_id(style)
        return table


def _count(paragraph: Paragraph, number: str) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = int(number)


def text_width(document: DocxDocument) -> int:
    """Return the width of the text of a document's last section in twips: of one column, where it has several."""
    section = document.sections[-1]
    sides = (section.page_width, section.left_margin, section.right_margin, section.gutter)
    page, left, right, gutter = (side.twips if side is not None else 0 for side in sides)
    width = page - left - right - gutter
    columns = section._sectPr.find(qn("w:cols"))
    number = int(columns.get(qn("w:num"), "1")) if columns is not None else 1
    return (width - (number - 1) * int(columns.get(qn("w:space"), "720"))) // number if number > 1 else width


def row(table: Table, widths: Sequence[int], is_whole: bool = True) -> tuple[_Cell, ...]:
    """Return the cells of a new row, which a page break does not split if it is to be whole."""
    added: _Row = table.add_row()  # type: ignore[no-untyped-call]
    if is_whole:
        added._tr.get_or_add_trPr().append(word_element("w:cantSplit"))
    cells = tuple(added.cells)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Twips(width)
    return cells


def fill(cell: _Cell, text: str, style: str = "Table Text") -> Paragraph:
    """Write `text` into the first, still empty paragraph of a cell and return that paragraph."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph._p.style = style_id(style)
    write(paragraph, text)
    return paragraph


def _shape(table: Table, widths: Sequence[int], purpose: str) -> None:
    """Fix the widths of a table and say, for those who cannot see it, what it is."""
    properties = table._tbl.tblPr
    table.autofit = False
    width = properties.find(qn("w:tblW"))
    if width is not None:
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), str(sum(widths)))
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        for name in list(look.attrib):
            del look.attrib[name]
        look.set(qn("w:val"), "0020")
        look.set(qn("w:firstRow"), "1")
    properties.append(word_element("w:tblDescription", val=purpose))
    for column, twips in zip(table.columns, widths, strict=True):
        column.width = Twips(twips)
        for cell in column.cells:
            cell.width = Twips(twips)
