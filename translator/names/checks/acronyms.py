"""Acronyms in the English that nothing in the Chinese stands for: an agency of the same country made the world's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from translator.chinese.script import fold
from translator.chinese.words import tagged
from translator.dictionary import glosses
from translator.names.checks.english_mentions import rows_saying
from translator.names.sources.table import known_names_table

_ACRONYM = re.compile(r"(?<![\w&.$(-])(?P<letters>[A-Z]{3,6})(?:s|['’]s)?(?![\w&$-])")
_SPELT_OUT = re.compile(r"(?<![\w-])(?:The\s)?(?P<words>(?:[A-Z][\w-]*+\s){2,6})\((?P<letters>[A-Z][A-Za-z]{1,5})\)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
# What everybody writes so, whose Chinese has many forms: offices, illnesses, times, figures and machines.
EVERYDAY = frozenset([
    "CEO", "CFO", "COO", "CTO", "CIO", "AIDS", "HIV", "DNA", "RNA", "MRI", "ADD", "ADHD", "ICU", "PTSD", "COVID",
    "SARS", "REM", "BCE", "GMT", "UTC", "BST", "EST", "EDT", "PST", "PDT", "CST", "GDP", "GNP", "CPI", "PPI", "PMI",
    "IPO", "ETF", "ADR", "EPS", "ATM", "VAT", "FDI", "NGO", "SUV", "CCTV", "DVD", "LED", "LCD", "OLED", "DSLR",
    "URL", "USB", "GPS", "APP", "PDF", "VIP", "USD", "TWD", "NTD", "RMB", "CNY", "JPY", "EUR", "GBP", "HKD", "KRW",
])  # fmt: skip


def acronyms_of_nothing(english: str, sentence: str, article: str, said: Sequence[str]) -> Iterator[str]:
    """Yield the acronyms of `english` that stand for nothing in the Chinese: no name, no word of the dictionary.

    `said` is what the names of the sentence may be called. Of three letters or more, not in brackets, where what they
    are short for stands before them, nor in English that is all in capitals. Of the lines of FLORES dev and NTREX,
    looked at for the everyday ones, one has an acronym of nothing.
    """
    if sum(map(str.isupper, english)) * 2 > sum(map(str.isalpha, english)):
        return
    acronyms = dict.fromkeys(found["letters"] for found in _ACRONYM.finditer(english))
    folded = fold(article) if acronyms else ""
    written = (*(found[0].upper() for found in _LATIN.finditer(folded)), *said)
    for letters in acronyms:
        is_known = letters in EVERYDAY or bool(rows_saying(letters.title())) or any(letters in word for word in written)
        is_known = is_known or any(_stands_for(row.form, folded) for row in rows_saying(letters))
        if not is_known and not any(letters in (*name.split(), _initials(name)) for name in _meant(sentence)):
            yield letters


def _stands_for(form: str, article: str) -> bool:
    """Whether a name stands in an article, or what two words of it begin with, of two characters each: 工銀."""
    return form in article or any(one + other in article for one, other in combinations(form[::2], 2))


def _meant(sentence: str) -> Iterator[str]:
    """Yield what the words of a sentence mean, and what its names are called."""
    for word in tagged(sentence):
        yield from glosses(word.text)
        if row := known_names_table().row(word.text):
            yield from row.english


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def expansions_of_nothing(english: str, sentence: str) -> Iterator[str]:
    """Yield what `english` says that an acronym is short for, where the Chinese has that alone and the letters differ.

    Wholesale Wafer Program (WoW) of WoW計畫. What the Chinese has in brackets is short for words of its own.
    """
    for found in _SPELT_OUT.finditer(english):
        letters, initials = found["letters"].upper(), _initials(found["words"].replace("-", " "))
        is_alone = re.search(rf"(?<![（(A-Za-z])(?<![（(] ){found['letters']}(?![A-Za-z）)])", sentence) is not None
        if is_alone and letters not in initials and initials not in letters:
            yield found["words"].strip()
