"""A brief on the user's own Word file: what of it is used, what is added and what is left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import bases
import docx
import pytest
from briefings import full
from documents import W, cells, made, written, xml

from translator.publish.house_style import HouseStyle

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@cache
def on(base: Callable[[], bytes], bilingual: bool = False) -> HouseStyle:
    """Return a house with that base."""
    return HouseStyle(base=base(), bilingual=bilingual)


def style(root: Any, name: str) -> Any:
    """Return the style of that name from the root of the styles."""
    return next(s for s in root.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val").lower() == name.lower())


EACH = pytest.mark.parametrize("base", [bases.letterhead, bases.bare, bases.landscape])


@EACH
def test_text_is_that_of_any_brief(base: Callable[[], bytes]) -> None:
    """On any base the brief says what it says without one, and nothing of the base's own text is left."""
    assert [p.text for p in made(full(), on(base)).paragraphs] == [p.text for p in made(full()).paragraphs]


def test_styles_of_the_base_are_used() -> None:
    """Headline, headings, bullets and text have the base's styles of those names, whatever it calls them inside."""
    document = made(full(), on(bases.letterhead))
    for name in ("Title", "Heading 1", "List Bullet"):
        assert str(document.styles[name].font.color.rgb) == "7A1F1F"
        assert len([s for s in document.styles if s.name == name]) == 1
    assert document.styles["Normal"].font.name == "Liberation Serif"
    assert document.styles["Numbered Text"].base_style.name == "Body Text"
    used = {p.style.name for p in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Numbered Text"} <= used
    assert {p.style.name for p in document.tables[0].rows[0].cells[0].paragraphs} == {"List Bullet"}


@EACH
def test_styles_that_the_base_lacks_are_added(base: Callable[[], bytes]) -> None:
    """Every style that a brief names is there once, by identifier and by name, and only one is the default."""
    root = xml(full(), "word/styles.xml", on(base))
    styles = list(root.iter(f"{W}style"))
    identifiers = [s.get(f"{W}styleId") for s in styles]
    names = [s.find(f"{W}name").get(f"{W}val").lower() for s in styles]
    assert len(set(identifiers)) == len(identifiers)
    assert len(set(names)) == len(names)
    defaults = [s.get(f"{W}type") for s in styles if s.get(f"{W}default") == "1"]
    assert len(set(defaults)) == len(defaults)
    body = xml(full(), house=on(base))
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in body.iter(f"{W}{tag}")}
    references = {e.get(f"{W}val") for tag in ("basedOn", "next", "link") for e in root.iter(f"{W}{tag}")}
    assert used | references <= set(identifiers)


def test_added_styles_have_the_font_of_the_base() -> None:
    """What is added names no font, so that it looks like the rest; Chinese has the house's if the base has none."""
    root = xml(full(), "word/styles.xml", on(bases.letterhead))
    for name in ("Masthead", "Standfirst", "Table Text"):
        assert style(root, name).find(f"{W}rPr/{W}rFonts") is None
    fonts = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts.get(f"{W}eastAsia") == "Microsoft JhengHei"


def test_style_of_another_type_is_left_alone() -> None:
    """Where the base has a character style with the name of our paragraph style, ours takes another name."""
    root = xml(full(), "word/styles.xml", on(bases.letterhead))
    assert style(root, "Note").get(f"{W}type") == "character"
    assert style(root, "Brief Note").get(f"{W}styleId") == "Note"


def test_identifier_that_is_ours_is_given_up() -> None:
    """A style of the base that has an identifier of ours keeps its name and its paragraphs under another."""
    document = made(full(), on(bases.letterhead))
    assert document.sections[0].header.paragraphs[0].style.name == "My own"
    assert document.styles["My own"].style_id == "BaseTitle"


def test_header_and_footer_of_the_base_stay() -> None:
    """A base with a header or footer keeps both as they are, on every page."""
    section = made(full(), on(bases.letterhead)).sections[0]
    assert section.header.paragraphs[0].text == bases.LETTERHEAD
    assert [p.text for p in section.footer.paragraphs] == ["Confidential"]
    assert not section.different_first_page_header_footer


