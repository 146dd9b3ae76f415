"""Word files of a user's own, made up for the tests, to be the base of briefs."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

SECRET = "Draft for the board only"
LETTERHEAD = "Harbour Analytics, research desk"


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def letterhead() -> bytes:
    """Return a base as a localised Word writes it: other style ids, a header, a comment, text that must go."""
    document = docx.Document()
    _leave_out_unused(document)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    for name, identifier in (("Title", "Titel"), ("Heading 1", "berschrift1"), ("List Bullet", "Aufzhlungszeichen")):
        style = document.styles[name]
        style.font.color.rgb = RGBColor(0x7A, 0x1F, 0x1F)
        for reference in document.styles.element.xpath(f".//*[@w:val='{style.style_id}'][not(self::w:name)]"):
            reference.set(qn("w:val"), identifier)
        style.element.set(qn("w:styleId"), identifier)
    document.styles.add_style("Note", WD_STYLE_TYPE.CHARACTER)
    mine = document.styles.add_style("My own", WD_STYLE_TYPE.PARAGRAPH)
    mine.element.set(qn("w:styleId"), "Title")
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(3.5)
    section.header.paragraphs[0].text = LETTERHEAD
    section.header.paragraphs[0].style = mine
    section.footer.paragraphs[0].text = "Confidential"
    document.add_heading("Old heading", 1)
    document.add_comment(document.add_paragraph(SECRET).runs, text="Not for clients", author="A. Nyberg")
    document.core_properties.keywords = "internal"
    return _saved(document)


def _leave_out_unused(document: Any) -> None:
    """Take out the table styles but two, and their copies for an older Word: nine tenths of the library's document.

    Word itself keeps only those that a document has had. Dozens of tests make, clean and look through what is here.
    """
    tables = [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]
    for style in tables:
        if style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    for key in [k for k, r in document.part.rels.items() if r.reltype.endswith("/stylesWithEffects")]:
        document.part.rels.pop(key)


def bare() -> bytes:
    """Return a base that states next to nothing: no header, no page, no lists, few styles."""
    document = docx.Document()
    document.add_paragraph("Anything")
    kept = {"Normal", "Default Paragraph Font", "No List", "Normal Table"}
    styles = document.styles.element
    for style in styles.xpath("./w:style"):
        if style.find(qn("w:name")).get(qn("w:val")) not in kept:
            styles.remove(style)
    for key in [k for k, r in document.part.rels.items() if r.reltype.endswith("/numbering")]:
        document.part.rels.pop(key)
    section = document.element.body.sectPr
    for child in list(section):
        section.remove(child)
    return _saved(document)


def landscape() -> bytes:
    """Return a base of two sections: a cover with the header, then wide pages in two columns that go on with it."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = LETTERHEAD
    document.add_paragraph(SECRET)
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "500")
    document.add_paragraph("More")
    return _saved(document)


def with_content_type(data: bytes, kind: str) -> bytes:
    """Return a Word file as one of another kind: "template", or with "macroEnabled" in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b".document.main+xml", f".{kind}.main+xml".encode())
            new.writestr(name, content)
    return buffer.getvalue()


def without_member(data: bytes, member: str) -> bytes:
    """Return a zip file without one of its members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
    return buffer.getvalue()


def with_members(data: bytes, members: dict[str, bytes]) -> bytes:
    """Return a Word file with these members, in place of those of the same names or after them."""
    endings = {name.rpartition(".")[2] for name in members if "." in name} - {"xml", "rels", "jpeg"}
    kind = 'ContentType="application/octet-stream"'
    types = "".join(f'<Default Extension="{ending}" {kind}/>' for ending in sorted(endings))
    if "[Content_Types].xml" not in members and types:
        data = edited(data, "[Content_Types].xml", b"<Default ", types.encode() + b"<Default ")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, members.get(name, old.read(name)))
        for name in members.keys() - set(old.namelist()):
            new.writestr(name, members[name])
    return buffer.getvalue()


def edited(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a zip file whose member `name` has `new` in place of `old`, which it must have."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        content = file.read(name)
    assert old in content
    return with_members(data, {name: content.replace(old, new)})


def related(data: bytes, source: str, kind: str, target: str, *, outside: bool = False) -> bytes:
    """Return a Word file with one more relationship, "rIdX", of the part `source` ("": of the package)."""
    folder, _, base = source.rpartition("/")
    name = f"{folder}/_rels/{base}.rels".lstrip("/")
    mode = ' TargetMode="External"' if outside else ""
    kind = kind if "://" in kind else f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    relation = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/>'
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        empty = f'<Relationships xmlns="{space}"></Relationships>'.encode()
        content = file.read(name) if name in file.namelist() else empty
    return with_members(data, {name: content.replace(b"</Relationships>", f"{relation}</Relationships>".encode())})
