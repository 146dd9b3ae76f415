"""Names to learn: a list of them with their English, told inside sentences that hold them, and each by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from translator.chinese.characters import is_han
from translator.chinese.script import fold
from translator.names.checks.english_words import is_english_word
from translator.names.sources.table import TABLE
from translator.records import Entry
from translator.train.pairs import Pair

_REMARK = re.compile(r"(?<!\s)\s*+[（(][^()（）]*+[)）]$")  # of an encyclopedia's title: which of two is meant
_SHORTEST, _LONGEST = 2, 12


@dataclass(frozen=True, slots=True)
class Names:
    """The English forms of each name, by its folded Chinese, and the names as they stand in the list."""

    english: Mapping[str, Sequence[str]] = field(default_factory=dict)
    listed: Sequence[Pair] = ()

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Names:
        """Return the names of a list; what is no name (a word of the language, a form of one character) is left out."""
        english: dict[str, list[str]] = defaultdict(list)
        listed = []
        for pair in pairs:
            bare = Pair(_REMARK.sub("", pair.chinese), _REMARK.sub("", pair.english).partition(", ")[0])
            if _SHORTEST <= len(bare.chinese) <= _LONGEST and _is_name(bare):
                english[fold(bare.chinese)].append(bare.english)
                listed.append(bare)
        return cls(english, listed)

    def told(self, pair: Pair) -> tuple[Entry, ...]:
        """Return an entry for each name in the Chinese of `pair` that its English says, the longest at each place."""
        return tuple(self._found(pair))

    def labels(self, count: int) -> Iterator[Pair]:
        """Return `count` names, or as many as there are, that have one English each."""
        return islice((pair for pair in self.listed if len(self.english[fold(pair.chinese)]) == 1), count)

    def _found(self, pair: Pair) -> Iterator[Entry]:
        folded, at = fold(pair.chinese), 0
        while at < len(folded):
            size = 1
            for longer in range(_LONGEST, _SHORTEST - 1, -1):
                said = [name for name in self.english.get(folded[at : at + longer], ()) if _stands(name, pair.english)]
                if said:
                    yield Entry(pair.chinese[at : at + longer], said[0])
                    size = longer
                    break
            at += size


@lru_cache(maxsize=1)
def known_people() -> tuple[str, ...]:
    """Return the English of all people whom the program knows."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return tuple(english.partition("|")[0] for _, _, kind, english in rows if kind == "person")


def _is_name(pair: Pair) -> bool:
    first = pair.english[:1]
    is_word = " " not in pair.english and is_english_word(pair.english)
    return first.isascii() and first.isupper() and not is_word and any(map(is_han, pair.chinese))


def _stands(name: str, english: str) -> bool:
    return name in english and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", english) is not None
