"""Cells of a workbook set to other text, in its own XML: all else in the file stays as it was, byte for byte.

A library that reads a workbook and writes it again leaves out what it does not know: shapes, slicers, rich text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from translator.storage.workbook import harmless, letters, numbered_cells, numbered_rows, shown_sheets
from translator.storage.xml_reader import REFUSED
from translator.storage.zip_package import Package, namespace

_LIKE_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_cells(data: bytes, cells: Mapping[tuple[int, int], str]) -> bytes:
    """Return a workbook with other text in cells of the first sheet that is shown, by row and column, both from 1.

    Raises `UnusableError` for what is no workbook, or is made to harm.
    """
    with harmless():
        package = Package.of(data)
        _, part = shown_sheets(package)[0]
        root = package.document(part)
        sheet = _Sheet(root)
        for (row, column), text in sorted(cells.items()):
            sheet.put(row, column, text)
        return _with_part(package, part, _bytes(root))


class _Sheet:
    """The rows of a sheet, by their numbers."""

    def __init__(self, root: Any) -> None:
        self._space = namespace(root)
        # What it says of its size may be wrong now, and need not be said.
        for dimension in root.findall("{*}dimension"):
            root.remove(dimension)
        [self._data] = root.findall("{*}sheetData")
        self._rows = dict(numbered_rows(self._data.iterchildren("{*}row")))

    def put(self, number: int, column: int, text: str) -> None:
        """Set the text of a cell, which looks as it did; one that is new, as the one above it."""
        row = self._row(number)
        cell = dict(numbered_cells(row)).get(column)
        if cell is None:
            cell = _inserted(row, column, numbered_cells(row), f"{self._space}c")
            cell.set("r", f"{letters(column)}{number}")
            if style := self._style_above(number, column):
                cell.set("s", style)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if text:
            from lxml import etree

            cell.set("t", "inlineStr")
            inside = etree.SubElement(etree.SubElement(cell, f"{self._space}is"), f"{self._space}t")
            inside.set(_SPACE, "preserve")
            inside.text = _LIKE_ESCAPED.sub("_x005F_", REFUSED.sub("", text))

    def _row(self, number: int) -> Any:
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = _inserted(self._data, number, self._rows.items(), f"{self._space}row")
            row.set("r", str(number))
        row.attrib.pop("spans", None)
        return row

    def _style_above(self, number: int, column: int) -> str:
        above = max((other for other in self._rows if other < number), default=0)
        cell = dict(numbered_cells(self._rows[above])).get(column) if above > 1 else None
        return "" if cell is None else cell.get("s", "")


def _inserted(parent: Any, number: int, others: Iterable[tuple[int, Any]], tag: str) -> Any:
    """Insert a child among `others`, before the first whose number is higher."""
    from lxml import etree

    child = etree.Element(tag, nsmap=parent.nsmap)
    following = min(((other, element) for other, element in others if other > number), default=None, key=lambda e: e[0])
    if following:
        following[1].addprevious(child)
    else:
        parent.append(child)
    return child


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _with_part(package: Package, part: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys(package.names):
            data = content if name == part else package.part(name)
            new.writestr(package.archive.NameToInfo[name], data or b"")
    return out.getvalue()
