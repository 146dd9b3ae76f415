"""The tokens that a translation into English is written with: the only ones that the model may choose from.

The model knows 152,000 tokens, of many languages and of program code. Half of them can stand in English prose.
Only those get a row in the output matrix: no Chinese can be left standing in a translation, and a step costs less.
They are renumbered to come first; the tokenizer's graph and the model's look the numbers up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# ASCII, Latin letters with their accents, punctuation, currency and other signs.
_LATIN = re.compile(r"[\x20-\x7e\u00a0-\u024f\u2000-\u2bff]+")
# A Greek letter by itself, as names and units have it: NHΩA, μm, the α version.
_GREEK = re.compile(r" ?[\u0391-\u03a9\u03b1-\u03c9]")
# A full stop may begin what follows "U" or "p" (U.S., p.m.), or end a web address; a semicolon may end a token.
_CODE = re.compile(r"[_{}\\|`<>=~^@]|;.|\.(?!(?:com|edu|gov|net|org)$)[A-Za-z]{2}|\$[a-z]|\[\w|  ")


def numbering(tokens: Mapping[bytes, int], stops: Sequence[int]) -> tuple[list[int], int]:
    """Return all token numbers in their new order, and how many of them, from the first, may be written.

    `tokens` are the vocabulary's bytes and numbers; `stops` end an answer and come first. Numbers from 0 to the highest
    that no token has, or that have bytes of another's, are never written and keep a place.
    """
    writable = sorted(number for text, number in tokens.items() if number not in stops and _is_prose(text))
    chosen = [*stops, *writable]
    others = sorted({*range(max(tokens.values()) + 1)}.difference(chosen))
    return [*chosen, *others], len(chosen)


def _is_prose(token: bytes) -> bool:
    try:
        text = token.decode()
    except UnicodeDecodeError:
        return False
    is_latin = _LATIN.fullmatch(text) is not None and not _CODE.search(text)
    return is_latin or _GREEK.fullmatch(text) is not None
