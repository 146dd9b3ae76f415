"""Chinese personal names in an English sentence that spell nobody of the Chinese: Wang Qing where it has 王强 alone.

Surname and given name must spell characters that follow each other: each of them alone would be found somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.names.english_mentions import rows_saying
from translator.names.english_words import is_english_word
from translator.names.sounds import is_heard, is_romanised, is_spelt, is_syllable

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
