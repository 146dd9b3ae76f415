"""A brief on the user's own Word file: its styles, page, header and footer stay, its text and history go.

A style of the base is used where it has the name and type of one of ours (ECMA-376, part 1, 17.7.4.9);
it takes our identifier, since those of a localised Word differ ("Titel1"). What the base lacks is added.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.settings import CT_Settings
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart
from docx.shared import Twips

from translator.publish.docx import styles
from translator.publish.docx.builder import text_width
from translator.publish.docx.template_file import vetted
from translator.publish.house_style import PAPERS, HouseStyle

_MODE = f"""<w:compatSetting xmlns:w="{styles.W}" w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"""
_REFERENCES = {qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")}
_REFERENCES |= {qn(f"w:{name}") for name in ("styleLink", "numStyleLink", "clickAndTypeStyle", "defaultTableStyle")}
_CONTENT = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "instrText", "fldSimple"))
_VAL, _ID, _TYPE = qn("w:val"), qn("w:styleId"), qn("w:type")


def open_template(house: HouseStyle, depth: int) -> DocxDocument:
    """Return what a brief may take from the house's base, with the styles and lists that it lacks."""
    document = docx.Document(io.BytesIO(vetted(house.base).data))
    _set_page(document, house)
    _set_mode(document.part._settings_part)
    numbering = _numbering(document)
    free = 1 + max((int(number) for number in numbering.xpath("//@w:numId | //@w:abstractNumId")), default=0)
    left = document.sections[0].left_margin
    frame = styles.Frame(text_width(document), left.twips if left is not None else 0, free, free + 1, depth)
    added = _add_styles(document, house, frame)
    _add_lists(numbering, house, frame, "ListBullet" in added)
    _set_languages(document, house)
    return document


def has_running_lines(document: DocxDocument) -> bool:
    """Whether a header or footer of a document says or shows anything."""
    references = document.element.body.xpath("./w:sectPr/w:headerReference | ./w:sectPr/w:footerReference")
    parts = (document.part.related_parts[reference.get(qn("r:id"))] for reference in references)
    return any(
        (element.tag == qn("w:t") and (element.text or "").strip()) or element.tag in _CONTENT
        for part in parts
        for element in part.element.iter()
    )


def _set_page(document: DocxDocument, house: HouseStyle) -> None:
    """Give the section a page and margins where the base states none."""
    section = document.sections[0]
    if section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = (Twips(side) for side in PAPERS[house.paper])
    if section.left_margin is None or section.right_margin is None:
        section.left_margin, section.right_margin = Twips(styles.LEFT), Twips(styles.RIGHT)
        section.top_margin, section.bottom_margin = Twips(styles.TOP), Twips(styles.BOTTOM)
        section.header_distance = section.footer_distance = Twips(600)
        section.gutter = Twips(0)


def _set_mode(part: XmlPart) -> None:
    """Have the document in the mode of the present Word: that of an older one hangs tables into the margin."""
    compat = part.element.find(qn("w:compat"))
    if compat is None:
        order = CT_Settings._tag_seq
        compat = part.element.insert_element_before(OxmlElement("w:compat"), *order[order.index("w:compat") + 1 :])
    for mode in [setting for setting in compat if setting.get(qn("w:name")) == "compatibilityMode"]:
        compat.remove(mode)
    compat.append(parse_xml(_MODE))


def _numbering(document: DocxDocument) -> BaseOxmlElement:
    """Return the root of the part with the lists, made where the base has none."""
    for relation in document.part.rels.values():
        if relation.reltype == RT.NUMBERING:
            root: BaseOxmlElement = relation.target_part.element
            return root
    root = parse_xml(f'<w:numbering xmlns:w="{styles.W}"/>')
    part = NumberingPart(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, root, document.part.package)
    document.part.relate_to(part, RT.NUMBERING)
    return root


def _add_styles(document: DocxDocument, house: HouseStyle, frame: styles.Frame) -> set[str]:
    """Add our styles that the base lacks, without fonts of their own; return their identifiers."""
    theirs = document.styles.element
    ours = parse_xml(styles.styles_xml(house, frame)).findall(qn("w:style"))
    wanted = {(_name(item), item.get(_TYPE)): item.get(_ID) for item in ours}
    found = {wanted[key] for item in theirs.findall(qn("w:style")) if (key := (_name(item), item.get(_TYPE))) in wanted}
    _rename(document, _new_identifiers(theirs, wanted))
    names = {_name(item) for item in theirs.findall(qn("w:style"))}
    defaults = set(theirs.xpath("./w:style[@w:default='1' or @w:default='true']/@w:type"))
    for item in ours:
        if item.get(_ID) in found:
            continue
        if item.get(_TYPE) in defaults:
            item.attrib.pop(qn("w:default"), None)
        if _name(item) in names:  # a style of another type has our name
            item.find(qn("w:name")).set(_VAL, f"Brief {_name(item)}")
        _without_fonts(item)
        theirs.append(item)
    return {item.get(_ID) for item in ours} - found


def _name(item: BaseOxmlElement) -> str:
    name = item.find(qn("w:name"))
    return "" if name is None else str(name.get(_VAL)).casefold()


def _new_identifiers(theirs: BaseOxmlElement, wanted: dict[tuple[str, str], str]) -> dict[str, str]:
    """Return the identifiers of the base's styles that change: to ours, or out of the way of ours."""
    new: dict[str, str] = {}
    for item in theirs.findall(qn("w:style")):
        old = item.get(_ID)
        name = wanted.get((_name(item), item.get(_TYPE)), f"Base{old}" if old in wanted.values() else old)
        if name != old:
            new[old] = name
    return new


def _rename(document: DocxDocument, new: dict[str, str]) -> None:
    for item in document.styles.element.findall(qn("w:style")):
        item.set(_ID, new.get(item.get(_ID), item.get(_ID)))
    for part, root in _roots(document):
        for element in root.iter(*_REFERENCES):
            element.set(_VAL, new.get(element.get(_VAL), element.get(_VAL)))
        if not isinstance(part, XmlPart):
            part._blob = serialize_part_xml(root)


def _roots(document: DocxDocument) -> Iterator[tuple[Part, BaseOxmlElement]]:
    """Yield the parts that can name styles, with their roots."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            yield part, part.element
        elif str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
            yield part, parse_xml(part.blob)


def _without_fonts(element: BaseOxmlElement) -> None:
    for fonts in list(element.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)


def _add_lists(root: BaseOxmlElement, house: HouseStyle, frame: styles.Frame, with_bullets: bool) -> None:
    """Add our lists; all definitions stand before all lists (17.9.17)."""
    first = root.find(qn("w:num"))
    for element in list(parse_xml(styles.numbering_xml(house, frame))):
        if str(frame.bullets) in element.attrib.values() and not with_bullets:
            continue
        _without_fonts(element)
        if element.tag == qn("w:num"):
            last = root.findall(qn("w:num")) or root.findall(qn("w:abstractNum"))
            last[-1].addnext(element)
        elif first is not None:
            first.addprevious(element)
        else:
            root.append(element)


def _set_languages(document: DocxDocument, house: HouseStyle) -> None:
    """Have Chinese set in the house's font where the base names none, and in the forms of Taiwan."""
    for fonts in document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:rFonts"):
        if not fonts.get(qn("w:eastAsia")):
            fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
            fonts.set(qn("w:eastAsia"), house.fonts.chinese)
    for language in document.settings.element.findall(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-TW")
