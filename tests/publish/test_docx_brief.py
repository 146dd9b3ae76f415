"""The Word brief: what it holds, how it is built, and that it is a sound file."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import bases
import pytest
from briefings import MADE, PORT, SIGNATURE, charted, full, minimal, passage, quantity, sentence
from documents import W, cells, faults, made, written, xml

from translator.publish.content.outline import plan
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle, Sections
from translator.records import (
    Briefing,
    Check,
    Dropped,
    Entry,
    Finding,
    KeyFigure,
    Passage,
    QuantityKind,
    Role,
    SummaryPoint,
    TermUse,
)

HAN = re.compile("[\u3400-\u9fff]")
FIGURES, CHECKS, PEOPLE, RELATED, TERMS, METHOD = range(1, 7)
"""The tables of a full brief in order, after the box of the summary."""


def with_body(*passages: Passage) -> Briefing:
    """Return the least briefing with another body."""
    return replace(minimal(), body=passages)


# ---------------------------------------------------------------- what it holds


def test_headings_make_an_outline() -> None:
    """The parts of a brief are Heading 1 and the article's own headings Heading 2."""
    document = made(full())
    outline = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert outline == [
        ("Heading 1", "In brief"),
        ("Heading 1", "Key figures"),
        ("Heading 1", "Full text"),
        ("Heading 2", "Quays that are too small"),
        ("Heading 2", "Exports grow"),
        ("Heading 1", "Check before use"),
        ("Heading 1", "People and organisations"),
        ("Heading 1", "Related items"),
        ("Heading 1", "Terms used"),
        ("Heading 1", "How this brief was made"),
    ]


def test_headline_is_the_title() -> None:
    """The headline has the Title style, once."""
    document = made(full())
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [full().title.text]


def test_provenance_states_what_the_page_states() -> None:
    """The line under the headline has publisher, date, byline and source file."""
    line = next(p.text for p in made(full()).paragraphs if p.style.name == "Provenance")
    assert line == (
        "South Wind Daily | 1 December 2025 | Byline: Chen Yi-chun | Source file: wind-base.txt | Machine translation"
    )


def test_provenance_invents_nothing() -> None:
    """Where the page states neither publisher nor date, the brief says so and names no author."""
    line = next(p.text for p in made(minimal()).paragraphs if p.style.name == "Provenance")
    assert line == "Publisher not stated | Date not stated | Source file: rain.txt | Machine translation"


def test_summary_is_a_real_list() -> None:
    """Each point is a List Bullet paragraph that ends in the number of its paragraph."""
    bullets = made(full()).tables[0].rows[0].cells[0].paragraphs
    assert {p.style.name for p in bullets} == {"List Bullet"}
    assert [p.text[-3:] for p in bullets] == ["¶\u00a02", "¶\u00a02", "¶\u00a03", "¶\u00a04"]


def test_summary_point_in_a_caption_is_linked_by_name() -> None:
    """A point whose passage has no number is linked by what the passage is."""
    briefing = replace(full(), summary=(SummaryPoint(1, 0),))
    bullet = made(briefing).tables[0].rows[0].cells[0].paragraphs[0]
    assert bullet.text == "Pier 7 of the Port of Kaohsiung, photographed this week.\u00a0caption"


def test_every_link_has_its_bookmark() -> None:
    """Internal links and REF fields point to bookmarks that exist, and bookmark names and numbers are unique."""
    root = xml(full())
    names = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    fields = {code.text.split()[1] for code in root.iter(f"{W}instrText") if "REF" in code.text}
    assert anchors == {"body_2", "body_4", "body_6", "check_1", "checks"}
    assert anchors | fields <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)


def test_paragraph_numbers_are_those_of_the_list() -> None:
    """The number a reference shows is the place of its paragraph among the numbered ones."""
    document = made(full())
    numbered = [p for p in document.paragraphs if p.style.name in ("Numbered Text", "Standfirst")]
    for place in plan(full()).places.values():
        if place.number:
            assert place.anchor in numbered[place.number - 1]._p.xml


