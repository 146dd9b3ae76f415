"""The Word brief: what it holds, how it is built, and that it is a sound file."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from briefings import MADE, full, minimal, passage, sentence
from docx.oxml import parse_xml

from translator.errors import OutputError
from translator.publish.docx import write_docx
from translator.publish.plan import long_date, plan, shorten
from translator.publish.style import HOUSE
from translator.records import Briefing, Finding, Passage, Role, SummaryPoint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAN = re.compile("[\u3400-\u9fff]")


@cache
def written(briefing: Briefing) -> bytes:
    """Return the bytes of the brief, made once for each briefing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.docx"
        write_docx(briefing, path)
        return path.read_bytes()


def made(briefing: Briefing) -> Any:
    """Return the brief as python-docx reads it back."""
    return docx.Document(io.BytesIO(written(briefing)))


def xml(briefing: Briefing, member: str = "word/document.xml") -> Any:
    """Return the root of a member of the brief."""
    with zipfile.ZipFile(io.BytesIO(written(briefing))) as file:
        return parse_xml(file.read(member))


def cells(document: Any, table: int) -> list[list[str]]:
    """Return the text of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


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
        ("Heading 1", "Related items"),
        ("Heading 1", "Terms used"),
        ("Heading 1", "Check before use"),
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
        "South Wind Daily | 1 December 2025 | By Chen Yi-chun | Source file: wind-base.txt | Machine translation"
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
    numbered = [p for p in document.paragraphs if p.style.name in ("Body Text", "Standfirst")]
    for place in plan(full()).places.values():
        if place.number:
            assert place.anchor in numbered[place.number - 1]._p.xml


def test_key_figures_with_their_sentences() -> None:
    """A row of key figures has the figure, its sentence and where it stands; the figure is bold in the sentence."""
    document = made(full())
    rows = cells(document, 1)
    assert rows[0] == ["Figure", "What it counts", "Where"]
    assert rows[4] == [
        "40%",
        "When it is finished, the base is expected to create 12,000 jobs, 40% of which are for local people.",
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
    assert fill == HOUSE.highlight


def test_check_shows_english_original_and_reason() -> None:
    """The checks list the English, the Chinese and what failed."""
    row = cells(made(full()), 4)[1]
    assert row == [
        "1. ¶\u00a03",
        "Lin Shu-wei pointed out that the survey of the harbour floor was not complete.\n"
        "林書瑋指出，高雄港的地質調查仍未完成。",
        "Term: “Port of Kaohsiung” (高雄港) is not in the English.",
    ]


def test_no_findings_is_said() -> None:
    """A brief without flags says that all checks passed and has no yellow."""
    document = made(minimal())
    assert "All checks passed. No sentence was flagged." in [p.text for p in document.paragraphs]
    assert not [run for p in document.paragraphs for run in p.runs if run.style.name == "Flagged"]


def test_flag_outside_the_body_is_listed() -> None:
    """A flagged headline and a flagged related item are numbered in reading order with where they stand."""
    briefing = full()
    finding = (Finding("term", "A name is missing."),)
    title = replace(briefing.title, sentences=(replace(briefing.title.sentences[0], findings=finding),))
    item = briefing.related[1]
    headline = replace(item.headline, sentences=(replace(item.headline.sentences[0], findings=finding),))
    changed = replace(briefing, title=title, related=(briefing.related[0], replace(item, headline=headline)))
    rows = cells(made(changed), 4)[1:]
    assert [row[0] for row in rows] == ["1. headline", "2. ¶\u00a03", "3. related item 2"]


def test_empty_translation_is_visible() -> None:
    """A sentence without English is shown as such where it belongs, not left out."""
    empty = sentence("他走了。", "", findings=(Finding("empty", "The engine returned nothing."),))
    document = made(with_body(passage(Role.PARAGRAPH, empty)))
    assert "[no translation]\u00a0[check\u00a01]" in [p.text for p in document.paragraphs]


def test_related_items_mark_what_is_cut() -> None:
    """The related items are headline, source and age; a dagger marks a text that the page cut off."""
    assert cells(made(full()), 2)[1:] == [
        ["Transport of turbine blades blocks roads in the south\u00a0†", "South Wind Daily", "2 hours ago"],
        ["Fishers' association asks for compensation", "Harbour City Radio", "1 day ago"],
    ]


def test_terms_say_what_was_missed() -> None:
    """The terms table counts the occurrences and says how many the English lacks."""
    rows = cells(made(full()), 3)[1:]
    assert rows[:2] == [["高雄港", "Port of Kaohsiung", "2, 1 missed"], ["經濟部", "Ministry of Economic Affairs", "1"]]


def test_method_note() -> None:
    """The closing note has engine, model, short digests and what was left out, by reason."""
    rows = dict(cells(made(full()), 5)[1:])
    assert rows["Engine and model"] == "llm, sample-model-1b (0123456789ab)"
    assert rows["Glossary"] == "fedcba987654"
    assert rows["Left out"].startswith("11 lines of the source page (menu 9, copyright 2).")


def test_parts_without_content_are_left_out() -> None:
    """A brief without summary, figures, related items and terms has no empty parts."""
    headings = [p.text for p in made(minimal()).paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Full text", "Check before use", "How this brief was made"]


def test_no_chinese_in_the_english_parts() -> None:
    """Outside the terms and the checks no run of a brief is Chinese."""
    document = made(full())
    outside = [p.text for p in document.paragraphs]
    outside += [cell for table in (0, 1, 2, 5) for row in cells(document, table) for cell in row]
    assert not [text for text in outside if HAN.search(text)]


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


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["FFFFFF", HOUSE.tint, HOUSE.highlight])
@pytest.mark.parametrize("colour", [HOUSE.ink, HOUSE.accent, HOUSE.muted, HOUSE.warning])
def test_contrast(colour: str, ground: str) -> None:
    """Every text colour has at least 4.5:1 against every ground that it can stand on (WCAG 2.2)."""
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


# ---------------------------------------------------------------- that it is sound


def test_same_briefing_same_bytes(tmp_path: Path) -> None:
    """Two processes with different hash seeds write the same bytes."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; import briefings;"
        "from translator.publish.docx import write_docx; write_docx(briefings.full(), Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        target = str(tmp_path / f"{seed}.docx")
        command = [sys.executable, "-c", code, str(Path(__file__).parent), target]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[1])
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


