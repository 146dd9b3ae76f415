"""Who is kin of whom in the English must be so in the Chinese."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Hypothesis, Role, Segment, Step
from translator.translate.checks.kin import other_kin
from translator.translate.mark import mark
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("chinese", "english", "word"),
    [
        ("他用兒子媳婦的錢。", "He used his son-in-law's money.", "son-in-law"),
        ("他用兒子媳婦的錢。", "He used his son's and daughter-in-law's money.", ""),
        ("他把公司交給女婿。", "He left the firm to his son-in-law.", ""),
        ("他把公司交給外甥。", "He left the firm to his brother.", "brother"),
        ("他嫂嫂過生日。", "It was his sister-in-law's birthday.", ""),
        ("夫妻兩人出席。", "Husband and wife attended.", ""),
        ("考辛斯得分。", "Cousins scored.", ""),
        ("該公司有三家姊妹公司。", "It has three sister companies.", ""),
    ],
)
def test_kin_is_somebody_s_in_the_chinese(chinese: str, english: str, word: str) -> None:
    """A word for kin has one that it may stand for; names are none."""
    assert other_kin(chinese, english) == word


def test_other_kin_is_reported() -> None:
    """As what nobody is."""
    marked = mark(Segment("他用兒子媳婦的錢。", Role.PARAGRAPH), Glossary(), Context())
    findings = verify(marked, Hypothesis("He used his son-in-law's money."), Step.PLAIN).findings
    assert [(f.check, f.message) for f in findings] == [(Check.SPEAKER, "Nobody is “son-in-law” in the Chinese.")]
