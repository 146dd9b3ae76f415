"""What a batch of articles shares, and where the articles contradict each other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from translator.glossary import Glossary
from translator.overview import overview
from translator.overview.tolerance import Bounds, claimed_bounds, stated_bounds
from translator.quantities import Context
from translator.records import (
    Article,
    Briefing,
    Check,
    Entry,
    Finding,
    Passage,
    Quantity,
    QuantityKind,
    Realisation,
    Role,
    Segment,
    Signature,
    SummaryPoint,
    Translation,
)
from translator.records.overviews import Overview
from translator.translate.mark import mark

DAY = date(2026, 3, 5)
SIGNATURE = Signature("0.1.0", "fake", "sample", "0", "tw2sp", "0", "testing")
ENTRIES = (
    Entry("南灣港務公司", "Nanwan Port Corporation", aliases=("港務公司",), kind="org"),
    Entry("藍鯨重工", "Blue Whale Heavy Industries", kind="org"),
    Entry("銀杏電子", "Ginkgo Electronics", kind="org"),
    Entry("松針電子", "Pine Needle Electronics", kind="org"),
    Entry("周明德", "Chou Ming-te", kind="person"),
    Entry("高雄", "Kaohsiung", kind="place"),
    Entry("基隆", "Keelung", kind="place"),
    Entry("台中", "Taichung", kind="place"),
    Entry("半導體", "semiconductor", kind="tech"),
    Entry("北灣", "North Bay", kind="place"),
    Entry("北灣市", "North Bay", kind="place"),
)

SAME_THING = {
    "the verb is another": ("南灣港務公司宣布，將投資120億元擴建三座貨櫃碼頭。", "港務公司砸150億元擴建貨櫃碼頭。"),
    "one word shorter": ("銀杏電子去年營收2.89兆元。", "銀杏電子去年營收達2.5兆元。"),
    "order of words": ("銀杏電子在台中投資86億美元建廠。", "銀杏電子於台中建廠投資96億美元。"),
    "a year": ("工程由南灣港務公司負責，新碼頭預計在2028年完工。", "港務公司的新碼頭預計2030年底完工。"),
    "people, a synonym": ("銀杏電子將雇用3000名員工。", "銀杏電子預計聘僱4500名員工。"),
    "dead and injured": ("基隆倉庫大火，造成12人死亡、34人受傷。", "基隆倉庫大火釀14死30傷。"),
    "yield of one process": ("銀杏電子2奈米良率達60%。", "銀杏電子的2納米良率約80%。"),
    "nobody named": ("漁會估計，約有340艘漁船要改道。", "漁會估計，有500艘漁船要改道。"),
    "only a place named": ("高雄港去年貨櫃量達900萬箱。", "高雄港去年貨櫃量為750萬箱。"),
    "two scripts": ("銀杏电子投资120亿元扩建工厂。", "銀杏電子投資150億元擴建工廠。"),
    "a part and a percentage": ("銀杏電子去年獲利占全球三分之一。", "銀杏電子去年獲利占全球50%。"),
    "this year by its number": ("銀杏電子今年營收3000億元。", "銀杏電子2026年營收3800億元。"),
    "the subject in the sentence before": ("銀杏電子縮編。湖口廠將裁員500人。", "銀杏電子縮編。湖口廠裁員800人。"),
}

NOT_THE_SAME = {
    "about": ("南灣港務公司將投資約120億元擴建貨櫃碼頭。", "港務公司砸121億元擴建貨櫃碼頭。"),
    "rounded": ("南灣港務公司將投資120億元擴建貨櫃碼頭。", "港務公司砸123億元擴建貨櫃碼頭。"),
    "inside a range": ("南灣港務公司將投資100億至150億元擴建貨櫃碼頭。", "港務公司砸123億元擴建貨櫃碼頭。"),
    "more than": ("銀杏電子將雇用超過3000名員工。", "銀杏電子預計聘僱4500名員工。"),
    "part of a year": ("港務公司的新碼頭預計在2028年完工。", "港務公司的新碼頭預計2028年底完工。"),
    "another company": ("南灣港務公司將投資120億元擴建貨櫃碼頭。", "藍鯨重工砸150億元擴建貨櫃碼頭。"),
    "another place": ("銀杏電子在台中投資86億美元。", "銀杏電子在高雄投資400億美元。"),
    "a place that one names": ("銀杏電子在台中投資86億美元。", "銀杏電子投資400億美元。"),
    "a place that is no term": ("銀杏電子在花蓮投資86億美元。", "銀杏電子在屏東投資400億美元。"),
    "another fire": ("基隆倉庫大火，造成12人死亡、34人受傷。", "高雄倉庫大火釀14死30傷。"),
    "another accident in one place": ("基隆發生車禍，12人死亡、34人受傷。", "基隆倉庫大火，14死30傷。"),
    "dead and injured in another order": ("基隆倉庫大火，造成12人死亡、34人受傷。", "基隆倉庫大火釀34傷12死。"),
    "another year": ("銀杏電子去年營收2.89兆元。", "銀杏電子前年營收達2.5兆元。"),
    "a quarter and a year": ("銀杏電子去年營收2.89兆元。", "銀杏電子今年第三季營收達9000億元。"),
    "another measure": ("銀杏電子去年營收2.89兆元。", "銀杏電子去年淨利達1.2兆元。"),
    "growth and decline": ("銀杏電子營收成長20%。", "銀杏電子營收衰退10%。"),
    "by the year and by the month": ("銀杏電子營收年增15%。", "銀杏電子營收月增5%。"),
    "another group of people": ("銀杏電子擁有2萬名工程師。", "銀杏電子擁有7萬名員工。"),
    "some of the people": ("基隆車禍造成3名學童死亡。", "基隆車禍造成12人死亡。"),
    "another process": ("銀杏電子2奈米良率達60%。", "銀杏電子3奈米良率達80%。"),
    "processes themselves": ("銀杏電子試產2奈米晶片。", "銀杏電子試產3奈米晶片。"),
    "from and to": ("銀杏電子股價由1000元漲至1200元。", "銀杏電子股價由1200元漲至1500元。"),
    "a target": ("銀杏電子股價目標價1200元。", "銀杏電子股價1500元。"),
    "for each share": ("銀杏電子每股配息5元。", "銀杏電子配息20元。"),
    "another stage": ("銀杏電子宣布，第一期工程投資100億元。", "銀杏電子宣布，第二期工程投資200億元。"),
    "what it is for": ("銀杏電子投資100億元，擴建甲廠。", "銀杏電子投資200億元，擴建乙廠。"),
    "a sum and what comes on top": ("銀杏電子投資100億元，三年內再投資80億元。", "銀杏電子三年內投資200億元。"),
    "whom another speaks of": ("銀杏電子表示，松針電子投資100億元擴建工廠。", "銀杏電子投資200億元擴建工廠。"),
    "children and adults": ("藍鯨重工的成人票價為200元。", "藍鯨重工的兒童票價100元。"),
    "scattered tens": ("今年漲幅數十億元。", "今年漲幅900億元。"),
    "next to nothing said": ("銀杏電子展店。總金額260億元。", "銀杏電子簽約。總金額32億元。"),
    "growth of what": ("銀杏電子月報出爐，下降63%。", "銀杏電子年會，下降11%。"),
    "scores": ("銀杏電子隊取得8比3領先。", "銀杏電子隊取得5比2領先。"),
    "carried subjects": ("銀杏電子擴張。公司去年營收120億元。", "松針電子擴張。公司去年營收80億元。"),
}


@cache
def glossary() -> Glossary:
    """Return the termbase of these tests, made once."""
    return Glossary(ENTRIES)


def translation(text: str, role: Role = Role.PARAGRAPH) -> Translation:
    """Return a sentence with the terms and figures that are found in it."""
    found = mark(Segment(text, role), glossary(), Context(DAY, "us", "TWD"))
    terms = tuple(Realisation(hit, 0, 1) for hit in found.hits)
    return Translation(found.segment, f"English of {text}", quantities=found.quantities, terms=terms)


def article(*paragraphs: str, title: str = "快訊", published: date | None = DAY) -> Briefing:
    """Return a briefing of those Chinese paragraphs."""
    body = tuple(Passage(Role.PARAGRAPH, tuple(map(translation, re.findall("[^。]+。", text)))) for text in paragraphs)
    source = Article(Path(f"{title}.txt"), title, (), published)
    return Briefing(source, Passage(Role.TITLE, (translation(title, Role.TITLE),)), body, SIGNATURE, DAY)


def surfaces(found: Overview) -> list[list[str]]:
    """Return the figures of each conflict as they stand in the articles."""
    return [[mention.quantity.surface for mention in conflict.mentions] for conflict in found.conflicts]


def shared(found: Overview) -> list[list[str]]:
    """Return the figures of each shared figure as they stand in the articles."""
    return [[mention.quantity.surface for mention in figure.mentions] for figure in found.figures]


def figure(value: str, surface: str, qualifier: str = "", kind: QuantityKind = QuantityKind.MONEY) -> Quantity:
    """Return a figure of that value."""
    return Quantity(0, len(surface), surface, kind, Decimal(value), surface, qualifier=qualifier)


@pytest.mark.parametrize(("one", "other"), SAME_THING.values(), ids=SAME_THING)
def test_conflict(one: str, other: str) -> None:
    """Two articles that give different values for the same thing are reported, whichever comes first."""
    forth, back = overview([article(one), article(other)]).conflicts, overview([article(other), article(one)]).conflicts
    assert len(forth) == len(back) >= 1


@pytest.mark.parametrize(("one", "other"), NOT_THE_SAME.values(), ids=NOT_THE_SAME)
def test_no_conflict(one: str, other: str) -> None:
    """Values that agree, or that may well be of two things, are no conflict."""
    assert surfaces(overview([article(one), article(other)])) == []
    assert surfaces(overview([article(other), article(one)])) == []


def test_conflict_says_where() -> None:
    """A conflict has the figure, the sentence in both languages, and whether that is flagged."""
    one, other = article("好天氣。", "銀杏電子去年營收2.89兆元。"), article("銀杏電子去年營收達2.5兆元。")
    flagged = replace(other.body[0].sentences[0], findings=(Finding(Check.FIGURE, "Not there."),))
    (conflict,) = overview([one, replace(other, body=(Passage(Role.PARAGRAPH, (flagged,)),))]).conflicts
    first, second = conflict.mentions
    assert (first.mention.article, first.mention.passage, first.mention.sentence) == (0, 1, 0)
    assert first.mention.source[first.quantity.start : first.quantity.end] == "2.89兆元"
    assert second.mention.english == "English of 銀杏電子去年營收達2.5兆元。"
    assert (first.mention.is_flagged, second.mention.is_flagged) == (False, True)


def test_conflict_in_a_headline() -> None:
    """A figure of a headline, which has no passage number, is held against the others."""
    one = article("好天氣。", title="銀杏電子裁員500人")
    (conflict,) = overview([one, article("銀杏電子將裁員800人。")]).conflicts
    assert [found.mention.passage for found in conflict.mentions] == [None, 0]


def test_conflict_within_one_article_is_not_reported() -> None:
    """What one article says twice is its own affair."""
    assert not overview([article("銀杏電子將裁員500人。銀杏電子將裁員800人。")]).conflicts


def test_value_that_the_other_article_states_too_is_not_in_dispute() -> None:
    """Where the second article has the first one's value as well, the two agree."""
    one = article("銀杏電子將裁員500人。")
    assert not overview([one, article("銀杏電子將裁員800人。銀杏電子在台中將裁員500人。")]).conflicts


