"""Names in the English that nothing in the Chinese stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.chinese.words import tagged
from translator.glossary.word_edges import is_word
from translator.names.checks.acronyms import EVERYDAY, acronyms_of_nothing, expansions_of_nothing
from translator.names.checks.country_characters import of_province, stands_for_country, stands_on_route
from translator.names.checks.english_mentions import POSSESSIVE, names_in, rows_saying
from translator.names.checks.english_words import is_compound, is_english_word
from translator.names.checks.full_names import namesakes, unspelt_people
from translator.names.people.foreign_names import parts_saying
from translator.names.sources.table import SHORT, NameRow, known_names_table
from translator.names.spelling.sounds import is_heard, is_romanised, is_spelt, is_syllable

_LATIN = re.compile(r"[A-Za-z]{3,}")
_WORD = re.compile(r"[A-Z][a-zà-ÿ][A-Za-zà-ÿ'’\-]*")
_PAIR = re.compile(f"[{HAN_RANGES}]{{2}}")
# What a people, an adjective or a town ends in, said in Chinese by 人, 的 and 鎮.
_ENDINGS = ("s", "an", "ans", "ian", "ians", "ic", "ish", "ese", "i", "is", "town", "ville", "burgh", "shire")
# Shorter words prove nothing by their sound.
_SHORTEST = 4
# What an article of there need not say, and what stands for more than its Chinese names: 國債, 美債.
_UNSAID = frozenset(["China", "Chinese", "Taiwan", "Taiwanese", "Mainland China"])
_TREASURY = ("Treasury", "Treasuries")
# Cities among the names of their countries.
_CAPITALS = frozenset([
    "Washington", "Tokyo", "Seoul", "Pyongyang", "Paris", "Berlin", "Rome", "Moscow", "Kyiv", "Delhi", "Tehran",
    "Ottawa", "Canberra", "Manila", "Bangkok", "Beijing", "Taipei",
])  # fmt: skip
_COUNTRY, _PERSON, _ORGANISATION = "country", "person", "org"
_MEDIA = re.compile(r"[报刊社网]$|电视|广播|新闻|传媒")
# What is called by the place or the person that it is named after, which papers write as they hear it.
_NAMED_AFTER = re.compile(r"(?:大学|学院|医院|机场|[馆桥湖山岛河江区])$")
# Whose Chinese differs from paper to paper; firms and papers have theirs.
_HEARD = frozenset([_COUNTRY, _PERSON, "place"])
# Tags of the word cutter for names and for what is shortened.
_NAMES = ("nr", "ns", "nt", "nz", "j")
# By how many letters two words may differ in length, and how alike they must be, to be one with a slip.
_SLIP, _ALIKE = 3, 0.85
# How much of the Chinese must be written as foreign names are for their sound to count: more where a form is known.
_HALF, _MOSTLY = 0.5, 0.75
# How countries are called in one character that their names do not begin with.
_SHORT = {"香港": "港", "中国": "华陆", "台湾": "湾", "新加坡": "星狮", "美国": "华", "马来西亚": "大", "欧盟": "欧"}
# Pairs of characters that too many names share to be a sign of one of them.
_SHARED = """
    大学 学院 医院 公司 集团 控股 银行 基金 证券 保险 科技 电子 半导 导体 工业 国际 航空 汽车 时报 日报 新闻
    委员 员会 中央 中国 中华 美国 日本 台湾 人民 民主 主党 共和 和国 政府 总统 研究 中心 协会 联盟 联合 组织 国家
    全国 社会 教育 文化 技术 公园 机场 车站 广场 体育 大厦
