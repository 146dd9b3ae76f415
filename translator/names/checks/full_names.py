"""Personal names in English that are nobody's of the Chinese: Wang Qing where it has 王强 alone, Eric Trump for 川普.

Surname and given name must spell characters that follow each other: each of them alone would be found somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.names.checks.english_mentions import rows_saying
from translator.names.checks.english_words import is_english_word
from translator.names.people.surnames import is_surname
from translator.names.sources.table import SHORT, NameRow
from translator.names.spelling.sounds import is_heard, is_romanised, is_spelt, is_syllable

_GIVEN = r"[A-Z][a-zà-ÿ]+(?:[-'’][A-Za-z][a-zà-ÿ]+)?"
_FULL = re.compile(
    r"(?<![\w'’.-])(?P<first>[A-Z][a-z]{1,5}) (?P<second>[A-Z][a-z]+(?:[-'’][A-Za-z][a-z]+)?)(?![\w-]| [A-Z])"
)
_WORD_BEFORE = re.compile(r"([A-Z][a-z]*) $")
_SHORT = 10  # characters in which a syllable stands
_APOSTROPHE = str.maketrans("", "", "'’")


def unspelt_people(english: str, folded: str) -> Iterator[str]:
    """Yield the names in full, as China or Taiwan spells them, that nothing in the folded article is read like."""
    for name, first, second in dict.fromkeys(_full_names(english)):
        if not (rows_saying(name) or _is_of_it(first, second, folded)):
            yield name


def namesakes(english: str, said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands beside a part of the name of somebody who is called otherwise, and both together: Eric Trump.

    `said` is what the known names of the Chinese may be called: where a surname alone is one it stands for the person,
    and for nobody else. Moon Jae-myung is not Lee Jae-myung either, nor Law Wong Lawrence Wong.
    """
    letters = [_letters(one) for one in said]
    for part, is_first in dict.fromkeys(_parts(said)):
        given, own = f"(?P<other>{_GIVEN})", re.escape(part)
        beside = f"{own} {given}" if is_first else f"{given} {own}"
        for found in re.finditer(rf"(?<![\w'’.-]){beside}(?![\w-])", english):
            other = found["other"]
            is_called = any(_letters(other) in one for one in letters)
            is_other = not is_called and (_may_be_given(other) or ("-" in part and is_surname(other)))
            if is_other or _is_cut_off(other, part, said):
                yield other, found[0]
    yield from _with_two_surnames(english, said)


def _with_two_surnames(english: str, said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield a surname, and it with somebody's name in full behind it: Moon Lee Jae-myung."""
    for name in said:
        if " " in name and any(map(_is_person, rows_saying(name))):
            for found in re.finditer(rf"(?<=\w )(?P<other>{_GIVEN}) {re.escape(name)}(?![\w-])", english):
                if is_surname(found["other"]) and not any(found["other"] in one.split() for one in said):
                    yield found["other"], found[0]


def _is_cut_off(word: str, part: str, said: Sequence[str]) -> bool:
    """Whether `word` is another's surname, and how a given name beside `part` begins: Law Wong of Lawrence Wong."""
    given = (one for name in said if part in name.split() for one in name.split() if one != part)
    return is_surname(word) and any(one.startswith(word) and one != word and "-" not in one for one in given)


def _may_be_given(word: str) -> bool:
    return not is_english_word(word) and all(map(_is_person, rows_saying(word)))


def _parts(said: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the surnames that people may be called by, and given names of two syllables; and whether each is first."""
    for name in said:
        first, *_, last = words = name.split() if " " in name else [name, ""]
        is_somebody = all(map(_is_person, rows_saying(name))) and (rows_saying(name) or _is_full_name(first, last))
        if len(words) > 1 and is_somebody:
            yield from ((word, word == first) for word in (first, last) if word in said)
            if "-" in last:
                yield last, False


def _is_person(row: NameRow) -> bool:
    return row.kind in ("person", SHORT)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.casefold()))


def _full_names(english: str) -> Iterator[tuple[str, str, str]]:
    """Yield each name of two words with both, as often as it stands."""
    for found in _FULL.finditer(english):
        first, second = found["first"], found["second"].translate(_APOSTROPHE)
        before = _WORD_BEFORE.search(english[max(0, found.start() - _SHORT) : found.start()])
        is_longer = before is not None and is_syllable(before[1])  # Ri Yong Ho
        if not is_longer and _is_full_name(first, second):
            yield found[0], first, second


def _is_full_name(first: str, second: str) -> bool:
    is_two_words = is_syllable(second) and is_english_word(first) and is_english_word(second)
    return is_syllable(first) and (is_syllable(second) or is_romanised(second)) and not is_two_words


def _is_of_it(first: str, second: str, folded: str) -> bool:
    """Whether the Chinese is read so, in either order, or a foreign name sounds so."""
    is_read = is_spelt(first + second, folded) or is_spelt(second + first, folded)
    return is_read or (not is_syllable(second) and is_heard(second, folded))
