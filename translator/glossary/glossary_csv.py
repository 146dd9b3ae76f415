"""Reading glossary.csv as spreadsheets write it: its encoding, its delimiter, its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.errors import Fault, GlossaryError, UnusableError
from translator.glossary.match import Glossary
from translator.glossary.validate import Row, advise, faults_of, repeated_forms
from translator.storage.bounded_read import GLOSSARY, contents

# An alias that begins with ! is an exception: a longer word in which the term stands by accident
# (!大量產生 for 量產), and is not to be found.
COLUMNS = ("source", "target", "aliases", "accept", "avoid", "first", "kind", "case", "note")
REQUIRED = ("source", "target")
_DELIMITERS = ",;\t"
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u3000"), " ")


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

    UTF-8 with or without BOM, UTF-16, Big5 or GB18030; comma, semicolon or tab. Raises
    `GlossaryError` with every fault of the file at once.
    """
    reading = _read(path)
    if reading.faults:
        raise GlossaryError(path, reading.faults)
    return Glossary(tuple(row.entry for row in reading.rows))


def check(path: Path) -> Checked:
    """Everything that `load` would refuse, and advice on entries that would not work as hoped."""
    reading = _read(path)
    return Checked(reading.faults, tuple(sorted((*reading.advice, *advise(reading.rows)), key=_place)))


def _place(fault: Fault) -> tuple[int, str]:
    return (fault.row, fault.column)


def _read(path: Path) -> _Reading:
    try:
        text = decode_table(contents(path, GLOSSARY))
    except UnusableError as error:
        return _Reading(faults=(error.fault,))
    except UnicodeError:
        return _refused("The text is in no encoding that is known here.", "Save it as “CSV UTF-8” in the spreadsheet.")
    records, broken = _records(text)
    if not records:
        return _Reading(faults=broken) if broken else _refused("The file is empty.", "Begin it with: source,target")
    names = [cell.lower() for cell in records[0]]
    header_faults, advice = _header(names)
    if any(fault.column in REQUIRED for fault in header_faults):
        return _Reading(faults=(*header_faults, *broken), advice=advice)
    rows, faults = _rows(names, records[1:])
    return _Reading(rows, tuple(sorted((*header_faults, *broken, *faults), key=_place)), advice)


def _refused(what: str, remedy: str) -> _Reading:
    """A file that has no rows to speak of; row 0 stands for the file as a whole."""
    return _Reading(faults=(Fault(0, "", what, remedy),))


def _rows(names: Sequence[str], records: Sequence[list[str]]) -> tuple[tuple[Row, ...], list[Fault]]:
    rows = []
    faults: list[Fault] = []
    for number, cells in enumerate(records, 2):
        if any(cells):
            row = Row(number, dict(zip(names, cells, strict=False)))
            rows.append(row)
            faults += (*_surplus(number, cells[len(names) :]), *faults_of(row))
    return tuple(rows), [*faults, *repeated_forms(rows)]


def _surplus(number: int, cells: Sequence[str]) -> list[Fault]:
    if not any(cells):
        return []
    remedy = "Put a cell that holds the delimiter in double quotes."
    return [Fault(number, "", f"The row has more cells than the header (“{next(filter(None, cells))}”).", remedy)]


def _header(names: Sequence[str]) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """(faults, advice). A column of the user's own is left alone, a misspelt one would be lost silently."""
    faults: list[Fault] = []
    advice: list[Fault] = []
    for name in REQUIRED:
        if name not in names:
            what = f"The column “{name}” is missing (the header has: {', '.join(filter(None, names)) or 'nothing'})."
            faults.append(Fault(1, name, what, "Name the columns in the first row: source,target"))
    for name in filter(None, dict.fromkeys(names)):
        if names.count(name) > 1:
            faults.append(Fault(1, name, f"The column “{name}” is there twice.", "Keep one of them."))
        if name not in COLUMNS:
            meant = _meant(name)
            what = f"The column “{name}” is not known" + (f": “{meant}” is." if meant else " and is left out.")
            remedy = f"Rename it: “{meant}”." if meant else f"The columns are {', '.join(COLUMNS)}."
            (faults if meant else advice).append(Fault(1, name, what, remedy))
    return tuple(faults), tuple(advice)


def _meant(name: str) -> str | None:
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, COLUMNS, scorer=fuzz.ratio, score_cutoff=75)
    return best[0] if best else None


def _records(text: str) -> tuple[list[list[str]], tuple[Fault, ...]]:
    """Cells by row, trimmed; blank lines are kept as empty rows so that numbers are the spreadsheet's."""
    records: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        records.extend([cell.translate(_SPACES).strip() for cell in record] for record in reader)
    except csv.Error as error:
        remedy = "Close every double quote; write a quote inside a cell twice."
        return records, (Fault(len(records) + 1, "", f"The row cannot be read ({error}).", remedy),)
    return (records if any(map(any, records)) else []), ()


def _delimiter(text: str) -> str:
    header = next(iter(text.splitlines()), "")
    return max(_DELIMITERS, key=header.count)


def decode_table(data: bytes) -> str:
    """The text of a table in UTF-8, UTF-16, Big5 or GB18030. Raises `UnicodeError` for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if data[:2].count(0) == 1:  # UTF-16 without its mark: the header begins with a Latin letter
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _legacy(data)


def _legacy(data: bytes) -> str:
    """Big5 or GB18030, whichever makes more of the characters everyday ones.

    Most Big5 bytes are also valid GB18030, as rare characters; both standards keep the everyday
    ones on a first level (5,401 in Big5, 3,755 in GB 2312), so the wrong reading gives itself away.
    """
    readings = []
    for codec, level, first, last in (("cp950", "cp950", 0xA4, 0xC6), ("gb18030", "gb2312", 0xB0, 0xD7)):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        lead_bytes = [char.encode(level, "replace")[0] for char in text if not char.isascii()]
        everyday = sum(first <= lead <= last for lead in lead_bytes)
        readings.append((everyday / max(len(lead_bytes), 1), text))
    if not readings:
        raise UnicodeError("neither Big5 nor GB18030")
    return max(readings, key=lambda reading: reading[0])[1]