def test_key_figures_with_their_clauses() -> None:
    """A row of key figures has the figure, its clause and where it stands; the figure is bold in the clause."""
    document = made(full())
    rows = cells(document, 1)
    assert rows[0] == ["Figure", "What it counts", "Where"]
    assert rows[4] == [
        "40%",
        "…\u00a0the base is expected to create 12,000 jobs, 40% of which are for local people.",
        "¶\u00a02",
    ]
    runs = document.tables[1].rows[4].cells[1].paragraphs[0].runs
    assert [run.text for run in runs if run.style.name == "Strong"] == ["40%"]


def test_figure_that_is_not_in_its_sentence() -> None:
    """A figure that the English lacks still has its row, with the sentence unmarked."""
    briefing = full()
    lost = replace(briefing.figures[0], quantity=replace(briefing.figures[0].quantity, english="NT$99 billion"))
    runs = made(replace(briefing, figures=(lost,))).tables[1].rows[1].cells[1].paragraphs[0].runs
    assert {run.style.name for run in runs} == {"Default Paragraph Font"}


def test_flagged_sentence_is_yellow_and_refers_to_its_check() -> None:
    """In the body only the sentence with findings is marked, and a link leads to its row."""
    document = made(full())
    marked = [run.text for p in document.paragraphs for run in p.runs if run.style.name == "Flagged"]
    assert marked == ["Lin Shu-wei pointed out that the survey of the harbour floor was not complete."]
    assert any("[check\u00a01]" in p.text for p in document.paragraphs)
    fill = document.styles["Flagged"].element.find(f".//{W}shd").get(f"{W}fill")
    assert fill == DEFAULT_STYLE.colours.highlight


def test_check_shows_english_original_and_reason() -> None:
    """The checks list where a sentence stands, the English, the Chinese and what failed."""
    assert cells(made(full()), CHECKS)[:2] == [
        ["Where", "English", "Chinese", "What failed"],
        [
            "1.\u00a0¶\u00a03",
            "Lin Shu-wei pointed out that the survey of the harbour floor was not complete.",
            "林書瑋指出，高雄港的地質調查仍未完成。",
            "“Port of Kaohsiung” (高雄港) is not in the English.",
        ],
    ]


def test_no_findings_is_said() -> None:
    """A brief without flags says so, and has no yellow."""
    document = made(minimal())
    assert "No sentence was flagged." in [p.text for p in document.paragraphs]
    assert not [run for p in document.paragraphs for run in p.runs if run.style.name == "Flagged"]


def flagged(passage: Passage, check: Check = Check.SPELLING) -> Passage:
    """Return a passage whose first sentence has a finding."""
    first, *rest = passage.sentences
    return replace(passage, sentences=(replace(first, findings=(Finding(check, "A name is missing."),)), *rest))


def with_flagged_item(briefing: Briefing) -> Briefing:
    """Return a briefing where headline, source and age of the second related item have findings."""
    first, second = briefing.related
    assert second.source
    assert second.age
    worse = replace(second, headline=flagged(second.headline), source=flagged(second.source), age=flagged(second.age))
    return replace(briefing, related=(first, worse))


def test_flag_outside_the_body_is_listed() -> None:
    """A flagged headline and all that is flagged of a related item are numbered in reading order."""
    briefing = with_flagged_item(full())
    rows = cells(made(replace(briefing, title=flagged(briefing.title))), CHECKS)[1:]
    places = [row[0].replace("\u00a0", " ") for row in rows]
    item = "related item 2"
    assert places == ["1. headline", "2. ¶ 3", f"3. {item}", f"4. {item}", f"5. {item}"]
    assert [row[1] for row in rows[2:]] == [
        "Fishers’ association asks for compensation",
        "Harbour City Radio",
        "1 day ago",
    ]


def warning(briefing: Briefing) -> str:
    """Return what the top of a brief says about its checks."""
    paragraphs = made(briefing).paragraphs
    text: str = next(p.text for p in paragraphs if p.style.name in ("Warning", "Notice"))
    return text


