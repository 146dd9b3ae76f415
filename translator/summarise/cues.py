"""What the wording of a sentence tells: whether it stands alone, and whether it is news, background or opinion.

The lists are in Traditional script and compared in Simplified, as `plain` makes sentences: so both are served.
"""

from __future__ import annotations

import re
from functools import cache

from translator.chinese.script import convert

_NEWS = (
    # something was done, decided, found, or happened
    "宣布|公布|公告|發布|揭露|通過|三讀|核准|批准|獲准|裁定|判決|判處|裁罰|勒令|起訴|證實|發現|達成|決定|簽約|簽下|簽署"
    "|收購|併購|投資|增資|追加|擴建|擴產|量產|投產|改採|改為|突破|推出|啟用|動工|上路|生效|擊敗|奪下|奪冠|當選|辭職"
    "|爆炸|發生|造成|上修|下修|調升|調降|新高|新低|重挫|暴跌|大漲|大跌",
    # what comes next
    "預計|預定|預估|可望|規劃|計劃|訂在|訂於|排定|將在|將於|明年|後年|下半年|下[週周]|下個?月|[0-9]+[年月日]起",
    # how much it matters, and why
    "主因|原因|起因|由於|理由|歸因|影響|受惠|損失|波及|合計|總計|估計|統計|首次|首度|最大",
)
_BACKGROUND = (
    "過去|當時|當年|當初|昔日|以往|(?<![日月底年點])以前|從前|早年|年前|(?<![比較])去年(?!同期)|後來|此前|上世紀|上一次|多年來"
    "|曾經|曾(?=[在於任與為被把有是獲])|[也亦並雖]曾|^(?:例如|譬如|比如|甚至)"
)
_OPINION = "(?<!小)說(?!明)|認為|坦言|強調|呼籲|批評|抱怨|擔心|形容|感嘆|笑|樂觀|遺憾|致歉|道歉|回應"

_CONNECTIVE = (
    "(?:但是?|然而|不過|此外|另外|同時|例如|因此|所以|而且|並且|而|儘管如此|即便如此|對此|為此|"
    "(?:另)?一方面|[，、\\s])+"
)
# Words that point back at a noun in another sentence. 其中 and 其他 do not need one in the same way, 此外 none.
_POINTS_BACK = (
    "[他她它牠祂]|在?[這那該](?!裡)|在?此(?!外|間)|其(?!中|他|它|實|餘|次)|後者|前者|兩者|雙方|對此|上述|兩人|兩位|以上"
)
_PRONOUN = "^[^，：；「」]*?(?<!其)(?<!吉)(?<!排)[他她](?!人|國|鄉|縣|校|地|山)"
_DEPENDS = "若|如果|一旦|屆時"
_POINTS_INSIDE = "該[公計集機地廠]|這(?:項|家|種|些|一)"
_PAIRS = (("「", "」"), ("『", "』"), ("“", "”"), ("《", "》"))
_QUOTED = re.compile("「[^「」]*」|『[^『』]*』|“[^“”]*”")
_ITEM = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)、.．]\s?(?![0-9])|[①-⑳•●▪-]")
_LETTER = re.compile(r"\w")
_IN_BRACKETS = re.compile("[（(【［][^（）()【】［］]*[）)】］][。.]?")


@cache
def _pattern(traditional: str) -> re.Pattern[str]:
    return re.compile(convert(traditional, "t2s"))


def plain(text: str) -> str:
    """Return a sentence as the other functions of this module take it: Simplified, without space around it."""
    return convert(text.strip(), "t2s")


def stands_alone(sentence: str) -> bool:
    """Whether a sentence is understood without its neighbours: no dangling pronoun, no speech without its speaker.

    Nor is what announces or addresses (各位來賓：), and who signs in brackets below (市府新聞處).
    """
    if sentence.endswith(("：", ":")) or _IN_BRACKETS.fullmatch(sentence):
        return False
    if any(sentence.count(opening) != sentence.count(closing) for opening, closing in _PAIRS):
        return False
    outside = _QUOTED.sub("", sentence).lstrip("，,。") if sentence[:1] in "「『“" else sentence
    start = _pattern(_CONNECTIVE).match(outside)
    rest = outside[start.end() :] if start else outside
    if _pattern(_POINTS_BACK).match(rest) or _pattern(_PRONOUN).match(rest):
        return False
    return len(_LETTER.findall(outside)) >= 3


def news(sentence: str) -> float:
    """Return how many of the three marks of news a sentence has: a deed, what comes next, why it matters. 0 to 1."""
    return sum(_pattern(cues).search(sentence) is not None for cues in _NEWS) / len(_NEWS)


def is_background(sentence: str) -> bool:
    """Whether a sentence tells of what went before, or gives an example."""
    return _pattern(_BACKGROUND).search(sentence) is not None


def is_opinion(sentence: str) -> bool:
    """Whether a sentence gives what somebody says of the matter rather than the matter."""
    return _pattern(_OPINION).search(sentence) is not None


def leans(sentence: str) -> bool:
    """Whether a sentence that stands alone still leans on its neighbours: 不過, 屆時, 該公司."""
    opens = any(_pattern(opening).match(sentence) for opening in (_CONNECTIVE, _DEPENDS))
    return opens or _pattern(_POINTS_INSIDE).search(sentence) is not None


def is_item(sentence: str) -> bool:
    """Whether a sentence is one of a numbered list."""
    return _ITEM.match(sentence) is not None


def quotes_speech(sentence: str) -> bool:
    """Whether a sentence gives whole clauses in somebody's own words."""
    return any(mark in quoted for quoted in _QUOTED.findall(sentence) for mark in "。！？，")


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return sentence.rstrip("」”』").endswith(("？", "?"))
