"""How a brief, or a document of several, was made: what its reader must know and what another needs to repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translator.engines import every
from translator.publish.content.method import made
from translator.publish.content.outline import left_out, long_date, ran
from translator.publish.docx.builder import DocumentBuilder, fill, row
from translator.publish.docx.runs import verbatim, write
from translator.publish.docx.sections import fitted_columns
from translator.records import Briefing, Signature

_DIGEST = 12
"""Characters of a digest that are shown; the report has the whole."""
_SOURCE = "Source file"


METHOD = "method"
"""The bookmark on the heading, in a document of several briefs."""


def method(builder: DocumentBuilder, briefings: Sequence[Briefing]) -> None:
    """Say how the briefs of a document were made: in a collection once, with what is of one article alone below."""
    title = builder.house.sections.method
    if not title:
        return
    if builder.depth:
        heading = builder.paragraph(builder.heading_style(0), title, METHOD)
        heading.paragraph_format.page_break_before = True
    else:
        builder.heading(title)
    columns = fitted_columns(builder, title, ("Item", "Detail"), (2000, 0))
    table = builder.table(columns)
    lines = [*_lines(builder, briefings), *([] if builder.depth else _own(briefings[0]))]
    for name, detail in lines:
        item, value = row(table, columns.widths)
        write(fill(item, "", "Table Kept"), name, "Strong")
        set_detail = verbatim if name == _SOURCE else write
        set_detail(fill(value, "", "Table Kept"), detail)
    item, value = row(table, columns.widths)
    write(fill(item, "", "Table Text"), "Signature of the run", "Strong")
    for index, signature in enumerate(dict.fromkeys(str(briefing.signature) for briefing in briefings)):
        line = value.paragraphs[0] if index == 0 else value.add_paragraph()
        verbatim(builder.styled(line, "Signature"), signature)
    if builder.depth:
        _each(builder, briefings)


def _lines(builder: DocumentBuilder, briefings: Sequence[Briefing]) -> Iterator[tuple[str, str]]:
    """Yield what holds for all briefs: of one run all values are the same, of several each is named once."""
    yield "Translation", made(briefings)
    days = sorted({briefing.made for briefing in briefings})
    yield "Made on", _list(long_date(day, builder.house.dates) for day in days)
    signatures = [briefing.signature for briefing in briefings]
    places = dict.fromkeys(map(ran, signatures))
    yield "Engine and model", _list(f"{_list(_engine(s) for s in signatures if ran(s) == at)} {at}" for at in places)
    glossaries = (briefing.signature.glossary[:_DIGEST] for briefing in briefings)
    yield "Glossary", _list(f"The file with digest {digest}" if digest else "None" for digest in glossaries)


def _engine(signature: Signature) -> str:
    kinds = [every().get(name) for name in signature.engine.split("+")]  # of two, what drafts and what judges
    described = " and ".join(kind.description for kind in kinds if kind) or f"engine {signature.engine}"
    detail = signature.adapter or signature.server
    return f"{signature.model}, {described}{f' ({detail})' if detail else ''}"


def _own(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield what holds for one article."""
    yield _SOURCE, briefing.article.file_name
    yield "Left out", left_out(briefing)


def _each(builder: DocumentBuilder, briefings: Sequence[Briefing]) -> None:
    """Set what holds for each article of a collection."""
    builder.paragraph("Table Gap")
    heads = ("No.", _SOURCE, "Left out")
    columns = fitted_columns(builder, "The file of each article, and what of it was left out", heads, (600, 2700, 0))
    table = builder.table(columns)
    for number, briefing in enumerate(briefings, 1):
        article, source, rest = row(table, columns.widths)
        fill(article, str(number))
        verbatim(fill(source, ""), briefing.article.file_name)
        fill(rest, left_out(briefing))


def _list(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))
