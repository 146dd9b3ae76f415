"""Several briefs in one document: names of bookmarks, numbers and headings do not meet."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import bases
import docx
import pytest
from briefings import charted, full
from documents import W, faults

from translator.publish.content.outline import plan
from translator.publish.docx.blank import blank_document, set_properties
from translator.publish.docx.brief import running_lines, set_briefing
from translator.publish.docx.builder import DocumentBuilder
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle

HOUSES = pytest.mark.parametrize(
    "house", [DEFAULT_STYLE, HouseStyle(bilingual=True, base=bases.letterhead())], ids=["own", "base"]
)


@cache
def collected(house: HouseStyle = DEFAULT_STYLE) -> bytes:
    """Return a document of two full briefs and one with a chart."""
    builder = DocumentBuilder(blank_document(house, depth=1), house, depth=1)
    set_properties(builder.document, "Three briefs", full().made)
    for number, briefing in enumerate((full(), full(), charted()), 1):
        set_briefing(builder, briefing, f"a{number}_")
    running_lines(builder, "Three briefs", full().made, 9)
    buffer = io.BytesIO()
    builder.document.save(buffer)
    return buffer.getvalue()


def opened(house: HouseStyle = DEFAULT_STYLE) -> Any:
    """Return that document as python-docx reads it back."""
    return docx.Document(io.BytesIO(collected(house)))


@HOUSES
def test_bookmarks_are_told_apart(house: HouseStyle) -> None:
    """Every bookmark has its brief's prefix and is there once; every link and field finds its own."""
    root = opened(house).element
    names = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    fields = {code.text.split()[1] for code in root.iter(f"{W}instrText") if "REF" in code.text}
    assert len(set(names)) == len(names) == len(set(numbers))
    assert {name.split("_")[0] for name in names} == {"a1", "a2", "a3"}
    assert {"a1_check_1", "a2_check_1", "a1_checks", "a2_body_2", "a3_body_0"} <= anchors
    assert anchors | fields <= set(names)


def test_prefixed_plan() -> None:
    """A plan with a prefix has the same places by name; only their bookmarks differ."""
    own, prefixed = plan(full()), plan(full(), "a7_")
    assert list(own.places) == list(prefixed.places)
    assert [place.anchor for place in prefixed.places.values()] == [f"a7_{name}" for name in own.places]
    assert prefixed.flagged[0].anchor == "a7_check_1"
    assert prefixed.list_anchor == "a7_checks"
    assert [p.is_related for p in own.places.values()] == [p.is_related for p in prefixed.places.values()]


def test_headings_are_one_level_lower() -> None:
    """The headline is a Heading 1, the parts Heading 2, the article's headings Heading 3; no brief has a Title."""
    outline = [(p.style.name, p.text) for p in opened().paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert outline[:5] == [
        ("Heading 1", full().title.text),
        ("Heading 2", "In brief"),
        ("Heading 2", "Key figures"),
        ("Heading 2", "Full text"),
        ("Heading 3", "Quays that are too small"),
    ]
    assert [style for style, _ in outline].count("Heading 1") == 3
    assert "Title" not in {style for style, _ in outline}


def test_each_brief_begins_a_page() -> None:
    """A headline stands at the top of a page, whatever its style says."""
    headlines = [p for p in opened().paragraphs if p.style.name == "Heading 1"]
    assert [p.paragraph_format.page_break_before for p in headlines] == [True] * 3


def test_headings_look_as_in_a_brief_of_its_own() -> None:
    """The styles move with the levels: a headline is set in the headlines' font, and each has its outline level."""
    styles = opened().styles
    assert styles["Heading 1"].font.name == DEFAULT_STYLE.fonts.headlines
    assert styles["Heading 2"].font.all_caps
    levels = [styles[f"Heading {n}"].element.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") for n in (1, 2, 3)]
    assert levels == ["0", "1", "2"]


@HOUSES
def test_each_brief_counts_its_paragraphs_from_one(house: HouseStyle) -> None:
    """The numbered paragraphs of each brief are a list of their own that begins at 1."""
    document = opened(house)
    lists: dict[str, set[str]] = {}
    for paragraph in document.element.iter(f"{W}p"):
        if paragraph.pPr is not None and paragraph.style in ("NumberedText", "Standfirst"):
            prefix = paragraph.find(f"{W}bookmarkStart").get(f"{W}name").split("_")[0]
            lists.setdefault(prefix, set()).add(paragraph.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"))
    assert [len(found) for found in lists.values()] == [1, 1, 1]
    assert len({number for found in lists.values() for number in found}) == 3
    for found in lists.values():
        own = document.part.numbering_part.element.xpath(f"./w:num[@w:numId='{min(found)}']//w:startOverride/@w:val")
        assert own == ["1"]


@HOUSES
def test_collection_is_sound(house: HouseStyle, tmp_path: Path) -> None:
    """The schemas and rules that Word's own SDK states find nothing wrong with it."""
    assert faults(collected(house), tmp_path) == []
