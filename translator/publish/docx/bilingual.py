"""The article's text with the original beside it, row by row, so that a reader can hold one against the other."""

from __future__ import annotations

from docx.table import Table
from docx.text.paragraph import Paragraph

from translator.publish.content.outline import NUMBERED, Place, Plan
from translator.publish.docx.body_text import set_passage, shown, style_of
from translator.publish.docx.builder import Columns, DocumentBuilder, row
from translator.publish.docx.runs import verbatim
from translator.records import Briefing, Passage, Role

_ENGLISH = 0.56
"""The part of the width that the English takes: Chinese says the same in less."""
_LONG = 80
"""Words past which a page may break a row: a short one would leave a line or two behind."""


def headline_below(builder: DocumentBuilder, headline: Passage) -> None:
    """Set the original headline under the English one."""
    if headline.source.strip():
        original(builder.paragraph("Original Headline"), headline)


def full_text_beside(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set the body in two columns under its own headings.

    A table ends before each heading: Word's navigation pane lists no heading that stands in a table.
    """
    builder.heading(builder.house.sections.full_text)
    widths = (round(builder.width * _ENGLISH), builder.width - round(builder.width * _ENGLISH))
    purpose = "The text in English, with the original beside it"
    columns = Columns(purpose, ("English", "Chinese original"), widths, "Brief Beside")
    table = None
    for place in shown(briefing, order):
        if place.passage.role is Role.HEADING:
            _heading(builder, place, order)
            table = None
            continue
        table = table or builder.table(columns)
        _beside(builder, (table, columns), place, order)


def _heading(builder: DocumentBuilder, place: Place, order: Plan) -> None:
    set_passage(builder, builder.paragraph(style_of(builder, place)), place, order)
    original(builder.paragraph("Original Heading"), place.passage)


def _beside(builder: DocumentBuilder, table: tuple[Table, Columns], place: Place, order: Plan) -> None:
    is_whole = len(place.passage.text.split()) <= _LONG
    english, chinese = row(table[0], table[1].widths, is_whole)
    set_passage(builder, builder.styled(english.paragraphs[0], style_of(builder, place)), place, order)
    style = "Original Text" if place.passage.role in NUMBERED else "Table Original"
    original(builder.styled(chinese.paragraphs[0], style), place.passage)


def original(paragraph: Paragraph, passage: Passage) -> None:
    """Write the Chinese of a passage; the sentences that are yellow in the English are yellow here."""
    for sentence in passage.sentences:
        verbatim(paragraph, sentence.segment.text, "Flagged" if sentence.findings else "")
