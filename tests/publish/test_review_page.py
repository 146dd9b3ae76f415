"""The review page as HTML, without a browser: what it says, where, and what an article cannot do to it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Any, cast

import pytest
from briefings import LIN, PORT, full, label, minimal, passage, quantity, sentence

from translator.glossary.validate import KINDS
from translator.publish.content.outline import long_date, plan
from translator.publish.formats import Format, render
from translator.publish.house_style import DEFAULT_STYLE, Colours, HouseStyle
from translator.publish.html.marks import english_marks, original_marks
from translator.publish.html.review_page import render_page
from translator.records import (
    Block,
    Briefing,
    Check,
    Entry,
    Finding,
    QuantityKind,
    Realisation,
    Role,
    Step,
    TermHit,
    Translation,
)

VOID = {"meta", "input", "br", "img", "link"}
HOSTILE = "<script>alert(1)</script></script><!-- &lt;b&gt; \"onmouseover=alert(2) ' ]]> ${x} $title"


@dataclass
class Node:
    """An element of a page."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, tag: str = "", css: str = "") -> Iterator[Node]:
        """Every element below it of that tag and class, in order."""
        for child in self.children:
            if isinstance(child, Node):
                classes = (child.attributes.get("class") or "").split()
                if tag in ("", child.tag) and (not css or css in classes):
                    yield child
                yield from child.all(tag, css)

    def one(self, tag: str = "", css: str = "") -> Node:
        """The only such element."""
        (found,) = self.all(tag, css)
        return found

    def __getitem__(self, name: str) -> str:
        value = self.attributes[name]
        assert value is not None
        return value


