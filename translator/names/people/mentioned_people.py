"""The Chinese people whom an article names, spelt by the romaniser so that each has one spelling in all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.chinese.words import tagged
from translator.glossary import Glossary
from translator.names.people.find_people import Person, people_in
from translator.names.people.foreign_names import Foreign, foreign_names
from translator.names.people.origins import Setting, origin, setting
from translator.names.people.short_forms import short_forms
from translator.names.sources.stated_evidence import is_personal
from translator.names.sources.stated_names import without_contradictions
from translator.names.spelling.by_origin import Origin, spelt
from translator.names.spelling.romanise import known
from translator.names.spelling.spelling_notes import PARTS, PUBLIC, RULE, STATED
from translator.records import Entry

# The rest of a foreign name behind its dot, and what stands before that.
_REST = re.compile(rf"([{HAN_RANGES}])[·‧・•]([{HAN_RANGES}]{{2,4}})")
_SENTENCE_END = re.compile(r"[。！？!?]")
# Right before those who report, of whom there may be several.
_REPORTS = re.compile(r"(?:记者|编译|特派员|摄影|撰文|主播)[:：/／ ]?(?:\w{2,4}、)*$")
# Latin letters in brackets right behind a name.
_BESIDE = re.compile(r" ?[（(] ?([A-Z][A-Za-z.'’ \-]*?) ?[,，、;；/／)）]")


def mentioned_people(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the people named in `text`, a whole article, for use inside that article only.

    In order of first mention, which decides the spelling; `row` 0. None for whom the spelling is not sure, and none
    where a term of the glossary stands across, around or inside the name anywhere in the article. Then what the
    surnames of all of them, and of the people in the glossary, are when they stand alone.
    """
    article = setting(text)
    entries: dict[str, Entry] = {}
    for line in text.splitlines():
        for entry in _named(line, article):
            entries.setdefault(fold(entry.source), entry)
    for name in _foreign_surnames(fold(text)).intersection(entries):
        if entries[name].note.startswith(RULE):
            del entries[name]
    people = without_contradictions(text, tuple(entries.values()), glossary)
    told = dict.fromkeys(hit.entry for hit in glossary.occurrences(text) if hit.entry.kind == "person")
    return (*people, *without_contradictions(text, tuple(short_forms(text, (*told, *people))), glossary))


def _foreign_surnames(folded: str) -> set[str]:
    """What stands behind the dots of foreign names: 胡曾加 in 比爾·胡曾加 is no Mr. Hu where it stands alone."""
    rests = [rest for before, rest in _REST.findall(folded) if is_transliteration(before)]
    return {rest[:length] for rest in rests for length in range(2, len(rest) + 1)}


def _named(line: str, article: Setting) -> Iterator[Entry]:
    """The people of a line whose spelling is sure."""
    folded = fold(line)
    found = [_foreign(line, foreign) for foreign in foreign_names(folded)]
    found += [_chinese(line, person, article) for person in people_in(folded, tagged(line))]
    yield from filter(None, found)


def _foreign(line: str, foreign: Foreign) -> Entry | None:
    name = line[foreign.start : foreign.end]
    if beside := _BESIDE.match(line, foreign.end):
        return _stated(name, beside[1])
    return Entry(name, foreign.english, kind="person", note=PARTS)


def _chinese(line: str, person: Person, article: Setting) -> Entry | None:
    name = line[person.start : person.end]
    if beside := _BESIDE.match(line, person.end):
        return _stated(name, beside[1])
    if english := known(fold(name)):
        return Entry(name, english, kind="person", note=PUBLIC)
    where = article.press if _REPORTS.search(fold(line[: person.start])) else _origin(line, person, article)
    english = spelt(name, where) if where else None
    return Entry(name, english, kind="person", note=f"{RULE} {where.value}") if where and english else None


def _origin(line: str, person: Person, article: Setting) -> Origin | None:
    """Where somebody is from by the sentence that the name stands in, and by its article."""
    start = max((found.end() for found in _SENTENCE_END.finditer(line, 0, person.start)), default=0)
    end = _SENTENCE_END.search(line, person.end)
    return origin(person.surname, line[start : end.end() if end else len(line)], article, person.start - start)


def _stated(name: str, beside: str) -> Entry | None:
    """A name by the Latin letters beside it, which no rule may contradict; None where they are no name."""
    return Entry(name, beside, kind="person", note=STATED) if is_personal(beside) else None
