"""Small words without which a sentence says something else: most, first, only, may, not, although.

Each must be in the English somehow; what a newsroom may say for it is a wide list, so that what is found lost is.
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
    _word(
        "most",
        r"最(?![近终后初少新惠佳低好]|开始|先|早|高人民|高法|高检|高院|高行政|优化)",
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
        "first",
        r"首次|首度|第一次(?!世界)|头一次|首个|首位|首座|首家|首条",
        r"first|debut|initial|maiden|pioneer|never before|inaugural|once|1st|new|earliest|unprecedented|ever|only"
        r"|since",
    ),
    _word(
        "although",
        r"尽管|虽然|虽说|即便|即使|纵使|哪怕",
        r"though|although|even|despite|while|whilst|spite|but|however|nonetheless|nevertheless|still|yet"
        r"|regardless|whether|if"
        r"|notwithstanding|albeit|no matter|whatever|when|not",
    ),
    _word(
        "may",
        r"可能|或许|也许|恐怕|恐将|恐会|恐遭|有望|可望|或将|或会|疑似|据称",
        r"may|might|could|can|possib|perhaps|likel|unlikel|probab|potential|expect|seem|appear|suspect|alleg"
        r"|would|should|chance"
        r"|hop|risk|feasib|apparent|set to|poised|prospect|fear|worr|presum|believ|report|tend|threat|about"
        r"|susceptib|impossib"
        r"|odds|on track|opportun|will|vulnerab|promis|th[io]nk|thought|accus|purport|claim|cap|able|unable|if"
        r"|suggest|said to"
        r"|prone|conceiv|anticipat|guess|sometimes|option|is to|are to",
    ),
    _word(
        "only",
        r"仅有|仅仅|只有|唯一|仅剩|只剩",
        r"only|just|sole|single|mere|alone|but|unless|uni|no |exclusiv|as (?:little|few)|until|all|one|rest"
        r"|nothing|left|except"
        r"|remain|without|if|most|limit|none|must|lone",
    ),
    _word(
        "not",
        r"没有|尚未|从未|并未|并非|无法|不会|不能|不得|不再|不是|不愿|不肯|不应|未能|绝不|不可|不须|不需|无须|无需",
        r"no|nei|un|in\w|im|ir|il|dis|ab|lack|fail|refus|den|declin|prevent|stop|avoid|hard|bare|rather|few"
        r"|little|less|yet|far from"
        r"|only|except|any|free|exempt|ban|forb|prohib|rul\w* out|reject|however|but|too|beyond|miss|difficult"
        r"|until|short|apart"
        r"|out of|stay|stuck|end|wrong|whether|otherwise|mis|fals|cannot|without|if|los|remain|still|reluct"
        r"|despite|before|minus|zero"
        r"|empty|even|ceas|exclud|neglect|mere|resist|must|keep|kept|block|ever|all|halt",
        r"n['’]t\b|\wless\b",
    ),
)


def lost_words(source: str, english: str) -> Iterator[tuple[str, int, int]]:
    """Yield what the words say of which `english` has no trace, with where each stands in `source`."""
    text = fold(source)
    for word in _WORDS:
        if (found := word.chinese.search(text)) and not word.english.search(english):
            yield word.says, found.start(), found.end()
