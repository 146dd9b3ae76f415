"""Where the people of a text are from, as far as that says how their names are spelt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from translator.chinese.script import fold, guess_script
from translator.names.spelling.by_origin import Origin

_HONG_KONG = re.compile(
    r"香港|港府|港元|港股|港岛|九龙|新界|恒生|恒指|特首|行政长官|[财律]政司|政务司|廉署|港大|立法会"
)
# Those of Taiwan that are called after China.
_TAIWAN_S_CHINA = (
    "中国(?:附医|医药大学|时报|信托|钢铁|文化大学|科技大学|国民党|电视公司|广播公司|人寿|石油化学|青年救国团|砂轮|端子|化学制药|菱电|"
    "电器|制釉|医讯|造船|饭店|合成|面粉|橡胶|建经)"
)
_TAIWAN = re.compile(
    rf"台湾|台北|新北市|桃园|新竹|高雄|台中|台南|国民党|民进党|民众党|立委|立法院|行政院|总统府|两岸|{_TAIWAN_S_CHINA}"
)
_MAINLAND = re.compile(rf"(?!{_TAIWAN_S_CHINA})中国|大陆|中共|北京|上海|深圳|国务院|解放军|习近平")
# Whose reporters write, by the papers and agencies that a page names.
_PRESS = {
    Origin.TAIWAN: re.compile(
        r"中央社|自由时报|联合报|中国时报|工商时报|经济日报|中时|钜亨|东森|三立|民视|公视|TVBS|[/／]\w{2}(?:即时)?报导"
    ),
    Origin.HONG_KONG: re.compile(r"香港电台|明报|星岛|东方日报|信报|香港01|大公报|文汇报|南华早报|香港经济日报"),
    Origin.MAINLAND: re.compile(r"新华社|新华网|人民日报|中新社|中新网|央视|环球时报|澎湃|财新|第一财经"),
}
# Chinese names there are spelt as each family chose.
_FREE = re.compile(r"新加坡|星国|狮城|马来西亚|大马|吉隆坡|槟城|澳门")
_KOREA = re.compile(r"韩国|南韩|韩籍|韩裔|韩[媒方]|首尔|北韩|朝鲜|平壤|釜山")
_VIETNAM = re.compile(r"越南|河内|胡志明|越[裔方]|阮[富春文氏]")
_JAPAN = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]|日本|东京|大阪|首相|日[裔媒方相]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
# Borne there as often as by Chinese, and those that hardly any Chinese bears.
_KOREAN_SURNAMES = frozenset(
    "金李朴崔郑姜赵尹张林吴韩申徐权黄安宋柳洪全高文孙裴白许南沈卢河成车朱禹具罗闵陈池严元千方孔玄咸边吕秋马苏薛宣魏"
)
_VIETNAMESE_SURNAMES = frozenset("阮黎陈黄武范潘吴邓裴杜胡丁郑陶林张")
_JAPANESE_SURNAMES = frozenset("林")
_MOSTLY_KOREAN, _MOSTLY_VIETNAMESE = frozenset("金朴崔尹权文"), frozenset("阮")
_SELDOM = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole article says of its people: where they are from if a sentence does not say, None where names are
    spelt freely, where those who report it are; the folded lands whose people have Chinese surnames that it mentions,
    and that it is about; and whether it speaks of Taiwan more than of the mainland.
    """

    home: Origin | None
    press: Origin | None
    mentions: frozenset[str]
    about: frozenset[str]
    is_of_taiwan: bool


_LANDS = {
    "korea": (_KOREA, _KOREAN_SURNAMES, _MOSTLY_KOREAN),
    "vietnam": (_VIETNAM, _VIETNAMESE_SURNAMES, _MOSTLY_VIETNAMESE),
    "japan": (_JAPAN, _JAPANESE_SURNAMES, frozenset()),
}


def setting(article: str) -> Setting:
    """What `article` says of where its people are from."""
    folded = fold(article)
    hong_kong, taiwan, mainland, free = (
        len(pattern.findall(folded)) for pattern in (_HONG_KONG, _TAIWAN, _MAINLAND, _FREE)
    )
    counts = {land: len(pattern.findall(folded)) for land, (pattern, *_) in _LANDS.items()}
    most = max(_SELDOM, hong_kong, taiwan, mainland)
    home: Origin | None = Origin.TAIWAN if guess_script(article) == "Hant" else Origin.MAINLAND
    if taiwan > _SELDOM and taiwan > mainland:
        home = Origin.TAIWAN
    if hong_kong > _SELDOM and hong_kong > taiwan:
        home = Origin.HONG_KONG
    if free > (most if hong_kong or taiwan or mainland else 0):
        home = None
    return Setting(
        home,
        _press(folded) or home,
        frozenset(land for land, count in counts.items() if count),
        frozenset(land for land, count in counts.items() if count > most),
        taiwan > mainland,
    )


def _press(folded: str) -> Origin | None:
    """Where the reporters of an article are from, by the first paper or agency that it names, or None."""
    found = {named.start(): where for where, papers in _PRESS.items() if (named := papers.search(folded))}
    return found[min(found)] if found else None


def origin(surname: str, sentence: str, article: Setting, start: int = 0) -> Origin | None:
    """Where somebody named in a sentence of an article is from, None where that is not sure; `surname` is folded.

    The name stands at `start`: of two lands that the sentence names the nearest before it counts.
    """
    folded = fold(sentence)
    if _FREE.search(folded) or _KANA.search(folded) or any(map(_may_be_from(surname, folded, article), _LANDS)):
        return None
    if article.home is Origin.HONG_KONG and _TAIWAN.search(folded):
        return Origin.TAIWAN
    if article.home is not Origin.HONG_KONG and _HONG_KONG.search(folded):
        return None if article.home is Origin.MAINLAND or _MAINLAND.search(folded) else Origin.HONG_KONG
    if not article.home or not _MAINLAND.search(folded) or _is_nearer(_TAIWAN, _MAINLAND, folded[:start]):
        return article.home
    if _MAINLAND.search(folded[:start]) or article.home is Origin.MAINLAND:
        return Origin.MAINLAND
    # Named behind somebody, the mainland is what is spoken of: whoever speaks is of here, or of there.
    return article.home if article.is_of_taiwan else None


def _is_nearer(one: re.Pattern[str], other: re.Pattern[str], before: str) -> bool:
    """Whether `one` stands nearer to the end of a text than `other`, and stands in it."""
    ends = [max((found.end() for found in each.finditer(before)), default=0) for each in (one, other)]
    return ends[0] > ends[1]


def _may_be_from(surname: str, folded: str, article: Setting) -> Callable[[str], bool]:
    """Whether somebody of that surname may be from a land, by a folded sentence and its article."""

    def may(land: str) -> bool:
        pattern, borne, mostly = _LANDS[land]
        is_told = land in article.about or pattern.search(folded) is not None
        return (surname in borne and is_told) or (surname in mostly and land in article.mentions)

    return may
