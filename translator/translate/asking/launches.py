"""What comes on the market: 手機第3季上市 is on sale, and no company that is listed, which 上市 is as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.chinese.script import fold

# What is sold, folded, in the clause before; what speaks of a company on an exchange, in the sentence.
_SOLD = (
    "装置|新机|手机|机种|机型|芯片|晶片|笔电|平板|电脑|处理器|显卡|显示卡|耳机|手表|新品|产品|商品|车款|新车|电动车|休旅车|车型|"
    "机车|游戏|主机|新药|药品|学名药|疫苗|饮料|眼镜|电视|相机|记忆体|机器人"
)
_LISTED = re.compile("公司|企业|集团|挂牌|上柜|股|IPO|承销|投资人|募资|交易所|证交所|兴柜|市值|厂上市|赴|回[台港A]")
_LAUNCHED = re.compile(rf"(?:{_SOLD})[^，。；：,;:、 \u3000]{{0,14}}(?P<word>上市)(?![公柜股审后后首案])")


def launches(chinese: str) -> Iterator[tuple[int, int, str]]:
    """Where goods come on the market, and what is asked there: 上市開賣 for 上市."""
    folded = fold(chinese)
    if not _LISTED.search(folded):
        for found in _LAUNCHED.finditer(folded):
            yield *found.span("word"), "上市開賣"
