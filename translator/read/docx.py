"""Word files: paragraphs, headings (by style), list entries and tables, in order.

Nothing outside the parts that hold text is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.errors import UnusableError
from translator.read.docx_chunks import Chunks
from translator.read.entries import Item, is_part, of_document
from translator.read.normalise import SUPERSCRIPTS, barred, one_line, tidy
from translator.read.refusal import SAVE_IN_WORD
from translator.read.several import BREAK, articles_in, joined, without_cover
from translator.records import Document
from translator.storage.zip_package import WORD, NotZippedError, Package, namespace

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE_DEFAULTS = ("python-docx", "word document", "microsoft office user", "user", "admin", "administrator")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MAX_STATED = 300
"""Characters above which the title or author of a file's properties is neither."""
MIN_PAGE = 60
"""Characters of a table's cell, in paragraphs, from which the table only arranges the page."""


def read_word(path: Path, data: bytes) -> Document:
    """Return the text of a Word file, or its article that `path` names.

    Raises `UnusableError` for anything else, or a package that may do harm.
    """
    taken, title, byline = _taken(data)
    lines, cover = without_cover(taken)
    text = joined(lines)
    document = Document(path, text, title, byline=byline, is_marked_up=True, is_title_of_file=True, cover=cover)
    return of_document(document, articles_in(lines)) if is_part(path) else document


def articles_of_word(data: bytes) -> Mapping[str, Item]:
    """Return the articles of a Word file by their names: one, unless it is surely several. Raises as `read_word`."""
    return articles_in(without_cover(_taken(data)[0])[0])


@lru_cache(maxsize=2)  # it is looked into, then read
def _taken(data: bytes) -> tuple[tuple[str, ...], str | None, str | None]:
    """The lines of a file, and the title and writer in its properties."""
    try:
        package = Package.of(data)
    except NotZippedError as error:
        raise UnusableError("this is not a Word file.", SAVE_IN_WORD) from error
    main = package.main(WORD)
    document = package.document(main)
    styles = package.xml(package.related(main, "/styles") or "word/styles.xml")
    properties = package.xml(package.related("", "/core-properties") or "docProps/core.xml")
    targets = {each.id: each.target for each in reversed(package.relationships(main)) if each.target}
    body = _Body(namespace(document), {} if styles is None else _style_names(styles), Chunks(package, targets))
    lines = [*body.lines(document), *_notes(package, main, body)]
    title, byline = (_stated(properties, name) for name in ("title", "creator"))
    return tuple(line if line == BREAK else tidy(line) for line in lines), title, byline


def _style_names(styles: Any) -> dict[str, str]:
    """Names of styles in lower case, by the ids that paragraphs refer to."""
    space = namespace(styles)
    named = ((style.get(f"{space}styleId"), style.find(f"{space}name")) for style in styles.iter(f"{space}style"))
    return {key: (name.get(f"{space}val") or "").lower() for key, name in named if key and name is not None}


def _stated(properties: Any, name: str) -> str | None:
    found = None if properties is None else next(properties.iter(f"{{*}}{name}"), None)
    text = one_line("" if found is None else "".join(found.itertext()))
    return text if 0 < len(text) <= MAX_STATED and text.lower() not in _OFFICE_DEFAULTS else None


def _notes(package: Package, main: str, body: _Body) -> Iterator[str]:
    """The footnotes and endnotes, as entries of a list below the text."""
    for kind, label in (("/footnotes", "註"), ("/endnotes", "尾註")):
        name = package.related(main, kind)
        root = package.xml(name) if name else None
        notes = () if root is None else root.iter(f"{body.space}{kind[1:-1]}")
        texts = (" ".join(body.text_of(note).split()) for note in notes if not note.get(f"{body.space}type"))
        yield from (f"- {label}{number}：{text}" for number, text in enumerate(filter(None, texts), 1))


