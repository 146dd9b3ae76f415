"""A whole batch as one Word document: cover, contents with pages, overview, briefs, how they were made."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import bases
import docx
import pytest
from briefings import charted, full, minimal
from documents import W, faults

from translator.overview import overview
from translator.publish.docx.pagination import pages_of
from translator.publish.docx.render import render_combined
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle, Sections
from translator.records import Briefing, Check, Finding
from translator.records.overviews import Conflict, FigureMention, Mention, Overview

HOUSES = pytest.mark.parametrize(
    "house",
    [
        DEFAULT_STYLE,
        HouseStyle(bilingual=True),
        HouseStyle(paper="Letter", dates="American"),
        HouseStyle(base=bases.letterhead()),
        HouseStyle(base=bases.bare()),
        HouseStyle(base=bases.landscape()),
    ],
    ids=["own", "bilingual", "letter", "base", "bare", "landscape"],
)
SHORT = replace(full(), body=full().body[:7])
BATCH = (SHORT, charted(), SHORT, minimal())
NO_OVERVIEW = HouseStyle(sections=Sections(overview=""))


def figure_of(briefings: tuple[Briefing, ...], article: int, is_flagged: bool = False) -> FigureMention:
    """Return the first key figure of an article as a mention."""
    key = briefings[article].figures[0]
    sentence = briefings[article].body[key.passage].sentences[key.sentence]
    place = (article, key.passage, key.sentence)
    return FigureMention(Mention(*place, sentence.segment.text, sentence.text, is_flagged), key.quantity)


def disputed(briefings: tuple[Briefing, ...]) -> Overview:
    """Return the overview of a batch whose first two articles do not agree, the second in a flagged sentence."""
    pair = (figure_of(briefings, 0), figure_of(briefings, 1, is_flagged=True))
    return replace(overview(briefings), conflicts=(Conflict(pair),))


@cache
def rendered(
    briefings: tuple[Briefing, ...] = BATCH, house: HouseStyle = DEFAULT_STYLE, is_disputed: bool = True
) -> bytes:
    """Return the bytes of a batch in one document, made once."""
    found = disputed(briefings) if is_disputed else overview(briefings)
    return render_combined(briefings, found, house)


def opened(data: bytes) -> Any:
    """Return a document as python-docx reads it back."""
    return docx.Document(io.BytesIO(data))


def texts(document: Any, style: str) -> list[str]:
    """Return the texts of the paragraphs of a style, outside tables."""
    return [p.text for p in document.paragraphs if p.style.name.casefold() == style.casefold()]


def table(document: Any, purpose: str) -> list[list[str]]:
    """Return the rows of the first table that is described so, without its head."""
    for found in document.tables:
        if found._tbl.tblPr.find(f"{W}tblDescription").get(f"{W}val").startswith(purpose):
            return [[cell.text for cell in row.cells] for row in found.rows[1:]]
    raise AssertionError(purpose)


def purposes(document: Any) -> list[str]:
    """Return what the tables are for."""
    return [found._tbl.tblPr.find(f"{W}tblDescription").get(f"{W}val") for found in document.tables]


def bookmarks(document: Any) -> set[str]:
    """Return the names of the bookmarks."""
    return {mark.get(f"{W}name") for mark in document.element.iter(f"{W}bookmarkStart")}


def doubtful() -> Briefing:
    """Return a briefing of one sentence, which failed a check."""
    body = minimal().body[0]
    sentence = replace(body.sentences[0], findings=(Finding(Check.LENGTH, "The English is too long."),))
    return replace(minimal(), body=(replace(body, sentences=(sentence,)),))


# ---------------------------------------------------------------- the file


def test_same_briefings_give_the_same_bytes() -> None:
    """Nothing of the moment or the machine is in the file."""
    assert render_combined(BATCH, disputed(BATCH)) == rendered()


@pytest.mark.parametrize(
    "house", [HouseStyle(bilingual=True), HouseStyle(base=bases.letterhead())], ids=["bilingual", "base"]
)
def test_document_is_sound(house: HouseStyle, tmp_path: Path) -> None:
    """The schemas and rules that Word's own SDK states find nothing wrong with it."""
    assert faults(rendered(house=house), tmp_path) == []


def test_document_is_titled() -> None:
    """The file's properties name the batch and the day on which it was made."""
    properties = opened(rendered()).core_properties
    assert properties.title == "Briefing: 4 articles"
    assert properties.created.date() == full().made


