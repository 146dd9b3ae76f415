"""A superlative reaches as far as in the Chinese."""

from __future__ import annotations

import pytest
from newsroom import marked

from translator.records import Check, Hypothesis, Step
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("chinese", "english", "is_told"),
    [
        ("北方船廠是中國最大船廠。", "North Yard is the world's largest shipyard.", True),
        ("北方國際是中國最大船廠。", "North International is the world's largest shipyard.", True),
        ("北方船廠是國際第一大船廠。", "North Yard is the world's largest shipyard.", False),
        ("北方船廠是中國最大船廠。", "North Yard is China's largest shipyard.", False),
        ("北方船廠是全球最大船廠。", "North Yard is the world's largest shipyard.", False),
        ("這是世上最長的橋。", "It is the world's longest bridge.", False),
    ],
)
def test_who_is_first_in_a_country_is_not_first_in_the_world(chinese: str, english: str, is_told: bool) -> None:
    """Of the world only where the Chinese speaks of it."""
    findings = verify(marked(chinese), Hypothesis(english), Step.PLAIN).findings
    assert any("world's" in one.message for one in findings if one.check is Check.NOT_IN_CHINESE) == is_told