class Tree(HTMLParser):
    """Makes nodes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Node("")
        self._open = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def page(briefing: Briefing, house: HouseStyle = DEFAULT_STYLE) -> Node:
    """The page of a briefing."""
    tree = Tree(render_page(briefing, house))
    assert tree._open == [tree.root]
    return tree.root


def rows(root: Node) -> list[Node]:
    """The rows of sentences."""
    return [row for row in root.all("tr") if "data-row" in row.attributes]


def cells(row: Node) -> tuple[str, str]:
    """The original and the English of a row."""
    return row.one("td", "original").text, row.one("p", "text").text


def row_of(root: Node, source: str) -> Node:
    """The first row with this Chinese."""
    return next(row for row in rows(root) if cells(row)[0] == source)


def data_of(root: Node) -> dict[str, Any]:
    """What the script is given."""
    data = json.loads(next(s for s in root.all("script") if s.attributes.get("id") == "data").text)
    assert isinstance(data, dict)
    return data


def briefing_of(*sentences: Translation) -> Briefing:
    """A briefing with one paragraph of those sentences."""
    body = passage(Role.PARAGRAPH, *sentences)
    least = minimal()
    return replace(least, article=replace(least.article, blocks=(Block(body.role, body.source),)), body=(body,))


def hostile(text: str) -> Briefing:
    """A briefing in which `text` stands wherever an article, its file or the glossary puts text."""
    entry = Entry(f"港{text}", f"port{text}", kind="place", note=text, row=7)
    finding = Finding(cast(Check, f"term{text}"), f"Lost: {text}")
    said = sentence(f"港{text}。{text}", f"The port{text} {text}", (entry,), (), (finding,))
    least = briefing_of(said, sentence(text, text))
    article = replace(least.article, title=text, path=Path(f"{text.replace('/', '_')}.txt"))
    whole = full()
    return replace(
        least,
        article=article,
        title=label(Role.TITLE, text, text),
        publisher=label(Role.PUBLISHER, text, text),
        byline=label(Role.BYLINE, text, text),
        related=(replace(whole.related[0], headline=label(Role.RELATED, text, text)),),
        signature=replace(least.signature, model=text),
    )


def test_same_briefing_same_page() -> None:
    """The page is made from the briefing alone."""
    assert render_page(full()) == render_page(full())


def test_policy_allows_this_style_and_script_and_nothing_else() -> None:
    """The security policy names the digests of the only style and the only program, and shuts the rest."""
    root = page(full())
    policy = next(m for m in root.all("meta") if "http-equiv" in m.attributes)["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    program = next(s for s in root.all("script") if not s.attributes)

    def digest(code: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "style-src": digest(root.one("style").text),
        "script-src": digest(program.text),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def test_page_refers_to_nothing_outside() -> None:
    """No element loads or links to anything; every reference is to a place of the page itself."""
    root = page(full())
    names = {name for node in root.all() for name in node.attributes}
    assert not names & {"src", "srcset", "action", "style", "data", "ping", "poster"}
    assert not [name for name in names if name.startswith("on")]
    ids = [node["id"] for node in root.all() if "id" in node.attributes]
    links = [node["href"] for node in root.all() if "href" in node.attributes]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert "url(" not in root.one("style").text
    assert "@import" not in root.one("style").text


def test_no_id_stands_twice() -> None:
    """What a link leads to is one element."""
    ids = [node["id"] for node in page(full()).all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))


def test_every_sentence_has_a_row_in_reading_order() -> None:
    """Each sentence of the brief is a row: the original first, then the English."""
    briefing = full()
    expected = [(s.segment.text, s.text) for p in briefing.passages() for s in p.sentences]
    found = [(original, re.sub("[“”]", '"', english)) for original, english in map(cells, rows(page(briefing)))]
    assert found == [(source, re.sub("[“”]", '"', english).replace("'", "’")) for source, english in expected]


def test_rows_have_the_paragraph_numbers_of_the_brief() -> None:
    """The first sentence of a passage shows the place that the brief gives it, the others only say it."""
    briefing = full()
    root = page(briefing)
    seen = [row.one("span", "where").text for row in rows(root) if any(row.all("span", "where"))]
    places = [place.label for place in plan(briefing).places.values() if not place.is_related]
    assert seen[: len(places)] == places
    assert seen[len(places) :] == ["related item 1", "source", "age", "related item 2", "source", "age"]
    second = row_of(root, "基地完工後預計創造1萬2,000個工作機會，其中四成留給本地居民。")
    assert second.one("th").text == "¶ 2, sentence 2"


def test_list_of_checks_comes_first_and_leads_to_the_rows() -> None:
    """Each flag is listed with what failed before any sentence, and links to its row, which links back."""
    root = page(full())
    (item,) = root.one("ol", "checks").all("li")
    link = item.one("a")
    assert link.text == "1. ¶ 3, sentence 2"
    assert item.one("div", "findings").text == "term “Port of Kaohsiung” (高雄港) is not in the English."
    row = next(row for row in rows(root) if row["id"] == link["href"].removeprefix("#"))
    assert cells(row)[0] == "林書瑋指出，高雄港的地質調查仍未完成。"
    assert row.one("a", "flag")["href"] == f"#{item['id']}"
    order = [node.tag for node in root.all() if node.tag in ("ol", "table")]
    assert order[:3] == ["ol", "ol", "table"]


def test_row_of_a_flag_says_what_failed() -> None:
    """A flagged row carries the names of its checks and the messages; the others carry none."""
    findings = (Finding(Check.EMPTY, "There is no English."), Finding(Check.LENGTH, "Too short."))
    said = sentence("雨。", "", (), (), findings)
    root = page(briefing_of(said, sentence("晴。", "Sunny.")))
    first, second = rows(root)[1:]
    assert first["data-checks"] == "empty|length"
    assert [li.text for li in first.one("ul", "findings").all("li")] == [
        "empty There is no English.",
        "length Too short.",
    ]
    assert cells(first)[1] == "[no translation]"
    assert second["data-checks"] == ""
    assert not list(second.all("ul"))


def test_filters_have_the_checks_with_their_counts() -> None:
    """There is a choice for all, for the flagged, and for each check that fails, and how many each has."""
    bad = (Finding(Check.TERM, "One."), Finding(Check.TERM, "Two."), Finding(Check.FIGURE, "Three."))
    root = page(briefing_of(sentence("雨。", "Rain.", (), (), bad), sentence("風。", "Wind.", (), (), bad[:1])))
    assert [choice.text for choice in root.one("fieldset").all("label")] == ["All 3", "Flagged 2", "term 2", "figure 1"]
    assert [node["value"] for node in root.one("fieldset").all("input")] == [
        "all",
        "flagged",
        "check:term",
        "check:figure",
    ]


def test_nothing_flagged_is_said() -> None:
    """A brief without flags says so instead of an empty list."""
    assert "No sentence was flagged." in page(minimal()).one("main").text
    assert "1 sentence" not in page(full()).text


def test_what_the_page_does_not_state_is_not_stated() -> None:
    """Publisher and date that the article lacks are said to be lacking."""
    facts = [li.text for li in next(page(minimal()).all("ul", "facts")).all("li")]
    assert facts == ["Publisher not stated", "Date not stated", "Source file: rain.txt", "Machine translation"]


def test_head_has_headline_provenance_counts_and_signature() -> None:
    """The headline in both languages, where the article comes from, the counts and the run's signature are there."""
    briefing = full()
    root = page(briefing)
    head = root.one("header")
    assert head.one("h1").text == briefing.title.text
    assert head.one("p", "original").text == briefing.article.title
    provenance, counts = ([li.text for li in part.all("li")] for part in head.all("ul", "facts"))
    assert provenance == [
        "South Wind Daily",
        "1 December 2025",
        "Byline: Chen Yi-chun",
        "Source file: wind-base.txt",
        "Machine translation",
    ]
    assert counts == [
        "35 sentences, 1 flagged",
        "6 glossary terms, 1 missed",
        "6 figures, all in the English",
    ]
    assert root.one("code").text == str(briefing.signature)


