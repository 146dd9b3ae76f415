"""What the articles of a collection say together: the main point of each, where they differ, what they share."""

from __future__ import annotations

from collections.abc import Sequence

from docx.text.paragraph import Paragraph

from translator.publish.content.excerpts import clause, find_phrase, stated
from translator.publish.content.outline import NO_ENGLISH, Place, Plan, long_date
from translator.publish.docx.builder import DocumentBuilder, fill, row
from translator.publish.docx.runs import english, link, verbatim, write
from translator.publish.docx.sections import fitted_columns, reference, two_up_cells, two_up_columns
from translator.records.overviews import Conflict, FigureMention, Lead, Mention, Overview, SharedFigure, SharedTerm

OVERVIEW, CONFLICTS = "overview", "conflicts"
"""The bookmarks on the headings."""
_MOST_TERMS, _MOST_FIGURES, _MOST_PLACES = 16, 6, 6
"""What fits on a page beside the main points; the overview has the weightiest first."""


def set_overview(builder: DocumentBuilder, overview: Overview, plans: Sequence[Plan]) -> None:
    """Set the overview on a page of its own. `plans` are those of the articles, in batch order."""
    heading = builder.paragraph(builder.heading_style(0), builder.house.sections.overview, OVERVIEW)
    heading.paragraph_format.page_break_before = True
    _main_points(builder, overview.leads, plans)
    _conflicts(builder, overview, plans)
    _terms(builder, overview.terms, plans)
    _figures(builder, overview.figures, plans)


def has_conflicts(builder: DocumentBuilder, overview: Overview) -> bool:
    """Whether the overview shows figures on which articles do not agree."""
    sections = builder.house.sections
    return bool(overview.conflicts and sections.overview and sections.conflicts)


def _main_points(builder: DocumentBuilder, leads: Sequence[Lead], plans: Sequence[Plan]) -> None:
    if not builder.house.sections.main_points:
        return
    builder.heading(builder.house.sections.main_points)
    columns = fitted_columns(
        builder, "The main point of each article", ("No.", "Main point", "Published"), (600, 0, 1900)
    )
    table = builder.table(columns)
    for number, (lead, order) in enumerate(zip(leads, plans, strict=True), 1):
        article, point, published = row(table, columns.widths)
        fill(article, str(number))
        line = fill(point, "")
        link(line, lead.headline.english or NO_ENGLISH, order.places["headline"].anchor, "Strong")
        if lead.point:
            line = builder.styled(point.add_paragraph(), "Table Text")
            _sentence(line, lead.point)
            write(line, "\u00a0")
            reference(line, _place(lead.point, plans))
        fill(published, long_date(lead.published, builder.house.dates) if lead.published else "Date not stated")


def _conflicts(builder: DocumentBuilder, overview: Overview, plans: Sequence[Plan]) -> None:
    """Set where articles do not agree; where none is found nothing is said, since none found is not none there."""
    if not has_conflicts(builder, overview):
        return
    builder.heading(builder.house.sections.conflicts, CONFLICTS)
    note = "Found by comparing figures. Times or scopes may differ: read the sentences before one is preferred."
    builder.paragraph("Note", note)
    for index, conflict in enumerate(overview.conflicts):
        if index:
            builder.paragraph("Table Gap")
        _conflict(builder, conflict, plans)


def _conflict(builder: DocumentBuilder, conflict: Conflict, plans: Sequence[Plan]) -> None:
    heads = ("Value", "What the article says", "Where")
    columns = fitted_columns(builder, "Values that do not agree, with their sentences", heads, (2000, 0, 1500))
    table = builder.table(columns)
    for index, found in enumerate(conflict.mentions, 1):
        value, text, where = row(table, columns.widths)
        style = "Table Kept" if index < len(conflict.mentions) else "Table Text"  # one is read against the other
        write(fill(value, "", style), found.quantity.english, "Key Figure")
        _figure(fill(text, ""), found, english(found.mention.english))
        verbatim(builder.styled(text.add_paragraph(), "Table Original"), found.mention.source)
        _where(fill(where, ""), found.mention, plans)


