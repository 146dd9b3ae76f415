"""From bytes to text: which of the usual encodings they are in."""

from __future__ import annotations

import re

from translator.errors import UnusableError
from translator.read.normalise import tidy

SAMPLE = 65536  # bytes, or characters, that are looked at to tell an encoding
MIN_PLAUSIBLE = 0.08
"""Least share of everyday characters among the Han of a text in a guessed encoding; prose has 0.2 and more."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHINESE = ("cp950", "gb18030", "big5hkscs")
# Only these are believed of a page: Python knows codecs by name that are no encodings of text, or take quadratic time.
_DECLARED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "cp950": "cp950",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
# The most frequent characters of written Chinese in both scripts: a wrong legacy encoding shows almost none of them.
_EVERYDAY = frozenset(
    "的一是不了在人有我他这這個个们們中来來上大为為和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着"
    "下自之年過过發发後后作里裡用道行所然家種种事成方多經经去法學学如都同現现當当沒没動动面起看定天分還还進进"
    "好小部其些主樣样理心本前開开但因只從从想實实日者意無无此長长產产業业市新公司台北年月日元億亿萬万將将與与及"
    "，。、「」：；！？（）《》"
)


def decode(data: bytes, declared: str = "") -> str:
    """Return `data` as text, line ends as \\n, invisible characters dropped.

    Order: byte order mark, `declared` (one of our codecs) where its result is plausible, strict UTF-8,
    charset-normalizer's choice of the Chinese encodings, then the one that shows the most everyday
    characters. Raises `UnusableError` for binary data and where no encoding gives plausible Chinese.
    """
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in (*marked, declared, "utf-8"):
        text = _try(data, encoding) if encoding else None
        is_believed = encoding not in _CHINESE or (text is not None and plausibility(text) >= MIN_PLAUSIBLE)
        if text is not None and is_believed and text.count("\x00") * 100 <= len(text):
            return tidy(text)
    return tidy(_guess(data))


def declared_charset(data: bytes) -> str:
    """Return the codec for the encoding that a page states of itself; "" for none, or none to be believed."""
    match = _CHARSET.search(data[:4096])
    return _DECLARED.get(match[1].decode("ascii").lower(), "") if match else ""


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    has_nul = b"\x00" in data
    head = data if len(data) < SAMPLE else data[: data.rfind(b"\n", 0, SAMPLE) + 1]
    proposed = None if has_nul else from_bytes(head, cp_isolation=list(_CHINESE)).best()
    # Short texts: charset-normalizer is right more often than we are, so its choice is only checked.
    for names in ((proposed.encoding,) if proposed else (), ("utf-16-le", "utf-16-be") if has_nul else _CHINESE):
        best = max((text for name in names if (text := _try(data, name))), key=plausibility, default="")
        if plausibility(best) >= MIN_PLAUSIBLE:
            return best
    if has_nul:
        raise UnusableError("this is binary data, not text.")
    what = "the encoding cannot be told: as UTF-8, UTF-16, Big5 or GB18030 the text makes no sense."
    raise UnusableError(what, "Open it in an editor that shows it rightly and save it as UTF-8.")


def plausibility(text: str) -> float:
    """Share of everyday characters among what is neither ASCII nor space; 0 where something is impossible."""
    wide = [char for char in text[:SAMPLE] if ord(char) > 0x7F and not char.isspace()]
    if not wide or any("\ue000" <= char <= "\uf8ff" for char in wide):
        return 0.0
    return sum(char in _EVERYDAY for char in wide) / len(wide)
