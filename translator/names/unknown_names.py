"""Names of an article whose English no source gives: works in 《》, numbered products, firms, what is quoted by name.

A common word that is taken for a name does more harm than a name that is missed: each kind needs a sign of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from translator.chinese.characters import HAN_RANGES, has_han, is_han
from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.chinese.words import Word, tagged
from translator.dictionary import glosses
from translator.glossary import Glossary
from translator.glossary.name_boundary import names_role
from translator.glossary.word_edges import crossing_word, is_word
from translator.quantities import find

_WORK = re.compile(r"[《〈](?!\s)([^《》〈〉\n]{2,24})(?<!\s)[》〉]")
_QUOTED = re.compile(rf"[「『“]([{HAN_RANGES}A-Za-z0-9·]{{3,8}})[」』”]")
# What a product is told by, which is the same in English: 900, X5, 3S.
_TAIL = re.compile(rf"(?<=[{HAN_RANGES}])[A-Za-z]{{0,3}}\d{{1,4}}[A-Za-z]{{0,3}}(?![A-Za-z0-9%‰°/-]|[.,:]\d)", re.ASCII)
_NAME_TAGS = ("nr", "nz", "nt")
_COUNTING_TAGS = ("q", "m")
# What stands before the name of a firm, what firms are called behind their own name, and what only somebody does.
_BEFORE = "旗下|子公司|公司|新创|品牌|厂商|大厂|业者|平台"
_FIRM = (
    "科技|集团|电子|半导体|生技|证券|投信|建设|航运|航空|能源|制药|药业|实业|工业|资本|软件|软体|网络|传媒|影业|娱乐"
)
_ACTS = (
    "宣布|推出|发布|发表|公布|表示|指出|股价|财报|营收|旗下|首席执行官|执行长|董事长|创办人|创始人|总裁|总经理|发言人"
)
_DOER = re.compile(rf"(?:(?<![{HAN_RANGES}])|{_BEFORE})([{HAN_RANGES}]{{2,4}}?)(?:({_FIRM})|(?={_ACTS}))")
_DOTTED = re.compile(rf"[{HAN_RANGES}]{{1,8}}[·‧・•]([{HAN_RANGES}]{{2,6}})")
_CLAUSE = re.compile(rf"(?<![·‧・•{HAN_RANGES}])[{HAN_RANGES}]{{2,6}}")
# Ends of words for people, bodies and times, and characters that stand in no name of a firm.
_ANYBODY = tuple("方者师家人员府部局院署党社官长们界民商厂男女生客户众年月日前后时中内外上下")
_NEVER = frozenset("的了是在有不也都就将被把这那他她我你其该此及或与和对从向为以于各每某因但而并")
# How often a name must stand in an article to be one that it repeats, without a mark of its own and with one.
_LEAST, _TWICE = 3, 2


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name as an article has it first, and how often it stands there.

    `tail` is what it ends with in English too. An `is_marked` one stands in marks, as its English does. `kind` is that
    of an entry for it.
    """

    chinese: str
    count: int
    tail: str = ""
    is_marked: bool = False
    kind: str = "other"

    @property
    def han(self) -> str:
        """What of it is put in English."""
        return self.chinese.removesuffix(self.tail)

    @property
    def is_repeated(self) -> bool:
        """Whether it stands so often that the article has to have one English for it."""
        return self.count >= (_TWICE if self.tail or self.is_marked else _LEAST)


def unknown_names(text: str, glossary: Glossary) -> tuple[UnknownName, ...]:
    """The names of `text`, a whole article, that no entry of `glossary` has, in order of first mention.

    Works and numbered products however often they stand there, others only where they are repeated.
    """
    folded = fold(text)
    hits = {(hit.start, hit.end) for hit in glossary.occurrences(text)}
    taken = {offset for hit in hits for offset in range(*hit)}
    first: dict[str, _Candidate] = {}
    for one in sorted(_candidates(text, folded), key=lambda one: one.start):
        is_free = (one.start, one.end) not in hits if one.is_marked else taken.isdisjoint(range(one.start, one.end))
        if is_free:
            first.setdefault(folded[one.start : one.end], one)
    counts = occurring(folded, first)
    names = [
        UnknownName(text[one.start : one.end], counts[form], one.tail, one.is_marked, one.kind)
        for form, one in first.items()
    ]
    return tuple(name for name in names if name.tail or name.is_marked or name.is_repeated)


