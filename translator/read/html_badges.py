"""Words that sites set before a headline and that are none of it: what kind of report it is, the name of a section."""

from __future__ import annotations

import re

from translator.read.html_lines import Shown
from translator.read.normalise import packed

_KINDS = (
    r"(?:[獨独]家|原[創创]|[快速][訊讯報报]|即[時时]|突[發发]|最新|更新|直[播擊击]|LIVE|NEW|HOT|[影圖图]|影[音片]|[視视][頻频]|"
    r"有[片影]|[圖图][解集輯辑表說说]|[組组多][圖图]|[專专][訪访題题欄栏文]|特[稿寫写別别]|社[論论評评]|[評评][論论]|"
    r"[短時时][評评]|[觀观][點点察]|投[書书]|分析|深度|[懶懒]人包|[轉转][載载]|置[頂顶]|推[薦荐]|[熱热][門门]|[頭头][條条]|"
    r"[要新][聞闻]|焦[點点]|公告|[廣广][告編编]|[會会][員员]|付[費费]){1,2}(?:[報报][導导道]|消息)?"
)
_SECTIONS = (
    r"(?:[國国][際际內内]|[財财][經经]|[經经][濟济]|社[會会]|政治|[產产][業业]|科技|生活|[娛娱][樂乐]|[體体]育|[兩两]岸|地方|"
    r"[證证]券|港[聞闻]|文化|教育|健康|[軍军]事|汽[車车]|房[產产])"
)
_KIND = re.compile(_KINDS, re.IGNORECASE)
_BADGE = re.compile(rf"{_SECTIONS}?(?:{_KINDS})?", re.IGNORECASE)
_MARKS = "【】〔〕［］[]（）()〈〉<>《》／/|｜：:·•—－-"


def is_badged(line: Shown, title: str) -> bool:
    """Whether a heading is `title` behind a badge: words of that kind alone, and set apart.

    Other words before it are the headline's own: the page may well state it without its beginning.
    """
    own, stated = packed(line.text), packed(title)
    badge = own.removesuffix(stated)
    word = badge.strip(_MARKS)
    if badge == own or not word or not line.mark.startswith("#") or not _BADGE.fullmatch(word):
        return False
    is_element = any(packed(node.text_content()) == badge for node in line.element.iterdescendants())
    # A section's name before a blank may be what the headline is about.
    return word != badge or is_element or (line.text.split()[0] == badge and _KIND.fullmatch(word) is not None)
