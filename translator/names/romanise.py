"""Chinese personal names in English: Hanyu Pinyin, or the English that somebody is known by."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.chinese.characters import is_han
from translator.chinese.script import fold, guess_script
from translator.glossary.name_boundary import tagged
from translator.names.pinyin import is_transliteration, syllable, wade_giles
from translator.names.surnames import (
    COMPOUND,
    FAMILIAR,
    GIVEN_READINGS,
    JAPANESE,
    NOT_ONLY_CHINESE,
    READINGS,
    SINGLE,
    STRONG,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Public figures whose English is not the Pinyin of their name.
_KNOWN = """
    蔡英文 Tsai Ing-wen|赖清德 Lai Ching-te|马英九 Ma Ying-jeou|陈水扁 Chen Shui-bian|李登辉 Lee Teng-hui|
    蒋介石 Chiang Kai-shek|蒋经国 Chiang Ching-kuo|孙中山 Sun Yat-sen|宋美龄 Soong Mei-ling|萧美琴 Hsiao Bi-khim|
    苏贞昌 Su Tseng-chang|陈建仁 Chen Chien-jen|卓荣泰 Cho Jung-tai|韩国瑜 Han Kuo-yu|柯文哲 Ko Wen-je|
    侯友宜 Hou Yu-ih|朱立伦 Eric Chu|张忠谋 Morris Chang|魏哲家 C.C. Wei|刘德音 Mark Liu|郭台铭 Terry Gou|
    刘扬伟 Young Liu|蔡明介 Tsai Ming-kai|黄仁勋 Jensen Huang|苏姿丰 Lisa Su|林郑月娥 Carrie Lam|李家超 John Lee|
    梁振英 Leung Chun-ying|曾荫权 Donald Tsang|董建华 Tung Chee-hwa|李嘉诚 Li Ka-shing|李光耀 Lee Kuan Yew|
    李显龙 Lee Hsien Loong|黄循财 Lawrence Wong|吴作栋 Goh Chok Tong|何晶 Ho Ching|金正恩 Kim Jong Un|
    金正日 Kim Jong Il|金与正 Kim Yo Jong|文在寅 Moon Jae-in|尹锡悦 Yoon Suk Yeol|李在明 Lee Jae-myung|
    朴槿惠 Park Geun-hye|李明博 Lee Myung-bak|李在镕 Lee Jae-yong|潘基文 Ban Ki-moon|赵小兰 Elaine Chao|
    成龙 Jackie Chan|李小龙 Bruce Lee|周润发 Chow Yun-fat|李安 Ang Lee|马友友 Yo-Yo Ma|杨致远 Jerry Yang|
    李开复 Kai-Fu Lee|马云 Jack Ma|马化腾 Pony Ma|张亚勤 Ya-Qin Zhang|何厚铧 Edmund Ho|崔世安 Chui Sai On|
    陆克文 Kevin Rudd
"""
# Who is named in a sentence about these is likely to be written in another way than in Pinyin.
_ELSEWHERE = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fa]|日本|东京|大阪|首相|韩国|南韩|韩籍|首尔|北韩|朝鲜|平壤|越南|河内|新加坡|星国|马来西亚|"
    r"吉隆坡|香港|港府|澳门|(?:韩|日|越)(?:裔|星|媒|方)"
)
# Cantonese or Hokkien names, or spellings that each chose.
_OTHER_SPELLINGS = re.compile(r"香港|港府|港元|澳门|新加坡|星国|马来西亚|吉隆坡")
_SELDOM = 3
# A Taiwan paper that names somebody in a sentence about these most likely means a person from there.
_MAINLAND = re.compile(r"中国|大陆|中共|北京|上海|深圳|国务院|解放军|习近平")
# What stands behind a surname and is no given name: 王氏, 陳姓, 李總, 林男, 華府.
_NO_GIVEN = frozenset(
    "氏姓某总董家女男嫌妇翁父母妻夫婿员队党府厂司社部局院所市县区乡镇村路街国省州岛港站店网报股集系媒企们者先太老师课"
)
_NO_LAST = frozenset(
    "们队党府厂社部局院所市县区乡镇村路街省州站店网报股率业者岛湾战型式号的了是在和与说称上下中里前后时等"
    "赛奖岭杯剧展节作有身曾就还也将已又都为法案"
)
# What passes for a name and is a company, a place or a thing.
_NO_NAMES = _words("""
    彭博 万豪 卢森堡 张江 张裕 吴江 石家庄 马拉松 丁字裤 王老吉 黄大仙 张家港 金字塔 高尔夫 温哥华 唐山 司徒雷登
