"""Chinese characters: what counts as one."""

from __future__ import annotations

import re

HAN_RANGES = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""What stands in a character class for any Chinese character (々 and 〇 included, kana and punctuation not)."""
HAN = re.compile(f"[{HAN_RANGES}]")


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return HAN.fullmatch(char) is not None


def has_han(text: str) -> bool:
    """Whether a Chinese character stands anywhere in `text`."""
    return HAN.search(text) is not None
