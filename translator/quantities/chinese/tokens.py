"""The tokens of Chinese numerals, and the many forms of print brought to one: ○, 參拾, 12‧5, １２."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

# Private characters that stand for numbers and for what is taken, in the text that the rules see.
HEAD, TAIL, TAKEN = "\ue000", "\ue001", "\ue002"

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
MARKS = {
    "十": 10,
    "廿": 20,
    "卅": 30,
    "百": 100,
    "千": 10**3,
    "k": 10**3,
    "萬": 10**4,
    "万": 10**4,
    "M": 10**6,
    "億": 10**8,
    "亿": 10**8,
    "B": 10**9,
    "兆": 10**12,
}
# What the grammar calls a token: a letter for each kind, in which it is written.
_KINDS = {
    **dict.fromkeys("一二三四五六七八九兩两", "c"),
    **dict.fromkeys("零〇", "0"),
    "十": "t",
    "廿": "g",
    "卅": "g",
    "百": "b",
    "千": "q",
    "萬": "w",
    "万": "w",
    "億": "y",
    "亿": "y",
    "兆": "z",
    **dict.fromkeys("kMB", "k"),
    **dict.fromkeys("點点", "p"),
    **dict.fromkeys("餘余多幾几來来", "o"),
}
ARABIC, SEVERAL = "A", "v"
_MARK_KINDS, _SPACED = frozenset("tgbqwyzk"), frozenset("tgbqwyzkpo")
# Spaces within a numeral; more set columns of a table apart.
_WIDEST_GAP = 2
_COUNTED = tuple("歲岁天年個个人位名萬万億亿")
_HAN_NUMERALS = "零〇一二三四五六七八九十百千萬万億亿"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a numeral. Its `kind` is a letter of `_KINDS`, `ARABIC` or `SEVERAL`."""

    kind: str
    start: int
    end: int
    text: str


# A mark that begins a unit or a word is none: 500兆瓦 is 500 MW, 3千克 3 kg.
# Behind 千 no part of a number, as in 千兆字節; 千兆韓元 are 1,000 trillion won, and 千兆寬頻 has a rule of its own.
_MEGA = "兆(?![寬宽光帶带網网元圓圆美日韓韩歐欧新印越台臺人盾])"
_SMALL = rf"[十廿卅]|百(?!帕|\s?分\s?[點点百位])|千(?![瓦赫卡伏帕克]|{_MEGA}|米(?!布)|字[節节]|比特|位元)"
_LARGE = r"[萬万億亿]|兆(?![瓦赫位字寬宽光帶带網网]|比(?!索))"
# Digits that a Latin name ends with are its own (HBM4); GDP80% and EPS8.17元 are figures.
_LONE = r"(?<!\d)(?<!\d\.)(?:(?<![A-Za-z_])(?<![A-Za-z][-_])|(?<=[A-Z]{2})(?=[\d.,]++(?:%|[元億亿兆倍]|[萬万][元美])))"
_POWER = r"(?:(?:e[+-]?|\^[+-]?)[0-9]{1,2}(?![0-9A-Za-z]))?"
_TOKEN = re.compile(
    rf"(?P<arabic>{_LONE}(?:(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,8}}+(?![0-9])|[0-9]++)(?:\.[0-9]++)?{_POWER}|\.[0-9]++(?!\.)))"
    # 5k is 5,000, but 4k a picture.
    r"|(?<=\d)(?:k(?<!(?<!\d)[248]k)|[MB](?=\s?[元美人歐欧港]))(?![A-Za-z0-9])"
    rf"|{_SMALL}|{_LARGE}|[零〇一二三四五六七八九]"
    # Behind a whole number 兩 is a weight: 三百兩.
    r"|[兩两](?:(?<![十百千萬万億亿0-9].)|(?=[百千萬万億亿項项家個个人大黨党場场名位座次年天週周種种款岸會会度國国隊队]|部[會会門门委]))"
    # 數 belongs to the word before it in 人數百萬, 指數千點.
    rf"|(?P<several>[數数](?=十年)|(?<![人總总指次多少半件份分參参係系函歲岁])[數数](?={_SMALL}|{_LARGE})"
    rf"|(?<![{_HAN_NUMERALS}\d])(?<![{_HAN_NUMERALS}\d] )[幾几](?={_SMALL}|{_LARGE}))"
    # 多 and 來 may belong to the word behind: 1999來電, 三分之二多數.
    r"|[餘余](?![額额])|[多幾几](?![數数乎])|[來来](?![電电自臨临回到訪访說说看去])"
    # 九點二十 and 三點十分 are times.
    rf"|[點点](?=\s?[零〇一二三四五六七八九](?![零〇一二三四五六七八九]?[十分刻]))"
)


