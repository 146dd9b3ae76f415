"""Headlines as they are asked: what the press says in one character, or with a space, is written out.

Models have seen it in running text only: 拚 was a completion, 陸 land, 恐 fear, and two clauses became one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold

TABLE = Path(__file__).parent.parent / "data" / "headline_words.txt"
# What is said or thought follows behind one, what would be behind the other: both are no clauses by themselves.
_IF = ("如果", "若", "一旦", "假如")
_SAYS = "曝称指呛吁喊估问批警忧叹赞"
_A_DAY = re.compile("[0-9一二三四五六七八九十廿卅]日")
# A clause that ends so says what the next comes of.
_BRINGS = ("带动", "推升", "激励", "助攻", "加持", "拖累", "冲击", "影响", "发威", "助阵")
_CLAUSES = re.compile(rf"(?<=[{HAN_RANGES}」』》%])[ \u3000]+(?=[{HAN_RANGES}「『《])")


@dataclass(frozen=True, slots=True)
class _Table:
    """Words, folded, and what is written for them; words that the dictionary lacks, of which none is cut."""

    pattern: re.Pattern[str]
    written: dict[str, str]
    kept: frozenset[str]


def written_out(headline: str) -> list[str]:
    """Return what is asked for each character of a headline: itself, more, or "" for what one before it stands for."""
    folded, table = fold(headline), _table()
    asked = list(headline)
    for match in table.pattern.finditer(folded):
        if not _is_cut(folded, *match.span(), table.kept):
            asked[match.start() : match.end()] = [table.written[match[0]], *[""] * (len(match[0]) - 1)]
    for match in _CLAUSES.finditer(folded):
        goes_on = folded.startswith(_IF) or folded[: match.start()].endswith(_BRINGS)
        joint = "：" if folded[match.start() - 1] in _SAYS else "，" if goes_on else "；"
        asked[match.start() : match.end()] = [joint, *[""] * (len(match[0]) - 1)]
    return asked


def _is_cut(folded: str, start: int, end: int, kept: frozenset[str]) -> bool:
    """Whether a word of the dictionary, or a day, runs across an edge of a span: 收紅 in 收紅包, 恐 in 恐怖."""
    from rjieba import has_word

    if _A_DAY.match(folded[max(0, start - 1) : start + 1]):
        return True
    spans = ((first, first + length) for length in (2, 3, 4) for first in range(max(0, start - length + 1), end))
    across = (folded[first:last] for first, last in spans if first < start or end < last <= len(folded))
    return any(word in kept or has_word(word) for word in across)


@cache
def _table() -> _Table:
    written: dict[str, str] = {}
    kept: set[str] = set()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        word, is_written, asked = line.partition("=")
        if line.startswith(("#", "[")):
            continue
        if is_written:
            written[fold(word)] = asked
        else:
            kept.update(fold(line).split("|"))
    longest_first = sorted(written, key=len, reverse=True)
    return _Table(re.compile("|".join(map(re.escape, longest_first))), written, frozenset(kept))
