"""British and American spellings of a word, which are one word: organisation and organization, centre and center."""

from __future__ import annotations

import re

# How a word may be spelt. Each is wide: what it makes of other words is no word (lettre, sensour), and is never met.
_SPELLINGS = (
    (re.compile(r"(?i)(?<=[a-z]{2})i[sz](?=e|ing|ation)"), "i[sz]"),
    (re.compile(r"(?i)(?<=[a-z]{2})ou?r(?=(?:s|ed|ing|able|ite|hood|ful)?(?![a-z]))"), "ou?r"),
    (re.compile(r"(?i)(?<=[a-z])([tb])(?:re|er)(?=s?(?![a-z]))"), r"\1(?:re|er)"),
    (re.compile(r"(?i)(?<=[a-z]{2})en[cs]e(?=s?(?![a-z]))"), "en[cs]e"),
    (re.compile(r"(?i)(?<![a-z])program(?:me)?(?=s?(?![a-z]))"), "program(?:me)?"),
    (re.compile(r"(?i)(?<=[a-z]{2})log(?:ue)?(?=s?(?![a-z]))"), "log(?:ue)?"),
    (re.compile(r"(?i)(?<![a-z])alumini?um"), "alumini?um"),
)


def either(word: str) -> str:
    """Return `word` as a pattern of both its spellings; what is escaped in it stays so. It is the same for both."""
    for spelling, both in _SPELLINGS:
        word = spelling.sub(both, word)
    return word
