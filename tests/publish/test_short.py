"""A brief of one page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from briefings import charted, full, minimal, passage, sentence
from documents import W, faults, made, xml
from docx.oxml import parse_xml

from translator.overview import overview
from translator.publish.content.in_short import MOST_FIGURES, arranged, rest
from translator.publish.docx.pagination import pages_of
from translator.publish.docx.render import render_combined, render_docx
from translator.publish.house_style import HouseStyle
from translator.publish.markdown import render_markdown
from translator.records import Briefing, Check, Finding, Role, SummaryPoint

SHORT = HouseStyle(short=True)
FAULT = Finding(Check.MEANING, "The meaning is in doubt.")


def doubtful(briefing: Briefing, passage: int, number: int) -> Briefing:
    """Return a briefing one of whose sentences has a finding more."""
    body = list(briefing.body)
    sentences = list(body[passage].sentences)
    sentences[number] = replace(sentences[number], findings=(*sentences[number].findings, FAULT))
    body[passage] = replace(body[passage], sentences=tuple(sentences))
    return replace(briefing, body=tuple(body))


def headings(briefing: Briefing, house: HouseStyle = SHORT) -> list[str]:
    """Return the headings of a brief."""
    return [p.text for p in made(briefing, house).paragraphs if p.style.name.startswith("Heading")]


def test_short_brief_has_the_points_the_figures_and_what_to_check() -> None:
    """Its text, people, terms and related items are left to the review page; so is the part with nothing in it."""
    assert headings(full()) == ["In brief", "Key figures", "Check before use"]
    assert headings(minimal()) == []
    line = next(p.text for p in made(full(), SHORT).paragraphs if p.style.name == "Provenance")
    assert "South Wind Daily" in line


def test_only_what_the_page_has_is_to_be_checked_on_it() -> None:
    """The rest is counted and said to be on the review page."""
    order = arranged(full(), is_short=True)[1]
    assert (order.unseen, len(order.flagged)) == (0, 1)
    assert "more to check" not in rest(order)
    [(passage, number)] = [(i, n) for i, n in ((2, 0), (4, 0), (6, 0)) if SummaryPoint(i, n) not in full().summary][:1]
    order = arranged(doubtful(full(), passage, number), is_short=True)[1]
    assert (order.unseen, [check.number for check in order.flagged]) == (1, [1])
    assert "with 1 more to check" in rest(order)


def test_paragraphs_are_named_and_not_linked() -> None:
    """They do not stand on the page: every link and field of it has its bookmark."""
    root = xml(full(), house=SHORT)
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    fields = {code.text.split()[1] for code in root.iter(f"{W}instrText") if "REF" in code.text}
    assert anchors | fields <= names
    bullets = made(full(), SHORT).tables[0].rows[0].cells[0].paragraphs
    assert [p.text[-3:] for p in bullets] == ["¶\u00a02", "¶\u00a02", "¶\u00a03", "¶\u00a04"]


@pytest.mark.parametrize(
    "house",
    [SHORT, replace(SHORT, bilingual=True), replace(SHORT, paper="Letter")],
    ids=["own", "bilingual", "letter"],
)
@pytest.mark.parametrize("briefing", [full(), charted(), minimal()], ids=["full", "charted", "minimal"])
def test_short_brief_is_one_page_and_sound(briefing: Briefing, house: HouseStyle, tmp_path: Path) -> None:
    """Whatever it is set on."""
    assert max(pages_of(made(briefing, house)).values()) == 1
    assert faults(render_docx(briefing, house), tmp_path) == []


def test_figures_give_way_where_the_page_is_full() -> None:
    """What to check and the points stay; the weightiest figures are kept as long as there is room."""
    text = "The Port of Kaohsiung will be extended at a cost of several years and many words. " * 2
    said = [replace(sentence(f"句子{number}。", text), findings=(FAULT,)) for number in range(2)]
    many = replace(full(), body=(*full().body, passage(Role.PARAGRAPH, *said)))
    points = tuple(SummaryPoint(len(full().body), number) for number in range(2))
    crowded = replace(many, summary=points, figures=full().figures * 3)
    document = made(crowded, SHORT)
    assert max(pages_of(document).values()) == 1
    assert [p.text for p in document.paragraphs if p.style.name.startswith("Heading")] == [
        "In brief",
        "Check before use",
    ]
    roomy = made(replace(full(), figures=full().figures * 3), SHORT)
    [table] = [table for table in roomy.tables if table.rows[0].cells[0].text == "Figure"]
    assert 1 < len(table.rows) <= 1 + MOST_FIGURES


def test_markdown_can_be_short() -> None:
    """It has the same parts, and names the paragraphs without a link to them."""
    text = render_markdown(full(), SHORT)
    assert "## In brief" in text
    assert "## Full text" not in text
    assert re.findall(r"\(¶ \d\)", text)
    links, anchors = set(re.findall(r"\]\(#(\w+)\)", text)), set(re.findall(r'<a id="(\w+)">', text))
    assert links <= anchors


def test_document_of_short_briefs_leads_to_their_headlines() -> None:
    """Where the overview has a paragraph of an article, its headline is there for it."""
    batch = (full(), charted(), full())
    with zipfile.ZipFile(io.BytesIO(render_combined(batch, overview(batch), SHORT))) as file:
        root = parse_xml(file.read("word/document.xml"))
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    assert anchors <= names
    assert {"a1_headline", "a3_headline"} <= anchors
