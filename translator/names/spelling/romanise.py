"""Chinese personal names in English: as they are spelt where somebody is from, or the English somebody is known by."""

from __future__ import annotations

from translator.chinese.characters import is_han
from translator.chinese.script import fold
from translator.names.people.origins import origin, setting
from translator.names.people.personal_names import is_person, surname_of
from translator.names.people.surnames import NOT_ONLY_CHINESE
from translator.names.sources.table import known_names_table
from translator.names.spelling.by_origin import Origin, spelt


def romanised(han: str, around: str = "") -> str | None:
    """The English of a Chinese personal name (邰晓安: Tai Xiao'an), or None where `han` is not surely one.

    The surname first, spelt as where the sentence (`around`, its Chinese) says that somebody is from: Hanyu
    Pinyin, Wade-Giles (Lin Chia-lung) or Hong Kong's Cantonese; or the spelling that a public figure is known by.
    None for names of companies and places, transliterations, Japanese and Korean names, and where names are
    spelt freely.
    """
    folded = fold(han)
    if name := known(folded):
        return name
    surname = surname_of(folded)
    given = folded.removeprefix(surname)
    is_name = surname and 1 <= len(given) <= 2 and all(map(is_han, given)) and is_person(folded, surname)
    if not is_name or surname in NOT_ONLY_CHINESE:
        return None
    where = origin(surname, around, setting(around), max(0, around.find(han))) if around else Origin.MAINLAND
    return spelt(han, where) if where else None


def known(folded: str) -> str | None:
    """The English that somebody is known by, or None."""
    row = known_names_table().row(folded)
    return row.english[0] if row and row.kind == "person" else None
