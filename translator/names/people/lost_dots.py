"""Foreign names whose dot is another mark: a question mark that a page has for it (巴兹?奥尔德林), or a full stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.chinese.words import Word, tagged
from translator.glossary.word_edges import is_word
from translator.names.people.foreign_names import is_known_part
from translator.names.sources.table import known_names_table

_DOT = "·"
_PIECE = f"[{HAN_RANGES}A-Z]"
_MARK = re.compile(rf"(?<={_PIECE})[?？](?={_PIECE})|(?<=[{HAN_RANGES}])\.(?=[{HAN_RANGES}])")
# The wide full stop, which papers of Taiwan have for the dot, and the narrow dot; between numerals it is the point.
_WIDE_STOP = re.compile(rf"(?<={_PIECE})(?<![零〇一二三四五六七八九十百千萬万億亿])[．･](?={_PIECE})")
_OTHER = re.compile("[?.]")
_INITIALS_BEHIND = re.compile(rf"^(?:[A-Z][?{_DOT}])+")
_INITIAL_BEFORE = re.compile(rf"(?:(?P<dot>{_DOT})|(?<![A-Za-z]))[A-Z]$")
_MOST = 2_000  # marks, above which a text is damaged beyond its names
_BEFORE = 60
_LONGEST_NAME = 16
_LONGEST_PART = 6
_PAIR = 2
_OFTEN = 10  # known people whose given name a place has too, from which it is rather theirs
# A side that says by itself that it is part of a name, one that may be, and what both need where the mark is ASCII:
# few who write Chinese ask with that one, and it is what an encoding leaves of a dot.
_SURE, _LIKELY = 2, 1
_ENOUGH = _SURE + _LIKELY
# A clause that asks, folded.
_ASKS = re.compile(
    r"[谁哪吗呢]|[什甚]么|怎[么样]|为啥|[为如有]何|何[时处以人]|[是能可会应]否|难道|岂|多少|几[个时位天年]|"
    rf"([{HAN_RANGES}])[不没]\1"
)
_CLAUSE = re.compile(r"[^。！!？?，,；;：:「」『』“”\"\s]*$")


def with_dots(text: str) -> str:
    """`text` with the dot where another mark stands for it in a foreign name; nothing else is changed."""
    text = _WIDE_STOP.sub(_DOT, text)
    marks = [found.start() for found in _MARK.finditer(text)]
    if not marks or len(marks) > _MOST:
        return text
    said = list(text)
    for at in marks:
        start = max(0, at - _BEFORE)
        if _is_dot(fold("".join(said[start : at + _LONGEST_NAME + 1])), at - start, is_wide=text[at] == "？"):
            said[at] = _DOT
    return "".join(said)


def _is_dot(folded: str, at: int, *, is_wide: bool) -> bool:
    """Whether the mark at `at` is a dot: the whole name is known, or both sides are parts of one and nobody asks."""
    if _is_in_known_name(folded, at):
        return True
    before, behind = folded[:at], folded[at + 1 :]
    clause = _CLAUSE.search(before)
    if clause and _ASKS.search(clause[0]):
        return False
    left, right = _left(before), _right(behind)
    return left == right == _SURE if is_wide else left + right >= _ENOUGH


def _is_in_known_name(folded: str, at: int) -> bool:
    dotted = f"{folded[:at]}{_DOT}{_OTHER.sub(_DOT, folded[at + 1 :])}"
    table = known_names_table()
    starts = range(max(0, at - _LONGEST_NAME), at)
    return any(start + len(row.form) > at + 1 for start in starts for row in table.starting_at(dotted, start))


def _left(before: str) -> int:
    """How surely what stands before a mark ends in a part of a name that another part follows."""
    if initial := _INITIAL_BEFORE.search(before):
        return _SURE if initial["dot"] else _LIKELY
    ends = [before[-length:] for length in range(min(len(before), _LONGEST_PART), 0, -1)]
    part = next((end for end in ends if end in _parts().given), "")
    named = next((row for end in ends if len(end) > 1 and (row := known_names_table().row(end))), None)
    if len(part) > 1:
        is_rather_place = named is not None and named.kind != "person" and _parts().given[part] < _OFTEN
        return _LIKELY if is_rather_place else _SURE
    return 0 if named or _is_other(tagged(before)[-1:]) else _sound(part, before[-_PAIR:], before[-1:])


def _right(behind: str) -> int:
    """How surely what stands behind a mark begins with a part of a name."""
    behind = _INITIALS_BEHIND.sub("", behind)
    beginnings = [behind[:length] for length in range(min(len(behind), _LONGEST_PART), 0, -1)]
    part = next((start for start in beginnings if start in _parts().all or is_known_part(start)), "")
    if len(part) > 1:
        return _SURE
    return 0 if _is_other(tagged(behind)[:1]) else _sound(part, behind[:_PAIR], behind[:1])


def _sound(part: str, pair: str, char: str) -> int:
    """How surely what stands beside a mark is foreign by the characters that foreign names are written with."""
    if len(pair) == _PAIR and is_transliteration(pair):
        return _SURE
    return _LIKELY if part or is_transliteration(char) else 0


def _is_other(words: Sequence[Word]) -> bool:
    """Whether the word beside a mark is one of the dictionary, and nobody's name."""
    return any(len(word.text) > 1 and not word.tag.startswith("nr") and is_word(word.text) for word in words)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of known names: those that another follows, with how often, and all."""

    given: Mapping[str, int]
    all: frozenset[str]


@lru_cache(maxsize=1)
def _parts() -> _Parts:
    names = [form.split(_DOT) for form in known_names_table().forms_with(_DOT)]
    given = Counter(part for name in names for part in name[:-1])
    return _Parts(given, frozenset(given) | {name[-1] for name in names})
