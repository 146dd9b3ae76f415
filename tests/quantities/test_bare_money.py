"""Amounts without a unit beside a sum of money are money."""

from __future__ import annotations

import pytest

from translator.quantities import find

AMOUNTS = (
    ("每組獎金30萬元，並抽出500萬特獎", ("NT$300,000", "NT$5 million")),
    ("抽出500萬特獎及30萬元頭獎", ("NT$5 million", "NT$300,000")),
    ("總獎金60萬美元，冠軍獎金40萬。", ("US$600,000", "US$400,000")),
    ("月薪6萬元，年薪80萬至90萬。", ("NT$60,000", "NT$800,000 to NT$900,000")),
    ("去年獲利7億元，今年虧損約2億。", ("NT$700 million", "about NT$200 million")),
    ("優勝獎金300萬，明年再辦", ("NT$3 million",)),
    ("市值突破4兆", ("NT$4 trillion",)),
    ("預算從原本的30億大增兩成", ("NT$3 billion", "20%")),
    ("就2兆9千億整年度的總預算辯論", ("NT$2.9 trillion",)),
    ("通過1.1兆的軍購特別條例", ("NT$1.1 trillion",)),
    ("一批價值上億的毒品", ("more than NT$100 million",)),
)


@pytest.mark.parametrize(("text", "english"), AMOUNTS)
def test_amount_beside_a_sum_is_money(text: str, english: tuple[str, ...]) -> None:
    """A prize, a wage, a profit is in the currency of the sum beside it."""
    assert tuple(figure.english for figure in find(text)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("投資30萬元，吸引500萬人次", "5 million"),
        ("營收3億元，賣500萬支手機", "5 million"),
        ("吸引500萬人次", "5 million"),
        ("預算案有70萬人次連署", "700,000"),
        ("影響2億人的預算", "200 million people"),
        ("3億，是去年的預算", "300 million"),
    ],
)
def test_count_beside_a_sum_stays_a_count(text: str, english: str) -> None:
    """What counts something else is none."""
    assert find(text)[-1].english == english
    assert find(text)[-1].currency == ""
