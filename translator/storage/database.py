"""The SQLite file of an output folder, in write-ahead mode: a killed process loses only what it had not committed.

A file of that name may come from anywhere. It is looked at without writing first, and written only where it holds
exactly the tables of this program, empty or not, and is whole: no view, trigger or name of its own is ever run.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from translator.errors import OutputError
from translator.storage.row_digests import is_text, seal

MEMORY_FILE = "memory.sqlite3"
"""What the file is called in an output folder."""

_OURS = int.from_bytes(b"zhen")
"""SQLite's application_id of a memory."""

# Raised when a table changes. An earlier file is then made anew but for what cannot be made again: the corrections,
# and which files are ours.
_SCHEMA = 4
# As SQLite keeps them, so that a file can be compared. The last column of three is a row's seal; those of the
# corrections are beside them, where the loss of one shows as well.
_TABLES = {
    "sentences": """CREATE TABLE sentences (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, english TEXT NOT NULL, score REAL NOT NULL, complete INTEGER NOT NULL,
    step TEXT NOT NULL, found TEXT NOT NULL, setup TEXT NOT NULL, seal TEXT NOT NULL
) WITHOUT ROWID""",
    "articles": """CREATE TABLE articles (
    path TEXT PRIMARY KEY, filed TEXT NOT NULL, record TEXT NOT NULL, ledger TEXT NOT NULL, printed TEXT NOT NULL,
    seal TEXT NOT NULL
) WITHOUT ROWID""",
    "changes": """CREATE TABLE changes (
    path TEXT NOT NULL, number INTEGER NOT NULL, change TEXT NOT NULL, seal TEXT NOT NULL, PRIMARY KEY (path, number)
) WITHOUT ROWID""",
    "state": "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "seals": "CREATE TABLE seals (seal TEXT PRIMARY KEY) WITHOUT ROWID",
    "written": """CREATE TABLE written (
    name TEXT NOT NULL, digest TEXT NOT NULL, stamp TEXT NOT NULL, PRIMARY KEY (name, digest)
) WITHOUT ROWID""",
    "corrections": "CREATE TABLE corrections (source TEXT PRIMARY KEY, english TEXT NOT NULL) WITHOUT ROWID",
}
_INDEX = "CREATE INDEX sentences_by_source ON sentences (source)"
# What earlier versions made, as `_shape` gives it, and what of that stays.
_EARLIER = {
    1: "f3b671710a24eae91577f3225a9817a55cec2876d2ca2e791b364d72b971feb7",
    2: "d1cbbd6d365dcb4240a30f3e7f6c7915d9c93ce8c24a384b138e6f9124441da6",
    3: "6605c22a482f84eb5517f9c7ab52ca81713c12288c2bcd2d228b6673238a40f6",
}
_KEPT = {1: ("corrections",), 2: ("corrections", "written"), 3: ("corrections", "written")}

_SMALLEST = 512
"""Bytes of a page, and so of a database, at the least."""
_LARGEST = 1 << 28
"""Bytes of a value: more is no article's, and is not read into memory."""

_LATER = "Use the version that made it, or choose another folder with -o."
_ELSEWHERE = "It was left as it is. Move it away, or choose another folder with -o."
_DAMAGED = "Move it away: the next run makes another, without the sentences that you imported. Import those again then."
_REMEDIES = {
    sqlite3.SQLITE_FULL: "Make room on the disk: the same command goes on from there.",
    sqlite3.SQLITE_READONLY: "Allow it to be written, or choose another folder with -o.",
    sqlite3.SQLITE_CANTOPEN: "Allow it and its folder to be read and written, or choose another folder with -o.",
    sqlite3.SQLITE_BUSY: "Close the program that has it open, and run again.",
    sqlite3.SQLITE_LOCKED: "Close the program that has it open, and run again.",
}


class Unusable(Exception):
    """A memory that cannot be used, for whoever knows its path to say: what is wrong with it, and what to do."""

    def __init__(self, what: str, remedy: str, beside: str = "") -> None:
        super().__init__(what)
        self.what, self.remedy, self.beside = what, remedy, beside


@contextmanager
def open_memory(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the memory at `path`, made if need be, for as long as the block runs. For who has the folder to itself.

    Raises:
        OutputError: the file is no memory, is of a later version or is damaged: nothing of it was changed; or it
            cannot be read or written (a full disk, say) at any time in the block.
    """
    with _failures(path):
        version, is_in_order = _inspected(path)
        with closing(_connected(path, "rwc")) as connection:
            if version == 0:
                connection.execute("PRAGMA journal_mode = MEMORY")  # a kill at this moment leaves no journal
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if version != _SCHEMA:
                _make(connection, version)
            elif not is_in_order:
                _mend(connection)
            yield connection


@contextmanager
def open_beside(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the memory at `path`, which this process has open, once more: for another thread, to look at it only.

    Raises:
        OutputError: it cannot be read.
    """
    with _failures(path), closing(_connected(path, "ro")) as connection:
        yield connection


@contextmanager
def open_read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the memory at `path` to look at it only: it may be another run's, or of an earlier version.

    Raises:
        OutputError: there is none, it is not one of this or an earlier version, or it cannot be read.
    """
    with _failures(path):
        _refuse_odd_files(path)
        with closing(_reading(path)) as connection:
            if _version_of(connection) == 0:
                raise Unusable("nothing is in it yet", "Run `translator run` first.")
            yield connection


@contextmanager
def _failures(path: Path) -> Iterator[None]:
    """Turn what is wrong with the memory at `path`, and SQLite's errors, into ours."""
    try:
        yield
    except Unusable as error:
        raise OutputError(f"{path}{error.beside}: {error.what}.", error.remedy) from error
    except sqlite3.Error as error:
        remedy = _REMEDIES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, _DAMAGED)
        raise OutputError(f"{path}: the memory of earlier runs cannot be used ({error}).", remedy) from error


