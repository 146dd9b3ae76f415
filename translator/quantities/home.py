"""What a bare 元 means in an article: the money of the place that it is from, not of the script it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.quantities.currencies import CURRENCIES, UNCLEAR

# Frequent characters that one script writes and the other does not.
_SIMPLIFIED = frozenset("们这国来时会对发东车还没动经说过间长门问题开关业现电从进学实产币亿万价华总报选级际线应给让")
_TRADITIONAL = frozenset("們這國來時會對發東車還沒動經說過間長門問題開關業現電從進學實產幣億萬價華總報選級際線應給讓")


@dataclass(frozen=True, slots=True)
class _Place:
    """What tells of a place: its papers, what only it has (exchanges, offices, names of money), its towns."""

    papers: re.Pattern[str]
    owned: re.Pattern[str]
    towns: re.Pattern[str]


def _place(papers: str, owned: str, towns: str) -> _Place:
    return _Place(re.compile(papers), re.compile(owned), re.compile(towns))


_PLACES = {
    "TWD": _place(
        "聯合報|聯合新聞|經濟日報|工商時報|自由時報|中國時報|中時|中央社|鉅亨|天下雜誌|商業周刊|數位時代|科技新報|今周刊"
        "|ETtoday|CTWANT|三立|民視|TVBS|東森|公視|太報|風傳媒|鏡週刊|上報|新頭殼|Yahoo奇摩",
        "新[台臺]幣|[台臺]幣|[台臺]股|加權指數|[證证]交所|櫃買|上櫃|立法院|行政院|[經经]濟部|主計總處|國發會|衛福部|勞動部"
        "|健保署|內政部|民國1|[台臺]積電|國科會|國稅局|監察院|里長|地檢署|檢調|調查局",
        "[台臺][灣湾北中南東]|新北|桃園|高雄|新竹|基隆|嘉義|屏東|花蓮|彰化|雲林|苗栗|宜蘭|南投",
    ),
    "HKD": _place(
        "明報|信報|星島|東方日報|大公報|文匯報|香港經濟日報|香港01|HK01|香港電台|有線新聞|頭條日報|am730|on\\.cc",
        "港[元幣币]|HK\\$|恒生|恆生|恒指|恆指|港交所|港[鐵铁府深]|強積金|呎價|劏房|居屋|公屋|綜援|立法會|律政司|廉政公署"
        "|[發发]展局|房[委协協]會?|差餉|差估署|特首",
        "香港|九龍|九龙|新界|旺角|中環|銅鑼灣|觀塘|沙田|元朗|將軍澳|屯門|荃灣",
    ),
    "MOP": _place(
        "澳門日報|濠江|正報|市民日報",
        "澳門[元幣币]|葡[幣币]|MOP|博監|賭收|博彩監察",
        "澳[門门]|氹仔|路氹|路環",
    ),
    "SGD": _place(
        "聯合早報|联合早报|早報網|早报网|8视界|8視界",
        "[坡新]元|新幣|S\\$|新交所|海指|海峽時報指數|海峡时报指数|组屋|組屋|公積金|公积金|建屋局",
        "新加坡|獅城|狮城|烏節|乌节|裕廊|淡濱尼|淡滨尼|金文泰",
    ),
    "CNY": _place(
        "新[華华]社|人民[網网日]|中新社|中新[網网]|澎湃|新浪|央[視视]|[財财]新|第一[財财][經经]|[環环]球[時时][報报]|搜狐|界面",
        "人民[幣币]|A股|[滬沪]深|上[證证][指综綜]|深交所|上交所|[國国][務务]院|人行"
        "|[發发]改[委委]|工信部|商[務务]部|[證证][監监][會会]|国家|全国|省委|市委",
        "北京|上海|深圳|[廣广]州|杭州|成都|重[慶庆]|武[漢汉]|南京|[蘇苏]州|天津",
    ),
}
_PAPER, _OWNED, _TOWN, _DATELINE = 3, 2, 1, 3
_MOST_TOWNS = 2
_LEAST_LEAD = 2
# The places that do not write Traditional characters as a rule, and those that do not write Simplified ones.
_SCRIPTS = {True: ("CNY", "SGD"), False: ("TWD", "HKD", "MOP")}
_OTHER_SCRIPT = 3
_OPENING = 80
_DATED_FROM = re.compile(
    r"[（(【〔〖\[]?[^，。\n（(【〔〖\[]{0,16}(?:[0-9]{1,2}日)?[^，。\n]{0,4}(?:[電电訊讯]|報[導道]|报道)[）)】〕〗\]]"
)
_DECLARED = re.compile(r"(?P<name>[^\W\d]{2,4})\s?[，,、；;]\s?(?:下|以下[均皆]?)同")


def home_currency(text: str, publisher: str = "") -> str:
    """What a bare 元 means in an article (ISO 4217); `UNCLEAR` where as much speaks for one place as for another.

    Its own word (人民幣，下同) settles it; then what its publisher, its dateline and what it names tell of its place.
    An article that names no place is taken for Taiwan's, or the mainland's where it is in Simplified characters.
    """
    for match in _DECLARED.finditer(text):
        for code, currency in CURRENCIES.items():
            if match["name"].endswith(currency.chinese) and currency.chinese:
                return code
    is_simplified = _is_simplified(text)
    told = {
        code: max(0, weight - _OTHER_SCRIPT * (code in _SCRIPTS[not is_simplified]))
        for code, weight in _told(text, publisher).items()
    }
    (first, most), (_, next_) = sorted(told.items(), key=lambda item: -item[1])[:2]
    if most == 0:
        return "CNY" if is_simplified else "TWD"
    return first if most - next_ >= _LEAST_LEAD or next_ == 0 else UNCLEAR


def _told(text: str, publisher: str) -> dict[str, int]:
    """How much speaks for each place."""
    dateline = "".join(match[0] for match in _DATED_FROM.finditer(text[:_OPENING]))
    return {code: _weight(place, text, publisher, dateline) for code, place in _PLACES.items()}


def _weight(place: _Place, text: str, publisher: str, dateline: str) -> int:
    owned = len(set(place.owned.findall(text)))
    towns = min(len(set(place.towns.findall(text))), _MOST_TOWNS)
    paper = any(found.search(publisher) for found in (place.papers, place.towns)) or bool(place.papers.search(dateline))
    dated = bool(place.towns.search(dateline))
    return paper * _PAPER + dated * _DATELINE + owned * _OWNED + towns * _TOWN


def _is_simplified(text: str) -> bool:
    return sum(c in _SIMPLIFIED for c in text) > sum(c in _TRADITIONAL for c in text)
