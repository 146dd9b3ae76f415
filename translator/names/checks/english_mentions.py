"""What may be names in an English sentence: those that the table knows, and words that only names can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.names.checks.english_words import is_english_word
from translator.names.sources.table import NameRow, known_names_table
from translator.names.spelling.sounds import is_romanised, is_syllable

# A hyphen before a capital parts two names: Beijing-Tianjin. US$ is a sign.
_TOKEN = re.compile(r"(?!(?:US|NT|HK|MOP|S|A|C|NZ)\$)[^\W_](?:(?:[\w&'’.]|-(?![A-Z]))*[^\W_])?\.?")
POSSESSIVE = re.compile(r"['’]s?$")
# Soviet-dominated.
_COMPOUND = re.compile(r"-[a-z]\w*$")
_BEGINS = re.compile(r"(?:^|[.!?:;…\"“”‘()\n—–]|\s-)[\s\"“‘'(]{0,3}$")
_MOST_WORDS = 6
# Shorter capitals are initials.
_SHORTEST_IN_CAPITALS = 4
_COUNTRY, _PERSON, _PLACE, _TITLE, _ORGANISATION = "country", "person", "place", "title", "org"
_ARTICLES = frozenset(["The", "A", "An"])
_CALENDAR = frozenset([
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October", "November", "December",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def names_in(english: str) -> Iterator[tuple[str, bool]]:
    """What may be names in `english`, and whether the table knows each as one: other words may be anything."""
    tokens = [_Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(english)]
    in_capitals = 2 * sum(token.is_capital for token in tokens) > len(tokens)
    at = 0
    while at < len(tokens):
        count, name, rows = _known(english, tokens[at : at + _MOST_WORDS])
        is_named = count > 1 and bool(rows) and not _is_described(name, rows) and not _is_longer(tokens, at, rows)
        if is_named or (any(_stands_alone(name, row) for row in rows) and _is_alone(english, tokens, at)):
            yield name, True
        elif tokens[at].is_capital:
            word = POSSESSIVE.sub("", tokens[at].text.rstrip("."))
            if is_romanised(word) or not (in_capitals or _begins(english, tokens[at])):
                yield word, False
        at += count


def _known(english: str, tokens: Sequence[_Token]) -> tuple[int, str, Sequence[NameRow]]:
    """Of the names of the table that begin with the first of some words the longest; else one word and no row.

    An office has none: `offices` looks for those.
    """
    if tokens[0].is_capital:
        for count in range(len(tokens), 0, -1):
            written = english[tokens[0].start : tokens[count - 1].end]
            for name in _spellings(written):
                if rows := rows_saying(name):
                    return count, name, [row for row in rows if row.kind != _TITLE]
    return 1, tokens[0].text, ()


def _spellings(written: str) -> Iterator[str]:
    """A name as it is written, without what may be at its end, and in small letters if it is all in capitals."""
    forms = (written, POSSESSIVE.sub("", written), written.rstrip("."), _COMPOUND.sub("", written))
    yield from dict.fromkeys(forms)
    if written.isupper() and len(written) >= _SHORTEST_IN_CAPITALS:
        yield POSSESSIVE.sub("", written.rstrip(".")).title()


@lru_cache(maxsize=8192)
def rows_saying(name: str) -> tuple[NameRow, ...]:
    """The rows of the table one of whose English forms a name is."""
    return known_names_table().saying(name)


def _is_alone(english: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether a word is a name by itself: no word that begins a sentence or stands among others with capitals."""
    token, behind = tokens[at], tokens[at + 1 : at + 2]
    if is_syllable(token.text) and any(is_romanised(other.text) and other.is_capital for other in behind):
        return False  # Yao Xingfu
    if not is_english_word(POSSESSIVE.sub("", token.text).rstrip(".")):
        return True
    beside = [tokens[other] for other in (at - 1, at + 1) if 0 <= other < len(tokens)]
    return not _begins(english, token) and not any(other.is_capital for other in beside)


def _is_longer(tokens: Sequence[_Token], at: int, rows: Sequence[NameRow]) -> bool:
    """Whether an institution's name is the end of another's: Agricultural Development Bank of China."""
    before = tokens[at - 1] if at and tokens[at - 1].end + 1 == tokens[at].start else None
    is_end = before is not None and before.is_capital and is_english_word(before.text) and before.text not in _ARTICLES
    return is_end and all(row.kind == _ORGANISATION for row in rows)


def _is_described(name: str, rows: Sequence[NameRow]) -> bool:
    """Whether a name may as well be words that say what a place is: Old City, West Coast."""
    is_place = all(row.kind == _PLACE and row.origin != "own" for row in rows)
    return is_place and all(map(is_english_word, name.split()))


def _begins(english: str, token: _Token) -> bool:
    """Whether a sentence, a quotation or what a colon opens begins with a word."""
    return _BEGINS.search(english, max(0, token.start - 4), token.start) is not None


def _stands_alone(name: str, row: NameRow) -> bool:
    """Whether one word is the name of a row, and no surname of many and no word of the language."""
    is_word = is_english_word(name)
    if row.kind == _COUNTRY:
        return not (is_word and name != row.english[0])
    return name == row.english[0] and (row.origin == "own" or not (is_word or row.kind == _PERSON))


def is_common(word: str) -> bool:
    """Whether a word in small letters but for its first is a common one: nothing that the table knows is called so."""
    is_small = word[:1].isupper() and word[1:].replace("-", "").islower()
    is_known = word in _CALENDAR or bool(rows_saying(word))
    return is_small and not is_known and all(map(is_english_word, word.split("-")))
