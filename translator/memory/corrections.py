"""Sentences that the user has set in files: corrections*.csv (for others see `imported_sentences`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from translator.errors import CorrectionsError, Fault, UnusableError, of_several
from translator.memory.acceptances import Acceptance, fault, merged
from translator.memory.choices import Choice, choice, over
from translator.memory.keys import digest_of, plain
from translator.storage.bounded_read import CORRECTIONS
from translator.storage.spreadsheet import (
    Row,
    Table,
    guarded_table,
    lost_chinese,
    read_table,
    table_of,
    tables_named,
    unguarded,
)

_COLUMNS = ("source", "english")
_OPTIONAL = ("summary", "article", "accepted", "finding")

_Place = tuple[str, str]
"""The file name of an article, or nothing where any is meant, and a sentence."""


@dataclass(frozen=True, slots=True)
class CorrectionFile:
    """A file that was read: how many sentences and points of summaries it sets and how much it accepts; of how many
    sentences it sets an older one's English aside.
    """

    path: Path
    english: int
    points: int
    overruled: int = 0
    accepted: int = 0


@dataclass(frozen=True)
class Corrections:
    """The user's own English, by the sentence that it is for, and the user's choice of the points of summaries."""

    english: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[_Place, Choice] = field(default_factory=dict)
    files: tuple[CorrectionFile, ...] = field(default=(), compare=False)
    acceptances: Mapping[str, tuple[Acceptance, ...]] = field(default_factory=dict)

    def get(self, source: str) -> str | None:
        """Return the English that the user set for the sentence `source`, or None."""
        return self.english.get(plain(source)) if self.english else None

    def accepted(self, source: str) -> tuple[Acceptance, ...]:
        """Return what a reviewer has accepted of the sentence `source`."""
        return self.acceptances.get(plain(source), ()) if self.acceptances else ()

    def over(self, others: Mapping[str, str]) -> Corrections:
        """Return these with `others` added where these say nothing."""
        return replace(self, english={**others, **self.english})

    def choices(self, article: str) -> tuple[dict[str, Choice], dict[str, Choice]]:
        """Return what was set of the points of an article of that file name, and of those of any, by sentence."""
        own, any_article = (
            {sentence: found for (name, sentence), found in self.points.items() if name == meant}
            for meant in (plain(article), "")
        )
        return own, any_article

    @property
    def digest(self) -> str:
        """A digest of all of them (12 hex digits), or nothing where there are none."""
        sentences, points = sorted(self.english.items()), sorted(self.points.items(), key=lambda item: item[0])
        held: list[object] = [sentences, [(*place, found.place, found.number) for place, found in points]]
        if self.acceptances:
            held.append(sorted((source, *map(repr, found)) for source, found in self.acceptances.items()))
        elif not points:
            held = list(sentences)
        return digest_of(held)[:12] if held else ""


def load_corrections(path: Path) -> Corrections:
    """Read corrections: a file, or of a folder every `corrections*.csv`, oldest first, of which the later win.

    A file is a table as `storage.spreadsheet` reads it, with the columns `source,english` and, where wanted, `summary`
    (see `choices`) and `article`, the file name of the one article in which that holds. A row that sets neither takes
    back what an older file says of the sentence; one that names an article takes back its place there alone. One with a
    reason under `accepted` sets no English: it accepts what stands under `finding` of the English that it has.

    Raises:
        CorrectionsError: a file cannot be read, lacks a column, sets one sentence twice, differently, or says of a
            summary what is not understood; or the folder has none. Carries every fault at once, each with its line.
    """
    if not path.is_dir():
        return _merged(path.parent, [path])
    files = correction_files(path)
    if not files:
        fault = Fault(1, "", "No corrections*.csv is in this folder.", "Put one there, or name a file.")
        raise CorrectionsError(path, (fault,))
    return _merged(path, files)


def corrections_faults(data: bytes) -> tuple[Fault, ...]:
    """Return what is wrong with the bytes of a file of corrections; nothing where a run takes them.

    Raises `UnusableError` for another encoding or kind of file.
    """
    return tuple(_of(table_of(data))[1])


def corrections_table(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows, cells by column, as a file of corrections: of the optional columns it has those that are used."""
    found = list(rows)
    columns = (*_COLUMNS, *(name for name in _OPTIONAL if any(row.get(name) for row in found)))
    return guarded_table([columns, *([row.get(name, "") for name in columns] for row in found)])


def load_corrections_beside(path: Path) -> Corrections:
    """Read every `corrections*.csv` in the folder of `path`, as `load_corrections` does; none need be there."""
    return _merged(path.parent, correction_files(path.parent))


def correction_files(folder: Path) -> list[Path]:
    """Return the files `corrections*.csv` of a folder, the one that was changed last at the end.

    Raises:
        CorrectionsError: the folder cannot be read.
    """
    try:
        found = tables_named(folder, "corrections")
        # Of equal age: a browser's "corrections (1).csv" comes after the "corrections.csv" that was there.
        return sorted(found, key=lambda path: (_changed(path), len(path.name), path.name))
    except OSError as error:
        fault = Fault(1, "", f"The folder cannot be read ({error.strerror}).")
        raise CorrectionsError(folder, (fault,)) from error


