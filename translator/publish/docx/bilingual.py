"""The article's text with the original beside it, row by row, so that a reader can hold one against the other."""

from __future__ import annotations

from docx.table import Table
from docx.text.paragraph import Paragraph

from translator.publish.content.outline import NUMBERED, Place, Plan
from translator.publish.docx.body_text import set_passage, shown, style_of
from translator.publish.docx.builder import Columns, Sheet, row
from translator.publish.docx.runs import verbatim
from translator.records import Briefing, Passage, Role

_ENGLISH = 0.56
"""The part of the width that the English takes: Chinese says the same in less."""
_LONG = 80
"""Words past which a page may break a row: a short one would leave a line or two behind."""


def headline_below(sheet: Sheet, headline: Passage) -> None:
    """Set the original headline under the English one."""
    if headline.source.strip():
        original(sheet.paragraph("Original Headline"), headline)


def full_text_beside(sheet: Sheet, briefing: Briefing, order: Plan) -> None:
    """Set the body in two columns under its own headings.

    A table ends before each heading: Word's navigation pane lists no heading that stands in a table.
    """
    sheet.heading(sheet.house.sections.full_text)
    widths = (round(sheet.width * _ENGLISH), sheet.width - round(sheet.width * _ENGLISH))
    purpose = "The text in English, with the original beside it"
    columns = Columns(purpose, ("English", "Chinese original"), widths, "Brief Beside")
    table = None
    for place in shown(briefing, order):
        if place.passage.role is Role.HEADING:
            _heading(sheet, place, order)
            table = None
            continue
        table = table or sheet.table(columns)
        _beside(sheet, (table, columns), place, order)


def _heading(sheet: Sheet, place: Place, order: Plan) -> None:
    set_passage(sheet, sheet.paragraph(style_of(sheet, place)), place, order)
    original(sheet.paragraph("Original Heading"), place.passage)


def _beside(sheet: Sheet, table: tuple[Table, Columns], place: Place, order: Plan) -> None:
    is_whole = len(place.passage.text.split()) <= _LONG
    english, chinese = row(table[0], table[1].widths, is_whole)
    set_passage(sheet, sheet.styled(english.paragraphs[0], style_of(sheet, place)), place, order)
    style = "Original Text" if place.passage.role in NUMBERED else "Table Original"
    original(sheet.styled(chinese.paragraphs[0], style), place.passage)


def original(paragraph: Paragraph, passage: Passage) -> None:
    """Write the Chinese of a passage; the sentences that are yellow in the English are yellow here."""
    for sentence in passage.sentences:
        verbatim(paragraph, sentence.segment.text, "Flagged" if sentence.findings else "")
