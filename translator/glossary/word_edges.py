"""Whether a form of two or three characters stands in Chinese by accident, as a piece of other words: 高通 in 高通膨.

Which words those are the dictionary of the word cutter says. In doubt the form stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from translator.chinese.characters import HAN_RANGES

# Words that the cutter's dictionary lacks, Simplified, in which forms of names stand.
_WORDS = frozenset(["网路", "软体", "硬体", "通膨", "通缩", "品牌", "普通话", "捞光", "联名", "联手", "高达", "大举"])
# Of whom news is full, and behind whose last character many verbs seem to begin: 川普及其團隊, 川普通知國會, 拜登機.
_FIRM = frozenset(["川普", "拜登"])
# Of which no piece is another word's, whatever the cutter makes of what stands beside: 晶圓月產能, 高頻寬.
_WHOLE = frozenset(["晶圆", "频宽"])
# What names of companies go on with, though it begins with the last character of the short name: 聯發科 in 聯發科技.
_NAME_ENDS = frozenset(["科技", "光电", "电子", "电信", "电机", "电力", "电脑", "金控", "超商", "大哥大"])
# What stands behind any noun, and makes words of its last character: 門前 in 也門前總統.
_BEHIND = frozenset("前后内外中上下里间")
# Tags of the cutter for names of people, places, institutions and the rest.
_NAMES = ("nr", "ns", "nt", "nz")
# Between the parts of a foreign name, and what makes an institution its head or its members.
_DOTS = frozenset("·‧•・∙⋅")
_OFFICES, _OFFICERS = frozenset("部局署院社会处校行所厂队党"), frozenset("长员")
_SHORT, _LONGEST_FORM = 2, 3
_LONGEST_WORD = 5
# How much text without a mark is cut at once, and how much on either side of that.
_BLOCK, _REACH = 64, 40

# What counts the thing that a term names: it ends before the term.
_COUNTED = re.compile(
    ".?[万亿兆]|[每各该此这那某几数两一二三四五六七八九十百千万亿][片颗座家个台辆架艘条张枚块批件支名位种项]"
)
_NO_HAN = re.compile(f"[^{HAN_RANGES}]")

Span = tuple[int, int]


def crossing_word(folded: str, start: int, end: int) -> Span | None:
    """Where the word is that runs on across an edge of that stretch of folded Chinese and takes only a part of it.

    A longer word that has all of the stretch is none: 联合国 in 联合国大会. Nor is one where the text goes on
    at that edge with a noun too: 马云 in 马云集团 beside 云集.
    """
    if not _SHORT <= end - start <= _LONGEST_FORM or folded[start:end] in _WHOLE:
        return None
    run, offset = _run(folded, start, end)
    first, last = start - offset, end - offset
    torn = (word for word in _tearing(run, first, last) if not _goes_on(run, word, first, last))
    return next(((word[0] + offset, word[1] + offset) for word in torn), None)


def is_doubtful(folded: str, start: int, end: int) -> bool:
    """Whether a name that only this program knows had better not be seen in that stretch of folded Chinese.

    It may be a part of somebody's name (乔丹 in 弗洛伊德·乔丹), an office (外交部 in 外交部长) or, if it is short, of a
    word or a longer name: 大同 in 大同小异, not 高通 in 高通公司.
    """
    before, behind = folded[max(0, start - 1) : start], folded[end : end + 1]
    if before in _DOTS or behind in _DOTS or (behind in _OFFICERS and folded[end - 1] in _OFFICES):
        return True
    if end - start > _LONGEST_FORM:
        return False
    run, offset = _run(folded, start, end)
    first, last = start - offset, end - offset
    return _is_inside_word(run, first, last) or any(_tearing(run, first, last))


def _is_inside_word(run: str, start: int, end: int) -> bool:
    import rjieba

    word = _cut(run).get(start)
    if word is None or word[1] < end or word[1] - word[0] == end - start:
        return False
    is_firm = word[0] == start and is_word(run[end : word[1]])
    return not (is_firm and all(tag.startswith(_NAMES) for _, tag in rjieba.tag(run[slice(*word)])))


def is_word(text: str) -> bool:
    """Whether folded Chinese is a word of the cutter's dictionary."""
    from rjieba import has_word

    return text in _WORDS or bool(has_word(text))


def _run(folded: str, start: int, end: int) -> tuple[str, int]:
    """The Chinese around a stretch up to the next mark, and where it begins.

    Of a text without marks a part with some on either side, the same for all stretches that begin near each other.
    """
    block = start - start % _BLOCK
    offset = max(0, block - _REACH)
    around = folded[offset : max(end, block + _BLOCK + _REACH)]
    marks = _marks(around)
    first = max((mark + 1 for mark in marks if mark < start - offset), default=0)
    last = min((mark for mark in marks if mark >= end - offset), default=len(around))
    return around[first:last], offset + first


@lru_cache(maxsize=64)
def _marks(around: str) -> tuple[int, ...]:
    """Where no Chinese character stands."""
    return tuple(match.start() for match in _NO_HAN.finditer(around))


def _tearing(run: str, start: int, end: int) -> Iterator[Span]:
    """The words, as the text is cut, that run across an edge of a form, leave a word of it over and end no name."""
    for edge in (start,) if run[start:end] in _FIRM else (start, end):
        first, last = _cut(run).get(edge, (edge, edge))
        if not first < edge or (first <= start and end <= last):
            continue
        if first < start and _COUNTED.fullmatch(run[max(0, first - 1) : start]):
            continue  # 晶圓 in 每片晶圓 beside 片晶, 歐羅 in 5兆歐羅 beside 兆歐
        before = run[first:start]
        if len(before) >= _SHORT and is_word(before):
            continue  # 量產 in 提前量產 beside 提前量
        rest = run[start:first] if last > end else run[last:end]
        is_loose = last == end + 1 and run[end] in _BEHIND
        if not is_loose and (len(rest) == 1 or (is_word(rest) and run[first:last] not in _NAME_ENDS)):
            yield first, last


def _goes_on(run: str, word: Span, start: int, end: int) -> bool:
    """Whether the text goes on, beyond the edge of a form that `word` runs across, with a noun that begins there."""
    import rjieba

    sizes = range(_SHORT, _LONGEST_WORD + 1)
    others = [run[end : end + size] if word[1] > end else run[max(0, start - size) : start] for size in sizes]
    return any(is_word(other) and rjieba.tag(other)[0][1].startswith("n") for other in others if len(other) >= _SHORT)


@lru_cache(maxsize=64)
def _cut(run: str) -> Mapping[int, Span]:
    """By offset, the word of the dictionary that the character belongs to, where it has one of two and more."""
    import rjieba

    spans: dict[int, Span] = {}
    start = 0
    for word in rjieba.cut(run, False):
        end = start + len(word)
        if end - start > 1 and is_word(word):
            spans |= dict.fromkeys(range(start, end), (start, end))
        start = end
    for word in _WORDS:
        at = run.find(word)
        while at >= 0:
            spans |= dict.fromkeys(range(at, at + len(word)), (at, at + len(word)))
            at = run.find(word, at + 1)
    return spans