def test_conflict_of_three_articles_is_one() -> None:
    """Three values for one thing are one conflict, in the order of the batch."""
    texts = ("銀杏電子將裁員500人。", "銀杏電子宣布裁員800人。", "銀杏電子預計裁員1200人。")
    assert surfaces(overview([article(text) for text in texts])) == [["500人", "800人", "1200人"]]


def test_relative_years_of_two_dates_are_two_years() -> None:
    """Last year in an article of 2026 is not last year in one of 2025."""
    one = article("銀杏電子去年營收2.89兆元。")
    other = article("銀杏電子去年營收達2.5兆元。", published=date(2025, 3, 5))
    assert not overview([one, other]).conflicts


def test_money_stands_before_people() -> None:
    """Conflicts about money come first."""
    one = article("銀杏電子將裁員500人。銀杏電子去年營收2.89兆元。")
    other = article("銀杏電子將裁員800人。銀杏電子去年營收2.5兆元。")
    assert surfaces(overview([one, other])) == [["2.89兆元", "2.5兆元"], ["500人", "800人"]]


def test_shared_figure() -> None:
    """A figure that two articles state of one thing is shared, whatever the script and the way of writing it."""
    found = overview([article("銀杏电子投资120亿元扩建工厂。"), article("銀杏電子砸120億元擴建工廠。")])
    assert shared(found) == [["120亿元", "120億元"]]
    assert not found.conflicts


