"""Which printed sentences may have a text in them: an index of SQLite's (FTS5), in this process alone.

It is made of what is filed, so it can be neither older than that nor damaged. SQLite knows no words of Chinese: there
each character stands apart, and a text of any length is found as a phrase of them, in either script.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress

from translator.chinese.script import fold
from translator.memory.finished_articles import PrintedSentence

Numbered = tuple[int, PrintedSentence]
"""A sentence with the number by which it is known."""

# Without the texts, which whoever fills it has: so what is taken out has to be said again.
_TABLE = """CREATE VIRTUAL TABLE sentences USING fts5(
    chinese, english, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
)"""
_NOT_IN_A_PHRASE = str.maketrans('"\0', "  ")


class SentenceIndex:
    """Sentences by their words. One thread at a time may ask it."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._is_there = False
        with suppress(sqlite3.OperationalError):  # a SQLite without FTS5: every sentence may have it
            self._connection.execute(_TABLE)
            self._is_there = True

    def add(self, sentences: Iterable[Numbered]) -> None:
        """Take sentences in; none may be there."""
        if self._is_there:
            with self._connection:
                insert = "INSERT INTO sentences (rowid, chinese, english) VALUES (?, ?, ?)"
                self._connection.executemany(insert, _rows(sentences))

    def remove(self, sentences: Iterable[Numbered]) -> None:
        """Take out sentences that are there."""
        if self._is_there:
            with self._connection:
                delete = "INSERT INTO sentences (sentences, rowid, chinese, english) VALUES ('delete', ?, ?, ?)"
                self._connection.executemany(delete, _rows(sentences))

    def having(self, text: str, is_chinese: bool) -> list[int] | None:
        """Return the numbers, in order, of the sentences that have the characters of a Chinese text, or the words of
        an English one, of which the last may be begun; marks do not count. None: it may be in any.
        """
        if not self._is_there or not any(map(str.isalnum, text)):
            return None
        phrase = (_apart(text) if is_chinese else fold(text)).translate(_NOT_IN_A_PHRASE)
        wanted = f'chinese : "{phrase}"' if is_chinese else f'english : "{phrase}" *'
        found = self._connection.execute("SELECT rowid FROM sentences WHERE sentences MATCH ?", (wanted,))
        return [number for (number,) in found]


def _rows(sentences: Iterable[Numbered]) -> Iterator[tuple[int, str, str]]:
    for number, sentence in sentences:
        yield number, _apart(sentence.source), fold(sentence.english)


def _apart(text: str) -> str:
    return " ".join(fold(text))
