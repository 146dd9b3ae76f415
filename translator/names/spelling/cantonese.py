"""Hong Kong's spelling of Cantonese names. The only module that uses ToJyutping.

There is no official table of it: the rules are those that identity cards and the gazette mostly follow, and
families differ. Surnames have spellings that no rule gives.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

_JYUTPING = re.compile(r"(gw|kw|ng|[bpmfdtnlgkhwzcsj]?)([a-z]+?)([1-6])")
_INITIALS = {"b": "p", "d": "t", "g": "k", "gw": "kw", "z": "ch", "c": "ch", "j": "y"}
_FINALS = {
    "aa": "a", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak",
    "ou": "o", "oe": "eu", "oeng": "eung", "oek": "euk", "eoi": "ui", "eon": "un", "eot": "ut", "yu": "u",
    "yun": "uen", "yut": "uet", "un": "un", "eng": "eng", "ek": "ek",
}  # fmt: skip
# All that begin and end a syllable of Jyutping.
_INITIALS_OF_ALL = ("", *"bpmfdtnlgkhwzcsj", "ng", "gw", "kw")
_FINALS_OF_ALL = """
    aa aai aau aam aan aang aap aat aak a ai au am an ang ap at ak e ei eu em eng ep ek i iu im in ing ip it ik
    o oi ou on ong ot ok u ui un ung ut uk oe oeng oek eoi eon eot yu yun yut m ng
"""
# Behind s these are written with sh, those with ch or ts else: 水 is shui, 誠 is shing, 祥 is cheung.
_SH = frozenset(("eoi", "eon", "oeng", "yu", "uk", "ek", "aan"))
# Chosen by custom: by character, for given names.
_GIVEN = {
    "华": "wah", "家": "ka", "嘉": "ka", "波": "po", "振": "chun", "真": "chun", "珍": "chun", "子": "tsz", "梓": "tsz",
    "紫": "tsz", "芷": "tsz", "滋": "tsz", "慈": "tsz", "怡": "yee", "仪": "yee", "儿": "yee", "诗": "sze", "思": "sze",
    "斯": "sze", "司": "sze", "士": "sze", "时": "sze", "深": "sham", "娥": "ngor", "英": "ying", "欢": "foon",
    "宽": "foon", "官": "koon", "观": "koon", "冠": "koon", "满": "moon", "寿": "shau", "守": "shau", "增": "tsang",
    "寿臣": "shau", "秀": "sau", "必": "pit", "石": "shek", "成": "shing", "诚": "shing", "城": "shing", "盛": "shing",
    "承": "shing", "愉": "yu", "榆": "yu", "贵": "kwai",
}  # fmt: skip
_SURNAMES = {
    "李": "lee", "周": "chow", "邹": "chow", "沈": "shum", "岑": "shum", "潘": "poon", "官": "koon", "管": "koon",
    "谢": "tse", "曾": "tsang", "徐": "tsui", "崔": "chui", "罗": "law", "石": "shek", "欧阳": "au yeung",
    "司徒": "szeto", "区": "au", "柯": "or", "古": "koo", "顾": "koo", "胡": "wu", "邵": "shiu", "施": "sze",
    "史": "sze", "曹": "tso", "蒋": "tseung", "郑": "cheng", "吴": "ng", "伍": "ng", "江": "kong", "许": "hui",
    "任": "yam", "倪": "ngai", "左": "tso", "单": "sin", "翁": "yung", "单于": "sin", "冼": "sin", "华": "wah",
}  # fmt: skip


@lru_cache(maxsize=1)
def all_hong_kong_readings() -> frozenset[str]:
    """Every syllable as Hong Kong spells it, in small letters, worked out from its parts alone.

    What `hong_kong_reading` reads from takes a second to load.
    """
    parts = (
        (initial, final, tone) for initial in _INITIALS_OF_ALL for final in _FINALS_OF_ALL.split() for tone in "14"
    )
    custom = (word for said in (*_GIVEN.values(), *_SURNAMES.values()) for word in said.split())
    return frozenset((*(_syllable("".join(part)) for part in parts), *custom))


def hong_kong(name: str, surname: int) -> str | None:
    """The spelling of a name whose first `surname` characters are its surname (梁振英: Leung Chun-ying), or None."""
    from translator.chinese.script import fold

    folded = fold(name)
    said = [syllables or "" for _, syllables in _readings()(name)]
    spelt = [_syllable(each) for each in said]
    family = _SURNAMES.get(folded[:surname]) or " ".join(spelt[:surname])
    given = [_GIVEN.get(char) or each for char, each in zip(folded[surname:], spelt[surname:], strict=True)]
    if not family or not given or not all(given):
        return None
    return f"{family.title()} {'-'.join(given).capitalize()}"


@lru_cache(maxsize=4096)
def hong_kong_reading(char: str) -> str:
    """The spelling of one character of a name, empty where it has none."""
    from translator.chinese.script import fold

    folded = fold(char)
    said = _readings()(char)[0][1] or ""
    return _SURNAMES.get(folded) or _GIVEN.get(folded) or _syllable(said)


@cache
def _readings() -> Callable[[str], list[tuple[str, str | None]]]:
    """What gives each character of a text its Jyutping.

    Its 280,000 objects stay to the end: looking through them for garbage takes twice as long as making them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        from ToJyutping import get_jyutping_list as readings

        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()
    return cast("Callable[[str], list[tuple[str, str | None]]]", readings)


def _syllable(jyutping: str) -> str:
    """A syllable of Jyutping as Hong Kong spells it: gwok3 is kwok, jyun4 is yuen; empty where it is none."""
    found = _JYUTPING.fullmatch(jyutping)
    if found is None:
        return ""
    initial, final, tone = found.groups()
    begins = _INITIALS.get(initial, initial)
    if initial == "s" and (final in _SH or (final == "ing" and tone in "46")):
        begins = "sh"
    if initial == "j" and final.startswith("yu"):
        return {"yu": "yu", "yun": "yuen", "yut": "yuet"}.get(final, final)
    if initial == "j" and final == "i":
        return "yi"
    return begins + _FINALS.get(final, final)
