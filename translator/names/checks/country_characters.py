"""Where one character is a country or a place: 法 in 法軍 and 美法, not in 方法 nor in 法院; 深 in 廣深港高鐵."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.chinese.characters import HAN_RANGES
from translator.chinese.words import tagged

# What goes to a country, is there or is for and against it, and what is of one.
_BEFORE = frozenset("脱入访驻赴来抵返对在亲反抗援旅留全离涉仇媚友联制遏挺侨从给向与和及、")
_BEHIND = frozenset("元圆币股军方媒商资企籍裔侨国制债舰机廷语系警府版区式服职超甲文分剧餐料洲对与和及、")
# Single characters that stand for countries and regions, beside each other: 中美, 俄烏, 京津冀.
_COUNTRIES = frozenset(
    "中美日韩台俄欧英法德意印澳加越泰菲以朝港星马巴伊乌土叙黎约埃缅柬波华陆沪京津冀粤浙苏闽川渝疆藏荷西希瑞挪丹芬捷匈亚非拉塞"
)
_DIRECTIONS, _DIRECTED = frozenset("东西南北中"), frozenset("欧美非亚德韩越印法意俄")
# Words of their own that mean something else.
_WORDS = frozenset("以中大加新和在马波土拉")
# How the provinces of China are called in one character.
_PROVINCES = """
    Beijing=京 Tianjin=津 Hebei=冀 Shanxi=晋 Liaoning=辽 Jilin=吉 Heilongjiang=黑 Shanghai=沪申 Jiangsu=苏 Zhejiang=浙
    Anhui=皖 Fujian=闽 Jiangxi=赣 Shandong=鲁 Henan=豫 Hubei=鄂 Hunan=湘 Guangdong=粤 Guangxi=桂 Hainan=琼 Chongqing=渝
    Sichuan=川蜀 Guizhou=黔贵 Yunnan=滇云 Tibet=藏 Shaanxi=陕秦 Gansu=甘陇 Qinghai=青 Ningxia=宁 Xinjiang=疆
"""
# How cities are called in the names of what runs between them, beside provinces: 沪昆高铁, 广深港, 湘桂铁路.
_CITIES = """
    Guangzhou=广 Shenzhen=深 Hangzhou=杭 Kunming=昆 Wuhan=武汉 Xi'an=西 Chengdu=成蓉 Nanjing=宁 Harbin=哈 Shenyang=沈
    Dalian=大连 Changsha=长 Guiyang=贵 Nanning=南 Zhengzhou=郑 Jinan=济 Qingdao=青 Xiamen=厦 Fuzhou=福 Taiyuan=太
    Lanzhou=兰 Hefei=合 Kowloon=九 Zhuhai=珠 Macau=澳 Macao=澳 Jiamusi=佳 Hong_Kong=港
"""
_ON_ROUTES = "".join(sorted(set(re.findall(f"[{HAN_RANGES}]", _PROVINCES + _CITIES))))
_ROUTE = re.compile(
    f"(?:[{_ON_ROUTES}]{{2,4}}、){{0,5}}[{_ON_ROUTES}]{{2,4}}(?=高铁|铁路|高速|城际|专线|干线|列车|航线|客专|线|段|大桥)"
)
_DATE = re.compile(r"[\d一二三四五六七八九十]日")


def stands_for_country(characters: frozenset[str], folded: str) -> bool:
    """Whether one of some characters stands for a country in folded Chinese, and is no piece of another word."""
    asked = (at for at, char in enumerate(folded) if char in characters)
    return any(
        _is_beside(folded, at) or (at in _alone(folded) and folded[at] not in _WORDS)
        for at in asked
        if not _DATE.match(folded, max(0, at - 1))
    )


def _is_beside(folded: str, at: int) -> bool:
    """Whether another country, or what only stands beside one, stands beside a character."""
    before, behind = folded[at - 1 : at] if at else " ", folded[at + 1 : at + 2] or " "
    is_part = before in _DIRECTIONS and folded[at] in _DIRECTED
    return is_part or before in _BEFORE | _COUNTRIES or behind in _BEHIND | _COUNTRIES


def of_province(name: str) -> frozenset[str]:
    """How a province of China is called in one character."""
    return _characters(_PROVINCES).get(name, frozenset())


def stands_on_route(name: str, folded: str) -> bool:
    """Whether what a city or a province is called in one character stands in the name of what runs between them."""
    characters = of_province(name) | _characters(_CITIES).get(name, frozenset())
    return not characters.isdisjoint(_on_routes(folded))


@lru_cache(maxsize=64)
def _on_routes(folded: str) -> frozenset[str]:
    """The characters of the names of what runs between cities."""
    return frozenset(char for found in _ROUTE.finditer(folded) for char in found[0])


@lru_cache(maxsize=2)
def _characters(rows: str) -> dict[str, frozenset[str]]:
    pairs = (pair.split("=") for pair in rows.split())
    return {name.replace("_", " "): frozenset(characters) for name, characters in pairs}


@lru_cache(maxsize=256)
def _alone(folded: str) -> frozenset[int]:
    """Where the word cutter has a word of one character."""
    return frozenset(word.start for word in tagged(folded) if word.end == word.start + 1)
