"""Chinese script: conversion for what a model sees, one-to-one folding for what is compared.

Conversion changes words and lengths (tw2sp turns 記憶體 into 内存), so terms and figures are matched
on the original text through `fold`, which keeps every offset. The only module that uses OpenCC.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from opencc import OpenCC
from translator.chinese.characters import HAN, is_han

CONFIGS = ("t2s", "tw2s", "tw2sp", "s2t", "none")
# t2s leaves 著 alone because it also stands in 著作; for comparing, the two are one character.
_VARIANTS = {"著": "着"}

# Words that tw2sp takes for computing's wherever they stand, and news hardly ever means so: 司法程序 is no 进程,
# 領先指標 no 指针, 強制執行 no 运行, 產線上 not online. The mainland writes them as well, and means what Taiwan does.
_OF_NEWS = re.compile(
    "(執行(?![長緒])|程序|存?檔案?(?!名)|建立|稽核|裝置|設定|支援|指標|儲存|查詢|開啟|核心|宣告|存取|匯[出入]|傳送|檢視"
    "|整合|釋出|影像|複製|新增|列印|區域性|類比|多工|物件|行程|簡報|[啟停]用|堆疊|列舉|離線|變數|序列|呼叫|遮蔽|預設|連[結線]|外接"
    "|全形|流感|電影片|社群|智慧(?![型財手])|(?<![接訊])埠|(?:書面|個人|紙本|丟|摔|文史|背景|基本)資料|資料(?:照|圖|畫面)|專案(?:小組|報告|會議|會報)"
    "|(?<=[產岸航路戰前防界地曲直天海連底紅黃熱專一軌])線上)"
)


@lru_cache(maxsize=len(CONFIGS))
def _converter(config: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(config)


def convert(text: str, config: str) -> str:
    """`text` in the script that `config` (one of `CONFIGS`) names; "none" gives it back unchanged.

    Words and lengths change: never carry an offset across a conversion. Words of news keep their own.
    """
    if config not in CONFIGS:
        raise ValueError(f"Unknown script conversion {config!r}: one of {', '.join(CONFIGS)}.")
    if config == "none" or not text:
        return text
    # What stands between two of them, and they themselves.
    pieces = _OF_NEWS.split(text) if config == "tw2sp" else [text]
    return "".join(_converter("tw2s" if at % 2 else config).convert(piece) for at, piece in enumerate(pieces))


def is_simplified(text: str) -> bool:
    """Whether no character of `text` is Traditional: then no word of it is Taiwan's (程序, 核心)."""
    return convert(text, "t2s") == text


class _Folding(dict[int, int]):
    """A `str.translate` table that works out each character once, when it is first met."""

    def __missing__(self, codepoint: int) -> int:
        self[codepoint] = folded = _fold_codepoint(codepoint)
        return folded


def _fold_codepoint(codepoint: int) -> int:
    if 0xD800 <= codepoint <= 0xDFFF:  # a lone surrogate cannot be handed to the matchers
        return 0xFFFD
    char = chr(codepoint)
    compatible = unicodedata.normalize("NFKC", char)
    if len(compatible) == 1:
        char = compatible
    if is_han(char):
        # Twice: 薴 becomes 苧, which becomes 苎, and folding must be idempotent.
        simplified = convert(convert(_VARIANTS.get(char, char), "t2s"), "t2s")
        if len(simplified) == 1:
            char = simplified
    return ord(char)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` with full-width forms made half-width and Traditional characters Simplified, one by one.

    The result has exactly the length of `text`, so offsets in one are offsets in the other. A
    character that has no one-to-one form stays. Letter case is kept.
    """
    return text.translate(_FOLDING)


@lru_cache(maxsize=8192)
def _leaning(char: str) -> int:
    """1 for a character of Taiwan's Big5 only, -1 for one of the mainland's GB 2312 only, 0 for neither."""
    return _encodes(char, "cp950") - _encodes(char, "gb2312")


def _encodes(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def guess_script(text: str) -> Literal["Hant", "Hans"]:
    """ISO 15924 code of the script that most telling characters of `text` belong to; "Hant" on a tie."""
    leaning = sum(_leaning(char) for char in HAN.findall(text))
    return "Hans" if leaning < 0 else "Hant"
