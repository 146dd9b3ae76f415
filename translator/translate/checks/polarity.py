"""Words whose opposite turns the sense of a sentence round: loss and profit, rise and fall, deny and admit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from translator.chinese.script import fold


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two opposites: its Chinese words, in Simplified script and not negated, its English ones' beginnings."""

    chinese: re.Pattern[str]
    english: re.Pattern[str]


def _side(chinese: str, english: str) -> _Side:
    return _Side(re.compile(f"(?<![不未没无非])(?:{chinese})"), re.compile(rf"(?i)\b(?:{english})"))


# Beginnings of words, but where a word is shorter than what begins like it. Each side names what a newsroom may say
# for it: a finding takes the other side's word with none of these beside it.
_OPPOSITES = (
    (
        _side("亏损|亏钱|赤字", "loss|lose|losing|lost|deficit|in the red|shortfall|unprofitab|bleed"),
        _side("获利|盈利|盈余|利润|赚", r"profit|earning|surplus|in the black|gain|earn|income|made money|make money"),
    ),
    (
        _side(
            "下跌|大跌|暴跌|重挫|跌破|下滑|衰退|减少|锐减|下降|下调|调降|降息|走低|新低|缩减|减产|裁员",
            r"fall|fell|drop|declin|decreas|plung|plummet|tumbl|slump|slid|sink|sank|shrank|shrink|lower|low\b|lows\b|cut|reduc|down"
            r"|less|fewer|weak|slow|recess|contract|trim|slash|los[st]|layoff|lay|laid|shed|halv|ebb|eas|retreat|dip|wors",
        ),
        _side(
            "上涨|大涨|暴涨|飙升|涨破|攀升|成长|增长|增加|激增|上升|上调|调升|升息|走高|新高|扩产|扩增",
            r"ris|rose|increas|climb|jump|soar|surg|grow|grew|higher|high\b|highs\b|up\b|gain|expan|hik|rais|more\b|boost|rall|record"
            r"|strong|add|spik|advanc|improv|doubl|tripl|multipl|accelerat|swell|swol|rebound|ramp|widen|great|new\b|extra|enlarg",
        ),
    ),
    (
        _side("否认", r"den(?:y|ies|ied|ial)|reject|refut|disput|dismiss|not\b|n't|no\b"),
        _side("承认|坦承", r"admit|admission|acknowledg|confess|conced|recogni[sz]|confirm"),
    ),
    (
        _side(
            "反对|否决|驳回|拒绝|禁止",
            r"oppos|against|veto|reject|refus|turn(?:ed|s|ing)? down|dismiss|den(?:y|ies|ied|ial)|ban|prohibit|forbid"
            r"|block|not\b|n't|declin|resist|object|disapprov|overrul|no\b|defeat|rebuff|disallow|bar|never|without|fail",
        ),
        _side(
            "同意|赞成|批准|核准|准许|允许",
            r"agree|approv|support|favou?r|back|pass|allow|permit|accept|clear|consent|endors|adopt",
        ),
    ),
    (
        _side("败诉|落败|战败", "los[est]|lost|defeat|beaten|against|fail"),
        _side("胜诉|获胜|战胜", "w[io]n|victor|beat|defeat|favou?r|triumph|success|prevail"),
    ),
)


def turned(source: str, english: str) -> list[str]:
    """Return the words of `source` for which `english` says only the opposite. What says both sides is left alone."""
    return [
        words
        for words, side, opposite in _said(source)
        if opposite.english.search(english) and not side.english.search(english)
    ]


@lru_cache(maxsize=256)
def _said(source: str) -> tuple[tuple[str, _Side, _Side], ...]:
    """Return the words of `source` that have an opposite, and the two sides: each hypothesis asks it."""
    text = fold(source)
    sides = chain.from_iterable(((one, other), (other, one)) for one, other in _OPPOSITES)
    return tuple(
        (source[found.start() : found.end()], side, opposite)
        for side, opposite in sides
        if (found := side.chinese.search(text)) and not opposite.chinese.search(text)
    )
