"""Lists of figures whose last one alone has the unit, or the scale, of all."""

from __future__ import annotations

from datetime import date

import pytest
from growth import grows_with_length_only

from translator.quantities import Context, find, missing

LISTS = (
    ("每股純益分別為5.31、2.09元", ("NT$5.31", "NT$2.09")),
    ("分別為6.5、7.2億元", ("NT$650 million", "NT$720 million")),
    ("21、25及28億美元", ("US$2.1 billion", "US$2.5 billion", "US$2.8 billion")),
    ("人民幣6.5、7.2億元", ("650 million yuan", "720 million yuan")),
    ("歐元6.5、7.2及9億元", ("€650 million", "€720 million", "€900 million")),
    ("約6.5、7.2億元", ("about NT$650 million", "NT$720 million")),
    ("30、40多億元", ("NT$3 billion", "more than NT$4 billion")),
    ("6,000、2萬元", ("NT$6,000", "NT$20,000")),
    ("700萬、2億元", ("NT$7 million", "NT$200 million")),
    ("2億、4億3000萬元", ("NT$200 million", "NT$430 million")),
    ("1、2、3億元", ("NT$100 million", "NT$200 million", "NT$300 million")),
    ("分別成長4、6、9%", ("4%", "6%", "9%")),
    ("毛利率及營益率為41.5和22.1%", ("41.5%", "22.1%")),
    ("提高1.5及2.5個百分點", ("1.5 percentage points", "2.5 percentage points")),
    ("4及7奈米", ("4 nm", "7 nm")),
    ("6、12吋晶圓", ("6-inch", "12-inch")),
    ("18、30個月", ("18 months", "30 months")),
    ("2、5、20年期公債", ("two-year", "five-year", "20-year")),
    ("近5、15年來", ("five years", "15 years")),
    ("5、20日線", ("5-day moving average", "20-day moving average")),
    ("本益比20、35倍", ("20 times", "35 times")),
    ("2.5、3.4萬人", ("25,000 people", "34,000 people")),
    ("112、113年", ("2023", "2024")),
    ("2、5、8月", ("February", "May", "August")),
    ("在1、2、3月", ("January", "February and March")),
    ("11月6、9日", ("November 6", "November 9")),
    ("3 月 6 、 9 和 11 日", ("March 6", "March 9", "March 11")),
    ("上月5、6日", ("April 5", "April 6")),
    ("2027、28年", ("2027 and 2028",)),
    ("第2、3季", ("the second and third quarters",)),
    ("第一及第二季", ("the first and second quarters",)),
)
NO_LISTS = (
    ("3、4億元", ("NT$300 million or NT$400 million",)),
    ("2、30萬元", ("2", "NT$300,000")),
    ("1、5萬元以下罰鍰", ("1", "up to NT$50,000")),
    ("用了2027、30年", ("2027", "30 years")),
    ("21、25家", ("21", "25")),
    ("iPhone 16和40%股權", ("16", "40%")),
    ("第3、5公里", ("third", "5 kilometers")),
    ("成長7.2%、5.1%", ("7.2%", "5.1%")),
    ("日本2、韓國3%", ("2", "3%")),
    ("7、8、9號機", ("Units 7", "8", "9")),
)


def english_of(text: str) -> tuple[str, ...]:
    """The English of the figures of a text."""
    return tuple(figure.english for figure in find(text, Context(date(2025, 5, 20))))


@pytest.mark.parametrize(("text", "english"), LISTS)
def test_figures_of_a_list_have_the_unit_of_its_last(text: str, english: tuple[str, ...]) -> None:
    """Each is a figure of its own, in its place, with the scale and currency of the list."""
    assert english_of(text) == english
    found = find(text, Context(date(2025, 5, 20)))
    assert all(figure.surface == text[figure.start : figure.end] for figure in found)


@pytest.mark.parametrize(("text", "english"), NO_LISTS)
def test_figures_beside_each_other_may_be_no_list(text: str, english: tuple[str, ...]) -> None:
    """Vague pairs, counts, names and ordinals stay what they are."""
    assert english_of(text) == english


@pytest.mark.parametrize(
    ("english", "lost"),
    [("EPS was NT$5.31 and NT$2.09, respectively.", 0), ("EPS was NT$5.13 and NT$2.09, respectively.", 1)],
)
def test_each_of_a_list_has_to_be_in_the_english(english: str, lost: int) -> None:
    """Another sum in the place of the first has lost it."""
    assert len(missing(find("每股純益分別為5.31、2.09元"), english)) == lost


@pytest.mark.parametrize("unit", ["21、", "3和", "人民幣3.5、", "5、6月"])
def test_lists_are_read_in_linear_time(unit: str) -> None:
    """However long a list is."""
    assert grows_with_length_only(lambda times: find(f"{unit * times}8億元"), 100, 400)