@dataclass(frozen=True, slots=True)
class _Body:
    """How the text of a document is taken: its namespace, the names of its styles, and its parts in other formats."""

    space: str
    styles: dict[str, str]
    chunks: Chunks

    def lines(self, document: Any) -> Iterator[str]:
        """Its lines in the convention of this package."""
        from lxml import etree

        # Said twice: fallbacks for old programs, what was moved away, and how characters are pronounced.
        etree.strip_elements(document, f"{_COMPATIBILITY}Fallback", *self._tags("moveFrom", "rt"), with_tail=False)
        yield from self._blocks(document)

    def _blocks(self, parent: Any) -> Iterator[str]:
        for block in self._nearest(parent, "p", "tbl", "altChunk"):
            if block.tag == f"{self.space}altChunk":
                yield from self.chunks.lines(block)
            elif block.tag == f"{self.space}tbl":
                yield from self._table(block)
            else:
                yield from self._paragraph(block)
                for box in self._nearest(block, "txbxContent"):
                    yield from self._blocks(box)

    def _paragraph(self, block: Any) -> Iterator[str]:
        mark, parts = self._mark(block), self.text_of(block).split(BREAK)
        if block.find(f"{self.space}pPr/{self.space}pageBreakBefore") is not None:
            yield BREAK
        for number, part in enumerate(parts):
            if number:
                yield BREAK
            yield from (mark + line.strip() for line in _unbroken(part) if line.strip())
        if block.find(f"{self.space}pPr/{self.space}sectPr") is not None:
            yield BREAK

    def _table(self, table: Any) -> Iterator[str]:
        rows = [list(self._nearest(row, "tc")) for row in self._nearest(table, "tr")]
        if any(self._is_page(cell) for row in rows for cell in row):  # the table only arranges the text
            for cell in (cell for row in rows for cell in row):
                yield from self._blocks(cell)
            return
        for row in rows:
            yield barred(" ".join(self.text_of(cell).split()) for cell in row)

    def _is_page(self, cell: Any) -> bool:
        texts = [self.text_of(paragraph).strip() for paragraph in self._nearest(cell, "p")]
        return sum(len(text) for text in texts) >= MIN_PAGE and sum(map(bool, texts)) >= 2

    def _tags(self, *names: str) -> tuple[str, ...]:
        return tuple(self.space + name for name in names)

    def _nearest(self, parent: Any, *names: str) -> Iterator[Any]:
        """Elements of these names under `parent`, through content controls and the like, none inside another."""
        tags = self._tags(*names)
        for child in parent:
            if child.tag in tags:
                yield child
            else:
                yield from self._nearest(child, *names)

    def _mark(self, paragraph: Any) -> str:
        stated = paragraph.find(f"{self.space}pPr/{self.space}pStyle")
        style = "" if stated is None else self.styles.get(stated.get(f"{self.space}val") or "", "")
        level = 1 if style == "title" else int(style[8:]) if re.fullmatch(r"heading [1-6]", style) else 0
        is_item = style.startswith("list") or paragraph.find(f"{self.space}pPr/{self.space}numPr") is not None
        return "#" * level + " " if level else "- " if is_item else ""

    def text_of(self, element: Any) -> str:
        """All text under an XML element that is shown, links and tracked insertions too, text boxes in it left out.

        Deleted text is `w:delText`. Of formulas the characters, a stroke between the parts of a fraction.
        """
        return "".join(self._pieces(element))

    def _pieces(self, parent: Any) -> Iterator[str]:
        written = dict(zip(self._tags("br", "cr", "tab", "noBreakHyphen"), "\n\n\t-", strict=True))
        text, apart, run = f"{self.space}t", self._tags("txbxContent", "rPr", "pPr", "instrText"), f"{self.space}r"
        for child in parent:
            if child.tag in apart or (child.tag == run and self._is_hidden(child)):
                continue
            if child.tag in (text, f"{_MATHS}t"):
                yield child.text or ""
            elif child.tag in written:
                yield BREAK if child.get(f"{self.space}type") == "page" else written[child.tag]
            elif child.tag == f"{_MATHS}sup":
                yield "".join(self._pieces(child)).translate(SUPERSCRIPTS)
            else:
                yield "/" if child.tag == f"{_MATHS}den" else "\n" if child.tag == f"{self.space}p" else ""
                yield from self._pieces(child)

    def _is_hidden(self, run: Any) -> bool:
        vanish = run.find(f"{self.space}rPr/{self.space}vanish")
        return vanish is not None and vanish.get(f"{self.space}val") not in ("0", "false", "off")


def _unbroken(text: str) -> list[str]:
    """The lines of a paragraph: a break after a comma is one for the eye only."""
    return re.sub(r"(?<=[，、；,])[ \t]*\n[ \t]*", "", text).split("\n")