def test_top_says_how_much_to_check() -> None:
    """The count stands above the summary, those of the article apart from those of the related items."""
    assert warning(full()).startswith("1 sentence of the article to read")
    assert warning(with_flagged_item(full())).startswith(
        "1 sentence of the article and 3 lines of the related items to read"
    )
    clean = replace(with_flagged_item(full()), body=minimal().body, summary=(), figures=())
    assert warning(clean).startswith("3 lines of the related items to read")
    assert warning(minimal()) == (
        "Checked: glossary terms in the English, none to check; figures, none to check. The meaning was not checked."
    )


def test_top_links_to_the_checks() -> None:
    """The count at the top leads to the heading of the checks."""
    top = next(p for p in made(full()).paragraphs if p.style.name == "Warning")
    assert [link.get(f"{W}anchor") for link in top._p.iter(f"{W}hyperlink")] == ["checks"]
    heading = next(p for p in made(full()).paragraphs if p.text == "Check before use")
    assert [mark.get(f"{W}name") for mark in heading._p.iter(f"{W}bookmarkStart")] == ["checks"]


def test_empty_translation_is_visible() -> None:
    """A sentence without English is shown as such where it belongs, not left out."""
    empty = sentence("他走了。", "", findings=(Finding(Check.EMPTY, "The engine returned nothing."),))
    document = made(with_body(passage(Role.PARAGRAPH, empty)))
    assert "[no translation]\u00a0[check\u00a01]" in [p.text for p in document.paragraphs]


def test_related_items_mark_what_is_cut() -> None:
    """The related items are headline, source and age; a dagger marks a text that the page cut off."""
    assert cells(made(full()), RELATED)[1:] == [
        [
            "Transport of turbine blades blocks roads in the south\u00a0†\n風機葉片運輸塞住南部公路",
            *("South Wind Daily", "2 hours ago"),
        ],
        ["Fishers’ association asks for compensation\n漁會要求補償", "Harbour City Radio", "1 day ago"],
    ]


def test_related_headline_in_doubt_is_left_out() -> None:
    """A brief says how many it leaves out; the warning, the checks, what was checked and the terms are of the rest."""
    lost = sentence("高雄港擴建", "A harbour grows", (PORT,), (), (Finding(Check.TERM, "Lost."),))
    worse = replace(full().related[0], headline=passage(Role.RELATED, lost))
    uses = (*full().terms, TermUse(Entry("擴建", "expansion"), 1, 1, ("擴建",)))
    document = made(replace(full(), related=(worse, full().related[1]), terms=uses))
    assert [row[0] for row in cells(document, RELATED)] == [
        "Headline",
        "Fishers’ association asks for compensation\n漁會要求補償",
    ]
    text = [paragraph.text for paragraph in document.paragraphs]
    assert "1 of 2 related headlines left out: their English is in doubt (see the review page)." in text
    assert warning(replace(full(), related=(worse,))).startswith("1 sentence of the article to read")
    assert len(cells(document, CHECKS)) == 2
    assert any(line.startswith("Checked: glossary terms in the English, 5 of 6") for line in text)
    assert "expansion" not in str(cells(document, TERMS))
    assert "1 of 2 related headlines left out" in cells(document, METHOD)[6][1]


def test_page_of_whose_related_headlines_all_are_in_doubt() -> None:
    """The heading stands with what is left out, and no table."""
    items = tuple(replace(item, headline=flagged(item.headline, Check.MEANING)) for item in full().related)
    document = made(replace(full(), related=items))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert text[text.index("Related items") + 1].startswith("2 of 2 related headlines left out")
    assert len(document.tables) == len(made(full()).tables) - 1


def test_related_item_without_source_and_age() -> None:
    """What the page says of no related item has no column."""
    bare = replace(full().related[1], source=None, age=None)
    rows = cells(made(replace(full(), related=(bare,))), RELATED)
    assert rows == [["Headline"], ["Fishers’ association asks for compensation\n漁會要求補償"]]


def test_terms_are_two_up() -> None:
    """The terms run down the first half and then down the second, with what the English lacks beside the term."""
    heads = ["Chinese", "English", "Uses"]
    uses = full().terms[:3]
    assert cells(made(replace(full(), terms=uses)), TERMS) == [
        heads * 2,
        ["高雄港", "Port of Kaohsiung 1 missed", "2", "離岸風機", "offshore wind turbine", "1"],
        ["經濟部", "Ministry of Economic Affairs", "1", "", "", ""],
    ]


