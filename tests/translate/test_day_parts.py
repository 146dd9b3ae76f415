"""A part of the day is the one that the Chinese says."""

from __future__ import annotations

import pytest
from newsroom import marked

from translator.records import Check, Hypothesis, Step
from translator.translate.checks.day_parts import other_part_of_day
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("chinese", "english", "other"),
    [
        ("昨日中午用電達到尖峰。", "Demand peaked in the morning of yesterday.", "morning"),
        ("今晨船隻進港。", "The ships came in this afternoon.", "afternoon"),
        ("船隻上午進港。", "The ships came in at noon.", "noon"),
        ("下午三點開會。", "They meet at three this morning.", "morning"),
        ("昨日中午用電達到尖峰。", "Demand peaked at noon yesterday.", ""),
        ("凌晨地震，下午餘震。", "It shook in the early morning and again in the afternoon.", ""),
        ("昨晚12時收市。", "Trading ended at 12 midnight, late in the evening.", ""),
        ("第二天他發現門開著。", "The next morning he found the door open.", ""),
    ],
)
def test_part_of_the_day_that_is_another(chinese: str, english: str, other: str) -> None:
    """Whatever else the Chinese may say."""
    assert other_part_of_day(chinese, english) == other


def test_it_is_a_finding() -> None:
    """As a figure that is not in the Chinese is."""
    found = verify(
        marked("昨日中午用電達到尖峰。"), Hypothesis("Demand peaked yesterday morning."), Step.PLAIN
    ).findings
    assert [(one.check, "morning" in one.message) for one in found] == [(Check.INVENTED_FIGURE, True)]
