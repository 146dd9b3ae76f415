"""How far a superlative reaches: 中國最大 is the largest of China, and never the world's."""

from __future__ import annotations

import re

from translator.chinese.script import fold

_OF_THE_WORLD = re.compile(r"\b(?:world|globe)['’]s [\w-]+(?: [\w-]+)?")
# Characters and words by which Chinese speaks of the world, or of several countries.
# 國際 ends names of firms, too: 中芯國際.
_WORLD = re.compile(
    "世|全球|环球|天下|国际(?=上|社会|间|级|[最第]|知名|市场|舞台|标准|大)|地球|人类|[各多跨万列诸]国|寰|海内外|史上"
)


def beyond(source: str, english: str) -> str:
    """Return the words of `english` that speak of the whole world, where nothing in `source` does; else ""."""
    found = _OF_THE_WORLD.search(english)
    return found[0] if found and not _WORLD.search(fold(source)) else ""
