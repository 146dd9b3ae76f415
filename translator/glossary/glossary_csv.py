"""Reading glossary.csv: its columns, and every fault of its rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.errors import Fault, GlossaryError, UnusableError
from translator.glossary.match import Glossary
from translator.glossary.validate import Row, advise, faults_of, repeated_forms
from translator.storage import spreadsheet
from translator.storage.bounded_read import GLOSSARY

# An alias that begins with ! is an exception: a longer word in which the term stands by accident
# (!大量產生 for 量產), and is not to be found.
COLUMNS = ("source", "target", "aliases", "accept", "avoid", "first", "kind", "case", "note")
_FIRST_SHEET = "Entries are read from the first sheet: put them there."
REQUIRED = ("source", "target")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a glossary file (`faults`: it is refused) and what could be better (`advice`)."""

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The rows of a file with what is wrong and what could be better."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    advice: tuple[Fault, ...] = ()


def load(path: Path) -> Glossary:
    """The glossary of a CSV file, in the file's order.

    Its encoding and delimiter are any that `storage.spreadsheet` knows. Raises `GlossaryError` with every fault of the
    file at once.
    """
    reading = _read(path)
    if reading.faults:
        raise GlossaryError(path, reading.faults)
    return Glossary(tuple(row.entry for row in reading.rows))


def check(path: Path) -> Checked:
    """Everything that `load` would refuse, and advice on entries that would not work as hoped."""
    return _checked(_read(path))


def check_table(table: spreadsheet.Table) -> Checked:
    """As `check`, of a table that is in no file yet."""
    return _checked(_reading(table))


def _checked(reading: _Reading) -> Checked:
    return Checked(reading.faults, tuple(sorted((*reading.advice, *advise(reading.rows)), key=_place)))


def _place(fault: Fault) -> tuple[int, str]:
    return (fault.row, fault.column)


def _read(path: Path) -> _Reading:
    try:
        return _reading(spreadsheet.read_table(path, GLOSSARY))
    except UnusableError as error:
        return _Reading(faults=(error.fault,))


def _reading(table: spreadsheet.Table) -> _Reading:
    broken = (table.broken,) if table.broken else ()
    if not table.rows:
        return _Reading(faults=broken or (Fault(0, "", "The file is empty.", "Begin it with: source,target"),))
    header, *records = table.rows
    header_faults, advice = _header(header)
    advice += tuple(Fault(0, "", f"The sheet “{name}” is not read.", _FIRST_SHEET) for name in table.unread)
    if any(fault.column in REQUIRED for fault in header_faults):
        return _Reading(faults=(*header_faults, *broken), advice=advice)
    at = header.names.index("source")
    if lost := spreadsheet.lost_chinese(record.cells[at] for record in records if at < len(record.cells)):
        return _Reading(faults=(lost,), advice=advice)
    rows, faults = _rows(header.names, records)
    return _Reading(rows, tuple(sorted((*header_faults, *broken, *faults), key=_place)), advice)


def _rows(names: Sequence[str], records: Sequence[spreadsheet.Row]) -> tuple[tuple[Row, ...], list[Fault]]:
    rows = []
    faults: list[Fault] = []
    for record in records:
        row = Row(record.number, dict(zip(names, record.cells, strict=False)))
        rows.append(row)
        faults += (*_surplus(record.number, record.cells[len(names) :]), *faults_of(row))
    return tuple(rows), [*faults, *repeated_forms(rows)]


def _surplus(number: int, cells: Sequence[str]) -> list[Fault]:
    if not any(cells):
        return []
    remedy = "Put a cell that holds the delimiter in double quotes."
    return [Fault(number, "", f"The row has more cells than the header (“{next(filter(None, cells))}”).", remedy)]


def _header(header: spreadsheet.Row) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """(faults, advice). A column of the user's own is left alone, a misspelt one would be lost silently."""
    faults: list[Fault] = []
    advice: list[Fault] = []
    names, row = header.names, header.number
    for name in REQUIRED:
        if name not in names:
            what = f"The column “{name}” is missing (the header has: {', '.join(filter(None, names)) or 'nothing'})."
            faults.append(Fault(row, name, what, "Name the columns in the first row: source,target"))
    for name in filter(None, dict.fromkeys(names)):
        if names.count(name) > 1:
            faults.append(Fault(row, name, f"The column “{name}” is there twice.", "Keep one of them."))
        if name not in COLUMNS:
            meant = _meant(name)
            what = f"The column “{name}” is not known" + (f": “{meant}” is." if meant else " and is left out.")
            remedy = f"Rename it: “{meant}”." if meant else f"The columns are {', '.join(COLUMNS)}."
            (faults if meant else advice).append(Fault(row, name, what, remedy))
    return tuple(faults), tuple(advice)


def _meant(name: str) -> str | None:
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, COLUMNS, scorer=fuzz.ratio, score_cutoff=75)
    return best[0] if best else None
