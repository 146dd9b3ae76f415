"""Where an English text may state a figure, and what may follow a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from translator.quantities.currencies import CURRENCIES
from translator.quantities.english import words
from translator.quantities.english.number_words import CARDINALS, SCALES, WORDS
from translator.quantities.english.spoken import COUNTED


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def heads() -> re.Pattern[str]:
    """What may state a figure, in the order in which it is tried."""
    spelled = _alternatives(WORDS)
    scales = _alternatives(name for name in SCALES if len(name) > 1)
    hours, digits = (
        _alternatives([*list(CARDINALS)[1:13], *map(str, range(1, 13))]),
        _alternatives(list(CARDINALS)[:10]),
    )
    return re.compile(
        rf"(?P<idiom>\b(?:{_alternatives(words.IDIOMS)})\b)"
        r"|(?P<time>(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?(?![\d:])(?:\s?[ap]\.?m\b)?)"
        r"|(?P<decade>(?<![\d.,])(?:\d{3}0|\d0)'?s\b)"
        r"|(?P<fraction>(?<![\d./])\d{1,4}/\d{1,4}(?![\d/]))"
        rf"|(?P<lead>(?:(?<![a-z])(?:{_alternatives(words.LEADS)})|¥)\s?)?"
        r"(?P<digits>(?:\d{1,3}(?:,\d{3}){1,8}+(?!\d)|\d+)(?:\.\d+)?|(?<![\d\w])\.\d+)"
        rf"(?:(?P<nth>st|nd|rd|th)\b|(?P<scale>(?:[\s-]?(?:{scales})\b)+|[kmb]\b))?"
        rf"|(?P<vague>\b(?:{_alternatives(words.PLURALS)})\b(?:\s+of\s+(?:{_alternatives(words.PLURALS)})\b)*)"
        rf"|(?P<some>\b(?:several|few|multi|many|some|couple\sof)[\s-](?:(?:ten|hundred|dozen|thousand)\s)?(?:dozen|{scales})\b)"
        rf"|(?P<past>\b(?:half\spast|(?:a\s)?quarter\s(?:past|to))\s(?P<hour>{hours})\b)"
        rf"|(?P<spoken>\b(?:(?:(?:{spelled})[\s-]){{1,3}}point(?:\s(?:{digits}))+|point(?:\s(?:{digits}))+(?=\sper\s?cent))\b)"
        rf"|(?P<sign>[{''.join(words.SIGNS)}])"
        r"|(?P<share>\b(?:an?|one)[\s-](?P<denominator>third|quarter(?!\sof\san\shour|[\s-]hour)|fifth|sixth|seventh|eighth|tenth)\b)"
        rf"|(?P<spelled>(?<![a-z])(?:(?:half\s)?an?\s(?=hundred|thousand|[mbtr]+illion|dozen))?"
        rf"(?:{spelled})\b(?:(?:\s|-|\sand\s)(?:{spelled})\b)*)"
        rf"|(?P<month>\b(?:{_alternatives(words.MONTH_NAMES)})\b)"
        rf"|(?P<special>\b(?:{_alternatives(words.SPECIAL)})\b)"
    )


@cache
def money() -> re.Pattern[str]:
    """The names of currencies that are no other words."""
    names = (name for name, unit in words.SUFFIXES.items() if unit in CURRENCIES and name not in words.AMBIGUOUS)
    return re.compile(
        rf"(?<![a-z])(?:{_alternatives(name for name in names if name.isascii() and name[0].isalpha())})\b"
    )


@cache
def suffixes() -> re.Pattern[str]:
    """What may follow a number: and a half, million, a unit."""
    return re.compile(
        rf"(?P<rest>[\s-]and[\s-](?:{_alternatives(COUNTED)})[\s-](?:{_alternatives(words.PARTS)})s?\b"
        rf"|(?:[\s-]and[\s-]\d{{1,3}}/[1-9]\d{{0,3}}|[\s-][1-9]/[2-9])(?![\d/])|[{''.join(words.SIGNS)}])?"
        rf"(?P<scale>[\s-](?:million|billion|trillion)\b)?"
        rf"(?:[\s-]?(?P<unit>{_alternatives(words.SUFFIXES)})(?![a-z])|)"
    )
