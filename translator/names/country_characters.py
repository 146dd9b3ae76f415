"""Where one character is a country: 法 in 法軍 and 美法, not in 方法 nor in 法院; 華 in 訪華, not in 新華社."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.chinese.words import tagged

# What goes to a country, is there or is for and against it, and what is of one.
_BEFORE = frozenset("脱入访驻赴来抵返对在亲反抗援旅留全离涉仇媚友联制遏挺侨从给向与和及、")
_BEHIND = frozenset("元圆币股军方媒商资企籍裔侨国制债舰机廷语系警府版区式服职超甲文分剧餐料洲对与和及、")
# Single characters that stand for countries and regions, beside each other: 中美, 俄烏, 京津冀.
_COUNTRIES = frozenset(
    "中美日韩台俄欧英法德意印澳加越泰菲以朝港星马巴伊乌土叙黎约埃缅柬波华陆沪京津冀粤浙苏闽川渝疆藏荷西希瑞挪丹芬捷匈亚非拉"
)
_DIRECTIONS, _DIRECTED = frozenset("东西南北中"), frozenset("欧美非亚德韩越印法意俄")
# Words of their own that mean something else.
_WORDS = frozenset("以中大加新和在马波土拉")
_DATE = re.compile(r"[\d一二三四五六七八九十]日")


def stands_for_country(characters: frozenset[str], folded: str) -> bool:
    """Whether one of some characters stands for a country in folded Chinese, and is no piece of another word."""
    asked = (at for at, char in enumerate(folded) if char in characters)
    return any(
        _is_beside(folded, at) or (at in _alone(folded) and folded[at] not in _WORDS)
        for at in asked
        if not _DATE.match(folded, max(0, at - 1))
    )


def _is_beside(folded: str, at: int) -> bool:
    """Whether another country, or what only stands beside one, stands beside a character."""
    before, behind = folded[at - 1 : at] if at else " ", folded[at + 1 : at + 2] or " "
    is_part = before in _DIRECTIONS and folded[at] in _DIRECTED
    return is_part or before in _BEFORE | _COUNTRIES or behind in _BEHIND | _COUNTRIES


@lru_cache(maxsize=256)
def _alone(folded: str) -> frozenset[int]:
    """Where the word cutter has a word of one character."""
    return frozenset(word.start for word in tagged(folded) if word.end == word.start + 1)
