"""The article's own text: passages as paragraphs, flagged sentences in yellow with a link to their check."""

from __future__ import annotations

from collections.abc import Iterator

from docx.text.paragraph import Paragraph

from translator.publish.content.outline import NO_ENGLISH, Place, Plan
from translator.publish.docx.builder import DocumentBuilder
from translator.publish.docx.runs import link, write
from translator.records import Briefing, Role

_STYLES = {
    Role.PARAGRAPH: "Numbered Text",
    Role.STANDFIRST: "Standfirst",
    Role.CAPTION: "Caption",
    Role.BYLINE: "Byline",
    Role.PUBLISHER: "Byline",
}


def full_text(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set the body in English under its own headings."""
    builder.heading(builder.house.sections.full_text)
    for place in shown(briefing, order):
        set_passage(builder, builder.paragraph(style_of(builder, place)), place, order)


def shown(briefing: Briefing, order: Plan) -> Iterator[Place]:
    """Yield the places of the body that have something to show."""
    for index, passage in enumerate(briefing.body):
        place = order.body(index)
        if passage.text or order.flagged_at(place):
            yield place


def style_of(builder: DocumentBuilder, place: Place) -> str:
    """Return the style of a passage of the body."""
    role = place.passage.role
    return builder.heading_style(2) if role is Role.HEADING else _STYLES.get(role, "Body Text")


def set_passage(builder: DocumentBuilder, paragraph: Paragraph, place: Place, order: Plan) -> None:
    """Write a passage into its own, empty paragraph, with its bookmark."""
    sentences(paragraph, place, order)
    builder.bookmark(paragraph, place.anchor)


def sentences(paragraph: Paragraph, place: Place, order: Plan) -> None:
    """Write the sentences of a passage; one with findings is yellow and refers to its row in the checks."""
    checks = iter(order.flagged_at(place))
    for number, sentence in enumerate(place.passage.sentences):
        if number and sentence.text:
            write(paragraph, " ")
        if not sentence.findings:
            write(paragraph, sentence.text)
            continue
        check = next(checks)
        write(paragraph, sentence.text or NO_ENGLISH, "Flagged")
        link(paragraph, f"\u00a0[check\u00a0{check.number}]", check.anchor, "Flag Reference")