@HOUSES
def test_every_link_and_field_finds_its_bookmark(house: HouseStyle) -> None:
    """Bookmarks are there once each, and whatever refers to one names one that is there."""
    document = opened(rendered(house=house))
    marks = [mark.get(f"{W}name") for mark in document.element.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in document.element.iter(f"{W}hyperlink")}
    fields = {code.text.split()[1] for code in document.element.iter(f"{W}instrText") if "REF " in code.text}
    assert len(marks) == len(set(marks))
    assert anchors | fields <= set(marks)
    assert {"overview", "conflicts", "method", "a1_checks", "a1_headline", "a4_headline", "a3_body_2"} <= anchors


# ---------------------------------------------------------------- cover and contents


def test_cover() -> None:
    """The first page has the masthead, the title with the number of articles, their dates and what to check."""
    paragraphs = [(p.style.name, p.text) for p in opened(rendered()).paragraphs[:7]]
    assert paragraphs == [
        ("Masthead", "News briefing\t3 December 2025"),
        ("Title", "Briefing: 4 articles"),
        ("Provenance", "Published 1 December 2025 (2 not dated) | Machine translation"),
        (
            "Warning",
            "2 sentences in 2 articles to read against the original before use. Yellow marks each; the Chinese and "
            "what failed: article\u00a01\u00a0(1), article\u00a03\u00a0(1).",
        ),
        (
            "Warning",
            "1 figure on which the articles do not seem to agree: Different values for the same thing.",
        ),
        (
            "Notice",
            "Checked: glossary terms in the English, 10 of 12; figures, 18 of 18. The meaning was not checked.",
        ),
        ("TOC Heading", "Contents"),
    ]


def test_period_of_several_days() -> None:
    """The dates run from the first to the last on which an article was published."""
    later = replace(full(), article=replace(full().article, published=full().made))
    document = opened(rendered((later, full()), is_disputed=False))
    assert texts(document, "Provenance")[0].startswith("Published 1 December 2025 to 3 December 2025 | ")


def test_nothing_to_check() -> None:
    """Without a flag in any article the cover says what was checked, and warns of nothing."""
    batch = (minimal(), charted())
    document = opened(rendered(batch, is_disputed=False))
    before = [p for p in document.paragraphs[:5] if p.style.name != "Masthead"]
    assert "Notice" in {p.style.name for p in before}
    assert texts(document, "Warning") == []
    assert texts(document, "Provenance")[0].startswith("No date of publication stated")


def test_warning_names_eight_articles() -> None:
    """Where more articles have something to check, the warning counts the rest; the contents link to all lists."""
    document = opened(rendered((doubtful(),) * 11, NO_OVERVIEW, is_disputed=False))
    assert texts(document, "Warning")[0].endswith("article\u00a08\u00a0(1) and 3 more.")
    details = [p for p in document.paragraphs if p.style.name == "Contents Detail"]
    links = [p._p.find(f"{W}hyperlink").get(f"{W}anchor") for p in details]
    assert links == [f"a{number}_checks" for number in range(1, 12)]


def contents(document: Any) -> list[tuple[str, str, str]]:
    """Return the entries of the contents: bookmark, text without page, page."""
    found = []
    for paragraph in document.paragraphs:
        if paragraph.style.name.casefold() == "toc 1":
            link = paragraph._p.find(f"{W}hyperlink")
            *before, page = [node.text for node in link.iter(f"{W}t")]
            found.append((link.get(f"{W}anchor"), " ".join(before), page))
    return found


@HOUSES
def test_contents_list_every_heading_of_level_one(house: HouseStyle) -> None:
    """What Word would find for the field is what the field shows already: same headings, same order, pages linked."""
    document = opened(rendered(house=house))
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    marks = [p._p.find(f"{W}bookmarkStart").get(f"{W}name") for p in headings]
    entries = contents(document)
    assert [anchor for anchor, _, _ in entries] == marks
    assert [re.sub(r"^\d+ ", "", text) for _, text, _ in entries] == [p.text for p in headings]
    pages = pages_of(document)
    assert [int(page) for _, _, page in entries] == [pages[mark] for mark in marks]


def test_contents_have_their_tab_stop_on_a_base() -> None:
    """Where the look is the base's own, each entry states where its page number stands."""
    document = opened(rendered(house=HouseStyle(base=bases.letterhead())))
    entries = [p for p in document.paragraphs if p.style.name.casefold() == "toc 1"]
    section = document.sections[0]
    width = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    assert [[stop.position.twips for stop in p.paragraph_format.tab_stops] for p in entries] == [[width]] * 6


