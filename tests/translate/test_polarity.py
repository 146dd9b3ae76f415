"""English that says the opposite of the Chinese is told from English that says it in other words."""

from __future__ import annotations

import pytest
from newsroom import marked

from translator.records import Hypothesis, Step
from translator.translate.checks.polarity import turned
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("source", "english", "words"),
    [
        ("公司虧損擴大。", "The company's profits have expanded.", ["虧損"]),
        ("公司获利创新高。", "The company's losses reached a new high.", ["获利"]),
        ("股價重挫。", "Shares soared.", ["重挫"]),
        ("央行宣布升息。", "The central bank announced a rate cut.", ["升息"]),
        ("部長否認此事。", "The minister admitted it.", ["否認"]),
        ("議會否決預算。", "Parliament approved the budget.", ["否決"]),
        ("公司敗訴。", "The company won the case.", ["敗訴"]),
    ],
)
def test_the_opposite_is_found(source: str, english: str, words: list[str]) -> None:
    """Whichever script, and whichever of the two is in the Chinese."""
    assert turned(source, english) == words
    found = verify(marked(source), Hypothesis(english, -0.2), Step.PLAIN).findings
    assert [finding.message for finding in found if finding.check == "polarity"] == [
        f"The English says the opposite of {words[0]}."
    ]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("公司虧損擴大。", "The company's losses widened."),
        ("公司由虧轉盈，獲利成長。", "The company returned to profit, which grew."),
        ("虧損減少，獲利增加。", "Profit increased."),  # both stand in the Chinese: which one is meant is not known
        ("部長否認此事。", "The minister did not admit it."),
        ("部長不同意，也沒有否決。", "The minister rejected neither."),  # what is negated is another check's matter
        ("產能減少三成。", "Capacity is three tenths less, though orders are up."),
        ("股價大跌。", "Shares were hit."),  # neither: another check's matter
    ],
)
def test_other_words_for_the_same_are_no_fault(source: str, english: str) -> None:
    """A finding needs the opposite, and nothing beside it that says what the Chinese says."""
    assert turned(source, english) == []
