"""Places of Taiwan and China by their official or customary English: facts, no rule that could go wrong.

There is no such rule: X市 and X縣 are also Japan's, Korea's and Vietnam's, Taiwan spells its own in several
ways, and places of Tibetan, Uyghur or Mongolian name are not written in Pinyin.
"""

from __future__ import annotations

from functools import lru_cache

from translator.chinese.script import fold

_TAIWAN_CITIES = """
    台北 Taipei|新北 New_Taipei|桃园 Taoyuan|台中 Taichung|台南 Tainan|高雄 Kaohsiung|基隆 Keelung|新竹 Hsinchu|
    嘉义 Chiayi
"""
_TAIWAN_COUNTIES = """
    苗栗 Miaoli|彰化 Changhua|南投 Nantou|云林 Yunlin|屏东 Pingtung|宜兰 Yilan|花莲 Hualien|台东 Taitung|澎湖 Penghu|
    金门 Kinmen|连江 Lienchiang
"""
_PROVINCES = """
    河北 Hebei|山西 Shanxi|辽宁 Liaoning|吉林 Jilin|黑龙江 Heilongjiang|江苏 Jiangsu|浙江 Zhejiang|安徽 Anhui|
    福建 Fujian|江西 Jiangxi|山东 Shandong|河南 Henan|湖北 Hubei|湖南 Hunan|广东 Guangdong|海南 Hainan|四川 Sichuan|
    贵州 Guizhou|云南 Yunnan|陕西 Shaanxi|甘肃 Gansu|青海 Qinghai
"""
_REGIONS = """
    内蒙古 Inner_Mongolia|广西 Guangxi|西藏 Tibet|宁夏 Ningxia|新疆 Xinjiang|香港 Hong_Kong|澳门 Macau|台湾 Taiwan|
    中国 China
"""
_CHINESE_CITIES = """
    北京 Beijing|上海 Shanghai|天津 Tianjin|重庆 Chongqing|石家庄 Shijiazhuang|太原 Taiyuan|呼和浩特 Hohhot|
    沈阳 Shenyang|长春 Changchun|哈尔滨 Harbin|南京 Nanjing|杭州 Hangzhou|合肥 Hefei|福州 Fuzhou|南昌 Nanchang|
    济南 Jinan|郑州 Zhengzhou|武汉 Wuhan|长沙 Changsha|广州 Guangzhou|南宁 Nanning|海口 Haikou|成都 Chengdu|
    贵阳 Guiyang|昆明 Kunming|拉萨 Lhasa|西安 Xi'an|兰州 Lanzhou|西宁 Xining|银川 Yinchuan|乌鲁木齐 Urumqi|
    深圳 Shenzhen|大连 Dalian|青岛 Qingdao|宁波 Ningbo|厦门 Xiamen|苏州 Suzhou|无锡 Wuxi|常州 Changzhou|南通 Nantong|
    徐州 Xuzhou|温州 Wenzhou|绍兴 Shaoxing|嘉兴 Jiaxing|义乌 Yiwu|泉州 Quanzhou|漳州 Zhangzhou|东莞 Dongguan|
    佛山 Foshan|珠海 Zhuhai|惠州 Huizhou|中山 Zhongshan|汕头 Shantou|烟台 Yantai|潍坊 Weifang|洛阳 Luoyang|芜湖 Wuhu|
    蚌埠 Bengbu|台州 Taizhou|六安 Lu'an|九江 Jiujiang|赣州 Ganzhou|襄阳 Xiangyang|宜昌 Yichang|株洲 Zhuzhou|
    桂林 Guilin|柳州 Liuzhou|三亚 Sanya|绵阳 Mianyang|遵义 Zunyi|大理 Dali|咸阳 Xianyang|包头 Baotou|鄂尔多斯 Ordos|
    大庆 Daqing|鞍山 Anshan|唐山 Tangshan|保定 Baoding|秦皇岛 Qinhuangdao|张家口 Zhangjiakou|大同 Datong|威海 Weihai|
    昆山 Kunshan|扬州 Yangzhou|镇江 Zhenjiang|湖州 Huzhou|金华 Jinhua|舟山 Zhoushan|雄安 Xiong'an
"""
_COUNTRIES, _LEVELS = frozenset(("香港", "澳门", "台湾", "中国")), frozenset("省市县")
# Ordinary words, or names of other things too: only with 市 behind.
_ONLY_AS_CITIES = frozenset(("中山", "大同", "宜昌", "保定", "大理", "金华", "镇江", "嘉兴", "常州", "九江", "东方"))


def place(han: str) -> str | None:
    """The English of `han` where it is a place of the tables, or a larger with a smaller behind it (浙江省杭州市)."""
    folded = fold(han)
    if folded in _table():
        return _table()[folded]
    for cut in range(len(folded) - 2, 1, -1):
        larger, smaller = folded[:cut], folded[cut:]
        if larger in _larger() and smaller in _table() and smaller not in _larger():
            return f"{_table()[smaller]}, {_table()[larger].removesuffix(' Province')}"
    return None


def short_places() -> dict[str, str]:
    """The provinces, regions and cities of China and Taiwan that are called so without their level: 浙江, 杭州."""
    return {han: english for han, english in _table().items() if han not in _COUNTRIES and han[-1] not in _LEVELS}


def is_of_none(han: str) -> bool:
    """Whether a place lies in no other that news names before it: a city or county of Taiwan, a province."""
    return fold(han) in _seats()


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    ends = ((_TAIWAN_CITIES, "市县"), (_TAIWAN_COUNTIES, "县"), (_PROVINCES, "省"))
    return frozenset(f"{han}{end}" for rows, levels in ends for han, _ in _pairs(rows) for end in ("", *levels))


def _pairs(rows: str) -> list[tuple[str, str]]:
    split = (row.split() for row in rows.split("|"))
    return [(han, english.replace("_", " ")) for han, english in split]


@lru_cache(maxsize=1)
def _larger() -> frozenset[str]:
    """The provinces and regions, with and without 省."""
    names = [han for han, _ in (*_pairs(_PROVINCES), *_pairs(_REGIONS))]
    return frozenset((*names, *(f"{han}省" for han in names)))


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table = dict(_pairs(_REGIONS))
    for han, english in _pairs(_PROVINCES):
        table |= {han: english, f"{han}省": f"{english} Province"}
    for han, english in (*_pairs(_TAIWAN_CITIES), *_pairs(_CHINESE_CITIES)):
        table |= {f"{han}市": english} | ({} if han in _ONLY_AS_CITIES else {han: english})
    for han, english in _pairs(_TAIWAN_COUNTIES):
        table |= {han: english, f"{han}县": f"{english} County"}
    table |= {"新竹县": "Hsinchu County", "嘉义县": "Chiayi County"}
    return table