def test_header_of_an_earlier_section_stays() -> None:
    """The header that a base's last section takes over from the one before is kept with it."""
    document = made(full(), on(bases.landscape))
    assert len(document.sections) == 1
    assert document.sections[0].header.paragraphs[0].text == bases.LETTERHEAD


def test_base_without_header_gets_ours() -> None:
    """A base that has neither header nor footer has those of any brief."""
    section = made(full(), on(bases.bare)).sections[0]
    assert section.footer.paragraphs[0].text.startswith("Machine translation.")
    assert section.different_first_page_header_footer


def test_page_of_the_base_is_used() -> None:
    """Page, margins and columns are the base's, and tables are as wide as its text."""
    document = made(full(), on(bases.letterhead))
    width = document.sections[0].page_width.twips - 2 * document.sections[0].left_margin.twips
    assert round(document.sections[0].left_margin.cm, 1) == 3.5
    for table in document.tables[1:]:
        assert width - 6 <= sum(cell.width.twips for cell in table.rows[0].cells) <= width
    wide = made(full(), on(bases.landscape))
    section = wide.sections[0]
    text = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    assert sum(cell.width.twips for cell in wide.tables[1].rows[0].cells) == (text - 500) // 2


def test_base_without_page_has_the_house_paper() -> None:
    """Where the base states no page, the house's paper and margins are used."""
    section = made(full(), on(bases.bare)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin.twips == 1474


@EACH
def test_nothing_private_of_the_base_is_handed_on(base: Callable[[], bytes]) -> None:
    """Neither the base's text nor its comments, their authors, its keywords or its program are in a brief."""
    with zipfile.ZipFile(io.BytesIO(written(full(), on(base)))) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
        names = file.namelist()
    for word in (bases.SECRET, "Not for clients", "Nyberg", "internal", "python-docx"):
        assert word.encode() not in everything
    assert not [name for name in names if "comments" in name or "thumbnail" in name]
    assert made(full(), on(base)).core_properties.author == "Translator (machine translation)"


def test_paragraphs_are_numbered_on_a_base() -> None:
    """The paragraph numbers are a list of ours beside the base's lists: definitions before lists, no number twice."""
    root = xml(full(), "word/numbering.xml", on(bases.letterhead))
    tags = [child.tag.removeprefix(W) for child in root]
    assert tags == sorted(tags)
    lists = [num.get(f"{W}numId") for num in root.iter(f"{W}num")]
    definitions = [abstract.get(f"{W}abstractNumId") for abstract in root.iter(f"{W}abstractNum")]
    assert len(set(lists)) == len(lists)
    assert len(set(definitions)) == len(definitions)
    styles = xml(full(), "word/styles.xml", on(bases.letterhead))
    assert style(styles, "Numbered Text").find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") in lists


def test_base_of_an_older_word_is_brought_up() -> None:
    """The brief is in Word's present mode, so that tables align with the text and nothing is switched off."""
    root = xml(full(), "word/settings.xml", on(bases.letterhead))
    modes = [s.get(f"{W}val") for s in root.iter(f"{W}compatSetting") if s.get(f"{W}name") == "compatibilityMode"]
    assert modes == ["15"]


def test_bilingual_on_a_base() -> None:
    """The two columns are those of any bilingual brief."""
    document, plain = made(full(), on(bases.letterhead, True)), made(full(), HouseStyle(bilingual=True))
    assert [cells(document, n) for n in range(len(document.tables))] == [
        cells(plain, n) for n in range(len(plain.tables))
    ]


def test_template_is_a_document_afterwards() -> None:
    """A brief on a template opens as a document."""
    house = HouseStyle(base=bases.with_content_type(bases.letterhead(), "template"))
    assert docx.Document(io.BytesIO(written(full(), house))).paragraphs[0].text.startswith("News briefing")


def test_same_base_same_bytes() -> None:
    """The same briefing on the same base is the same bytes."""
    first = written(full(), on(bases.letterhead))
    written.cache_clear()
    assert written(full(), on(bases.letterhead)) == first
