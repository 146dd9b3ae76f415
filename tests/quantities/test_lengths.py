"""Lengths of time with 多 behind their unit, and in a row."""

from __future__ import annotations

import pytest

from translator.quantities import find, missing


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("歷經6年多，工廠復工", ("more than six years",)),
        ("過去6年多工廠停擺", ("more than six years",)),
        ("3個月多的談判", ("more than three months",)),
        ("復健兩年多來", ("more than two years",)),
        ("半年多後", ("more than half a year",)),
        ("半個多月", ("more than half a month",)),
        ("等了5小時多", ("more than five hours",)),
        ("7年多前", ("more than seven years ago",)),
        ("8天多之後", ("more than eight days",)),
        ("一年多", ("more than one year",)),
        ("一個多月", ("more than one month",)),
        ("長達4年餘", ("more than four years",)),
        ("兩歲多的孩子", ("more than 2 years old",)),
        ("歷經6年多次修正", ("six years",)),
        ("三年多項計畫", ("three years",)),
        ("6年多來自海外", ("six years",)),
        ("過去3年多數工廠", ("three years",)),
        ("未來3天多雲", ("three days",)),
        ("5天餘震", ("five days",)),
        ("三年多繳", ("three years",)),
        ("一年多次", ()),
        ("今年多", ()),
        ("2023年多，", ("2023",)),
    ],
)
def test_more_behind_the_unit_is_of_the_length(text: str, english: tuple[str, ...]) -> None:
    """6年多 is more than six years; 6年多次 are many times in six."""
    assert tuple(figure.english for figure in find(text)) == english


@pytest.mark.parametrize(
    ("english", "lost"), [("It took over six months.", 0), ("It took six months.", 1), ("It took half a year.", 1)]
)
def test_english_keeps_that_it_was_more(english: str, lost: int) -> None:
    """半年多 is no half a year."""
    assert len(missing(find("費時半年多"), english)) == lost


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("外資連3天期現貨同步作空", ("three days",)),
        ("連續3天期貨下跌", ("three days",)),
        ("3天期票券", ("three-day",)),
        ("連20年期公債都跌", ("20-year",)),
        ("連三季獲利", ("three quarters",)),
        ("連續四季虧損", ("four quarters",)),
        ("四季如春", ()),
    ],
)
def test_so_many_in_a_row_are_no_term(text: str, english: tuple[str, ...]) -> None:
    """期 behind days in a row is of the word behind it, and quarters in a row are no seasons."""
    assert tuple(figure.english for figure in find(text)) == english
