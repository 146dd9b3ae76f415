"""Everything that was translated in the folder, searched: it is read through each time, which is quick enough."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.chinese.characters import has_han
from translator.chinese.script import fold
from translator.desk.archive import Kept
from translator.glossary import Glossary
from translator.glossary.match import forms
from translator.memory import PrintedSentence
from translator.records import Entry

_MOST = 200


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


@dataclass(frozen=True, slots=True)
class _Page:
    """An article with its sentences as they are compared."""

    kept: Kept
    chinese: tuple[str, ...]
    english: tuple[str, ...]


class Search:
    """Searches articles; how they are compared is worked out once for each."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: dict[str, _Page] = {}

    def find(self, articles: Sequence[Kept], text: str) -> Found:
        """Return the sentences that have `text`: Chinese, in either script, or English, in any letter case."""
        wanted = " ".join(text.split())
        is_chinese = has_han(wanted)
        looked_for = fold(wanted) if is_chinese else wanted.casefold()
        found = list(self._hits(articles, looked_for, is_chinese)) if looked_for else []
        renderings = _renderings(found, looked_for) if is_chinese else ()
        return Found(tuple(found[:_MOST]), len(found), len({hit.brief for hit in found}), renderings)

    def touched(self, articles: Sequence[Kept], entry: Entry) -> list[tuple[Kept, int]]:
        """Return the articles in which an entry of the glossary stands, each with the number of its sentences."""
        glossary, wanted = Glossary((entry,)), [fold(form) for form in forms(entry) if form]
        found = []
        for page in self._all(articles):
            near = (
                sentence.source
                for sentence, text in zip(page.kept.printed, page.chinese, strict=True)
                if any(form in text for form in wanted)
            )
            if count := sum(bool(glossary.match(source)) for source in near):
                found.append((page.kept, count))
        return found

    def _hits(self, articles: Sequence[Kept], wanted: str, is_chinese: bool) -> Iterator[Hit]:
        for page in self._all(articles):
            texts = page.chinese if is_chinese else page.english
            for sentence, text in zip(page.kept.printed, texts, strict=True):
                if (start := text.find(wanted)) >= 0:
                    yield Hit(page.kept.brief, page.kept.headline, sentence, start, is_chinese)

    def _all(self, articles: Sequence[Kept]) -> list[_Page]:
        with self._lock:
            known, self._pages = self._pages, {}
            for kept in articles:
                page = known.get(kept.brief)
                self._pages[kept.brief] = page if page and page.kept is kept else _page(kept)
            return list(self._pages.values())


def _page(kept: Kept) -> _Page:
    chinese = tuple(fold(sentence.source) for sentence in kept.printed)
    return _Page(kept, chinese, tuple(sentence.english.casefold() for sentence in kept.printed))


def _renderings(found: Sequence[Hit], wanted: str) -> tuple[tuple[str, int], ...]:
    """Return what terms that have the text in them were called, by how often."""
    labels = (label for hit in found for label, _ in hit.sentence.terms if wanted in fold(label.partition(" = ")[0]))
    return tuple(Counter(labels).most_common(12))
