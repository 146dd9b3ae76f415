"""Big5 as it is met: code page 950, with what Hong Kong (HKSCS) or Taiwan's forums (Unicode-At-On) added to it.

Both additions use the same bytes for other characters, and nothing in a text says which it has: the reading with fewer
characters that nobody writes is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

# Code page 950 as Python has it shows here what no program wrote: ヾ for ①.
_ETEN = re.compile(rb"\xc6[\xa1-\xfe]|[\xc7\xc8][\x40-\x7e\xa1-\xfe]")
_PIECES = re.compile(rb"(?P<pair>[\x81-\xfe].)|(?P<cut>[\x81-\xfe])|(?P<plain>[^\x81-\xfe]+)", re.DOTALL)
# Everyday characters of Cantonese, and of names in Hong Kong, that no other standard has.
_HONG_KONG = frozenset(
    "嘅啲喺咁嚟冇咗哋嘢睇嗰攞揾啱嗱咩喥衞綫峯鰂滙栢埗粧麪糭吖咪唓啦喎嗌嘥噉嚿孖屙揸搵撳掟攰曱甴瞓磡蝦嘩邨着恒汚裏床群韮鷄"
)
_Table = Callable[[bytes], str]


def big5(data: bytes) -> str | None:
    """Return `data` as text; `None` where it is no Big5 of any kind."""
    if not _ETEN.search(data):
        try:
            return data.decode("cp950")
        except UnicodeDecodeError:
            pass
    readings = [text for table in (_hkscs, _uao) if (text := _read(data, table)) is not None]
    return min(readings, key=_strange, default=None)


def _read(data: bytes, table: _Table) -> str | None:
    """`data` as code page 950, with what only `table` has; half a character at the end is U+FFFD."""
    try:
        return "".join(_piece(found, table) for found in _PIECES.finditer(data))
    except UnicodeDecodeError:
        return None


def _piece(found: re.Match[bytes], table: _Table) -> str:
    return table(found[0]) if found["pair"] else "\ufffd" if found["cut"] else found[0].decode("ascii")


@cache
def _hkscs(pair: bytes) -> str:
    return _base(pair) or pair.decode("big5hkscs")


@cache
def _uao(pair: bytes) -> str:
    from uao import b2u_table

    found = _base(pair) or b2u_table.get(int.from_bytes(pair))
    return found if isinstance(found, str) else pair.decode("cp950")


def _base(pair: bytes) -> str:
    """A character as all have it; "" where they do not."""
    if _ETEN.fullmatch(pair):
        return ""
    try:
        return pair.decode("cp950")
    except UnicodeDecodeError:
        return ""


def _strange(text: str) -> int:
    """How many characters of `text` nobody writes."""
    return sum(text.count(char) for char in set(text) if not (char.isascii() or _is_used(char)))


@cache
def _is_used(char: str) -> bool:
    """Whether a standard of Taiwan, China or Japan has the character, or Hong Kong uses it daily."""
    for codec in ("cp950", "gb2312", "cp932"):
        try:
            char.encode(codec)
        except UnicodeEncodeError:
            continue
        return True
    return char in _HONG_KONG or char in "♥♡☆★✔"
