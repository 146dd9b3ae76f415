"""People and organisations: who they are where the text says so, and where they come first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from briefings import full, label, minimal, passage, sentence
from documents import cells, made

from translator.names.sources.table import TABLE
from translator.names.spelling.spelling_notes import FOLLOWS, RULE, STATED
from translator.publish.brief_json import render_json
from translator.publish.content.name_sources import source_of
from translator.publish.content.outline import plan
from translator.publish.content.people import mentioned
from translator.publish.html.review_page import render_page
from translator.publish.markdown import render_markdown
from translator.records import Briefing, Check, Entry, Finding, Passage, Role, TermUse

WU = Entry("吳以安", "Wu Yi-an", kind="person", note="an old friend of the desk", first="Wu Yi-an, the magnate")
FIRM = Entry("曙光機械", "Aurora Machines", kind="org")
CITY = Entry("港都", "Harbour City", kind="place")
CHIEF = Entry("執行長", "chief executive", kind="other")


def with_terms(body: Sequence[Passage], *entries: Entry) -> Briefing:
    """Return the least briefing with that body and those entries as its terms."""
    uses = tuple(TermUse(entry, 1, 1, (entry.source,)) for entry in entries)
    return replace(minimal(), body=tuple(body), terms=uses)


def who(source: str, english: str, *entries: Entry, findings: Sequence[Finding] = ()) -> str:
    """Return who the first of `entries` is by a sentence in which all of them occur."""
    body = [passage(Role.PARAGRAPH, sentence(source, english, entries, (), findings))]
    briefing = with_terms(body, *entries)
    found = mentioned(briefing, plan(briefing))
    return next(party.who for party in found if party.use.entry == entries[0])


@pytest.mark.parametrize(
    ("source", "entries", "title"),
    [
        ("執行長吳以安說。", (WU,), "CEO"),
        ("曙光機械執行長吳以安說。", (WU, FIRM), "CEO, Aurora Machines"),
        ("曙光機械 執行長吳以安說。", (WU, FIRM, CHIEF), "chief executive, Aurora Machines"),
        ("曙光機械（Aurora Machines）執行長吳以安說。", (WU, FIRM), "CEO, Aurora Machines"),
        ("港都副市長吳以安說。", (WU, CITY), "deputy mayor, Harbour City"),
        ("港都前市長吳以安說。", (WU, CITY), "former mayor, Harbour City"),
        ("吳以安董事長說。", (WU,), "chair"),
        ("董事长吳以安說。", (WU,), "chair"),
        ("參議員吳以安說。", (WU,), "senator"),
        ("港都市委書記吳以安說。", (WU, CITY), "city Party secretary, Harbour City"),
        ("黨部書記長吳以安說。", (WU,), ""),
        ("曙光機械吳以安董事長說。", (WU, FIRM), "chair, Aurora Machines"),
        ("代市長吳以安說。", (WU,), ""),
        ("市長候選人吳以安說。", (WU,), ""),
        ("吳以安總統府的人說。", (WU,), ""),
        ("吳以安與執行長說。", (WU,), ""),
        ("曙光機械吳以安說。", (WU, FIRM), ""),
    ],
)
def test_title_that_touches_the_name(source: str, entries: tuple[Entry, ...], title: str) -> None:
    """A Chinese title right before or after a name is who it is, with whose it is; anything between is nothing."""
    assert who(source, " ".join(entry.target for entry in entries), *entries) == title


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("Wu Yi-an, chief engineer of the yard, said so.", "chief engineer of the yard"),
        ("So said Wu Yi-an, the head of research.", "the head of research"),
        ("Wu Yi-an, an old hand, said so.", ""),
        ("Wu Yi-an, the mayor, and others said so.", ""),
        ("Wu Yi-an, who is the mayor, said so.", ""),
        ("Wu Yi-an, president since 2019, said so.", ""),
        ("Wu Yi-an said the mayor, an engineer, left.", ""),
        ("Former mayor Wu Yi-an said so.", "former mayor"),
        ("But economist Wu Yi-an said so.", "economist"),
        ("CEO Wu Yi-an said so.", "CEO"),
        ("The mayor, Wu Yi-an said.", ""),
    ],
)
def test_person_in_the_english(english: str, found: str) -> None:
    """An apposition after a name or a title right before it is taken; lists, clauses and plain words are not."""
    assert who("吳以安說。", english, WU) == found


def test_title_with_its_organisation_in_the_english() -> None:
    """The name of the organisation before a title belongs to it."""
    found = who("吳以安，曙光機械。", "Aurora Machines president Wu Yi-an said so.", WU, FIRM)
    assert found == "Aurora Machines president"


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("Aurora Machines, a maker of cranes, grew.", "a maker of cranes"),
        ("Aurora Machines, Polaris Motion, and others grew.", ""),
        ("Aurora Machines, the mayor of the town, grew.", ""),
        ("Aurora Machines, the bank and the city grew.", ""),
    ],
)
def test_organisation_in_the_english(english: str, found: str) -> None:
    """An organisation is described only by an apposition that begins with an article and names a kind of body."""
    assert who("曙光機械成長。", english, FIRM) == found


def test_nothing_is_taken_from_flagged_english_or_from_notes() -> None:
    """English with findings says nothing about anyone, nor do the glossary's note and long form."""
    flag = (Finding(Check.TERM, "…"),)
    assert who("吳以安說。", "Wu Yi-an, the mayor, said so.", WU, findings=flag) == ""
    assert who("市長吳以安說。", "Wu Yi-an, the thief, said so.", WU, findings=flag) == "mayor"


