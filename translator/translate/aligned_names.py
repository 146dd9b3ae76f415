"""Which words of an English sentence stand for a name of its Chinese that no source knows, where that can be told.

By the marks that both have around a title, by the figures of a product's name, or because nothing else in the sentence
can be what the only other name in the English is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translator.chinese.script import fold
from translator.glossary import realise
from translator.names import UnknownName
from translator.names.checks.english_mentions import rows_saying
from translator.names.checks.english_words import is_english_word
from translator.names.spelling.sounds import is_heard, is_romanised, is_spelt
from translator.records import Marked
from translator.translate.openers import OPENERS

_MARKED = re.compile(r"[《〈「『“]([^《〈「『“》〉」』”]*)")
_IN_MARKS = re.compile(r'"([^"]+)"')
_MOST_WORDS = 12
_FULL_WORD = 5  # letters: the small words of a title are shorter
_CAPITALS = re.compile(r"(?<![A-Za-zÀ-ÿ])[A-Z][A-Za-zÀ-ÿ&]*(?:[ -](?:of |the |for )?[A-Z][A-Za-zÀ-ÿ&]*)*")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_FIRST_WORD = re.compile(r"[A-Z][a-z]* ?")
_LONGEST = 60
# What somebody is, before a name: Deputy Prime Minister Muteko, President of Serbia.
_ROLE = re.compile(
    r"\b(?:President|Minister|Deputy|Premier|Secretary|General|Chairman|Chairwoman|Chair|Director|Manager|Professor|Dr|"
    r"Mr|Mrs|Ms|Senator|Governor|Mayor|Judge|Coach|Captain|Officer|Analyst|Spokesman|Spokeswoman|CEO)\b(?: of| for)? ?"
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence, an English for it, and the names in it that no source knows."""

    marked: Marked
    english: str
    names: Sequence[UnknownName]

    def spans(self, name: UnknownName) -> tuple[Span, ...]:
        """Where in the English `name` is put into words, as far as that is certain."""
        if name.is_marked:
            return tuple(self._in_marks(name))
        if name.tail:
            return tuple(self._before_tail(name.tail))
        return tuple(self._by_itself(name))

    def _in_marks(self, name: UnknownName) -> Iterator[Span]:
        """What stands in the only marks of the English, if the name stands in the only ones of the Chinese."""
        quoted, marks = list(_IN_MARKS.finditer(self.english)), _MARKED.findall(fold(self.marked.segment.text))
        if len(quoted) == 1 and marks == [fold(name.chinese)]:
            inside = quoted[0][1]
            bare = inside.strip(" ,.;:")
            start = quoted[0].start(1) + inside.index(bare)
            if _is_title(bare):
                yield start, start + len(bare)

    def _before_tail(self, tail: str) -> Iterator[Span]:
        """The words with capitals right before the figures of the name, and these, where no other name has the same."""
        if fold(self.marked.segment.text).count(fold(tail)) > 1:
            return
        told = self._told()
        for found in re.finditer(rf"(?<![\d.,]){re.escape(tail)}(?![\w%]|[.,]\d)", self.english):
            first = max((end for _, end in told if end <= found.start()), default=0)
            begin = max(first, found.start() - _LONGEST)
            is_told = any(start < found.end() and found.start() < end for start, end in told)
            start = _without_opener(self.english, _capitals_before(self.english[begin : found.start()]) + begin)
            if not is_told and start < found.start():
                yield start, found.end()

    def in_full(self, name: UnknownName) -> bool:
        """Whether a foreign name stands here with what goes before it: 森巴姆 in 古斯塔特·森巴姆."""
        return re.search(f"[·‧・•]{re.escape(fold(name.chinese))}", fold(self.marked.segment.text)) is not None

    def _by_itself(self, name: UnknownName) -> Iterator[Span]:
        """The only words with capitals that spell it: what else they may stand for, nothing tells."""
        if self.marked.segment.role.is_label:
            return
        found = [span for span in self._capitals() if self._may_be_anything(*span)]
        if self.in_full(name):
            found = [(self.english.rfind(" ", start, end) + 1 or start, end) for start, end in found]
        spelt = [span for span in found if spells(self.english[slice(*span)], name)]
        if len(spelt) == 1:
            yield spelt[0]

    def _capitals(self) -> Iterator[Span]:
        told = self._told()
        for found in _CAPITALS.finditer(self.english):
            start = _without_opener(self.english, found.start())
            start = max((role.end() for role in _ROLE.finditer(self.english, start, found.end())), default=start)
            if start < found.end() and not any(first < found.end() and start < last for first, last in told):
                yield start, found.end()

    def _may_be_anything(self, start: int, end: int) -> bool:
        words = self.english[start:end]
        return not rows_saying(words) and not all(map(is_english_word, re.split("[ -]", words)))

    def _told(self) -> list[Span]:
        """Where in the English the terms of the sentence are."""
        return [(term.start, term.end) for term in realise(self.marked.hits, self.english) if term.is_met]


def _is_title(text: str) -> bool:
    """Whether some English in quotation marks is written as a title is, and not as something that is said."""
    words = text.split()
    full = [word for word in words if len(word) >= _FULL_WORD]
    return text[:1].isupper() and len(words) <= _MOST_WORDS and all(word[0].isupper() for word in full)


def _capitals_before(text: str) -> int:
    """Where the words with capitals begin that a text ends with: at its end where there are none."""
    start = end = len(text)
    for word in reversed(list(_WORD.finditer(text))):
        if not word[0][0].isupper() or text[word.end() : end] not in ("", " ", "-"):
            break
        start = end = word.start()
    return start


def _without_opener(text: str, start: int) -> int:
    """Where a name begins that is written with capitals from `start`: not with The."""
    opener = _FIRST_WORD.match(text, start)
    return opener.end() if opener and opener[0].strip() in OPENERS else start


def spells(english: str, name: UnknownName) -> bool:
    """Whether a word of some English, or two together, are the characters of a name in Latin letters, or sound so."""
    words = [word for word in re.split("[ -]", english) if word.isalpha()]
    pairs = [first + second for first, second in pairwise(words)]
    if any(is_romanised(word) and is_spelt(word, name.han) for word in (*words, *pairs)):
        return True
    return name.kind == "person" and any(is_heard(word, fold(name.han)) for word in words)


def misspells(english: str, name: UnknownName) -> bool:
    """Whether some English has a word that is written as Chinese is and spells other characters than the name's."""
    words = [word for word in re.split("[ -]", english) if word.isalpha() and not is_english_word(word)]
    return not spells(english, name) and any(map(is_romanised, words))
