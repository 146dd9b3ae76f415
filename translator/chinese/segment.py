"""From a block to its sentences. Joined again, they are the block, character for character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translator.chinese.characters import HAN
from translator.records import Block, Segment

MAX_QUOTED = 150
"""Characters up to which a sentence is kept whole for the sake of a quotation in it."""
MAX_SENTENCE = 180
"""Characters above which a sentence is cut between clauses; engines lose text in longer ones."""
MIN_CLAUSE = 40
MAX_RUN = 600
"""Characters without any clause boundary, or of a title, above which a cut is made wherever it may be."""

_PAIRS = dict(zip("」』”’）)】》〉]〕", "「『“‘（(【《〈[〔", strict=True))
_OPENERS = frozenset(_PAIRS.values())
_CLOSERS = frozenset(_PAIRS) | {'"'}
# A full stop may follow these without ending a sentence.
_ABBREVIATION = re.compile(
    r"\b(?:inc|ltd|co|corp|mr|mrs|ms|dr|st|no|vs|jr|sr|prof|gen|sen|etc|fig|dept|est|approx|[a-z])\.$", re.IGNORECASE
)
_ATTRIBUTION = re.compile(
    r"[^。！？!?「『“，、；：]{0,16}(?:[說说道稱称問问答]|表示|指出|[強强][調调]|坦言|直言|透露)(?:[。！!]|[，,：:]?\s?[「『“])"
)


def segment(block: Block) -> tuple[Segment, ...]:
    """Return the sentences of `block`; labels (titles, headings, names) stay whole.

    A sentence ends after 。！？ (or !, ? and . where they end Latin text) with the closing quotes and
    the space that follow, never inside a bracket or quotation unless the sentence would be longer
    than `MAX_QUOTED`. One longer than `MAX_SENTENCE` is cut at ； or ，, and where there is none within
    `MAX_RUN`, at a space or between characters, so that no engine meets more. Nothing is lost or added.
    """
    if not block.text:
        return ()
    if block.role.is_label and len(block.text) <= MAX_RUN:
        return (Segment(block.text, block.role),)
    return tuple(Segment(text, block.role) for text in sentences(block.text))


def sentences(text: str) -> Iterator[str]:
    """Split running text; the parts joined are `text`."""
    depths = _depths(text)
    ends = _sentence_ends(text)
    outer = [end for end in ends if depths[end] == 0 and not _goes_on(text, end)]
    for start, end in _spans(0, outer, len(text)):
        if end - start <= MAX_QUOTED:
            yield text[start:end]
            continue
        inner = ends[bisect_right(ends, start) : bisect_left(ends, end)]
        for first, last in _spans(start, _packed(start, inner, end, MAX_QUOTED), end):
            clauses = _clause_cuts(text, depths, first, last) if last - first > MAX_SENTENCE else []
            yield from (text[a:b] for a, b in _spans(first, clauses, last))


def _spans(start: int, cuts: Sequence[int], end: int) -> list[tuple[int, int]]:
    edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _depths(text: str) -> list[int]:
    """For each position, how many brackets and quotations are open before it. Unpaired marks do not count."""
    change = [0] * (len(text) + 2)
    stack: list[int] = []
    waiting: Counter[str] = Counter()
    straight = -1
    for index, char in enumerate(text):
        if char in _OPENERS:
            stack.append(index)
            waiting[char] += 1
        elif char in _PAIRS and waiting[_PAIRS[char]]:
            opened = stack.pop()
            while text[opened] != _PAIRS[char]:
                waiting[text[opened]] -= 1
                opened = stack.pop()
            waiting[text[opened]] -= 1
            change[opened + 1] += 1
            change[index + 1] -= 1
        elif char == '"':
            if straight >= 0:
                change[straight + 1] += 1
                change[index + 1] -= 1
            straight = index if straight < 0 else -1
    depth, depths = 0, []
    for step in change[:-1]:
        depth += step
        depths.append(depth)
    return depths


def _sentence_ends(text: str) -> list[int]:
    """Positions after each sentence: past its end marks, closing quotes and the space that follows."""
    ends: list[int] = []
    index = start = 0
    while index < len(text):
        if not _is_end(text, start, index):
            index += 1
            continue
        index += 1
        while index < len(text) and (text[index] in "。！？!?…" or _closes(text, index)):
            index += 1
        while index < len(text) and text[index].isspace():
            index += 1
        ends.append(index)
        start = index
    return ends


def _closes(text: str, index: int) -> bool:
    if text[index] != '"':
        return text[index] in _CLOSERS
    # A straight quote closes where it touches what stands before it and nothing that could be quoted follows.
    return index + 1 == len(text) or text[index + 1].isspace() or text[index + 1] in "，。！？"


def _is_end(text: str, start: int, index: int) -> bool:
    char = text[index]
    if char in "。！？\n":
        return True
    after = text[index + 1 : index + 2]
    if char == "…":
        return after == "" or after.isspace()
    if char == "!" and HAN.match(after) and _is_latin(text[index - 1 : index]):
        return False  # a name that is written so: Yahoo!奇摩
    if char in "!?":
        return after == "" or after.isspace() or after in _CLOSERS or HAN.match(after) is not None
    if char == "." and HAN.match(text[index - 1 : index]) and (not after or HAN.match(after)):
        return True  # a half-width stop between Chinese characters
    return char == "." and _ends_latin(text, start, index, after)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _ends_latin(text: str, start: int, index: int, after: str) -> bool:
    """Whether the full stop at `index` ends a sentence in Latin letters (three words or more, no Han)."""
    if after and not after.isspace() and after not in _CLOSERS and not HAN.match(after):
        return False
    window = text[max(start, index - 200) : index + 1]
    if HAN.search(window) or _ABBREVIATION.search(window[-12:]):
        return False
    following = text[index + 1 : index + 12].lstrip()
    return window.strip().count(" ") >= 2 and not following[:1].islower()


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence runs on after marks that end here.

    So it does after a quotation that is followed only by who said it (「……！」某某說。), and after a
    bracketed remark that began in the middle of it.
    """
    if text[end - 1] in "）)":
        opened = max(text.rfind(mark, max(0, end - MAX_QUOTED), end) for mark in "（(")
        return opened > 0 and text[opened - 1] not in "。！？!?…」』” \n\u3000"
    if text[end - 1] in "》〉" and end < len(text):
        return True  # a title that ends in a mark of its own: 《你好嗎？》票房破億
    return text[end - 1] in _CLOSERS and _ATTRIBUTION.match(text, end) is not None


