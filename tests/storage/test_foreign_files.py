"""Every option that takes a file: what is no file, or too large, is refused by name; nothing is waited for."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from growth import TIMES, grows_with_length_only
from newsroom import articles
from typer.main import get_command
from typer.testing import CliRunner

from translator.cli import app as cli
from translator.engines.fake import FakeEngine
from translator.errors import UnusableError
from translator.storage import bounded_read
from translator.storage.bounded_read import Kind, contents
from translator.storage.xml_reader import MAX_TAG, Handlers, walk

Option = tuple[str, str]
READ: dict[Option, tuple[Kind, tuple[str, ...]]] = {
    ("run", "paths"): (bounded_read.ARTICLE, (".txt", ".docx", ".html", ".md")),
    ("run", "glossary"): (bounded_read.GLOSSARY, (".csv",)),
    ("run", "corrections"): (bounded_read.CORRECTIONS, (".csv",)),
    ("run", "style"): (bounded_read.STYLE, (".toml",)),
    ("text", "glossary"): (bounded_read.GLOSSARY, (".csv",)),
    ("text", "corrections"): (bounded_read.CORRECTIONS, (".csv",)),
    ("models try", "articles"): (bounded_read.ARTICLE, (".txt", ".docx")),
    ("models try", "glossary"): (bounded_read.GLOSSARY, (".csv", ".xlsx")),
    ("models install", "source"): (bounded_read.MODEL, (".gguf",)),
    ("glossary check", "path"): (bounded_read.GLOSSARY, (".csv",)),
    ("glossary suggest", "paths"): (bounded_read.ARTICLE, (".txt",)),
    ("glossary suggest", "glossary"): (bounded_read.GLOSSARY, (".csv",)),
    ("glossary import", "path"): (bounded_read.TERMBASE, (".csv", ".tsv", ".tbx", ".tmx")),
    ("glossary export", "path"): (bounded_read.GLOSSARY, (".csv",)),
    ("memory import", "path"): (bounded_read.SENTENCES, (".tmx",)),
    ("memory import", "path of a table"): (bounded_read.CORRECTIONS, (".csv",)),
}
"""The options that name a file to be read: its limit and the endings that it can have."""
WRITTEN = {
    ("run", "output"), ("glossary suggest", "output"), ("glossary import", "output"), ("glossary export", "output"),
    ("memory stats", "output"), ("memory export", "path"), ("memory export", "output"), ("memory import", "output"),
    ("memory clear", "output"), ("init", "folder"), ("models try", "output"), ("run", "memory"), ("desk", "folder"),
    ("desk", "memory"), ("harvest", "output"), ("harvest", "into"), ("accept", "into"),
}  # fmt: skip
BESIDES = {
    "models install": ("argos-zh-en",),
    "glossary import": ("-o", "new.csv"),
    "glossary export": ("-o", "new.tsv"),
}
"""What the commands need besides."""


def _pipe(path: Path, kind: Kind) -> None:
    os.mkfifo(path)


def _device(path: Path, kind: Kind) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path, kind: Kind) -> None:
    path.mkdir()


def _socket(path: Path, kind: Kind) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def _large(path: Path, kind: Kind) -> None:
    with path.open("wb") as file:
        file.truncate(kind.limit + 1)


def _loop(path: Path, kind: Kind) -> None:
    path.symlink_to(path.name)


def _nothing(path: Path, kind: Kind) -> None:
    path.symlink_to("gone")


NO_FILES: dict[str, tuple[Callable[[Path, Kind], None], str]] = {
    "pipe": (_pipe, "this is a device or pipe"),
    "device": (_device, "this is a device or pipe"),
    "socket": (_socket, "this is a device or pipe"),
    "folder": (_folder, "folder"),
    "large": (_large, "the file is over "),
    "loop": (_loop, "the file cannot be opened"),
    "nothing": (_nothing, "this is a link to a file that is not there"),
}
CASES = [
    pytest.param(command, option, kind, ending, no_file, id=f"{command}-{option}-{ending}-{no_file}")
    for (command, option), (kind, endings) in READ.items()
    for ending in endings
    for no_file in NO_FILES
    # A folder can be named for the articles or the corrections in it: that is not what is tried here.
    if no_file != "folder"
    or (command, option) not in {("run", "paths"), ("glossary suggest", "paths"), ("models try", "articles")}
]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with articles, and an engine without a model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "no-models"))
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda name, offline, watch: FakeEngine())
    articles(tmp_path / "articles")
    return tmp_path


def _options() -> Iterator[tuple[Option, Any]]:
    """Every parameter of a command that takes a path."""

    def commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        for key, each in (inner or {}).items():
            yield from commands(each, f"{name} {key}".strip())

    for name, command in commands(get_command(cli.app)):
        for each in command.params:
            if "Path" in str(each.type_descriptor.annotation):
                yield (name, each.name), each


ELSEWHERE = {
    ("train", "files"), ("train", "names"), ("train", "glossary"), ("harvest", "paths"), ("accept", "path"),
}  # fmt: skip
"""Tried in tests/cli/test_train_cli.py, where no library is needed that may not be there, and in tests/harvest."""


def test_every_option_that_takes_a_path_is_tried_here() -> None:
    """A new option is among those whose files are read, and tried below, or those that are written."""
    options = {option for option, _ in _options()}
    assert options == {(command, name.removesuffix(" of a table")) for command, name in READ} | WRITTEN | ELSEWHERE


@pytest.mark.parametrize(("command", "option", "kind", "ending", "no_file"), CASES)
def test_no_file_is_refused(command: str, option: str, kind: Kind, ending: str, no_file: str) -> None:
    """What is named is refused with a message that says what it is, and nothing is done (but for other articles)."""
    make, message = NO_FILES[no_file]
    path = Path(f"named{ending}")
    make(path, kind)
    parameter = next(found for key, found in _options() if key == (command, option.removesuffix(" of a table")))
    flag = [] if parameter.param_type_name == "argument" else [parameter.opts[0]]
    arguments = [*command.split(), *BESIDES.get(command, ()), *flag, str(path)]
    result = CliRunner().invoke(cli.app, arguments, input="船。\n")
    assert result.exit_code == (1 if (command, option) == ("glossary suggest", "paths") else 2), result.output
    assert isinstance(result.exception, SystemExit)
    assert message.lower() in result.stderr.lower()
    assert str(path) in result.stderr


@pytest.mark.parametrize("command", [("run",), ("text",), ("glossary", "check"), ("glossary", "suggest"), ("doctor",)])
@pytest.mark.parametrize("name", ["glossary.csv", "corrections.csv", "brief.toml"])
@pytest.mark.parametrize("no_file", [name for name in NO_FILES if name != "nothing"])
def test_what_is_looked_for_by_default_may_be_no_file(command: tuple[str, ...], name: str, no_file: str) -> None:
    """A default file that is no file stops the commands that read it, and is not touched by the others."""
    NO_FILES[no_file][0](Path(name), bounded_read.STYLE if name == "brief.toml" else bounded_read.GLOSSARY)
    reads = {
        "glossary.csv": {"run", "text", "check", "suggest", "doctor"},
        "corrections.csv": {"run", "text"},
        "brief.toml": {"run"},
    }
    before = Path(name).lstat()
    result = CliRunner().invoke(cli.app, list(command), input="船。\n")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert (Path(name).lstat().st_mode, Path(name).lstat().st_ino) == (before.st_mode, before.st_ino)
    if command[-1] in reads[name]:
        assert result.exit_code == 2, result.output
        told = f"problem: {name}" if command == ("doctor",) else name  # which names its files when they are good too
        assert told in result.output


@pytest.mark.parametrize("no_file", ["pipe", "device", "socket", "loop", "nothing", "large"])
@pytest.mark.parametrize("name", ["1-port.docx", "briefing.docx"])
def test_what_stands_where_a_brief_goes_is_set_aside(name: str, no_file: str) -> None:
    """What has the name of a brief and is none is not waited for, read without end or lost: it is renamed."""
    Path("output").mkdir()
    NO_FILES[no_file][0](Path("output", name), bounded_read.WRITTEN)
    kind = Path("output", name).lstat().st_mode
    result = CliRunner().invoke(cli.app, ["run", "--combined"])
    assert result.exit_code == 0, result.output
    stem, ending = name.split(".")
    assert Path("output", f"{stem} (edited 1).{ending}").lstat().st_mode == kind
    assert Path("output", name).read_bytes().startswith(b"PK")


def test_more_lines_than_can_be_taken_are_refused() -> None:
    """Standard input without an end is given up at the limit."""
    result = CliRunner().invoke(cli.app, ["text"], input=bytes(bounded_read.INPUT.limit + 1))
    assert result.exit_code == 2
    assert "over 16 MiB" in result.stderr


def test_file_that_grows_while_it_is_read_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size that a file has when it is opened is not believed: what is read is counted."""
    path = tmp_path / "a"
    path.write_bytes(bytes(101))
    true = os.fstat

    def fstat(number: int) -> os.stat_result:
        found = list(true(number))
        found[stat.ST_SIZE] = 0
        return os.stat_result(found)

    monkeypatch.setattr(os, "fstat", fstat)
    monkeypatch.setattr(Path, "stat", lambda path, **_: fstat(os.open(path, os.O_RDONLY)))
    with pytest.raises(UnusableError, match="over 0 KiB"):
        contents(path, Kind(100, ""))


def test_pipe_put_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was a file when it was looked at and is a pipe when it is opened is refused."""
    path, pipe = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"")
    os.mkfifo(pipe)
    seen = os.stat(path)
    monkeypatch.setattr(Path, "stat", lambda path, **_: seen)
    with pytest.raises(UnusableError, match="pipe"):
        contents(pipe, Kind(100, ""))


# ---------------------------------------------------------------- XML

_HARD: dict[str, Callable[[int], str]] = {
    "one attribute": lambda n: f'<a x="{"y" * n}"/>',
    "one attribute of >": lambda n: f'<a x="{">" * n}"/>',
    "many attributes": lambda n: "<a " + " ".join(f'x{i}="y"' for i in range(n // 10)) + "/>",
    "a name": lambda n: f"<{'a' * n}/>",
    "blanks in a tag": lambda n: f"<a{' ' * n}/>",
    "a comment": lambda n: f"<a><!--{'< >' * (n // 3)}--></a>",
    "an instruction": lambda n: f"<a><?x {'< >' * (n // 3)}?></a>",
    "a section": lambda n: f"<a><![CDATA[{'< >' * (n // 3)}]]></a>",
    "text": lambda n: f"<a>{'y' * n}</a>",
    "lines": lambda n: "<a>" + "\n" * n + "</a>",
    "references": lambda n: f"<a>{'&lt;' * (n // 4)}</a>",
    "depth": lambda n: "<a>" * (n // 3),
    "blanks before": lambda n: " " * n + "<a/>",
    "declarations": lambda n: f"<!DOCTYPE a [{'<!ELEMENT b ANY>' * (n // 16)}]><a/>",
    "values by default": lambda n: (
        "<!DOCTYPE a [<!ATTLIST a " + " ".join(f'x{i} CDATA "y"' for i in range(n // 15)) + ">]><a/>"
    ),
    "an address": lambda n: f'<!DOCTYPE a SYSTEM "{"y" * n}"><a/>',
    "units": lambda n: "<a>" + "<tu><seg>船</seg></tu>\n" * (n // 24) + "</a>",
}


def _walked(data: bytes) -> str:
    try:
        walk(data, Handlers())
    except UnusableError as error:
        return error.what
    return ""


@pytest.mark.parametrize("make", _HARD.values(), ids=_HARD)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_time_of_xml_grows_with_length_only(make: Callable[[int], str], encoding: str) -> None:
    """Four times as much of what is hard takes nowhere near sixteen times as long."""
    short, long = (make(size).encode(encoding) for size in (200_000, TIMES * 200_000))
    assert grows_with_length_only(_walked, short, long)


def test_long_attribute_is_given_up_long_before_its_end() -> None:
    """An attribute of eight million characters is refused after the first of them, by name."""
    assert f"more than {MAX_TAG:,} bytes" in _walked(f'<tmx x="{"y" * 8_000_000}"/>'.encode())
    assert _walked(f'<tmx x="{"y" * (MAX_TAG - 99)}"/>'.encode()) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5", "gb18030", "GBK"])
def test_xml_is_read_in_the_encodings_of_chinese(encoding: str) -> None:
    """UTF-8 and UTF-16, and the older encodings that a file states."""
    found: list[str] = []
    data = f"<?xml version='1.0' encoding='{encoding}'?><a>港口</a>".encode(encoding)
    walk(data, Handlers(text=found.append))
    assert "".join(found) == "港口"
