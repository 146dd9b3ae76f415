"""The set phrases of news pages, in Traditional and Simplified, and what a line that has one is.

Kinds are told from the line alone; where it stands is judged in `body`.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from translator.chinese.characters import HAN, HAN_RANGES
from translator.clean.dates import find_date
from translator.clean.furniture import is_furniture
from translator.clean.publishers import NAMED_SOURCE, looks_like_source


class Kind(Enum):
    """What a line is by its own properties."""

    EMPTY = auto()
    PROSE = auto()
    WEAK = auto()
    SHORT = auto()
    ROW = auto()
    CAPTION = auto()
    BYLINE = auto()
    DATE = auto()
    FIELD = auto()
    RELATED_HEAD = auto()
    SITE_HEAD = auto()
    LISTED = auto()
    CHROME = auto()
    END = auto()
    COMMENT = auto()


_END = r"[。！？!?…][」』”’\"'）)】》〉]{0,3}"
_PROSE = re.compile(rf"。|{_END}$")
# A text may be cut in the middle of its last character.
_ENDS = re.compile(rf"{_END}$|[。：；\ufffd]$")
# Half-width marks between Chinese characters stand for the full-width ones.
_HALF_COMMA = re.compile(rf"(?<=[{HAN_RANGES}」』）]),(?=\s?[{HAN_RANGES}「『（\d])")
_HALF_STOP = re.compile(rf"(?<=[{HAN_RANGES}」』）])\.(?=\s?[{HAN_RANGES}「『（]|\s*$)")

_RELATED_HEAD = re.compile(
    r"(?:其他人也在看|其他人也看了|延伸[閱阅][讀读]|相[關关](?:新[聞闻]|[閱阅][讀读]|[報报][導导道]|文章|[連链]接|連結)|"
    r"推[薦荐](?:[閱阅][讀读]|新[聞闻]|文章)|相[關关]推[薦荐]|相[關关](?:主[題题]|[話话][題题])|[你您]可能(?:也|還|还)?[會会]?(?:想看|喜[歡欢]|感[興兴]趣)(?:的.{1,4})?|"
    r"猜[你您]喜[歡欢]|更多.{0,8}(?:[報报][導导道]|文章)|更多相[關关]新[聞闻]|看更多|你也可能想看)"
)
_SITE_HEAD = re.compile(
    r".{0,4}(?:[熱热][門门最](?:新[聞闻]|文章|影音|快[報报]|[話话][題题]|排行|[點点][閱阅])?|"
    r"最新(?:新[聞闻]|消息|文章)|即[時时]新[聞闻]|更多(?:新[聞闻]|[熱热][門门])?|"
    r"人[氣气](?:新[聞闻]|排行|文章)?|[點点][閱阅]排行榜?|排行榜|[編编][輯辑](?:精[選选]|推[薦荐])|"
    r"最夯影音|[熱热][讀读]|今日[焦要][點点聞闻]|焦[點点]新[聞闻]|大家都在看|本日最[熱热夯]|[ET]{0,2}快[訊讯]|"
    r"[讀读]者[迴回][響响]|网友[评跟][论贴]|[熱热]文推[薦荐])"
)
_INLINE_RELATED = re.compile(
    r"^【?(?:延伸[閱阅][讀读]|相[關关](?:新[聞闻]|[閱阅][讀读]|[報报][導导道])|"
    r"推[薦荐][閱阅][讀读]|更多新[聞闻])"
    r"[：:／/|｜】]\s*(\S.{5,79})$"
)
# The time at which another story went up, with no space before it: 港街頭互嗆03-31 01:55.
_STAMP = re.compile(r"(?<=[^\d\s/.-])\d\d[-/]\d\d\s\d\d:\d\d$")
_AGE = re.compile(r"\d{1,3}\s?(?:分[鐘钟]|小[時时]|天|日|[週周]|[個个]月|年)前$")
_BEFORE_AGE = tuple("・·•‧|｜")
_LONGEST_AGE = 12

MAX_EDITOR = 60
_EDITOR = re.compile(
    r"^[（(【\[]?(?:[責责]任[編编][輯辑]|[責责][編编]|[^，。：:／/|｜]{0,8}[編编][輯辑])\s*[：:／/|｜]\s*[^，。]{0,30}$"
)
_END_MARK = re.compile(r"^(?:--|※ ?(?:發信站|文章網址|編輯).*|[（(]?(?:本文完|全文完|完)[)）]?|<<<.*>>>|延伸影音.*)$")
_CLOCK = re.compile(r"(?:[上下]午\s?)?\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s?[AP]M)?", re.IGNORECASE)
_COMMENT = re.compile(r"^(?:推|噓|嘘|→)\s+[A-Za-z]\w{1,15}\s*[:：]")
_SEPARATOR = re.compile(r"^<!--.*-->$|^[\ufffd\s\-=_*•·.~—–|｜─━>＞<《》#　…]*$")

_CAPTION = re.compile(
    r"^(?:[報报]系|本[報报刊])?[資资]料[照圖图]片?$|^[▲△▼▽◤◢]|^(?:圖|图)(?:說|说|片|為|为|[一二三四五]|\s?\d)?\s*[：:／/]|"
    r"[（(](?:圖|图|照片|[攝摄]影|翻[攝摄])[片源]?\s*[：:／/]?[^（）()]{0,40}[)）]$|"
    r"[（(][^（）()]{0,16}(?:[資资]料[照圖图]片?|示意[圖图]|提供|翻[攝摄].{0,10}|[攝摄]影?)[)）]$|"
    r"[記记]者\s?\S{2,4}?\s?(?:[攝摄]影?|[傳传]真|翻[攝摄])\s?(?:\d{2,4}年\d{1,2}月\d{1,2}日)?$|"
    r"[記记]者\s?\S{4,8}[傳传]真\s?(?:\d{2,4}年\d{1,2}月\d{1,2}日)?[)）]?$|^[^。]{2,60}。\s?[^。，]{2,14}\s?[資资]料[圖图]?$|"
    r"^[^（(]{2,60}[（(](?:(?:[視视][頻频]|影片)?截[圖图]|"
    r"[視视][覺觉]中[國国]|[東东]方IC|[達达]志影像|Getty[^（）()]{0,12}|IC photo)[)）]$|"
    r"^[^。]{0,60}。?[^。，]{2,16}供[圖图](?:\s\S{2,8})?$|^[^。]{4,50}[（(][來来]源[：:][^（）()。，]{2,16}[)）]$|"
    r"[圖图]片[來来]源|^[圖图]源[：:]|^[圖图][為为][^：:。]{2,80}。?$|^[圖图]片?由[^，。]{2,20}提供$|。\s?[圖图](?:片[來来]源)?[：:／/][^。]{2,24}$|^[^，]{4,40}(?:[視视][頻频]|影片|[網网][路絡络])?截[圖图]$|[／/](?:[攝摄]影?|翻[攝摄]|達志影像|法新社)$"
)
_ROLE = r"(?:[圖图]文|文字?|撰文|撰稿|[記记]者|[編编][譯译]|作者|整理|[採采][訪访]|特派[員员]|[綜综]合[報报][導导道])"
_NAMED = f"[{HAN_RANGES}·．A-Za-z]"
_PLACES = "台北|臺北|新北|桃園|新竹|台中|臺中|台南|臺南|高雄|北京|上海|香港|東京|首爾|華盛頓|紐約|倫敦|外電"
BYLINE = re.compile(
    rf"^(?:(?P<paper>{_NAMED}{{2,8}})\s?(?=[【〔]))?[【〔\[（(]?\s*"
    rf"(?:(?:{_NAMED}{{1,8}}(?=[記记]者))?{_ROLE}\s*[／/╱：:｜|]\s*(?P<value>[^，。！？：]{{2,40}}?)|"
    rf"(?P<whole>(?:{_NAMED}{{0,8}}\s?[記记]者\s?[^，。！？：]{{2,30}}?(?:[報报][導导道]|[電电]|[專专]稿|[撮摄攝]影?)|"
    rf"(?:[編编][譯译]|[記记]者)\s?{_NAMED}{{2,4}}[／/╱]\s?[^，。！？：]{{2,20}}|"
    rf"{_NAMED}{{0,8}}\s?[記记]者\s?{_NAMED}{{2,4}}(?:\s{_NAMED}{{2,4}}){{0,2}}|"
    rf"{_NAMED}{{2,8}}[／/╱](?:本[報报])?[記记]者\s?{_NAMED}{{2,4}}|"
    rf"{_NAMED}{{2,8}}[／/╱]\s?{_NAMED}{{0,6}}(?:[報报][導导道]|[電电]|整理)|{_NAMED}{{2,4}}[／/╱](?:{_PLACES})|"
    r"By [A-Z][A-Za-z .'-]{2,40})))\s*[】〕\]）)]?$"
)
SOURCE_FIELD = re.compile(
    r"(?:[媒新文稿][體体聞闻章件])?(?:[來来]源|出[處处])\s*[：:]\s*(?P<value>[^\s，。｜|]{2,20}?)"
    r"(?=[舉举][報报]|作者|[責责]任?[編编]|[\s，。｜|)）]|$)"
)
DATELINE = re.compile(
    rf"^[（(【〔\[](?P<value>{_NAMED}{{0,8}}(?:[記记]者|[編编][譯译]|特派[員员])[^（）()【】\[\]。，]{{2,36}}"
    rf"(?:[電电]|[報报][導导道]|外電)|{_NAMED}{{2,12}}\d{{1,2}}日(?:[綜综]合)?(?:外[電电])?[專专]?(?:[電电]|[報报][導导道]))"
    r"[）)】〕\]]\s*|"
    rf"^[〔\[【](?P<desk>{_NAMED}{{2,10}}[／/╱]{_NAMED}{{2,10}})[〕\]】]\s*|"
    r"^(?P<own>[〔【\[（(]本[報报台刊][訊讯][〕】\]）)])\s*|"
    rf"^(?P<wire>{_NAMED}{{2,10}}(?:\d{{1,2}}月\d{{1,2}}日[電电讯訊]|(?<=[報报網网社台端])(?:快?[讯訊]|综合消息)(?=[\s（(]))"
    r"\s?(?:[（(][^（）()。]{0,8}[記记]者[^（）()。]{1,40}[）)])?)\s*"
)
"""What stands before the first sentence of an agency's story: （中央社記者…電）, 新华社北京11月24日电（记者…）."""


