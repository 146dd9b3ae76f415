"""The styles and lists of a brief, filled with the house's fonts and colours (ECMA-376, part 1, 17.7 and 17.9).

Every style that a brief uses is defined here and nothing else is: the file carries no left-overs of the
library's own template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from string import Template
from xml.sax.saxutils import escape, quoteattr

from translator.publish.docx.style_definitions import (
    BULLETS,
    CHARACTERS,
    COLLECTION,
    DEFAULTS,
    FLAT,
    HEADLINE,
    HEADLINES,
    LISTS,
    NUMBERS,
    PARAGRAPHS,
    PART,
    SUBHEAD,
    TABLES,
    ParagraphStyle,
)
from translator.publish.house_style import HouseStyle

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# Margins with room on the left for the paragraph numbers, in twentieths of a point.
LEFT, RIGHT, TOP, BOTTOM = 1474, 1247, 1247, 1191
_NUMBER_ROOM = 600
"""Twips that a paragraph number of three digits takes to the left of its text."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What styles and lists depend on besides the house.

    `width` of the text and the page's `left` margin are in twips; `bullets` and `numbers` are the ids of the
    two lists, and the next is that of the headlines in a collection, where headings stand `depth` levels
    lower than in a brief of its own.
    """

    width: int
    left: int = LEFT
    bullets: int = 1
    numbers: int = 2
    depth: int = 0


_BUILT_IN = (
    *("Title", "heading 1", "heading 2", "heading 3", "Body Text", "caption", "List Bullet", "header", "footer"),
    *("toc 1", "TOC Heading", "Strong"),
)


def styles_xml(house: HouseStyle, frame: Frame) -> str:
    """Return the whole `w:styles` element."""
    parts = [DEFAULTS]
    looks = (*_headings(frame.depth), *PARAGRAPHS, *(COLLECTION if frame.depth else ()))
    parts += [_paragraph_style(look) for look in looks]
    parts += [
        f'<w:style w:type="character"{_custom(name)} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{rpr}</w:rPr></w:style>'
        for name, rpr in CHARACTERS
    ]
    return _filled(f'<w:styles xmlns:w="{W}">{"".join(parts)}{TABLES}</w:styles>', house, frame)


def _headings(depth: int) -> Iterator[ParagraphStyle]:
    """Yield Title and the headings: in a collection the headline of each brief is a heading too."""
    yield ParagraphStyle("Title", "Provenance", *HEADLINE)
    paragraph, run = HEADLINE
    smaller = (paragraph, run.replace('"46"', '"36"'))
    for level, look in enumerate((*[smaller] * depth, PART, SUBHEAD)):
        paragraph, run = look
        yield ParagraphStyle(f"heading {level + 1}", "Normal", f'{paragraph}<w:outlineLvl w:val="{level}"/>', run)


def fonts_xml(house: HouseStyle) -> str:
    """Return the whole `w:fonts` element: what kind of face to take where a font is not there."""
    faces = ((house.fonts.headlines, "roman", "Liberation Serif"), (house.fonts.text, "swiss", "Liberation Sans"))
    fonts = "".join(
        f'<w:font w:name={quoteattr(name)}><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, family, other in {face[0]: face for face in faces}.values()
    )
    return f'<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def numbering_xml(house: HouseStyle, frame: Frame) -> str:
    """Return the whole `w:numbering` element: bullets, paragraph numbers and, in a collection, those of the briefs."""
    headlines = HEADLINES if frame.depth else ""
    return _filled(f'<w:numbering xmlns:w="{W}">{BULLETS}{NUMBERS}{headlines}{LISTS}</w:numbering>', house, frame)


def _paragraph_style(look: ParagraphStyle) -> str:
    return (
        f'<w:style w:type="paragraph"{_custom(look.name)} w:styleId="{style_id(look.name)}">'
        f'<w:name w:val="{look.name}"/><w:basedOn w:val="{style_id(look.parent)}"/>'
        f'<w:next w:val="{style_id(look.following)}"/><w:qFormat/>'
        f"<w:pPr>{look.paragraph}</w:pPr><w:rPr>{look.run}</w:rPr></w:style>"
    )


def _custom(name: str) -> str:
    return "" if name in _BUILT_IN else ' w:customStyle="1"'


def style_id(name: str) -> str:
    """Return the identifier of the style `name`, as a run states it."""
    return "".join(word[:1].upper() + word[1:] for word in name.split(" "))


def _filled(xml: str, house: HouseStyle, frame: Frame) -> str:
    # Beside the original the numbers stand inside the cell, elsewhere in the margin if that has the room.
    margin = max(0, _NUMBER_ROOM - frame.left)
    indent = 400 if house.bilingual else margin
    names = asdict(house.fonts) | {"ink": house.colours.text}
    colours = {name: value for name, value in asdict(house.colours).items() if name != "text"}
    numbers = {"width": frame.width, "bullets": frame.bullets, "numbers": frame.numbers, "indent": indent}
    numbers |= {"headlines_list": frame.numbers + 1, "headlines_indent": margin}
    values = {name: escape(value, {'"': "&quot;"}) for name, value in (names | colours).items()}
    return Template(xml).substitute(values, **numbers, hanging=150 if indent else 227, flat=FLAT)
