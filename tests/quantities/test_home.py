"""What a bare 元 means: the money of the place that an article is from; and the small coins behind a sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from translator.glossary import Glossary
from translator.quantities import UNCLEAR, Context, find, home_currency, invented, missing
from translator.records import Check, Hypothesis, Role, Segment, Step
from translator.translate.mark import mark
from translator.translate.verify import verify

# The text, its publisher, and what its 元 is.
PLACES = (
    ("恒指收報18,500點，成交950億元", "", "HKD"),
    ("港鐵宣布加價，每程貴2元", "", "HKD"),
    ("（香港3日電）零售額升至300億元", "", "HKD"),
    ("今年撥款8億元", "星島日報", "HKD"),
    ("賭收升至180億元，氹仔旅客增加", "", "MOP"),
    ("【本報澳門訊】旅客消費50億元", "", "MOP"),
    ("裕廊的组屋售价涨至60万元", "", "SGD"),
    ("国务院批准北京的项目，投资30亿元", "", "CNY"),
    ("这家公司公布业绩，营收30亿元", "", "CNY"),
    ("立法院通過預算，經濟部編列30億元", "", "TWD"),
    ("上海的公司營收30億元", "自由時報", "TWD"),
    ("公司營收30億元", "", "TWD"),
    ("台北地檢署起訴兩人，檢調查出掏空2000萬元，另有1000萬港幣", "", "TWD"),
    ("", "", "TWD"),
    ("公司營收30億元（人民幣，下同）", "自由時報", "CNY"),
    ("香港公司在台北表示，將投資30億元", "", UNCLEAR),
    ("恒指走高，公司擬投資30億元", "自由時報", UNCLEAR),
)


@pytest.mark.parametrize(("text", "publisher", "currency"), PLACES)
def test_home_currency_is_that_of_the_place(text: str, publisher: str, currency: str) -> None:
    """Publisher, dateline, exchanges, offices and towns tell of a place; as much for two places tells of none."""
    assert home_currency(text, publisher) == currency


@pytest.mark.parametrize(
    ("home", "english"),
    [
        ("TWD", "NT$3 billion"),
        ("HKD", "HK$3 billion"),
        ("SGD", "S$3 billion"),
        ("MOP", "3 billion patacas"),
        ("CNY", "3 billion yuan"),
        (UNCLEAR, "3 billion yuan"),
    ],
)
def test_bare_sum_is_written_in_the_home_currency(home: str, english: str) -> None:
    """No other money will do."""
    found = find("投資30億元", Context(home_currency=home))
    assert [figure.english for figure in found] == [english]
    assert missing(found, f"It invested {english}.") == ()
    assert invented(found, f"It invested {english}.", "投資30億元") == ()
    assert missing(found, "It invested £3 billion.") == found


def test_sum_of_no_certain_money_is_a_finding() -> None:
    """It is yuan (元), and said to be unclear; never NT dollars."""
    sentence = mark(Segment("投資30億元。", Role.PARAGRAPH), Glossary(()), Context(home_currency=UNCLEAR))
    found = verify(sentence, Hypothesis("It invested 3 billion yuan."), Step.PLAIN).findings
    assert [finding.check for finding in found] == [Check.CURRENCY]
    assert "yuan (元)" in found[0].message
    wrong = verify(sentence, Hypothesis("It invested NT$3 billion."), Step.PLAIN).findings
    assert {finding.check for finding in wrong} >= {Check.FIGURE, Check.INVENTED_FIGURE}


COINS = (
    ("六元四毛", "NT$6.4", "6.4"),
    ("30元7角二分", "NT$30.72", "30.72"),
    ("4塊8", "NT$4.8", "4.8"),
    ("四塊八", "NT$4.8", "4.8"),
    ("4塊錢2毛", "NT$4.2", "4.2"),
    ("人民幣6元4角", "6.4 yuan", "6.4"),
    ("7毛錢", "NT$0.7", "0.7"),
    ("派息12仙", "NT$0.12", "0.12"),
    ("18億日圆", "1.8 billion yen", "1800000000"),
)


@pytest.mark.parametrize(("text", "english", "value"), COINS)
def test_coins_are_part_of_the_sum(text: str, english: str, value: str) -> None:
    """角, 毛 and 分 are tenths and hundredths, with their sum or by themselves; 塊 takes a digit behind it."""
    (figure,) = find(text)
    assert (figure.english, figure.value) == (english, Decimal(value))


@pytest.mark.parametrize("text", ["4元20分鐘", "4塊5公斤", "三毛的書", "得20分", "4塊50個"])
def test_what_looks_like_coins(text: str) -> None:
    """Minutes, weights and points are none."""
    assert all(figure.value == int(figure.value) for figure in find(text))


def test_cents_may_be_said_in_cents() -> None:
    """0.12 of a dollar is 12 cents."""
    found = find("每股派息12仙", Context(home_currency="HKD"))
    assert missing(found, "It pays HK$0.12 a share.") == ()
    assert missing(found, "It pays 12 HK cents a share.") == ()
    assert missing(found, "It pays 15 HK cents a share.") == found


RATES = (
    ("離岸人民幣一度貶破7.15元，台幣收31.2元", ("7.15 yuan", "NT$31.2")),
    ("人民幣兌美元中間價報7.08元", ("7.08 yuan",)),
    ("日圓貶至155圓", ("155 yen",)),
    ("日圓匯率0.21元", ("NT$0.21",)),
    ("台幣兌人民幣匯率4.41元", ("NT$4.41",)),
)


@pytest.mark.parametrize(("text", "english"), RATES)
def test_rate_of_a_currency_is_in_it(text: str, english: tuple[str, ...]) -> None:
    """What a dollar costs in yuan or yen is no sum in the money of the place."""
    assert tuple(figure.english for figure in find(text)) == english
