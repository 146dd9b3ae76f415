"""An empty document in house style: python-docx's template with its look, left-overs and history taken out."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from xml.sax.saxutils import escape

import docx
from docx.document import Document as DocxDocument
from docx.opc.package import OpcPackage
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips

from translator.publish.docx import styles
from translator.publish.docx.builder import text_width
from translator.publish.docx.own_template import open_template
from translator.publish.docx.runs import english
from translator.publish.docx.template_file import APP
from translator.publish.house_style import PAPERS, HouseStyle

MAKER = "Translator (machine translation)"

_LEFT_OVERS = ("/stylesWithEffects", "/customXml", "/thumbnail", "/webSettings")
_SETTINGS = f"""<w:settings xmlns:w="{styles.W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-TW"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"
 w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"
 w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""


def blank_document(house: HouseStyle, depth: int = 0) -> DocxDocument:
    """Return an empty document with the house's paper, styles, lists and settings, or on the user's own base.

    Headings look as they do in a brief of its own, or in a collection of briefs (`depth` 1), where
    a headline is a heading itself.
    """
    if house.base:
        return open_template(house, depth)
    document = docx.Document()
    _set_page(document, house)
    frame = styles.Frame(text_width(document), depth=depth)
    _replace(document.styles.element, styles.styles_xml(house, frame))
    _replace(document.part.numbering_part.element, styles.numbering_xml(house, frame))
    _replace(document.settings.element, _SETTINGS)
    _clear_package(document.part.package, house)
    return document


def _replace(element: BaseOxmlElement, xml: str) -> None:
    """Give `element`, the root of a part, the children of `xml` in place of its own."""
    for child in list(element):
        element.remove(child)
    for child in parse_xml(xml):
        element.append(child)


def _clear_package(package: OpcPackage, house: HouseStyle) -> None:
    """Drop the template's left-over parts; say who made the file and which fonts its theme has."""
    for source in (package, package.main_document_part):
        for key in [k for k, r in source.rels.items() if r.reltype.endswith(_LEFT_OVERS)]:
            source.rels.pop(key)
    face = escape(house.fonts.text, {'"': "&quot;"}).encode()
    for part in package.iter_parts():
        name = str(part.partname)
        if name == "/docProps/app.xml":
            part._blob = APP.encode()
        elif name.startswith("/word/theme/"):
            faces = rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*'
            part._blob = re.sub(faces, lambda found: found[1] + face, part.blob)
        elif name == "/word/fontTable.xml":
            part._blob = styles.fonts_xml(house).encode()


def _set_page(document: DocxDocument, house: HouseStyle) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Twips(side) for side in PAPERS[house.paper])
    section.left_margin, section.right_margin = Twips(styles.LEFT), Twips(styles.RIGHT)
    section.top_margin, section.bottom_margin = Twips(styles.TOP), Twips(styles.BOTTOM)
    section.header_distance = section.footer_distance = Twips(600)
    section.different_first_page_header_footer = True
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)


def set_properties(document: DocxDocument, title: str, made: date) -> None:
    """Fill the core properties; a property holds at most 255 characters (python-docx raises past that)."""
    properties = document.core_properties
    properties.title = english(title)[:255]
    properties.subject = "News briefing"
    properties.author = properties.last_modified_by = MAKER
    properties.created = properties.modified = datetime.combine(made, time())
    properties.comments = properties.keywords = properties.category = ""
    properties.language = "en-US"
    properties.revision = 1