def test_same_value_of_another_thing_is_not_shared() -> None:
    """The same value of something else is a coincidence."""
    assert not overview([article("銀杏電子投資120億元擴建工廠。"), article("漁民獲補償120億元。")]).figures


def test_first_mention_does_not_hide_another() -> None:
    """A value that stands for two things in one article is shared for the one that the other article means."""
    one = article("超過一半的乳製品來自牧場。", "四十年前銀杏電子生產全球超過一半的半導體。")
    found = overview([one, article("銀杏電子曾生產全球超過半數的半導體。")])
    assert [mention.mention.passage for figure in found.figures for mention in figure.mentions] == [1, 0]


def test_shared_figure_of_most_articles_stands_first() -> None:
    """What three articles state comes before what two do."""
    many, few = "銀杏電子將裁員500人。", "銀杏電子投資120億元擴建工廠。"
    found = overview([article(few + many), article(few + many), article(many)])
    assert shared(found) == [["500人"] * 3, ["120億元"] * 2]


def test_figure_in_two_kinds_of_classifier_is_shared() -> None:
    """4萬人 and 4萬名 are the same people."""
    found = overview([article("銀杏電子估計工程師缺口4萬人。"), article("銀杏電子估計缺4萬名工程師。")])
    assert shared(found) == [["4萬人", "4萬名"]]