def _changed(path: Path) -> int:
    return (path.stat() if path.exists() else path.lstat()).st_mtime_ns  # a link to nothing is refused when it is read


def _merged(folder: Path, files: Iterable[Path]) -> Corrections:
    """Return what the files set, the later over the earlier. Raises for all that are faulty at once."""
    held = _Rows()
    errors: list[CorrectionsError] = []
    used = []
    for path in files:
        try:
            rows = _read(path)
        except CorrectionsError as error:
            errors.append(error)
        else:
            own = rows.corrections
            accepted = sum(map(len, own.acceptances.values()))
            used.append(CorrectionFile(path, len(own.english), len(own.points), held.differing(rows), accepted))
            held.update(rows)
    if errors:
        raise of_several(folder, errors)
    return replace(held.corrections, files=tuple(used))


@dataclass(slots=True)
class _Rows:
    """What rows set; an empty text, or None, where they take back what an older file says."""

    english: dict[str, str] = field(default_factory=dict)
    points: dict[_Place, Choice | None] = field(default_factory=dict)
    acceptances: dict[str, tuple[Acceptance, ...]] = field(default_factory=dict)

    def update(self, later: _Rows) -> None:
        """Let `later` win over these."""
        self.english.update(later.english)
        kept = {source: found for source, found in self.acceptances.items() if later.english.get(source) != ""}
        self.acceptances = merged(kept, later.acceptances)
        held = _by_article(self.points)
        for article, own in _by_article(later.points).items():
            before = held.get(article, {})
            # Places that hold in any article are those of sentences of many: none takes another's.
            held[article] = over(own, before) if article else {**before, **own}
        self.points = {(article, sentence): found for article, own in held.items() for sentence, found in own.items()}

    def differing(self, later: _Rows) -> int:
        """Return of how many sentences `later` says something else than these do."""
        return sum(self.english.get(source, wanted) != wanted for source, wanted in later.english.items())

    @property
    def corrections(self) -> Corrections:
        """What they set in the end."""
        english = {source: wanted for source, wanted in self.english.items() if wanted}
        points = {place: found for place, found in self.points.items() if found}
        return Corrections(english, points, acceptances=self.acceptances)

    def accept(self, source: str, given: Acceptance) -> tuple[str, str, str] | None:
        """Take in that something of a sentence is accepted; return what is wrong with it, as `take` does."""
        self.acceptances = merged(self.acceptances, {source: (given,)})
        return fault(given.english, given.finding)

    def take(self, cells: tuple[str, str, str, str]) -> tuple[str, str, str] | None:
        """Take a row's cells in; return what is wrong with it (the column, what, what to do), if anything is."""
        source, wanted, said, article = cells
        if not source:
            return None
        found = choice(said) if said else None
        if said and found is None:
            return "summary", f"“{said}” is no place among the points.", "Write 1, 2 … or 1 of 3, or drop."
        place = (article, source)
        known, held = self.english.get(source, ""), self.points.get(place)
        if known and wanted and known != wanted:
            return "english", "The sentence has other English further up.", "Keep one."
        if held and found and held != found:
            return "summary", "The sentence has another place further up.", "Keep one."
        if wanted or not (found or article):
            self.english[source] = known or wanted
        if found or not wanted:
            self.points[place] = held or found
        return None


def _by_article(points: Mapping[_Place, Choice | None]) -> dict[str, dict[str, Choice | None]]:
    found: dict[str, dict[str, Choice | None]] = {}
    for (article, sentence), each in points.items():
        found.setdefault(article, {})[sentence] = each
    return found


def _read(path: Path) -> _Rows:
    """Return what a file sets."""
    try:
        table = read_table(path, CORRECTIONS)
    except UnusableError as error:
        raise CorrectionsError(path, (error.fault,)) from error
    held, faults = _of(table)
    if faults:
        raise CorrectionsError(path, tuple(faults))
    return held


def _of(table: Table) -> tuple[_Rows, list[Fault]]:
    """Return what a table sets, and what is wrong with it."""
    held, faults = _taken(table.rows) if table.rows or not table.broken else (_Rows(), [])
    return held, [*faults, table.broken] if table.broken else faults


def _taken(rows: Sequence[Row]) -> tuple[_Rows, list[Fault]]:
    """Return what rows below a header set, and what is wrong with them."""
    header, *others = rows or (Row(1, ()),)
    if lacking := [name for name in _COLUMNS if name not in header.names]:
        return _Rows(), [Fault(header.number, name, "The column is missing.") for name in lacking]
    at = header.names.index("source")
    if lost := lost_chinese(row.cells[at] for row in others if at < len(row.cells)):
        return _Rows(), [lost]
    held = _Rows()
    faults: list[Fault] = []
    columns = {name: header.names.index(name) for name in (*_COLUMNS, *_OPTIONAL) if name in header.names}
    for row in others:
        cells = {name: row.cells[column] for name, column in columns.items() if column < len(row.cells)}
        source, wanted, said, article, why, found = (
            plain(unguarded(cells.get(name, ""))) for name in (*_COLUMNS, *_OPTIONAL)
        )
        wrong = held.accept(source, Acceptance(wanted, found, why)) if source and why else None
        if not why or said:
            wrong = wrong or held.take((source, "" if why else wanted, said, article))
        if wrong:
            faults.append(Fault(row.number, *wrong))
    return held, faults