def test_term_is_marked_in_both_languages_with_its_row() -> None:
    """A term can be reached with the keyboard on either side and says its glossary entry."""
    row = row_of(page(full()), "林書瑋說：「港口等這一天等了20年。」")
    marks = list(row.all("mark", "term"))
    assert [mark.text for mark in marks] == ["林書瑋", "Lin Shu-wei"]
    assert {mark["title"] for mark in marks} == {"Glossary row 5: 林書瑋 → Lin Shu-wei (person)."}
    assert {mark["tabindex"] for mark in marks} == {"0"}
    assert len({mark["data-pair"] for mark in marks}) == 1


def test_figure_is_marked_in_both_languages_with_its_value() -> None:
    """A figure says what it is to be in English and its value in single units."""
    row = row_of(page(full()), "經濟部宣布，將在高雄港投資180億元，興建南台灣最大的離岸風機組裝基地。")
    marks = list(row.all("mark", "figure"))
    assert [mark.text for mark in marks] == ["180億元", "NT$18 billion"]
    assert {mark["title"] for mark in marks} == {"Figure: 180億元 = NT$18 billion (value 18,000,000,000 TWD)."}


def test_term_that_is_missed_is_marked_so() -> None:
    """A term that the English lacks is told apart in the Chinese by more than colour, and has no mark opposite."""
    row = row_of(page(full()), "林書瑋指出，高雄港的地質調查仍未完成。")
    (missed,) = row.all("mark", "missed")
    assert missed.text == "高雄港"
    assert missed["title"].endswith("Not in the English.")
    assert "wavy" in page(full()).one("style").text


def test_first_mention_and_note_are_in_the_tip() -> None:
    """A term that takes its long form says so; the glossary's note comes last."""
    entry = Entry("港", "port", first="sea port (SP)", note="Harbour.", row=9)
    term = Realisation(TermHit(0, 1, "港", entry, True), 4, 17)
    said = replace(sentence("港大。", "The sea port (SP) is big."), terms=(term,))
    (mark,) = english_marks(said)
    assert mark.tip == "Glossary row 9: 港 → sea port (SP), at first mention (other). Note: Harbour."
    assert said.text[mark.start : mark.end] == "sea port (SP)"


def figures(source: str, english: str, stated: Sequence[tuple[str, str]], *findings: Finding) -> Translation:
    """A sentence with counts, each its Chinese and its English."""
    found = [quantity(source, zh, QuantityKind.COUNT, 1, en) for zh, en in stated]
    return sentence(source, english, (), found, findings)


def test_figures_that_begin_alike_are_told_apart() -> None:
    """20 is not found inside 20,000, and each figure has a place of its own."""
    stated = [("20", "20"), ("2萬", "20,000"), ("廿", "20")]
    said = figures("20家、2萬人、廿人", "Of 20,000 people, 20 firms took 20.", stated)
    marks = [(said.text[mark.start : mark.end], mark.start, mark.pair) for mark in english_marks(said)]
    assert marks == [("20,000", 3, 1), ("20", 18, 0), ("20", 32, 2)]
    alone = figures("20家", "Of 20,000 people, 20.5 and 20 left.", [("20", "20")])
    assert [mark.start for mark in english_marks(alone)] == [27]


