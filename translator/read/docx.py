"""Word files: paragraphs, headings (by style), list entries and tables, in order.

Nothing outside the parts that hold text is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.errors import UnusableError
from translator.read.normalise import one_line, tidy
from translator.records import Document
from translator.storage.zip_package import NotZippedError, Package

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE_DEFAULTS = ("python-docx", "word document", "microsoft office user", "user", "admin", "administrator")
MAX_STATED = 300
"""Characters above which the title or author of a file's properties is neither."""


def read_word(path: Path, data: bytes) -> Document:
    """Return the text of a Word file. Raises `UnusableError` for anything else, or a package that may do harm."""
    try:
        package = Package.of(data)
    except NotZippedError as error:
        raise UnusableError("this is not a Word file.", "Open it in Word and save it as .docx.") from error
    main = package.related("", "/officeDocument") or "word/document.xml"
    document = package.xml(main)
    if document is None:
        raise UnusableError("Word's file is damaged.", "Open it in Word and save it again as .docx.")
    styles = package.xml(package.related(main, "/styles") or "word/styles.xml")
    properties = package.xml(package.related("", "/core-properties") or "docProps/core.xml")
    lines = _Body(_namespace(document), {} if styles is None else _style_names(styles)).lines(document)
    title, byline = (_stated(properties, name) for name in ("title", "creator"))
    text = tidy("\n\n".join(lines))
    return Document(path, text, title=title, byline=byline, is_marked_up=True, is_title_of_file=True)


def _namespace(root: Any) -> str:
    """The namespace of a part in braces: Word's usual one, or that of strict Office Open XML."""
    return str(root.tag)[: str(root.tag).find("}") + 1]


def _style_names(styles: Any) -> dict[str, str]:
    """Names of styles in lower case, by the ids that paragraphs refer to."""
    space = _namespace(styles)
    named = ((style.get(f"{space}styleId"), style.find(f"{space}name")) for style in styles.iter(f"{space}style"))
    return {key: (name.get(f"{space}val") or "").lower() for key, name in named if key and name is not None}


def _stated(properties: Any, name: str) -> str | None:
    found = None if properties is None else next(properties.iter(f"{{*}}{name}"), None)
    text = one_line("" if found is None else "".join(found.itertext()))
    return text if 0 < len(text) <= MAX_STATED and text.lower() not in _OFFICE_DEFAULTS else None


@dataclass(frozen=True, slots=True)
class _Body:
    """How the text of a document is taken: its namespace and the names of its styles."""

    space: str
    styles: dict[str, str]

    def lines(self, document: Any) -> Iterator[str]:
        """Its lines in the convention of this package."""
        from lxml import etree

        # Said twice: fallbacks for old programs, what was moved away, and how characters are pronounced.
        etree.strip_elements(document, f"{_COMPATIBILITY}Fallback", *self._tags("moveFrom", "rt"), with_tail=False)
        for block in self._nearest(document, "p", "tbl"):
            if block.tag == f"{self.space}tbl":
                for row in self._nearest(block, "tr"):
                    cells = (" ".join(self._text(cell).split()) for cell in self._nearest(row, "tc"))
                    yield f"| {' | '.join(cells)} |"
                continue
            mark = self._mark(block)
            yield from (mark + line.strip() for line in self._text(block).split("\n") if line.strip())

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
        return "#" * level + " " if level else "- " if style.startswith("list") else ""

    def _text(self, element: Any) -> str:
        """All text under an XML element, tracked insertions and links too (deleted text is `w:delText`)."""
        breaks, tab, text = self._tags("br", "cr", "p"), f"{self.space}tab", f"{self.space}t"
        return "".join(
            "\n" if node.tag in breaks else "\t" if node.tag == tab else node.text or "" if node.tag == text else ""
            for node in element.iter()
        )
