"""The names of a run: what one article calls somebody or something, the others do too.

A person's own English decides, else who comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translator.chinese.script import fold
from translator.glossary import Glossary
from translator.glossary.word_edges import is_word
from translator.names.people.mentioned_people import mentioned_people
from translator.names.sources.stated_names import without_contradictions
from translator.names.spelling.spelling_notes import CORRECTED, FOLLOWS, STATED
from translator.names.unknown_names import occurring
from translator.records import Entry

RUN = "run"
"""The origin of an entry for a name that no source knows, to which a run gave its English."""

_LONG = 3


class NameBook:
    """The names of a run that have their English from one of its articles."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._lengths: set[int] = set()  # of a run of many articles there are too many names to go through

    def copy(self) -> NameBook:
        """Return another with the same names: what one learns the other does not know."""
        found = NameBook()
        found._entries, found._lengths = dict(self._entries), set(self._lengths)
        return found

    def learn(self, entries: Iterable[Entry]) -> None:
        """Note those of the entries of an article that are news to others, unless their names are here already."""
        for entry in filter(_is_news, entries):
            chinese = fold(entry.source)
            known = self._entries.get(chinese)
            if known is None or (entry.note == CORRECTED and known.note != CORRECTED):
                self._entries[chinese] = entry
                self._lengths.add(len(chinese))

    def standing_in(self, text: str) -> tuple[Entry, ...]:
        """Return all those whose names are in a text, a whole article."""
        return tuple(entry for _, entry in self._standing(text))

    def given(self, text: str) -> dict[str, Entry]:
        """Return those in a text to which the run gave their English, by their folded Chinese."""
        return {chinese: entry for chinese, entry in self._standing(text) if entry.origin == RUN}

    def told(self, text: str, glossary: Glossary) -> tuple[Entry, ...]:
        """Return those in a text, a whole article, whose English another article states or spells.

        One that may be a word is told only where the article has somebody of that name. None that contradicts the
        glossary.
        """
        standing = {chinese: entry for chinese, entry in self._standing(text) if entry.origin != RUN}
        words = set(filter(_may_be_word, standing))
        if words:
            words -= {fold(entry.source) for entry in mentioned_people(text, glossary)}
        told = [entry for chinese, entry in standing.items() if chinese not in words]
        return without_contradictions(text, told, glossary)

    def _standing(self, text: str) -> Iterator[tuple[str, Entry]]:
        standing = occurring(fold(text), self._entries, self._lengths)
        return ((chinese, self._entries[chinese]) for chinese in standing)


def _is_news(entry: Entry) -> bool:
    """Whether the English of an entry is an article's own: stated in it, spelt for it, or given by the run.

    Not one of the user's, of a source that every article has, nor a surname alone.
    """
    is_own = entry.origin == RUN or entry.note == STATED or (entry.kind == "person" and not entry.origin)
    return is_own and not entry.row and entry.note != FOLLOWS


def _may_be_word(chinese: str) -> bool:
    return len(chinese) < _LONG or is_word(chinese)
