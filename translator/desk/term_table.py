"""The glossary as a table: its rows as they stand in the file, one edited at a time, checked by the program's rules."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translator.desk.places import Outdated, revision_of
from translator.errors import Fault, GlossaryError, UnusableError
from translator.glossary import Checked, check_table
from translator.glossary.glossary_csv import COLUMNS
from translator.glossary.validate import Row as Record
from translator.records import Entry
from translator.storage.bounded_read import GLOSSARY, contents
from translator.storage.files import replace_bytes
from translator.storage.spreadsheet import Row, Table, table_bytes, table_of

Cells = Mapping[str, str]
"""Cells by the names of their columns."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The glossary as it is: its columns, its rows by their numbers in the file, what is said of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    checked: Checked
    revision: str


class TermTable:
    """The glossary of a desk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def shown(self) -> Shown:
        """Return the glossary as it is now; an empty one where there is no file. Raises `GlossaryError`."""
        table, revision = self._read()
        header, *rows = table.rows
        found = tuple((row.number, _padded(row.cells, len(header.cells))) for row in rows)
        return Shown(header.names, found, check_table(table), revision)

    def faults(self, number: int, cells: Cells) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
        """Return what would be wrong with row `number` (0: a new one) if it had these cells, and advice on it."""
        table, place = _with(self._read()[0], number, cells)
        checked = check_table(table)
        return tuple(f for f in checked.faults if f.row == place), tuple(f for f in checked.advice if f.row == place)

    def put(self, revision: str | None, number: int, cells: Cells) -> int:
        """Give row `number` (0: a new one) these cells; return its number in the file as it is now.

        Whatever revision that has, if None is given: so asks who has seen no table.

        Raises:
            Outdated: the file has been edited since it had that revision.
            GlossaryError: the row would be at fault; nothing was written.
            OutputError: the file cannot be written.
        """
        with self._lock:
            table, place = _with(self._table(revision), number, cells)
            if faults := tuple(fault for fault in check_table(table).faults if fault.row == place):
                raise GlossaryError(self._path, faults)
            self._write(table)
            return next(at for at, row in enumerate(table.rows, 1) if row.number == place)

    def delete(self, revision: str, number: int) -> None:
        """Take a row out. Raises as `put` does."""
        with self._lock:
            table = self._table(revision)
            rows = (table.rows[0], *(row for row in table.rows[1:] if row.number != number))
            self._write(replace(table, rows=rows))

    def _table(self, revision: str | None) -> Table:
        """Return the rows of the file as it is now. Raises `Outdated` where it has not that revision."""
        table, now = self._read()
        if revision not in (None, now):
            raise Outdated
        return table

    def _read(self) -> tuple[Table, str]:
        """Return the rows of the file, with a header, and its revision.

        Raises `GlossaryError` where they cannot be had whole.
        """
        if not os.path.lexists(self._path):
            return Table((Row(1, COLUMNS),)), ""
        try:
            data = contents(self._path, GLOSSARY)
            table = table_of(data)
        except UnusableError as error:
            raise GlossaryError(self._path, (error.fault,)) from error
        if table.broken:  # what is behind it would be lost
            raise GlossaryError(self._path, (table.broken,))
        return table if table.rows else replace(table, rows=(Row(1, COLUMNS),)), revision_of(data)

    def _write(self, table: Table) -> None:
        width = len(table.rows[0].cells)
        replace_bytes(self._path, table_bytes([_padded(row.cells, width) for row in table.rows], table.delimiter))


def entry_of(cells: Cells) -> Entry:
    """Return the entry that a row of the table states."""
    return Record(0, cells).entry


def _with(table: Table, number: int, cells: Cells) -> tuple[Table, int]:
    """Return a table with these cells in row `number`, or in a new one at its end, and that row's number.

    A column that the file lacks and that is needed comes behind the others.
    """
    header, *rows = table.rows
    needed = [name for name in COLUMNS if cells.get(name, "").strip() and name not in header.names]
    header = Row(header.number, (*header.cells, *needed))
    place = number or (rows[-1].number if rows else header.number) + 1
    before = next((row.cells for row in rows if row.number == place), ())
    kept = dict(zip(header.names, _padded(before, len(header.cells)), strict=True))
    line = Row(place, tuple(cells.get(name, kept[name]).strip() for name in header.names))
    if number:
        rows = [line if row.number == number else row for row in rows]
    else:
        rows.append(line)
    return replace(table, rows=(header, *rows)), place


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))
