"""Small words without which a sentence says something else: most, in so long a time, by that date, although.

Each must be in the English somehow; what a newsroom may say for it is a wide list, so that what is found lost is. May,
first and only were tried: what may be said for them is so wide that hardly a loss was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from translator.chinese.script import fold


class _Word(NamedTuple):
    """What a word says, its Chinese in Simplified script, and how the English of it may begin."""

    says: str
    chinese: re.Pattern[str]
    english: re.Pattern[str]


def _word(says: str, chinese: str, english: str, more: str = "") -> _Word:
    """`english` are beginnings of words, `more` is whatever else may stand for it."""
    return _Word(says, re.compile(chinese), re.compile(rf"(?i)\b(?:{english}){f'|{more}' if more else ''}"))


_WORDS = (
    *(
        _word(f"{says} of", rf"(?<!\W)以{char}(?=[地区的及与和、，。；,;）)]|\d|一带|各|$)", f"{says}|{more}")
        for char, says, more in (
            ("北", "north", "above|upper|up"),
            ("南", "south", "below|lower|down"),
            ("东", "east", "northeast|southeast"),
            ("西", "west", "northwest|southwest"),
        )
    ),
    _word(
        "most",
        r"最(?![近终后初少新惠佳低好迟晚快多擅担想]|开始|先|早|高人民|高法|高检|高院|高行政|优化)",
        r"most|least|best|worst|top|lead|first|foremost|record|ultimate|max|min|peak|optim|main|major|prim"
        r"|extreme|favou?r|premier"
        r"|supreme|unprecedented|all-time|very|chief|utmost|high|particular|especial|key|core|central|pinnacle"
        r"|up to|low|near|never"
        r"|number one|no\. 1|more than any",
        r"\w{2}est\b",
    ),
    _word(
        "in so long a time",
        r"(?:[数几近一二三四五六七八九十百\d][多余]?(?:年|个月|周|季|天|世纪|纪)|近年)以?来(?:的|，)?[^，。；]{0,12}?(?:最|新高|新低|首|第一次)",
        r"since|(?:in|over|during|within|of) (?:\w+[ -]){0,5}(?:year|decade|month|week|day|quarter|centur"
        r"|generation)\w*(?!-)"
        r"|multi-|ever|history",
        r"[ -](?:year|month|week|day|quarter|decade)s?[ -](?:high|low|peak)",
    ),
    _word(
        "share",
        r"比例|比重|占比|比率",
        r"ratio|share|proportion|percent|per ?cent|rate|part|portion|account|fraction|per|extent|weight|scale"
        r"|out of|leverage"
        r"|concentrat|compris|more than half|half|third|quarter",
        "%",
    ),
    _word(
        "before that date",
        r"(?:\d{4}年|\d月\d{1,2}[日号]|(?:\d月|[年月季])底|年中|\d月(?:[上中下]旬|初)?)[之以]?前"
        r"(?![后往景提者进端锋总任夕瞻途一二三四五六七八九十百\d半段列几所来身方首])",
        r"(?:by|before|until|till|ahead|prior|no later|no more|up to|within|ago|past|then|as of|through|in time|due)\b"
        r"|pre-|earlier|previous|deadline",
    ),
    _word(
        "off the coast", "(?<!岛)外海(?!沧)", r"off|offshore|sea|seas|waters?|coast\w*|ocean|maritime|miles|nautical"
    ),
    _word("halved", r"[减腰]半(?!天)", r"half|halv|fifty|twice|two", "50|1/2"),
    _word(
        "the Americas",
        r"(?<![北南中丁])美洲(?![豹狮虎])",
        r"(?<!north )(?<!south )(?<!latin )(?<!central )americas?\b|american|(?:north|south|latin) and|hemisphere"
        r"|continent|oas\b",
    ),
    _word(
        "although",
        r"尽管|虽然|虽说|即便|即使|纵使|哪怕",
        r"though|although|even|despite|while|whilst|spite|but|however|nonetheless|nevertheless|still|yet"
        r"|regardless|whether|if"
        r"|notwithstanding|albeit|no matter|whatever|when|not",
    ),
    _word(
        "not",
        r"没有|尚未|从未|并未|并非|无法|不会|不能(?!不)|不得(?!不)|不再|不是|不愿|不肯|未能|绝不|不可(?![不谓或思少])",
        r"(?:no|not|never|none|nor|neither|nobody|nothing|nowhere|cannot|without|hardly|barely|rather|few|fewer"
        r"|little|less"
        r"|unless|yet|only|except|free|hard|until|short|out|too|but|wrong|false|otherwise|instead|still|must|any"
        r"|even|ever|far"
        r"|beyond|before|despite|minus|zero|empty|ban|bans|banned|bar|bars|barred|keep|kept|deny|denies|denied"
        r"|denial|off)\b"
        r"|lack|fail|refus|declin|reject|prevent|stop|avoid|exempt|forb|prohib|block|difficult|absen|unable"
        r"|unlike|unwill|unknown"
        r"|uncertain|unclear|unre|unac|unava|unchang|unpaid|unsold|unfin|unus|unsaf|impossib|incap|inab|inva|insuff"
        r"|inadeq|inelig|irr"
        r"|illeg|disagr|disall|disappr|disqual|discont|disreg|miss|los[eits]|skip|withh|scrap|ceas|halt|remain"
        r"|reluct|struggl|forc"
        r"|end(?:s|ed|ing)?\b|exclud|neglect|resist|however|mistak|apart",
        r"n['’]t\b|\wless\b",
    ),
)


# Only says 仅 where that stands before the not: 仅剩83项尚未启动.
_ONLY_AND_NOT = re.compile(r"[仅只](?:(?![，,。；;]).){1,20}(?:尚未|没有|从未|并未|未能)")
_ONLY = re.compile(r"(?i)\b(?:only|just)\b")


def lost_words(source: str, english: str) -> Iterator[tuple[str, int, int]]:
    """Yield what the words say of which `english` has no trace, with where each stands in `source`."""
    text = fold(source)
    said = _ONLY.sub("", english) if _ONLY_AND_NOT.search(text) else english
    for word in _WORDS:
        if (found := word.chinese.search(text)) and not word.english.search(said):
            yield word.says, found.start(), found.end()