def test_terms_show_what_stands_in_the_article() -> None:
    """A term is listed by its forms in the article; one that stands there in Latin letters only is not listed."""
    ibm = TermUse(Entry("國際商業機器公司", "IBM", aliases=("IBM",)), 1, 1, ("IBM",))
    tsmc = TermUse(Entry("台灣積體電路製造", "TSMC"), 3, 3, ("台積電", "TSMC"))
    assert cells(made(replace(full(), terms=(ibm, tsmc))), TERMS - 1)[1:] == [["台積電、TSMC", "TSMC", "3", "", "", ""]]
    headings = [p.text for p in made(replace(full(), terms=(ibm,))).paragraphs]
    assert "Terms used" not in headings


def test_method_note() -> None:
    """The closing note has date, engine and model in words, the glossary's digest and what was left out, by reason."""
    assert dict(cells(made(full()), METHOD)[1:]) == {
        "Translation": "By machine, from Chinese, not edited by a person. The summary is sentences of the text.",
        "Made on": "3 December 2025",
        "Engine and model": "sample-model-1b, a language model with an adapter for news run on the computer that made "
        "this brief",
        "Glossary": "The file with digest fedcba987654",
        "Source file": "wind-base.txt",
        "Left out": "11 lines of the source file not part of the article: menu (9); copyright (2). "
        "All are in report.json.",
        "Signature of the run": str(SIGNATURE),
    }


def test_method_note_names_the_adapter() -> None:
    """What is merged into the model is known by the beginning of its digest."""
    briefing = replace(full(), signature=replace(SIGNATURE, adapter="6ac816be935a"))
    said = dict(cells(made(briefing), METHOD)[1:])
    assert said["Engine and model"].startswith(
        "sample-model-1b, a language model with an adapter for news (6ac816be935a) "
    )
    assert said["Signature of the run"].endswith("|adapter:6ac816be935a")


def test_method_note_names_both_of_two_engines() -> None:
    """What drafted and what judged."""
    briefing = replace(full(), signature=replace(SIGNATURE, engine="ct2+llm", model="drafts+judge"))
    said = dict(cells(made(briefing), METHOD)[1:])
    kinds = "a neural translation model and a language model with an adapter for news"
    assert said["Engine and model"].startswith(f"drafts+judge, {kinds} run on ")


def test_method_note_stays_together() -> None:
    """Every row of the closing note but the last is kept on one page with the row after it."""
    document = made(full())
    *rows, last = document.tables[METHOD].rows
    styles = {p.style.name for row in rows for cell in row.cells for p in cell.paragraphs}
    assert styles == {"Table Head", "Table Kept"}
    assert all(document.styles[name].element.find(f"{W}pPr/{W}keepNext") is not None for name in styles)
    assert [cell.paragraphs[0].style.name for cell in last.cells] == ["Table Text", "Signature"]


