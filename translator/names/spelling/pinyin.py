"""Hanyu Pinyin, and whether Chinese sounds as a Latin name is written. The only module that uses pypinyin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

# The Latin consonants that a Chinese initial stands for in transliterations. Those of y and w are heard
# as vowels and are not counted.
_INITIALS = {
    "b": "PV", "p": "PF", "m": "M", "f": "FVPH", "d": "T", "t": "T", "n": "NL", "l": "L", "g": "K", "k": "K",
    "h": "HKWVJ", "j": "SKJ", "q": "SKJ", "x": "SHK", "zh": "SJ", "ch": "SJ", "sh": "S", "r": "LJ", "z": "ST",
    "c": "S", "s": "ST",
}  # fmt: skip
_CONSONANT = re.compile(
    r"sch|tch|t(?=r)|ph|th|sh|ch|ck|gh|qu|ll|rr|ss|tt|nn|mm|pp|bb|dd|ff|zz|cc|gg|[b-df-hj-np-tv-xz]"
)
_LATIN_CLASSES = {
    "sch": "S", "tch": "S", "ph": "F", "th": "TS", "sh": "S", "ch": "SK", "ck": "K", "gh": "KH", "qu": "K", "ll": "LJ",
    "c": "KS", "g": "KSJ", "j": "JSH", "x": "SKH", "s": "S", "z": "S", "b": "P", "p": "P", "d": "T", "t": "T",
    "r": "L", "l": "L", "q": "K", "k": "K", "v": "V", "w": "WV", "f": "F", "m": "M", "n": "N", "h": "H",
}  # fmt: skip
# Read in several ways that names have, in either script.
_READ_IN_WAYS = frozenset(
    "长長重行乐樂会會调調朝藏曾单單传傳弹彈都干好和还還假间降觉覺空量率没沒难切强強省盛石参參数數似宿为為系校兴興应應载載"
    "扎正只中种種转轉翟葛柏卜盖蓋宁寧解区區仇查任华華朴纪燕尉万車车大少薄薛翁俞贾賈阿"
)
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.+)")
_WG_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_WG_FINALS = {
    "er": "erh", "ie": "ieh", "ian": "ien", "ong": "ung", "iong": "iung", "ü": "u", "üe": "ueh", "üan": "uan",
    "ün": "un", "ue": "ueh", "yi": "i", "ye": "yeh", "yan": "yen", "you": "yu", "yong": "yung", "yue": "yueh",
    "ê": "eh",
}  # fmt: skip
# Behind these e is o: he is ho, and te is te.
_E_IS_O = frozenset(("", "g", "k", "h"))
_UO_STAYS = frozenset(("g", "k", "h", "sh"))
_UI_IS_UEI = frozenset(("g", "k"))
_WG_WHOLE = {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu"}
_IMPORTING = Lock()
_LONG = 3
_NOT_LETTERS = re.compile(r"[^a-z]")
_SYLLABIC = re.compile(r"..$(?<!m)(?<!^ng)(?<!hng)")


def _library() -> Any:
    """Return pypinyin, whose modules import each other in a circle: a thread beside this one would see half of one."""
    with _IMPORTING:
        import pypinyin.constants
        import pypinyin.contrib.tone_convert

        return pypinyin


@lru_cache(maxsize=4096)
def syllable(char: str) -> str:
    """The Pinyin of one Chinese character, without its tone, ü kept; the character itself where it has none."""
    library = _library()
    return str(library.lazy_pinyin(char, style=library.Style.NORMAL, v_to_u=True)[0])


@lru_cache(maxsize=4096)
def readings(char: str) -> frozenset[str]:
    """The ways in which one Chinese character is spelt in Pinyin or Wade-Giles, in the letters a to z.

    Of what dictionaries list, readings that are hardly met with prove nothing: 奇 is qi, no yi.
    """
    said = [syllable(char)]
    if char in _READ_IN_WAYS:
        library = _library()
        said = library.pinyin(char, style=library.Style.NORMAL, heteronym=True, v_to_u=True)[0]
    return frozenset(_plain(each) for one in said for each in (one, wade_giles(one)))


@lru_cache(maxsize=1)
def all_readings() -> frozenset[str]:
    """Every syllable of Pinyin and Wade-Giles of two letters and more that a character has."""
    library = _library()
    marked = {each for listed in set(library.constants.PINYIN_DICT.values()) for each in listed.split(",")}
    said = {library.contrib.tone_convert.to_normal(each, v_to_u=True) for each in marked}
    return frozenset(_plain(each) for one in said if _SYLLABIC.search(one) for each in (one, wade_giles(one)))


def _plain(said: str) -> str:
    return said.replace("ü", "u").replace("ê", "e")


def wade_giles(pinyin: str) -> str:
    """A syllable of Pinyin in Wade-Giles, as Taiwan's passports write it: no marks, u for ü; zhang is chang, xu hsu."""
    if pinyin in _WG_WHOLE:
        return _WG_WHOLE[pinyin]
    found = _SYLLABLE.fullmatch(pinyin)
    if found is None:
        return pinyin
    initial, final = found.groups()
    return _WG_INITIALS.get(initial, initial) + _wade_giles_final(initial, final)