""")
# Characters of given names that are seldom Chinese.
_FOREIGN = frozenset("斯尔萨弗巴拉奥顿姆瑟蒂茨赛歇浦嫩特塞撒耶埃卡莫努戈尼迪因厄伊丘亚")
_UNSURE = frozenset("茜重莘长")
_LOOSE_TAGS = frozenset(("nr", "x", "ng", "ag", "vg", "g", "tg", "zg", "dg", "n", "a", "nz", "b", "j"))


def romanised(han: str, around: str = "") -> str | None:
    """The English of a Chinese personal name (邰晓安: Tai Xiao'an), or None where `han` is not surely one.

    The surname first: Hanyu Pinyin, or Wade-Giles (Lin Chia-lung) where the sentence is in Traditional
    Chinese and not about the mainland; or the spelling that a public figure is known by. None for names of
    companies and places, transliterations, Japanese and Korean names, and for anybody in a sentence
    (`around`, its Chinese) about a land where names are not written in Pinyin.
    """
    folded = fold(han)
    if known := _known().get(folded):
        return known
    surname = _surname(folded)
    given = folded.removeprefix(surname)
    is_name = surname and 1 <= len(given) <= 2 and all(map(is_han, given)) and _is_person(folded, surname)
    if not is_name or surname in NOT_ONLY_CHINESE or _ELSEWHERE.search(fold(around)):
        return None
    parts = _given_syllables(given)
    if not parts:
        return None
    if around and guess_script(around) == "Hant" and not _MAINLAND.search(fold(around)):
        family = [READINGS.get(surname) or syllable(surname)] if len(surname) == 1 else [syllable(c) for c in surname]
        first = "".join(map(wade_giles, family))
        return f"{first.capitalize()} {'-'.join(map(wade_giles, parts)).capitalize()}"
    return f"{surname_reading(surname).capitalize()} {_joined(parts)}"


def spells_otherwise(text: str) -> bool:
    """Whether `text`, a whole article, is about a land whose Chinese names have spellings of their own."""
    return len(_OTHER_SPELLINGS.findall(fold(text))) > _SELDOM


def surname_of(folded: str) -> str:
    """The Chinese surname that a folded name begins with, or an empty text."""
    return _surname(folded)


def surname_reading(surname: str) -> str:
    """The Pinyin of a folded Chinese surname, read as surnames are: 單 is shan, 解 is xie."""
    return READINGS.get(surname) or "".join(syllable(char) for char in surname)


def is_japanese(folded: str) -> bool:
    """Whether a folded name begins as a Japanese one does: 小池, 高橋."""
    return any(folded[:length] in JAPANESE for length in (2, 3))


def _surname(folded: str) -> str:
    if folded[:2] in COMPOUND and len(folded) > 2:
        return folded[:2]
    return folded[:1] if folded[:1] in SINGLE else ""


def _is_person(folded: str, surname: str) -> bool:
    """Whether a run that begins with a surname and is as long as a name is one."""
    given = folded.removeprefix(surname)
    if surname in COMPOUND and len(given) == 2:
        return given[-1] not in _NO_LAST and folded not in _NO_NAMES
    if is_japanese(folded) or is_transliteration(folded) or (is_transliteration(given) and len(given) > 1):
        return False
    if not _FOREIGN.isdisjoint(given) and not (given[-1] == "尔" and surname in STRONG and len(given) > 1):
        return False
    if given in _NO_GIVEN or given[-1] in _NO_LAST or folded in _NO_NAMES:
        return False
    from rjieba import has_word

    words = tagged(folded)
    if len(words) == 1 and has_word(folded):
        # The dictionary calls 白宫 and 黄金周 names of people, as it does whatever begins with a surname.
        is_listed = len(folded) > 2 and surname in FAMILIAR and (surname in COMPOUND or not has_word(folded[:2]))
        return words[0].tag == "nrfg" or (words[0].tag == "nr" and is_listed)
    if len(folded) == 2:
        return surname in STRONG and words[0].tag == "nr"
    if len(words) == 1:
        return words[0].tag == "nr"
    return surname in STRONG | COMPOUND and all(word.tag in _LOOSE_TAGS or len(word.text) == 1 for word in words)


def _given_syllables(given: str) -> list[str] | None:
    """The Pinyin of a given name, None where a character of it is read in two ways in names."""
    if not _UNSURE.isdisjoint(given):
        return None
    return [GIVEN_READINGS.get(char) or syllable(char) for char in given]


def _joined(parts: list[str]) -> str:
    """Syllables as one word; where one begins with a vowel an apostrophe says so: Xiao'an."""
    word = parts[0]
    for part in parts[1:]:
        word += f"'{part}" if part[0] in "aeo" else part
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    split = (row.split(maxsplit=1) for row in _KNOWN.split("|"))
    return {fold(han): english.strip() for han, english in split}
