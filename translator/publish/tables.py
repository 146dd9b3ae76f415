"""The tables of a brief: key figures, related items, terms, checks, and how it was made."""

from __future__ import annotations

from docx.table import _Cell
from docx.text.paragraph import Paragraph

from translator.publish.plan import Check, Place, Plan, find_phrase, left_out, long_date, shorten
from translator.publish.sheet import Columns, Sheet, clean, fill, link, refer, row, write
from translator.publish.style import TEXT_WIDTH
from translator.records import Briefing, TermUse

_DIGEST = 12
"""Characters of a digest that are shown; the report has the whole."""


def _columns(purpose: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> Columns:
    """Return columns where the one of width 0 takes what the others leave of the page."""
    rest = TEXT_WIDTH - sum(widths)
    return Columns(purpose, heads, tuple(width or rest for width in widths))


def reference(paragraph: Paragraph, place: Place) -> None:
    """Add a link to a place: "¶ 12", or its label where it has no number."""
    if place.number:
        refer(paragraph, place.number, place.anchor)
    else:
        link(paragraph, place.label, place.anchor)


def key_figures(sheet: Sheet, briefing: Briefing, order: Plan) -> None:
    """Set the figures that matter with the sentence that each stands in."""
    if not briefing.figures:
        return
    sheet.paragraph("Heading 1", "Key figures")
    columns = _columns("Key figures of the article", ("Figure", "What it counts", "Where"), (2200, 0, 800))
    table = sheet.table(columns)
    for figure in briefing.figures:
        sentence = briefing.body[figure.passage].sentences[figure.sentence]
        value, context, where = row(table, columns.widths)
        write(fill(value, ""), figure.quantity.english, "Key Figure")
        short = shorten(clean(sentence.text), figure.quantity.english)
        at = find_phrase(short, figure.quantity.english)
        start, end = (at, at + len(figure.quantity.english)) if at >= 0 else (0, 0)
        style = "Flagged" if sentence.findings else ""
        line = fill(context, "")
        write(line, short[:start], style)
        write(line, short[start:end], style or "Strong")
        write(line, short[end:], style)
        reference(fill(where, ""), order.body(figure.passage))


def related(sheet: Sheet, briefing: Briefing, order: Plan) -> None:
    """Set the page's list of other stories: their headlines only, since their texts are not part of the article."""
    if not briefing.related:
        return
    sheet.paragraph("Heading 1", "Related items")
    columns = _columns("Other stories that the page lists", ("Headline", "Source", "Age"), (0, 2400, 1300))
    table = sheet.table(columns)
    cut = 0
    for index, item in enumerate(briefing.related):
        headline, source, age = row(table, columns.widths)
        line = fill(headline, "")
        _text(sheet, line, order.places[f"related_{index}"], order)
        if item.item.truncated:
            cut += 1
            write(line, "\u00a0†", "Reference")
        origin = fill(source, "")
        if item.source:
            _text(sheet, origin, order.places[f"related_{index}_source"], order)
        fill(age, item.age)
    note = "Headlines listed on the source page. Their opening texts are not translated; report.json has them."
    if cut:
        note += " † The opening text is cut off on the source page."
    sheet.paragraph("Note", note)


def _text(sheet: Sheet, paragraph: Paragraph, place: Place, order: Plan) -> None:
    checks = order.checks_at(place)
    write(paragraph, place.passage.text, "Flagged" if checks else "")
    for check in checks:
        link(paragraph, f"\u00a0[check\u00a0{check.number}]", check.anchor, "Flag Reference")
    sheet.bookmark(paragraph, place.anchor)


def terms(sheet: Sheet, briefing: Briefing) -> None:
    """Set the glossary's terms that occur in the article."""
    if not briefing.terms:
        return
    sheet.paragraph("Heading 1", "Terms used")
    columns = _columns("Glossary terms in the article", ("Chinese", "English", "Occurrences"), (2900, 0, 1500))
    table = sheet.table(columns)
    for use in briefing.terms:
        chinese, english, occurrences = row(table, columns.widths)
        fill(chinese, use.entry.source)
        fill(english, use.entry.target)
        write(fill(occurrences, ""), _realised(use), "" if use.realised >= use.occurrences else "Flagged")


def _realised(use: TermUse) -> str:
    if use.realised >= use.occurrences:
        return str(use.occurrences)
    return f"{use.occurrences}, {use.occurrences - use.realised} missed"


def checks(sheet: Sheet, order: Plan) -> None:
    """Set the sentences that failed a check with the original and what failed, or say that none did."""
    sheet.paragraph("Heading 1", "Check before use", anchor="checks")
    if not order.checks:
        sheet.paragraph("Table Text", "All checks passed. No sentence was flagged.")
        return
    columns = _columns(
        "Sentences to read against the original", ("No.", "English and original", "What failed"), (1300, 0, 2900)
    )
    table = sheet.table(columns)
    for check in order.checks:
        _check(sheet, row(table, columns.widths), check)


def _check(sheet: Sheet, cells: tuple[_Cell, ...], check: Check) -> None:
    number, text, reason = cells
    first = fill(number, "")
    write(first, f"{check.number}. ", "Flag Reference")
    reference(first, check.place)
    sheet.bookmark(first, check.anchor)
    write(fill(text, ""), check.sentence.text or "[no translation]", "Flagged")
    write(text.add_paragraph(style=sheet.document.styles["Table Original"]), check.sentence.segment.text)
    for index, finding in enumerate(check.sentence.findings):
        line = reason.paragraphs[0] if index == 0 else reason.add_paragraph()
        line.style = sheet.document.styles["Table Text"]
        write(line, f"{finding.check.capitalize()}: ", "Strong")
        write(line, finding.message)


def method(sheet: Sheet, briefing: Briefing) -> None:
    """Say how the brief was made, so that its reader knows what it is and another can make it again."""
    made, signature = briefing.made, briefing.signature
    sheet.paragraph("Heading 1", "How this brief was made")
    columns = _columns("How this brief was made", ("Item", "Detail"), (2600, 0))
    table = sheet.table(columns)
    lines = (
        ("Translation", "By machine, from Chinese. The summary is sentences of the text; nothing is rewritten."),
        ("Made", f"{long_date(made)}, translator {signature.version}, profile {signature.profile}"),
        ("Engine and model", f"{signature.engine}, {signature.model} ({signature.digest[:_DIGEST]})"),
        ("Script conversion", signature.script),
        ("Glossary", signature.glossary[:_DIGEST] or "none"),
        ("Source file", briefing.article.path.name),
        ("Left out", left_out(briefing)),
    )
    for name, detail in lines:
        item, value = row(table, columns.widths)
        write(fill(item, ""), name, "Strong")
        fill(value, detail)