CREDIT = re.compile(rf"(?<=[。」])[（(](?P<value>(?:[記记]者)?[{HAN_RANGES}]{{2,4}}(?:[綜综]合)?[報报][導导道])[)）]$")
"""What stands behind the last sentence of a paragraph, and says who reports: （…報導）."""

POINTS = "●◆■◎○★"
"""What stands before the entries of a profile or a list."""

_NUMBERED = re.compile(r"\d{1,2}[.、](?!\d)")
_DATE_WORDS = re.compile(
    r"[發发][布佈表稿]|更新|最[後后]|[時时][間间]|日期|[於于]|[來来]源|[刊上]登|出版|上午|下午|published|updated|posted|"
    r"字[號号級级體体][：:]?(?:\s?[A-Z大中小][+-]?[|、]?){0,6}|[瀏浏][覽览](?:次[數数]|量)?|[點点][閱阅擊击]率?|人[氣气]|[閱阅][讀读][數数量]?|"
    r"[評评][論论]|[發发]自\S{2,4}|打印|列印|分享|[編编][輯辑][於于]|IP\s?[屬属]地\S{0,6}|原[創创]|\d{1,9}\s?次|[\W_]|(?<![A-Za-z])[AT](?![A-Za-z])",
    re.IGNORECASE,
)