# Neighbours that are one vague number: 四、五百人, 2、3天; but 三、四月 are two months, 第一、二季 two quarters.
_OR = re.compile(
    r"(?=\s?[十百千萬万億亿成個个天倍歲岁元塊块坪人]|年(?![級级底初中度代])|公[斤里尺噸頃升]|小[時时]|分[鐘钟]|度(?![電电假])|[週周](?!年)|[%％])"
)
# 百分之 ends what stands before it: 四十九百分之五十一 is 49, then 51 %.
_OF = re.compile(r"\s?分\s?之")


def tokens(text: str) -> Iterator[list[Token]]:
    """The tokens of a `plain` text, those together that touch; a space may stand before a mark and before its digit."""
    run: list[Token] = []
    found = [Token(_kind(match), *match.span(), match[0]) for match in _TOKEN.finditer(text)]
    for token, after in zip_longest(found, found[1:]):
        if run and token.text == "百" and _OF.match(text, token.end) and [each.text for each in run] != ["一"]:
            yield run
            run = []
        if run and not _continues(run, token, after, text):
            yield run
            run = []
        if run and text[run[-1].end : token.start] == "、":
            run[-1], token = _in_words(run[-1]), _in_words(token)
        run.append(token)
    if run:
        yield run


def _continues(run: list[Token], token: Token, after: Token | None, text: str) -> bool:
    """Whether a token belongs to the run before it: it touches, or spaces stand where they do in numerals."""
    gap = text[run[-1].end : token.start]
    if gap == "、":
        return _are_neighbours(run, token, text)
    if len(gap) > _WIDEST_GAP or gap.strip(" "):
        return False
    is_digit = after is not None and after.kind in _MARK_KINDS and not text[token.end : after.start].strip(" ")
    is_spread = len(run) > 1 and run[-1].kind in _MARK_KINDS and text[run[-1].start - 1] == " "
    is_mark = token.kind in _SPACED and (token.text not in "來来" or text[token.end : token.end + 1] in _COUNTED)
    is_whole = text[token.end : token.end + 2].strip()[:1] in _OF_WHOLE
    return not gap or is_whole or is_digit or is_spread or is_mark or run[-1].kind == "p"


_WORDS = "零一二三四五六七八九"


def _in_words(token: Token) -> Token:
    """An Arabic digit as the Chinese one."""
    return Token("c", token.start, token.end, _WORDS[int(token.text)]) if token.kind == ARABIC else token


def _are_neighbours(run: list[Token], token: Token, text: str) -> bool:
    """Whether the digit behind 、 follows the one before it, and both are one vague number."""
    if not {run[-1].kind, token.kind} <= {"c", ARABIC} or len(run[-1].text + token.text) != 2:
        return False
    low, high = (int(DIGITS.get(each.text, each.text)) for each in (run[-1], token))
    is_begun = run[-2].kind in "tg" if len(run) > 1 else text[max(0, run[0].start - 1) : run[0].start] not in _LISTED
    return high == low + 1 > 1 and is_begun and _OR.match(text, token.end) is not None


_LISTED = ("第", "、")
_OF_WHOLE = ("又", "折")  # 三百 五又三分之一, 九 九 折


def _kind(match: re.Match[str]) -> str:
    return {"arabic": ARABIC, "several": SEVERAL}.get(match.lastgroup or "") or _KINDS[match[0]]


_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0x00A0: " ",
    0xFFE5: "¥",
    0xFFE1: "£",
    0xFE6A: "%",
    0x2212: "-",
    **dict.fromkeys(map(ord, (HEAD, TAIL, TAKEN)), " "),
}
_WIDE_COMMA = re.compile(
    "(?<![0-9\uff10-\uff19])\uff0c|(?<=[0-9])\uff0c(?!0[0-9]{2}(?![0-9]))|(?<=[\uff10-\uff19])\uff0c(?![\uff10-\uff19])"
)


def half_width(text: str) -> str:
    """The text with full-width forms made half-width, a character for a character.

    A full-width comma is one of thousands only between digits as wide, or before a zero: $20，300美元 are two sums.
    """
    narrow = list(text.translate(_WIDTH))
    for match in _WIDE_COMMA.finditer(text):
        narrow[match.start()] = match[0]
    return "".join(narrow)


_FORMAL = dict(zip("壹貳贰參叁叄参肆伍陸陆柒捌玖拾佰仟", "一二二三三三三四五六六七八九十百千", strict=True))
# 拾 before these is to pick up.
_PICKED = frozenset("起荒獲获遺遗回穗物得取")
# Without these a formal numeral might be a word: 大陸, 參加, 收拾.
_SURE = frozenset("壹貳贰叁叄柒捌玖佰仟")
_FORMAL_RUN = re.compile(
    rf"(?<![大登著着內内來来赴訪访兩两海收撿捡放重])(?P<part>(?<=[0-9{''.join(_FORMAL)}{_HAN_NUMERALS}]分之))?[{''.join(_FORMAL)}{_HAN_NUMERALS}兆點点]++"
    rf"(?=(?P<sum>\s?[元圓圆])?)(?P<whole>(?=\s?又\s?[{''.join(_FORMAL)}{_HAN_NUMERALS}0-9]{{1,9}}分之)|(?=\s?分\s?之))?"
)
# A zero of print beside digits (二○, 五二0億), a point of print between them, in a number only: not 王○一, 二·二八.
_ZEROS = re.compile(
    r"(?<=[一二三四五六七八九])(?:○++|0++(?=[一二三四五六七八九][^0-9]|[萬万億亿兆年]))|(?<!○)○++(?=[一二三四五六七八九]年)"
)
_UNIT = (
    r"(?=[0-9一二三四五六七八九零〇]*+\s?(?:[萬万億亿兆元圓圆美日歐欧港%個个倍成度公坪噸吨折點点吋英碼码奈納纳微毫吉瓦瓩赫秒克℃]"
    r"|小[時时]|[kMGT]?(?:Wh?|Hz|Vp?)(?![A-Za-z])|[KMGT][Bb](?![A-Za-z])|[nμµmck]?[mgl](?![A-Za-z])))"
)
_POINTS = re.compile(rf"(?<=\d)[‧・·•](?=\d){_UNIT}|(?<=[{_HAN_NUMERALS}])[‧・·•.](?=[零〇一二三四五六七八九]){_UNIT}")


_DOTTED = re.compile(r"(?<![\d.])((?:19|20|21)\d\d|9\d|1[0-4]\d)\.(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?![\d.])")


# The first month as Taiwan's press has it; in 三萬元月租, 美元月線 and 元年元月 the 元 is another.
_FIRST_MONTH = re.compile(rf"(?<![0-9{_HAN_NUMERALS}兆多美日歐欧港韓韩澳加泰台臺單单公紀纪位])(?<!元年)元月")


def plain(text: str) -> str:
    """The text with numerals and dates in one form each, a character for a character.

    參拾 is 三十, ○ is 〇, 12‧5 is 12.5, 2025.11.24 is 2025/11/24, 元月 is 一月.
    """
    text = _ZEROS.sub(lambda match: "〇" * len(match[0]), half_width(text))
    text = _FIRST_MONTH.sub("一月", text)
    text = _DOTTED.sub(r"\1/\2/\3", _FORMAL_RUN.sub(_ordinary, text))
    return _POINTS.sub(lambda match: "." if text[match.start() - 1].isdecimal() else "點", text)


def _ordinary(match: re.Match[str]) -> str:
    """A run of formal numerals in ordinary ones, where it is sure to be a number."""
    formal = [c for c in match[0] if c in _FORMAL]
    written = "".join(_FORMAL.get(c, c) for c in match[0])
    is_sure = (
        len(formal) > 1
        or (match[0][0] == "拾" and match.string[match.end() : match.end() + 1] not in _PICKED)
        or (len(match[0]) > 1 and not _SURE.isdisjoint(formal))
    )
    is_part = match["part"] is not None or match["whole"] is not None
    is_number = is_part or match["sum"] is not None or (is_sure and any(c in MARKS for c in written))
    return written if formal and is_number else match[0]
