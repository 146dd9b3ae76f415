"""Names of people and places, without guessing: None or nothing wherever the evidence does not suffice.

with_names     a termbase -> the same with the names of an article
sources/       where the English of a name comes from: stated_names (the article itself), known_names (the table and our
               own lists), places, heads, departments, numbered_names
people/        who is named in Chinese: mentioned_people (find_people, people_lists, foreign_names: where they are;
               short_forms; origins: where they are from), unread_people
spelling/      Chinese in Latin letters, and back: by_origin, romanise, sounds; pinyin, cantonese: the two libraries
checks/        what is wrong with the names of an English: not_in_chinese (english_mentions, full_names, acronyms: which
               it has), countries and offices that are lost or nobody's
unknown_names  an article -> its works, products and firms that no source knows
name_book      what one article of a run calls somebody or something, the others do too
"""

from __future__ import annotations

from translator.names.checks.countries import lost_countries
from translator.names.checks.english_mentions import is_common
from translator.names.checks.not_in_chinese import Original, not_in_chinese
from translator.names.checks.offices import given_offices, held_offices, lost_of_offices
from translator.names.name_book import NameBook
from translator.names.people.mentioned_people import mentioned_people
from translator.names.people.unread_people import unread_people
from translator.names.sources.known_names import known_names
from translator.names.sources.places import place
from translator.names.sources.stated_names import stated_names
from translator.names.spelling.romanise import romanised
from translator.names.unknown_names import UnknownName, unknown_names
from translator.names.with_names import with_names

__all__ = [
    "NameBook", "Original", "UnknownName", "given_offices", "held_offices", "is_common", "known_names",
    "lost_countries", "lost_of_offices", "mentioned_people", "not_in_chinese", "place", "reading", "romanised",
    "stated_names", "unknown_names", "unread_people", "with_names",
]  # fmt: skip


def reading(han: str, around: str = "") -> str | None:
    """The English of `han`, Chinese that was left standing in a sentence, or None where it is not certain.

    Known places first, then personal names; `around` is the Chinese of the sentence (see `romanised`).
    """
    return place(han) or romanised(han, around)
