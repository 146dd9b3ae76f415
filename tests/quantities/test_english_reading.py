"""How newsrooms write figures, read back by value: spelled decimals, mixed fractions, clocks in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from growth import grows_with_length_only

from translator.quantities import find, invented, missing
from translator.quantities.english.read import Reading, parse

READ = (
    ("four and two thirds", "4.666666666666666666666666667", ""),
    ("3 1/4 tons", "3.25", "metric ton"),
    ("5 and 7/1000", "5.007", ""),
    ("1½ cups", "1.5", ""),
    ("¾ of them", "0.75", "ratio"),
    ("three and a half billion", "3500000000", ""),
    ("six point two five percent", "0.0625", "ratio"),
    ("point four percent", "0.004", "ratio"),
    ("seven point one million", "7100000", ""),
    ("a couple of hundred people", "100", "several"),
    ("half past seven", "450", "clock"),
    ("a quarter to four", "225", "clock"),
    ("quarter past 10", "615", "clock"),
    ("two-in-five", "0.4", "ratio"),
    ("nineteen eighty-nine", "1989", ""),
    ("three to four thousand dollars", "3000", "USD"),
    ("72 degrees", "72", ""),
)


@pytest.mark.parametrize(("text", "value", "unit"), READ)
def test_figure_in_words_is_read(text: str, value: str, unit: str) -> None:
    """One figure of the text has the value."""
    readings = {reading for stated in parse(text) for reading in stated.readings}
    assert Reading(Decimal(value), unit) in readings


@pytest.mark.parametrize("text", ["three and a half billion", "3 1/4 tons", "two point five million", "six and a half"])
def test_part_of_a_figure_is_no_figure(text: str) -> None:
    """Neither the fraction nor the million behind a figure stands for itself."""
    assert len(parse(text)) == 1


def test_point_in_time_is_no_decimal_point() -> None:
    """A high point two weeks ago is two weeks old."""
    assert Reading(Decimal("0.2")) not in {r for stated in parse("a high point two weeks ago") for r in stated.readings}


@pytest.mark.parametrize(
    "unit", ["one point ", "two and a ", "half past ", "3 1/2 ", "½", "nineteen ninety ", "their "]
)
def test_long_runs_of_words_take_linear_time(unit: str) -> None:
    """Nothing of what is spoken makes the reader go back over what it read."""
    assert grows_with_length_only(parse, unit * 500, unit * 2_000)


KEPT = (
    ("80 幾度高溫", "temperatures in the 80s"),
    ("約四十五歲", "in their mid-40s"),
    ("華氏72度", "72 degrees"),
    ("華氏72度", "72°F"),
    ("三歲半", "three and a half years old"),
    ("七又三分之二", "seven and two thirds"),
    ("兩人的品牌", "their brand"),
    ("第二輪選舉", "a runoff election"),
    ("幾千名工作人員", "a couple of thousand staff"),
    ("下午兩點半", "at half past two in the afternoon"),
    ("晚上12點", "at midnight"),
    ("負12.5", "minus 12.5"),
    ("百分之負二", "-2%"),
    ("上漲半成", "rose 5%"),
    ("第4至6名", "fourth to sixth"),
    ("一刻鐘", "15 minutes"),
    ("濃度百萬分之八", "8 parts per million"),
    ("濃度百萬分之八", "8 ppm"),
    ("濃度百萬分之八", "0.0008%"),
    ("一刻鐘", "a quarter of an hour"),
)


@pytest.mark.parametrize(("text", "english"), KEPT)
def test_figure_may_be_said_as_newsrooms_do(text: str, english: str) -> None:
    """No false alarm on English that says what the Chinese does."""
    found = find(text)
    assert found
    assert missing(found, english) == ()
    assert invented(found, english, text) == ()


@pytest.mark.parametrize(
    ("text", "english", "other"),
    [
        (
            "展望2026年第一季，淡季需求下滑。",
            "Looking ahead to the first quarter of 2026, the second quarter is slow.",
            True,
        ),
        ("展望2026年Q3，淡季需求下滑。", "In the third quarter demand falls, as in the fourth quarter.", True),
        ("展望2026年第一季，淡季需求下滑。", "In the first quarter of 2026 demand is slow.", False),
        ("第二、三季需求下滑。", "Demand falls in the second quarter and the third quarter.", False),
        ("本季與上季需求下滑。", "Demand falls in the third quarter.", False),
        ("第四季營收創12季新高。", "Revenue of the second quarter was the highest in 12 quarters.", True),
        ("終場第三節逆轉，第一季賽程。", "They came back in the second quarter.", False),
    ],
)
def test_a_quarter_is_of_those_that_are_numbered(text: str, english: str, other: bool) -> None:
    """Where one has its number no other may come out; a game has quarters of its own."""
    assert any("quarter" in said for said in invented(find(text), english, text)) == other


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("華氏72度", "72°C"),
        ("三歲半", "three years old"),
        ("晚上12點", "at 12 noon"),
        ("深夜2點", "at 2 p.m."),
        ("負12.5", "rose 12.5"),
        ("兩人死亡", "they died"),
        ("第4至6名", "fourth"),
        ("七又三分之二", "two thirds"),
    ],
)
def test_figure_that_became_another_is_a_finding(text: str, english: str) -> None:
    """Another scale, half a year less, the other end of the day, a lost sign."""
    found = find(text)
    assert missing(found, english) or invented(found, english, text)


NEWSROOM = (
    ("台幣昨收31.2元，貶值5.5分", "The NT dollar closed at 31.2, down 5.5 cents."),
    ("日圓貶至155圓", "The yen slipped to 155."),
    ("勝率六成零四", "They have a .604 record."),
    ("單產首次超過七百斤", "Yields passed 700 jin for the first time."),
    ("過關不超過15秒鐘", "It does not take more than 15 seconds."),
    ("風速每秒35公尺", "Winds reached 35 m/s."),
    ("時速90公里", "It was doing 90 km/h."),
    ("死者為三十多歲至七十多歲", "The dead ranged in age from their 30s to their 70s."),
    ("湧入四、五百人", "Four to five hundred people came."),
    ("判刑三年八月", "He got three years and eight months."),
    ("可處4萬元以上20萬元以下罰鍰", "Offenders face fines of NT$40,000 or more but not exceeding NT$200,000."),
    ("主投六又三分之二局", "He went six and two-thirds innings."),
    ("氣溫僅零下4.3度", "It was 4.3 degrees below zero."),
)


@pytest.mark.parametrize(("chinese", "english"), NEWSROOM)
def test_what_a_newsroom_writes_is_read_back(chinese: str, english: str) -> None:
    """Rates without their sign, averages of sport, ages by decades and speeds state the figures of their Chinese."""
    found = find(chinese)
    assert missing(found, english) == ()
    assert invented(found, english, chinese) == ()


LOST = (
    ("營收30億日圓", "The yen fell; revenue was 3 billion."),
    ("湧入四、五百人", "Four or five, 500 people came."),
    ("判刑三年八月", "He was jailed for three years in August."),
    ("實用面積512方呎", "The flat has 512 square meters."),
    ("支持度四成八三", "Support is at 48 percent."),
    ("貶值5.5分", "It fell NT$5.5."),
)


@pytest.mark.parametrize(("chinese", "english"), LOST)
def test_english_that_loses_the_unit_or_a_part_is_a_finding(chinese: str, english: str) -> None:
    """A sum without its currency, a month for months, another unit and half a numeral do not pass."""
    found = find(chinese)
    assert missing(found, english) or invented(found, english, chinese)