def _wade_giles_final(initial: str, final: str) -> str:
    if final == "e":
        return "o" if initial in _E_IS_O else "e"
    if final == "uo":
        return "uo" if initial in _UO_STAYS else "o"
    if final == "ui":
        return "uei" if initial in _UI_IS_UEI else "ui"
    return _WG_FINALS.get(final, final)


def sounds_like(han: str, english: str) -> bool:
    """Whether every initial of `han` is heard in `english` in order, from its very beginning.

    Spaces and hyphens of `english` count for nothing. At least two initials must be heard: one proves nothing.
    """
    initials, letters = list(map(_initial, han)), _NOT_LETTERS.sub("", english.lower())
    return len(list(filter(None, initials))) > 1 and _are_heard(initials, letters, list(_heard(letters)))


def is_heard_as(han: str, english: str) -> bool:
    """Whether `han` sounds like the whole of `english`: half of its consonants are heard, and no other initial.

    Of a name that is long enough, one less than half.
    """
    initials, letters = list(map(_initial, han)), _NOT_LETTERS.sub("", english.lower())
    heard, spoken = list(_heard(letters)), len(list(filter(None, initials)))
    return len(heard) <= 2 * spoken + (spoken >= _LONG) and _are_heard(initials, letters, heard)


def _are_heard(initials: Sequence[str], letters: str, heard: Sequence[str]) -> bool:
    """Whether all initials are heard in order, the first of them where the letters begin."""
    if not letters or not initials or not _begin_alike(initials[0], letters, heard):
        return False
    at = 0
    for initial in filter(None, initials):
        while at < len(heard) and not set(_INITIALS[initial]) & set(heard[at]):
            at += 1
        if at == len(heard):
            return False
        at += 1
    return True


def _begin_alike(initial: str, letters: str, heard: Sequence[str]) -> bool:
    if not initial:
        return letters[0] in "aeiouywhjv"
    return letters[0] not in "aeiou" and bool(heard) and bool(set(_INITIALS[initial]) & set(heard[0]))


def _initial(char: str) -> str:
    said = syllable(char)
    if said == "er":
        return "r"  # 爾 stands for a closing l or r
    return next((said[:length] for length in (2, 1) if said[:length] in _INITIALS), "")


def _heard(letters: str) -> Iterator[str]:
    for found in _CONSONANT.finditer(letters):
        clustered = found[0] == "t" and letters[found.end() : found.end() + 1] == "r"  # Trump is 川普 or 特朗普
        yield "TS" if clustered else _LATIN_CLASSES.get(found[0], _LATIN_CLASSES[found[0][0]])
