"""Each glossary of the folder as a table: its rows as they stand in the file, one edited at a time, and checked."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translator.desk.places import Outdated, inside, revision_of
from translator.errors import Fault, GlossaryError, InputError, UnusableError
from translator.glossary import Checked, check_table
from translator.glossary.glossary_csv import COLUMNS
from translator.glossary.glossary_files import glossary_files, is_first
from translator.glossary.validate import Row as Record
from translator.records import Entry
from translator.storage.bounded_read import GLOSSARY, contents
from translator.storage.files import replace_bytes, require_closed
from translator.storage.spreadsheet import Row, Table, edited_table, table_of

Cells = Mapping[str, str]
"""Cells by the names of their columns."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A glossary as it is: its columns, its rows by their numbers in the file, what is said of them.

    `file` is its name; `files` are those of the folder that are read, the one that wins first.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    checked: Checked
    revision: str
    file: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read: its bytes, and the rows in them, with a header."""

    path: Path
    data: bytes
    table: Table

    @property
    def revision(self) -> str:
        """What is another when the file has other bytes; "" where it is not there."""
        return revision_of(self.data) if self.data else ""


class TermTable:
    """The glossaries of a desk. They are called by their names; "" is the one that wins, begun if need be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def shown(self, file: str = "") -> Shown:
        """Return a glossary as it is now; an empty one where there is no file.

        Raises:
            InputError: there is no such glossary in the folder.
            GlossaryError: it cannot be read whole.
        """
        read = self._read(file)
        header, *rows = read.table.rows
        found = tuple((row.number, _padded(row.cells, len(header.cells))) for row in rows)
        files = tuple(path.name for path in glossary_files(self._path.parent))
        return Shown(header.names, found, check_table(read.table), read.revision, read.path.name, files)

    def faults(self, number: int, cells: Cells, file: str = "") -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
        """Return what would be wrong with row `number` (0: a new one) if it had these cells, and advice on it."""
        table, place = _with(self._read(file).table, number, cells)
        checked = check_table(table)
        return tuple(f for f in checked.faults if f.row == place), tuple(f for f in checked.advice if f.row == place)

    def put(self, revision: str | None, number: int, cells: Cells, file: str = "") -> int:
        """Give row `number` (0: a new one) these cells; return its number in the file as it is now.

        Whatever revision that has, if None is given: so asks who has seen no table.

        Raises:
            Outdated: the file has been edited since it had that revision.
            GlossaryError: the row would be at fault; nothing was written.
            OutputError: the file cannot be written, or a spreadsheet has it open.
        """
        with self._lock:
            read = self._current(file, revision)
            table, place = _with(read.table, number, cells)
            if faults := tuple(fault for fault in check_table(table).faults if fault.row == place):
                raise GlossaryError(read.path, faults)
            written = self._write(read, table)
            at = next(at for at, row in enumerate(table.rows) if row.number == place)
            return table_of(written).rows[at].number

    def delete(self, revision: str, number: int, file: str = "") -> None:
        """Take a row out; in a workbook its cells are emptied. Raises as `put` does."""
        with self._lock:
            read = self._current(file, revision)
            header, *rows = read.table.rows
            self._write(read, replace(read.table, rows=(header, *(row for row in rows if row.number != number))))

    def _current(self, file: str, revision: str | None) -> _Read:
        """Return a file as it is now. Raises `Outdated` where it has not that revision."""
        read = self._read(file)
        if revision not in (None, read.revision):
            raise Outdated
        return read

    def _of(self, file: str) -> Path:
        """Return the path of a glossary of the folder. Raises `InputError` for any other name."""
        files = glossary_files(self._path.parent) if self._path.parent.is_dir() else []
        if not file:
            return files[0] if files and is_first(files[0]) else self._path
        if file not in (path.name for path in files):
            raise InputError(Path(file), "is no glossary of this folder.", "Load the page again.")
        return inside(self._path.parent, file)

    def _read(self, file: str) -> _Read:
        """Return a file with its rows. Raises `GlossaryError` where they cannot be had whole."""
        path = self._of(file)
        if not os.path.lexists(path):
            return _Read(path, b"", Table((Row(1, COLUMNS),)))
        try:
            data = contents(path, GLOSSARY)
            table = table_of(data)
        except UnusableError as error:
            raise GlossaryError(path, (error.fault,)) from error
        if table.broken:  # what is behind it would be lost
            raise GlossaryError(path, (table.broken,))
        return _Read(path, data, table if table.rows else replace(table, rows=(Row(1, COLUMNS),)))

    def _write(self, read: _Read, table: Table) -> bytes:
        require_closed(read.path)
        try:
            data = edited_table(read.data, table)
        except UnusableError as error:
            raise GlossaryError(read.path, (error.fault,)) from error
        replace_bytes(read.path, data)
        return data


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
