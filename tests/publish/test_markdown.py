"""The Markdown brief, read back by a CommonMark parser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from briefings import full, label, minimal, passage, sentence
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from translator.publish.formats import Format, render
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle, Sections
from translator.publish.markdown import FLAG, escape, render_markdown
from translator.records import Briefing, Check, Finding, Role

HOSTILE = (
    "a | b \\| c",
    "*stars* **more** _under_ __more__ snake_case",
    "# no heading #",
    "<script>alert(1)</script> <b>x</b> <!-- c -->",
    "[x](https://example.org) ![p](q) [ref]: /url [^1] <https://example.org>",
    "`code` ``more`` ~~gone~~ ~x~",
    "&lt; &amp;lt; &#35; &copy; R&D",
    "- item",
    "+ item",
    "12. item",
    "7) item",
    "> quoted",
    "===",
    "---",
    "***",
    "~~~",
    "| a | b |",
    "$x$ and US$5 or NT$6",
    "ends with a backslash \\",
    "line\nbreak\u2028and  blanks\t here",
    "1)2. 3",
    "- [ ] task",
    "!",
)


def parser() -> MarkdownIt:
    """Return a CommonMark parser with the extensions of GitHub Flavored Markdown that could be set off."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def blocks(markdown: str) -> list[tuple[str, str]]:
    """Return each block that holds text as the tag around it and the text shown there."""
    tokens = parser().parse(markdown)
    return [(tokens[i - 1].tag, shown(token)) for i, token in enumerate(tokens) if token.type == "inline"]


def shown(inline: Token) -> str:
    """Return the text that a reader sees of an inline token; a line break is a slash."""
    return "".join("/" if part.content == "<br>" else part.content for part in inline.children or () if visible(part))


def visible(part: Token) -> bool:
    """Whether a part of a line shows something."""
    return part.type in ("text", "code_inline") or part.content == "<br>"


def cells(markdown: str, heading: str) -> list[str]:
    """Return the texts of the cells of the table under a heading, its head left out."""
    under = ""
    found = []
    for tag, text in blocks(markdown):
        under = text if tag in ("h1", "h2", "h3") else under
        if tag == "td" and under == heading:
            found.append(text)
    return found


def paragraph(*sentences: str) -> Briefing:
    """Return a briefing whose body is one paragraph of those English sentences."""
    body = (passage(Role.PARAGRAPH, *(sentence("句子。", text) for text in sentences)),)
    return replace(minimal(), body=body)


def flagged(text: str, message: str = "“Rain” (雨) is not in the English.") -> Briefing:
    """Return a briefing of one sentence that fails a check."""
    body = (passage(Role.PARAGRAPH, sentence("今天下雨。", text, findings=(Finding(Check.TERM, message),))),)
    return replace(minimal(), body=body)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "- {}", "## {}", "> {}", "| h |\n| --- |\n| {} |", "before {} after"])
def test_escaped_text_is_shown_letter_by_letter(text: str, frame: str) -> None:
    """Nothing in a text is taken for Markdown, be it in a paragraph, list, heading, quote or table."""
    found = [shown for _, shown in blocks(frame.format(escape(text)))]
    assert found[-1].removeprefix("before ").removesuffix(" after") == " ".join(text.split())


@given(st.text(st.sampled_from("a1 \\`*_{}[]()<>#+-.!|~&;=:$\"'/^x\n\t中。"), max_size=30))
def test_any_text_survives_a_cell(text: str) -> None:
    """Any text of Markdown's own characters comes back from a table cell as it was."""
    found = [cell for tag, cell in blocks(f"| h |\n| --- |\n| {escape(text)} |") if tag == "td"]
    assert found == [" ".join(text.split())]


@given(st.text(st.sampled_from("a1 \\`*_{}[]()<>#+-.!|~&;=:$\"'/^x\n\t中。"), min_size=1, max_size=30))
def test_any_text_survives_a_paragraph(text: str) -> None:
    """Any text of Markdown's own characters comes back from a line of its own as it was, as one paragraph."""
    stripped = " ".join(text.split())
    assert blocks(escape(text)) == ([("p", stripped)] if stripped else [])


def test_marks_that_reorder_a_line_are_left_out() -> None:
    """A character that turns the reading direction or shows nothing does not get into the brief."""
    assert escape("a\u202eb\u200fc\x07d\ud800e\ufefff") == "abcdef"


def test_readable_text_is_left_alone() -> None:
    """Ordinary English keeps its punctuation without backslashes."""
    text = "Mr. Lin’s R&D grew (by 3.5%) – 1,200 people; “yes!” he said: it’s 12-28 nm."
    assert escape(text) == text


