"""A brief from top to bottom: each function sets one part of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docx.document import Document as DocxDocument

from translator.publish.content.counts import checked
from translator.publish.content.excerpts import shorten
from translator.publish.content.in_short import MOST_FIGURES, arranged, rest
from translator.publish.content.method import made
from translator.publish.content.outline import NO_PUBLISHER, Plan, long_date, ran
from translator.publish.docx import sections
from translator.publish.docx.bilingual import full_text_beside, headline_below
from translator.publish.docx.blank import blank_document, set_properties
from translator.publish.docx.body_text import full_text, sentences, set_passage
from translator.publish.docx.builder import DocumentBuilder
from translator.publish.docx.method import method
from translator.publish.docx.own_template import has_running_lines
from translator.publish.docx.pagination import number_pages, pages_of
from translator.publish.docx.runs import field, link, tab, verbatim, write
from translator.publish.house_style import HouseStyle
from translator.records import Briefing

_FIGURES = (*range(MOST_FIGURES, 0, -2), 0)


def compose(briefing: Briefing, house: HouseStyle) -> DocxDocument:
    """Return the brief as a document, ready to save. A short one has as many key figures as its page has room for."""
    if not house.short:
        return _composed(briefing, house)
    tried = (_composed(replace(briefing, figures=briefing.figures[:most]), house) for most in _FIGURES)
    return next((document for document in tried if max(pages_of(document).values()) == 1), None) or _composed(
        replace(briefing, figures=()), house
    )


def _composed(briefing: Briefing, house: HouseStyle) -> DocxDocument:
    builder = DocumentBuilder(blank_document(house), house)
    set_properties(builder.document, briefing.title.text, briefing.made)
    masthead(builder, briefing.made)
    set_briefing(builder, briefing)
    running_lines(builder, briefing.title.text, briefing.made, number_pages(builder.document))
    return builder.document


def set_briefing(builder: DocumentBuilder, briefing: Briefing, prefix: str = "") -> None:
    """Add a brief, from its headline to how it was made, at the end of a sheet.

    In a document of several briefs each has a `prefix` of its own for its bookmarks (letters, digits and
    underscores, a letter first): its headline is then at `prefix + "headline"`, is numbered and begins a page,
    and its paragraphs are numbered from 1. Its headings stand as many levels lower as the sheet says. How it
    was made is then left to the document, since the briefs of a run are all made in one way.
    """
    is_short = builder.house.short
    shown, order = arranged(briefing, is_short, prefix)
    headline = builder.paragraph(builder.heading_style(0))
    if prefix:
        headline.paragraph_format.page_break_before = True
        builder.number(headline)
        builder.count_anew()
    set_passage(builder, headline, order.places["headline"], order)
    _opening(builder, shown, order)
    sections.in_brief(builder, shown, order)
    sections.key_figures(builder, shown, order)
    if is_short:
        _rest_of_short(builder, briefing, order)
        return
    text = full_text_beside if builder.house.bilingual else full_text
    text(builder, shown, order)
    sections.checks(builder, order)
    sections.people(builder, shown, order)
    sections.related(builder, briefing, order)
    sections.terms(builder, shown)
    if not prefix:
        method(builder, [briefing])


def _rest_of_short(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set what ends a short brief: what to check of it, where the rest is, and who made it."""
    if order.flagged or order.accepted:
        sections.checks(builder, order)
    builder.paragraph("Table Gap")
    builder.paragraph("Notice", rest(order))
    if not order.prefix:
        signature = briefing.signature
        builder.paragraph("Notice", f"{made([briefing])} {signature.model}, {ran(signature)}.")
        verbatim(builder.paragraph("Signature"), str(signature))


def masthead(builder: DocumentBuilder, made: date) -> None:
    """Set the name of the publication and the day on which the document was made."""
    line = builder.paragraph("Masthead", builder.house.masthead)
    tab(line)
    write(line, long_date(made, builder.house.dates), "Masthead Date")


def _opening(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set what stands below the headline: where the article comes from, what needs a look, what was checked."""
    if builder.house.bilingual:
        headline_below(builder, briefing.title)
    _provenance(builder, briefing, order)
    if order.flagged:
        warning = builder.paragraph("Warning")
        write(warning, _to_check(order), "Strong")
        write(warning, " to read against the original before use. Yellow marks each; ")
        link(warning, "the list", order.list_anchor, "Strong")
        write(warning, " has the Chinese and what failed.")
    builder.paragraph("Notice", checked(order.sentences, order.is_gauged))


def _to_check(order: Plan) -> str:
    """Return how much there is to check, in the article and in its related items."""
    related = sum(check.place.is_related for check in order.flagged)
    own = len(order.flagged) - related
    counts = (
        "1 sentence of the article" if own == 1 else f"{own} sentences of the article" if own else "",
        "1 line of the related items" if related == 1 else f"{related} lines of the related items" if related else "",
    )
    return " and ".join(count for count in counts if count)


def _provenance(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    article = briefing.article
    line = builder.paragraph("Provenance")
    if briefing.publisher:
        set_passage(builder, line, order.places["publisher"], order)
    else:
        write(line, NO_PUBLISHER)
    day = long_date(article.published, builder.house.dates) if article.published else "Date not stated"
    write(line, f"  |  {day}")
    if briefing.byline:
        write(line, "  |  Byline: ")
        since = len(line._p)
        sentences(line, order.places["byline"], order)
        builder.bookmark(line, order.places["byline"].anchor, since)
    write(line, "  |  Source file: ")
    verbatim(line, article.file_name)
    write(line, "  |  Machine translation")


def running_lines(builder: DocumentBuilder, title: str, made: date, pages: int) -> None:
    """Set the header (from the second page on) and the footer with its page numbers.

    `pages` is what NUMPAGES shows until a program has counted them.
    A base that has headers or footers of its own keeps them, all of them and nothing else.
    """
    document = builder.document
    if has_running_lines(document):
        return
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = builder.styled(section.header.paragraphs[0], "Header")
    write(header, shorten(title, "", 12))
    tab(header)
    write(header, f"{builder.house.masthead}, {long_date(made, builder.house.dates)}")
    builder.styled(section.first_page_header.paragraphs[0], "Table Text")
    for number, footer in enumerate((section.first_page_footer, section.footer), 1):
        line = builder.styled(footer.paragraphs[0], "Footer")
        write(line, "Machine translation. Not for publication without a check against the original.")
        tab(line)
        write(line, "Page ")
        field(line, "PAGE", str(number))
        write(line, " of ")
        field(line, "NUMPAGES", str(pages))
