"""Where an independent suite of readings of Chinese figures and this program differ on purpose, and why.

The suite is Recognizers-Text's Chinese specifications, made for assistants that are spoken to; this program reads
news. Of the half that is given, 37 of 584 cases differ, all of these kinds; what else differed was mended.

    kind of case                  there             here                                         cases
    lunar dates                   a solar date      the day of the lunar month, as it is said       5
    months of a reign             a solar month     the lunar month, and the year of the reign      7
    上週三, 這個星期一             a date            left to the sentence: English has the word       4
    五年前, 剩3小時                 a point in time   a length of time, as it is said                  5
    8天20小時                      read as a clock   two lengths of time                              3
    12-11-10, 1/2/2020            a date            as it stands: the order cannot be told           4
    明年第九個月                    September         the ninth month                                  1
    第一                           1                 left to the sentence: best, top, first           1
    一打元, 一位, 3.2k%, ^--2       a number          no figure of news                                6
    sums beyond 10^18             rounded           no figure: nothing is ever rounded               1

Besides, a numeral of one or two characters without anything that it counts is no figure here (一 is in 一直, 四 in
四川); the suite's rows for bare numerals are tried in a sentence about a price.
"""

from __future__ import annotations

from datetime import date

import pytest

from translator.quantities import Context, find

DIFFERENT = (
    ("農曆2016年八月初二", ("the second day of the eighth lunar month of 2016",)),
    ("大年初二", ("the second day of the Lunar New Year",)),
    ("乾隆三年五月", ("the fifth lunar month of the third year of Qianlong (1738)",)),
    ("上週四在台北", ()),
    ("這個星期五", ()),
    ("三年前", ("three years ago",)),
    ("還剩 4 小時", ("four hours",)),
    ("還剩6天10小時", ("six days", "10 hours")),
    ("版本4-8-06", ("4-8-06",)),
    ("3/4/2021", ("3/4/2021",)),
    ("明年第八個月", ("eighth month",)),
    ("第一名", ()),
    ("四川有一家", ()),
    ("共300000000000000000000000000美元", ()),
)


@pytest.mark.parametrize(("text", "english"), DIFFERENT)
def test_reading_that_is_meant_to_differ(text: str, english: tuple[str, ...]) -> None:
    """A date that the text does not state is not made, and what cannot be told stays as it stands."""
    found = find(text, Context(date(2024, 11, 4)))
    assert tuple(figure.english for figure in found) == english
