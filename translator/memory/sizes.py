"""What a memory holds as a whole: to be counted, taken out, forgotten."""

from __future__ import annotations

import sqlite3

_WHAT = (
    ("sentences remembered", "SELECT count(*) FROM sentences"),
    ("sentences of your own, imported", "SELECT count(*) FROM corrections"),
    ("articles filed", "SELECT count(*) FROM articles"),
)


def sizes(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return what is held and how much of it."""
    return [(name, connection.execute(query).fetchone()[0]) for name, query in _WHAT]


def pairs(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (Chinese, English) of every article filed, as last printed, and of every import; the import wins."""
    rows = connection.execute("SELECT source, english FROM sentences WHERE complete AND english <> '' ORDER BY key")
    found = dict(rows)
    found.update(connection.execute("SELECT source, english FROM corrections"))
    return sorted(found.items())


def forget(connection: sqlite3.Connection, everything: bool) -> int:
    """Forget the sentences, and what is filed of the articles, so that they are made again; return how many.

    What the user imported goes only if `everything` does.
    """
    with connection:
        count: int = connection.execute("DELETE FROM sentences").rowcount
        connection.execute("DELETE FROM articles")
        if everything:
            count += connection.execute("DELETE FROM corrections").rowcount
    return count
