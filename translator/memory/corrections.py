"""Sentences that the user has set in files: corrections*.csv (for others see `imported_sentences`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from translator.errors import CorrectionsError, Fault, UnusableError
from translator.memory.keys import digest_of, plain
from translator.storage.bounded_read import CORRECTIONS
from translator.storage.spreadsheet import Row, read_table

_COLUMNS = ("source", "english")
# Written before these by programs that guard a spreadsheet against formulas (see publish.terms_csv).
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
        return digest_of(sorted(self.english.items()))[:12] if self.english else ""


def load_corrections(path: Path) -> Corrections:
    """Read corrections: a file, or of a folder every `corrections*.csv`, oldest first, of which the later win.

    A file is a table as `storage.spreadsheet` reads it, with the columns `source,english`. A row without English sets
    nothing, and takes back what an older file says of the sentence.

    Raises:
        CorrectionsError: a file cannot be read, lacks a column, or sets one sentence twice, differently; or the
            folder has none. Carries every fault at once, each with its line.
    """
    if not path.is_dir():
        return Corrections(_set(_read(path)))
    files = correction_files(path)
    if not files:
        fault = Fault(1, "", "No corrections*.csv is in this folder.", "Put one there, or name a file.")
        raise CorrectionsError(path, (fault,))
    return _merged(path, files)


def load_corrections_beside(path: Path) -> Corrections:
    """Read every `corrections*.csv` in the folder of `path`, as `load_corrections` does; none need be there."""
    return _merged(path.parent, correction_files(path.parent))


def correction_files(folder: Path) -> list[Path]:
    """Return the files `corrections*.csv` of a folder, the one that was changed last at the end.

    Raises:
        CorrectionsError: the folder cannot be read.
    """
    try:
        found = [path for path in folder.iterdir() if _is_named_so(path.name)]
        # Of equal age: a browser's "corrections (1).csv" comes after the "corrections.csv" that was there.
        return sorted(found, key=lambda path: (_changed(path), len(path.name), path.name))
    except OSError as error:
        fault = Fault(1, "", f"The folder cannot be read ({error.strerror}).")
        raise CorrectionsError(folder, (fault,)) from error


def _changed(path: Path) -> int:
    return (path.stat() if path.exists() else path.lstat()).st_mtime_ns  # a link to nothing is refused when it is read


def _is_named_so(name: str) -> bool:
    return name.lower().startswith("corrections") and name.lower().endswith(".csv")


def _merged(folder: Path, files: Iterable[Path]) -> Corrections:
    """Return what the files set, the later over the earlier. Raises for all that are faulty at once."""
    english: dict[str, str] = {}
    errors: list[CorrectionsError] = []
    for path in files:
        try:
            english.update(_read(path))
        except CorrectionsError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        named = [replace(f, what=f"{error.path.name}: {f.what}") for error in errors for f in error.faults]
        raise CorrectionsError(folder, tuple(named))
    return Corrections(_set(english))


def _set(english: Mapping[str, str]) -> dict[str, str]:
    """Return the sentences that have English."""
    return {source: wanted for source, wanted in english.items() if wanted}


def _read(path: Path) -> dict[str, str]:
    """Return a file's English by sentence; an empty text where no row of the sentence has any."""
    try:
        table = read_table(path, CORRECTIONS)
    except UnusableError as error:
        raise CorrectionsError(path, (error.fault,)) from error
    english, faults = _taken(table.rows) if table.rows or not table.broken else ({}, [])
    if table.broken:
        faults.append(table.broken)
    if faults:
        raise CorrectionsError(path, tuple(faults))
    return english


def _taken(rows: Sequence[Row]) -> tuple[dict[str, str], list[Fault]]:
    """Return the English by sentence that rows below a header set, and what is wrong with them."""
    header, *others = rows or (Row(1, ()),)
    if lacking := [name for name in _COLUMNS if name not in header.names]:
        return {}, [Fault(header.number, name, "The column is missing.") for name in lacking]
    english: dict[str, str] = {}
    faults: list[Fault] = []
    columns = [header.names.index(name) for name in _COLUMNS]
    for row in others:
        cells = (row.cells[column] if column < len(row.cells) else "" for column in columns)
        source, wanted = (plain(_unguarded(cell)) for cell in cells)
        known = english.get(source, "")
        if source and known and wanted and known != wanted:
            faults.append(Fault(row.number, "english", "The sentence has other English further up.", "Keep one."))
        elif source:
            english[source] = known or wanted
    return english, faults


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell
