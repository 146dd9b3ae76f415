"""Whether a run of Chinese is a Chinese personal name, by its characters alone: surname, given name, no word."""

from __future__ import annotations

from translator.chinese.transliteration import is_transliteration
from translator.chinese.words import tagged
from translator.names.people.surnames import COMPOUND, FAMILIAR, JAPANESE, SINGLE, STRONG


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands behind a surname and is no given name: 王氏, 陳姓, 李總, 林男, 華府.
_NO_GIVEN = frozenset(
    "氏姓某总董家女男嫌妇翁父母妻夫婿员队党府厂司社部局院所市县区乡镇村路街国省州岛港站店网报股集系媒企们者先太老师课"
)
_NO_LAST = frozenset(
    "们队党府厂社部局院所市县区乡镇村路街省州站店网报股率者岛湾战型式号的了是在和与说称上下中里前后时等"
    "赛奖岭杯剧展节籍作有身曾就还也将已又都为法案委制园呛轰恐吁骂批斥酸怒"
)
# What stands right behind a name, in a word that the cutter guessed, and ends none.
_TAILS = frozenset("被由副则让向把给从等都还再也才便并或与及和以摄因为就称说提对")
# What stands between a surname and what is done to others: 山口向媒體.
_BETWEEN = frozenset("向对将被让从把给")
# What stands behind a surname in the name of a firm.
_FIRMS = frozenset(("投信", "证券", "控股", "总研", "综研", "电机", "重工", "商会", "制药", "财团", "集团", "公司"))
_LONGEST_GIVEN = 2
# 韓男棄 is a Korean man who abandons somebody.
_WHO = frozenset("男女")
# Titles that the cutter takes for given names.
_TITLES = frozenset(("先生", "女士", "小姐", "太太", "同学", "同志", "老师", "教授", "博士", "某某"))
# What passes for a name and is a company, a place or a thing.
_NO_NAMES = _words("""
    彭博 董监高 谷歌 黎巴嫩 马其顿 万豪 卢森堡 张江 张裕 吴江 石家庄
    高峰会 任天堂 马拉松 丁字裤 王老吉 黄大仙 张家港 金字塔 高尔夫 温哥华 唐山 司徒雷登
""")
# Characters of given names that are seldom Chinese.
_FOREIGN = frozenset("斯尔萨弗巴拉奥顿姆瑟蒂茨赛歇浦嫩特塞撒耶埃卡莫努戈尼迪因厄伊丘亚")
_LOOSE_TAGS = frozenset(("nr", "x", "ng", "ag", "vg", "g", "tg", "zg", "dg", "n", "a", "nz", "b", "j"))


def surname_of(folded: str) -> str:
    """The Chinese surname that a folded name begins with, or an empty text."""
    if folded[:2] in COMPOUND and len(folded) > 2:
        return folded[:2]
    return folded[:1] if folded[:1] in SINGLE else ""


def japanese_surname(folded: str) -> str:
    """The Japanese surname that a folded name begins with, the longest, or an empty text."""
    return next((folded[:length] for length in (3, 2) if folded[:length] in JAPANESE), "")


def is_japanese(folded: str) -> bool:
    """Whether a folded name begins as a Japanese one does: 小池, 高橋."""
    return bool(japanese_surname(folded))


def is_person(folded: str, surname: str) -> bool:
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


def could_be_person(folded: str, surname: str) -> bool:
    """Whether a run could be a name where what stands around it says that a name is there."""
    from rjieba import has_word

    given = folded.removeprefix(surname)
    if is_japanese(folded) or folded in _NO_NAMES or given in _NO_GIVEN or given[-1] in _NO_LAST or ends_in_more(given):
        return False
    if is_transliteration(folded) and not (surname in STRONG and _FOREIGN.isdisjoint(given)):
        return False
    return not (has_word(folded) and tagged(folded)[0].tag[:2] != "nr")


def could_be_listed(folded: str, surname: str) -> bool:
    """Whether all of a run could be a name, be it a word too, where people are listed: 江南春, 高远征."""
    given = folded.removeprefix(surname)
    is_long_enough = surname != "" and 1 <= len(given) <= _LONGEST_GIVEN
    if not is_long_enough or folded in _NO_NAMES or given in _NO_GIVEN or given[-1] in _NO_LAST or ends_in_more(given):
        return False
    return not is_transliteration(folded) or (surname in STRONG and _FOREIGN.isdisjoint(given))


def ends_in_more(given: str) -> bool:
    """Whether a given name is a title, begins with a man or a woman, or ends in what only stands behind names."""
    return given in _TITLES or given[0] in _WHO or (len(given) > 1 and given[-1] in _TAILS)


def is_made_of_words(folded: str, surname: str) -> bool:
    """Whether a name of three characters is as well a word and a character: 高峰 in 高峰会, 峰山 in 安峰山."""
    from rjieba import has_word

    given = folded.removeprefix(surname)
    return len(given) > 1 and (has_word(folded[: len(surname) + 1]) or has_word(given))


def is_japanese_given(folded: str) -> bool:
    """Whether what stands behind a Japanese surname could be a given name: no word, and no end of one."""
    from rjieba import has_word

    ends = folded in _NO_GIVEN | _FIRMS or folded[-1] in _NO_LAST or folded[0] in _BETWEEN or ends_in_more(folded)
    return not ends and not (len(folded) > 1 and has_word(folded) and tagged(folded)[0].tag[:2] != "nr")
