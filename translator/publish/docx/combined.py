"""A document of several briefs: a cover with the contents, the overview, the briefs, how they were made."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as DocxDocument

from translator.publish.content.counts import checked
from translator.publish.content.in_short import arranged
from translator.publish.content.outline import NO_ENGLISH, NO_PUBLISHER, Plan, long_date
from translator.publish.docx.blank import blank_document, set_properties
from translator.publish.docx.brief import masthead, running_lines, set_briefing
from translator.publish.docx.builder import DocumentBuilder
from translator.publish.docx.method import METHOD, method
from translator.publish.docx.overview import CONFLICTS, OVERVIEW, has_conflicts, set_overview
from translator.publish.docx.pagination import number_pages
from translator.publish.docx.runs import link, write
from translator.publish.docx.table_of_contents import ContentsLine, contents
from translator.publish.house_style import HouseStyle
from translator.records import Briefing
from translator.records.overviews import Overview

_MOST_NAMED = 8
"""Articles with something to check that the warning names one by one; the contents name all."""


def compose_combined(briefings: Sequence[Briefing], overview: Overview, house: HouseStyle) -> DocxDocument:
    """Return the briefs of a batch as one document, ready to save."""
    builder = DocumentBuilder(blank_document(house, depth=1), house, depth=1)
    plans = tuple(arranged(briefing, house.short, f"a{number}_")[1] for number, briefing in enumerate(briefings, 1))
    made = max(briefing.made for briefing in briefings)
    title = f"Briefing: {_count(len(briefings), 'article')}"
    set_properties(builder.document, title, made)
    masthead(builder, made)
    builder.paragraph("Title", title)
    _cover(builder, briefings, plans, overview)
    has_overview = bool(house.sections.overview) and len(briefings) > 1
    contents(builder, _entries(house, briefings, plans, has_overview))
    if has_overview:
        set_overview(builder, overview, plans)
    for briefing, order in zip(briefings, plans, strict=True):
        set_briefing(builder, briefing, order.prefix)
    method(builder, briefings)
    running_lines(builder, title, made, number_pages(builder.document))
    return builder.document


def _cover(builder: DocumentBuilder, briefings: Sequence[Briefing], plans: Sequence[Plan], overview: Overview) -> None:
    """Set what stands below the title: what the document holds, what needs a look, what was checked."""
    builder.paragraph("Provenance", f"{_period(briefings, builder.house)}  |  Machine translation")
    flagged = [(number, order) for number, order in enumerate(plans, 1) if order.flagged]
    if flagged:
        _warn(builder, flagged)
    if has_conflicts(builder, overview):
        warning = builder.paragraph("Warning")
        write(warning, _count(len(overview.conflicts), "figure"), "Strong")
        write(warning, " on which the articles do not seem to agree: ")
        link(warning, builder.house.sections.conflicts, CONFLICTS, "Strong")
        write(warning, ".")
    sentences = (sentence for order in plans for sentence in order.sentences)
    builder.paragraph("Notice", checked(sentences, all(order.is_gauged for order in plans)))


def _warn(builder: DocumentBuilder, flagged: Sequence[tuple[int, Plan]]) -> None:
    """Say how much there is to check, and where the list of each article is."""
    warning = builder.paragraph("Warning")
    total = sum(len(order.flagged) for _, order in flagged)
    write(warning, f"{_count(total, 'sentence')} in {_count(len(flagged), 'article')}", "Strong")
    write(warning, " to read against the original before use. Yellow marks each; the Chinese and what failed: ")
    for index, (number, order) in enumerate(flagged[:_MOST_NAMED]):
        write(warning, ", " if index else "")
        link(warning, f"article\u00a0{number}\u00a0({len(order.flagged)})", order.list_anchor, "Strong")
    rest = len(flagged) - _MOST_NAMED
    write(warning, f" and {rest} more." if rest > 0 else ".")


def _period(briefings: Sequence[Briefing], house: HouseStyle) -> str:
    """Return when the articles were published, as far as their pages say."""
    days = sorted(briefing.article.published for briefing in briefings if briefing.article.published)
    if not days:
        return "No date of publication stated"
    ends = dict.fromkeys(long_date(day, house.dates) for day in (days[0], days[-1]))
    missing = len(briefings) - len(days)
    return f"Published {' to '.join(ends)}" + (f" ({missing} not dated)" if missing else "")


def _entries(
    house: HouseStyle, briefings: Sequence[Briefing], plans: Sequence[Plan], has_overview: bool
) -> list[ContentsLine]:
    """Return the contents in the order of the document."""
    entries = [ContentsLine(house.sections.overview, OVERVIEW)] if has_overview else []
    for number, (briefing, order) in enumerate(zip(briefings, plans, strict=True), 1):
        publisher = briefing.publisher.text if briefing.publisher else NO_PUBLISHER
        day = long_date(briefing.article.published, house.dates) if briefing.article.published else "Date not stated"
        checks = (f"{len(order.flagged)} to check", order.list_anchor) if order.flagged else ("None to check", "")
        anchor = order.places["headline"].anchor
        headline = briefing.title.text or NO_ENGLISH
        entries.append(ContentsLine(headline, anchor, number, f"{publisher}  |  {day}", *checks))
    return [*entries, ContentsLine(house.sections.method, METHOD)] if house.sections.method else entries


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
