"""Sentences that the user has set: corrections.csv, and what was imported into the memory."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from translator.errors import CorrectionsError, Fault
from translator.memory.keys import plain

_COLUMNS = ("source", "english")
# Written before these by programs that guard a spreadsheet against formulas (see publish.ledger).
_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


@dataclass(frozen=True)
class Corrections:
    """The user's own English, by the sentence that it is for."""

    english: Mapping[str, str] = field(default_factory=dict)

    def get(self, source: str) -> str | None:
        """Return the English that the user set for the sentence `source`, or None."""
        return self.english.get(plain(source)) if self.english else None

    def over(self, others: Mapping[str, str]) -> Corrections:
        """Return these with `others` added where these say nothing."""
        return Corrections({**others, **self.english})

    @property
    def digest(self) -> str:
        """A digest of all of them (12 hex digits), or nothing where there are none."""
        if not self.english:
            return ""
        rows = json.dumps(sorted(self.english.items()), ensure_ascii=False)
        return hashlib.sha256(rows.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def load_corrections(path: Path) -> Corrections:
    """Read a file of corrections: CSV, UTF-8 with or without a byte order mark, columns `source,english`.

    A row without English is one that the user has not filled in, and sets nothing.

    Raises:
        CorrectionsError: the file cannot be read, lacks a column, or sets one sentence twice, differently.
            Carries every fault at once.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CorrectionsError(path, (Fault(1, "", "The file is not UTF-8.", "Save it as CSV UTF-8."),)) from None
    except OSError as error:
        raise CorrectionsError(path, (Fault(1, "", f"The file cannot be read ({error.strerror})."),)) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    lacking = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if lacking:
        raise CorrectionsError(path, tuple(Fault(1, name, "The column is missing.") for name in lacking))
    english: dict[str, str] = {}
    faults = []
    for number, row in enumerate(reader, 2):
        source, wanted = (plain(_unguarded(row[name] or "")) for name in _COLUMNS)
        if not source or not wanted:
            continue
        if english.setdefault(source, wanted) != wanted:
            faults.append(Fault(number, "english", "The sentence has other English further up.", "Keep one."))
    if faults:
        raise CorrectionsError(path, tuple(faults))
    return Corrections(english)


def imported(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what was imported into a memory, by sentence."""
    return dict(connection.execute("SELECT source, english FROM corrections ORDER BY source"))


def keep(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]]) -> int:
    """Keep (Chinese, English) pairs as corrections, over any for the same sentence; return how many."""
    rows = [(plain(source), plain(english)) for source, english in pairs]
    rows = [row for row in rows if all(row)]
    with connection:
        connection.executemany("INSERT OR REPLACE INTO corrections VALUES (?, ?)", rows)
    return len(rows)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell
