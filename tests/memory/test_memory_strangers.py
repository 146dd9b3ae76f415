"""A file in the memory's place that is none of ours, or an older or a younger one: what is not ours is left alone."""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from newsroom import articles, docx_text, job
from typer.testing import CliRunner

from translator import batch, runs
from translator.batch import Run
from translator.cli import app as cli
from translator.errors import OutputError
from translator.memory import MEMORY_FILE, FinishedArticles, imported, open_memory, open_read_only
from translator.memory.imported_sentences import keep
from translator.runs import RunOptions

OWN = ("地方漁民卻擔心航道變窄。", "Fishermen fear a narrower channel.")
STATE = "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
CORRECTIONS = "CREATE TABLE corrections (source TEXT PRIMARY KEY, english TEXT NOT NULL) WITHOUT ROWID;"
ARTICLES = """CREATE TABLE articles (
    path TEXT PRIMARY KEY, filed TEXT NOT NULL, record TEXT NOT NULL, ledger TEXT NOT NULL, printed TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE changes (
    path TEXT NOT NULL, number INTEGER NOT NULL, change TEXT NOT NULL, PRIMARY KEY (path, number)
) WITHOUT ROWID;"""
SENTENCES = """CREATE TABLE sentences (
    key TEXT PRIMARY KEY, source TEXT NOT NULL, english TEXT NOT NULL,
    score REAL NOT NULL, complete INTEGER NOT NULL, step TEXT NOT NULL
) WITHOUT ROWID;"""
WRITTEN = """CREATE TABLE written (
    name TEXT NOT NULL, digest TEXT NOT NULL, stamp TEXT NOT NULL, PRIMARY KEY (name, digest)
) WITHOUT ROWID;"""
EARLIER = {
    1: SENTENCES + CORRECTIONS + ARTICLES + STATE
    + "CREATE TABLE written (name TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (name, digest)) WITHOUT ROWID;",
    2: SENTENCES + CORRECTIONS + ARTICLES + STATE + WRITTEN,
    3: SENTENCES.replace("step TEXT NOT NULL", "step TEXT NOT NULL, found TEXT NOT NULL, setup TEXT NOT NULL")
    + "CREATE INDEX sentences_by_source ON sentences (source);" + CORRECTIONS + ARTICLES + STATE + WRITTEN,
}  # fmt: skip
"""What each version before made, and the number that it wrote."""


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder, beside two articles, in the working folder."""
    monkeypatch.chdir(tmp_path)
    articles(tmp_path / "in")
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def done(out: Path) -> Run:
    """What a run over both articles did."""
    return batch.run(RunOptions(sorted((out.parent / "in").iterdir()), out), job())


def made(path: Path, script: str) -> None:
    """Make a database of `script`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def kept(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, the lock and SQLite's own index of a log aside."""
    ours = (".lock", f"{MEMORY_FILE}-shm")
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in ours}


def refused(out: Path) -> str:
    """What each way to use the memory says: all of them the same, and none changes a file."""
    before = kept(out)
    said = set()
    with pytest.raises(OutputError) as error:
        done(out)
    said.add(error.value.what)
    with pytest.raises(OutputError) as error, open_memory(out / MEMORY_FILE):
        pass
    said.add(error.value.what)
    assert error.value.remedy
    with pytest.raises(OutputError) as error, open_read_only(out / MEMORY_FILE):
        pass
    said.add(error.value.what)
    Path("mine.csv").write_text("source,english\n船。,Ship.\n", encoding="utf-8")
    for command in (["stats"], ["export", "x.tmx"], ["import", "mine.csv"], ["clear"], ["clear", "--all"]):
        result = CliRunner().invoke(cli.app, ["memory", *command, "-o", str(out)])
        assert (result.exit_code, type(result.exception)) == (2, SystemExit)
    assert kept(out) == before
    [what] = said
    assert what.startswith(str(out / MEMORY_FILE))
    return what


def escaping(target: Path) -> str:
    """A database whose table's name, as SQL, writes to `target`."""
    name = f"x;COMMIT;ATTACH '{target}' AS e;CREATE TABLE e.t(a);BEGIN;--"
    return f'CREATE TABLE "{name}"(a); CREATE TABLE x(a);'


def test_a_table_name_is_not_run(out: Path) -> None:
    """A prepared database writes nothing outside the folder, whatever its tables are called."""
    made(out / MEMORY_FILE, escaping(out.parent / "elsewhere"))
    assert "another program's database" in refused(out)
    assert not (out.parent / "elsewhere").exists()


OTHERS = {
    "tables": "CREATE TABLE photos (a); INSERT INTO photos VALUES (1);",
    "our number": "CREATE TABLE photos (a); PRAGMA user_version = 3;",
    "another's id": "PRAGMA application_id = 252006673; PRAGMA user_version = 10300;",
    "another's id and our tables": f"{EARLIER[3]} PRAGMA user_version = 3; PRAGMA application_id = 1;",
    "a column more": EARLIER[3].replace("value TEXT", "value TEXT DEFAULT 'x'") + "PRAGMA user_version = 3;",
    "a table more": f"{EARLIER[3]} CREATE TABLE photos (a); PRAGMA user_version = 3;",
    "a table less": EARLIER[3].replace(STATE, "") + "PRAGMA user_version = 3;",
    "another version's tables": f"{EARLIER[2]} PRAGMA user_version = 3;",
    "a trigger": f"""{EARLIER[3]} PRAGMA user_version = 3;
        CREATE TRIGGER t AFTER INSERT ON state BEGIN DELETE FROM corrections; END;""",
    "a view": EARLIER[3].replace(STATE, "CREATE VIEW state AS SELECT source AS name FROM corrections;")
    + "PRAGMA user_version = 3;",
    "a virtual table": EARLIER[3].replace(STATE, "CREATE VIRTUAL TABLE state USING fts4(name, value);")
    + "PRAGMA user_version = 3;",
    "an expression": f"{EARLIER[3]} CREATE INDEX i ON state (abs(value)); PRAGMA user_version = 3;",
}


@pytest.mark.parametrize("script", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_database_is_left_alone(script: str, mode: str, out: Path) -> None:
    """A database that is not exactly ours is refused by name, byte for byte as it was, its log too."""
    made(out / MEMORY_FILE, f"PRAGMA journal_mode = {mode};")
    with closing(sqlite3.connect(out / MEMORY_FILE)) as held:
        held.executescript(script)
        copy = {path: path.read_bytes() for path in out.iterdir() if not path.name.endswith("-shm")}
    for path in list(out.iterdir()):
        path.unlink()
    for path, data in copy.items():  # as a kill leaves it
        path.write_bytes(data)
    assert len(copy) == (2 if mode == "WAL" else 1)
    assert "another program's database" in refused(out)


def test_a_later_version_is_left_alone(out: Path) -> None:
    """A memory of a later version is refused by name, and nothing of it is lost."""
    with open_memory(out / MEMORY_FILE) as connection:
        keep(connection, [OWN])
        connection.execute("PRAGMA user_version = 999")
    assert "later version" in refused(out)


def test_a_memory_with_something_added_is_not_run(out: Path) -> None:
    """A memory of this version that another program has added a trigger to is refused."""
    with open_memory(out / MEMORY_FILE):
        pass
    made(out / MEMORY_FILE, "CREATE TRIGGER t AFTER INSERT ON sentences BEGIN DELETE FROM corrections; END;")
    assert "changed by another program" in refused(out)


@pytest.mark.parametrize("data", [b"not a database at all" * 200, b"x", b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_database_is_left_alone(data: bytes, out: Path) -> None:
    """Bytes that are no database, or only begin as one, are refused by name."""
    (out / MEMORY_FILE).write_bytes(data)
    assert "memory of earlier runs" in refused(out)


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_journal_deletes_no_file(is_ours: bool, out: Path) -> None:
    """A rollback journal beside it, which names a file that SQLite would delete, is refused and the file stays."""
    victim = out.parent / "victim.txt"
    victim.write_text("precious")
    if is_ours:
        with open_memory(out / MEMORY_FILE):
            pass
    else:
        made(out / MEMORY_FILE, "CREATE TABLE photos (a);")
    magic, name = bytes.fromhex("d9d505f920a163d7"), str(victim).encode()
    head = (magic + struct.pack(">5I", 0, 0, 2, 512, 4096)).ljust(512, b"\0")
    tail = struct.pack(">I", (1 << 30) // 4096 + 1) + name + struct.pack(">2I", len(name), sum(name)) + magic
    (out / f"{MEMORY_FILE}-journal").write_bytes(head + tail)
    assert "journal of another program" in refused(out)
    assert victim.read_text() == "precious"


def linked(path: Path) -> None:
    """Put a link to a memory that is elsewhere."""
    with open_memory(path.parent.parent / "elsewhere"):
        pass
    path.symlink_to(path.parent.parent / "elsewhere")


ODD: dict[str, Callable[[Path], None]] = {
    "link": linked,
    "link to nothing": lambda path: path.symlink_to("nowhere"),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": lambda path: path.mkdir(),
    "pipe": lambda path: os.mkfifo(path),
}


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are not for everyone there")
@pytest.mark.parametrize("beside", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_file_of_its_own_is_refused(kind: str, beside: str, out: Path) -> None:
    """A link, folder, pipe or device in the place of the memory or of SQLite's files is refused, nothing waits."""
    if beside:
        with open_memory(out / MEMORY_FILE):
            pass
    ODD[kind](out / f"{MEMORY_FILE}{beside}")
    with pytest.raises(OutputError, match="is not a file of its own") as error:
        done(out)
    assert error.value.what.startswith(f"{out / MEMORY_FILE}{beside}:")
    with pytest.raises(OutputError, match="is not a file of its own"), open_read_only(out / MEMORY_FILE):
        pass
    assert not (out.parent / "nowhere").exists()


@pytest.mark.parametrize("data", [b"", None])
def test_an_empty_one_is_taken(data: bytes | None, out: Path) -> None:
    """An empty file, and a database without anything in it, are what a kill at the first moment leaves."""
    if data is None:
        made(out / MEMORY_FILE, "PRAGMA journal_mode = WAL;")
    else:
        (out / MEMORY_FILE).write_bytes(data)
    assert done(out).account.fresh > 0
    assert done(out).account.fresh == 0


@pytest.mark.parametrize("version", EARLIER)
@pytest.mark.parametrize("is_killed", [False, True])
def test_an_earlier_version_is_taken_over(version: int, is_killed: bool, out: Path) -> None:
    """Of an earlier version's memory the user's own sentences stay, all else is made again; killed or not."""
    made(out / MEMORY_FILE, "PRAGMA journal_mode = WAL;")
    with closing(sqlite3.connect(out / MEMORY_FILE)) as held:
        held.executescript(f"{EARLIER[version]} PRAGMA user_version = {version};")
        held.execute("INSERT INTO corrections VALUES (?, ?)", OWN)
        held.commit()
        copy = {path: path.read_bytes() for path in out.iterdir() if not path.name.endswith("-shm")}
    for path, data in copy.items() if is_killed else ():
        path.write_bytes(data)
    with open_read_only(out / MEMORY_FILE) as connection:
        assert FinishedArticles(connection).names() == []
    done(out)
    assert OWN[1] in docx_text(out / "1-port.docx")
    with open_memory(out / MEMORY_FILE) as connection:
        assert imported(connection) == dict([OWN])


@pytest.mark.parametrize("version", [2, 3])
def test_briefs_of_an_earlier_version_are_known(version: int, out: Path) -> None:
    """What an earlier version wrote is neither set aside as edited nor taken for an article."""
    done(out)
    with closing(sqlite3.connect(out / MEMORY_FILE)) as connection:
        written = connection.execute("SELECT * FROM written").fetchall()
    (out / MEMORY_FILE).unlink()
    made(out / MEMORY_FILE, f"{EARLIER[version]} PRAGMA user_version = {version};")
    with closing(sqlite3.connect(out / MEMORY_FILE)) as connection, connection:
        connection.executemany("INSERT INTO written VALUES (?, ?, 'another version')", [row[:2] for row in written])
    (out / "1-port.docx").unlink()
    assert {"1-port.docx", "2-ferry.html"} <= runs.written_by_runs(out)
    assert done(out).set_aside == ()


def test_back_and_forth_between_versions(out: Path) -> None:
    """What the version before makes of a memory of this one, its own tables but for the corrections, is taken over."""
    with open_memory(out / MEMORY_FILE) as connection:
        keep(connection, [OWN])
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        dropped = "".join(f"DROP TABLE {name};" for name in names if name != "corrections")
        connection.executescript(f"{dropped} {EARLIER[3].replace(CORRECTIONS, '')} PRAGMA user_version = 3;")
    with open_memory(out / MEMORY_FILE) as connection:
        assert imported(connection) == dict([OWN])


@pytest.mark.parametrize("name", ["a?mode=memory", "b#c", "d%41", "file:e", "file:f?mode=ro", "名 稱", "a'b;--"])
def test_any_name_of_a_folder(name: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder's name is a name, not part of an address: the memory is in it and nowhere else, relative or not."""
    monkeypatch.chdir(out)
    Path(name).mkdir()
    for path in (Path(name) / MEMORY_FILE, out / name / MEMORY_FILE):
        with open_memory(path) as connection:
            keep(connection, [OWN])
        with open_read_only(path) as connection:
            assert imported(connection) == dict([OWN])
    assert [path.name for path in out.iterdir()] == [name]
    assert [path.name for path in (out / name).iterdir()] == [MEMORY_FILE]


def test_looking_leaves_nothing(out: Path) -> None:
    """A memory that is only looked at is as it was, and nothing lies beside it."""
    done(out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert "1-port.docx" in runs.written_by_runs(out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_names_from_elsewhere_stay_in_the_folder(out: Path) -> None:
    """A file that a prepared memory calls ours is told of only where it is one of the folder's own."""
    with open_memory(out / MEMORY_FILE) as connection, connection:
        rows = [("../in/1-port.txt",), (str(out.parent / "in" / "1-port.txt"),), (b"x",), ("a.docx",)]
        connection.executemany("INSERT INTO written VALUES (?, 'd', 's')", rows)
        connection.execute("INSERT INTO written VALUES (CAST(x'ff' AS TEXT), 'd', 's')")
        assert FinishedArticles(connection).names() == ["a.docx"]


@pytest.mark.parametrize(
    ("pragma", "remedy"),
    [("query_only = ON", "Allow it to be written"), ("max_page_count = 1", "Make room on the disk")],
)
def test_what_to_do_about_it(pragma: str, remedy: str, out: Path) -> None:
    """A file that may not be written and a full disk are told apart."""

    def hindered() -> None:
        with open_memory(out / MEMORY_FILE) as connection:
            connection.execute(f"PRAGMA {pragma}")
            keep(connection, [(f"船{number}。", "Ship." * 100) for number in range(100)])

    with pytest.raises(OutputError, match=remedy):
        hindered()
