"""What can be wrong with the rows of a glossary, and what could be better."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from translator.chinese.characters import has_han, is_han
from translator.chinese.script import fold
from translator.errors import Fault
from translator.glossary.match import caseless, exceptions, forms, key, renderings
from translator.records import Entry
from translator.storage.spreadsheet import FORMULA

KINDS = ("person", "org", "place", "tech", "product", "law", "other")
CASES = ("exact", "free")
LONGEST_CELL = 500
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


@dataclass(frozen=True)
class Row:
    """A row as written: its number in the spreadsheet (the header is 1) and its trimmed cells by column.

    Slots are left out because the entry is worked out once, when first asked for.
    """

    number: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """The cell, empty where the row or the file has none."""
        return self.cells.get(column, "")

    @cached_property
    def entry(self) -> Entry:
        """The entry that the row states, if it is faultless."""
        return Entry(
            source=self.cell("source"),
            target=self.cell("target"),
            aliases=_parts(self.cell("aliases")),
            accept=_parts(self.cell("accept")),
            avoid=_parts(self.cell("avoid")),
            first=self.cell("first"),
            kind=self.cell("kind").lower() or "other",
            exact_case=self.cell("case").lower() == "exact",
            note=self.cell("note"),
            row=self.number,
        )

    def fault(self, column: str, what: str, remedy: str) -> Fault:
        """A fault of this row."""
        return Fault(self.number, column, what, remedy)


def _parts(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several, none empty, none twice."""
    if not cell:
        return ()
    parts = (part.strip() for part in cell.replace("｜", "|").split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def faults_of(row: Row) -> Iterator[Fault]:
    """What is wrong with a row by itself."""
    for column in ("source", "target"):
        if not row.cell(column):
            yield row.fault(column, f"The {column} is empty.", "Fill it in or delete the row.")
    yield from _choices(row)
    if row.cell("source"):
        yield from _exception_faults(row)
    for column, cell in row.cells.items():
        yield from _cell_faults(row, column, cell)
    entry = row.entry
    for column, texts in (("target", (entry.target,)), ("accept", entry.accept), ("first", (entry.first,))):
        for text in filter(None, texts):
            yield from _english_faults(row, column, text)
    for text in entry.avoid:
        yield from _english_faults(row, "avoid", text)
        if text in renderings(entry):
            remedy = "Take it out of avoid, or choose another rendering."
            yield row.fault("avoid", f"“{text}” is to be avoided and is also a right rendering.", remedy)


def _exception_faults(row: Row) -> Iterator[Fault]:
    """An exception must hold a form of its own row, or it would except nothing."""
    entry = row.entry
    for word in exceptions(entry):
        inside = caseless(word)
        if not any(caseless(form) in inside and len(form) < len(word) for form in forms(entry)):
            what = f"!{word} is no longer word around {entry.source} or an alias."
            yield row.fault("aliases", what, "Write ! and then the longer word, as in !大量產生 for 量產.")


def _choices(row: Row) -> Iterator[Fault]:
    for column, choices in (("kind", KINDS), ("case", CASES)):
        if row.cell(column) and row.cell(column).lower() not in choices:
            what = f"“{row.cell(column)}” is not a {column}."
            yield row.fault(column, what, f"Use one of {', '.join(choices)}, or leave it empty.")


def _cell_faults(row: Row, column: str, cell: str) -> Iterator[Fault]:
    if cell.startswith(FORMULA):
        what = f"The cell begins with “{cell[0]}”, which a spreadsheet runs as a formula."
        yield row.fault(column, what, "Begin it with a letter, a digit or a quotation mark.")
    if not cell.isprintable():  # cheap to ask; an odd space is not printable either, but it can be seen
        unseen = next((char for char in cell if unicodedata.category(char) in _UNSEEN), None)
    else:
        unseen = None
    if unseen is not None:
        name = unicodedata.name(unseen, f"control character U+{ord(unseen):04X}")
        remedy = "Type the cell again instead of pasting it."
        yield row.fault(column, f"The cell holds an invisible character ({name}).", remedy)
    if len(cell) > LONGEST_CELL:
        remedy = "Shorten it; if it swallowed other rows, look for a double quote that is not closed."
        yield row.fault(column, f"The cell has {len(cell)} characters; {LONGEST_CELL} are allowed.", remedy)


def _english_faults(row: Row, column: str, text: str) -> Iterator[Fault]:
    if "|" in text:
        yield row.fault(column, f"“{text}” lists several.", "Keep one here; put the others under accept.")
    elif has_han(text):
        yield row.fault(column, f"“{text}” has Chinese characters.", "Give the English rendering.")
    elif any("\uff01" <= char <= "\uff5e" for char in text):
        yield row.fault(column, f"“{text}” has full-width characters.", "Type it with half-width ones.")
    elif not any(map(str.isalnum, text)):
        yield row.fault(column, f"“{text}” has no letter or digit.", "Give the English rendering.")


def repeated_forms(rows: Iterable[Row]) -> Iterator[Fault]:
    """Source forms (after folding) that two rows claim: a contradiction or a needless double."""
    claimed: dict[tuple[str, bool], tuple[Row, str]] = {}
    for row in rows:
        exact = row.entry.exact_case
        own: set[str] = set()
        for column, form in _forms(row):
            if (folded := key(form, exact)) in own:
                continue
            own.add(folded)
            earlier, earlier_form = claimed.setdefault((folded, exact), (row, form))
            if earlier is not row:
                yield _repetition(row, column, form, (earlier, earlier_form))


def _forms(row: Row) -> Iterator[tuple[str, str]]:
    if row.cell("source"):
        yield "source", row.cell("source")
    yield from (("aliases", form) for form in forms(row.entry)[1:])


def _repetition(row: Row, column: str, form: str, earlier: tuple[Row, str]) -> Fault:
    other, other_form = earlier
    same = "" if form == other_form else f" (written {other_form} there)"
    if row.cell("target") == other.cell("target"):
        what = f"{form} is already in row {other.number}{same}, with the same target."
        return row.fault(column, what, "Delete one, or merge the two rows.")
    what = (
        f"{form} is “{row.cell('target')}” here and “{other.cell('target')}” in row {other.number}{same}: "
        "the glossary contradicts itself."
    )
    return row.fault(column, what, "Keep one target; list the other under accept if both are right.")


def advise(rows: Sequence[Row]) -> Iterator[Fault]:
    """What is not wrong but will not work as hoped."""
    for row in rows:
        for rule in _RULES:
            yield from rule(row)
    yield from _hidden(rows)


def _short_source(row: Row) -> Iterator[Fault]:
    for column, form in _forms(row):
        if len(form) == 1 and is_han(form):
            what = f"{form} is a single character: it will match inside many other words."
            yield row.fault(column, what, "Write the whole word or name that is meant.")


def _needless_alias(row: Row) -> Iterator[Fault]:
    seen = {fold(row.cell("source"))}
    for form in forms(row.entry)[1:]:
        if fold(form) in seen:
            what = f"{form} is matched already: Traditional and Simplified, full and half width are alike."
            yield row.fault("aliases", what, "Take it out.")
        seen.add(fold(form))


def _target_listed(row: Row) -> Iterator[Fault]:
    if row.entry.target in row.entry.accept:
        yield row.fault("accept", f"“{row.cell('target')}” is the target already.", "Take it out.")


_RULES: tuple[Callable[[Row], Iterator[Fault]], ...] = (_short_source, _needless_alias, _target_listed)


def _hidden(rows: Sequence[Row]) -> Iterator[Fault]:
    """Forms that a row claims in one exact case while another row takes the same letters in any case."""
    free = {key(form, False): row for row in rows if not row.entry.exact_case for _, form in _forms(row)}
    for row in rows:
        for column, form in _forms(row) if row.entry.exact_case else ():
            other = free.get(key(form, False))
            if other is not None:
                what = f"{form} stands for this row in exactly these letters only; row {other.number} takes all others."
                yield row.fault(column, what, "Make sure that both rows are meant.")
