"""Names of news publishers: the well-known ones, and what such a name looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from translator.chinese.characters import HAN_RANGES

# fmt: off
KNOWN = (
    "Yahoo奇摩股市", "Yahoo奇摩新聞", "Yahoo新聞", "Yahoo財經", "中央社", "中央通訊社", "中廣新聞網",
    "中天新聞網", "中時新聞網", "中時電子報", "中國時報", "工商時報", "旺報", "時報資訊", "經濟日報", "聯合報",
    "聯合新聞網", "自由時報", "自由財經", "鉅亨網", "新頭殼", "今日新聞", "鏡週刊", "鏡報", "壹蘋新聞網",
    "三立新聞網", "三立新聞", "TVBS新聞網", "TVBS", "民視新聞網", "民視新聞", "公視新聞網", "公視",
    "台視新聞網", "華視新聞網", "東森新聞", "ETtoday新聞雲", "ETtoday", "風傳媒", "上報", "太報", "信傳媒",
    "財訊", "今周刊", "商業周刊", "天下雜誌", "遠見雜誌", "數位時代", "科技新報", "電子時報", "DIGITIMES",
    "Moneydj理財網", "MoneyDJ新聞", "FTNN新聞網", "CTWANT", "周刊王", "卡優新聞網", "匯流新聞網", "優分析",
    "芋傳媒", "中央廣播電台", "路透社", "路透", "彭博社", "彭博", "法新社", "美聯社", "共同社", "日經亞洲",
    "BBC中文網", "BBC中文", "德國之聲", "美國之音", "新華社", "新华社", "人民日報", "人民日报", "中新社",
    "中新网", "澎湃新闻", "澎湃新聞", "第一財經", "第一财经", "財新網", "财新网", "新浪財經", "新浪财经",
    "证券时报", "21世纪经济报道", "界面新闻", "每日经济新闻", "观察者网", "环球时报", "央视新闻", "香港電台",
    "網易", "网易", "新浪", "搜狐", "腾讯新闻",
    "今日头条", "百家号", "环球网", "人民网", "新华网", "央广网", "凤凰网", "香港01",
    "明報", "信報", "南華早報", "星島日報", "香港經濟日報", "GOCHOICE購車趣", "NOWNEWS",
)
# fmt: on
_BY_LENGTH = sorted(KNOWN, key=len, reverse=True)
NAMED_SOURCE = re.compile("|".join(map(re.escape, _BY_LENGTH)), re.IGNORECASE)

_ENDING = (
    r"(?:新[聞闻][網网雲云台]?|[電电]子[報报]|日[報报]|[時时][報报]|晚[報报]|周[報报]刊|[週周][刊報报]|[電电]視台?|电视台?|[財财][經经經]?[網网]?|理[財财][網网]|"
    r"[傳传]媒|[雜杂][誌志]|通[訊讯]社|社|[網网]|股市|周刊|月刊|[時时]代|在[線线]|[廣广]播|media|news|times|daily|\.com(?:\.tw)?|\.net|\.tw|\.cn)"
)
_LOOKS = re.compile(rf"^[\w .&+·|｜-]{{1,24}}?{_ENDING}$", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:[。！？!?…]|\.\.\.)[」』”’\"'）)】]{0,3}\s*")
# A Latin name, read from its end: a search for where it begins would try every letter of it.
_LATIN_TAIL = re.compile(r"(?:[A-Za-z0-9.&-]*[A-Za-z]\s?){1,3}")
MAX_NAME = 16
_LONGEST = max(MAX_NAME, len(_BY_LENGTH[0]))
_REACH = 80  # characters from the end within which a publisher's Latin name is looked for


def looks_like_source(text: str) -> bool:
    """Whether a short text has the shape of a publisher's name."""
    return bool(text) and len(text) <= 24 and (bool(_LOOKS.match(text)) or NAMED_SOURCE.fullmatch(text) is not None)


def tail_after_sentence(text: str) -> str:
    """What follows the last sentence end of `text`; "" where the text has no such end or nothing follows."""
    ends = [match.end() for match in _CLAUSE.finditer(text)]
    return text[ends[-1] :].strip() if ends else ""


def learn_names(fronts: Iterable[str]) -> frozenset[str]:
    """Names that a list of stories shows cleanly (after a full stop), for its cut-off entries; and the known ones."""
    tails = Counter(tail for front in fronts if (tail := tail_after_sentence(front)) and len(tail) <= MAX_NAME)
    names = {tail for tail, seen in tails.items() if "，" not in tail and (seen > 1 or looks_like_source(tail))}
    whole = {name for name in names if not any(name != known and name.endswith(known) for known in KNOWN)}
    return frozenset(name.lower() for name in (*whole, *KNOWN))


def split_source(front: str, names: frozenset[str]) -> tuple[str, str]:
    """Cut the publisher's name off the end of a lede: (lede, name). The name is "" where none can be told.

    In order: a known name (`names` are in lower case), alone or followed by its Latin form; what
    follows the last sentence end, if it is short; an ending such as 新聞網 with the two characters
    before it. Lede text is never taken into the name: where in doubt the name is left out.
    """
    front = front.rstrip()
    tail = tail_after_sentence(front)
    name = _known_suffix(front, names)
    if name and tail.endswith(name) and len(tail) > len(name) and re.fullmatch(r"[A-Za-z0-9 ]+", tail[: -len(name)]):
        name = tail
    if not name and tail and len(tail) <= MAX_NAME and not re.search(r"[，、：；]", tail):
        name = tail
    if not name and (match := re.search(rf"[{HAN_RANGES}]{{2}}{_ENDING}$", front[-12:], re.IGNORECASE)):
        name = match[0]
    return (front[: len(front) - len(name)].rstrip(), name) if name else (front, "")


def _known_suffix(text: str, names: frozenset[str]) -> str:
    """The longest of `names` that ends `text`, with a Latin name that follows it or a Chinese one before it."""
    latin = _LATIN_TAIL.match(text[: -_REACH - 1 : -1])
    before_latin = text[: len(text) - len(latin[0])] if latin else ""
    for length in range(_LONGEST, 0, -1):
        if text[-length:].lower() in names and length <= len(text):
            front = text[:-length]
            # 今日新聞NOWNEWS: one publisher in two scripts.
            return (_chinese_suffix(front) if text[-length:].isascii() else "") + text[-length:]
        if before_latin and before_latin[-length:].lower() in names and length <= len(before_latin):
            return text[len(before_latin) - length :]
    return ""


def _chinese_suffix(text: str) -> str:
    return next((name for name in _BY_LENGTH if not name.isascii() and text.endswith(name)), "")
