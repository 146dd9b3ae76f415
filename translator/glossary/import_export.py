"""Glossaries to and from what other tools use: two-column CSV and TSV (DeepL's), TBX and TMX.

What a format has no place for is never lost silently: it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from translator.chinese.characters import has_han
from translator.chinese.language_codes import ENGLISH
from translator.chinese.script import guess_script
from translator.errors import Fault, InputError, UnusableError
from translator.glossary import tbx
from translator.glossary.concepts import Concept, concepts_of_tmx
from translator.glossary.glossary_writing import LISTS, WORKBOOK, as_csv, glossary_rows, write_glossary
from translator.glossary.match import Glossary, exceptions, forms
from translator.glossary.validate import Row
from translator.records import Entry
from translator.storage import spreadsheet, tmx
from translator.storage.bounded_read import TERMBASE, contents
from translator.storage.files import write_new
from translator.storage.xml_reader import REFUSED

DELIMITERS = {".csv": ",", ".tsv": "\t"}
FORMATS = (*DELIMITERS, WORKBOOK, ".tbx", ".tmx")
_SOURCE_NAMES = frozenset(("source", "source term", "src", "term"))
_TARGET_NAMES = frozenset(("target", "target term", "tgt", "translation"))
_LANGUAGE_NAMES = {
    "zh": "source", "chinese": "source", "中文": "source", "原文": "source", "cmn": "source",
    "en": "target", "english": "target", "英文": "target", "譯文": "target", "eng": "target",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """The entries of a file of another tool, `row` being their place in it, and what was left out or changed."""

    entries: tuple[Entry, ...]
    remarks: tuple[Fault, ...]


def read_terms(path: Path) -> Imported:
    """The Chinese-English entries of a .csv, .tsv, .tbx or .tmx file.

    Raises `InputError` for a file that cannot be read, or that holds no entry.
    """
    suffix = _format(path)
    try:
        found = _read_columns(path, suffix) if suffix in (*DELIMITERS, WORKBOOK) else _read_concepts(path, suffix)
    except UnusableError as error:
        raise InputError(path, error.what, error.remedy) from error
    kept, remarks = _writable(found.entries)
    if not kept:
        why = next((fault.what for fault in (*found.remarks, *remarks)), "")
        raise InputError(path, f"The file holds no Chinese-English pair. {why}".strip())
    return Imported(tuple(kept), tuple(sorted((*found.remarks, *remarks), key=lambda fault: fault.row)))


def write_terms(glossary: Glossary, path: Path) -> tuple[Fault, ...]:
    """Write `glossary` as the format that the name of `path` ends with; return what that format cannot hold.

    CSV, TSV and TMX get a pair for each source form; TBX a concept for each entry; a workbook all columns. Raises
    `OutputError` if `path` exists, `InputError` for another ending.
    """
    suffix = _format(path)
    if suffix == WORKBOOK:
        write_glossary(path, glossary_rows(glossary.entries))
        return ()
    remarks = list(_not_held(glossary.entries, suffix))
    entries = []
    for entry in glossary.entries:
        held, lost = _holdable(entry, suffix)
        remarks += lost
        entries += held
    if suffix in DELIMITERS:
        write_new(path, as_csv(_pairs(entries), DELIMITERS[suffix]))
    else:
        traditional = guess_script("".join(entry.source for entry in entries)) == "Hant"
        chinese = "zh-TW" if traditional else "zh-CN"
        as_xml = tbx.document(_concepts(entries), chinese) if suffix == ".tbx" else _as_tmx(entries, chinese)
        write_new(path, as_xml)
    return tuple(remarks)


def _format(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(path, f"“{path.suffix}” is not a format of glossaries.", f"Use one of {', '.join(FORMATS)}.")
    return suffix


# ---------------------------------------------------------------- columns


def _read_columns(path: Path, suffix: str) -> Imported:
    table = spreadsheet.read_table(path, TERMBASE, "\t" if suffix == ".tsv" else spreadsheet.DELIMITERS)
    if table.broken:
        where = f"the file cannot be read as {suffix}: row {table.broken.row}"
        raise UnusableError(f"{where}: {table.broken.what}", table.broken.remedy)
    if not table.rows:
        return Imported((), ())
    names = _header(table.rows[0])
    entries, remarks = [], []
    for number, cells in ((row.number, row.cells) for row in table.rows[bool(names) :]):
        surplus = [cell for cell in cells[max(len(names), 2) :] if cell and not _is_language(cell)]
        if surplus or len(cells) < 2:
            what = "The row has more cells than columns." if surplus else "The row has one cell."
            remarks.append(Fault(number, "", f"Left out: {what}", "Put a cell that holds the delimiter in quotes."))
            continue
        entries.append(Row(number, dict(zip(names or ("source", "target"), cells, strict=False))).entry)
    if sum(map(_is_turned, entries)) * 2 > len(entries):
        entries = [replace(entry, source=entry.target, target=entry.source) for entry in entries]
        remarks.append(Fault(0, "", "The columns are English, Chinese: they were taken the other way round."))
    return Imported(tuple(entries), tuple(remarks))


def _is_turned(entry: Entry) -> bool:
    return has_han(entry.target) and not has_han(entry.source)


def _header(first: spreadsheet.Row) -> tuple[str, ...]:
    """The columns that a first row names, none if it is an entry already (鎧俠,Kioxia,ZH,EN)."""
    names = tuple(map(_column, first.names))
    wanted = {"source", "target"}
    return names if wanted <= set(names[:2]) or wanted <= set(first.names) else ()


def _column(name: str) -> str:
    if name in _SOURCE_NAMES:
        return "source"
    if name in _TARGET_NAMES:
        return "target"
    return _LANGUAGE_NAMES.get(re.split("[-_]", name)[0], name)


def _is_language(cell: str) -> bool:
    return re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?", cell) is not None


def _pairs(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    return ((form, entry.target) for entry in entries for form in forms(entry))


# ---------------------------------------------------------------- concepts


def _read_concepts(path: Path, suffix: str) -> Imported:
    data = contents(path, TERMBASE)
    try:
        return _from_concepts(tbx.concepts(data) if suffix == ".tbx" else concepts_of_tmx(data))
    except UnusableError as error:
        raise UnusableError(f"the file cannot be read as {suffix}: {error.what}", error.remedy) from error
    except ValueError as error:
        raise UnusableError(f"the file cannot be read as {suffix}: {error}.", "Export it again.") from None


def _from_concepts(concepts: Iterable[Concept]) -> Imported:
    """Entries of concepts: further Chinese terms are aliases, further English ones accepted or to be avoided."""
    entries: list[Entry] = []
    remarks: list[Fault] = []
    for number, concept in enumerate(concepts, 1):
        remarks += (Fault(number, "", what) for what in concept.remarks)
        chinese, english, deprecated = (_listable(terms) for terms in (concept.chinese, concept.english, concept.avoid))
        lost = {*concept.chinese, *concept.english, *concept.avoid} - {*chinese, *english, *deprecated}
        remarks += (Fault(number, "", f"Left out: “{term}” (| and a leading ! have a meaning here).") for term in lost)
        if not chinese or not english:
            missing = "English" if chinese else "Chinese"
            remarks.append(Fault(number, "", f"Left out: the concept has no {missing} term."))
            continue
        entry = Entry(chinese[0], english[0], chinese[1:], english[1:], deprecated, note=concept.note, row=number)
        entries.append(entry)
    return Imported(tuple(dict.fromkeys(entries)), tuple(remarks))


def _listable(terms: Iterable[str]) -> tuple[str, ...]:
    fit = (term for term in terms if term and not term.startswith(("!", "！")) and not set("|｜") & set(term))
    return tuple(dict.fromkeys(fit))


def _concepts(entries: Iterable[Entry]) -> Iterator[Concept]:
    return (Concept(forms(entry), (entry.target, *entry.accept), entry.avoid, entry.note) for entry in entries)


def _as_tmx(entries: Iterable[Entry], chinese: str) -> bytes:
    units = (
        tmx.Unit(((chinese, form), (ENGLISH, entry.target)), (entry.note,) if entry.note else ())
        for entry in entries
        for form in forms(entry)
    )
    return tmx.write(units, chinese)


# ---------------------------------------------------------------- what cannot be carried


def _writable(entries: Iterable[Entry]) -> tuple[list[Entry], list[Fault]]:
    """`entries` without what a spreadsheet would run when it opens the new glossary.csv."""
    kept: list[Entry] = []
    remarks: list[Fault] = []
    for entry in entries:
        bad = next((text for text in (entry.source, entry.target) if text.startswith(spreadsheet.FORMULA)), None)
        if bad is not None:
            remarks.append(Fault(entry.row, "", f"Left out: “{bad}” would be run as a formula by a spreadsheet."))
            continue
        for column in (*LISTS, "first", "note"):
            value = getattr(entry, column)
            cell = value if isinstance(value, str) else "|".join(value)
            if cell.startswith(spreadsheet.FORMULA):
                remarks.append(Fault(entry.row, column, f"Left out: “{cell}” would be run as a formula."))
                entry = replace(entry, **{column: type(value)()})
        kept.append(entry)
    return kept, remarks


_HELD = {".tbx": ("accept", "avoid", "note"), ".tmx": ("note",)}


def _not_held(entries: Sequence[Entry], suffix: str) -> Iterator[Fault]:
    """A remark for each column that the format has no place for."""
    for field in fields(Entry):
        column = "case" if field.name == "exact_case" else field.name
        if column in ("source", "target", "row", *_HELD.get(suffix, ())):
            continue
        is_list = column == "aliases"  # which every format has, but for the exceptions among them
        count = sum(bool(exceptions(e)) if is_list else getattr(e, field.name) != field.default for e in entries)
        if count:
            what = "the exceptions (!…)" if is_list else column
            yield Fault(0, column, f"{suffix[1:].upper()} has no place for {what}: left out in {count} row(s).")


def _holdable(entry: Entry, suffix: str) -> tuple[list[Entry], list[Fault]]:
    """`entry` with only what can be written without changing it: XML refuses some characters, CSV runs some cells."""

    def is_bad(text: str) -> bool:
        return text.startswith(spreadsheet.FORMULA) if suffix in DELIMITERS else REFUSED.search(text) is not None

    remarks = [
        Fault(entry.row, "", f"Left out: “{text}” cannot be written to {suffix} as it is.")
        for text in (*forms(entry), entry.target, *entry.accept, *entry.avoid, entry.note)
        if is_bad(text) and (suffix == ".tbx" or text not in (*entry.accept, *entry.avoid))
    ]
    sources = [form for form in forms(entry) if not is_bad(form)]
    if not sources or is_bad(entry.target):
        return [], remarks
    accept, avoid = (tuple(text for text in texts if not is_bad(text)) for texts in (entry.accept, entry.avoid))
    note = "" if is_bad(entry.note) else entry.note
    aliases = tuple(sources[1:])
    return [replace(entry, source=sources[0], aliases=aliases, accept=accept, avoid=avoid, note=note)], remarks
