"""Tables as spreadsheets save them, read: the one place that knows their encodings, delimiters and quotation marks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import Fault, UnusableError
from translator.storage.bounded_read import Kind, contents

if TYPE_CHECKING:
    from translator.storage.workbook import Sheet

SUFFIXES = (".csv", ".xlsx")
"""How the names of tables end."""
DELIMITERS = ",;\t"
# How a workbook begins, which is a zip archive, and one of before 2007 or with a password.
_WORKBOOK, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SAVE_NEW = "Save it as .xlsx without a password, or as “CSV UTF-8”."
_PASTE = "Copy the cells and paste them in their place as values."
_SAVE_UTF_8 = "In the spreadsheet, open the file that still has it and save that as “CSV UTF-8” or .xlsx."
_QUESTIONS = re.compile(r"\?[?\s]*\?")
_MOST_NAMED = 8
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u3000"), " ")
_SAMPLE = 1000
"""Rows by which a delimiter is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number in a spreadsheet, from 1 with blank rows counted, and its cells trimmed."""

    number: int
    cells: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The cells of a header, in small letters."""
        return tuple(cell.lower() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, up to the one that is broken if one is, and what parts their cells.

    `unread` are the names of a workbook's other sheets that have something in them.
    """

    rows: tuple[Row, ...]
    broken: Fault | None = None
    delimiter: str = ","
    unread: tuple[str, ...] = ()


def tables_named(folder: Path, stem: str) -> list[Path]:
    """Return the tables of a folder whose names begin with `stem`, in any letter case. Raises `OSError`."""
    return [path for path in folder.iterdir() if _is_named(path.name.lower(), stem)]


def _is_named(name: str, stem: str) -> bool:
    return name.startswith(stem) and name.endswith(SUFFIXES)


def read_table(path: Path, kind: Kind, delimiters: str = DELIMITERS) -> Table:
    """Read a table whose cells are parted by one of `delimiters`, or the first sheet of a workbook (.xlsx).

    UTF-8 with or without a byte order mark, UTF-16, Big5 or GB18030. What is in a file tells its kind, not its name.

    Raises:
        UnusableError: the file cannot be read, is too large for its kind, or is in another encoding.
    """
    return table_of(contents(path, kind), delimiters)


def unread_sheets(path: Path, kind: Kind) -> tuple[str, ...]:
    """Return the names of the sheets of a file that hold something and are not read, where it is a workbook."""
    data = contents(path, kind)
    return table_of(data).unread if data.startswith(_WORKBOOK) else ()


def table_of(data: bytes, delimiters: str = DELIMITERS) -> Table:
    """Return the rows of a table's bytes. Raises `UnusableError` for another encoding or kind of file."""
    if data.startswith(_WORKBOOK):
        from translator.storage.workbook import read_workbook  # every command tells kinds of files, few read workbooks

        return _of_sheet(read_workbook(data))
    if data.startswith(_OLD_WORKBOOK):
        raise UnusableError("this is a workbook of before 2007, or one with a password.", _SAVE_NEW)
    text = _decoded(data)
    delimiter = _delimiter(text, delimiters)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    number = 1
    try:
        for cells in reader:
            trimmed = _trimmed(cells)
            if any(trimmed):
                rows.append(Row(number, trimmed))
            number += 1
    except csv.Error as error:
        remedy = "Close its quotation marks; inside a cell that begins with one, each stands twice."
        broken = Fault(number, "", f"The row that begins here cannot be read ({error}).", remedy)
        return Table(tuple(rows), broken, delimiter)
    return Table(tuple(rows), delimiter=delimiter)


def table_bytes(rows: Iterable[Iterable[str]], delimiter: str = ",") -> bytes:
    """Return a table as a spreadsheet opens it: UTF-8 with a byte order mark, without which it takes it for another."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def edited_table(data: bytes, after: Table) -> bytes:
    """Return the bytes of a table with the rows `after` in the place of its own, as a file of its kind.

    A workbook keeps all else that is in it, and each row its number. Raises `UnusableError` where it cannot be edited.
    """
    width = len(after.rows[0].cells)
    if not data.startswith(_WORKBOOK):
        return table_bytes([(*row.cells, *[""] * (width - len(row.cells))) for row in after.rows], after.delimiter)
    from translator.storage.workbook_edit import with_cells

    was, now = _cells_of(table_of(data)), _cells_of(after)
    return with_cells(data, {place: now.get(place, "") for place in was | now if was.get(place) != now.get(place)})


def _cells_of(table: Table) -> dict[tuple[int, int], str]:
    return {(row.number, at): cell for row in table.rows for at, cell in enumerate(row.cells, 1) if cell}


def guarded_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as `table_bytes` does, in which a spreadsheet runs nothing."""
    return table_bytes(map(guarded, row) for row in rows)


def guarded(cell: str) -> str:
    """Return a cell as it can stand in a table that a spreadsheet opens: before what it would run, an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that `guarded` puts there."""
    return cell[1:] if cell.startswith("'") and cell.startswith(FORMULA, 1) else cell


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cell.translate(_SPACES).strip() for cell in cells)


