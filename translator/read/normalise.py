"""What is noise in any text: line ends of many kinds, and characters that nobody sees."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Controls, soft hyphens, zero-width, bidi and annotation marks, fillers, variation selectors, tag characters, and
# what XML forbids. U+3000 stays: it stands between the clauses of headlines.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def tidy(text: str) -> str:
    """`text` with its line ends as \\n, without invisible characters; half a surrogate pair becomes U+FFFD."""
    plain = _SURROGATES.sub("\ufffd", _BREAKS.sub("\n", text))
    return _INVISIBLE.sub("", plain).replace("\xa0", " ")


def one_line(text: str) -> str:
    """`text` tidied, with every run of white space as one space."""
    return " ".join(tidy(text).split())