def kind_of(text: str, is_item: bool = False, is_headline: bool = False) -> Kind:
    """Tell what a line of tidied text is; `is_headline` says that it stands where headlines do."""
    if _SEPARATOR.match(text) or _CLOCK.fullmatch(text):
        return Kind.END if text == "--" else Kind.EMPTY
    if text.startswith("| ") and text.endswith(" |"):
        return Kind.ROW
    bare = text.strip("【】[]〔〕《》▶►▼■◆●◎★※☆|｜:：>»＞ 　－-")
    for pattern, kind in ((_RELATED_HEAD, Kind.RELATED_HEAD), (_SITE_HEAD, Kind.SITE_HEAD)):
        if len(bare) <= 16 and pattern.fullmatch(bare):
            return kind
    if _END_MARK.match(text):
        return Kind.END
    if _COMMENT.match(text):
        return Kind.COMMENT
    return _noise(text, is_headline=is_headline) or _detail(text, is_item)


def _noise(text: str, *, is_headline: bool) -> Kind | None:
    is_prose = _PROSE.search(text) is not None
    if is_furniture(text, is_prose=is_prose, is_headline=is_headline) or names_editor(text):
        return Kind.CHROME
    return Kind.LISTED if ends_with_age(text) or _INLINE_RELATED.match(text) else None


