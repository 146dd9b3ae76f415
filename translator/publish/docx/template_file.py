"""The user's own Word file as the base of a brief: what of it may reach a brief, by allow-lists of parts and fields.

A base comes from elsewhere, and a brief goes out under the user's name. So nothing of a base is copied as it is:
the parts that make its look are written anew, without what they refer to, and all others are never opened.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import quoteattr

from translator.errors import UnusableError
from translator.publish.docx.styles import W
from translator.publish.docx.template_content import R, clean, keep_look
from translator.storage.zip_package import NotZippedError, Package, Relationship

APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>Translator</Application></Properties>
"""
_W = f"{{{W}}}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MAIN, _TEMPLATE = f"{_WORD}.document.main+xml", f"{_WORD}.template.main+xml"
_DOCUMENT, _PROPERTIES = "word/document.xml", "docProps/app.xml"
_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FROM_PACKAGE = (
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{_DOCUMENT}"/>'
    f'<Relationship Id="rId2" Type="{R}/extended-properties" Target="{_PROPERTIES}"/>'
)
_SAVE_AGAIN = "Save it from Word as .docx and name that file."


@dataclass(frozen=True, slots=True)
class _Kind:
    """A part that may reach a brief: its root, the name that it has there, its type."""

    root: str
    name: str
    type: str


_STRUCTURE = {
    f"{R}/styles": _Kind(f"{_W}styles", "styles.xml", f"{_WORD}.styles+xml"),
    f"{R}/numbering": _Kind(f"{_W}numbering", "numbering.xml", f"{_WORD}.numbering+xml"),
    f"{R}/settings": _Kind(f"{_W}settings", "settings.xml", f"{_WORD}.settings+xml"),
    f"{R}/fontTable": _Kind(f"{_W}fonts", "fontTable.xml", f"{_WORD}.fontTable+xml"),
    f"{R}/footnotes": _Kind(f"{_W}footnotes", "footnotes.xml", f"{_WORD}.footnotes+xml"),
    f"{R}/endnotes": _Kind(f"{_W}endnotes", "endnotes.xml", f"{_WORD}.endnotes+xml"),
    f"{R}/theme": _Kind(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}theme", "theme/theme1.xml", f"{_OFFICE}.theme+xml"
    ),
}
"""Parts that hold for the whole document: one of each."""
_RUNNING = {
    f"{R}/header": _Kind(f"{_W}hdr", "header{}.xml", f"{_WORD}.header+xml"),
    f"{R}/footer": _Kind(f"{_W}ftr", "footer{}.xml", f"{_WORD}.footer+xml"),
}
"""Parts that the last section refers to."""
_PICTURE = f"{R}/image"
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\0", "tiff", "image/tiff"),
    (b"MM\0*", "tiff", "image/tiff"),
    (b"\x01\0\0\0", "emf", "image/x-emf"),
    (b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
)
"""Pictures by their first bytes, whatever they are called. SVG is none: it can refer to files and hold programs."""
_TOLD = {
    "attachedTemplate": "the template that it is attached to",
    "font": "embedded fonts",
    "extensibility": "changes to Word's ribbon",
    "attachedToolbars": "changes to Word's ribbon",
    "keyMapCustomizations": "changes to Word's keys",
    "mailMergeSource": "a source for mail merge",
}
"""What a user could miss though no text shows it, by the last word of its relationship."""


@dataclass(frozen=True, slots=True)
class Base:
    """A base as a document with the look of the file and nothing else of it.

    `left_out` says what was taken out that would have been seen in a brief, or would have acted in it.
    """

    data: bytes
    left_out: tuple[str, ...]


@lru_cache(maxsize=2)
def vetted(data: bytes) -> Base:
    """Return what may reach a brief of a .docx or .dotx file. Raises `UnusableError` for one that cannot be a base.

    What has no look of its own and does nothing (custom XML, properties, comments, thumbnails) is left out
    without a word; a file with macros is refused, since a user who has them wants them, and a brief has none.
    """
    try:
        package = Package.of(data)
    except NotZippedError as error:
        raise UnusableError("this is no .docx file, or one that a password protects.", _SAVE_AGAIN) from error
    return _Vetting(package).base()


