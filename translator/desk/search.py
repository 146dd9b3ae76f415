"""Everything that was translated in the folder, searched by an index that is made when it is first asked for."""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, starmap

from translator.chinese.characters import has_han
from translator.desk.archive import Kept
from translator.glossary import Glossary
from translator.glossary.match import caseless, forms
from translator.memory import PrintedSentence, SentenceIndex
from translator.records import Entry

_MOST = 200
_AT_ONCE = 50
"""Articles that are taken into the index while somebody waits; more are read through until a thread has taken them."""
_STEP, _PAUSE = 10, 0.001
_LONGEST = 1 << 20
"""More than an article has sentences."""
_EDGE = r"(?<![^\W_])"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that has what was looked for: the article's brief and headline, and where in which text it stands."""

    brief: str
    headline: str
    sentence: PrintedSentence
    start: int
    is_chinese: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the first hits, how many there are in how many articles, what the glossary had it called."""

    hits: tuple[Hit, ...]
    total: int
    articles: int
    renderings: tuple[tuple[str, int], ...]


_Place = tuple[Kept, PrintedSentence]


class Search:
    """Searches articles. What is indexed goes by the articles that were asked for last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._index = SentenceIndex()
        self._articles: Sequence[Kept] = ()
        # By identity: an article that is filed again is another.
        self._held: dict[int, tuple[int, Kept]] = {}
        self._positions: dict[int, int] = {}
        self._waiting: list[int] = []
        self._next = 0

    def find(self, articles: Sequence[Kept], text: str) -> Found:
        """Return the sentences that have `text`: Chinese, in either script, or English words, in any letter case.

        The last English word may be begun.
        """
        wanted = caseless(" ".join(text.split()))
        is_chinese = has_han(wanted)
        places = self._having(articles, [wanted], is_chinese)
        found = list(_found(places, wanted, is_chinese)) if wanted else []
        hits = (Hit(kept.brief, kept.headline, each, start, is_chinese) for (kept, each), start in found[:_MOST])
        renderings = _renderings((sentence for (_, sentence), _ in found), wanted) if is_chinese else ()
        return Found(tuple(hits), len(found), len({id(kept) for (kept, _), _ in found}), renderings)

    def touched(self, articles: Sequence[Kept], entry: Entry) -> list[tuple[Kept, int]]:
        """Return the articles in which an entry of the glossary stands, each with the number of its sentences."""
        glossary, wanted = Glossary((entry,)), [caseless(form) for form in forms(entry) if form]
        near = (
            (kept, sentence)
            for kept, sentence in self._having(articles, wanted, is_chinese=True)
            if any(form in caseless(sentence.source) for form in wanted) and glossary.match(sentence.source)
        )
        return [(kept, sum(1 for _ in found)) for kept, found in groupby(near, key=lambda place: place[0])]

    def _having(self, articles: Sequence[Kept], texts: Sequence[str], is_chinese: bool) -> Iterator[_Place]:
        """Yield the sentences that may have one of `texts`, in their order."""
        with self._lock:
            self._take_in(articles)
            named = [self._index.having(text, is_chinese) for text in texts]
            chosen: dict[int, list[int]] = {}
            for number in sorted(set(chain.from_iterable(found or () for found in named))):
                chosen.setdefault(self._positions[number // _LONGEST], []).append(number % _LONGEST)
            unknown = set(range(len(articles)) if None in named else self._waiting)
        for at in sorted(unknown.union(chosen)):
            kept = articles[at]
            yield from (
                ((kept, each) for each in kept.printed)
                if at in unknown
                else ((kept, kept.printed[place]) for place in chosen[at])
            )

    def _take_in(self, articles: Sequence[Kept]) -> None:
        """Bring the index up to the articles, or have that done where it is much."""
        if articles is self._articles:
            return
        self._articles = articles
        there = {id(kept): at for at, kept in enumerate(articles)}
        for key in self._held.keys() - there:
            self._index.remove(_numbered(*self._held.pop(key)))
        self._positions = {number: there[key] for key, (number, _) in self._held.items()}
        is_at_it = bool(self._waiting)
        self._waiting = [at for key, at in there.items() if key not in self._held]
        if len(self._waiting) <= _AT_ONCE:
            self._add(len(self._waiting))
        elif not is_at_it:
            threading.Thread(target=self._catch_up, name="desk-index", daemon=True).start()

    def _catch_up(self) -> None:
        """Take in what waits, a few at a time: who searches meanwhile is not kept waiting."""
        while self._waiting:
            with self._lock:
                self._add(_STEP)
            time.sleep(_PAUSE)

    def _add(self, count: int) -> None:
        some, self._waiting = self._waiting[:count], self._waiting[count:]
        new = list(enumerate((self._articles[at] for at in some), self._next))
        self._index.add(chain.from_iterable(starmap(_numbered, new)))
        self._held.update((id(kept), (number, kept)) for number, kept in new)
        self._positions.update(zip((number for number, _ in new), some, strict=True))
        self._next += len(new)


def _numbered(number: int, kept: Kept) -> Iterator[tuple[int, PrintedSentence]]:
    """Yield the sentences of an article with the numbers by which the index knows them."""
    return enumerate(kept.printed, number * _LONGEST)


def _found(places: Iterable[_Place], wanted: str, is_chinese: bool) -> Iterator[tuple[_Place, int]]:
    """Yield the sentences that have a text, and where: Chinese anywhere, English where a word begins."""
    is_begun = not is_chinese and wanted[:1].isalnum()
    look = re.compile(rf"{_EDGE if is_begun else ''}{re.escape(wanted)}").search
    for place in places:
        if found := look(caseless(place[1].source if is_chinese else place[1].english)):
            yield place, found.start()


def _renderings(found: Iterable[PrintedSentence], wanted: str) -> tuple[tuple[str, int], ...]:
    """Return what terms that have the text in them were called, by how often."""
    labels = Counter(label for sentence in found for label, _ in sentence.terms)
    having = {label: count for label, count in labels.items() if wanted in caseless(label.partition(" = ")[0])}
    return tuple(Counter(having).most_common(12))