def _inspected(path: Path) -> tuple[int, bool]:
    """Return the version of the memory at `path`, 0 where nothing is in it yet, and whether its rows are in order.

    Nothing is written.
    """
    _refuse_odd_files(path)
    if not path.exists() or not path.stat().st_size:
        return 0, True
    with closing(_reading(path)) as connection:
        version = _version_of(connection)
        found = [text for (text,) in connection.execute("PRAGMA integrity_check(99)") if text != "ok"]
        # A message about the rows of a table names it. Any other is about the pages: what is written into such a file
        # can go where the user's own sentences are.
        if not all(any(name in text for name in _TABLES) for text in found):
            raise Unusable("the memory of earlier runs is damaged", _DAMAGED)
        return version, not found


def _refuse_odd_files(path: Path) -> None:
    """Refuse what is no file of its own, and a journal: it makes SQLite delete the file that it names.

    A memory never has one: it is in write-ahead mode from its first page on.
    """
    for beside in ("", "-wal", "-shm", "-journal"):
        try:
            status = os.lstat(f"{path}{beside}")
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Unusable(f"cannot be looked at ({error.strerror})", _ELSEWHERE, beside) from error
        if not stat.S_ISREG(status.st_mode):
            raise Unusable("is not a file of its own but a link, folder, pipe or device", _ELSEWHERE, beside)
        if beside == "-journal" and status.st_size:
            raise Unusable("is a journal of another program", _ELSEWHERE, beside)
        if not beside and 0 < status.st_size < _SMALLEST:  # to SQLite it is as good as empty
            raise Unusable("this is no memory of earlier runs", _ELSEWHERE)


def _reading(path: Path) -> sqlite3.Connection:
    """Return a connection that changes nothing: no file is made where none is waiting to be taken in."""
    log = Path(f"{path}-wal")
    waiting = log.exists() and log.stat().st_size > 0
    return _connected(path, "ro" if waiting else "ro&immutable=1")


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    place = quote(os.fsencode(path.absolute().as_posix()))
    uri = f"file://{place if place.startswith('/') else f'/{place}'}?mode={mode}"
    connection = sqlite3.connect(uri, timeout=30, uri=True)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
    # What is not UTF-8 is damaged, which its seal shows: it is no reason to read nothing.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _version_of(connection: sqlite3.Connection) -> int:
    """Return the version of an open memory, 0 where nothing is in it yet. Raises `Unusable` for any other database."""
    [application] = connection.execute("PRAGMA application_id").fetchone()
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    try:
        statements = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master LIMIT 99")]
    except UnicodeDecodeError:  # SQLite's own message, which quotes the file
        raise Unusable("the memory of earlier runs is damaged", _DAMAGED) from None
    if application == _OURS and version > _SCHEMA:
        raise Unusable("the memory of earlier runs was made by a later version of this program", _LATER)
    if application in (0, _OURS) and not statements and version == 0:
        return 0
    known = _EARLIER | {_SCHEMA: _shape([*_TABLES.values(), _INDEX])}
    if application in (0, _OURS) and _shape(statements) == known.get(version):
        return version
    if application == _OURS:
        raise Unusable("the memory of earlier runs is damaged, or was changed by another program", _DAMAGED)
    raise Unusable("this is no memory of earlier runs but another program's database", _ELSEWHERE)


def _shape(statements: list[str | None]) -> str:
    """Return a digest of what a database is made of."""
    return sha256(repr(sorted(map(str, statements))).encode()).hexdigest()


def _make(connection: sqlite3.Connection, version: int) -> None:
    """Make the tables, anew where they are of the earlier `version`; all at once or not at all."""
    kept = _KEPT.get(version, ())
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for name, statement in _TABLES.items():
            if name not in kept:
                connection.execute(f"DROP TABLE IF EXISTS {name}")
                connection.execute(statement)
        connection.execute(_INDEX)
        own = connection.execute("SELECT source, english FROM corrections").fetchall()
        connection.executemany("INSERT INTO seals VALUES (?)", [(seal(*row),) for row in own if is_text(*row)])
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_SCHEMA}")


def _mend(connection: sqlite3.Connection) -> None:
    """Make the table of sentences anew of its rows that are as they were kept: its index has to fit them."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        rows = connection.execute("SELECT * FROM sentences NOT INDEXED").fetchall()
        sound = [row for row in rows if seal(*row[:-1]) == row[-1]]
        connection.execute("DROP TABLE sentences")
        connection.execute(_TABLES["sentences"])
        connection.execute(_INDEX)
        connection.executemany("INSERT OR REPLACE INTO sentences VALUES (?,?,?,?,?,?,?,?,?)", sound)
