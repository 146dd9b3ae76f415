"""The SQLite file of an output folder, in write-ahead mode: a killed process loses only what it had not committed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from translator.errors import OutputError

NAME = "memory.sqlite3"
"""What the file is called in an output folder."""

# Raised when a table changes; an older file is then made anew but for what the user put in: the corrections.
_SCHEMA = 3
_TABLES = """
CREATE TABLE sentences (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, english TEXT NOT NULL,
    score REAL NOT NULL, complete INTEGER NOT NULL, step TEXT NOT NULL, found TEXT NOT NULL, setup TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sentences_by_source ON sentences (source);
CREATE TABLE IF NOT EXISTS corrections (source TEXT PRIMARY KEY, english TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    path TEXT PRIMARY KEY, filed TEXT NOT NULL, record TEXT NOT NULL, ledger TEXT NOT NULL, printed TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE written (
    name TEXT NOT NULL, digest TEXT NOT NULL, stamp TEXT NOT NULL, PRIMARY KEY (name, digest)
) WITHOUT ROWID;
CREATE TABLE changes (
    path TEXT NOT NULL, number INTEGER NOT NULL, change TEXT NOT NULL, PRIMARY KEY (path, number)
) WITHOUT ROWID;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the memory at `path`, made if need be, for as long as the block runs.

    Raises:
        OutputError: the file is no memory, or cannot be read or written (a full disk, say) at any time
            in the block.
    """
    with _failures(path), closing(sqlite3.connect(path, timeout=30)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _prepare(connection)
        yield connection


@contextmanager
def looked_at(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the memory at `path` to look at it only: it may be another run's, or of another version.

    Raises:
        OutputError: it is not a memory of this version, or cannot be read.
    """
    with _failures(path), closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


@contextmanager
def _failures(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise OutputError(
            f"{path}: the memory of earlier runs cannot be used ({error}).",
            "Make room on the disk if it is full; otherwise move this file away: the next run makes another, "
            "without the sentences that you imported.",
        ) from error


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, anew where they are of another version."""
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if version == _SCHEMA:
        return
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    dropped = "".join(f"DROP TABLE {name};" for (name,) in names if name != "corrections")
    connection.executescript(f"BEGIN; {dropped} {_TABLES} PRAGMA user_version = {_SCHEMA}; COMMIT;")
