"""A brief from top to bottom: each function sets one part of it."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.text.paragraph import Paragraph

from translator.publish import tables
from translator.publish.package import blank
from translator.publish.plan import Place, Plan, long_date, plan, shorten
from translator.publish.sheet import Sheet, field, link, tab, verbatim, write
from translator.publish.style import TEXT_WIDTH
from translator.records import Briefing, Role

MASTHEAD = "News briefing"
_STYLES = {
    Role.HEADING: "Heading 2",
    Role.STANDFIRST: "Standfirst",
    Role.CAPTION: "Caption",
    Role.BYLINE: "Byline",
    Role.PUBLISHER: "Byline",
}
_WORDS_A_PAGE = 420


def compose(briefing: Briefing) -> DocxDocument:
    """Return the brief as a document, ready to save."""
    sheet = Sheet(blank(briefing))
    order = plan(briefing)
    _masthead(sheet, briefing, order)
    _in_brief(sheet, briefing, order)
    tables.key_figures(sheet, briefing, order)
    _full_text(sheet, briefing, order)
    tables.checks(sheet, order)
    tables.related(sheet, briefing, order)
    tables.terms(sheet, briefing)
    tables.method(sheet, briefing)
    _running_lines(sheet.document, briefing)
    return sheet.document


def _masthead(sheet: Sheet, briefing: Briefing, order: Plan) -> None:
    """Set the masthead, the headline, where the article comes from, and whether anything needs a look."""
    masthead = sheet.paragraph("Masthead", MASTHEAD)
    tab(masthead)
    write(masthead, long_date(briefing.made), "Masthead Date")
    _set(sheet, "Title", order.places["headline"], order)
    _provenance(sheet, briefing, order)
    if order.checks:
        warning = sheet.paragraph("Warning")
        write(warning, _to_check(order), "Strong")
        write(warning, " to read against the original before use. Yellow marks each; ")
        link(warning, "the list", "checks", "Strong")
        write(warning, " has the Chinese and what failed.")
    else:
        sheet.paragraph("Notice", "All checks passed: every glossary term and every figure was found in the English.")


def _to_check(order: Plan) -> str:
    """Return how much there is to check, in the article and in its related items."""
    related = sum(check.place.is_related for check in order.checks)
    own = len(order.checks) - related
    counts = (
        "1 sentence of the article" if own == 1 else f"{own} sentences of the article" if own else "",
        "1 line of the related items" if related == 1 else f"{related} lines of the related items" if related else "",
    )
    return " and ".join(count for count in counts if count)


def _provenance(sheet: Sheet, briefing: Briefing, order: Plan) -> None:
    article = briefing.article
    line = sheet.paragraph("Provenance")
    if briefing.publisher:
        _sentences(line, order.places["publisher"], order)
        sheet.bookmark(line, "publisher")
    else:
        write(line, "Publisher not stated")
    write(line, "  |  " + (long_date(article.published) if article.published else "Date not stated"))
    if briefing.byline:
        write(line, "  |  By ")
        _sentences(line, order.places["byline"], order)
        sheet.bookmark(line, "byline")
    write(line, "  |  Source file: ")
    verbatim(line, article.path.name)
    write(line, "  |  Machine translation")


def _in_brief(sheet: Sheet, briefing: Briefing, order: Plan) -> None:
    if not briefing.summary:
        return
    sheet.paragraph("Heading 1", "In brief")
    cell = sheet.box(TEXT_WIDTH - 40, "The main points of the article, each with the paragraph it stands in")
    for index, point in enumerate(briefing.summary):
        bullet = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        bullet.style = sheet.document.styles["List Bullet"]
        sentence = briefing.body[point.passage].sentences[point.sentence]
        write(bullet, sentence.text, "Flagged" if sentence.findings else "")
        write(bullet, "  ")
        tables.reference(bullet, order.body(point.passage))


def _full_text(sheet: Sheet, briefing: Briefing, order: Plan) -> None:
    sheet.paragraph("Heading 1", "Full text")
    for index, passage in enumerate(briefing.body):
        place = order.body(index)
        if not passage.text and not order.checks_at(place):
            continue
        _set(sheet, _STYLES.get(passage.role, "Body Text"), place, order)


def _set(sheet: Sheet, style: str, place: Place, order: Plan) -> None:
    """Set a passage as a paragraph of its own, with its bookmark."""
    paragraph = sheet.paragraph(style)
    _sentences(paragraph, place, order)
    sheet.bookmark(paragraph, place.anchor)


def _sentences(paragraph: Paragraph, place: Place, order: Plan) -> None:
    """Write the sentences of a passage; one with findings is yellow and refers to its row in the checks."""
    checks = iter(order.checks_at(place))
    for number, sentence in enumerate(place.passage.sentences):
        if number and sentence.text:
            write(paragraph, " ")
        if not sentence.findings:
            write(paragraph, sentence.text)
            continue
        check = next(checks)
        write(paragraph, sentence.text or "[no translation]", "Flagged")
        link(paragraph, f"\u00a0[check\u00a0{check.number}]", check.anchor, "Flag Reference")


def _running_lines(document: DocxDocument, briefing: Briefing) -> None:
    """Set the header (from the second page on) and the footer with its page numbers."""
    section = document.sections[0]
    header = section.header.paragraphs[0]
    write(header, shorten(briefing.title.text, "", 12))
    tab(header)
    write(header, f"{MASTHEAD}, {long_date(briefing.made)}")
    section.first_page_header.paragraphs[0].style = document.styles["Table Text"]
    words = sum(len(passage.text.split()) for passage in briefing.passages())
    pages = str(1 + (words + 12 * len(briefing.related) + 6 * len(briefing.terms)) // _WORDS_A_PAGE)
    for number, footer in enumerate((section.first_page_footer, section.footer), 1):
        line = footer.paragraphs[0]
        line.style = document.styles["Footer"]
        write(line, "Machine translation. Not for publication without a check against the original.")
        tab(line)
        write(line, "Page ")
        field(line, "PAGE", str(number))
        write(line, " of ")
        field(line, "NUMPAGES", pages)
