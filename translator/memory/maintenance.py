"""What a memory holds as a whole: to be counted, taken out, forgotten."""

from __future__ import annotations

import sqlite3

from translator.memory import imported_sentences, sentences
from translator.memory.finished_articles import FinishedArticles
from translator.memory.keys import plain


def counts(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return what is held and how much of it."""
    return [
        ("sentences remembered", sentences.count(connection)),
        ("sentences of your own, imported", imported_sentences.count(connection)),
        ("articles filed", FinishedArticles(connection).count()),
    ]


def sentence_pairs(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (Chinese, English) of every article filed, as last printed, and of every import, by the Chinese.

    Sentences that failed a check where they were printed are left out; the user's own that were printed are
    among the rest. Where articles differ, the last by path wins, and an import wins over all.
    """
    found: dict[str, str] = {}
    for filed, printed in FinishedArticles(connection).all():
        flagged = {flag.source for flag in filed.flags}
        for sentence in printed:
            if sentence.source not in flagged and sentence.source.strip() and sentence.english.strip():
                found[plain(sentence.source)] = sentence.english
    found.update(imported_sentences.whole(connection))
    return sorted(found.items())


def forget(connection: sqlite3.Connection, everything: bool) -> int:
    """Forget the sentences, and what is filed of the articles, so that they are made again; return how many.

    What the user imported goes only if `everything` does.
    """
    with connection:
        FinishedArticles(connection).forget()
        return sentences.forget(connection) + (imported_sentences.forget(connection) if everything else 0)
