"""Whether a name in the English is a spelling of something in the Chinese: letter by letter, or by its sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from translator.chinese.characters import HAN_RANGES
from translator.chinese.transliteration import is_transliteration
from translator.names.spelling.cantonese import all_hong_kong_readings, hong_kong_reading
from translator.names.spelling.pinyin import all_readings, is_heard_as, readings

_NOT_LETTERS = re.compile(r"[^a-z]")
_HAN = re.compile(f"[{HAN_RANGES}]+")
_LONGEST_SYLLABLE, _MOST_CHARACTERS, _LONGEST_FOREIGN = 6, 4, 7
_SENTENCES = 2048


def is_romanised(word: str) -> bool:
    """Whether a word is written as Chinese names are: two syllables or more of Pinyin or Wade-Giles."""
    return _most_syllables(_letters(word), all_readings()) > 1


def may_be_hong_kong(word: str) -> bool:
    """Whether a word can be syllables as Hong Kong spells them, whatever the characters."""
    return _most_syllables(_letters(word), all_hong_kong_readings()) > 0


def _most_syllables(letters: str, known: frozenset[str]) -> int:
    """Of how many known syllables some letters can be made at most; 0 where they cannot."""
    reached = {0: 0}
    for start in range(len(letters)):
        if start in reached:
            for end in range(start + 1, min(len(letters), start + _LONGEST_SYLLABLE) + 1):
                if letters[start:end] in known:
                    reached[end] = max(reached.get(end, 0), reached[start] + 1)
    return reached.get(len(letters), 0)


def is_syllable(word: str) -> bool:
    """Whether a word is one syllable of Pinyin or Wade-Giles."""
    return _letters(word) in all_readings()


@lru_cache(maxsize=_SENTENCES)
def is_spelt(word: str, chinese: str) -> bool:
    """Whether a word spells characters that follow each other in some Chinese, as China, Taiwan or Hong Kong does."""
    letters = _letters(word)
    if _is_spelt(letters, chinese, readings):
        return True
    return may_be_hong_kong(letters) and _is_spelt(letters, chinese, _readings_of_all)


def _readings_of_all(char: str) -> frozenset[str]:
    return readings(char) | {hong_kong_reading(char)} - {""}


def _is_spelt(letters: str, chinese: str, read: Callable[[str], frozenset[str]]) -> bool:
    return any(
        _spells(letters, run[0][start : start + _MOST_CHARACTERS], read)
        for run in _HAN.finditer(chinese)
        for start in range(len(run[0]))
    )


def _spells(letters: str, characters: str, read: Callable[[str], frozenset[str]]) -> bool:
    ends = {0}
    for char in characters:
        ends = {end + len(one) for end in ends for one in read(char) if letters.startswith(one, end)}
        if len(letters) in ends or not ends:
            break
    return len(letters) in ends


@lru_cache(maxsize=_SENTENCES)
def is_heard(word: str, folded: str, least: float = 0.5) -> bool:
    """Whether a foreign word is heard in some folded Chinese, at least so much of it written as foreign names are.

    A word that is written as Chinese names are must be heard where nothing else stands: it would be spelt otherwise.
    """
    least = 1.0 if is_romanised(word) else least
    return any(
        sum(map(is_transliteration, part)) >= least * len(part) and is_heard_as(part, word)
        for run in _HAN.finditer(folded)
        for start in range(len(run[0]))
        for part in (run[0][start:end] for end in range(start + 2, min(len(run[0]), start + _LONGEST_FOREIGN) + 1))
    )


def _letters(word: str) -> str:
    return _NOT_LETTERS.sub("", word.lower())
