"""A bare sum is in the currency in which the article states it."""

from __future__ import annotations

import pytest

from translator.article_sentences import context_of
from translator.profiles import PROFILES
from translator.quantities import find

ARTICLE = (
    "廠商大會\n廠房交易額已逾新台幣1,000億元。藍鯨營收達3,000億美元，估計兩年後有5,000億美元。檳城吸引850億令吉。"
    "影片觀看數破3億，募資3億元。債務為7,000億元，也有說是7,000億美元的。"
)
CONTEXT = context_of(None, ARTICLE, PROFILES["balanced"])


@pytest.mark.parametrize(
    ("headline", "english"),
    [
        ("廠房交易額破千億", "NT$100 billion"),
        ("藍鯨營收衝破3千億", "US$300 billion"),
        ("藍鯨單季3000億　創新高", "US$300 billion"),
        ("藍鯨喊話5000億商機", "US$500 billion"),
        ("檳城吸引850億投資", "85 billion ringgit"),
        ("影片觀看數破3億", "300 million"),
        ("港商喊話7000億商機", "700 billion"),
        ("藍鯨獲利達9000億", "900 billion"),
        ("用戶3億人", "300 million people"),
    ],
)
def test_a_bare_sum_has_the_currency_of_the_same_sum(headline: str, english: str) -> None:
    """Where the article says it in one currency, and of money; what counts something else is no sum."""
    assert [figure.english for figure in find(headline, CONTEXT)] == [english]


def test_without_an_article_a_bare_sum_stays_bare() -> None:
    """Nothing says what it is in."""
    assert [figure.english for figure in find("檳城吸引850億投資")] == ["85 billion"]
