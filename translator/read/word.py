"""Word files: paragraphs, headings (by style), list entries and tables, in order.

The package is read part by part, each up to a size that is counted while it is unpacked; nothing
outside the parts that hold text is opened, and no reference out of the file is followed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.read.characters import one_line, tidy
from translator.read.kinds import OLD_OFFICE, foreign
from translator.read.refusal import refused
from translator.records import Document

MAX_PART = 16 * 1024 * 1024
"""Bytes of one unpacked part of a Word file; that of a book has five million."""
MAX_UNZIPPED = 128 * 1024 * 1024
"""Bytes that a whole package may claim to unpack to, pictures and all."""
MAX_RATIO, RATIO_FROM = 150, 1024 * 1024
"""How many times its packed size a part may unpack to, once it is over `RATIO_FROM` bytes. Word's XML does 5 to 50."""

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE_DEFAULTS = ("python-docx", "word document", "microsoft office user", "user", "admin", "administrator")
_DAMAGED = ("Word's file is damaged.", "Open it in Word and save it again as .docx.")
_TOO_MUCH = ("unpacks to far more than an article.", "Copy the article's text into a new file.")
MAX_STATED = 300
"""Characters above which the title or author of a file's properties is neither."""


def read_word(path: Path, data: bytes) -> Document:
    """Return the text of a Word file. Raises `InputError` for anything else, or a package that may do harm."""
    package = _opened(path, data)
    main = package.related("", "/officeDocument") or "word/document.xml"
    document = package.xml(main)
    if document is None:
        raise refused(path, *_DAMAGED)
    styles = package.xml(package.related(main, "/styles") or "word/styles.xml")
    properties = package.xml(package.related("", "/core-properties") or "docProps/core.xml")
    lines = _Body(_namespace(document), {} if styles is None else _style_names(styles)).lines(document)
    title, byline = (_stated(properties, name) for name in ("title", "creator"))
    return Document(path, tidy("\n\n".join(lines)), title=title, byline=byline)


def _opened(path: Path, data: bytes) -> _Package:
    if data.startswith(OLD_OFFICE):
        raise refused(path, "an old or password-protected Word file.", "Save it as .docx without a password.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except Exception as error:  # the archive's own faults come as half a dozen unrelated classes
        kind = foreign(data)
        what = f"this is {kind.what}, not a Word file." if kind else "this is not a Word file."
        raise refused(path, what, "Open it in Word and save it as .docx.") from error
    if sum(member.file_size for member in members) > MAX_UNZIPPED:
        raise refused(path, *_TOO_MUCH)
    kind = foreign(data)
    if kind and kind.what != "a Word file":
        raise refused(path, f"this is {kind.what}, not a Word file.", kind.remedy)
    return _Package(path, archive)


@dataclass(frozen=True, slots=True)
class _Package:
    """The parts of a Word file, by name."""

    path: Path
    archive: zipfile.ZipFile

    def xml(self, name: str) -> Any:
        """The root of a part; `None` if there is none of the name."""
        from lxml import etree

        data = self._part(name)
        if data is None:
            return None
        # Word writes no document type, so one is there for its entities. In UTF-16 each letter has a NUL beside it.
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise refused(self.path, "the file has a document type, which Word never writes.", _DAMAGED[1])
        options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
        parser = etree.XMLParser(remove_comments=True, remove_pis=True, **options)
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError, LookupError) as error:
            raise refused(self.path, *_DAMAGED) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise refused(self.path, "the file has a document type, which Word never writes.", _DAMAGED[1])
        return root

    def related(self, source: str, kind: str) -> str | None:
        """The name of the part that `source` ("" is the package) has a relationship of `kind` to, inside the file."""
        folder, base = posixpath.split(source)
        relations = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        for relation in () if relations is None else relations.iter("{*}Relationship"):
            target = relation.get("Target") or ""
            if (relation.get("Type") or "").endswith(kind) and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None

    def _part(self, name: str) -> bytes | None:
        member = self.archive.NameToInfo.get(name)
        if member is None:
            return None
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused(self.path, *_DAMAGED)
        try:
            unpacked = self._unpacked(member)
        except Exception as error:  # passwords, wrong sums, cut-off streams: all damage, all of different classes
            raise refused(self.path, *_DAMAGED) from error
        if unpacked is None:
            raise refused(self.path, *_TOO_MUCH)
        return unpacked

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes | None:
        """The bytes of a part; `None` as soon as they are too many. What the directory says of them is not believed."""
        limit = min(MAX_PART, max(RATIO_FROM, MAX_RATIO * member.compress_size))
        pieces: list[bytes] = []
        size = 0
        with self.archive.open(member) as stream:
            while piece := stream.read(65536):
                size += len(piece)
                if size > limit:
                    return None
                pieces.append(piece)
        return b"".join(pieces)


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