def _of_sheet(sheet: Sheet) -> Table:
    """Return the rows of a workbook, up to the first with a formula: what that gives is not known here."""
    rows: list[Row] = []
    formulas = [(cells.number, name) for cells in sheet.rows for name in cells.formulas]
    for cells in sheet.rows:
        if cells.formulas:
            break
        if any(trimmed := _trimmed(cells.texts)):
            rows.append(Row(cells.number, trimmed))
    if not formulas:
        return Table(tuple(rows), unread=sheet.others)
    names = ", ".join(name for _, name in formulas[:_MOST_NAMED]) + (" …" if len(formulas) > _MOST_NAMED else "")
    fault = Fault(formulas[0][0], "", f"{len(formulas)} cell(s) hold a formula: {names}.", _PASTE)
    return Table(tuple(rows), fault, unread=sheet.others)


def lost_chinese(cells: Iterable[str]) -> Fault | None:
    """Return what is wrong with a column of Chinese of which question marks are left: Excel's plain “CSV” does that."""
    held = [cell for cell in cells if cell]
    if all(map(str.isascii, held)) and any(_QUESTIONS.fullmatch(cell) for cell in held):
        return Fault(0, "source", "The Chinese was lost on saving: question marks stand in its place.", _SAVE_UTF_8)
    return None


def _delimiter(text: str, among: str) -> str:
    """Return the one of `among` that parts the most rows into as many cells as the first row, which has several."""
    return max(among, key=lambda delimiter: _alike(text, delimiter))


def _alike(text: str, delimiter: str) -> int:
    first = count = 0
    with suppress(csv.Error):
        for cells in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE):
            if any(map(str.strip, cells)):
                first = first or len(cells)
                count += len(cells) == first > 1
    return count


def _decoded(data: bytes) -> str:
    try:
        if codec := utf_16_of(data):
            return data.decode(codec)
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig")
        return _legacy(data)
    except UnicodeError:
        what, remedy = "the text is in no encoding that is known here.", "Save it as “CSV UTF-8” in the spreadsheet."
        raise UnusableError(what, remedy) from None


def utf_16_of(data: bytes) -> str:
    """Return the codec of text in UTF-16, "" for other text. Without its mark, it begins with a letter or bracket."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return ("utf-16-be" if data[0] == 0 else "utf-16-le") if data[:2].count(0) == 1 else ""


def _legacy(data: bytes) -> str:
    """Big5 or GB18030, whichever makes more of the characters everyday ones. Raises `UnicodeError` for neither.

    Most Big5 bytes are also valid GB18030, as rare characters; both standards keep the everyday
    ones on a first level (5,401 in Big5, 3,755 in GB 2312), so the wrong reading gives itself away.
    """
    readings = []
    for codec, level, first, last in (("cp950", "cp950", 0xA4, 0xC6), ("gb18030", "gb2312", 0xB0, 0xD7)):
        with suppress(UnicodeDecodeError):
            text = data.decode(codec)
            lead_bytes = [char.encode(level, "replace")[0] for char in text if not char.isascii()]
            everyday = sum(first <= lead <= last for lead in lead_bytes)
            readings.append((everyday / max(len(lead_bytes), 1), text))
    if not readings:
        raise UnicodeError("neither Big5 nor GB18030")
    return max(readings, key=lambda reading: reading[0])[1]
