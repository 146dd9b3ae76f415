"""From bytes to text: which of the usual encodings they are in, and whether what they say is Chinese."""

from __future__ import annotations

import re

from translator.chinese.characters import HAN
from translator.errors import UnusableError
from translator.read.big5 import big5
from translator.read.normalise import closed_up, packed, tidy
from translator.read.signatures import BOM

SAMPLE = 65536  # bytes, or characters, that are looked at to tell an encoding
MIN_PLAUSIBLE = 0.08
"""Least share of everyday characters among the Han of a text in a guessed encoding; prose has 0.2 and more."""

MOST_EUROS = 200
"""Euro signs of a text in GBK above which it is none."""
MOST_STRAY = 3
"""Bytes that are no UTF-8, in a short text, up to which all the others are read."""

_BOMS = (
    (BOM, "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHINESE = ("cp950", "gb18030", "big5hkscs")
# Only these are believed: Python knows codecs by name that are no encodings of text, or take quadratic time.
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
_RESAVE = "Open it in an editor that shows it rightly and save it as UTF-8."
MOST_LATIN = 10
"""Words in Latin letters from which a text without Chinese is in their language."""
MOST_FOREIGN = 0.2
"""Share of kana, or of hangul, among the letters of a text from which it is no Chinese one that cites them."""
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_ACCENTED = re.compile(r"[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2018-\u203a\u20ac\u2122]")
# HZ and ISO-2022: encodings that write Chinese in plain letters between marks.
_ESCAPED = re.compile(r"~\{(?:[!-}]{2})+~\}|\x1b\$|(?:^|\n)\$B[!-~]{4,}\(B")


def decode(data: bytes, declared: str = "") -> str:
    """Return `data` as text, line ends as \\n, invisible characters dropped.

    Order: byte order mark, `declared` (one of our codecs) where its result is plausible, strict UTF-8, UTF-8 and
    `declared` with a few damaged bytes (each is U+FFFD), charset-normalizer's choice of the Chinese encodings, then
    the one that shows the most everyday characters. Raises `UnusableError` for binary data, and where no encoding gives
    plausible Chinese.
    """
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in (*marked, declared, "utf-8"):
        text = _try(data, encoding) if encoding else None
        is_believed = encoding not in _CHINESE or (text is not None and plausibility(text) >= MIN_PLAUSIBLE)
        if text is not None and is_believed and text.count("\x00") * 100 <= len(text):
            return closed_up(tidy(text))
    damaged = (_hardly_damaged(data, encoding) for encoding in ("utf-8", declared) if encoding)
    return closed_up(tidy(next(filter(None, damaged), "") or _guess(data)))


def _hardly_damaged(data: bytes, encoding: str) -> str:
    """`data` in that encoding where only a few bytes are not (a stray one, a character cut at the end); else ""."""
    if b"\x00" in data:
        return ""
    text = data.decode(encoding, "replace")
    others = len(text) - text.count("\ufffd")
    is_one = text.count("\ufffd") <= max(MOST_STRAY, others // 2000) and text.count("\ufffd") * 20 <= others
    return text if is_one and plausibility(text) >= MIN_PLAUSIBLE else ""


def declared_charset(data: bytes) -> str:
    """Return the codec for the encoding that a page states of itself; "" for none, or none to be believed."""
    match = _CHARSET.search(data[:4096])
    return _DECLARED.get(match[1].decode("ascii").lower(), "") if match else ""


def in_utf_8(payload: bytes, charset: str) -> bytes:
    """Return `payload`, text in the encoding that its message names, in UTF-8; as it is where that is not so."""
    codec = "hz" if charset.lower() == "hz-gb-2312" else _DECLARED.get(charset.lower())
    try:
        return BOM + payload.decode(codec).encode() if codec and payload else payload
    except UnicodeDecodeError:
        return payload


def _try(data: bytes, encoding: str) -> str | None:
    if encoding == "cp950":
        return big5(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return _with_euros(data) if encoding == "gb18030" else None


def _with_euros(data: bytes) -> str | None:
    """`data` as GBK of Windows, which writes the euro sign as 80; half a character at the end is U+FFFD."""
    pieces: list[str] = []
    for _ in range(MOST_EUROS + 1):
        try:
            return "€".join([*pieces, data.decode("gb18030")])
        except UnicodeDecodeError as error:
            at, is_cut = error.start, error.reason.startswith("incomplete")
        if is_cut:
            return "€".join([*pieces, data[:at].decode("gb18030") + "\ufffd"])
        if data[at : at + 1] != b"\x80":
            return None
        pieces.append(data[:at].decode("gb18030"))
        data = data[at + 1 :]
    return None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    has_nul = b"\x00" in data
    head = data if len(data) < SAMPLE else data[: data.rfind(b"\n", 0, SAMPLE) + 1]
    proposed = None if has_nul else from_bytes(head, cp_isolation=list(_CHINESE)).best()
    # Short texts: charset-normalizer is right more often than we are, so its choice is only checked.
    first = "cp950" if proposed and proposed.encoding == "big5hkscs" else proposed and proposed.encoding
    for names in ((first,) if first else (), ("utf-16-le", "utf-16-be") if has_nul else _CHINESE[:2]):
        best = max((text for name in names if (text := _try(data, name))), key=plausibility, default="")
        if plausibility(best) >= MIN_PLAUSIBLE:
            return best
    if has_nul:
        raise UnusableError("this is binary data, not text.")
    what = "the encoding cannot be told: as UTF-8, UTF-16, Big5 or GB18030 the text makes no sense."
    raise UnusableError(what, _RESAVE)


def check_language(text: str) -> None:
    """Raise `UnusableError` for a text that is garbled, or in another language than Chinese, and say which."""
    han, kana, hangul = (len(pattern.findall(text)) for pattern in (HAN, _KANA, _HANGUL))
    for name, count in (("Japanese", kana), ("Korean", hangul)):
        if count > MOST_FOREIGN * (count + han):
            what = f"this is {name}: of its letters {100 * count // (count + han)} in 100 are no Chinese."
            raise UnusableError(what, "Only Chinese is translated here. Look for the article's Chinese edition.")
    if _is_garbled(text, han):
        what = "the text is garbled: it was opened in a wrong encoding and saved so."
        raise UnusableError(what, "Copy the article again from where it was, and save it as UTF-8.")
    if not han:
        is_english = len(_LATIN.findall(text)) >= MOST_LATIN
        what = "no Chinese text found: this is English or another language in Latin letters."
        remedy = "Check that this is the article, in Chinese."
        raise UnusableError(what if is_english else "no Chinese text found.", remedy)


def _is_garbled(text: str, han: int) -> bool:
    """Whether text was read in a wrong encoding before: of a kind of letters that real text hardly has, many."""
    if _ESCAPED.search(text):
        return True
    accented = len(_ACCENTED.findall(text))
    if not han:
        return accented > 0.3 * max(1, len(packed(text)))
    return han >= 40 and plausibility(text) < MIN_PLAUSIBLE / 4 and text.count("\ufffd") > 0


def plausibility(text: str) -> float:
    """Share of everyday characters among what is neither ASCII nor space; 0 where something is impossible."""
    wide = [char for char in text[:SAMPLE] if ord(char) > 0x7F and not char.isspace()]
    if not wide or any("\ue000" <= char <= "\uf8ff" for char in wide):
        return 0.0
    return sum(char in _EVERYDAY for char in wide) / len(wide)
