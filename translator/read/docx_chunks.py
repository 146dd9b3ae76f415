"""Parts of a Word file that are in another format (`w:altChunk`): web pages and text, as converters write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translator.read.html import read_html
from translator.read.text import read_text
from translator.storage.zip_package import Package

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
UNREAD = "（Word file: a part in a format that is not read here was left out: {name}）"


@dataclass(frozen=True, slots=True)
class Chunks:
    """The parts in other formats of a Word file: `targets` are their names, by the ids that name them."""

    package: Package
    targets: Mapping[str, str]
    _read: set[str] = field(default_factory=set)

    def lines(self, chunk: Any) -> Iterator[str]:
        """The lines of the part that `chunk` names; what is not read is named in the text."""
        wanted = chunk.get(_RELATION) or chunk.get(_STRICT_RELATION)
        name = self.targets.get(wanted or "", "")
        if name in self._read:
            return  # a part stands once in a text that people wrote
        suffix = Path(name).suffix.lower()
        data = self.package.part(name) if suffix in (".html", ".htm", ".xhtml", ".txt") else None
        if data is None:
            yield UNREAD.format(name=name or "?")
            return
        self._read.add(name)
        document = read_text(Path(name), data) if suffix == ".txt" else read_html(Path(name), data)
        yield from (line for line in document.text.split("\n") if line.strip())
