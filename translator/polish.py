"""English as the engine gave it to English as a desk writes it: punctuation only, never words."""

from __future__ import annotations

import re

from translator.records import Segment

_PUNCTUATION = str.maketrans(
    {
        "，": ",", "。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "（": "(", "）": ")",
        "「": '"', "」": '"', "『": "'", "』": "'", "“": '"', "”": '"', "‘": "'", "’": "'",
        "《": '"', "》": '"', "〈": '"', "〉": '"', "【": "[", "】": "]", "、": ",", "％": "%",
        "／": "/", "～": "-", "　": " ", "\xa0": " ", "・": " ", "…": "...",
    }
)  # fmt: skip
_TIGHT_AFTER = re.compile(r"([!?;,])(?=[A-Za-z“\"(])")
_LOOSE_BEFORE = re.compile(r"\s+([,.;:!?)%])(?!\d)")
_OPENS = "「『“"
_CLOSES = "」』”"


def polish(english: str, segment: Segment) -> str:
    """Return `english` with ASCII punctuation, even spacing and the quotation marks that `segment` has.

    A sentence inside a longer quotation opens or closes it as its Chinese does.
    """
    text = english.translate(_PUNCTUATION)
    text = _TIGHT_AFTER.sub(r"\1 ", text)
    text = " ".join(_LOOSE_BEFORE.sub(r"\1", text).split())
    if segment.role.is_label:
        text = text.removesuffix(".") if not text.endswith("..") else text
        return _unwrapped(text, segment.text)
    return _quoted(text, segment.text.strip())


def _unwrapped(text: str, source: str) -> str:
    """Drop quotation marks around a whole label whose source has none there."""
    wrapped = len(text) > 2 and text[0] == text[-1] == '"' and text.count('"') == 2
    return text[1:-1] if wrapped and source[:1] not in _OPENS else text


def _quoted(text: str, source: str) -> str:
    opened = sum(source.count(mark) for mark in _OPENS)
    closed = sum(source.count(mark) for mark in _CLOSES)
    if text.count('"') % 2 == (opened + closed) % 2:
        return text
    if opened > closed and source[:1] in _OPENS and not text.startswith('"'):
        return f'"{text}'
    if closed > opened and source[-1:] in _CLOSES and not text.endswith('"'):
        return f'{text}"'
    if opened == closed and text.endswith('"'):
        return text[:-1] if not opened else f'"{text}'
    return text
