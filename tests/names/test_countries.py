"""A country in the Chinese is in the English, by any of its names, or is told."""

from __future__ import annotations

import pytest

from translator.names import lost_countries


@pytest.mark.parametrize(
    ("chinese", "english", "lost"),
    [
        ("日本經產大臣西村康稔出席。", "The minister of industry attended.", ["日本"]),
        ("西班牙專家受訪。", "A Chinese expert was interviewed.", ["西班牙"]),
        ("美日關係生變，中台對話中斷。", "US ties change, and talks with China were cut off.", ["日", "台"]),
        ("近期中台貿易摩擦升溫。", "Trade friction has become a national security matter.", ["中", "台"]),
        ("近期中台貿易摩擦升溫。", "Trade friction between the two sides has grown.", []),
        ("中台貿易摩擦使日本與他國不安。", "China's trade friction worries both Japan and others.", ["台"]),
        ("日本經產大臣出席。", "The Japanese minister attended.", []),
        ("美國與韓國代表抵達。", "Envoys from Washington and Seoul arrived.", []),
        ("日本出口成長。", "The country's exports grew.", []),
        ("發展中國家的旅客。", "Travelers of the developing world.", []),
        ("英國夏令時間七點。", "At 7 o'clock BST.", []),
        ("英國《金融時報》報導。", "The Financial Times reports.", []),
        ("中國《反制裁法》生效。", "The Anti-Sanctions Act took effect.", ["中國"]),
    ],
)
def test_country_that_is_lost_is_told(chinese: str, english: str, lost: list[str]) -> None:
    """By its name, its people, its capital or in one character beside another; a piece of another word is none."""
    assert [chinese[start:end] for start, end in lost_countries(chinese, english, ())] == lost


def test_country_inside_a_term_is_the_terms() -> None:
    """What a term has to say is not asked for twice."""
    assert list(lost_countries("日本銀行升息。", "The bank raised rates.", ((0, 4),))) == []