def test_headline_without_english_is_listed() -> None:
    """An article whose headline has no English still has a line that can be followed."""
    title = minimal().title
    silent = replace(minimal(), title=replace(title, sentences=(replace(title.sentences[0], text=""),)))
    document = opened(rendered((silent, minimal()), is_disputed=False))
    assert ("a1_headline", "1 [no translation]", "3") in contents(document)


def test_contents_are_a_field() -> None:
    """They are a TOC field that stays open over all entries; every field of the document is closed in order."""
    body = opened(rendered()).element.body
    codes = [code.text.strip() for code in body.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-1" \\h \\z \\u'
    opened_in: dict[str, set[int]] = {}
    depth = 0
    for element in body.iter(f"{W}fldChar", f"{W}hyperlink"):
        if element.tag == f"{W}hyperlink":
            opened_in.setdefault(element.getparent().style, set()).add(depth)
        else:
            depth += {"begin": 1, "separate": 0, "end": -1}[element.get(f"{W}fldCharType")]
    assert depth == 0
    assert opened_in["Toc1"] == opened_in["ContentsDetail"] == {1}
    assert opened_in["NumberedText"] == {0}


def test_word_does_not_ask_at_opening() -> None:
    """No setting has fields updated at opening, and no field is marked as stale."""
    with zipfile.ZipFile(io.BytesIO(rendered())) as file:
        assert b"updateFields" not in file.read("word/settings.xml")
        assert b"w:dirty" not in file.read("word/document.xml")


def test_contents_state_source_and_checks() -> None:
    """Each article's entry has its publisher, its date and how much there is to check."""
    assert texts(opened(rendered()), "Contents Detail") == [
        "South Wind Daily | 1 December 2025 | 1 to check",
        "Publisher not stated | Date not stated | None to check",
        "South Wind Daily | 1 December 2025 | 1 to check",
        "Publisher not stated | Date not stated | None to check",
    ]


# ---------------------------------------------------------------- pages


def test_pages_are_those_of_a_layout_program() -> None:
    """The estimate is what LibreOffice 7.4 makes of this document: the pages were read off its PDF."""
    document = opened(rendered((full(), full(), charted()), is_disputed=False))
    places = ("overview", "a1_headline", "a2_headline", "a3_headline", "method", "")
    pages = pages_of(document)
    assert [pages[place] for place in places] == [2, 3, 6, 9, 10, 10]


def test_length_that_is_no_number_is_left_out() -> None:
    """A base may state lengths with their unit; the estimate then goes on as if the style said nothing."""
    document = opened(rendered((minimal(),), is_disputed=False))
    before = pages_of(document)
    document.styles["Title"].element.find(f"{W}pPr/{W}spacing").set(f"{W}before", "9000pt")
    assert pages_of(document) == before


def test_footer_counts_the_pages() -> None:
    """The footer shows the estimate of all pages until a program has counted them."""
    document = opened(rendered())
    footer = document.sections[0].footer.paragraphs[0].text
    assert footer.endswith(f"of {pages_of(document)['']}")


def test_contents_may_take_several_pages() -> None:
    """With forty articles the overview begins on the third page or later, and pages go up from there."""
    document = opened(rendered((minimal(),) * 40, is_disputed=False))
    pages = [int(page) for _, _, page in contents(document)]
    assert pages[0] >= 3
    assert pages == sorted(set(pages))


def test_page_is_that_of_the_columns() -> None:
    """On pages of two columns a brief begins a page, not a column."""
    document = opened(rendered(house=HouseStyle(base=bases.landscape())))
    assert pages_of(document)["overview"] == 2


# ---------------------------------------------------------------- the overview


def test_main_points() -> None:
    """Each article has its headline and main point, with its paragraph; one without a summary its headline alone."""
    rows = table(opened(rendered()), "The main point")
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0][1].startswith(full().title.text + "\nThe Ministry of Economic Affairs said it would invest")
    assert rows[0][1].endswith("\u00a0¶\u00a02")
    assert rows[3][1:] == ["Rain", "Date not stated"]


def test_terms_in_common() -> None:
    """A term that articles share is shown with its uses in each, linked to the first."""
    document = opened(rendered())
    rows = table(document, "Glossary terms that two or more articles have")
    assert "Lin Shu-wei" in [row[0] for row in rows]
    assert ["Port of Kaohsiung", "高雄港", "1\u00a0(2), 3\u00a0(2)"] in [row[:3] for row in rows]


