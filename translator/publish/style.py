"""The look of a brief: fonts, colours, styles, lists and page, as WordprocessingML (ECMA-376, part 1, 17.7).

Every style that a brief uses is defined here and nothing else is: the file carries no left-overs of the
library's own template. Colours keep at least 4.5:1 against what they stand on (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class House:
    """Fonts and colours. The fonts ship with Word on Windows and macOS; LibreOffice has stand-ins for them."""

    display: str = "Georgia"
    text: str = "Arial"
    east_asian: str = "Microsoft JhengHei"
    ink: str = "1D232B"
    accent: str = "12365A"
    muted: str = "566070"
    rule: str = "C5CED8"
    tint: str = "F1F5F9"
    highlight: str = "FFF2A8"
    warning: str = "8A2B0B"


HOUSE = House()

# A4 with room on the left for the paragraph numbers, in twentieths of a point.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
LEFT, RIGHT, TOP, BOTTOM = 1474, 1247, 1247, 1191
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

# Colour and size stand in Normal: LibreOffice lets those of the defaults win over character styles in tables.
_DEFAULTS = """
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="$text" w:hAnsi="$text" w:eastAsia="$east_asian" w:cs="$text"/>
    <w:lang w:val="en-US" w:eastAsia="zh-TW" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"
  w:defQFormat="0" w:count="376"/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
  <w:rPr><w:color w:val="$ink"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
  <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
  <w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
  </w:tblCellMar></w:tblPr></w:style>
"""

# name, next style, paragraph properties, run properties
_PARAGRAPHS = (
    (
        "Masthead",
        "Title",
        (
            '<w:pBdr><w:top w:val="single" w:sz="36" w:space="7" w:color="$accent"/></w:pBdr>'
            '<w:tabs><w:tab w:val="right" w:pos="$width"/></w:tabs><w:spacing w:after="320"/>'
        ),
        '<w:b/><w:caps/><w:color w:val="$accent"/><w:spacing w:val="30"/><w:sz w:val="18"/>',
    ),
    (
        "Title",
        "Provenance",
        '<w:keepNext/><w:spacing w:before="0" w:after="140" w:line="240" w:lineRule="auto"/>',
        '<w:rFonts w:ascii="$display" w:hAnsi="$display"/><w:b/><w:sz w:val="46"/>',
    ),
    (
        "Provenance",
        "Notice",
        '<w:spacing w:after="160"/>',
        '<w:color w:val="$muted"/><w:sz w:val="18"/>',
    ),
    (
        "Notice",
        "Normal",
        (
            '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="$muted"/></w:pBdr>'
            '<w:spacing w:after="120"/><w:ind w:left="200"/>'
        ),
        '<w:sz w:val="18"/>',
    ),
    (
        "Warning",
        "Normal",
        (
            '<w:pBdr><w:top w:val="single" w:sz="24" w:space="1" w:color="$highlight"/>'
            '<w:left w:val="single" w:sz="24" w:space="8" w:color="$warning"/>'
            '<w:bottom w:val="single" w:sz="24" w:space="1" w:color="$highlight"/></w:pBdr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="$highlight"/><w:spacing w:after="120"/><w:ind w:left="200"/>'
        ),
        '<w:sz w:val="18"/>',
    ),
    (
        "heading 1",
        "Normal",
        (
            "<w:keepNext/><w:keepLines/>"
            '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="$accent"/></w:pBdr>'
            '<w:spacing w:before="400" w:after="140"/><w:outlineLvl w:val="0"/>'
        ),
        '<w:b/><w:caps/><w:color w:val="$accent"/><w:spacing w:val="24"/><w:sz w:val="19"/>',
    ),
    (
        "heading 2",
        "Body Text",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="90"/><w:outlineLvl w:val="1"/>',
        '<w:rFonts w:ascii="$display" w:hAnsi="$display"/><w:b/><w:sz w:val="26"/>',
    ),
    (
        "Body Text",
        "Body Text",
        '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="130" w:line="288" w:lineRule="auto"/>',
        "",
    ),
    (
        "Standfirst",
        "Body Text",
        '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/>',
        '<w:rFonts w:ascii="$display" w:hAnsi="$display"/><w:sz w:val="23"/>',
    ),
    ("Byline", "Body Text", '<w:spacing w:after="130"/>', '<w:color w:val="$muted"/><w:sz w:val="18"/>'),
    (
        "caption",
        "Body Text",
        (
            '<w:pBdr><w:left w:val="single" w:sz="8" w:space="8" w:color="$rule"/></w:pBdr>'
            '<w:spacing w:after="150"/><w:ind w:left="180"/>'
        ),
        '<w:i/><w:color w:val="$muted"/><w:sz w:val="18"/>',
    ),
    (
        "List Bullet",
        "List Bullet",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="50" w:after="50" w:line="276" w:lineRule="auto"/>',
        '<w:sz w:val="21"/>',
    ),
    ("Table Text", "Table Text", '<w:spacing w:line="252" w:lineRule="auto"/>', '<w:sz w:val="18"/>'),
    (
        "Table Head",
        "Table Text",
        "<w:keepNext/>",
        '<w:b/><w:color w:val="$accent"/><w:sz w:val="17"/>',
    ),
    (
        "Table Original",
        "Table Text",
        '<w:spacing w:line="264" w:lineRule="auto"/>',
        '<w:color w:val="$muted"/><w:sz w:val="18"/>',
    ),
    ("Table Kept", "Table Kept", '<w:keepNext/><w:spacing w:line="252" w:lineRule="auto"/>', '<w:sz w:val="18"/>'),
    ("Table Term", "Table Term", '<w:spacing w:line="240" w:lineRule="auto"/>', '<w:sz w:val="17"/>'),
    ("Note", "Note", '<w:spacing w:before="90"/>', '<w:color w:val="$muted"/><w:sz w:val="17"/>'),
    ("Signature", "Table Text", "", '<w:color w:val="$muted"/><w:sz w:val="15"/>'),
    (
        "header",
        "header",
        (
            '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="5" w:color="$rule"/></w:pBdr>'
            '<w:tabs><w:tab w:val="right" w:pos="$width"/></w:tabs>'
        ),
        '<w:color w:val="$muted"/><w:sz w:val="16"/>',
    ),
    (
        "footer",
        "footer",
        '<w:tabs><w:tab w:val="right" w:pos="$width"/></w:tabs>',
        '<w:color w:val="$muted"/><w:sz w:val="16"/>',
    ),
)

_CHARACTERS = (
    ("Masthead Date", '<w:b w:val="0"/><w:caps w:val="0"/><w:color w:val="$muted"/><w:spacing w:val="0"/>'),
    ("Strong", "<w:b/>"),
    ("Key Figure", '<w:b/><w:color w:val="$accent"/>'),
    ("Reference", '<w:color w:val="$muted"/><w:sz w:val="18"/>'),
    ("Flagged", '<w:shd w:val="clear" w:color="auto" w:fill="$highlight"/>'),
    ("Flag Reference", '<w:b/><w:color w:val="$warning"/><w:sz w:val="16"/>'),
)

_CELL = (
    '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)
_TIGHT = _CELL.replace('w:w="70"', 'w:w="15"')
_TABLES = f"""
<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable"><w:name w:val="Brief Table"/>
  <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
  <w:bottom w:val="single" w:sz="4" w:space="0" w:color="$rule"/>
  <w:insideH w:val="single" w:sz="4" w:space="0" w:color="$rule"/></w:tblBorders>{_CELL}</w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="$tint"/></w:tcPr></w:tblStylePr>