class _Vetting:
    """Builds the document of a base, part by part."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._written: dict[str, tuple[bytes, str]] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._left_out: dict[str, None] = {}

    def base(self) -> Base:
        """Return the base."""
        main = self._main()
        root = self._package.xml(main)
        if root is None or root.tag != f"{_W}document" or root.find(f"{_W}body") is None:
            raise UnusableError("this is no .docx file.", _SAVE_AGAIN)
        for relation in self._package.relationships(""):
            self._tell(relation, is_used=False)
        _empty(root)
        self._write(main, _DOCUMENT, root, _MAIN)
        self._written[_PROPERTIES] = (APP.encode(), f"{_OFFICE}.extended-properties+xml")
        return Base(self._zipped(), tuple(self._left_out))

    def _main(self) -> str:
        """Return the name of the document itself, by what the file says of its types."""
        types = self._package.xml(_TYPES)
        stated = {} if types is None else {e.get("PartName"): e.get("ContentType") for e in types.iter("{*}Override")}
        if any("macroEnabled" in (kind or "") or "vba" in (kind or "") for kind in stated.values()):
            raise UnusableError("it holds macros.", _SAVE_AGAIN)
        main = self._package.related("", f"{R}/officeDocument") or ""
        if stated.get(f"/{main}") not in (_MAIN, _TEMPLATE):
            raise UnusableError("this is no .docx file.", _SAVE_AGAIN)
        return main

    def _write(self, source: str, name: str, root: Any, kind: str) -> None:
        """Put a part into the document, with those that it may refer to."""
        from lxml import etree

        used = frozenset(root.xpath("//@r:*", namespaces={"r": R}))
        kept: dict[str, str] = {}
        for relation in self._package.relationships(source):
            self._tell(relation, relation.id in used)
            target = self._target(relation, relation.id in used, is_main=name == _DOCUMENT)
            if target:
                own = quoteattr(relation.id)
                kept[relation.id] = f'<Relationship Id={own} Type="{relation.kind}" Target="/{target}"/>'
        clean(root, kept, self._note)
        written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._written[name] = (written, kind)
        if kept:
            self._written[_beside(name)] = (_relationships("".join(kept.values())), "")

    def _target(self, relation: Relationship, is_used: bool, is_main: bool) -> str:
        """Return the name in the document of what a part refers to, written there; nothing if it may not be."""
        if not relation.target or (relation.kind, relation.target) in self._names:
            return self._names.get((relation.kind, relation.target), "")
        name = ""
        if is_main and relation.kind in _STRUCTURE:
            name = self._structure(relation, _STRUCTURE[relation.kind])
        elif is_main and relation.kind in _RUNNING and is_used:
            name = self._xml(relation, _RUNNING[relation.kind])
        elif relation.kind == _PICTURE and is_used:
            name = self._picture(relation.target)
        self._names[relation.kind, relation.target] = name
        return name

    def _structure(self, relation: Relationship, kind: _Kind) -> str:
        return "" if f"word/{kind.name}" in self._written else self._xml(relation, kind)

    def _xml(self, relation: Relationship, kind: _Kind) -> str:
        root = self._package.xml(relation.target)
        if root is None or root.tag != kind.root:
            raise UnusableError(f"its part {relation.target} is damaged.", _SAVE_AGAIN)
        if relation.kind.endswith("/settings"):
            keep_look(root)
        elif relation.kind.endswith("notes"):
            for note in [note for note in root if note.get(f"{_W}type") is None]:
                root.remove(note)
        name = f"word/{kind.name}".format(len(self._names) + 1)
        self._write(relation.target, name, root, kind.type)
        return name

    def _picture(self, source: str) -> str:
        data = self._package.part(source) or b""
        found = next(((ending, kind) for magic, ending, kind in _PICTURES if data.startswith(magic)), None)
        if found is None:
            self._note("pictures of unknown kinds (SVG, say)")
            return ""
        name = f"word/media/image{len(self._names) + 1}.{found[0]}"
        self._written[name] = (data, found[1])
        return name

    def _tell(self, relation: Relationship, is_used: bool) -> None:
        kind = relation.kind.rpartition("/")[2]
        if kind == "vbaProject":
            raise UnusableError("it holds macros.", _SAVE_AGAIN)
        if kind in _TOLD:
            self._note(_TOLD[kind])
        elif is_used and not relation.target:
            self._note("links to what is outside the file")

    def _note(self, what: str) -> None:
        self._left_out[what] = None

    def _zipped(self) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr(_TYPES, _types_of({name: kind for name, (_, kind) in self._written.items() if kind}))
            file.writestr("_rels/.rels", _relationships(_FROM_PACKAGE))
            for name, (data, _) in self._written.items():
                file.writestr(name, data)
        return buffer.getvalue()


def _empty(document: Any) -> None:
    """Take out all text; the last section stays, with the headers and footers that it has from those before."""
    body = document.find(f"{_W}body")
    sections = list(body.iter(f"{_W}sectPr"))
    last = body.find(f"{_W}sectPr")
    if last is None:
        last = body.makeelement(f"{_W}sectPr")
    references = (f"{_W}headerReference", f"{_W}footerReference")
    inherited = {(r.tag, r.get(f"{_W}type")): r for section in sections for r in section.iterchildren(*references)}
    for child in list(last.iterchildren(*references, f"{_W}type")):
        last.remove(child)
    for reference in reversed(inherited.values()):
        last.insert(0, reference)
    for child in list(body):
        body.remove(child)
    body.append(last)
    for child in list(document):
        if child.tag not in (f"{_W}background", f"{_W}body"):
            document.remove(child)


def _beside(name: str) -> str:
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels"


def _relationships(inner: str) -> bytes:
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{inner}</Relationships>'.encode()


def _types_of(kinds: Mapping[str, str]) -> bytes:
    parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}">{rels}{parts}</Types>'.encode()
