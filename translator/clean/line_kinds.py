"""The set phrases of news pages, in Traditional and Simplified, and what a line that has one is.

Kinds are told from the line alone; where it stands is judged in `body`.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from translator.chinese.characters import HAN_RANGES
from translator.clean.dates import find_date
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
_ENDS = re.compile(rf"{_END}$|[。：；]$")

_RELATED_HEAD = re.compile(
    r"(?:其他人也在看|其他人也看了|延伸[閱阅][讀读]|相[關关](?:新[聞闻]|[閱阅][讀读]|[報报][導导道]|文章|[連链]接|連結)|"
    r"推[薦荐](?:[閱阅][讀读]|新[聞闻]|文章)|[你您]可能(?:也|還|还)?[會会]?(?:想看|喜[歡欢]|感[興兴]趣)(?:的.{1,4})?|"
    r"猜[你您]喜[歡欢]|更多.{0,8}(?:[報报][導导道]|文章)|更多相[關关]新[聞闻]|看更多|你也可能想看)"
)
_SITE_HEAD = re.compile(
    r".{0,4}(?:[熱热][門门最](?:新[聞闻]|文章|影音|快[報报]|[話话][題题]|排行|[點点][閱阅])?|"
    r"最新(?:新[聞闻]|消息|文章)|即[時时]新[聞闻]|更多(?:新[聞闻]|[熱热][門门])?|"
    r"人[氣气](?:新[聞闻]|排行|文章)?|[點点][閱阅]排行榜?|排行榜|[編编][輯辑](?:精[選选]|推[薦荐])|"
    r"最夯影音|今日[焦要][點点聞闻]|焦[點点]新[聞闻]|大家都在看|本日最[熱热夯]|[ET]{0,2}快[訊讯]|"
    r"[讀读]者[迴回][響响]|网友[评跟][论贴]|[熱热]文推[薦荐])"
)
_INLINE_RELATED = re.compile(
    r"^(?:延伸[閱阅][讀读]|相[關关](?:新[聞闻]|[閱阅][讀读]|[報报][導导道])|"
    r"推[薦荐][閱阅][讀读]|更多新[聞闻])"
    r"[：:／/|｜]\s*(\S.{5,79})$"
)
_AGE = re.compile(r"\d{1,3}\s?(?:分[鐘钟]|小[時时]|天|日|[週周]|[個个]月|年)前$")
_BEFORE_AGE = tuple("・·•‧|｜")
_LONGEST_AGE = 12

_COPYRIGHT = re.compile(
    r"©|\(c\)\s*20\d\d|all rights reserved|版[權权]所有|著作[權权][聲声]明|本[網网]?站[^。]{0,12}cookie|ICP[備备]|"
    r"(?:不得|不[許许]|禁止|[謝谢][絕绝]|[嚴严]禁)[^。]{0,8}[轉转][載载]|(?:本文|文章)[內内]容[僅仅]供[參参]考",
    re.IGNORECASE,
)
# These are said of export licences and platforms too, so they count in lines that are not sentences only.
_LEGAL = re.compile(
    r"copyright|未[經经][^。]{0,6}(?:授[權权]|[許许]可|同意)|免[責责][聲声]明|[隱隐]私[權权]?政策|服[務务][條条]款",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"^[※★▶►➤◎●☞👉\s]*(?:分享(?:[給给到至].{0,8}|文章|本文|此文)?[：:]?$|"
    r"追[蹤踪](?:我們|我们|.{0,10}(?:google|ig|fb|[臉脸]書|粉[絲丝]))|"
    r"(?:免[費费])?[訂订][閱阅].{0,16}(?:電子報|频道|頻道|youtube|newsletter)|"
    r"(?:[點点]我|立即|[點点]此)?下[載载].{0,12}app|[點点](?:我|此|[擊击]).{0,24}$|按[讚赞]|"
    r"(?:立即|快)?加入.{0,12}(?:line|好友|[會会][員员]|粉[絲丝]|群[組组])|"
    r"[關关][注][^，。]{0,16}(?:公[眾众][號号]|微信|微博)|[掃扫](?:碼|码|描).{0,20}$|"
    r"(?:原始|原文|短)?(?:連結|链接)$|(?:查看|[閱阅][讀读])原文$|(?:[繼继][續续]|展[開开])[閱阅][讀读].{0,6}$|"
    r"[複复][製制](?:連結|链接)$|回到?最?(?:上面|[頂顶]部|首[頁页]|[頁页]首)$|首[頁页]$|[廣广]告$|"
    r"advertisement$|ad$|"
    r"登入.{0,6}$|登[录錄]$|[註注][冊册]$|列印$|打印$|字[級级號号体體].{0,10}$|[上下]一[篇頁页].{0,30}$|"
    r"留言.{0,6}$|[評评][論论]\s?[(（]?\d{0,6}[)）]?$|[讚赞]\s?\d{0,6}$|我有[話话]要[說说].{0,8}$)",
    re.IGNORECASE,
)
_TAGS = re.compile(r"^(?:[關关][鍵键][字詞词]|[標标][籤签]|tags?)\s*[：:]|^(?:#[^\s#]{1,30}\s*)+$", re.IGNORECASE)
_URL = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_EDITOR = re.compile(
    r"^[（(【\[]?(?:[責责]任[編编][輯辑]|[責责][編编]|(?:核稿)?[編编][輯辑])\s*[：:／/]\s*[^，。]{1,20}$"
)
_END_MARK = re.compile(r"^(?:--|※ ?(?:發信站|文章網址|編輯).*|[（(]?(?:本文完|全文完|完)[)）]?|<<<.*>>>|延伸影音.*)$")
_COMMENT = re.compile(r"^(?:推|噓|嘘|→)\s+[A-Za-z]\w{1,15}\s*[:：]")
_SEPARATOR = re.compile(r"^<!--.*-->$|^[\s\-=_*•·.~—–|｜─━>＞<《》#　…]*$")

_CAPTION = re.compile(
    r"^[▲△▼▽◤◢]|^(?:圖|图)(?:說|说|片|為|为|[一二三四五]|\s?\d)?\s*[：:／/]|"
    r"[（(](?:圖|图|照片|[攝摄]影|翻[攝摄])[片源]?\s*[：:／/]?[^（）()]{0,40}[)）]$|"
    r"[（(][^（）()]{0,16}(?:[資资]料[照圖图]片?|示意[圖图]|提供|翻[攝摄].{0,10}|[攝摄])[)）]$|"
    r"[圖图]片[來来]源|[／/](?:[攝摄]影?|翻[攝摄]|達志影像|法新社)$"
)
_ROLE = r"(?:[圖图]文|文字?|撰文|撰稿|[記记]者|[編编][譯译]|作者|整理|[採采][訪访]|特派[員员]|[綜综]合[報报][導导道])"
_NAMED = f"[{HAN_RANGES}·．A-Za-z]"
BYLINE = re.compile(
    rf"^[【〔\[（(]?\s*(?:{_ROLE}\s*[／/：:｜|]\s*(?P<value>[^，。！？：]{{2,40}}?)|"
    rf"(?P<whole>(?:{_NAMED}{{0,8}}[記记]者\s?[^，。！？：]{{2,30}}?(?:[報报][導导道]|[電电]|[專专]稿|[撮摄攝]影?)|"
    rf"(?:[編编][譯译]|[記记]者)\s?{_NAMED}{{2,4}}[／/]\s?[^，。！？：]{{2,20}}|"
    r"By [A-Z][A-Za-z .'-]{2,40})))\s*[】〕\]）)]?$"
)
SOURCE_FIELD = re.compile(r"(?:[媒新文稿][體体聞闻章件])?(?:[來来]源|出[處处])\s*[：:]\s*(?P<value>[^\s，。｜|]{2,20})")
DATELINE = re.compile(
    rf"^[（(【〔\[](?P<value>{_NAMED}{{0,8}}(?:[記记]者|[編编][譯译]|特派[員员])[^（）()【】\[\]。，]{{2,36}}(?:[電电]|[報报][導导道]|外電))[）)】〕\]]\s*"
)


_DATE_WORDS = re.compile(
    r"[發发][布佈表稿]|更新|最[後后]|[時时][間间]|[於于]|[來来]源|[刊上]登|出版|上午|下午|published|updated|[\W_]",
    re.IGNORECASE,
)


def kind_of(text: str, is_item: bool = False) -> Kind:
    """Tell what a line of tidied text is."""
    if _SEPARATOR.match(text):
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
    return _noise(text) or _detail(text, is_item)


def _noise(text: str) -> Kind | None:
    if len(text) <= 160 and _COPYRIGHT.search(text) and not (len(text) > 60 and text.endswith("。")):
        return Kind.CHROME
    if len(text) <= 160 and not _PROSE.search(text) and _LEGAL.search(text):
        return Kind.CHROME
    if len(text) <= 60 and (_PROMPT.match(text) or _EDITOR.match(text)):
        return Kind.CHROME
    if _URL.match(text) or (len(text) <= 200 and _TAGS.match(text)):
        return Kind.CHROME
    return Kind.LISTED if ends_with_age(text) or _INLINE_RELATED.match(text) else None


def _detail(text: str, is_item: bool) -> Kind:
    if len(text) <= 200 and _CAPTION.search(text):
        return Kind.CAPTION
    if len(text) <= 60 and BYLINE.match(text):
        return Kind.BYLINE
    if len(text) <= 80 and _is_date_line(text):
        return Kind.DATE
    strength = prose_strength(text)
    return Kind.PROSE if strength == 2 else Kind.WEAK if strength == 1 and not is_item else Kind.SHORT


def _is_date_line(text: str) -> bool:
    found = find_date(text)
    if found is None:
        return False
    rest = SOURCE_FIELD.sub("", text[: found.start] + " " + text[found.end :])
    rest = NAMED_SOURCE.sub("", " ".join(word for word in rest.split() if not looks_like_source(word)))
    rest = re.sub(rf"{_ROLE}\s*(?:[／/：:]\s*)?{_NAMED}{{2,4}}(?:[／/]\S{{2,8}})?", "", rest)
    rest = _DATE_WORDS.sub("", rest)
    return len(rest) <= 4


def prose_strength(text: str) -> int:
    """2: surely running text; 1: may be; 0: a label, headline or menu."""
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
    match = _AGE.search(text[-_LONGEST_AGE:])
    return match is not None and (len(text) <= 30 or bool(re.search(r"[・·•‧|｜]\s*\d[^・·•‧|｜]*$", text[-16:])))


def split_age(text: str) -> tuple[str, str]:
    """Cut the age off a list entry: what stands before it, and the age ("" where there is none)."""
    match = _AGE.search(text[-_LONGEST_AGE:])
    if match is None:
        return text, ""
    front = text[: -len(match[0])].rstrip()
    return (front[:-1].rstrip() if front.endswith(_BEFORE_AGE) else front), match[0]


def inline_related(text: str) -> str:
    """The headline of a line such as 延伸閱讀：…, or ""."""
    match = _INLINE_RELATED.match(text)
    return match[1] if match else ""


def is_menu(text: str) -> bool:
    """Whether a line is several short names side by side: a menu, a path of sections, a row of tabs."""
    names = [name for name in re.split(r"[\s|｜>＞/／»›]+", text) if name]
    short = sum(len(name) <= 6 for name in names)
    return len(names) >= 3 and short >= 0.8 * len(names) and "，" not in text
