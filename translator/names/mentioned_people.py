"""The Chinese people whom an article names, spelt by the romaniser so that each has one spelling in all of it."""

from __future__ import annotations

from translator.glossary import Glossary
from translator.glossary.name_boundary import tagged
from translator.names.romanise import romanised, spells_otherwise
from translator.names.stated_names import without_contradictions
from translator.records import Entry

_PERSON = "nr"
# Two characters may be what a wrong cut left of three: 薛祥 of 薛祥川.
_LENGTHS = range(3, 5)
# 韓男棄 is a Korean man who abandons somebody.
_WHO = frozenset("男女")


def mentioned_people(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the people named in `text`, a whole article, for use inside that article only.

    In order of first mention, which decides the spelling; `row` 0. Only names whose spelling is sure; none
    in an article on Hong Kong, say, where names are not written in Pinyin, and none where a term of the
    glossary stands across, around or inside the name anywhere in the article.
    """
    if spells_otherwise(text):
        return ()
    entries: dict[str, Entry] = {}
    for line in text.splitlines():
        for word in tagged(line):
            is_person = word.tag.startswith(_PERSON) and len(word.text) in _LENGTHS and _WHO.isdisjoint(word.text)
            if is_person and (name := romanised(word.text, line)):
                entries.setdefault(word.text, Entry(line[word.start : word.end], name, kind="person"))
    return without_contradictions(text, tuple(entries.values()), glossary)