def _packed(start: int, cuts: Sequence[int], end: int, limit: int) -> list[int]:
    """Those of `cuts` that make parts as long as possible within `limit`."""
    chosen: list[int] = []
    previous = start
    for cut, following in pairwise([*cuts, end]):
        if following - previous > limit:
            chosen.append(cut)
            previous = cut
    return chosen


def _clause_cuts(text: str, depths: Sequence[int], start: int, end: int) -> list[int]:
    """Cuts after ； or ，, outside quotations where that is possible, into parts of at most `MAX_SENTENCE`."""
    cuts: list[int] = []
    while end - start > MAX_SENTENCE:
        window = range(start + MIN_CLAUSE, start + MAX_SENTENCE)
        best = max(window, key=lambda i: (_clause_rank(text, depths, i), i))
        if _clause_rank(text, depths, best) == 0:
            last = min(end, start + MAX_RUN)
            following = (i for i in range(start + MAX_SENTENCE, last) if text[i] in "；;，,、")
            best = next(following, end - 1 if last == end else _forced_cut(text, start, last))
        start = best + 1
        if start < end:
            cuts.append(start)
    return cuts


def _forced_cut(text: str, start: int, end: int) -> int:
    """The last place before `end` that cuts no word and no figure; `end` where all of it is one."""
    places = (i for i in range(end - 1, start + MIN_CLAUSE, -1) if not (_joins(text[i]) and _joins(text[i + 1])))
    return next(places, end - 1)


def _joins(char: str) -> bool:
    return char.isnumeric() or char in ".,%" or (char.isascii() and char.isalnum())


def _clause_rank(text: str, depths: Sequence[int], index: int) -> int:
    """0: no boundary after this character; higher is better."""
    char = text[index]
    rank = 2 if char in "；;" else 1 if char in "，—" or (char == "," and text[index + 1 : index + 2] == " ") else 0
    if char == "—" and text[index + 1 : index + 2] == "—":
        return 0
    return rank + 2 if rank and depths[index + 1] == 0 else rank
