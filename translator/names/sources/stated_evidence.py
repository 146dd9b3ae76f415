"""Whether a Chinese name and the English beside it are one name, and where the Chinese begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from translator.chinese.characters import HAN_RANGES, is_han
from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.chinese.words import Word
from translator.glossary.name_boundary import names_role, role_end
from translator.glossary.term_pairs import Suggestion
from translator.names.people.personal_names import is_japanese, surname_of
from translator.names.people.surnames import spellings, surname_reading
from translator.names.spelling.pinyin import sounds_like
from translator.names.spelling.spelling_notes import STATED
from translator.records import Entry, TermHit


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DOT = re.compile(r"[·‧・]")
_HAN_BEFORE = re.compile(rf"[{HAN_RANGES}·‧・]{{2,24}}$")
_NAME = re.compile(
    r"[A-Z][A-Za-z0-9'’.+&\-]*(?: [A-Z0-9][A-Za-z0-9'’.+&\-]*,?| (?:de|da|van|von|bin|al|of|and|for|the|on|in|&))*"
)
_PERSONAL = re.compile(r"[A-Z][A-Za-z'’\-]*\.?(?: [A-Z][A-Za-z.'’\-]*| (?:de|da|van|von|bin|al)){1,3}")
# English that says what somebody is, or where a picture or a report comes from.
_NO_NAME = _words("""
    the ceo cfo coo cto chairman president minister founder director professor analyst manager spokesman spokesperson
    mr mrs ms dr photo image images file source courtesy reuters bloomberg getty afp ap xinhua facebook twitter
    instagram youtube linkedin january february march april may june july august september october november december
    english
""")
_INSTITUTION = re.compile(
    r"(?:大学|学院|公司|集团|银行|委员会|协会|公会|学会|联盟|组织|基金会|中心|研究所|研究院|交易所|[部局署])$"
)
_INSTITUTION_WORD = re.compile(
    r"\b(?:University|College|Institute|School|Bank|Association|Society|Office|Center|Centre|Agency|Ministry|Department|"
    r"Committee|Commission|Foundation|Council|Corporation|Company|Group|Laborator(?:y|ies)|Exchange|Union|Alliance|"
    r"Organi[sz]ation|Federation|Bureau|Administration|Authority)\b"
)
# Marks behind which a name can begin. A question mark is not one: some pages have it for a dot in a name.
_MARKS = frozenset("，。、；：！「」『』《》〈〉“”‘’（）()【】[]　,;:!\"'/／|｜—－\t\n")
# Characters that end the words before a name and begin none: 和 and 在 may (和碩), 的 and 與 hardly.
_STRICT_JOINTS = frozenset("的与被把跟据让对从于至给是暨")
# Words that stand before a name and are taken for part of it: not nouns, and not names themselves.
_LOOSE_TAGS = _words("t r d p c u uj ul m f v vd y e l i q s")
_NAME_TAGS = ("nz", "nt", "nr", "ns", "nrt")
_LONGEST_PART = 6  # characters of a given name
_SHORTEST_SOUNDED = 3  # characters of a name written by its sound that nothing else sets off
# What only somebody or a company does or has.
_ACTS = (
    r"(?:[（(][^（）()]{1,60}[）)])?[」』]?(?:今日|昨日|日前|今天|昨天|\d+日)?"
    r"(?:执行长|董事长|总裁|创办人|创始人|总经理|发言人|社长|会长|财务长|宣布|表示|指出|股价|财报|营收|公布|推出|旗下)"
)
_GENERIC = re.compile(r"(?:科技|电子|集团|公司|银行|汽车|半导体|证券|控股|实业|工业|国际|资本|投资)$")


def is_personal(english: str) -> bool:
    """Whether some English looks like a given name and a surname."""
    return _PERSONAL.fullmatch(english) is not None and not _INSTITUTION_WORD.search(english)


@dataclass(frozen=True)
class Pair:
    """A Chinese name in a line, from `start` to `end` as first cut, and what the line says beside it.

    Slots are left out because what is worked out of it is kept.
    """

    line: str
    start: int
    end: int
    suggestion: Suggestion
    words: tuple[Word, ...]
    hits: tuple[TermHit, ...]

    @property
    def source(self) -> str:
        """The Chinese name."""
        return self.line[self.start : self.end]

    @property
    def target(self) -> str:
        """The English name."""
        return self.suggestion.target

    @cached_property
    def folded(self) -> str:
        """The folded line."""
        return fold(self.line)

    @property
    def is_quoted(self) -> bool:
        """Whether quotation marks close around the Chinese: its edges are certain."""
        return self.line[self.end : self.end + 1] in tuple('」』》〉”’"')

    @cached_property
    def is_name(self) -> bool:
        """Whether the English can be a name: no initials, ticker, date, title or credit."""
        tokens = re.split(r"[ \-]", self.target)
        has_letters = re.search(r"[a-z]{2}", self.target) is not None
        is_written_as_one = has_letters and _NAME.fullmatch(self.target) is not None
        has_figures = re.search(r"\d", self.target) is not None and not self.is_quoted
        says_else = any(token.lower().strip(".") in _NO_NAME for token in tokens if token[:1].isupper())
        return is_written_as_one and not has_figures and not says_else

    @property
    def is_personal(self) -> bool:
        """Whether the English looks like a given name and a surname."""
        return is_personal(self.target)

    @cached_property
    def tokens(self) -> list[str]:
        """The English name's words."""
        return self.target.split()

    def before(self, start: int) -> str:
        """The folded character before an offset, empty at the line's beginning."""
        return self.folded[start - 1 : start]

    def word_before(self, start: int) -> str:
        """The folded word that ends at `start`, or an empty text."""
        return next((word.text for word in self.words if word.end == start), "")

    def inside(self, start: int) -> list[Word]:
        """The words from `start` to the name's end; none where a word is cut at either."""
        found = [word for word in self.words if start <= word.start and word.end <= self.end]
        whole = found and found[0].start == start and found[-1].end == self.end
        return found if whole else []

    def after_role(self, start: int) -> bool:
        """Whether what somebody is stands right before: 執行長, or a term of the glossary that ends like it."""
        return names_role(self.word_before(start))

    def is_bounded(self, start: int) -> bool:
        """Whether a name that begins at `start` cannot begin before it."""
        mark = self.before(start)
        if not mark or mark in _MARKS:
            return True
        if mark == " ":
            earlier = self.folded[:start].rstrip()[-1:]
            return not earlier or earlier in _MARKS or is_han(earlier)
        return (len(self.word_before(start)) == 1 and mark in _STRICT_JOINTS) or self.after_role(start)