def test_parts_without_content_are_left_out() -> None:
    """A brief without summary, figures, related items and terms has no empty parts."""
    headings = [p.text for p in made(minimal()).paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Full text", "Check before use", "How this brief was made"]


def test_no_chinese_in_the_english_parts() -> None:
    """Outside the terms, the related items and the checks no run of a brief is Chinese."""
    document = made(full())
    outside = [p.text for p in document.paragraphs]
    outside += [cell for table in (0, FIGURES, METHOD) for row in cells(document, table) for cell in row]
    assert not [text for text in outside if HAN.search(text)]


def test_english_has_typographic_quotation_marks() -> None:
    """The records' straight marks are curled wherever English is shown, also where runs meet."""
    text = '"It cost US$5," the mayor\'s office ("City Hall") said.'
    money = quantity("花了5美元", "5美元", QuantityKind.MONEY, 5, "US$5", currency="USD")
    spoken = sentence("花了5美元", text, figures=(money,), findings=(Finding(Check.TERM, 'No "mayor".'),))
    briefing = replace(
        with_body(passage(Role.PARAGRAPH, spoken)),
        article=replace(minimal().article, dropped=(Dropped(1, "…", "list of the site's stories"),)),
        title=passage(Role.TITLE, sentence("雨", "Rain's 'end'")),
        figures=(KeyFigure(money, 0, 0),),
        summary=(SummaryPoint(0, 0),),
        terms=(TermUse(Entry("市長", "mayor's office"), 1, 1, ("市長",)),),
    )
    document = made(briefing)
    shown = "“It cost US$5,” the mayor’s office (“City Hall”) said."
    assert f"{shown}\u00a0[check\u00a01]" in [p.text for p in document.paragraphs]
    everything = [t.text for t in xml(briefing).iter(f"{W}t")]
    assert not [t for t in everything if "'" in t or '"' in t]
    assert cells(document, FIGURES)[1][1] == shown
    assert document.core_properties.title == "Rain’s ‘end’"
    assert {"Rain’s ‘end’", "No “mayor”.", "mayor’s office"} <= set(everything)


def test_chinese_and_file_names_keep_their_marks() -> None:
    """The original is shown with the marks that it has, and so is the name of its file."""
    spoken = sentence('他說"不"。', "He said no.", findings=(Finding(Check.TERM, "…"),))
    article = replace(minimal().article, path=Path("it's.txt"))
    briefing = replace(with_body(passage(Role.PARAGRAPH, spoken)), article=article)
    document = made(briefing)
    assert document.tables[0].rows[1].cells[2].text == '他說"不"。'
    assert "Source file: it's.txt" in next(p.text for p in document.paragraphs if p.style.name == "Provenance")
    assert dict(cells(document, 1))["Source file"] == "it's.txt"


# ---------------------------------------------------------------- how it is built


def test_every_run_has_its_language() -> None:
    """Each run with text is tagged: zh-TW with the East Asian font hint for Chinese, en-US for the rest."""
    seen = set()
    for run in xml(full()).iter(f"{W}r"):
        text = "".join(t.text or "" for t in run.iter(f"{W}t"))
        if text:
            language = run.find(f"{W}rPr/{W}lang").get(f"{W}val")
            hint = run.find(f"{W}rPr/{W}rFonts")
            assert language == ("zh-TW" if HAN.search(text) else "en-US")
            assert (hint is not None and hint.get(f"{W}hint") == "eastAsia") == (language == "zh-TW")
            seen.add(language)
    assert seen == {"en-US", "zh-TW"}


def test_only_styles_not_direct_formatting() -> None:
    """Runs carry a style, a language and a font hint, and nothing else; paragraphs only a style."""
    root = xml(full())
    assert {c.tag for r in root.iter(f"{W}r") for c in r.iterfind(f"{W}rPr/*")} == {
        f"{W}{name}" for name in ("rStyle", "rFonts", "lang")
    }
    assert {c.tag for p in root.iter(f"{W}p") for c in p.iterfind(f"{W}pPr/*")} == {f"{W}pStyle"}


def test_every_style_used_is_defined() -> None:
    """Paragraphs, runs and tables name styles that the file has."""
    root = xml(full())
    defined = {s.get(f"{W}styleId") for s in xml(full(), "word/styles.xml").iter(f"{W}style")}
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in root.iter(f"{W}{tag}")}
    assert used <= defined


def test_tables_repeat_their_headings_and_keep_rows_whole() -> None:
    """Each table with headings repeats them on a new page, says what it is for, and no row is split."""
    for table in made(full()).tables[1:]:
        head, *rows = table.rows
        assert head._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
        assert table._tbl.tblPr.find(f"{W}tblDescription").get(f"{W}val")


# Children in the order of ECMA-376 part 1 (transitional): those that a brief uses.
ORDER = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs spacing ind outlineLvl sectPr",
    "rPr": "rStyle rFonts b i caps color spacing sz szCs shd lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW tcBorders shd tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tcPr tblStylePr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
}


