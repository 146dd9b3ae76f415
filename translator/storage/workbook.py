"""The first sheet of a workbook (.xlsx) from elsewhere, read as rows of text; a table written as a workbook.

Read part by part, as Word files are: openpyxl, which writes, reads the styles of a workbook before its cells, and a
file of 36 KB can then take it 12 seconds and 340 MB. No formula is worked out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from translator.errors import UnusableError
from translator.storage.xml_reader import REFUSED
from translator.storage.zip_package import Package

MAX_COLUMNS = 256
MAX_TEXT = 32 * 1024 * 1024
"""Characters of all cells: a text that stands once in the file may be in many of them."""
MAX_SHEETS = 50
_RELATION = re.compile(r"\{[^}]*/relationships\}id")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHOWN = "visible"
_MAIN = "xl/workbook.xml"
_SAVE_AGAIN = "Open it in the spreadsheet and save it again as .xlsx, or as “CSV UTF-8”."
_WIDTH = 28
"""Characters across a column of a workbook that is written."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a sheet: its number, and the text of its cells; of `formulas`, the names (B7), there is none."""

    number: int
    texts: tuple[str, ...]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a workbook that is shown, and the names of the others that have something in them."""

    rows: tuple[Cells, ...]
    others: tuple[str, ...]


def read_workbook(data: bytes) -> Sheet:
    """Return the first sheet that is shown. Raises `UnusableError` for what is no workbook, or is made to harm."""
    with harmless():
        package = Package.of(data)
        main = package.main(_MAIN)
        (_, first), *others = shown_sheets(package)
        rows = tuple(_rows(_cells(package, first), _strings(package, package.related(main, "/sharedStrings"))))
        return Sheet(rows, tuple(name for name, part in others if any(True for _ in _filled(package, part))))


def shown_sheets(package: Package) -> list[tuple[str, str]]:
    """Return the names and parts of the sheets that are shown. Raises `UnusableError` where there is none."""
    main = package.main(_MAIN)
    root = package.xml(main)
    parts = {each.id: each.target for each in package.relationships(main) if each.kind.endswith("/worksheet")}
    listed = () if root is None else root.iter("{*}sheet")
    shown = [sheet for sheet in listed if sheet.get("state", _SHOWN) == _SHOWN]
    named = [(sheet.get("name") or "", parts[id]) for sheet in shown if (id := _id_of(sheet)) in parts]
    if not named:
        raise UnusableError("the workbook has no sheet that is shown.", _SAVE_AGAIN)
    return named[:MAX_SHEETS]


@contextmanager
def harmless() -> Iterator[None]:
    """Turn what is wrong with a package, which is told of Word's, into what is wrong with a workbook."""
    try:
        yield
    except (ValueError, IndexError) as error:
        raise UnusableError("the workbook is damaged.", _SAVE_AGAIN) from error
    except UnusableError as error:
        if error.remedy == _SAVE_AGAIN:
            raise
        raise UnusableError("the workbook is damaged, or made to harm.", _SAVE_AGAIN) from error


def _id_of(sheet: Any) -> str:
    return next((value for name, value in sheet.attrib.items() if _RELATION.fullmatch(name)), "")


def _cells(package: Package, part: str) -> Iterator[Any]:
    """Yield the rows of a sheet."""
    root = package.xml(part)
    data = None if root is None else root.find("{*}sheetData")
    return iter(()) if data is None else data.iterchildren("{*}row")


def _filled(package: Package, part: str) -> Iterator[Any]:
    return (cell for row in _cells(package, part) for cell in row.iterchildren("{*}c") if len(cell))


def _strings(package: Package, part: str | None) -> list[str]:
    """Return the texts that cells refer to by number."""
    root = package.xml(part) if part else None
    return [] if root is None else [_text(item) for item in root.iterchildren("{*}si")]


def _text(item: Any) -> str:
    """Return a text that may be in pieces, without how its characters are pronounced."""
    pieces = (piece.text or "" for piece in item.iterfind("{*}t"))
    runs = (piece.text or "" for piece in item.iterfind("{*}r/{*}t"))
    return REFUSED.sub("", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join((*pieces, *runs))))


def numbered_rows(rows: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a sheet with their numbers, which a row need not state."""
    number = 0
    for row in rows:
        stated = row.get("r")
        number = int(stated) if stated and stated.isdecimal() else number + 1
        yield number, row


def numbered_cells(row: Any) -> Iterator[tuple[int, Any]]:
    """Yield the cells of a row with the numbers of their columns, from 1."""
    column = 0
    for cell in row.iterchildren("{*}c"):
        column = _column(cell.get("r")) or column + 1
        yield column, cell


def _rows(rows: Iterable[Any], strings: Sequence[str]) -> Iterator[Cells]:
    size = 0
    for number, row in numbered_rows(rows):
        found = _row(row, number, strings)
        size += sum(map(len, found.texts))
        if size > MAX_TEXT:
            raise UnusableError(f"the sheet has more than {MAX_TEXT:,} characters.", _SAVE_AGAIN)
        yield found


def _row(row: Any, number: int, strings: Sequence[str]) -> Cells:
    texts: dict[int, str] = {}
    formulas = []
    for column, cell in numbered_cells(row):
        if column > MAX_COLUMNS:
            raise UnusableError(f"row {number} has cells beyond the {MAX_COLUMNS}th column.", _SAVE_AGAIN)
        if cell.find("{*}f") is not None:
            formulas.append(f"{letters(column)}{number}")
        else:
            texts[column] = _value(cell, strings)
    return Cells(number, tuple(texts.get(at, "") for at in range(1, max(texts, default=0) + 1)), tuple(formulas))


def _column(name: str | None) -> int:
    """Return the number of the column that the name of a cell begins with, 0 where it has none."""
    found = _CELL.fullmatch(name or "")
    value = 0
    for letter in found[1] if found else "":
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column: A, B … Z, AA."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)


def _value(cell: Any, strings: Sequence[str]) -> str:
    """Return what a cell shows, a number without its format."""
    kind, value = cell.get("t") or "n", cell.findtext("{*}v") or ""
    if kind == "inlineStr":
        inside = cell.find("{*}is")
        return "" if inside is None else _text(inside)
    if kind == "s" and value:
        return strings[int(value)]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    with suppress(ValueError):
        return f"{float(value):.15g}" if kind == "n" and value else value
    return value


def write_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table as a workbook of one sheet, its first row a head that stays in sight. Every cell is text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Glossary")
    sheet.freeze_panes = "A2"
    for column in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[letters(column)].width = _WIDTH
    for number, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, REFUSED.sub("", text)) for text in row]
        for cell in cells:
            cell.data_type = "s"  # what begins with = is no formula
            cell.font = Font(bold=number == 0)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
