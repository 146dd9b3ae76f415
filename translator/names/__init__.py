"""Names of people and places, without guessing: None or nothing wherever the evidence does not suffice.

with_names        a termbase -> the same with the names of an article, by the next three
stated_names      an article -> entries for names whose English it states itself  (stated_evidence: which are sure)
known_names       an article -> entries for the names that the table knows   (table: where it lies; own_lists: ours)
mentioned_people  an article -> entries for the people whom it names   (find_people, people_lists, foreign_names: where
                  they are; short_forms)
unknown_names     an article -> its works, products and firms that no source knows
not_in_chinese    an English sentence -> its names that nothing in the Chinese stands for
                  (english_mentions, full_names, acronyms: which names it has; english_words, sounds,
                  country_characters: what stands for one)
lost_countries    a sentence and its English -> the countries that the English does not name
given_offices     the same -> the offices that nobody has in the Chinese; lost_of_offices: what it says of them
unread_people     a sentence -> the people in it whose English nothing says
spelling          a Chinese personal name -> its English where somebody is from   (origins: where that is)
spelling_notes    what the note of an entry says of where its English is from
surnames          which surnames there are, how they are read and spelt; cantonese: Hong Kong's spelling, by ToJyutping
romanise          a Chinese personal name -> the English that somebody is known by, or its spelling
places            a place of China or Taiwan -> its English
pinyin            whether Chinese sounds as a Latin name is written; the only module that uses pypinyin
"""

from __future__ import annotations

from translator.names.countries import lost_countries
from translator.names.english_mentions import is_common
from translator.names.known_names import known_names
from translator.names.mentioned_people import mentioned_people
from translator.names.name_book import NameBook
from translator.names.not_in_chinese import Original, not_in_chinese
from translator.names.offices import given_offices, lost_of_offices
from translator.names.places import place
from translator.names.romanise import romanised
from translator.names.stated_names import stated_names
from translator.names.unknown_names import UnknownName, unknown_names
from translator.names.unread_people import unread_people
from translator.names.with_names import with_names

__all__ = [
    "NameBook", "Original", "UnknownName", "given_offices", "is_common", "known_names", "lost_countries",
    "lost_of_offices", "mentioned_people", "not_in_chinese", "place", "reading", "romanised", "stated_names",
    "unknown_names", "unread_people", "with_names",
]  # fmt: skip


def reading(han: str, around: str = "") -> str | None:
    """The English of `han`, Chinese that was left standing in a sentence, or None where it is not certain.

    Known places first, then personal names; `around` is the Chinese of the sentence (see `romanised`).
    """
    return place(han) or romanised(han, around)
