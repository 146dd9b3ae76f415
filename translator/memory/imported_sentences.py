"""Sentences that the user brought into a memory: the tables `corrections` and `seals`, where a loss shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from translator.memory.keys import plain
from translator.storage.database import Unusable
from translator.storage.row_digests import seal


def imported(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what was imported into a memory, by sentence.

    Raises:
        Unusable: some of it is damaged or gone. No run goes on without what its user has set.
    """
    if lost := damaged(connection):
        raise Unusable(
            f"{lost} sentence(s) that you imported are damaged or gone",
            "Import those again (translator memory import FILE): the others stay.",
        )
    return whole(connection)


def whole(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what was imported into a memory and is as it was, by sentence."""
    kept = _seals(connection)
    rows = connection.execute("SELECT source, english FROM corrections ORDER BY source").fetchall()
    return {source: english for source, english in rows if seal(source, english) in kept}


def damaged(connection: sqlite3.Connection) -> int:
    """Return how many sentences that were imported into a memory are not as they were."""
    return max(count(connection), len(_seals(connection))) - len(whole(connection))


def count(connection: sqlite3.Connection) -> int:
    """Return how many sentences were imported, damaged or not."""
    [found] = connection.execute("SELECT count(*) FROM corrections").fetchone()
    return int(found)


def keep(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]]) -> int:
    """Keep (Chinese, English) pairs as corrections, over any for the same sentence; return how many.

    What is damaged of those that were there is forgotten.
    """
    rows = [(plain(source), plain(english)) for source, english in pairs]
    rows = [row for row in rows if all(row)]
    own = whole(connection) | dict(rows)
    with connection:
        forget(connection)
        connection.executemany("INSERT INTO corrections VALUES (?, ?)", own.items())
        connection.executemany("INSERT INTO seals VALUES (?)", [(seal(*row),) for row in own.items()])
    return len(rows)


def forget(connection: sqlite3.Connection) -> int:
    """Forget all that was imported, in the caller's transaction; return how many sentences."""
    connection.execute("DELETE FROM seals")
    return connection.execute("DELETE FROM corrections").rowcount


def _seals(connection: sqlite3.Connection) -> set[str]:
    return {mark for (mark,) in connection.execute("SELECT seal FROM seals")}