"""


@dataclass(frozen=True, slots=True)
class Original:
    """The Chinese of a sentence and of the article around it, and the English that names in it are known to have.

    `told` are the stretches of the sentence that have that English: they are nobody else's.
    """

    sentence: str
    article: str
    said: tuple[str, ...] = ()
    told: tuple[tuple[int, int], ...] = ()

    @property
    def free(self) -> str:
        """The folded sentence with blanks for what is told."""
        return _free(self.sentence, self.told)


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """A sentence or an article, folded once for all the names and hypotheses that ask for it."""
    return fold(text)


@lru_cache(maxsize=64)
def _free(sentence: str, told: tuple[tuple[int, int], ...]) -> str:
    characters = list(_folded(sentence))
    for start, end in told:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def not_in_chinese(english: str, original: Original) -> Iterator[str]:
    """The names of `english` that stand for nothing in the original, each once.

    A name that the table knows needs one of its Chinese forms, a part of one, its sound or itself; another word that
    only a name can be needs its spelling or its sound; and somebody's name in full needs all of it.
    """
    acronyms = acronyms_of_nothing(english, original.sentence, original.article, original.said)
    spelt_out = expansions_of_nothing(english, original.sentence)
    yield from dict.fromkeys((*_unknown(english, original), *_other_people(english, original), *acronyms, *spelt_out))


def _unknown(english: str, original: Original) -> Iterator[str]:
    for name, is_known in dict.fromkeys(names_in(english)):
        rows = rows_saying(name)
        if name in EVERYDAY or not (is_known or _is_unheard(name, original)):
            continue
        if not rows or not _has_source(name, rows, original):
            yield name


def _other_people(english: str, original: Original) -> Iterator[str]:
    for name in unspelt_people(english, _without_told(original)):
        if not _is_written(name, original):
            yield name
    for given, name in namesakes(english, original.said):
        if not (_is_written(name, original) or _is_in(given, original.free, _HALF)):
            yield name


def _without_told(original: Original) -> str:
    """The folded article with blanks for what the sentence has the English of, wherever it stands: it spells nobody.

    Of a person's name a part would spell another's, and all of it another English than the known one.
    """
    folded, sentence = _folded(original.article), _folded(original.sentence)
    for told in {sentence[start:end] for start, end in original.told}:
        folded = folded.replace(told, " " * len(told))
    return folded


def _has_source(name: str, rows: Sequence[NameRow], original: Original) -> bool:
    """Whether one of the forms of a name stands in the article, or something else in the sentence is called so."""
    is_own = name in _UNSAID or name.endswith(_TREASURY) or _is_given(name, original)
    if is_own or stands_on_route(name, _folded(original.sentence)):
        return True
    return any(_stands_for(name, row, original) for row in rows) or _is_sounded(name, rows, original)


def _stands_for(name: str, row: NameRow, original: Original) -> bool:
    """Whether the form of a row stands in the article, or in the sentence something shorter does."""
    if row.kind == SHORT:
        return row.form in _folded(original.article)
    if row.kind == _COUNTRY or row.form in _SHORT:
        return _is_country(name, row, original)
    is_in_short = _is_shortened(row, original.free) or stands_for_country(of_province(name), original.free)
    return row.form in _folded(original.article) or is_in_short


def _is_country(name: str, row: NameRow, original: Original) -> bool:
    """Whether a country stands in the article, in the sentence where it is called by its capital, or a character."""
    around = original.sentence if name in _CAPITALS else original.article
    short = frozenset(row.form[:1] + _SHORT.get(row.form, ""))
    return row.form in _folded(around) or _is_shortened(row, original.free) or stands_for_country(short, original.free)


def _is_given(name: str, original: Original) -> bool:
    """Whether a name, its initials or a word of it stand in Latin letters in the article, or a term is called so."""
    return _is_written(name, original) or _is_more(name, original.said)


def _is_written(name: str, original: Original) -> bool:
    """The same of all of a name: somebody's surname, which a term may be called by, is no other's name in full."""
    words = [word for word in name.split() if word[0].isupper()]
    initials = "".join(word[0] for word in words)
    given = {word.casefold() for word in (initials, *words) if len(word) > 2}
    written = _without_apostrophes(name)
    is_said = any(_is_said(written, (_without_apostrophes(one),)) for one in original.said)
    return is_said or name.casefold() in original.article.casefold() or not given.isdisjoint(_latin(original.article))


def _is_more(name: str, said: Sequence[str]) -> bool:
    """Whether a name is a term's with words around it: the University of Michigan beside Michigan.

    A known person's is not where a term has the same words of another name in full: Melania Trump beside Donald Trump.
    """
    parts = [one for one in said if one[:1].isupper() and _is_said(one, (name,))]
    if _are_people(rows_saying(name)):
        parts = [one for one in parts if not _is_said(one, [other for other in said if other != one])]
    return bool(parts)


def _without_apostrophes(name: str) -> str:
    return name.casefold().replace("'", "").replace("’", "")


def _are_people(rows: Sequence[NameRow]) -> bool:
    """Whether a name that the table knows is nobody's but people's."""
    return {row.kind for row in rows} - {SHORT} == {_PERSON}


@lru_cache(maxsize=16)
def _latin(article: str) -> frozenset[str]:
    """The words of some Chinese that are in Latin letters, in small ones."""
    return frozenset(found[0].casefold() for found in _LATIN.finditer(article))


def _is_alike(word: str, other: str) -> bool:
    """Whether two words are the same but for a letter or an ending, as a slip of the page or the pen makes them."""
    return abs(len(word) - len(other)) <= _SLIP and SequenceMatcher(None, word, other).ratio() >= _ALIKE


def _is_said(name: str, said: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one) for one in said)


def _is_shortened(row: NameRow, sentence: str) -> bool:
    """Whether two characters of a form stand together: 财新 for 财新传媒, 工银 for 中国工商银行, 党.

    Of somebody's name those of the surname; of what is not called by what it is, two that are no word.
    """
    form = _surname(row.form) if row.kind == _PERSON else row.form
    if form.endswith("党") and "党" in sentence:
        return True
    pairs = (pair for pair in _pairs(sentence) if pair[0] in form and pair[1] in form[form.index(pair[0]) + 1 :])
    return any(pair not in _shared() and not (_is_proper(row) and _is_noun(pair)) for pair in pairs)


def _surname(form: str) -> str:
    """The last part of a foreign name, else the characters that a Chinese or Japanese name begins with."""
    *_, last = form.split("·")
    return form[:2] if last == form and not is_transliteration(form) else last


def _is_proper(row: NameRow) -> bool:
    """Whether a name says nothing of what it names, as Supreme Court does: a firm's or a paper's."""
    words = [POSSESSIVE.sub("", word) for word in row.english[0].split()]
    is_said = len(words) > 1 and all(map(is_english_word, words)) and not _MEDIA.search(row.form)
    return row.kind == _ORGANISATION and not is_said


@lru_cache(maxsize=4096)
def _is_noun(pair: str) -> bool:
    """Whether two characters are a word that names nothing: 世界 in 世界報, not 清华 in 清华大学."""
    return is_word(pair) and not tagged(pair)[0].tag.startswith(_NAMES)


@lru_cache(maxsize=256)
def _pairs(sentence: str) -> frozenset[str]:
    pairs = (sentence[at : at + 2] for at in range(len(sentence) - 1))
    return frozenset(pair for pair in pairs if _PAIR.fullmatch(pair))


@lru_cache(maxsize=1)
def _shared() -> frozenset[str]:
    return frozenset(_SHARED.split())


def _is_sounded(name: str, rows: Sequence[NameRow], original: Original) -> bool:
    """Whether a name or a word of it is spelt in the sentence or, if it is a person's or a place's, heard.

    Of somebody's name the last word. One syllable proves nothing, nor does what is a word or a country.
    """
    words = (name, *(name.split()[-1:] if _are_people(rows) else name.split()))
    long = [word for word in words if len(word) >= _SHORTEST and not is_syllable(word)]
    sentence = _without_words(original.free)
    if any(row.kind in _HEARD or _NAMED_AFTER.search(row.form) for row in rows):
        return any(_is_in(word, sentence, _MOSTLY) for word in long)
    return any(is_spelt(word, sentence) for word in long)


@lru_cache(maxsize=64)
def _without_words(folded: str) -> str:
    """Folded Chinese with blanks for its countries and for its words that name nothing."""
    characters = list(folded)
    for word in tagged(folded):
        row = known_names_table().row(word.text) if len(word.text) > 1 else None
        is_country = row is not None and row.kind == _COUNTRY
        if is_country or (len(word.text) > 1 and is_word(word.text) and not word.tag.startswith(_NAMES)):
            characters[word.start : word.end] = " " * len(word.text)
    return "".join(characters)


def _is_in(word: str, sentence: str, least: float) -> bool:
    ends = () if is_romanised(word) else tuple(end for end in _ENDINGS if word.endswith(end))
    stems = [stem for stem in (word, *map(word.removesuffix, ends)) if len(stem) > 2]
    folded = _folded(sentence)
    is_part = any(part in folded for stem in stems for part in parts_saying(stem))
    return is_part or is_spelt(word, sentence) or any(is_heard(stem, folded, least) for stem in stems)


def _is_unheard(word: str, original: Original) -> bool:
    """Whether only a name can be written so, and nothing in the sentence is spelt or sounds so."""
    is_romanisation = is_romanised(word)
    is_word = any(map(is_english_word, word.split("-"))) or (not is_romanisation and is_compound(word))
    if is_word or len(word) < _SHORTEST or not _WORD.fullmatch(word):
        return False
    is_given = word.casefold() in original.article.casefold() or _is_said(word, original.said)
    is_given = is_given or any(_is_alike(word.casefold(), latin) for latin in _latin(original.article))
    return not is_given and not _is_in(word, original.sentence, _HALF)