def judged(pair: Pair, article: str) -> Iterator[Entry]:
    """The entries that a pair makes, if it is one beyond doubt; `article` is the whole text, folded."""
    after, before = pair.line[pair.end : pair.end + 1], pair.before(pair.start)
    source = pair.folded[pair.start : pair.end]
    if not pair.is_name or (names_role(source) and not _INSTITUTION.search(source)):
        return
    bracketed = before in ("(", "（") or after not in ("(", "（", " ", *'」』》〉”’"')  # the Chinese is the second
    start = _surname_start(pair)
    if start >= 0:
        yield _entry(pair, start, "person")
    elif bracketed:
        if before == "(" and len(pair.tokens) < 3 and _is_heard(source, pair.tokens):
            yield _entry(pair, pair.start, pair.suggestion.kind)
    elif _DOT.search(source):
        yield from _dotted(pair, article)
    elif before == "?":
        return
    else:
        yield from _plain(pair, source, article)


def _entry(pair: Pair, start: int, kind: str, accept: tuple[str, ...] = ()) -> Entry:
    letters = "".join(re.findall(r"[A-Z]", pair.target))
    initials = tuple(text for text in pair.suggestion.accept if text == letters)
    source = pair.line[start : pair.end]
    return Entry(source, pair.target, accept=(*initials, *accept), kind=kind or "other", note=STATED)


def _surname_start(pair: Pair) -> int:
    """Where a Chinese person's name begins whose surname the English spells, -1 if there is no such place."""
    if not pair.is_personal:
        return -1
    run = _HAN_BEFORE.search(pair.folded, max(0, pair.end - 24), pair.end)
    han = run[0] if run else ""
    spelt = {re.sub(r"[^a-z]", "", token.lower()) for token in (pair.tokens[0], pair.tokens[-1])}
    found = []
    for length in (2, 3, 4):
        name = han[-length:]
        surname = surname_of(name) if len(name) == length else ""
        is_name = surname and length - len(surname) in (1, 2) and not _DOT.search(name) and not is_japanese(name)
        if is_name and spelt & spellings(surname, surname_reading(surname)):
            found.append(pair.end - length)
    starts = {word.start for word in pair.words}
    whole = [start for start in found if start in starts or len(found) == 1]
    return whole[0] if len(whole) == 1 else -1


def _dotted(pair: Pair, article: str) -> Iterator[Entry]:
    """A foreigner's full name, and the surname alone where the article uses it: 羅德·查培爾, 查培爾."""
    start = _dotted_start(pair)
    if start < 0 or not pair.is_personal:
        return
    source = pair.folded[start : pair.end]
    parts = _DOT.split(source)
    if not all(parts):
        return
    is_told = len(parts) == len(pair.tokens) and sounds_like(parts[0], pair.tokens[0])
    if not is_told and not _is_heard("".join(parts), pair.tokens):
        return
    yield _entry(pair, start, "person")
    surname = parts[-1]
    if len(parts) == len(pair.tokens) and len(surname) > 1 and article.count(surname) > article.count(source):
        yield Entry(pair.line[pair.end - len(surname) : pair.end], pair.tokens[-1], kind="person", note=STATED)


