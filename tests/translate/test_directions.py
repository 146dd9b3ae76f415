"""Goods go where the Chinese says: 出口中國 is to China."""

from __future__ import annotations

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Hypothesis, Role, Segment, Step
from translator.translate.asking.directions import turned_round
from translator.translate.asking.request import request_for
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("chinese", "asked"),
    [
        ("這些設備在出口中國前須經審查", "這些設備在出口到中國前須經審查"),
        ("稻米出口日本創新高", "稻米出口到日本創新高"),
        ("設備出口到中國", "設備出口到中國"),
        ("業者出口日本製設備", "業者出口日本製設備"),
        ("出口管制擴大", "出口管制擴大"),
        ("當局加強對日本出口軍民兩用物項的審查", "當局加強對出口到日本的軍民兩用物項的審查"),
        ("當局加強對日本的出口管制", "當局加強對日本的出口管制"),
        ("批准向日本出口設備的許可證", "批准向日本出口設備的許可證"),
        ("業者對日本出口一批設備", "業者對日本出口一批設備"),
        ("台灣輸美的半導體", "台灣輸往美國的半導體"),
        ("運輸美術品，行銷日本", "運輸美術品，行銷日本"),
    ],
)
def test_direction_is_written_out(chinese: str, asked: str) -> None:
    """Where nothing says it, and not before what is made there."""
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
    assert request_for(marked, "none").source == asked


@pytest.mark.parametrize(
    ("english", "country"),
    [
        ("The devices are reviewed before they are exported from China.", "China"),
        ("The devices are reviewed before export of them from mainland China.", "China"),
        ("The devices are reviewed before they are exported to China.", ""),
        ("The devices from China are reviewed.", ""),
    ],
)
def test_direction_turned_round_is_told(english: str, country: str) -> None:
    """Exports from where they go to."""
    chinese = "這些設備在出口中國前須經審查。"
    assert turned_round(chinese, english) == country
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
    findings = verify(marked, Hypothesis(english), Step.PLAIN).findings
    assert any(one.check is Check.POLARITY for one in findings) == (country != "")


@pytest.mark.parametrize(
    ("english", "country"),
    [
        ("The authorities tightened reviews of Japanese exports of dual-use items.", "Japan"),
        ("The authorities tightened reviews of dual-use exports to Japan.", ""),
    ],
)
def test_whose_exports_are_under_review_is_told(english: str, country: str) -> None:
    """They go to the country, and are not its own."""
    assert turned_round("當局加強對日本出口軍民兩用物項的審查。", english) == country


def test_controls_on_what_is_exported_to_a_country() -> None:
    """對華晶片出口管制 is of chips to China, in one character and with the goods between."""
    chinese = "當局收緊對華晶片出口管制，並放寬對日出口限制。"
    assert turned_round(chinese, "It tightened export controls on chips from China.") == "China"
    assert turned_round("當局擴大對中國的晶片出口禁令。", "It widened a ban on chip exports from China.") == "China"
    assert turned_round(chinese, "It eased the restrictions on goods from Japan.") == "Japan"
    assert turned_round(chinese, "It tightened controls on exports of chips to China, and eased those to Japan.") == ""
