"""A form that stands in Chinese by accident, as a piece of another word, is no term: and that is told."""

from __future__ import annotations

from datetime import date

import pytest

from translator.chinese.script import convert
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Entry, Hypothesis, Role, Segment, Step
from translator.translate.mark import mark
from translator.translate.verify import verify


def entry(source: str, *aliases: str) -> Entry:
    """A row of the user's."""
    return Entry(source, "Target", aliases, row=2)


def both_scripts(text: str) -> list[str]:
    """A text in Traditional and in Simplified Chinese."""
    return [convert(text, config) for config in ("none", "t2s")]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("聯合國", "紐約聯合國總部"),
        ("聯合國", "聯合國大會"),
        ("聯合國", "聯合國安理會"),
        ("高通", "高通的晶片"),
        ("高通", "高通公司"),
        ("晶圓", "晶圓月產能"),
        ("頻寬", "高頻寬需求"),
        ("高通", "與高通合作"),
        ("國巨", "國巨公司"),
        ("王品", "王品集團"),
        ("王品", "王品牛排"),
        ("台積", "台積電"),
        ("聯發科", "聯發科技"),
        ("中油", "台灣中油"),
        ("華為", "因華為"),
        ("台達", "台達電"),
        ("日月光", "日月光投控"),
        ("日月光", "日月光電子"),
        ("大同", "大同公司"),
        ("大同", "大同小異"),
        ("統一", "統一企業"),
        ("統一", "兩岸統一"),
        ("馬雲", "馬雲集團"),
        ("台灣大", "台灣大哥大"),
        ("也門", "也門前總統"),
        ("台積電路", "大台積電路板"),
        ("台大", "台大電機系"),
        ("海底撈", "去海底撈吃飯"),
        ("川普", "川普及其團隊"),
        ("川普", "川普通知國會"),
        ("川普", "習近平與川普通電話"),
        ("拜登", "拜登機離開"),
        ("晶圓", "每片晶圓的售價"),
        ("晶圓", "這片晶圓"),
        ("歐羅", "逾兆歐羅"),
    ],
)
def test_a_term_stands(form: str, text: str) -> None:
    """Beside other words, at the beginning of a longer name, and where the cutter would cut through it."""
    for script in both_scripts(text):
        terms = Glossary((entry(form),))
        assert [hit.entry.source for hit in terms.match(script)] == [form]
        assert terms.pieces(script) == ()


@pytest.mark.parametrize(
    ("form", "text", "word"),
    [
        ("高通", "在高通膨環境下", "通膨"),
        ("國巨", "國巨大的投資", "巨大"),
        ("國巨", "三國巨頭", "三國"),
        ("王品", "王品牌策略", "品牌"),
        ("台積", "平台積極布局", "平台"),
        ("和碩", "和碩士生", "碩士生"),
        ("可成", "可成為", "成為"),
        ("海底撈", "把海底撈光了", "撈光"),
        ("川普", "四川普遍下雨", "四川"),
        ("量產", "大量產生", "大量"),
        ("台灣大", "台灣大選", "大選"),
        ("聯合報", "聯合報導", "報導"),
    ],
)
def test_a_piece_of_a_word_is_left_out_and_told(form: str, text: str, word: str) -> None:
    """Both scripts, with the word that it was taken for a piece of."""
    for script, said in zip(both_scripts(text), both_scripts(word), strict=True):
        terms = Glossary((entry(form),))
        assert terms.match(script) == ()
        assert [script[piece.start : piece.end] for piece in terms.pieces(script)] == [said]


def findings(text: str, *entries: Entry) -> list[str]:
    """What is told of terms left out in an English that has none."""
    marked = mark(Segment(text, Role.PARAGRAPH), Glossary(entries), Context(date(2025, 1, 1)))
    judged = verify(marked, Hypothesis("In times of high inflation."), Step.PLAIN)
    return [finding.message for finding in judged.findings if finding.check is Check.LEFT_OUT]


def test_the_sentence_says_what_was_left_out_and_how_to_settle_it() -> None:
    """A term is obeyed or visibly reported."""
    assert findings("在高通膨時期。", entry("高通")) == [
        "高通 (“Target”) was taken for a piece of 通膨 here. "
        "Add !高通膨 to the aliases in row 2 if that is right, and 高通膨 if it is not."
    ]


@pytest.mark.parametrize(("alias", "hits"), [("!高通膨", 0), ("高通膨", 1)])
def test_either_remedy_settles_it(alias: str, hits: int) -> None:
    """What the message says to add ends it."""
    terms = (entry("高通", alias),)
    assert findings("在高通膨時期。", *terms) == []
    assert len(Glossary(terms).match("在高通膨時期。")) == hits


def test_nothing_is_told_where_another_term_stands() -> None:
    """The user's longer or overlapping term has the place."""
    terms = (entry("台灣大"), Entry("大選", "election", row=3))
    assert [hit.surface for hit in Glossary(terms).match("台灣大選")] == ["大選"]
    assert findings("台灣大選。", *terms) == []


def test_nothing_is_told_of_what_the_program_found_itself() -> None:
    """A name that no row of the glossary has is the program's own affair."""
    assert findings("在高通膨時期。", Entry("高通", "Qualcomm", origin="own")) == []


@pytest.mark.parametrize(
    ("forms", "text", "hits", "pieces"),
    [
        (("量產",), "新廠提前量產", ["量產"], []),
        (("封裝", "載板"), "封裝載板缺貨", ["封裝", "載板"], []),
        (("載板",), "貨車裝載板材", [], ["載板"]),
    ],
)
def test_a_form_beside_a_word_or_a_term_is_no_piece(
    forms: tuple[str, ...], text: str, hits: list[str], pieces: list[str]
) -> None:
    """Though a word of the cutter's runs across its edge: 提前量, 裝載."""
    glossary = Glossary(tuple(Entry(form, form, row=number) for number, form in enumerate(forms, 2)))
    assert [hit.surface for hit in glossary.match(text)] == hits
    assert [piece.hit.surface for piece in glossary.pieces(text)] == pieces
