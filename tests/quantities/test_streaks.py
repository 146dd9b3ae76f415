"""Streaks of sessions, wins and periods are figures of their own."""

from __future__ import annotations

import pytest

from translator.quantities import find
from translator.quantities.compare import missing


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("外資連四賣，投信連6買超", ("four straight sessions of net selling", "six straight sessions of net buying")),
        ("油價連三漲，國際金價三連跌", ("three straight gains", "three straight losses")),
        ("大盤連兩紅後五連黑", ("two straight gains", "five straight losses")),
        ("央行連二升，學者估明年連三降", ("two straight increases", "three straight reductions")),
        ("主隊五連勝，客隊吞四連敗", ("five straight wins", "four straight defeats")),
        ("營收連續第三季成長", ("the third consecutive quarter",)),
        ("景氣連續第4個月亮黃紅燈", ("the fourth consecutive month",)),
        ("第三季營收成長", ("the third quarter",)),
        ("利率連七凍", ("seven straight holds",)),
        ("等同調降存款準備率二．三碼", ("57.5 basis points",)),
        ("第三季三率三升，三率雙降", ("the third quarter",)),
        ("連九降級", ()),
        ("3或4天連五漲", ("three or four days", "five straight gains")),
        ("連3漲停", ("3",)),
    ],
)
def test_streak(text: str, english: tuple[str, ...]) -> None:
    """A quarter in a row is not that of the year, two rises in a row are no liters."""
    assert tuple(figure.english for figure in find(text)) == english


@pytest.mark.parametrize(
    ("english", "lost"),
    [("Net selling went on for four straight sessions.", 0), ("Net selling went on for five sessions.", 1)],
)
def test_streak_keeps_its_length(english: str, lost: int) -> None:
    """English that has another number of sessions has lost it."""
    assert len(missing(find("外資連四賣"), english)) == lost