def test_first_mention_is_a_paragraph_where_there_is_one() -> None:
    """A name of headline, caption and text is first mentioned where a number can say so; people come first."""
    caption = passage(Role.CAPTION, sentence("吳以安。", "Wu Yi-an.", (WU,)))
    text = passage(Role.PARAGRAPH, sentence("曙光機械、吳以安。", "Aurora Machines, Wu Yi-an.", (FIRM, WU)))
    briefing = with_terms([caption, text], FIRM, WU)
    found = mentioned(briefing, plan(briefing))
    assert [(party.use.entry.target, party.place.label) for party in found] == [
        ("Wu Yi-an", "¶ 1"),
        ("Aurora Machines", "¶ 1"),
    ]


def test_who_is_listed() -> None:
    """Not listed: places, what only related items or picture credits name, and short forms of a person listed."""
    short = Entry("吳先生", "Mr. Wu", kind="person")
    long = Entry("吳大偉", "David Wu", kind="person")
    other = Entry("陳小姐", "Ms. Chen", kind="person")
    agency = Entry("港都攝影", "Harbour Pictures", kind="org")
    rival = Entry("北辰動力", "Polaris Motion", kind="org")
    body = [
        passage(Role.CAPTION, sentence("港都攝影。", "Harbour Pictures.", (agency,))),
        passage(Role.PARAGRAPH, sentence("吳大偉、吳先生、陳小姐、港都。", "David Wu, Mr. Wu, Ms. Chen, Harbour City.",
                                         (long, short, other, CITY))),
    ]  # fmt: skip
    headline = passage(Role.RELATED, sentence("北辰動力。", "Polaris Motion.", (rival,)))
    related = (replace(full().related[1], headline=headline),)
    briefing = replace(with_terms(body, agency, long, short, other, CITY, rival), related=related)
    assert [party.use.entry.target for party in mentioned(briefing, plan(briefing))] == ["David Wu", "Ms. Chen"]


@pytest.mark.parametrize(
    ("entry", "source"),
    [
        (Entry("吳以安", "Wu Yi-an", row=7), "glossary"),
        (Entry("吳以安", "Wu Yi-an", note=STATED), "the article"),
        (Entry("吳以安", "Wu Yi-an", origin="own"), "list"),
        (Entry("吳以安", "Wu Yi-an", origin="wikidata"), "Wikidata"),
        (Entry("吳以安", "Wu Yi-an", origin="cedict"), "CC-CEDICT"),
        (Entry("吳以安", "Wu Yi-an", origin="run"), "the engine, made alike"),
        (Entry("吳以安", "Wu Yi-an", note=f"{RULE} Wade-Giles"), "by rule: Wade-Giles"),
        (Entry("吳先生", "Mr. Wu", note=FOLLOWS), "the full name"),
        (Entry("吳以安", ""), "not known"),
    ],
)
def test_how_sure_a_spelling_is(entry: Entry, source: str) -> None:
    """It is the user's, the article's, a list's, a rule's, or nobody's."""
    assert source_of(entry) == source