</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="BriefTerms"><w:name w:val="Brief Terms"/>
  <w:basedOn w:val="BriefTable"/><w:tblPr>{_TIGHT}</w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="BriefBox"><w:name w:val="Brief Box"/>
  <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
  <w:left w:val="single" w:sz="36" w:space="0" w:color="$accent"/></w:tblBorders>
  <w:tblCellMar><w:top w:w="110" w:type="dxa"/><w:left w:w="170" w:type="dxa"/>
  <w:bottom w:w="110" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="$tint"/></w:tcPr>
</w:style>
"""

_NUMBERING = """
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>
  <w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>
  <w:rPr><w:rFonts w:ascii="$text" w:hAnsi="$text" w:hint="default"/><w:color w:val="$accent"/></w:rPr></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="right"/>
  <w:pPr><w:ind w:left="0" w:hanging="227"/></w:pPr>
  <w:rPr><w:rFonts w:ascii="$text" w:hAnsi="$text" w:hint="default"/><w:b w:val="0"/><w:i w:val="0"/>
  <w:color w:val="$muted"/><w:sz w:val="15"/></w:rPr></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
"""

_BUILT_IN = ("Title", "heading 1", "heading 2", "Body Text", "caption", "List Bullet", "header", "footer", "Strong")


def styles_xml(house: House = HOUSE) -> str:
    """Return the whole `w:styles` element."""
    parts = [_DEFAULTS]
    parts += [_paragraph_style(name, following, pr, rpr) for name, following, pr, rpr in _PARAGRAPHS]
    parts += [
        f'<w:style w:type="character"{_custom(name)} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{rpr}</w:rPr></w:style>'
        for name, rpr in _CHARACTERS
    ]
    return _filled(f'<w:styles xmlns:w="{W}">{"".join(parts)}{_TABLES}</w:styles>', house)


def fonts_xml(house: House = HOUSE) -> str:
    """Return the whole `w:fonts` element: what kind of face to take where a font is not there."""
    faces = ((house.display, "roman", "Liberation Serif"), (house.text, "swiss", "Liberation Sans"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, family, other in faces
    )
    return f'<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def numbering_xml(house: House = HOUSE) -> str:
    """Return the whole `w:numbering` element: list 1 is bullets, list 2 the paragraph numbers in the margin."""
    return _filled(f'<w:numbering xmlns:w="{W}">{_NUMBERING}</w:numbering>', house)


def _paragraph_style(name: str, following: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph"{_custom(name)} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style_id(following)}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _custom(name: str) -> str:
    return "" if name in _BUILT_IN else ' w:customStyle="1"'


def style_id(name: str) -> str:
    """Return the identifier of the style `name`, as a run states it."""
    return "".join(word[:1].upper() + word[1:] for word in name.split(" "))


def _filled(xml: str, house: House) -> str:
    values = {name: getattr(house, name) for name in House.__slots__}
    return Template(xml).substitute(values, width=str(TEXT_WIDTH))
