"""The contents: a field that Word can make anew, filled in already, since Word does so only when asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from translator.publish.docx.builder import DocumentBuilder
from translator.publish.docx.runs import begin_field, end_field, field, hyperlink, link, tab, write

# ECMA-376, part 1, 17.16.5.68: headings of level 1, as links, no page numbers in web layout, outline levels too.
_TOC = 'TOC \\o "1-1" \\h \\z \\u'


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: a heading, its bookmark and, for an article, its number and what to know of it.

    `checks` says how much there is to check and links to `list_anchor`, if there is anything.
    """

    heading: str
    anchor: str
    number: int = 0
    detail: str = ""
    checks: str = ""
    list_anchor: str = ""


def contents(builder: DocumentBuilder, entries: Sequence[ContentsLine]) -> None:
    """Set the contents; their pages are filled in when the document is whole (`pagination.number_pages`)."""
    if not builder.house.sections.contents:
        return
    builder.paragraph("TOC Heading", builder.house.sections.contents)
    for index, entry in enumerate(entries):
        line = builder.paragraph("toc 1")
        if builder.house.base:  # whose own style may have no tab stop: Word states one in each line that it makes
            stops = line.paragraph_format.tab_stops
            stops.add_tab_stop(Twips(builder.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if index == 0:
            begin_field(line, _TOC)
        _entry(line, entry)
        if entry.detail:
            _detail(builder.paragraph("Contents Detail"), entry)
    end_field(builder.paragraph("Table Gap"))


def _entry(line: Paragraph, entry: ContentsLine) -> None:
    with hyperlink(line, entry.anchor):
        if entry.number:
            write(line, str(entry.number))
            tab(line)
        write(line, entry.heading)
        tab(line)
        field(line, f"PAGEREF {entry.anchor} \\h", "1")


def _detail(line: Paragraph, entry: ContentsLine) -> None:
    write(line, f"{entry.detail}  |  ")
    if entry.list_anchor:
        link(line, entry.checks, entry.list_anchor, "Flag Reference")
    else:
        write(line, entry.checks)