@pytest.mark.parametrize("name", ORDER)
def test_properties_stand_in_the_order_of_the_schema(name: str) -> None:
    """Word's schema is a sequence: a property out of its place makes a file that Word wants to repair."""
    order = ORDER[name].split()
    seen = 0
    for member in ("document", "styles", "numbering", "header1", "footer1"):
        for element in xml(full(), f"word/{member}.xml").iter(f"{W}{name}"):
            places = [order.index(child.tag.removeprefix(W)) for child in element]
            assert places == sorted(places)
            seen += 1
    assert seen


@pytest.mark.parametrize(
    ("briefing", "house"),
    [
        (full, DEFAULT_STYLE),
        (minimal, DEFAULT_STYLE),
        (charted, DEFAULT_STYLE),
        (full, HouseStyle(bilingual=True, paper="Letter", dates="American")),
        (minimal, HouseStyle(sections=Sections(in_brief="", people="", related="", terms="", method=""))),
        (full, HouseStyle(base=bases.letterhead(), bilingual=True)),
        (full, HouseStyle(base=bases.bare())),
        (charted, HouseStyle(base=bases.landscape())),
    ],
)
def test_valid_against_the_schema(briefing: Callable[[], Briefing], house: HouseStyle, tmp_path: Path) -> None:
    """The schemas and rules that Word's own SDK states find nothing wrong with a brief, however it is set."""
    assert faults(written(briefing(), house), tmp_path) == []


def test_page_is_a4_with_numbered_pages() -> None:
    """The page is A4 and both footers have PAGE and NUMPAGES fields that already show a number."""
    section = made(full()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for footer in (section.first_page_footer, section.footer):
        codes = [code.text.strip() for code in footer._element.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]
        assert re.search(r"Page \d+ of \d+$", footer.paragraphs[0].text)


def test_properties_are_ours() -> None:
    """Title, author and dates are the brief's; nothing is left of the library's template."""
    document = made(full())
    properties = document.core_properties
    assert properties.title == full().title.text
    assert properties.author == "Translator (machine translation)"
    assert properties.created == properties.modified == datetime(MADE.year, MADE.month, MADE.day, tzinfo=UTC)
    assert properties.comments == ""
    with zipfile.ZipFile(io.BytesIO(written(full()))) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
        names = file.namelist()
    for left_over in (b"python-docx", b"ja-JP", b"2013", b"Macintosh"):
        assert left_over not in everything
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]


def test_long_headline_fits_its_property() -> None:
    """A headline longer than a document property can hold is cut there and whole in the brief."""
    title = passage(Role.TITLE, sentence("長", "word " * 100))
    document = made(replace(minimal(), title=title))
    assert len(document.core_properties.title) == 255
    assert next(p for p in document.paragraphs if p.style.name == "Title").text == ("word " * 100)


# ---------------------------------------------------------------- that it is sound


def test_same_briefing_same_bytes(tmp_path: Path) -> None:
    """Two processes with different hash seeds write the same bytes."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; import briefings;"
        "from translator.publish.docx.render import render_docx;"
        "Path(sys.argv[2]).write_bytes(render_docx(briefings.full()))"
    )
    for seed in ("1", "2"):
        target = str(tmp_path / f"{seed}.docx")
        command = [sys.executable, "-c", code, str(Path(__file__).parent.parent), target]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[2])
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()


def test_zip_has_no_clock_in_it() -> None:
    """Every member of the file has the same fixed time."""
    with zipfile.ZipFile(io.BytesIO(written(minimal()))) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None


def test_unsafe_characters_are_dropped() -> None:
    """Characters that XML forbids or that turn the reading direction vanish; a line break is a space."""
    dirty = "One\x00 two\x0b\ud800 three\u202e\ufffe\nfour\x7f"
    document = made(with_body(passage(Role.PARAGRAPH, sentence("一。", dirty))))
    assert "One two three four" in [p.text for p in document.paragraphs]


def test_text_is_not_interpreted() -> None:
    """Markup, entities, field codes and format signs in the text stand there as text."""
    odd = "<w:p>&amp; {PAGE} $ink %s <script>"
    document = made(with_body(passage(Role.PARAGRAPH, sentence("一。", odd))))
    assert odd in [p.text for p in document.paragraphs]


def test_module_is_light() -> None:
    """Importing the writer does not import python-docx."""
    code = "import sys, translator.publish.docx.render; sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0
