"""Tables as spreadsheets save them, read: the one place that knows their encodings, delimiters and quotation marks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from translator.errors import Fault, UnusableError
from translator.storage.bounded_read import Kind, contents

DELIMITERS = ",;\t"
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
    """The rows of a file, up to the one that is broken if one is, and what parts their cells."""

    rows: tuple[Row, ...]
    broken: Fault | None = None
    delimiter: str = ","


def read_table(path: Path, kind: Kind, delimiters: str = DELIMITERS) -> Table:
    """Read a table whose cells are parted by one of `delimiters`.

    UTF-8 with or without a byte order mark, UTF-16, Big5 or GB18030.

    Raises:
        UnusableError: the file cannot be read, is too large for its kind, or is in another encoding.
    """
    return table_of(contents(path, kind), delimiters)


def table_of(data: bytes, delimiters: str = DELIMITERS) -> Table:
    """Return the rows of a table's bytes. Raises `UnusableError` for another encoding."""
    text = _decoded(data)
    delimiter = _delimiter(text, delimiters)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    number = 1
    try:
        for cells in reader:
            trimmed = tuple(cell.translate(_SPACES).strip() for cell in cells)
            if any(trimmed):
                rows.append(Row(number, trimmed))
            number += 1
    except csv.Error as error:
        remedy = "Close its quotation marks; inside a cell that begins with one, each stands twice."
        broken = Fault(number, "", f"The row that begins here cannot be read ({error}).", remedy)
        return Table(tuple(rows), broken, delimiter)
    return Table(tuple(rows), delimiter=delimiter)


def table_bytes(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Return a table as a spreadsheet opens it: UTF-8 with a byte order mark, without which it takes it for another."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


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
