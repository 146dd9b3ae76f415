"""Small words that turn the sense of a sentence must be in its English somehow."""

from __future__ import annotations

import pytest

from translator.translate.checks.lost_words import lost_words


@pytest.mark.parametrize(
    ("chinese", "english", "lost"),
    [
        ("先通過台灣北部外海。", "It will pass through northern Taiwan first.", {"off the coast"}),
        ("先通過台灣北部外海。", "It will pass off northern Taiwan first.", set()),
        ("稅率減半優惠年底到期。", "The tax discount expires at the end of the year.", {"halved"}),
        ("稅率減半優惠年底到期。", "The 50% tax discount expires at the end of the year.", set()),
        ("案場遍布歐洲與美洲。", "It has sites in Europe and North America.", {"the Americas"}),
        ("案場遍布歐洲與美洲。", "It has sites in Europe and the Americas.", set()),
        (
            "這是該市近幾十年來規模最大的防洪計畫。",
            "This is the city's recent decades-long flood control plan.",
            {"most", "in so long a time"},
        ),
        ("這是該市近幾十年來規模最大的防洪計畫。", "This is the city's biggest flood control plan in decades.", set()),
        (
            "他們蓋了數十年來全島最先進的醫院。",
            "They built a hospital that will be the island's leading one for decades.",
            {"in so long a time"},
        ),
        ("股價創13年來新高。", "Shares rose to a 13-year high.", set()),
        ("股價創13年來新高。", "Shares rose for 13 years.", {"in so long a time"}),
        ("補助佔預算的比例超過鄰國。", "Subsidies exceeded those of its neighbours.", {"share"}),
        ("補助佔預算的比例超過鄰國。", "Subsidies take a larger share of the budget than its neighbours'.", set()),
        ("即便產能落後，這仍意義重大。", "This is significant, given that capacity lags behind.", {"although"}),
        ("即便產能落後，這仍意義重大。", "Significant, even if capacity lags behind.", set()),
        ("部長並未同意加稅。", "The Norwegian minister agreed to the tax in November.", {"not"}),
        ("部長並未同意加稅。", "The minister didn't agree to the tax rise.", set()),
        ("他不得不辭職。", "He was told to resign.", set()),
        ("她從未承認指控。", "She has never admitted the charges.", set()),
        ("最近最後一班車最終開走。", "The train left.", set()),
        ("桃園以北地區禁止新設。", "New ones are banned in the Taoyuan area.", {"north of"}),
        ("桃園以北地區禁止新設，台中以南不限。", "New ones are banned north of Taoyuan, not south of Taichung.", set()),
        ("以北韓、以東京、以西醫為例。", "Take Korea, Tokyo and medicine.", set()),
        ("年底前可能還會降息。", "The end of the year may see a rate cut.", {"before that date"}),
        ("3月15日以前須繳清。", "It must be paid on March 15.", {"before that date"}),
        ("總統說，年底前優先處理。", "The President said it is a priority at year-end.", {"before that date"}),
        ("預計2027年前完成，9月底前試車。", "It will be done by 2027, with trials in September.", set()),
        ("2027年前三季出貨，3月15日前後開工。", "It shipped in three quarters of 2027.", set()),
    ],
)
def test_what_no_word_of_the_english_says_is_lost(chinese: str, english: str, lost: set[str]) -> None:
    """What a newsroom may say for it is enough; another word is not."""
    assert {says for says, _, _ in lost_words(chinese, english)} == lost


def test_the_place_of_the_word_is_told() -> None:
    """In the script of the sentence."""
    source = "經濟部長表示，臺灣佔比提高。"
    [(_, start, end)] = lost_words(source, "The minister said Taiwan had more.")
    assert source[start:end] == "佔比"
