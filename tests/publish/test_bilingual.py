"""The text with the original beside it, and other settings of the house in a brief."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefings import full, passage, sentence
from documents import W, cells, made, xml

from translator.publish.content.outline import plan
from translator.publish.house_style import Colours, Fonts, HouseStyle, Sections
from translator.records import Check, Finding, Role

BESIDE = HouseStyle(bilingual=True)
HEADS = ["English", "Chinese original"]


def text_tables() -> list[int]:
    """Return which tables of a bilingual brief hold its text."""
    document = made(full(), BESIDE)
    return [n for n in range(len(document.tables)) if cells(document, n)[0] == HEADS]


def test_paragraphs_stand_beside_their_original() -> None:
    """Each passage of the body but the headings is a row: the English, then the Chinese."""
    document = made(full(), BESIDE)
    rows = [row for n in text_tables() for row in cells(document, n)[1:]]
    body = [p for p in full().body if p.role is not Role.HEADING]
    assert [chinese for _, chinese in rows] == [p.source for p in body]
    assert rows[1][0] == body[1].text
    assert len(rows) == len(body)


def test_headings_stay_outside_the_tables() -> None:
    """The article's headings end a table, since Word's navigation lists none inside one; the original is below."""
    document = made(full(), BESIDE)
    texts = [(p.style.name, p.text) for p in document.paragraphs]
    place = texts.index(("Heading 2", "Quays that are too small"))
    assert texts[place + 1] == ("Original Heading", "碼頭太小")
    assert len(text_tables()) == 3


def test_original_headline_is_below_the_title() -> None:
    """The original headline follows the English one, and stands in no brief that is English only."""
    styles = [p.style.name for p in made(full(), BESIDE).paragraphs]
    assert styles[styles.index("Title") + 1] == "Original Headline"
    assert "Original Headline" not in [p.style.name for p in made(full()).paragraphs]


def test_both_sides_of_a_flagged_sentence_are_marked() -> None:
    """What is yellow in the English is yellow in the Chinese, and the link to its check is kept."""
    document = made(full(), BESIDE)
    row = next(r for n in text_tables() for r in document.tables[n].rows if "Lin Shu-wei" in r.cells[0].text)
    marked = [[run.text for run in cell.paragraphs[0].runs if run.style.name == "Flagged"] for cell in row.cells]
    source = full().body[4].sentences[1].segment.text
    assert marked[0] == ["Lin Shu-wei pointed out that the survey of the harbour floor was not complete."]
    assert "".join(marked[1]) == source
    assert [link.get(f"{W}anchor") for link in row._tr.iter(f"{W}hyperlink")] == ["check_1"]


def test_numbers_and_bookmarks_are_kept() -> None:
    """The numbered paragraphs are those of the plan in its order, each with its bookmark."""
    root = xml(full(), house=BESIDE)
    numbered = [
        p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ("NumberedText", "Standfirst")
    ]
    names = [p.find(f"{W}bookmarkStart").get(f"{W}name") for p in numbered]
    assert names == [place.anchor for place in plan(full()).places.values() if place.number]


def test_numbers_stand_inside_the_cell() -> None:
    """Beside the original the numbers are indented into their cell; alone they hang in the margin."""
    indents = []
    for house in (BESIDE, HouseStyle()):
        level = xml(full(), "word/numbering.xml", house).findall(f"{W}abstractNum/{W}lvl/{W}pPr/{W}ind")[1]
        indents.append((level.get(f"{W}left"), level.get(f"{W}hanging")))
    assert indents == [("400", "150"), ("0", "227")]


def test_long_rows_may_break_across_pages() -> None:
    """A row of a long paragraph may be split between pages, a short one is not; the heads repeat."""
    words = sentence("一句。", "Ten words make one sentence of the long paragraph here.")
    body = (full().body[0], passage(Role.PARAGRAPH, *[words] * 12))
    document = made(replace(full(), body=body, summary=(), figures=()), BESIDE)
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "English")
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    whole = [row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows]
    assert whole == [True, True, False]


def test_languages_of_both_columns() -> None:
    """The runs of the original are tagged as Chinese, those beside them as English."""
    row = made(full(), BESIDE).tables[text_tables()[0]].rows[1]
    languages = [{run._r.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in c.paragraphs[0].runs} for c in row.cells]
    assert languages == [{"en-US"}, {"zh-TW"}]


def test_passage_without_english_is_shown() -> None:
    """A flagged passage that has no English still has its row, with its original."""
    lost = passage(Role.PARAGRAPH, sentence("他走了。", "", findings=(Finding(Check.EMPTY, "Nothing came back."),)))
    document = made(replace(full(), body=(lost,), summary=(), figures=()), BESIDE)
    rows = next(cells(document, n) for n in range(len(document.tables)) if cells(document, n)[0] == HEADS)
    assert rows[1] == ["[no translation]\u00a0[check\u00a01]", "他走了。"]


# ---------------------------------------------------------------- other settings


@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("Letter", (216, 279))])
def test_paper(paper: str, size: tuple[int, int]) -> None:
    """The page has the size of the house's paper, and the tables fill the text's width on it."""
    document = made(full(), HouseStyle(paper=paper))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    width = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    for table in document.tables[1:]:
        assert width - 6 <= sum(cell.width.twips for cell in table.rows[0].cells) <= width
    assert f'w:pos="{width}"' in document.styles["Masthead"].element.xml


def test_american_dates() -> None:
    """Masthead, provenance, header and closing note spell dates the house's way."""
    document = made(full(), HouseStyle(dates="American", masthead="Harbour Wire"))
    texts = [p.text for p in document.paragraphs]
    assert texts[0] == "Harbour Wire\tDecember 3, 2025"
    assert any("| December 1, 2025 |" in text for text in texts)
    assert document.sections[0].header.paragraphs[0].text.endswith("\tHarbour Wire, December 3, 2025")
    assert ["Made on", "December 3, 2025"] in cells(document, len(document.tables) - 1)


def test_sections_are_titled_and_left_out() -> None:
    """Each part has the heading that the house gives it; a part without one is left out."""
    house = HouseStyle(
        sections=Sections(in_brief="", key_figures="In numbers", people="", related="", terms="", method="")
    )
    headings = [p.text for p in made(full(), house).paragraphs if p.style.name == "Heading 1"]
    assert headings == ["In numbers", "Full text", "Check before use"]


def test_fonts_and_colours_are_those_of_the_house() -> None:
    """Styles, lists and theme name the house's fonts and colours; marks that XML knows are no harm."""
    house = HouseStyle(fonts=Fonts("Aa & Sons", 'B"b', "Cc"), colours=Colours(accent="5A1230"))
    styles = xml(full(), "word/styles.xml", house)
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert [fonts.get(f"{W}{name}") for name in ("ascii", "eastAsia")] == ['B"b', "Cc"]
    title = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Title")
    assert title.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Aa & Sons"
    accents = {c.get(f"{W}val") for c in styles.iter(f"{W}color")}
    assert "5A1230" in accents
    assert Colours().accent not in accents
    assert [f.get(f"{W}name") for f in xml(full(), "word/fontTable.xml", house)] == ["Aa & Sons", 'B"b']
