"""A month or year beside the present one is one that the Chinese speaks of."""

from __future__ import annotations

import pytest
from newsroom import marked

from translator.records import Check, Hypothesis, Step
from translator.translate.checks.relative_times import other_time
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("chinese", "english", "other"),
    [
        ("公司本月稍早表示，供給不足。", "The company said last month that supply was short.", "last month"),
        ("今年營收成長。", "Revenue will grow next year.", "next year"),
        ("今年配息較前次增加一成。", "The payout rose 10% from the previous year.", "the previous year"),
        ("2023年較2022年增加一成。", "In 2023 it rose 10% from the previous year.", ""),
        ("上週五宣布。", "It was announced this week.", "this week"),
        ("上季獲利下滑。", "Profit fell this quarter.", "this quarter"),
        ("公司本月稍早表示，供給不足。", "The company said earlier this month that supply was short.", ""),
        ("上個月底開會，下周再議。", "They met late last month and will again next week.", ""),
        ("近一年股價下跌，未來一個月看好。", "Shares fell over the last year; the next month looks good.", ""),
        ("單季獲利，前一季虧損。", "It earned money after a loss last quarter.", ""),
        ("本屆大會週二開幕。", "This year's meeting opens on Tuesday.", ""),
    ],
)
def test_time_that_is_another(chinese: str, english: str, other: str) -> None:
    """Said in any of its words."""
    assert other_time(chinese, english) == other


def test_it_is_a_finding() -> None:
    """As a figure that is not in the Chinese is."""
    found = verify(
        marked("公司本月表示不足。"), Hypothesis("It said last month that it was short."), Step.PLAIN
    ).findings
    assert [(one.check, "last month" in one.message) for one in found] == [(Check.INVENTED_FIGURE, True)]
