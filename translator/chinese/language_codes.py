"""Codes of languages as files of other programs state them: zh-TW, zh_Hant, cmn, EN-GB."""

from __future__ import annotations

import re

CHINESE, ENGLISH = "zh", "en"
_SAME = {"zho": CHINESE, "chi": CHINESE, "cmn": CHINESE, "eng": ENGLISH}
_TRADITIONAL = re.compile(r"hant|tw|hk|mo", re.IGNORECASE)


def language_of(code: str) -> str:
    """Return the language of a code, without script and region: `CHINESE`, `ENGLISH` or another."""
    language = re.split("[-_]", code.lower())[0]
    return _SAME.get(language, language)


def is_traditional(code: str) -> bool:
    """Return whether a code of Chinese says that it is in traditional characters."""
    return _TRADITIONAL.search(code) is not None