def _terms(builder: DocumentBuilder, terms: Sequence[SharedTerm], plans: Sequence[Plan]) -> None:
    if not terms or not builder.house.sections.shared_terms:
        return
    builder.heading(builder.house.sections.shared_terms)
    shown = terms[:_MOST_TERMS]
    note = "The articles by number, with how often each has it; a number leads to the first place."
    builder.paragraph("Note", _of(len(shown), len(terms)) + note)
    heads = ("Name or term", "Original", "Articles")
    columns = two_up_columns(builder, "Glossary terms that two or more articles have", heads, (0, 1150, 1600))
    for term, (name, original, where) in zip(shown, two_up_cells(builder, columns, len(shown)), strict=True):
        write(name, term.entry.target)
        verbatim(original, term.entry.source)
        for index, found in enumerate(term.articles[:_MOST_PLACES]):
            write(where, ", " if index else "")
            number = f"{found.mention.article + 1}"
            link(where, f"{number}\u00a0({found.occurrences})", _place(found.mention, plans).anchor)
        if len(term.articles) > _MOST_PLACES:
            write(where, f" and {len(term.articles) - _MOST_PLACES} more")


def _figures(builder: DocumentBuilder, figures: Sequence[SharedFigure], plans: Sequence[Plan]) -> None:
    if not figures or not builder.house.sections.shared_figures:
        return
    builder.heading(builder.house.sections.shared_figures)
    shown = figures[:_MOST_FIGURES]
    if len(figures) > len(shown):
        builder.paragraph("Note", _of(len(shown), len(figures)).strip())
    heads = ("Figure", "What it counts", "Where")
    columns = fitted_columns(
        builder, "Figures that two or more articles state of the same thing", heads, (2200, 0, 1500)
    )
    table = builder.table(columns)
    for figure in shown:
        value, context, where = row(table, columns.widths)
        first = figure.mentions[0]
        write(fill(value, ""), first.quantity.english, "Key Figure")
        text = english(first.mention.english)
        _figure(fill(context, ""), first, clause(text, stated(text, english(first.quantity.english))))
        for index, found in enumerate(figure.mentions[:_MOST_PLACES]):
            line = fill(where, "") if index == 0 else builder.styled(where.add_paragraph(), "Table Text")
            _where(line, found.mention, plans)
        if len(figure.mentions) > _MOST_PLACES:
            line = builder.styled(where.add_paragraph(), "Table Text")
            write(line, f"and {len(figure.mentions) - _MOST_PLACES} more")


def _sentence(line: Paragraph, mention: Mention) -> None:
    write(line, mention.english or NO_ENGLISH, "Flagged" if mention.is_flagged else "")


def _figure(line: Paragraph, found: FigureMention, text: str) -> None:
    """Write `text`, the English of a mention or a clause of it, with the figure picked out."""
    phrase = stated(text, english(found.quantity.english))
    start = max(find_phrase(text, phrase), 0)
    end = start + len(phrase)
    style = "Flagged" if found.mention.is_flagged else ""
    write(line, text[:start] or ("" if text else NO_ENGLISH), style)
    write(line, text[start:end], style or "Strong")
    write(line, text[end:], style)


def _where(line: Paragraph, mention: Mention, plans: Sequence[Plan]) -> None:
    """Write a link to a mention: "Article 2, ¶ 5"."""
    place = _place(mention, plans)
    link(line, f"Article\u00a0{mention.article + 1}, ", place.anchor)
    reference(line, place)


def _place(mention: Mention, plans: Sequence[Plan]) -> Place:
    order = plans[mention.article]
    return order.places["headline"] if mention.passage is None else order.body(mention.passage)


def _of(shown: int, all_of_them: int) -> str:
    """Say how much an overview of one page leaves out, if it does."""
    return f"The first {shown} of {all_of_them} by weight. " if shown < all_of_them else ""
