"""Names in the English that nothing in the Chinese stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.names.english_words import is_compound, is_english_word
from translator.names.sounds import is_heard, is_romanised, is_spelt
from translator.names.table import NameRow, known_names_table

# A hyphen before a capital parts two names: Beijing-Tianjin.
_TOKEN = re.compile(r"[^\W_](?:(?:[\w&'’.]|-(?![A-Z]))*[^\W_])?\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
# Soviet-dominated.
_COMPOUND = re.compile(r"-[a-z]\w*$")
_BEGINS = re.compile(r"(?:^|[.!?:;…\"“”‘()\n—–-])[\s\"“‘'(]{0,3}$")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_WORD = re.compile(r"[A-Z][a-zà-ÿ][A-Za-zà-ÿ'’\-]*")
_PAIR = re.compile(f"[{HAN_RANGES}]{{2}}")
# What a people or an adjective ends in, said in Chinese by 人 and 的.
_ENDINGS = ("s", "an", "ans", "ian", "ians", "ic", "ish", "ese", "i", "is")
_MOST_WORDS = 6
# Shorter words prove nothing by their sound.
_SHORTEST = 4
# What an article of there need not say, and what stands for more than its Chinese names: 國債, 美債.
_UNSAID = frozenset(["China", "Chinese", "Taiwan", "Taiwanese", "Treasury", "Treasuries"])
# Cities among the names of their countries.
_CAPITALS = frozenset([
    "Washington", "Tokyo", "Seoul", "Pyongyang", "Paris", "Berlin", "Rome", "Moscow", "Kyiv", "Delhi", "Tehran",
    "Ottawa", "Canberra", "Manila", "Bangkok",
])  # fmt: skip
_COUNTRY = "country"
# How much of the Chinese must be written as foreign names are for their sound to count: more where a form is known.
_HALF, _MOSTLY = 0.5, 0.75
# How countries are called in one character that their names do not begin with.
_SHORT = {"香港": "港", "中国": "华陆内", "台湾": "湾", "新加坡": "星狮", "美国": "华", "马来西亚": "大"}
# How the provinces of China are called in one character.
_PROVINCES = """
    Beijing=京 Tianjin=津 Hebei=冀 Shanxi=晋 Liaoning=辽 Jilin=吉 Heilongjiang=黑 Shanghai=沪申 Jiangsu=苏 Zhejiang=浙
    Anhui=皖 Fujian=闽 Jiangxi=赣 Shandong=鲁 Henan=豫 Hubei=鄂 Hunan=湘 Guangdong=粤 Guangxi=桂 Hainan=琼 Chongqing=渝
    Sichuan=川蜀 Guizhou=黔贵 Yunnan=滇云 Tibet=藏 Shaanxi=陕秦 Gansu=甘陇 Qinghai=青 Ningxia=宁 Xinjiang=疆
"""
# Pairs of characters that too many names share to be a sign of one of them.
_SHARED = """
    大学 学院 医院 公司 集团 控股 银行 基金 证券 保险 科技 电子 半导 导体 工业 国际 航空 汽车 时报 日报 新闻
    委员 员会 中央 中国 中华 美国 日本 台湾 人民 民主 主党 共和 和国 政府 总统 研究 中心 协会 联盟 联合 组织 国家
    全国 社会 教育 文化 技术 公园 机场 车站 广场 体育 大厦
"""


@dataclass(frozen=True, slots=True)
class Original:
    """The Chinese of a sentence and of the article around it, and the English that names in it are known to have."""

    sentence: str
    article: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def not_in_chinese(english: str, original: Original) -> Iterator[str]:
    """The names of `english` that stand for nothing in the original, in order, each once.

    A name that the table knows needs one of its Chinese forms, a part of one, its sound or itself; another word that
    only a name can be needs its spelling or its sound.
    """
    for name, is_known in dict.fromkeys(_named(english)):
        rows = _rows(name)
        if not (is_known or _is_unheard(name, original)):
            continue
        if not rows or not _has_source(name, rows, original):
            yield name


def _named(english: str) -> Iterator[tuple[str, bool]]:
    """What may be names in `english`, and whether the table knows each as one: other words may be anything."""
    tokens = [_Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(english)]
    in_capitals = 2 * sum(token.is_capital for token in tokens) > len(tokens)
    at = 0
    while at < len(tokens):
        count, name, rows = _known(english, tokens[at : at + _MOST_WORDS])
        if count > 1 or (any(_stands_alone(name, row) for row in rows) and _is_alone(english, tokens, at)):
            yield name, True
        elif tokens[at].is_capital:
            word = _POSSESSIVE.sub("", tokens[at].text.rstrip("."))
            if is_romanised(word) or not (in_capitals or _begins(english, tokens[at])):
                yield word, False
        at += count


def _known(english: str, tokens: Sequence[_Token]) -> tuple[int, str, tuple[NameRow, ...]]:
    """Of the names of the table that begin with the first of some words the longest; else one word and no row."""
    if tokens[0].is_capital:
        for count in range(len(tokens), 0, -1):
            written = english[tokens[0].start : tokens[count - 1].end]
            for name in dict.fromkeys(
                (written, _POSSESSIVE.sub("", written), written.rstrip("."), _COMPOUND.sub("", written))
            ):
                if rows := _rows(name):
                    return count, name, rows
    return 1, tokens[0].text, ()


@lru_cache(maxsize=8192)
def _rows(name: str) -> tuple[NameRow, ...]:
    return known_names_table().saying(name)


def _is_alone(english: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether a word is a name by itself: no word that begins a sentence or stands among others with capitals."""
    token = tokens[at]
    if not is_english_word(_POSSESSIVE.sub("", token.text).rstrip(".")):
        return True
    beside = [tokens[other] for other in (at - 1, at + 1) if 0 <= other < len(tokens)]
    return not _begins(english, token) and not any(other.is_capital for other in beside)