def test_figure_that_is_missed_takes_no_place_of_another() -> None:
    """Where only one of two equal figures is in the English, it is the one that no finding names."""
    said = figures("五人、5人", "There were 5.", [("五", "5"), ("5", "5")], Finding(Check.FIGURE, "五 is lost.", 0, 1))
    assert [(mark.pair, mark.is_missed) for mark in english_marks(said)] == [(1, False)]
    assert [mark.is_missed for mark in original_marks(said)] == [True, False]


def test_hostile_text_is_shown_as_text() -> None:
    """Markup in titles, sentences, file name, glossary and messages is text, and makes no element or attribute."""
    tame, wild = page(hostile("harmless")), page(hostile(HOSTILE))

    def shape(root: Node) -> list[tuple[str, tuple[str, ...]]]:
        return [(node.tag, tuple(node.attributes)) for node in root.all()]

    assert shape(wild) == shape(tame)
    assert cells(rows(wild)[-4])[0] == HOSTILE
    assert wild.one("title").text.startswith("Review: <script>alert(1)</script>")
    assert wild.one("header").one("p", "original").text == HOSTILE


def test_data_for_the_script_has_the_texts_letter_by_letter() -> None:
    """Whatever an article holds, the script gets it unchanged, and it cannot end the script."""
    text = '雨</script><!--<script>\u2028\u202e\x00\ufeff"\\n\\ \U000e0041\ufffe'
    root = page(briefing_of(sentence(text, f"Rain {text}")))
    assert data_of(root)["rows"]["body_0-1"] == [text, f"Rain {text}"]
    raw = next(s for s in root.all("script") if s.attributes.get("id") == "data").text
    assert "<" not in raw


def test_lone_surrogate_does_not_stop_the_page() -> None:
    """A broken character of a file's name or text is shown as its code."""
    broken = briefing_of(sentence("雨\ud83d", "Rain\udc00"))
    broken = replace(broken, article=replace(broken.article, path=Path("a\udce9.txt"), title="\ud800"))
    page = render(Format.HTML, broken, DEFAULT_STYLE).decode("utf-8")
    assert "a\\udce9.txt" in page
    assert "U+D83D" in page


@pytest.mark.parametrize("char", list("\u202e\u2066\u200b\u00ad\ufeff\x07\x85\u3164\u2029\ufffe\U000e0041"), ids=ascii)
def test_what_cannot_be_seen_is_shown_by_its_code(char: str) -> None:
    """A character that is invisible or turns the direction of text is never in the page as itself."""
    briefing = briefing_of(sentence(f"雨{char}天", f"Rain{char}y"))
    briefing = replace(briefing, article=replace(briefing.article, path=Path(f"a{char}b.txt"), title=f"雨{char}"))
    html = render_page(briefing)
    assert char not in html
    row = rows(Tree(html).root)[1]
    code = f"U+{ord(char):04X}"
    assert cells(row) == (f"雨{code}天", f"Rain{code}y")
    assert [node.text for node in row.all("span", "ghost")] == [code, code]


@pytest.mark.parametrize(("text", "language"), [("臺灣電網與風機。", "zh-Hant"), ("台湾电网与风机。", "zh-Hans")])
def test_original_names_its_script(text: str, language: str) -> None:
    """The original is tagged Traditional or Simplified, so that each is set in its own face; the rest is English."""
    root = page(briefing_of(sentence(text, "The grid and turbines.")))
    assert {cell["lang"] for cell in root.all("td", "original")} == {language}
    assert root.one("html")["lang"] == "en"


def test_corrected_sentences_are_told_from_the_machine_s() -> None:
    """What an earlier correction set is marked in its row, and the page does not say that no person edited it."""
    mine = replace(sentence("雨。", "It rained."), step=Step.CORRECTED)
    root = page(briefing_of(mine, sentence("風。", "Wind.")))
    assert [any(row.all("span", "set")) for row in rows(root)] == [False, True, False]
    assert "1 sentence corrected by a person." in root.one("footer").one("dl").text
    assert "not edited by a person" in page(minimal()).one("footer").text


def test_file_of_corrections_is_named_after_the_article() -> None:
    """Each article has a name of its own for its corrections, in which nothing is hidden."""
    assert data_of(page(full()))["file"] == f"corrections-{full().article.path.stem}.csv"
    odd = replace(minimal(), article=replace(minimal().article, path=Path("news/a\u202eb.c.txt")))
    assert data_of(page(odd))["file"] == "corrections-a_b.c.csv"