def _detail(text: str, is_item: bool) -> Kind:
    if len(text) <= 200 and _CAPTION.search(text):
        return Kind.CAPTION
    if len(text) <= 60 and BYLINE.match(text):
        return Kind.BYLINE
    if len(text) <= 80 and not _NUMBERED.match(text) and _is_date_line(text):
        return Kind.DATE
    strength = prose_strength(text)
    return Kind.PROSE if strength == 2 else Kind.WEAK if strength == 1 and not is_item else Kind.SHORT


def _is_date_line(text: str) -> bool:
    found = find_date(text)
    if found is None:
        return False
    rest = text
    while found is not None:
        rest = rest[: found.start] + " " + rest[found.end :]
        found = find_date(rest)
    if BYLINE.match(rest.strip()):
        return True
    rest = SOURCE_FIELD.sub("", rest)
    rest = NAMED_SOURCE.sub("", " ".join(word for word in rest.split() if not looks_like_source(word)))
    rest = re.sub(rf"{_ROLE}\s*(?:[／/：:]\s*)?{_NAMED}{{2,4}}(?:[／/]\S{{2,8}})?", "", rest)
    return len(_DATE_WORDS.sub("", rest)) <= 4


def prose_strength(text: str) -> int:
    """2: surely running text; 1: may be; 0: a label, headline or menu."""
    text = _HALF_COMMA.sub("，", _HALF_STOP.sub("。", text))
    if not HAN.search(text):
        return 0  # a telephone number, say
    if "。" in text and len(text) >= 8 and (_ENDS.search(text) or len(text) >= 30):
        return 2
    commas = text.count("，") + text.count("；")
    if len(text) >= 60 and commas >= 2:
        return 2
    # Headlines too end in ！ or ？, but set off their clauses with spaces, not commas.
    if commas and (_ENDS.search(text) or len(text) >= 36) and ("\u3000" not in text or len(text) >= 60):
        return 1
    return 1 if text.startswith(("「", "“")) and _PROSE.search(text) and len(text) >= 12 else 0


def ends_with_age(text: str) -> bool:
    """Whether a line ends like an entry of a list of stories: … 1 天前."""
    if _STAMP.search(text) and "。" not in text:
        return True
    match = _AGE.search(text[-_LONGEST_AGE:])
    if match is None:
        return False
    front = text[: -len(match[0])]
    if re.search(r"[・·•‧|｜]\s*$", front[-8:]):
        return True
    # 流失始於20年前 is a heading: an age without a mark before it stands alone, or behind a name.
    name = front.strip()
    is_recent = front[-1:].isspace() and not match[0].endswith("年前")
    return len(text) <= 30 and (not name or is_recent or looks_like_source(name))


def split_age(text: str) -> tuple[str, str]:
    """Cut the age off a list entry: what stands before it, and the age ("" where there is none)."""
    match = _STAMP.search(text) or _AGE.search(text[-_LONGEST_AGE:])
    if match is None:
        return text, ""
    front = text[: -len(match[0])].rstrip()
    return (front[:-1].rstrip() if front.endswith(_BEFORE_AGE) else front), match[0]


def inline_related(text: str) -> str:
    """The headline of a line such as 延伸閱讀：…, or ""."""
    match = _INLINE_RELATED.match(text)
    return match[1] if match else ""


def names_editor(text: str) -> bool:
    """Whether a line says who edited the story: on many pages it is the last of it."""
    return len(text) <= MAX_EDITOR and _EDITOR.match(text) is not None


def is_menu(text: str) -> bool:
    """Whether a line is several short names side by side: a menu, a path of sections, a row of tabs."""
    names = [name for name in re.split(r"[\s|｜>＞/／»›]+", text) if name]
    short = sum(len(name) <= 6 for name in names)
    return len(names) >= 3 and short >= 0.8 * len(names) and "，" not in text