def occurring(folded: str, forms: Collection[str], lengths: Collection[int] = ()) -> Counter[str]:
    """How often each of some folded forms stands in a text.

    Who gives the `lengths` of the forms has it in a time that does not grow with how many there are.
    """
    known = lengths or {len(form) for form in forms}
    stretches = (folded[start : start + length] for length in known for start in range(len(folded) - length + 1))
    return Counter(stretch for stretch in stretches if stretch in forms)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    tail: str = ""
    is_marked: bool = False
    kind: str = "other"


def _candidates(text: str, folded: str) -> Iterator[_Candidate]:
    for found in _WORK.finditer(folded):
        if has_han(found[1]) and not is_word(found[1]):
            yield _Candidate(*found.span(1), is_marked=True)
    quoted = [found for found in _QUOTED.finditer(folded) if sum(map(is_han, found[1])) >= _LEAST]
    counts = occurring(folded, {found[1] for found in quoted})
    for found in quoted:
        if counts[found[1]] >= _LEAST and not is_word(found[1]):
            yield _Candidate(*found.span(1), is_marked=True)
    start = 0
    for line in text.split("\n"):
        yield from _products(line, start)
        start += len(line) + 1
    yield from _foreigners(folded)
    yield from _firms(folded)


def _products(line: str, offset: int) -> Iterator[_Candidate]:
    """Names with figures or letters behind, the figures counting nothing."""
    folded = fold(line)
    tails = list(_TAIL.finditer(folded))
    if not tails:
        return
    words = tagged(line)
    ending, beginning = {word.end: word for word in words}, {word.start: word for word in words}
    counting = {at for figure in find(line) for at in range(figure.start, figure.end - 1)}
    for tail in tails:
        word, behind = ending.get(tail.start()), beginning.get(tail.end())
        is_counted = tail.end() - 1 in counting or (behind is not None and behind.tag.startswith(_COUNTING_TAGS))
        if word and not is_counted and _is_product(word):
            yield _Candidate(offset + word.start, offset + tail.end(), line[slice(*tail.span())], kind="product")


def _is_product(word: Word) -> bool:
    """Whether a word before figures is a name to the cutter or unknown to it, and means nothing that has a word."""
    is_one = len(word.text) >= _TWICE and all(map(is_han, word.text))
    is_name = word.tag.startswith(_NAME_TAGS) or not is_word(word.text)
    return is_one and is_name and not any(glosses(word.text[start:]) for start in range(len(word.text) - 1))


def _firms(folded: str) -> Iterator[_Candidate]:
    """Names of firms by the word behind them, or by what only a firm does or has."""
    found = list(_DOER.finditer(folded))
    counts = occurring(folded, {form for one in found for form in (one[1], one[1] + (one[2] or ""))})
    for one in found:
        whole = one[1] + (one[2] or "")
        if counts[one[1]] >= _LEAST and _is_own_name(one[1]) and not crossing_word(folded, *one.span(1)):
            is_whole = one[2] is not None and counts[whole] == counts[one[1]]
            length = len(whole if is_whole else one[1])
            yield _Candidate(one.start(1), one.start(1) + length, kind="org" if is_whole else "other")


def _foreigners(folded: str) -> Iterator[_Candidate]:
    """The last parts of foreign names that begin a clause by themselves: all that is written as such names are."""
    lasts = {last for found in _DOTTED.finditer(folded) if len(last := _transliterated(found[1])) >= _TWICE}
    counts = occurring(folded, lasts)
    wanted = {last for last in lasts if counts[last] >= _LEAST and not is_word(last)}
    for found in _CLAUSE.finditer(folded):
        name = next((found[0][:length] for length in range(len(found[0]), 1, -1) if found[0][:length] in wanted), "")
        if name:
            yield _Candidate(found.start(), found.start() + len(name), kind="person")


def _transliterated(characters: str) -> str:
    """What some characters begin with that foreign names are written with."""
    return "".join(takewhile(is_transliteration, characters))


@lru_cache(maxsize=1024)
def _is_own_name(own: str) -> bool:
    """Whether a few characters are a name to the cutter, or no role and made of no words of the dictionary."""
    words = tagged(own)
    if names_role(own) or own.endswith(_ANYBODY) or not _NEVER.isdisjoint(own):
        return False
    if len(words) == 1 and words[0].tag.startswith(_NAME_TAGS):
        return True
    return not all(len(word.text) > 1 and is_word(word.text) for word in words)
