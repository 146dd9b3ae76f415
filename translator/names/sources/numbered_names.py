"""What a number tells apart: 神舟九號 is Shenzhou 9, not Shenzhou-1 or Shenzhou IX; 台9線 is Provincial Highway 9."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.chinese.script import fold
from translator.glossary import Glossary
from translator.names.sources.stated_names import without_contradictions
from translator.quantities import value_of
from translator.records import Entry

# What each calls itself in English (CNSA, CMSA, NASA, JAXA, ISRO, TASA and the makers), up to its number. Those that
# are words of their own as well (火星 is Mars) need 號 or 型 behind the number.
_SERIES = {
    "神舟": "Shenzhou ", "天宫": "Tiangong-", "天舟": "Tianzhou-", "嫦娥": "Chang'e-", "天问": "Tianwen-",
    "玉兔": "Yutu-", "长征": "Long March ", "快舟": "Kuaizhou-", "风云": "Fengyun-", "高分": "Gaofen-",
    "东方红": "Dongfanghong-", "实践": "Shijian-", "力箭": "Lijian-", "双曲线": "Hyperbola-", "朱雀": "Zhuque-",
    "东风": "Dongfeng-", "巨浪": "Julang-", "蛟龙": "Jiaolong-", "雪龙": "Xuelong ", "福卫": "Formosat-",
    "福尔摩沙卫星": "Formosat-", "阿波罗": "Apollo ", "阿提米丝": "Artemis ", "阿尔忒弥斯": "Artemis ",
    "航海家": "Voyager ", "旅行者": "Voyager ", "猎鹰": "Falcon ", "隼鸟": "Hayabusa", "月船": "Chandrayaan-",
    "月球": "Luna ", "火星": "Hwasong-",
}  # fmt: skip
_WITHOUT_MARK = frozenset(["神舟", "天舟", "福卫", "嫦娥"])
_NUMBERED = re.compile(
    f"({'|'.join(sorted(_SERIES, key=len, reverse=True))})"
    r"-?([〇零一二三四五六七八九十百]{1,5}|\d{1,3})([号型]?)([甲乙丙丁A-Z]?)(?![\d.万亿千百十A-Za-z])"
)
# Roads of Taiwan, as its Highway and Freeway Bureaus call them: 台61線, 台2甲線, 國道三號.
_NUMBER = r"(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})"
_ROADS = (
    (
        re.compile(rf"(?<![平机舞后阳柜电每两几\d])台{_NUMBER}(?P<letter>[甲乙丙丁]?)线(?![上下城生])"),
        "Provincial Highway ",
        ("Highway ", "Provincial Highway No. "),
    ),
    (
        re.compile(rf"国道{_NUMBER}号(?P<letter>甲?)"),
        "National Freeway ",
        ("Freeway ", "Freeway No. ", "National Freeway No. "),
    ),
)
_LETTERS = {"甲": "A", "乙": "B", "丙": "C", "丁": "D"}


def numbered_names(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the numbered craft and roads of `text`, a whole article, for use in it only."""
    return without_contradictions(text, tuple(dict.fromkeys((*_craft(text), *_roads(text)))), glossary)


def _craft(text: str) -> Iterator[Entry]:
    for found in _NUMBERED.finditer(fold(text)):
        series, digits, mark, letter = found.groups()
        value = value_of(digits)
        if value is not None and (mark or series in _WITHOUT_MARK):
            name = _SERIES[series]
            number = f"{value:f}{_LETTERS.get(letter, letter)}"
            bare = name.rstrip(" -")
            accept = tuple(f"{bare}{joint}{number}" for joint in (" ", "-", " No. ") if f"{bare}{joint}" != name)
            yield Entry(
                text[found.start() : found.end()], f"{name}{number}", accept=accept, kind="product", origin="own"
            )


def _roads(text: str) -> Iterator[Entry]:
    folded = fold(text)
    for pattern, name, others in _ROADS:
        for found in pattern.finditer(folded):
            value = value_of(found["number"])
            if value is not None:
                number = f"{value:f}{_LETTERS.get(found['letter'], '')}"
                accept = tuple(f"{other}{number}" for other in others)
                yield Entry(text[slice(*found.span())], f"{name}{number}", accept=accept, kind="other", origin="own")
