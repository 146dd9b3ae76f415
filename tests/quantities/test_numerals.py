"""The grammar of numerals: every way of writing a number has one value, and a number ends where it ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from growth import grows_with_length_only

from translator.quantities import find
from translator.quantities.chinese.numerals import numbers
from translator.quantities.chinese.tokens import plain

# A text, and the value of each number in it.
NUMERALS = (
    ("捐款壹佰貳拾萬元", "1200000"),
    ("押金肆仟伍佰元", "4500"),
    ("保證金陸萬元", "60000"),
    ("玖億零參萬零柒元", "900030007"),
    ("預算為五七○億元", "57000000000"),
    ("民國二○一六年", "2016"),
    ("預算為五七０億元", "57000000000"),
    ("西元二０二五年", "2025"),
    ("稅收七六五四億元", "765400000000"),
    ("一○八課綱", "108"),
    ("補助4萬6千8百元", "46800"),
    ("2億5千6百萬元", "256000000"),
    ("3千零8人", "3008"),
    ("二萬零十五", "20015"),
    ("兩千零十", "2010"),
    ("三百零十萬", "3100000"),
    ("24萬5", "245000"),
    ("兩萬八", "28000"),
    ("六百三", "630"),
    ("7‧25億元", "725000000"),
    ("四十二•八億元", "4280000000"),
    ("二十一．六三元", "21.63"),
    ("７２，５００元", "72500"),
    ("１８．５％", "18.5"),
    ("2萬 3千元", "23000"),
    ("六 百 萬", "6000000"),
    ("四 點 五 成", "4.5"),
    ("廿八", "28"),
    ("卅萬", "300000"),
    ("一萬八千億", "1800000000000"),
    ("2萬億", "2000000000000"),
    ("12k元", "12000"),
    ("5M美元", "5000000"),
    (".75元", "0.75"),
    ("四萬一天", "40000 1"),
    ("二十萬二十萬", "200000 200000"),
    ("五十五十元", "50 50"),
    ("8萬9萬", "80000 90000"),
    ("$15，400美元", "15 400"),
    ("2億5G用戶", "200000000 5"),
    ("三十二百分之四十一", "32 100 41"),
    ("十八百分點", "18"),
    ("五萬兩黃金", "50000"),
    ("捐兩萬兩千", "22000"),
    ("四、五百人", "400"),
    ("2、3天", "2"),
    ("三、四月", "3 4"),
    ("第一、二季", "1 2"),
    ("三、四年級", "3 4"),
    ("拾六萬零三百", "160300"),
    ("重拾三連勝", "3"),
    ("1.5e9元", "1500000000"),
    ("2^10", "1024"),
    ("二十來歲", "20"),
    ("2000來電", "2000"),
    ("赴陸三千人", "3000"),
    ("參加者八人", "8"),
    ("林○二先生", "2"),
    ("4k螢幕", "4"),
    ("九點三十分", "9 30"),
    ("三千萬零八千元", "30008000"),
    ("兩百零幾萬元", "2000000"),
    ("五百 三 十 幾億元", "53000000000"),
    ("三千 六 百 二元", "3620"),
    ("2500  萬元", "25000000"),
    ("2500    萬元", "2500 10000"),
    ("60 多度", "60"),
    ("60 來歲", "60"),
    ("7，000多年", "7000"),
    ("漲7，300檔", "7 300"),
    ("2023 來台", "2023"),
    ("三萬四點七元", "34000.7"),
    ("四千零六點三", "4006.3"),
    ("柒分之參", "7 3"),
    ("部分之參與", ""),
    ("7 個 百 分點", "7"),
)


@pytest.mark.parametrize(("text", "values"), NUMERALS)
def test_number_has_its_value_and_ends_where_it_ends(text: str, values: str) -> None:
    """Whatever the writing, digits, marks and steps make one value, and what does not belong stays out."""
    found = [number.value for number in numbers(plain(text))]
    assert found == [Decimal(value) for value in values.split()]


@pytest.mark.parametrize("text", ["壹佰貳拾萬元", "７２，５００元", "四十二•八億元", "二○一六年", "林○二", "陸美經貿"])
def test_plain_form_has_a_character_for_each(text: str) -> None:
    """Bringing print to one form moves no offset."""
    assert len(plain(text)) == len(text)


SHARES = (
    ("占兩成半", "兩成半", "25%", "25"),
    ("萬分之七", "萬分之七", "0.07%", "0.07"),
    ("百萬分之八", "百萬分之八", "8 parts per million", "0.0008"),
    ("十萬分之三", "十萬分之三", "3 in 100,000", "0.003"),
    ("介於百分之三十一至百分之三十八", "百分之三十一至百分之三十八", "31%–38%", "31"),
    ("千分之二點五", "千分之二點五", "0.25%", "0.25"),
    ("支持度四成八三", "四成八三", "48.3%", "48.3"),
    ("勝率六成零七", "六成零七", "60.7%", "60.7"),
    ("約七、八成", "約七、八成", "about 70%–80%", "70"),
    ("打 九 五 折", "九 五 折", "5% off", "95"),
    ("三百 五又四分之一", "三百 五又四分之一", "350 and one quarter", "350.25"),
    ("打六五折", "六五折", "35% off", "65"),
    ("商品對折優惠", "對折", "50% off", "50"),
    ("兩倍半", "兩倍半", "2.5 times", "2.5"),
    ("四又五分之一", "四又五分之一", "4 and one fifth", "4.2"),
    ("貳又二分之壹", "貳又二分之壹", "2 and a half", "2.5"),
    ("負參又四分之壹", "負參又四分之壹", "minus 3 and one quarter", "-3.25"),
    ("6又一千分之7", "6又一千分之7", "6 and 7/1000", "6.007"),
    ("百分之負四", "百分之負四", "-4%", "-4"),
    ("獲利減半成", "半成", "5%", "5"),
    ("全館半折", "半折", "50% off", "50"),
    ("打七五折", "七五折", "25% off", "75"),
    ("3 個 百 分點", "3 個 百 分點", "3 percentage points", "3"),
)


@pytest.mark.parametrize(("text", "surface", "english", "value"), SHARES)
def test_share_is_read_whole(text: str, surface: str, english: str, value: str) -> None:
    """Halves behind a unit, parts of powers of ten and discounts are shares, read to their end."""
    found = [(q.surface, q.english, q.value) for q in find(text)]
    assert found == [(surface, english, Decimal(value))]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("一百五十二國", "152"),
        ("三十五所", "35"),
        ("三百餘國", "more than 300"),
        ("四千零八所", "4,008"),
        ("共九百多所", "more than 900"),
    ],
)
def test_long_numeral_is_a_figure_without_a_counter(text: str, english: str) -> None:
    """A numeral of three characters with a mark is no part of a word."""
    assert [q.english for q in find(text)] == [english]


@pytest.mark.parametrize("text", ["他是二百五", "二十四孝", "三七二一", "對折騰毫無興趣", "千千萬萬個企業家"])
def test_numeral_of_a_word_is_no_figure(text: str) -> None:
    """Idioms, works and rows of digits state nothing."""
    assert find(text) == ()


def test_part_of_a_majority_is_no_bound() -> None:
    """多 of 多數 belongs to the majority, 來 of 來電 to the call."""
    assert [q.english for q in find("以四分之三多數通過")] == ["three quarters"]
    assert [q.english for q in find("請撥2000來電")] == ["2000"]


@pytest.mark.parametrize(
    "unit",
    [
        "壹",
        "參拾",
        "三八○",
        "1萬",
        "萬億",
        "一點",
        "12‧5",
        "三 百 ",
        "零",
        "二又三分之",
        "負",
        "-",
        "a.",
        "1@a.",
        "百分之",
        "兩 百 ",
        "www.8,",
        "上午10點到",
        "農曆三月",
        "康熙三年",
        "本月3日",
        "差五分",
        "1/2/",
        "一年又",
        "第3至",
        "四、",
        "判刑三年",
        "2^",
        "十三度",
        "降2元至",
        "3萬元以上",
        "2度2",
    ],
)
def test_long_runs_of_numerals_take_linear_time(unit: str) -> None:
    """No run of digits, marks or points makes the grammar go back over what it read."""
    assert grows_with_length_only(lambda text: find(text), unit * 500, unit * 2_000)