def test_every_source_of_the_table_has_its_words() -> None:
    """A new source of known names is called something in the brief."""
    origins = {line.split("\t")[1] for line in TABLE.read_text(encoding="utf-8").splitlines()}
    assert all(source_of(Entry("吳以安", "Wu Yi-an", origin=origin)) for origin in origins)


def test_who_has_no_spelling_is_listed_in_every_format() -> None:
    """Somebody whom no source spells stands behind the others, with what the text says of the office."""
    source = "市長吳以安與教練小池大介說。"
    at = source.index("小池大介")
    nobody = Finding(Check.SPELLING, "No source says so.", at, at + 4)
    body = [passage(Role.PARAGRAPH, sentence(source, "Mayor Wu Yi-an and the coach said so.", (WU,), (), (nobody,)))]
    briefing = with_terms(body, WU)
    listed = [(party.name, party.original, party.spelling) for party in mentioned(briefing, plan(briefing))]
    assert listed == [("Wu Yi-an", "吳以安", "glossary"), ("spelling not known", "小池大介", "not known")]
    rows = [row[:2] for row in cells(made(briefing), 1)]
    assert rows[-1] == ["spelling not known", "小池大介"]
    assert "| ⚠ spelling not known | 小池大介 |  | not known |" in render_markdown(briefing)
    assert '<span class="missed">spelling not known</span></td><td>小池大介</td>' in render_page(briefing)
    first, second = json.loads(render_json(briefing))["people"]
    assert (first["name"], first["who"], first["spelling"]) == ("Wu Yi-an", "mayor", "glossary")
    assert (second["name"], second["surfaces"], second["first"]["where"]) == (None, ["小池大介"], "¶ 1")


def test_table_of_people() -> None:
    """A row has name, original, who it is, by what it is spelt, and a link; nobody described, no such column."""
    body = [passage(Role.PARAGRAPH, sentence("市長吳以安、曙光機械。", "Mayor Wu Yi-an, Aurora Machines.", (WU, FIRM)))]
    assert cells(made(with_terms(body, FIRM, WU)), 0) == [
        ["Name", "In the original", "In the article", "Spelling by", "First"],
        ["Wu Yi-an", "吳以安", "mayor", "glossary", "¶\u00a01"],
        ["Aurora Machines", "曙光機械", "", "glossary", "¶\u00a01"],
    ]
    assert cells(made(with_terms(body, FIRM)), 0)[0] == ["Name", "In the original", "Spelling by", "First"]


def test_many_bare_organisations_are_two_up() -> None:
    """Four or more organisations without a description stand two-up below the people."""
    firms = [Entry(f"第{name}廠", f"Works {n}", kind="org") for n, name in enumerate("一二三四", 1)]
    source, english = "、".join(f.source for f in firms), ", ".join(f.target for f in firms)
    body = [passage(Role.PARAGRAPH, sentence("市長吳以安、" + source, "Mayor Wu Yi-an, " + english, (WU, *firms)))]
    document = made(with_terms(body, WU, *firms))
    assert [row[0] for row in cells(document, 0)] == ["Name", "Wu Yi-an"]
    assert [row[::4] for row in cells(document, 1)[1:]] == [["Works 1", "Works 3"], ["Works 2", "Works 4"]]


def test_nobody_no_part() -> None:
    """A brief whose text names nobody of the glossary has no such part."""
    briefing = replace(minimal(), title=label(Role.TITLE, "雨", "Rain"))
    assert "People and organisations" not in [p.text for p in made(briefing).paragraphs]
