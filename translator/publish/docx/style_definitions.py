"""The look of each style and list of a brief, as WordprocessingML with the house's values left open ($accent)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its name, the style of the next paragraph, its properties and its parent."""

    name: str
    following: str
    paragraph: str
    run: str
    parent: str = "Normal"


# Colour and size stand in Normal: LibreOffice lets those of the defaults win over character styles in tables.
DEFAULTS = """
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="$text" w:hAnsi="$text" w:eastAsia="$chinese" w:cs="$text"/>
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

# Stated outright: on a base Normal has spacing of its own, which cells must not have.
FLAT = 'w:before="0" w:after="0"'
QUIET = '<w:color w:val="$muted"/>'
HEADLINE = (
    '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="140" w:line="240" w:lineRule="auto"/>',
    '<w:rFonts w:ascii="$headlines" w:hAnsi="$headlines"/><w:b/><w:sz w:val="46"/>',
)
PART = (
    (
        '<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="$accent"/></w:pBdr>'
        '<w:spacing w:before="400" w:after="140"/>'
    ),
    '<w:b/><w:caps/><w:color w:val="$accent"/><w:spacing w:val="24"/><w:sz w:val="19"/>',
)
SUBHEAD = (
    '<w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="90"/>',
    '<w:rFonts w:ascii="$headlines" w:hAnsi="$headlines"/><w:b/><w:sz w:val="26"/>',
)
PARAGRAPHS = (
    ParagraphStyle(
        "Masthead",
        "Title",
        (
            '<w:pBdr><w:top w:val="single" w:sz="36" w:space="7" w:color="$accent"/></w:pBdr>'
            '<w:tabs><w:tab w:val="right" w:pos="$width"/></w:tabs><w:spacing w:after="320"/>'
        ),
        '<w:b/><w:caps/><w:color w:val="$accent"/><w:spacing w:val="30"/><w:sz w:val="18"/>',
    ),
    ParagraphStyle(
        "Provenance",
        "Notice",
        '<w:spacing w:after="160"/>',
        '<w:color w:val="$muted"/><w:sz w:val="18"/>',
    ),
    ParagraphStyle(
        "Notice",
        "Normal",
        (
            '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="$muted"/></w:pBdr>'
            '<w:spacing w:after="120"/><w:ind w:left="200"/>'
        ),
        '<w:sz w:val="18"/>',
    ),
    ParagraphStyle(
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
    ParagraphStyle("Body Text", "Body Text", '<w:spacing w:after="130" w:line="288" w:lineRule="auto"/>', ""),
    ParagraphStyle("Numbered Text", "Numbered Text", '<w:numPr><w:numId w:val="$numbers"/></w:numPr>', "", "Body Text"),
    ParagraphStyle(
        "Standfirst",
        "Numbered Text",
        '<w:numPr><w:numId w:val="$numbers"/></w:numPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/>',
        '<w:rFonts w:ascii="$headlines" w:hAnsi="$headlines"/><w:sz w:val="23"/>',
    ),
    ParagraphStyle("Byline", "Body Text", '<w:spacing w:after="130"/>', '<w:color w:val="$muted"/><w:sz w:val="18"/>'),
    ParagraphStyle(
        "caption",
        "Body Text",
        (
            '<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="8" w:space="8" w:color="$rule"/></w:pBdr>'
            '<w:spacing w:after="150"/><w:ind w:left="180"/>'
        ),
        '<w:i/><w:color w:val="$muted"/><w:sz w:val="18"/>',
    ),
    ParagraphStyle(
        "List Bullet",
        "List Bullet",
        '<w:numPr><w:numId w:val="$bullets"/></w:numPr>'
        '<w:spacing w:before="50" w:after="50" w:line="276" w:lineRule="auto"/>',
        '<w:sz w:val="21"/>',
    ),
    ParagraphStyle(
        "Table Text", "Table Text", '<w:spacing $flat w:line="252" w:lineRule="auto"/>', '<w:sz w:val="18"/>'
    ),
    ParagraphStyle(
        "Table Head",
        "Table Text",
        "<w:keepNext/><w:spacing $flat/>",
        '<w:b/><w:color w:val="$accent"/><w:sz w:val="17"/>',
    ),
    ParagraphStyle(
        "Table Original",
        "Table Text",
        '<w:spacing $flat w:line="264" w:lineRule="auto"/>',
        '<w:color w:val="$muted"/><w:sz w:val="18"/>',
    ),
    ParagraphStyle(
        "Table Kept",
        "Table Kept",
        '<w:keepNext/><w:spacing $flat w:line="252" w:lineRule="auto"/>',
        '<w:sz w:val="18"/>',
    ),
    ParagraphStyle(
        "Table Term", "Table Term", '<w:spacing $flat w:line="240" w:lineRule="auto"/>', '<w:sz w:val="17"/>'
    ),
    ParagraphStyle(
        "Note", "Note", '<w:keepNext/><w:spacing w:after="110"/>', '<w:color w:val="$muted"/><w:sz w:val="17"/>'
    ),
    ParagraphStyle(
        "Chart Title", "Chart", '<w:keepNext/><w:spacing w:before="240" w:after="40"/>', '<w:sz w:val="18"/>'
    ),
    ParagraphStyle("Chart", "Normal", '<w:spacing w:after="60"/>', ""),
    ParagraphStyle("Original Headline", "Provenance", '<w:spacing w:after="140"/>', QUIET + '<w:sz w:val="26"/>'),
    ParagraphStyle(
        "Original Heading", "Body Text", '<w:keepNext/><w:spacing w:after="90"/>', QUIET + '<w:sz w:val="20"/>'
    ),
    ParagraphStyle(
        "Original Text", "Original Text", '<w:spacing $flat w:line="300" w:lineRule="auto"/>', '<w:sz w:val="19"/>'
    ),
    ParagraphStyle(
        "Table Gap", "Table Gap", '<w:spacing $flat w:line="200" w:lineRule="exact"/>', '<w:sz w:val="12"/>'
    ),
    ParagraphStyle("Signature", "Table Text", "<w:spacing $flat/>", '<w:color w:val="$muted"/><w:sz w:val="15"/>'),
    ParagraphStyle(
        "header",
        "header",
        (
            '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="5" w:color="$rule"/></w:pBdr>'
            '<w:tabs><w:tab w:val="right" w:pos="$width"/></w:tabs><w:spacing $flat/>'
        ),
        '<w:color w:val="$muted"/><w:sz w:val="16"/>',
    ),
    ParagraphStyle(
        "footer",
        "footer",
        '<w:tabs><w:tab w:val="right" w:pos="$width"/></w:tabs><w:spacing $flat/>',
        '<w:color w:val="$muted"/><w:sz w:val="16"/>',
    ),
)

CHARACTERS = (
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
_BESIDE = _CELL.replace('<w:bottom w:w="70"', '<w:bottom w:w="20"').replace('<w:right w:w="85"', '<w:right w:w="230"')
# Repeated in each style: LibreOffice does not take it over from the style that another is based on.
_FIRST_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="$tint"/></w:tcPr>'
    "</w:tblStylePr>"
)
TABLES = f"""
<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable"><w:name w:val="Brief Table"/>
  <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
  <w:bottom w:val="single" w:sz="4" w:space="0" w:color="$rule"/>
  <w:insideH w:val="single" w:sz="4" w:space="0" w:color="$rule"/></w:tblBorders>{_CELL}</w:tblPr>
  {_FIRST_ROW}</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="BriefTerms"><w:name w:val="Brief Terms"/>
  <w:basedOn w:val="BriefTable"/><w:tblPr>{_TIGHT}</w:tblPr>{_FIRST_ROW}</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="BriefBeside"><w:name w:val="Brief Beside"/>
  <w:basedOn w:val="BriefTable"/><w:tblPr>{_BESIDE}</w:tblPr>{_FIRST_ROW}</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="BriefBox"><w:name w:val="Brief Box"/>
  <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
  <w:left w:val="single" w:sz="36" w:space="0" w:color="$accent"/></w:tblBorders>
  <w:tblCellMar><w:top w:w="110" w:type="dxa"/><w:left w:w="170" w:type="dxa"/>
  <w:bottom w:w="110" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="$tint"/></w:tcPr>