def _dotted_start(pair: Pair) -> int:
    """Where a foreigner's name with a dot begins, -1 where that cannot be told."""
    start = dot = max(found.start() for found in _DOT.finditer(pair.folded, pair.start, pair.end))
    while start > pair.start and (_DOT.match(pair.before(start)) or is_transliteration(pair.before(start))):
        start -= 1
    if (start == pair.start and not is_transliteration(pair.before(start))) or pair.is_bounded(start):
        return start
    first = pair.folded[pair.start : dot]
    behind = role_end(first)
    is_set_off = behind > 0 or pair.is_bounded(pair.start) or names_role(pair.folded[: pair.start])
    return pair.start + behind if is_set_off and 1 < len(first) - behind <= _LONGEST_PART else -1


def _plain(pair: Pair, source: str, article: str) -> Iterator[Entry]:
    """A name without a dot: quoted, heard, an institution's, a person's after a title, or a doer's."""
    after_role, bounded = pair.after_role(pair.start), pair.is_bounded(pair.start)
    kind = pair.suggestion.kind
    words = pair.inside(pair.start)
    if pair.is_quoted:
        is_word = len(words) == 1 and words[0].tag not in _NAME_TAGS and len(source) < 4
        if len(source) <= 20 and not is_word:
            yield _entry(pair, pair.start, kind)
    elif _is_heard(source, pair.tokens) and words:
        yield _heard_entry(pair, source, kind)
    elif (start := _sounded_start(pair)) >= 0:
        yield _entry(pair, start, *(("person", (pair.tokens[-1],)) if pair.is_personal else (kind,)))
    elif after_role and pair.is_personal and is_japanese(source) and 3 <= len(source) <= 5:
        if not any(is_japanese(source[at:]) for at in (1, 2)):
            yield _entry(pair, pair.start, "person")
    elif not (bounded and words) or any(word.tag in _LOOSE_TAGS for word in words):
        return
    elif _INSTITUTION.search(source):
        if len(source) > 3 and _INSTITUTION_WORD.search(pair.target) and _STRICT_JOINTS.isdisjoint(source):
            yield _entry(pair, pair.start, "org")
    elif len(words) == 1 and words[0].tag == "ns" and len(pair.tokens) < 3 and not pair.suggestion.accept:
        yield _entry(pair, pair.start, "place")
    elif _is_doer(pair, source, words, article):
        yield _entry(pair, pair.start, "org")


def _sounded_start(pair: Pair) -> int:
    """Where a name begins that is written by its sound, behind a noun: 莫德納 in 藥廠莫德納; else -1.

    Of more words somebody's alone, of whom the Chinese says the surname behind what somebody is.
    """
    start = pair.end
    while start > 0 and is_transliteration(pair.before(start)):
        start -= 1
    name = pair.folded[start : pair.end]
    begins = any(word.start == start for word in pair.words) and is_han(pair.before(start) or " ")
    is_sounded = len(name) >= _SHORTEST_SOUNDED and sounds_like(name[:2], pair.target)
    is_surname = len(name) >= _SHORTEST_SOUNDED and pair.after_role(start) and sounds_like(name, pair.tokens[-1])
    is_whole = is_surname if pair.is_personal else is_sounded and len(pair.tokens) == 1
    return start if begins and is_whole else -1


def _heard_entry(pair: Pair, source: str, kind: str) -> Entry:
    """Of somebody whose surname alone the Chinese says, the English may do with it, too."""
    is_whole = not pair.is_personal or len(pair.tokens) == 1 or _GENERIC.search(source) is not None
    surname_only = not is_whole and not sounds_like(source, "".join(pair.tokens))
    is_person = surname_only or (pair.is_personal and pair.after_role(pair.start))
    return _entry(pair, pair.start, kind or ("person" if is_person else ""), (pair.tokens[-1],) if surname_only else ())


def _is_heard(source: str, tokens: list[str]) -> bool:
    """Whether the Chinese, or it without 科技 and the like, sounds as the English or as its last word."""
    names = {source, _GENERIC.sub("", source)}
    return any(len(name) > 1 and sounds_like(name, said) for name in names for said in ("".join(tokens), tokens[-1]))


def _is_doer(pair: Pair, source: str, words: list[Word], article: str) -> bool:
    """Whether a short unknown word acts as only somebody or a company does, somewhere in the article."""
    from rjieba import has_word

    is_known = has_word(source) and words[0].tag not in _NAME_TAGS
    if is_known or not 2 <= len(source) <= 4 or len(pair.tokens) > 2:
        return False
    described = all(len(word.text) > 1 and has_word(word.text) for word in words) and len(words) > 1
    return not described and re.search(re.escape(source) + _ACTS, article) is not None
