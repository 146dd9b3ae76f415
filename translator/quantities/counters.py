"""What Chinese counters count, as a table: 片 in an article on chips is wafers, 床 beds, 輛 vehicles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translator.records import Quantity, QuantityKind

CHIPS, STOCKS = "chips", "stocks"
_FIELDS = {
    CHIPS: re.compile(
        "晶[圓圆片]|芯片|半[導导][體体]|[奈納纳]米|[製制]程|台[積积][電电]|投片|HBM|DRAM|CoWoS|先[進进]封[裝装]"
    ),
    STOCKS: re.compile("股[價价市票]|大[盤盘]|[個个]股|[買买卖賣]超|[漲涨跌]停|收[盤盘]|成交量"),
}
_FEWEST_CUES = 2


def fields(text: str) -> frozenset[str]:
    """What an article is about, as far as its counters depend on it."""
    return frozenset(name for name, cue in _FIELDS.items() if len(cue.findall(text)) >= _FEWEST_CUES)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a counter counts: `own` are its Chinese names, `said` the other English ones (beginnings of words).

    With a `cue` it counts that only where the cue stands near, or the article is of its `field`. English must have one
    of the names where it `is_asked`: 62 to 47 is a vote without the word.
    """

    noun: str
    own: str = ""
    said: str = ""
    cue: str = ""
    field: str = ""
    plural: str = ""
    is_asked: bool = True

    def written(self, is_one: bool) -> str:
        """The noun after a figure."""
        return self.noun if is_one else self.plural or f"{self.noun}s"


_WAFER = Counted("wafer", "晶[圓圆]|矽片|硅片", "slice|substrate", "晶[圓圆]|半[導导][體体]|投片|[奈納纳]米", CHIPS)
_VEHICLE = Counted(
    "vehicle",
    "[汽新電电轎轿卡機机]?[車车](?![廠厂款主位展])",
    "car|auto|truck|lorry|lorries|bus|coach|model|motor|bike|bicycle|motorcycl|scooter|taxi|cab|carriage|train|van|tank"
    "|suv|ev|unit|tractor|ambulance|tanker|sedan",
)
_STOCK = Counted(
    "stock",
    "股票|[個个]股|上市股|成[分份]股",
    "share|issue|fund|etf|securit|compan|counter|bond|constituent|warrant",
    "股|[漲涨跌]|[買买賣卖]超",
    STOCKS,
)
_HOUSEHOLD = Counted(
    "household", "家庭|人家|住[戶户]", "home|house|famil|resident|unit|apartment|flat|dwelling|account|customer"
)
_HOME = Counted(
    "home", "住宅|[房社]宅|新屋|成屋", _HOUSEHOLD.said + "|household", "建案|推案|住宅|社宅|成屋|新屋|建商|[預预]售"
)
_NO_COMPANIES = "店|[門门]市|分行|[銀银]行|分公司|[醫医]院|[學学]校|[餐旅]|[診诊]所|媒[體体]|[農农]"
_COMPANY = Counted(
    "company",
    "公司|(?:[大中小微]{1,2}型?|中[堅坚]|新[創创]|[外台臺陸陆中日美韓韩][資资]?|民[營营]|[國国公][營营有]|跨[國国]|[在當当]地|本土)?"
    "企[業业]|業者|业者|[廠厂]商|上市櫃?公司",
    "compan|firm|business|enterprise|maker|manufactur|supplier|vendor|operator|start-?up|corporat|contractor|player"
    "|produc|provider|retailer|developer|exporter|group|industr|factor|conglomerate|dealer|brand|peer|member|employer",
    f"^(?!.*(?:{_NO_COMPANIES})).*(?:公司|企[業业]|業者|业者|[廠厂]商|供[應应][鏈链商])",
    plural="companies",
)
_SHARE = Counted("share", "股票|股份", "stock")
_LOT = Counted("lot", "", "share|board lot|stock|unit", "[買买賣卖]超|成交[量]?|[個个]股|股[價价票]|[漲涨跌]停", STOCKS)
_VOTE = Counted("vote", "選票|选票", "ballot|voter|majorit", "[選选]|得票|表[決决]|投票|[贊赞反棄弃]", is_asked=False)
_TICKET = Counted("ticket", "[門门車车機机]票", "pass|admission|seat", "售|[門门]票|演唱|[購购搶抢]票|[車车]票")
_CASE = Counted(
    "case",
    "案[件例]?",
    "complaint|report|incident|lawsuit|suit|accident|application|patent|appeal|petition|infection|death|patient"
    "|fraud|scam|crime|dispute|call|violation|item|claim|attack|offen|inquir|tip",
    "案|[訴诉][訟讼]|投[訴诉]|申[訴诉]|[詐诈][騙骗欺]|通[報报]|事故|[檢检][舉举]",
)
_AIRCRAFT = "flight|aircraft|plane|jet|helicopter|drone|fighter|bomber|airliner|airplane|warplane|boeing|airbus|uav"
_VESSELS = (
    "vessel|boat|warship|carrier|tanker|ferry|ferries|submarine|frigate|destroyer|cruiser|yacht|freighter|trawler"
    "|craft|cutter"
)
COUNTERS: dict[str, tuple[Counted, ...]] = {
    "片": (_WAFER,),
    **dict.fromkeys("輛辆", (_VEHICLE,)),
    **dict.fromkeys("檔档", (_STOCK,)),
    "床": (Counted("bed", "病床|床位", "hospital", ""),),
    **dict.fromkeys("戶户", (_HOME, _HOUSEHOLD)),
    **dict.fromkeys(
        ("棟", "栋", "幢"),
        (Counted("building", "大[樓楼]|建[築筑]物?|房[屋子]", "house|home|block|tower|structure|villa|dormitor"),),
    ),
    "架": (
        Counted(
            "aircraft",
            "(?:[中美日俄英法][國国]?[軍军]?|解放[軍军])?(?:[飛飞]|[戰战客軍军])[機机]|共[機机]",
            f"{_AIRCRAFT}|sortie",
            plural="aircraft",
        ),
    ),
    "架次": (
        Counted("sortie", "", _AIRCRAFT, "[戰战軍军共敵敌][機机]|空[軍军]|[軍军]事|解放[軍军]|[轟轰]炸|[擾扰侵][台臺]"),
        Counted("flight", "航班", f"{_AIRCRAFT}|sortie|take-?off|landing|movement|departure"),
    ),
    **dict.fromkeys(("輛次", "辆次"), (_VEHICLE,)),
    "艘": (Counted("ship", "[船艦舰]|[軍军][艦舰]", _VESSELS),),
    **dict.fromkeys(
        "顆颗",
        (
            Counted("satellite", "[衛卫]星", "", "[衛卫]星"),
            Counted("chip", "晶片|芯片", "processor|gpu|die|unit|semiconductor|accelerator", "晶片|芯片|GPU", CHIPS),
        ),
    ),
    **dict.fromkeys("家間间", (_COMPANY,)),
    "件": (_CASE,),
    "例": (_CASE,),
    **dict.fromkeys("劑剂", (Counted("dose", "疫苗", "shot|vaccin|jab|inoculat|inject"),)),
    "股": (_SHARE,),
    **dict.fromkeys("張张", (_LOT, _TICKET)),
    "票": (_VOTE, _TICKET),
    "席": (
        Counted(
            "seat",
            "次|立委|[議议][員员]",
            "member|lawmaker|legislator|director|councilor|councillor",
            "[選选]|[國国立議议]會?|[董監监]|政黨?",
        ),
    ),
    "口": (
        Counted("contract", "", "lot|position|open interest", "期[貨货]|[選选][擇择][權权]|未平[倉仓]|[淨净][空多]"),
    ),
    **dict.fromkeys(
        ("個股本", "个股本", "股本"),
        (Counted("time its share capital", "", "capital|paid-in", plural="times its share capital"),),
    ),
    "匹": (Counted("horse", "[馬马]"),),
    "棵": (Counted("tree", "[樹树]"),),
}
_ROWS = tuple(row for rows in COUNTERS.values() for row in rows)
_NOUNS = {row.noun: row for row in _ROWS}
_OWN = {row.own: re.compile(rf"\s?的?(?:{row.own})") for row in _ROWS if row.own}
_CUES = {row.cue: re.compile(row.cue) for row in _ROWS if row.cue}
_SHORT = 4
"""A name of so few letters is a word, not the beginning of one: bus is no business."""