def test_headings_stand_in_the_order_of_the_brief() -> None:
    """The parts come in the order of the Word brief, the article's headings one level below."""
    found = [(tag, text) for tag, text in blocks(render_markdown(full())) if tag in ("h1", "h2", "h3")]
    assert found[0] == ("h1", full().title.text)
    assert [text for _, text in found[1:]] == [
        *("In brief", "Key figures", "Full text", "Quays that are too small", "Exports grow"),
        *("Check before use", "People and organisations", "Related items", "Terms used", "How this brief was made"),
    ]
    assert ("h3", "Exports grow") in found


def test_all_sentences_are_shown() -> None:
    """Every sentence of the body stands in the full text."""
    text = " ".join(shown for _, shown in blocks(render_markdown(full())))
    for found in full().body:
        for part in found.sentences:
            assert part.text.replace("'", "’") in text


def test_every_link_has_its_anchor() -> None:
    """What the summary, the figures and the flags link to is there, once."""
    text = render_markdown(full())
    anchors = re.findall(r'<a id="(\w+)">', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#(\w+)\)", text)) <= set(anchors)


def test_summary_points_name_their_paragraph() -> None:
    """A point of the summary ends with the number of its paragraph, linked to it."""
    assert "to US\\$940 million. ([¶ 4](#body_6))" in render_markdown(full())


def test_paragraphs_carry_their_numbers() -> None:
    """A paragraph begins with its number, in bold, on its anchor."""
    text = render_markdown(full())
    assert '<a id="body_6"></a>**¶ 4** Last year' in text
    assert ("p", "¶ 1 It rained today.") in blocks(render_markdown(minimal()))


def test_flagged_sentence_stands_between_marks() -> None:
    """A sentence that failed a check has the sign before it and the link to its check after it."""
    text = render_markdown(flagged("It snowed."))
    assert f"{FLAG} It snowed. [(check 1)](#check_1)" in text
    assert text.count('<a id="check_1"></a>') == 1


def test_flagged_summary_point_and_figure_are_marked() -> None:
    """The sign stands before a flagged sentence in the summary too."""
    assert f"- {FLAG} Lin Shu-wei pointed out" in render_markdown(full())


def test_missing_translation_is_said() -> None:
    """A sentence without English is shown as such in the text and in the checks."""
    text = render_markdown(flagged(""))
    assert text.count("\\[no translation\\]") == 2


def test_checks_have_chinese_and_reason() -> None:
    """The table of checks gives where, the English, the Chinese and what failed, each finding on its own line."""
    found = flagged("It snowed.", "One | two")
    findings = (Finding(Check.TERM, "One | two"), Finding(Check.FIGURE, "*Three*"))
    twice = replace(found.body[0].sentences[0], findings=findings)
    text = render_markdown(replace(found, body=(passage(Role.PARAGRAPH, twice),)))
    assert cells(text, "Check before use") == ["1", "¶ 1", "It snowed.", "今天下雨。", "One | two/*Three*"]


def test_no_checks_are_said() -> None:
    """Where nothing failed, the brief says above what was checked and below that nothing was flagged."""
    found = [text for _, text in blocks(render_markdown(minimal()))]
    checked = "Checked: glossary terms in the English, none to check; figures, none to check."
    assert f"{checked} The meaning was not checked." in found
    assert "No sentence was flagged." in found


def test_key_figures_table() -> None:
    """A key figure stands with the clause around it and its paragraph."""
    found = cells(render_markdown(full()), "Key figures")
    assert found[3:6] == ["12,000", "…\u00a0the base is expected to create 12,000 jobs\u00a0…", "¶ 2"]


def test_terms_table() -> None:
    """A term stands with its kind and its uses, and with how many the English misses."""
    found = cells(render_markdown(full()), "Terms used")
    assert found[:4] == ["高雄港", f"Port of Kaohsiung ({FLAG} 1 missed)", "place", "2"]


def test_related_items_table() -> None:
    """A related item stands with its source and age; one whose opening is cut off has the dagger."""
    found = cells(render_markdown(full()), "Related items")
    original = "風機葉片運輸塞住南部公路"
    assert found[:2] == ["Transport of turbine blades blocks roads in the south †", original]
    assert found[2:4] == ["South Wind Daily", "2 hours ago"]


def test_related_headline_in_doubt_is_left_out() -> None:
    """It is not in the table nor in the checks; how many are is said; where all are, there is no table."""
    doubt = passage(Role.RELATED, sentence("雨。", "Rain.", findings=(Finding(Check.MEANING, "In doubt."),)))
    worse = replace(full().related[0], headline=doubt)
    text = render_markdown(replace(full(), related=(full().related[1], worse)))
    assert "1 of 2 related headlines left out: their English is in doubt (see the review page)." in text
    assert "In doubt." not in text
    assert "related_1" not in text
    alone = render_markdown(replace(full(), related=(worse,)))
    assert "1 of 1 related headline left out" in alone
    assert "| Headline |" not in alone


def test_house_sets_masthead_and_dates() -> None:
    """The house's masthead stands on top, letter by letter, and every date is in its style."""
    found = [
        text for _, text in blocks(render_markdown(full(), HouseStyle(masthead="*Morning* file", dates="American")))
    ]
    assert found[0].startswith("*Morning* file, December ")
    assert any(" · December 1, 2025 · " in text for text in found)
    assert not [text for text in found if re.search(r"\d (November|December) \d{4}$", text)]


def test_house_names_the_sections() -> None:
    """Each part has the heading that the house gives it, letter by letter."""
    titles = ("1. A*", "2. B", "# C #", "D", "P", "E", "F", "G")
    names = ("in_brief", "key_figures", "full_text", "checks", "people", "related", "terms", "method")
    house = HouseStyle(sections=replace(Sections(), **dict(zip(names, titles, strict=True))))
    text = render_markdown(full(), house)
    assert tuple(found for tag, found in blocks(text) if tag == "h2") == titles
    assert cells(text, "F")[:2] == cells(render_markdown(full()), "Terms used")[:2]


@pytest.mark.parametrize("name", ["in_brief", "key_figures", "people", "related", "terms", "method"])
def test_house_leaves_a_section_out(name: str) -> None:
    """A part that the house has switched off is gone, heading and all; the other parts stay as they are."""
    whole = render_markdown(full())
    text = render_markdown(full(), HouseStyle(sections=replace(Sections(), **{name: ""})))
    start = whole.index(f"## {getattr(Sections(), name)}\n")
    end = whole.find("\n## ", start) + 1
    assert text == (whole[:start] + whole[end:] if end else whole[: start - 1])


def test_check_of_a_section_left_out_leads_nowhere() -> None:
    """A flagged related item is in the list of checks without a link where the house leaves related items out."""
    item = full().related[0]
    headline = passage(Role.RELATED, sentence("雨。", "Rain.", findings=(Finding(Check.SPELLING, "Lost."),)))
    briefing = replace(full(), related=(replace(item, headline=headline),))
    assert "[related item 1](#related_0)" in render_markdown(briefing)
    text = render_markdown(briefing, HouseStyle(sections=replace(Sections(), related="")))
    assert "| related item 1 |" in text
    assert "#related_0" not in text


def test_hostile_article_keeps_the_structure() -> None:
    """An article made of Markdown's own marks has the headings and paragraphs of any other."""
    ordinary = replace(paragraph(*("Rain." for _ in HOSTILE)), title=label(Role.TITLE, "雨", "Rain"))
    hostile = replace(paragraph(*HOSTILE), title=label(Role.TITLE, "雨", "# <i>Rain</i> | `x`"))
    before, after = (blocks(render_markdown(briefing)) for briefing in (ordinary, hostile))
    assert [tag for tag, _ in after] == [tag for tag, _ in before]
    assert ("h1", "# <i>Rain</i> | `x`") in after


def test_nothing_but_anchors_and_breaks_is_html() -> None:
    """No HTML of the text gets through: what is HTML in the brief is ours."""
    tokens = parser().parse(render_markdown(replace(paragraph(*HOSTILE), title=label(Role.TITLE, "雨", "<img src=x>"))))
    html = [p.content for t in tokens for p in [t, *(t.children or ())] if p.type in ("html_inline", "html_block")]
    assert html
    assert all(re.fullmatch(r'<a id="\w+">|</a>|<br>', piece) for piece in html)


def test_same_briefing_same_text() -> None:
    """The text is made from the briefing alone."""
    assert render_markdown(full()) == render_markdown(full())


def test_written_as_utf8() -> None:
    """The file is UTF-8 without a mark, with line feeds, and ends with one."""
    data = render(Format.MARKDOWN, minimal(), DEFAULT_STYLE)
    assert data.decode("utf-8") == render_markdown(minimal())
    assert data.startswith(b"*News")
    assert data.endswith(b"|\n")
