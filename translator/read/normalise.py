"""What is noise in any text: line ends of many kinds, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from translator.chinese.characters import HAN_RANGES

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Controls, soft hyphens, zero-width, bidi and annotation marks, fillers, variation selectors, tag characters, and
# what XML forbids. U+3000 stays: it stands between the clauses of headlines.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Characters that look as others do: radicals, as PDF files have them for 日 or 人, and doubles for old encodings' sake.
_DOUBLES = re.compile(r"[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1d]")
_TIGHT = rf"[{HAN_RANGES}，。、：；？！「」（）\d]"
_SPACED = re.compile(rf"(?<={_TIGHT}) (?={_TIGHT})")
SUPERSCRIPTS = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
"""What markup raises, as text has it."""
MOST_SPACED = 0.4
"""Share of a text's characters before spaces from which it is one that has a space after every character."""


def tidy(text: str) -> str:
    """`text` with its line ends as \\n, without invisible characters; half a surrogate pair becomes U+FFFD.

    Radicals and compatibility characters become the characters that they look like: ⽇ is 日.
    """
    plain = _SURROGATES.sub("\ufffd", _BREAKS.sub("\n", text))
    plain = _DOUBLES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain)
    return _INVISIBLE.sub("", plain).replace("\xa0", " ")


def closed_up(text: str) -> str:
    """`text` without the spaces of one in which each character is followed by one."""
    return _SPACED.sub("", text) if len(_SPACED.findall(text)) >= MOST_SPACED * len(text) else text


def one_line(text: str) -> str:
    """`text` tidied, with every run of white space as one space."""
    return " ".join(tidy(text).split())


def barred(cells: Iterable[str]) -> str:
    """A row of a table in the convention of this package."""
    return f"| {' | '.join(cells)} |"


def packed(text: str) -> str:
    """`text` without any white space, by which two readings of a page are compared."""
    return "".join(text.split())