def _said(noun: str) -> re.Pattern[str]:
    """The English names of what is counted."""
    rows = [row for row in _ROWS if row.noun == noun]
    names = {name for row in rows for name in (row.noun, row.plural, *row.said.split("|")) if name}
    whole = (rf"{name}(?:s|es)?(?![a-z])" if len(name) <= _SHORT else name for name in sorted(names))
    return re.compile(rf"(?i)(?<![a-z])(?:{'|'.join(whole)})")


_SAID = {noun: _said(noun) for noun in _NOUNS}
# What stands behind a counter that is not the name of what it counts.
_NO_NOUN = re.compile(
    r"\s?(?:$|[^\w\s]|[的以為为是則则較较比增減减升降至到和與与及或在於于左右、]|中(?![國国共方華华型])|上(?![市櫃柜游])|下(?!游)"
    r"|[內内](?![地資资])|[0-9])"
)
NAMING = ("架次", "輛次", "辆次", "個股本", "个股本", "股本")
"""Counters that name what they count: whatever stands behind one is another word."""


def counted(counter: str, before: str, after: str, about: frozenset[str]) -> tuple[Counted, bool] | None:
    """What a counter counts between those texts, and whether its name follows; `None` where that cannot be told."""
    for row in COUNTERS.get(counter, ()):
        if row.own and _OWN[row.own].match(after):
            return row, True
        fits = not row.cue or row.field in about or _CUES[row.cue].search(before + after)
        if fits and (counter in NAMING or _NO_NOUN.match(after)):
            return row, False
    return None


def in_full(quantity: Quantity) -> str:
    """The English of a figure with what it counts, where that is known: 25,000 wafers."""
    row = _NOUNS.get(quantity.unit) if quantity.kind is QuantityKind.COUNT else None
    is_one = quantity.value == 1 and quantity.upper is None
    if row is None or quantity.english.endswith(row.written(is_one)):
        return quantity.english
    of = " of" if quantity.qualifier == "several" else ""
    return f"{quantity.english}{of} {row.written(is_one)}"


def says_counted(quantity: Quantity, english: str) -> bool:
    """Whether English says what a figure counts, in any word for it."""
    row = _NOUNS.get(quantity.unit) if quantity.kind is QuantityKind.COUNT else None
    return row is None or not row.is_asked or _says(quantity.unit, english)


@lru_cache(maxsize=256)
def _says(noun: str, english: str) -> bool:
    return _SAID[noun].search(english) is not None