def test_failure_leaves_the_old_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the new file cannot be put in place, the old one stays, nothing lies beside it, and the error names it."""
    path = tmp_path / "brief.docx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OutputError, match=re.escape(f"{path}: cannot be written (Permission denied).")):
        write_docx(minimal(), path)
    assert [p.name for p in tmp_path.iterdir()] == ["brief.docx"]
    assert path.read_bytes() == b"old"


def test_folder_is_made(tmp_path: Path) -> None:
    """A folder that is not there is made."""
    write_docx(minimal(), tmp_path / "a" / "b" / "brief.docx")
    assert docx.Document(io.BytesIO((tmp_path / "a" / "b" / "brief.docx").read_bytes()))


def test_module_is_light() -> None:
    """Importing the writer does not import python-docx."""
    code = "import sys, translator.publish.docx; sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1]).returncode == 0


# ---------------------------------------------------------------- small parts


def test_short_sentence_comes_whole() -> None:
    """A sentence that is short enough is not cut."""
    assert shorten("It cost US$5 last year.", "US$5", 10) == "It cost US$5 last year."


def test_long_sentence_is_cut_about_its_figure() -> None:
    """A long sentence keeps the words about the figure, cut at clauses, with ellipses for the rest."""
    text = (
        "After years of talks that led nowhere, and against all advice, the city said it would pay NT$3 billion "
        "for the bridge, which is to carry trams, buses and bicycles from one bank to the other"
    )
    assert shorten(text, "NT$3 billion", 16) == "… the city said it would pay NT$3 billion for the bridge …"


def test_figure_inside_another_is_not_taken() -> None:
    """The phrase to cut about is found as words of its own, not inside a longer figure."""
    text = " ".join(["In 2012 nothing"] + ["happened"] * 40 + ["until 12 came"])
    assert shorten(text, "12", 10).endswith("until 12 came")


def test_dates_name_the_month() -> None:
    """A date is day, month by name and year, whatever the machine's language."""
    assert long_date(MADE) == "3 December 2025"


def test_summary_point_in_a_caption_is_linked_by_name() -> None:
    """A point whose passage has no number is linked by what the passage is."""
    briefing = replace(full(), summary=(SummaryPoint(1, 0),))
    bullet = made(briefing).tables[0].rows[0].cells[0].paragraphs[0]
    assert bullet.text == "Pier 7 of the Port of Kaohsiung, photographed this week. caption"
