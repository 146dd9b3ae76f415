"""The tables of a brief: key figures, related items, terms, checks, and how it was made."""

from __future__ import annotations

from docx.table import _Cell
from docx.text.paragraph import Paragraph

from translator.publish.plan import Check, Place, Plan, clause, find_phrase, left_out, long_date, stated
from translator.publish.sheet import Columns, Sheet, english, fill, has_han, link, refer, row, verbatim, write
from translator.publish.style import TEXT_WIDTH
from translator.records import Briefing, TermUse

_DIGEST = 12
"""Characters of a digest that are shown; the report has the whole."""
_ENGINES = {"llm": "a language model", "argos": "a neural translation model"}


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
    """Set the figures that matter with the clause that each stands in."""
    if not briefing.figures:
        return
    sheet.paragraph("Heading 1", "Key figures")
    columns = _columns("Key figures of the article", ("Figure", "What it counts", "Where"), (2200, 0, 800))
    table = sheet.table(columns)
    for figure in briefing.figures:
        sentence = briefing.body[figure.passage].sentences[figure.sentence]
        value, context, where = row(table, columns.widths)
        write(fill(value, ""), figure.quantity.english, "Key Figure")
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
        when = fill(age, "")
        if item.age:
            _text(sheet, when, order.places[f"related_{index}_age"], order)
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
    """Set the glossary's terms that occur in the article, two-up: down the first half, then the second.

    A term that stands in the article only in Latin letters (IBM) would tell the reader nothing.
    """
    uses = [use for use in briefing.terms if any(has_han(surface) for surface in use.surfaces)]
    if not uses:
        return
    sheet.paragraph("Heading 1", "Terms used")
    heads = ("Chinese", "English", "Uses")
    half = TEXT_WIDTH // 2
    widths = (1800, half - 1800 - 660, 660)
    columns = Columns("Glossary terms in the article, in two halves side by side", heads * 2, widths * 2, "Brief Terms")
    table = sheet.table(columns)
    rows = (len(uses) + 1) // 2
    for place in range(rows):
        cells = row(table, columns.widths)
        for cell in cells:
            fill(cell, "", "Table Term")
        for number, use in enumerate(uses[place::rows]):
            _term(cells[3 * number : 3 * number + 3], use)


def _term(cells: tuple[_Cell, ...], use: TermUse) -> None:
    chinese, target, uses = (cell.paragraphs[0] for cell in cells)
    verbatim(chinese, "、".join(use.surfaces))
    write(target, use.entry.target)
    if missed := use.occurrences - use.realised:
        write(target, " ")
        write(target, f"{missed} missed", "Flagged")
    write(uses, str(use.occurrences))


def checks(sheet: Sheet, order: Plan) -> None:
    """Set the sentences that failed a check with the original and what failed, or say that none did."""
    sheet.paragraph("Heading 1", "Check before use", anchor="checks")
    if not order.checks:
        sheet.paragraph("Table Text", "All checks passed. No sentence was flagged.")
        return
    heads = ("Where", "English", "Chinese", "What failed")
    columns = _columns("Sentences to read against the original", heads, (1150, 0, 2700, 2000))
    table = sheet.table(columns)
    for check in order.checks:
        _check(sheet, row(table, columns.widths), check)


def _check(sheet: Sheet, cells: tuple[_Cell, ...], check: Check) -> None:
    where, text, original, reason = cells
    first = fill(where, "")
    write(first, f"{check.number}.\u00a0", "Flag Reference")
    reference(first, check.place)
    sheet.bookmark(first, check.anchor)
    write(fill(text, ""), check.sentence.text or "[no translation]", "Flagged")
    verbatim(fill(original, "", "Table Original"), check.sentence.segment.text)
    for index, finding in enumerate(check.sentence.findings):
        line = reason.paragraphs[0] if index == 0 else reason.add_paragraph()
        line.style = sheet.document.styles["Table Text"]
        write(line, finding.message)


def method(sheet: Sheet, briefing: Briefing) -> None:
    """Say how the brief was made, so that its reader knows what it is and another can make it again."""
    signature = briefing.signature
    sheet.paragraph("Heading 1", "How this brief was made")
    columns = _columns("How this brief was made", ("Item", "Detail"), (2000, 0))
    table = sheet.table(columns)
    engine = _ENGINES.get(signature.engine, f"engine {signature.engine}")
    glossary = signature.glossary[:_DIGEST]
    lines = (
        ("Translation", "By machine, from Chinese, not edited by a person. The summary is sentences of the text."),
        ("Made on", long_date(briefing.made)),
        ("Engine and model", f"{signature.model}, {engine} run on the computer that made this brief"),
        ("Glossary", f"The file with digest {glossary}" if glossary else "None"),
        ("Source file", briefing.article.path.name),
        ("Left out", left_out(briefing)),
    )
    for name, detail in lines:
        item, value = row(table, columns.widths)
        write(fill(item, "", "Table Kept"), name, "Strong")
        set_detail = verbatim if detail == briefing.article.path.name else write
        set_detail(fill(value, "", "Table Kept"), detail)
    item, value = row(table, columns.widths)
    write(fill(item, "", "Table Text"), "Signature of the run", "Strong")
    verbatim(fill(value, "", "Signature"), str(signature))
