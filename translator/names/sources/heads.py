"""The heads of institutions that a termbase names: 美國財政部長 is no 長 of the US Treasury Department."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.chinese.script import fold
from translator.glossary import Glossary
from translator.names.sources.table import known_names_table
from translator.records import Entry, TermHit

# What the head of an institution is called whose Chinese name ends so, and the deputy.
_HEADS = {
    "部": ("Minister", "Deputy Minister"),
    "院": ("President", "Vice President"),
    "会": ("Chairman", "Vice Chairman"),
    "处": ("Director", "Deputy Director"),
    "所": ("Director", "Deputy Director"),
    "社": ("President", "Vice President"),
    "省": ("Governor", "Deputy Governor"),
    "州": ("Governor", "Deputy Governor"),
    "县": ("Magistrate", "Deputy Magistrate"),
    "市": ("Mayor", "Deputy Mayor"),
    "区": ("District Chief", "Deputy District Chief"),
    "镇": ("Mayor", "Deputy Mayor"),
    "乡": ("Mayor", "Deputy Mayor"),
    **dict.fromkeys("署局厅司", ("head", "deputy head")),
}
LONG = re.compile("长[期年久达大远途官者辈假照城片线处存足]")
"""A word that begins with 長: 工研院長期投入."""

_HEAD = re.compile(rf"(?P<deputy>副)?(?P<again>[{''.join(_HEADS)}])?(?!{LONG.pattern})长")
_LONGEST = 12  # characters of an institution's name
# Of a council or a commission of Taiwan's government.
_CHAIR = re.compile("(?P<deputy>副)?主(?:委|任委员)")
_OF_COUNCIL, _OF_COMMISSION = ("Minister", "Deputy Minister"), ("Chairperson", "Vice Chairperson")
_ALSO = {"Chairperson": ("Chairman", "Chairwoman", "Chair", "head"), "Minister": ("head",)}
_MINISTRY, _DEPARTMENT = re.compile(r"\bMinistry\b"), re.compile(r"\bDepartment\b")


def heads(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the heads of the institutions of `glossary` that `text`, a whole article, names, for use in it only.

    Where the name's last character stands for the office, too (財政部長), or again (財政部部長).
    """
    folded = fold(text)
    return tuple(dict.fromkeys(_entries(text, folded, glossary)))


def _institutions(text: str, folded: str, glossary: Glossary) -> Iterator[TermHit]:
    """The institutions of a termbase, and those known that stand before 長, where none is seen as a name by itself."""
    hits = list(glossary.occurrences(text))
    yield from hits
    told = {at for hit in hits for at in range(hit.start + 1, hit.end + 1)}
    for end in range(1, len(folded)):
        if folded[end - 1] in _HEADS and end not in told and _HEAD.match(folded, end):
            yield from _known_before(text, folded, end)


def _known_before(text: str, folded: str, end: int) -> Iterator[TermHit]:
    """The longest institution of the table whose name ends there, if there is one."""
    for start in range(max(0, end - _LONGEST), end - 1):
        row = known_names_table().row(folded[start:end])
        if row and row.kind == "org":
            entry = Entry(text[start:end], row.english[0], accept=row.english[1:], kind=row.kind, origin=row.origin)
            yield TermHit(start, end, text[start:end], entry)
            return


def _entries(text: str, folded: str, glossary: Glossary) -> Iterator[Entry]:
    for hit in _institutions(text, folded, glossary):
        last = folded[hit.end - 1]
        if last == "会" and (chair := _CHAIR.match(folded, hit.end)) and (titles := _chairs(hit.entry.target)):
            yield _entry(hit, text[hit.start : chair.end()], titles, chair["deputy"] is not None)
            continue
        found = _HEAD.match(folded, hit.end) if last in _HEADS and hit.entry.kind in ("org", "place") else None
        if found and found["again"] in (None, last) and (found["again"] or not found["deputy"]):
            yield _entry(hit, text[hit.start : found.end()], _HEADS[last], found["deputy"] is not None)


def _chairs(institution: str) -> tuple[str, str] | None:
    words = institution.split()
    return _OF_COUNCIL if "Council" in words else _OF_COMMISSION if "Commission" in words else None


def _entry(hit: TermHit, surface: str, titles: tuple[str, str], is_deputy: bool) -> Entry:
    """The office as the table knows it, or as the English of the institution makes it."""
    if row := known_names_table().row(fold(surface)):
        return Entry(surface, row.english[0], accept=row.english[1:], origin=row.origin)
    where, title = hit.entry.target, titles[is_deputy]
    target = f"{where.removesuffix(' City')} {title}"
    if "minister" in title.lower() and (_MINISTRY.search(where) or _DEPARTMENT.search(where)):
        target = _DEPARTMENT.sub(title.replace("Minister", "Secretary"), _MINISTRY.sub(title, where))
    accept = (f"{title} of {where}", f"{title} of the {where}", f"{where}'s {title}", f"head of the {where}")
    also = (f"{where} {other}" for other in _ALSO.get(title, ()))
    return Entry(surface, target, accept=(*accept, *also), origin="own")
