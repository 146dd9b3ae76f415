"""The parts of a brief around its text: summary, figures, checks, people, related items, terms."""

from __future__ import annotations

from collections.abc import Sequence

from docx.table import _Cell
from docx.text.paragraph import Paragraph

from translator.publish.content.accepted import NOTE as NOTE_ACCEPTED
from translator.publish.content.accepted import why
from translator.publish.content.chart_data import charts
from translator.publish.content.excerpts import MOST_WORDS, clause, find_phrase, shorten, stated
from translator.publish.content.outline import NO_ENGLISH, FlaggedSentence, Place, Plan
from translator.publish.content.people import HEADS, PERSON, Mentioned, mentioned
from translator.publish.content.related import CUT, NOTE, as_brief, left_out_of_related
from translator.publish.docx.bar_chart import draw
from translator.publish.docx.builder import Columns, DocumentBuilder, fill, row
from translator.publish.docx.runs import english, is_east_asian, link, refer, verbatim, write
from translator.quantities import in_full
from translator.records import Briefing, RelatedPassage

_FEWEST_TWO_UP = 4
_CHECKS = ("Where", "English", "Chinese", "What failed")


def fitted_columns(builder: DocumentBuilder, purpose: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> Columns:
    """Return columns where the one of width 0 takes what the others leave of the page.

    They leave at least a third of it: on narrow paper they are narrower than they say.
    """
    scale = min(1.0, builder.width * 2 / 3 / max(1, sum(widths)))
    fixed = tuple(int(width * scale) for width in widths)
    return Columns(purpose, heads, tuple(width or builder.width - sum(fixed) for width in fixed))


def reference(paragraph: Paragraph, place: Place) -> None:
    """Add a link to a place: "¶ 12", or its label where it has no number. What the document lacks is named only."""
    if place.stands_at:
        write(paragraph, place.label.replace("¶ ", "¶\u00a0"), "Reference")
    elif place.number:
        refer(paragraph, place.number, place.anchor)
    else:
        link(paragraph, place.label, place.anchor)


def in_brief(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set the summary: sentences of the text in a box, each with a link to where it stands."""
    if not briefing.summary or not builder.house.sections.in_brief:
        return
    builder.heading(builder.house.sections.in_brief)
    cell = builder.box(builder.width - 40, "The main points of the article, each with the paragraph it stands in")
    for index, point in enumerate(briefing.summary):
        bullet = builder.styled(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), "List Bullet")
        sentence = briefing.body[point.passage].sentences[point.sentence]
        write(bullet, sentence.text, "Flagged" if sentence.findings else "")
        builder.bookmark(bullet, f"{order.prefix}point_{point.passage}_{point.sentence}")
        write(bullet, "\u00a0")
        reference(bullet, order.body(point.passage))


def key_figures(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set the figures that matter with the clause that each stands in, and draw those that can be compared."""
    drawn = tuple(charts(order)) if builder.house.charts and not builder.house.short else ()
    if not builder.house.sections.key_figures or not (briefing.figures or drawn):
        return
    builder.heading(builder.house.sections.key_figures)
    if briefing.figures:
        _figures(builder, briefing, order)
    for chart in drawn:
        title = builder.paragraph("Chart Title")
        write(title, shorten(chart.text, chart.bars[0].shown, MOST_WORDS))
        write(title, "\u00a0")
        reference(title, chart.place)
        draw(builder, chart)


def _figures(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    columns = fitted_columns(
        builder, "Key figures of the article", ("Figure", "What it counts", "Where"), (2200, 0, 800)
    )
    table = builder.table(columns)
    for figure in briefing.figures:
        sentence = briefing.body[figure.passage].sentences[figure.sentence]
        value, context, where = row(table, columns.widths)
        write(fill(value, ""), in_full(figure.quantity), "Key Figure")
        text = english(sentence.text)
        phrase = stated(text, english(figure.quantity.english))
        short = clause(text, phrase)
        start = max(find_phrase(short, phrase), 0)
        end = start + len(phrase)
        style = "Flagged" if sentence.findings else ""
        line = fill(context, "")
        write(line, short[:start], style)
        write(line, short[start:end], style or "Strong")
        write(line, short[end:], style)
        reference(fill(where, ""), order.body(figure.passage))


def people(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set who and what the article names, who they are where it says so, how they are spelt, where they come first.

    Many organisations of which it says nothing stand two-up, as terms do.
    """
    found = mentioned(briefing, order) if builder.house.sections.people else ()
    if not found:
        return
    builder.heading(builder.house.sections.people)
    bare = [party for party in found if party.use.entry.kind != PERSON and not party.who]
    if len(bare) < _FEWEST_TWO_UP:
        bare = []
    described = [party for party in found if party not in bare]
    if described:
        _described(builder, described)
    if bare:
        if described:
            builder.paragraph("Table Gap")
        heads = ("Organisation", "In the original", "By", "First")
        columns = two_up_columns(builder, "Other organisations that the article names", heads, (0, 1300, 1000, 600))
        for party, (name, original, by, where) in zip(bare, two_up_cells(builder, columns, len(bare)), strict=True):
            write(name, party.name)
            verbatim(original, party.original)
            write(by, party.spelling)
            reference(where, party.place)


def _described(builder: DocumentBuilder, found: Sequence[Mentioned]) -> None:
    purpose = "People and organisations that the article names, people first"
    if any(party.who for party in found):
        columns = fitted_columns(builder, purpose, HEADS, (2200, 1600, 0, 1400, 800))
    else:
        columns = fitted_columns(builder, purpose, (*HEADS[:2], *HEADS[3:]), (0, 2700, 1600, 900))
    table = builder.table(columns)
    for party in found:
        english, chinese, *who, by, where = row(table, columns.widths)
        write(fill(english, ""), party.name, "Strong" if party.use.entry.target else "Flagged")
        verbatim(fill(chinese, ""), party.original)
        for cell in who:
            fill(cell, party.who)
        fill(by, party.spelling)
        reference(fill(where, ""), party.place)


def related(builder: DocumentBuilder, briefing: Briefing, order: Plan) -> None:
    """Set the page's list of other stories: their headlines only, since their texts are not part of the article.

    Each has its Chinese below it, since headlines are the least sure of all; what is in doubt is left out, and said. A
    page that states no source, or no age, of any of them has no column for it.
    """
    if not briefing.related or not builder.house.sections.related:
        return
    builder.heading(builder.house.sections.related)
    items = as_brief(briefing).related
    if left_out := left_out_of_related(briefing):
        builder.paragraph("Note" if items else "Table Text", left_out)
    if items:
        builder.paragraph("Note", NOTE + (CUT if any(item.item.truncated for item in items) else ""))
        _related(builder, items, order)


def _related(builder: DocumentBuilder, items: Sequence[RelatedPassage], order: Plan) -> None:
    stated = {"source": 2400 * any(item.source is not None for item in items)}
    stated["age"] = 1300 * any(item.age is not None for item in items)
    kept = {name: width for name, width in stated.items() if width}
    heads = ("Headline", *(name.capitalize() for name in kept))
    columns = fitted_columns(builder, "Other stories that the page lists", heads, (0, *kept.values()))
    table = builder.table(columns)
    for index, item in enumerate(items):
        headline, *others = row(table, columns.widths)
        line = fill(headline, "")
        _text(builder, line, order.places[f"related_{index}"], order)
        if item.item.truncated:
            write(line, "\u00a0†", "Reference")
        verbatim(builder.styled(headline.add_paragraph(), "Table Original"), item.item.headline)
        for name, cell in zip(kept, others, strict=True):
            line = fill(cell, "")
            if getattr(item, name):
                _text(builder, line, order.places[f"related_{index}_{name}"], order)


def _text(builder: DocumentBuilder, paragraph: Paragraph, place: Place, order: Plan) -> None:
    checks = order.flagged_at(place)
    write(paragraph, place.passage.text, "Flagged" if checks else "")
    for check in checks:
        link(paragraph, f"\u00a0[check\u00a0{check.number}]", check.anchor, "Flag Reference")
    builder.bookmark(paragraph, place.anchor)


def terms(builder: DocumentBuilder, briefing: Briefing) -> None:
    """Set the glossary's terms that occur in the article, two-up: down the first half, then the second.

    A term that stands in the article only in Latin letters (IBM) would tell the reader nothing.
    """
    uses = [use for use in briefing.terms if any(is_east_asian(surface) for surface in use.surfaces)]
    if not uses or not builder.house.sections.terms:
        return
    builder.heading(builder.house.sections.terms)
    columns = two_up_columns(builder, "Glossary terms in the article", ("Chinese", "English", "Uses"), (1800, 0, 660))
    for use, (chinese, target, count) in zip(uses, two_up_cells(builder, columns, len(uses)), strict=True):
        verbatim(chinese, "、".join(use.surfaces))
        write(target, use.entry.target)
        if missed := use.occurrences - use.met:
            write(target, " ")
            write(target, f"{missed} missed", "Flagged")
        write(count, str(use.occurrences))


def two_up_columns(builder: DocumentBuilder, purpose: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> Columns:
    """Return columns for two halves side by side; in each the column of width 0 takes what is left."""
    half = builder.width // 2
    scale = min(1.0, half * 3 / 5 / sum(widths))
    fixed = [int(width * scale) for width in widths]
    full = tuple(width or half - sum(fixed) for width in fixed)
    return Columns(f"{purpose}, in two halves side by side", heads * 2, full * 2, "Brief Terms")


def two_up_cells(builder: DocumentBuilder, columns: Columns, number: int) -> list[list[Paragraph]]:
    """Return the cells of `number` entries of a new two-up table: down the first half, then down the second."""
    table = builder.table(columns)
    width = len(columns.widths) // 2
    rows = [[fill(cell, "", "Table Term") for cell in row(table, columns.widths)] for _ in range((number + 1) // 2)]
    return [half for start in (0, width) for half in (cells[start : start + width] for cells in rows)][:number]


def checks(builder: DocumentBuilder, order: Plan) -> None:
    """Set the sentences that failed a check with the original and what failed, or say that none did."""
    builder.heading(builder.house.sections.checks, order.list_anchor)
    if order.flagged:
        columns = fitted_columns(builder, "Sentences to read against the original", _CHECKS, (1150, 0, 2700, 2000))
        table = builder.table(columns)
        for check in order.flagged:
            _check(builder, row(table, columns.widths), check)
    else:
        builder.paragraph("Table Text", "No sentence was flagged.")
    _accepted(builder, order)


def _accepted(builder: DocumentBuilder, order: Plan) -> None:
    """Set what was found and a reviewer has accepted, with the reason."""
    found = [(place, sentence, sentence.accepted) for place, sentence in order.accepted if sentence.accepted]
    if not found:
        return
    builder.paragraph("Table Gap")
    builder.paragraph("Note", NOTE_ACCEPTED)
    columns = fitted_columns(builder, "Sentences that a reviewer has accepted", _CHECKS, (1150, 0, 2700, 2000))
    table = builder.table(columns)
    for place, sentence, given in found:
        where, text, original, reason = row(table, columns.widths)
        reference(fill(where, ""), place)
        write(fill(text, ""), sentence.text or NO_ENGLISH)
        verbatim(fill(original, "", "Table Original"), sentence.segment.text)
        write(fill(reason, ""), why(given), "Strong")
        for finding in given.findings:
            write(builder.styled(reason.add_paragraph(), "Table Text"), finding.message)


def _check(builder: DocumentBuilder, cells: tuple[_Cell, ...], check: FlaggedSentence) -> None:
    where, text, original, reason = cells
    first = fill(where, "")
    write(first, f"{check.number}.\u00a0", "Flag Reference")
    reference(first, check.place)
    builder.bookmark(first, check.anchor)
    write(fill(text, ""), check.sentence.text or NO_ENGLISH, "Flagged")
    verbatim(fill(original, "", "Table Original"), check.sentence.segment.text)
    for index, finding in enumerate(check.sentence.findings):
        line = reason.paragraphs[0] if index == 0 else reason.add_paragraph()
        write(builder.styled(line, "Table Text"), finding.message)
