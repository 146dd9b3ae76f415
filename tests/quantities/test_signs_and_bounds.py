"""Sign and bound are part of a value: English that loses the one or turns the other round does not keep the figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from growth import grows_with_length_only

from translator.quantities import find, invented, missing

SIGNS = (
    ("成長率為-2.7%", "-2.7%", "-2.7"),
    ("成長率是負2.7%", "-2.7%", "-2.7"),
    ("年增率−4.1%", "year-on-year change of -4.1%", "-4.1"),
    ("山區零下8度", "-8°C", "-8"),
    ("淨值為負3億元", "-NT$300 million", "-300000000"),
    ("介於-3%至2%", "-3% to 2%", "-3"),
    ("約負百分之五", "about -5%", "-5"),
    ("誤差正負3%", "plus or minus 3%", "3"),
    ("誤差±2.5個百分點", "plus or minus 2.5 percentage points", "2.5"),
)


@pytest.mark.parametrize(("text", "english", "value"), SIGNS)
def test_sign_is_read_and_written(text: str, english: str, value: str) -> None:
    """負, 零下, a minus and its longer sister make a value negative."""
    (figure,) = find(text)
    assert (figure.english, figure.value) == (english, Decimal(value))
    assert missing((figure,), f"It was {figure.english} there.") == ()
    assert invented((figure,), f"It was {figure.english} there.", text) == ()


@pytest.mark.parametrize("text", ["東風-41飛彈", "3-5%", "2024-25賽季", "A-3區", "第2-4節"])
def test_dash_of_a_range_or_a_name_is_no_minus(text: str) -> None:
    """A dash between numbers, or in a name, makes nothing negative."""
    assert all(figure.value >= 0 for figure in find(text))


# Chinese, English, whether it keeps the figure.
KEPT_SIGNS = (
    ("成長率為-2.7%", "Growth was 2.7%.", False),
    ("成長率為-2.7%", "Growth was minus 2.7%.", True),
    ("成長率為-2.7%", "Growth came to −2.7 percent.", True),
    ("成長率為-2.7%", "The economy contracted by 2.7%.", True),
    ("氣溫零下8度", "It was 8 degrees Celsius.", False),
    ("氣溫零下8度", "It was 8 degrees below zero.", True),
    ("氣溫零下8度", "It fell to -8°C.", True),
    ("淨值為負3億元", "Net worth was NT$300 million.", False),
    ("淨值為負3億元", "Net worth was negative NT$300 million.", True),
)


@pytest.mark.parametrize(("text", "english", "keeps"), KEPT_SIGNS)
def test_english_keeps_the_sign(text: str, english: str, keeps: bool) -> None:
    """The sign may be a minus or a word of falling; without either the figure is lost."""
    assert (missing(find(text), english) == ()) is keeps


def test_sign_that_the_chinese_does_not_have_is_invented() -> None:
    """A minus in the English has one in the Chinese, or a word of falling."""
    assert invented(find("年增2.7%"), "It grew -2.7%.", "年增2.7%") == ("2.7%",)
    assert invented(find("年減2.7%"), "The change was -2.7%.", "年減2.7%") == ()


BOUNDS = (
    ("不到三成", "about 30%", False),
    ("不到三成", "30%", False),
    ("不到三成", "more than 30%", False),
    ("不到三成", "less than 30%", True),
    ("不到三成", "just under 30%", True),
    ("不到三成", "nearly 30%", True),
    ("未滿50人", "fewer than 50 people", True),
    ("逾60家", "over 60 firms", True),
    ("逾60家", "60 firms", False),
    ("逾60家", "nearly 60 firms", False),
    ("逾60家", "some 60-plus firms", True),
    ("至少5億元", "a minimum of NT$500 million", True),
    ("至少5億元", "up to NT$500 million", False),
    ("18歲以上", "aged 18 or older", True),
    ("18歲以上", "aged 18 and over", True),
    ("18歲以上", "under 18", False),
    ("12歲以下", "12 and under", True),
    ("12歲以下", "over 12 years old", False),
    ("不超過40人", "at most 40 people", True),
    ("不超過40人", "more than 40 people", False),
    ("不低於4%", "at least 4%", True),
    ("不低於4%", "less than 4%", False),
    ("居高不下4%", "4%", True),
    ("最多40人", "no more than 40 people", True),
    ("最多40人", "more than 40 people", False),
    ("近九成", "nearly 90%", True),
    ("近九成", "more than 90%", False),
    ("約九成", "90%", True),
    ("約九成", "around 90%", True),
    ("約九成", "more than 90%", False),
    ("二十多人", "two dozen people", True),
    ("九十多度", "in the 90s", True),
)


@pytest.mark.parametrize(("text", "english", "keeps"), BOUNDS)
def test_english_keeps_the_bound(text: str, english: str, keeps: bool) -> None:
    """A bound is kept in any words; 約 and 近 may be lost, and none may become its opposite."""
    assert (missing(find(text), f"It was {english}, they said.") == ()) is keeps


@pytest.mark.parametrize(
    ("chinese", "english"), [("逾4萬人，", "over 40,000 people, "), ("不到4萬人，", "40,000 people, ")]
)
def test_bounds_of_many_figures_are_compared_in_linear_time(chinese: str, english: str) -> None:
    """A figure that stands in an article a thousand times is not looked for a thousand times in all of the English."""
    found = find(chinese * 1000)
    assert len(missing(found, english * 1000)) == (0 if english.startswith("over") else 1000)
    assert grows_with_length_only(lambda times: missing(find(chinese * times), english * times), 250, 1000)


PENALTIES = (
    ("處5萬元以上20萬元以下罰鍰", "NT$50,000 to NT$200,000"),
    ("處新臺幣肆萬元以上貳拾萬元以下罰鍰", "NT$40,000 to NT$200,000"),
    ("處五年以上十二年以下有期徒刑", "five to 12 years"),
    ("併科600萬元以下罰金", "up to NT$6 million"),
    ("處三年以下有期徒刑", "up to three years"),
    ("氣溫降至8度以下", "under 8°C"),
    ("多達400萬元", "as much as NT$4 million"),
    ("多達4千人", "as many as 4,000 people"),
    ("多達七家", "as many as seven"),
)


@pytest.mark.parametrize(("text", "english"), PENALTIES)
def test_least_and_most_are_written_as_they_are_meant(text: str, english: str) -> None:
    """What the law allows from … to is one range, whose ends belong to it; 多達 is much, not a limit."""
    (figure,) = find(text)
    assert figure.english == english
    assert missing((figure,), f"It was {english} there.") == ()


@pytest.mark.parametrize(
    ("english", "keeps"),
    [("up to NT$4 million", True), ("NT$4 million", True), ("more than NT$4 million", False)],
)
def test_as_much_as_is_no_more_than(english: str, keeps: bool) -> None:
    """多達400萬元 may stand without its word, and is not turned into what is exceeded."""
    assert (missing(find("獲賠多達400萬元"), f"They got {english}.") == ()) is keeps
