"""The names of an article that the table knows: matched on the original, longest first, like terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.dictionary import glosses
from translator.glossary import Glossary
from translator.glossary.match import Matcher
from translator.glossary.word_edges import is_word
from translator.names.people.personal_names import surname_of
from translator.names.people.surnames import is_surname
from translator.names.sources.heads import LONG
from translator.names.sources.stated_names import without_contradictions
from translator.names.sources.table import SHORT, NameRow, known_names_table
from translator.records import Entry

# Engines have countries right, and say them in adjectives: they only keep shorter names out of theirs.
_COUNTRY = "country"
_WORD = 2
_KINDS = frozenset(["person", "org", "place", "law", _COUNTRY])
# Written in foreign names, and words of their own beside one: 川普因, 拜登於.
_LOOSE = frozenset("于因本多以可来")
# What a known name is only a piece of, where the word cutter does not see it.
_LONGER = {
    "上海": ("史上海", "线上海", "网上海", "路上海"),
    "雪梨": ("冰糖雪梨", "雪梨汁", "雪梨膏", "雪梨每"),
    "达卡": ("达卡拉力",),
    "金边": ("金边眼镜",),
    "重庆": ("重庆大厦",),
    "南昌": ("南昌站", "南昌街"),
    "雅典": ("雅典娜",),
    "加沙": ("桦加沙",),
    "中国海": tuple(f"中国海{char}" for char in "关军警洋外事域岸上运归淘监南巡"),
}
_DAYS = frozenset(["当日", "本日"])
_DOTS = str.maketrans(dict.fromkeys("‧•・∙⋅", "·"))


def known_names(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the known people, organisations and places named in `text`, for use inside that article only.

    In order of first mention; `row` 0, `origin` the source. None where a term of the glossary stands across, around
    or inside the name.
    """
    standing = Matcher(_entries(text)).found(text)[0]
    named = dict.fromkeys(hit.entry for hit in standing if hit.entry.kind != _COUNTRY)
    return without_contradictions(text, tuple(named), glossary)


def _entries(text: str) -> list[Entry]:
    """An entry for every known form that stands anywhere, its spellings as they are in the text."""
    folded = fold(text).translate(_DOTS)
    found: dict[NameRow, dict[str, None]] = {}
    for start, row in _rows(folded):
        end = start + len(row.form)
        first, last = (start, end) if _is_chinese_person(row) else _foreign_reach(folded, start, end)
        forms = found.setdefault(row, {})
        forms[text[start:end]] = None
        if last - first > len(row.form):
            forms[f"!{text[first:last]}"] = None
        forms |= {f"!{text[at : at + len(word)]}": None for at, word in _longer(folded, row.form)}
        if LONG.match(folded, end - 1):
            forms[f"!{text[start : end + 1]}"] = None
    return [_entry(tuple(forms), row) for row, forms in found.items()]


def _longer(folded: str, form: str) -> Iterator[tuple[int, str]]:
    """Where a word first stands of which a form is only a piece."""
    places = ((folded.find(word), word) for word in _LONGER.get(form, ()))
    return (place for place in places if place[0] >= 0)


def _rows(folded: str) -> Iterator[tuple[int, NameRow]]:
    table = known_names_table()
    standing = ((start, row) for start in range(len(folded)) for row in table.starting_at(folded, start))
    return ((start, row) for start, row in standing if row.kind != SHORT)


def _is_chinese_person(row: NameRow) -> bool:
    """Whether a form is a surname and a given name, which nothing goes on with: 卓荣泰 before 列席."""
    has_both = row.kind == "person" and " " in row.english[0] and surname_of(row.form) != ""
    return has_both and any(map(is_surname, chain.from_iterable(english.split() for english in row.english)))


def _foreign_reach(folded: str, start: int, end: int) -> tuple[int, int]:
    """How far a foreign name reaches on beyond the part of it that is known: 塞西 in 塞西莉亚, 班克斯 in 费尔班克斯."""
    form = folded[start:end]
    if sum(map(is_transliteration, form)) < max(_WORD, len(form) - 1):
        return start, end
    before, behind = folded[max(0, start - _WORD) : start], folded[end : end + _WORD]
    return start - _is_more(before[-1:], before), end + _is_more(behind[:1], behind)


def _is_more(char: str, word: str) -> bool:
    """Whether a character beside a foreign name is written in such names, and in no other word with its neighbour."""
    is_other_word = is_word(word) and (not is_transliteration(word) or _is_no_name(word))
    return is_transliteration(char) and char not in _LOOSE and not is_other_word


def _is_no_name(word: str) -> bool:
    """Whether a word that is written like a piece of a foreign name is a verb or a day: 列席 behind 普丁."""
    return word in _DAYS or any(gloss.startswith("to ") for gloss in glosses(word)[:1])


def _entry(forms: tuple[str, ...], row: NameRow) -> Entry:
    kind = row.kind if row.kind in _KINDS else "other"
    return Entry(forms[0], row.english[0], forms[1:], accept=row.english[1:], kind=kind, origin=row.origin)