</w:style>
"""

COLLECTION = (
    ParagraphStyle("TOC Heading", "toc 1", *PART),
    ParagraphStyle(
        "toc 1",
        "toc 1",
        (
            '<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="400"/>'
            '<w:tab w:val="right" w:leader="dot" w:pos="$width"/></w:tabs>'
            '<w:spacing w:before="110" w:after="20"/><w:ind w:left="400" w:hanging="400"/>'
        ),
        "",
    ),
    ParagraphStyle(
        "Contents Detail",
        "toc 1",
        '<w:spacing w:before="0" w:after="60"/><w:ind w:left="400" w:right="560"/>',
        QUIET + '<w:sz w:val="17"/>',
    ),
)
"""What only a document of several briefs has."""

BULLETS = """
<w:abstractNum w:abstractNumId="$bullets"><w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>
  <w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>
  <w:rPr><w:rFonts w:ascii="$text" w:hAnsi="$text" w:hint="default"/><w:color w:val="$accent"/></w:rPr></w:lvl>
</w:abstractNum>
"""
NUMBERS = """
<w:abstractNum w:abstractNumId="$numbers"><w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="right"/>
  <w:pPr><w:ind w:left="$indent" w:hanging="$hanging"/></w:pPr>
  <w:rPr><w:rFonts w:ascii="$text" w:hAnsi="$text" w:hint="default"/><w:b w:val="0"/><w:i w:val="0"/>
  <w:color w:val="$muted"/><w:sz w:val="15"/></w:rPr></w:lvl>
</w:abstractNum>
"""
HEADLINES = """
<w:abstractNum w:abstractNumId="$headlines_list"><w:multiLevelType w:val="singleLevel"/>
  <w:name w:val="Brief Headlines"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="right"/>
  <w:pPr><w:ind w:left="$headlines_indent" w:hanging="170"/></w:pPr>
  <w:rPr><w:b w:val="0"/><w:color w:val="$muted"/></w:rPr></w:lvl>
</w:abstractNum>
"""
LISTS = """
<w:num w:numId="$bullets"><w:abstractNumId w:val="$bullets"/></w:num>
<w:num w:numId="$numbers"><w:abstractNumId w:val="$numbers"/></w:num>
"""