def test_figures_in_common() -> None:
    """A figure that articles share is shown once with its clause and every place."""
    rows = table(opened(rendered()), "Figures that two or more")
    money = next(row for row in rows if row[0] == "NT$18 billion")
    assert money[2] == "Article\u00a01, ¶\u00a02\nArticle\u00a03, ¶\u00a02"


def test_overview_is_cut_to_the_weightiest() -> None:
    """Past what fits on a page the terms and figures say how many there are in all."""
    shared = overview(BATCH)
    data = render_combined(BATCH, replace(shared, terms=shared.terms * 6, figures=shared.figures * 6))
    notes = texts(opened(data), "Note")
    assert notes[0].startswith(f"The first 16 of {6 * len(shared.terms)} by weight.")
    assert f"The first 6 of {6 * len(shared.figures)} by weight." in notes


def test_conflict_shows_both_sentences() -> None:
    """Values that do not agree stand one under the other with sentence, original and place; a flagged one is yellow."""
    document = opened(rendered())
    rows = table(document, "Values that do not agree")
    assert [row[0] for row in rows] == ["NT$18 billion", "41%"]
    assert rows[0][1].endswith(full().body[2].sentences[0].segment.text)
    assert [row[2] for row in rows] == ["Article\u00a01, ¶\u00a02", "Article\u00a02, ¶\u00a01"]
    found = next(t for t in document.tables if t.cell(0, 0).text == "Value")
    styles = [{run.style.name for run in found.cell(n, 1).paragraphs[0].runs} for n in (1, 2)]
    assert "Flagged" not in styles[0]
    assert styles[1] == {"Flagged"}


def test_without_conflicts_nothing_is_claimed() -> None:
    """Where none is found there is no part for them, and no word on agreement."""
    document = opened(rendered(is_disputed=False))
    words = " ".join(node.text or "" for node in document.element.iter(f"{W}t")).casefold()
    assert "conflicts" not in bookmarks(document)
    assert not [word for word in ("different values", "agree", "contradict", "consistent") if word in words]


def test_one_article_has_no_overview() -> None:
    """A batch of one has its cover, its brief and how it was made."""
    document = opened(rendered((full(),), is_disputed=False))
    assert texts(document, "Title") == ["Briefing: 1 article"]
    assert texts(document, "Heading 1") == [full().title.text, "How this brief was made"]


# ---------------------------------------------------------------- briefs and method


def test_each_brief_is_numbered() -> None:
    """Headlines carry the number by which the contents and the overview name the article."""
    headings = [p for p in opened(rendered()).paragraphs if p.style.name == "Heading 1"]
    numbers = [p._p.pPr.numPr.numId.val if p._p.pPr.numPr is not None else None for p in headings]
    assert numbers[0] is None
    assert numbers[-1] is None
    [number] = set(numbers[1:-1])
    assert number is not None
    assert all(p.paragraph_format.page_break_before for p in headings)


def test_how_it_was_made_stands_once() -> None:
    """What holds for all briefs is said once at the end, what is of one article in a row of its own."""
    document = opened(rendered())
    assert purposes(document)[-2:] == [
        "How this brief was made",
        "The file of each article, and what of it was left out",
    ]
    assert purposes(document).count("How this brief was made") == 1
    rows = table(document, "The file of each article")
    assert [row[:2] for row in rows][:2] == [["1", "wind-base.txt"], ["2", "rain.txt"]]
    assert rows[0][2].startswith("11 lines of the source file")


def test_briefs_of_different_runs() -> None:
    """Where briefs were made in different ways, each way is named, once."""
    other = replace(minimal(), signature=replace(minimal().signature, engine="argos", model="other-model"))
    rows = dict(table(opened(rendered((full(), other, full()), is_disputed=False)), "How this brief was made"))
    assert rows["Engine and model"] == (
        "sample-model-1b, a language model with an adapter for news; other-model, a neural translation model "
        "run on the computer that made this brief"
    )
    assert rows["Signature of the run"].split("\n") == [str(full().signature), str(other.signature)]


def test_parts_are_titled_and_left_out() -> None:
    """Every part of the document has the heading that the house gives it, or is not there."""
    titles = Sections(contents="", main_points="", shared_terms="Shared", shared_figures="", conflicts="", method="")
    document = opened(rendered(house=HouseStyle(sections=titles)))
    assert not contents(document)
    assert texts(document, "TOC Heading") == []
    assert texts(document, "Heading 2")[:2] == ["Shared", "In brief"]
    assert len(texts(document, "Warning")) == 3
    assert not {"conflicts", "method"} & bookmarks(document)
    assert "overview" not in bookmarks(opened(rendered(house=NO_OVERVIEW)))