def test_shared_terms_put_names_first() -> None:
    """An entry that two articles name is listed with where each first does and how often, names before other terms."""
    one = article("半導體漲價。半導體缺貨。", "周明德認為半導體仍會漲。", title="周明德談半導體")
    found = overview([one, article("周明德退休。周明德要種樹。"), article("半導體展開幕。"), article("高雄下雨。")])
    assert [term.entry.target for term in found.terms] == ["Chou Ming-te", "semiconductor"]
    person = found.terms[0].articles
    assert [(where.mention.article, where.mention.passage, where.occurrences) for where in person] == [
        (0, None, 2),
        (1, 0, 2),
    ]


def test_rows_with_one_english_are_one_shared_term() -> None:
    """Two rows of a kind with the same English are one place."""
    (term,) = overview([article("北灣下雨。"), article("北灣市放晴。")]).terms
    assert (term.entry.target, len(term.articles)) == ("North Bay", 2)


def test_lead_is_the_point_that_says_most_of_the_headline() -> None:
    """Of the summary, the point closest to the headline stands for the article; with none, the headline alone."""
    told = article("天氣很好。", "港務公司將擴建碼頭。", title="港務公司擴建碼頭")
    told = replace(told, summary=(SummaryPoint(0, 0), SummaryPoint(1, 0)))
    first, second = overview([told, article("下雨。", published=None)]).leads
    assert first.headline.source == "港務公司擴建碼頭"
    assert first.point is not None
    assert (first.point.source, first.published) == ("港務公司將擴建碼頭。", DAY)
    assert (second.point, second.published) == (None, None)


def test_lead_is_not_a_flagged_point_where_another_is_left() -> None:
    """A point that failed a check stands for an article only if all did."""
    told = article("天氣很好。", "港務公司將擴建碼頭。", title="港務公司擴建碼頭")
    flagged = replace(told.body[1].sentences[0], findings=(Finding(Check.TERM, "Not there."),))
    told = replace(told, body=(told.body[0], Passage(Role.PARAGRAPH, (flagged,))))
    (lead,) = overview([replace(told, summary=(SummaryPoint(0, 0), SummaryPoint(1, 0)))]).leads
    assert lead.point is not None
    assert lead.point.source == "天氣很好。"


def test_earlier_point_stands_where_two_say_as_much() -> None:
    """News puts first what matters most."""
    told = replace(article("天氣很好。", "風很大。"), summary=(SummaryPoint(0, 0), SummaryPoint(1, 0)))
    (lead,) = overview([told]).leads
    assert lead.point is not None
    assert lead.point.source == "天氣很好。"


def test_nothing_of_nothing() -> None:
    """No articles have nothing in common."""
    assert overview([]) == Overview(())


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (figure("12000000000", "120億元"), "11500000000", "12500000000"),
        (figure("40000", "4萬人"), "36000", "44000"),
        (figure("40", "40%"), "39.5", "40.5"),
        (figure("40", "四成"), "36", "44"),
        (figure("1.85", "1.85兆"), "1.845", "1.855"),
        (figure("2028", "2028年", kind=QuantityKind.DATE), "2028", "2028"),
        (figure("0", "0"), "0", "0"),
    ],
)
def test_rounding(quantity: Quantity, low: str, high: str) -> None:
    """A figure leaves open half a unit of its last digit that counts, a tenth of its value at most; a year nothing."""
    assert stated_bounds(quantity) == Bounds(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [("more than", "115", None), ("at least", "115", None), ("up to", None, "125"), ("about", "103.5", "137.5")],
)
def test_qualifiers_open_the_bounds(qualifier: str, low: str | None, high: str | None) -> None:
    """What stands before a figure widens it: "more than" without end, "about" by a tenth."""
    bounds = claimed_bounds(figure("120", "120", qualifier))
    assert (bounds.low, bounds.high) == tuple(None if end is None else Decimal(end) for end in (low, high))


def test_two_real_articles_agree() -> None:
    """Of the two real articles, of which one condenses the other, the figures they share are found and no conflict."""
    folder = Path(__file__).parent.parent.parent.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("no real articles here")
    from newsroom import job

    from translator.clean import clean
    from translator.glossary import load
    from translator.pipeline import brief
    from translator.read import read

    work = replace(job(), glossary=load(Path(__file__).parents[2] / "glossary.csv"))
    found = overview(brief([clean(read(path)) for path in sorted(folder.glob("*.txt"))], work))
    values = {mentions[0].quantity.english for mentions in (f.mentions for f in found.figures)}
    assert {"US$12 billion", "US$27 billion", "5 trillion yen"} <= values
    assert not found.conflicts
