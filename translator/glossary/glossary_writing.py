"""Rows written as a glossary of ours, .csv or .xlsx."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from translator.glossary.glossary_csv import COLUMNS
from translator.records import Entry
from translator.storage.files import write_new
from translator.storage.workbook import write_workbook

WORKBOOK = ".xlsx"
_BOM = "\ufeff"  # without it spreadsheets take UTF-8 for something else
LISTS = ("aliases", "accept", "avoid")
"""The columns of an entry that hold several."""


def as_csv(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Return rows as the text of a glossary.csv, or of a table of terms whose cells something else parts."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def glossary_rows(entries: Iterable[Entry]) -> list[tuple[str, ...]]:
    """Return `entries` as the rows of a glossary with all its columns, a header before them."""
    return [COLUMNS, *map(_cells, entries)]


def _cells(entry: Entry) -> tuple[str, ...]:
    lists = ("|".join(getattr(entry, name)) for name in LISTS)
    kind = "" if entry.kind == "other" else entry.kind
    return (entry.source, entry.target, *lists, entry.first, kind, "exact" if entry.exact_case else "", entry.note)


def write_glossary(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write the rows of a glossary to a new file: as a workbook where that is how its name ends.

    Raises `OutputError` rather than overwrite one.
    """
    write_new(path, write_workbook(rows) if path.suffix.lower() == WORKBOOK else f"{_BOM}{as_csv(rows)}")
