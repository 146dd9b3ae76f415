"""OpenDocument texts (LibreOffice): headings, paragraphs, list entries and tables, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.errors import UnusableError
from translator.read.entries import Item, is_part, of_document
from translator.read.normalise import barred, one_line, tidy
from translator.read.several import BREAK, articles_in, joined, without_cover
from translator.records import Document
from translator.storage.zip_package import NotZippedError, Package

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_APART = (
    *(_TEXT + name for name in ("tracked-changes", "sequence-decls", "ruby-text", "note-citation", "note")),
    *(_OFFICE + name for name in ("annotation", "annotation-end", "forms")),
    *(_SVG + name for name in ("title", "desc")),
)
_SAVE_AGAIN = "Open it in LibreOffice and save it again, or as .docx."
MAX_TITLE = 300


def read_odt(path: Path, data: bytes) -> Document:
    """Return the text of an OpenDocument text, or its article that `path` names.

    Raises `UnusableError` for another kind, or one that may do harm.
    """
    taken, title = _taken(data)
    lines, cover = without_cover(taken)
    document = Document(path, joined(lines), title=title, is_marked_up=True, is_title_of_file=True, cover=cover)
    return of_document(document, articles_in(lines)) if is_part(path) else document


def articles_of_odt(data: bytes) -> Mapping[str, Item]:
    """Return the articles of an OpenDocument text by their names: one, unless it is surely several."""
    return articles_in(without_cover(_taken(data)[0])[0])


@lru_cache(maxsize=2)  # it is looked into, then read
def _taken(data: bytes) -> tuple[tuple[str, ...], str | None]:
    """The lines of a file, and the title in its properties."""
    try:
        package = Package.of(data)
        content, properties = package.xml("content.xml"), package.xml("meta.xml")
    except (NotZippedError, UnusableError) as error:
        raise UnusableError("the OpenDocument file is damaged, or made to harm.", _SAVE_AGAIN) from error
    body = None if content is None else next(content.iter("{*}text"), None)
    if body is None:
        raise UnusableError("there is no text document in the file.", _SAVE_AGAIN)
    stated = None if properties is None else next(properties.iter("{*}title"), None)
    title = one_line("" if stated is None else "".join(stated.itertext()))
    styles = _Styles.of(content)
    lines = [*_lines(body, styles), *_notes(body, styles)]
    fit = title if 0 < len(title) <= MAX_TITLE else None
    return tuple(line if line == BREAK else tidy(line) for line in lines), fit


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles that a file makes of others as it is written: which each is made of, and which begin a page."""

    parents: Mapping[str, str]
    breaking: frozenset[str]

    @staticmethod
    def of(content: Any) -> _Styles:
        """Return those of a file's content."""
        named = {style.get(f"{_STYLE}name") or "": style for style in content.iter(f"{_STYLE}style")}
        parents = {name: style.get(f"{_STYLE}parent-style-name") or "" for name, style in named.items()}
        return _Styles(parents, frozenset(name for name, style in named.items() if _breaks(style)))

    def is_title(self, node: Any) -> bool:
        """Whether a paragraph is in the style of titles."""
        name = node.get(f"{_TEXT}style-name") or ""
        return self.parents.get(name, name) == "Title"


def _breaks(style: Any) -> bool:
    """Whether a paragraph of a style stands on a new page."""
    breaks = [each.get(f"{_FORMAT}break-before") for each in style.iterchildren(f"{_STYLE}paragraph-properties")]
    return "page" in breaks or bool(style.get(f"{_STYLE}master-page-name"))


def _lines(parent: Any, styles: _Styles, mark: str = "") -> Iterator[str]:
    for node in parent:
        if node.tag in _APART:
            continue
        if node.get(f"{_TEXT}style-name") in styles.breaking:
            yield BREAK
        if node.tag == f"{_TEXT}h":
            yield from _parts(node, "#" * _level(node.get(f"{_TEXT}outline-level") or "") + " ")
        elif node.tag == f"{_TEXT}p":
            yield from _parts(node, "# " if styles.is_title(node) else mark)
        elif node.tag == f"{_TABLE}table":
            yield from _rows(node, styles)
        else:
            yield from _lines(node, styles, "- " if node.tag == f"{_TEXT}list-item" else mark)


def _level(stated: str) -> int:
    return min(6, max(1, int(stated))) if re.fullmatch(r"[0-9]{1,3}", stated) else 1


def _parts(node: Any, mark: str) -> Iterator[str]:
    yield from (mark + line.strip() for line in "".join(_pieces(node)).split("\n") if line.strip())


def _pieces(node: Any) -> Iterator[str]:
    """The characters of a paragraph: runs of spaces, tabs and breaks are elements."""
    yield node.text or ""
    for child in node:
        if child.tag not in _APART:
            yield "\n" if child.tag in (f"{_TEXT}line-break", f"{_TEXT}p") else ""
            yield " " if child.tag in (f"{_TEXT}s", f"{_TEXT}tab") else ""
            yield from _pieces(child)
        yield child.tail or ""


def _rows(table: Any, styles: _Styles) -> Iterator[str]:
    rows = [list(row.iterchildren(f"{_TABLE}table-cell")) for row in _own_rows(table)]
    nests = next(table.iterdescendants(f"{_TABLE}table"), None) is not None
    if nests or max(map(len, rows), default=0) <= 1:  # the table only arranges the text
        for row in rows:
            for cell in row:
                yield from _lines(cell, styles)
        return
    for row in rows:
        yield barred(map(_in_cell, row))


def _in_cell(cell: Any) -> str:
    shown = (p for p in cell.iter(f"{_TEXT}p") if not any(above.tag in _APART for above in p.iterancestors()))
    return " ".join(part for p in shown for part in _parts(p, ""))


def _own_rows(table: Any) -> Iterator[Any]:
    """The rows of a table, those of the tables in its cells left to these."""
    for node in table:
        if node.tag == f"{_TABLE}table-row":
            yield node
        elif node.tag != f"{_TABLE}table-cell":  # headers and groups of rows
            yield from _own_rows(node)


def _notes(body: Any, styles: _Styles) -> Iterator[str]:
    bodies = (note.find(f"{_TEXT}note-body") for note in body.iter(f"{_TEXT}note"))
    texts = ("" if note is None else " ".join(_lines(note, styles)) for note in bodies)
    yield from (f"- 註{number}：{text}" for number, text in enumerate(filter(None, texts), 1))