def _begins(english: str, token: _Token) -> bool:
    """Whether a sentence, a quotation or what a colon opens begins with a word."""
    return _BEGINS.search(english, max(0, token.start - 4), token.start) is not None


def _has_source(name: str, rows: Sequence[NameRow], original: Original) -> bool:
    """Whether one of the forms of a name stands in the article, or something else in the sentence is called so."""
    if not _UNSAID.isdisjoint(name.split()[-1:]) or _is_given(name, original):
        return True
    article, sentence = fold(original.article), fold(original.sentence)
    if any(row.form in article or _is_shortened(row.form, sentence) for row in rows):
        return True
    countries = [row.form for row in rows if row.kind == _COUNTRY]
    short = "".join(form[:1] + _SHORT.get(form, "") for form in countries) + _provinces().get(name, "")
    return not set(short).isdisjoint(sentence) or _is_sounded(name, original)


def _stands_alone(name: str, row: NameRow) -> bool:
    """Whether one word is the name of a row, and no surname of many and no word of the language."""
    is_word = is_english_word(name)
    if row.kind == _COUNTRY:
        return name not in _CAPITALS and not (is_word and name != row.english[0])
    return row.kind != "person" and name == row.english[0] and (row.origin == "own" or not is_word)


def _is_given(name: str, original: Original) -> bool:
    """Whether a name, its initials or a word of it stand in Latin letters in the article, or a term is called so."""
    latin = {found[0].casefold() for found in _LATIN.finditer(original.article)}
    words = [word for word in name.split() if word[0].isupper()]
    initials = "".join(word[0] for word in words)
    given = {word.casefold() for word in (initials, *words) if len(word) > 2}
    return name.casefold() in original.article.casefold() or bool(latin & given) or _is_said(name, original.said)


def _is_said(name: str, said: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one) for one in said)


def _is_shortened(form: str, sentence: str) -> bool:
    """Whether two characters of a form stand together: 财新 for 财新传媒, 工银 for 中国工商银行, 党."""
    if form.endswith("党") and "党" in sentence:
        return True
    return any(
        pair[0] in form and pair[1] in form[form.index(pair[0]) + 1 :] and pair not in _shared()
        for pair in _pairs(sentence)
    )


@lru_cache(maxsize=256)
def _pairs(sentence: str) -> frozenset[str]:
    pairs = (sentence[at : at + 2] for at in range(len(sentence) - 1))
    return frozenset(pair for pair in pairs if _PAIR.fullmatch(pair))


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    return dict(pair.split("=") for pair in _PROVINCES.split())


@lru_cache(maxsize=1)
def _shared() -> frozenset[str]:
    return frozenset(_SHARED.split())


def _is_sounded(name: str, original: Original) -> bool:
    """Whether a name or a word of it is spelt or heard in the sentence."""
    words = (word for word in (name, *name.split()) if len(word) >= _SHORTEST)
    return any(_is_in(word, original.sentence, _MOSTLY) for word in words)


def _is_in(word: str, sentence: str, least: float) -> bool:
    ends = () if is_romanised(word) else tuple(end for end in _ENDINGS if word.endswith(end))
    stems = (word, *map(word.removesuffix, ends))
    return is_spelt(word, sentence) or any(len(stem) > 2 and is_heard(stem, fold(sentence), least) for stem in stems)


def _is_unheard(word: str, original: Original) -> bool:
    """Whether only a name can be written so, and nothing in the sentence is spelt or sounds so."""
    is_romanisation = is_romanised(word)
    is_word = any(map(is_english_word, word.split("-"))) or (not is_romanisation and is_compound(word))
    is_name = len(word) >= _SHORTEST and _WORD.fullmatch(word) is not None and not is_word
    is_given = word.casefold() in original.article.casefold() or _is_said(word, original.said)
    return is_name and not is_given and not _is_in(word, original.sentence, _HALF)