def test_script_is_told_what_is_corrected_already() -> None:
    """The rows whose English a correction set are named to the script, and no others."""
    mine = replace(sentence("雨。", "It rained."), step=Step.CORRECTED)
    assert data_of(page(briefing_of(sentence("風。", "Wind."), mine)))["corrected"] == ["body_0-2"]


def test_articles_do_not_share_what_is_typed() -> None:
    """What is kept in the browser is kept under a key of its own for each article."""
    other = replace(full(), article=replace(full().article, path=Path("other.txt")))
    keys = [data_of(page(briefing))["key"] for briefing in (full(), minimal(), other)]
    assert len(set(keys)) == 3
    assert data_of(page(full()))["key"] == keys[0]


def test_terms_of_the_glossary_are_known_to_the_form() -> None:
    """The form for additions is told which terms the glossary has, and where."""
    known = data_of(page(full()))["known"]
    assert known[PORT.source] == str(PORT.row)
    assert known[LIN.source] == str(LIN.row)


def test_kinds_to_choose_are_those_of_the_glossary() -> None:
    """The form offers the kinds that the glossary allows."""
    assert tuple(option.text for option in page(minimal()).one("select").all("option")) == KINDS


def test_colours_are_those_of_the_brief() -> None:
    """The page and the Word file look alike: yellow is the same yellow."""
    css = (resources.files("translator.publish.html") / "page.css").read_text(encoding="utf-8")
    light = css[: css.index("@media")]
    for name in ("text", "accent", "muted", "rule", "tint", "highlight", "warning"):
        variable = "ink" if name == "text" else name
        assert f"--{variable}: #{getattr(Colours(), name).lower()};" in light


def test_house_sets_masthead_and_dates() -> None:
    """The house's masthead stands on top, as text, and the dates are in its style."""
    briefing = full()
    head = page(briefing, HouseStyle(masthead="<b>Morning</b> $made", dates="American")).one("header")
    day = long_date(briefing.made, "American")
    assert head.one("p", "masthead").text == f"Review <b>Morning</b> $made, {day}"
    assert "December 1, 2025" in [li.text for li in head.all("li")]


def test_house_sets_the_colours_of_a_light_page() -> None:
    """The house's colours stand in the style, which the policy allows; those of a dark screen stay."""
    plain, ours = (
        page(minimal(), house) for house in (DEFAULT_STYLE, HouseStyle(colours=Colours(text="0A0B0C", accent="102030")))
    )
    style, before = ours.one("style").text, plain.one("style").text
    light, dark = style.split("@media", 1)
    assert "--ink: #0a0b0c;" in light
    assert "--accent: #102030;" in light
    assert "#12365a" not in style
    assert dark == before.split("@media", 1)[1]
    policy = next(meta for meta in ours.all("meta") if "http-equiv" in meta.attributes).attributes["content"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in str(policy)


def test_sentence_with_nothing_in_it_has_no_row() -> None:
    """Blank text on both sides is not shown; text on one side is."""
    root = page(briefing_of(sentence(" ", ""), sentence("。", ""), sentence("雨。", "Rain.")))
    assert [cells(row) for row in rows(root)[1:]] == [("。", ""), ("雨。", "Rain.")]


def test_points_of_the_summary_are_there_without_a_script() -> None:
    """They are listed in their order with links to their rows; one with findings is marked."""
    (listed,) = (node for node in page(full()).all("ol") if node.attributes.get("id") == "points")
    items = list(listed.all("li"))
    assert [item.one("a")["href"] for item in items] == ["#body_2-1", "#body_2-2", "#body_4-2", "#body_6-1"]
    assert [item.attributes.get("class") for item in items] == [None, None, "flagged", None]


def test_related_headline_in_doubt_is_left_on_the_page() -> None:
    """The page is for review: it has what the brief leaves out, last, under a heading that says so, with its check."""
    doubt = passage(Role.RELATED, sentence("雨。", "Rain.", findings=(Finding(Check.MEANING, "In doubt."),)))
    item = full().related[0]
    root = page(replace(full(), related=(item, replace(item, headline=doubt))))
    divides = [node.text for node in root.all("tbody", "divide")]
    assert [text.split(":")[0] for text in divides] == ["Related items", "Related items that the brief leaves out"]
    assert "In doubt." in root.one("ol", "checks").text
    assert [node["id"] for node in root.all("tbody") if "id" in node.attributes][-3:] == [
        *("related_1", "related_1_source", "related_1_age"),
    ]
