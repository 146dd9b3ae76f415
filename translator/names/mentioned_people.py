"""The Chinese people whom an article names, spelt by the romaniser so that each has one spelling in all of it."""

from __future__ import annotations

from translator.chinese.script import fold
from translator.glossary import Glossary
from translator.glossary.name_boundary import tagged
from translator.names.find_people import people
from translator.names.origins import Setting, origin, setting
from translator.names.romanise import known
from translator.names.spelling import spelt
from translator.names.stated_names import without_contradictions
from translator.records import Entry


def mentioned_people(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the people named in `text`, a whole article, for use inside that article only.

    In order of first mention, which decides the spelling; `row` 0. None for whom the spelling is not sure, and none
    where a term of the glossary stands across, around or inside the name anywhere in the article.
    """
    entries: dict[str, Entry] = {}
    article = setting(text)
    for line in text.splitlines():
        folded = fold(line)
        for person in people(folded, tagged(line)):
            name = folded[person.start : person.end]
            if name not in entries and (
                entry := _entry(line[person.start : person.end], person.surname, line, article)
            ):
                entries[name] = entry
    return without_contradictions(text, tuple(entries.values()), glossary)


def _entry(name: str, surname: str, line: str, article: Setting) -> Entry | None:
    if english := known(fold(name)):
        return Entry(name, english, kind="person", note="a public figure")
    where = origin(surname, line, article)
    english = spelt(name, where) if where else None
    return Entry(name, english, kind="person", note=f"spelt by rule: {where.value}") if where and english else None
