"""What reaches the terminal, whatever files are called and say: nothing that could steer it or hide a name."""

from __future__ import annotations

import os
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import FERRY, PORT
from typer.testing import CliRunner, Result

from translator.cli import app as cli
from translator.engines.fake import FakeEngine

ESCAPE = "\x1b[31m\x1b]0;owned\x07\x9b2J"
BIDI = "\u202egnp.\u2066x\u200b"
NAMES = (f"{ESCAPE}.txt", "two\nlines\r.txt", f"{BIDI}.txt", "tab\tbell\x07.md", "\u2028\u2029\x85.txt", "-\x1b[2J.txt")
BYTES = (b"\xb4\xe4\xb0\xc8.txt", b"\xff\x1b[31m.txt")  # 港務 in Big5, as an unpacked archive leaves it
COMMANDS = (
    ("run", "articles"), ("run", "articles", "--format", "json,md", "--combined"), ("run", "articles", ESCAPE),
    ("run", f"no {ESCAPE}{BIDI}"), ("run", "articles", "-o", f"out{ESCAPE}"), ("run", "articles", "-g", f"g{BIDI}.csv"),
    ("run", "articles", "--style", f"{ESCAPE}.toml"), ("run", "articles", "--corrections", f"{BIDI}.csv"),
    ("run", "articles", "--format", ESCAPE), ("run", "articles", "--engine", ESCAPE), ("run", f"--{ESCAPE}"), (ESCAPE,),
    ("glossary", "check", f"bad{ESCAPE}.csv"), ("glossary", "check"), ("glossary", "suggest", "articles", "--all"),
    ("run", "bytes"), ("glossary", "suggest", "bytes"), ("glossary", "check", os.fsdecode(b"bytes/" + BYTES[1])),
    ("glossary", "import", f"bad{ESCAPE}.csv", "-o", f"new{ESCAPE}.csv"), ("glossary", "export", "-o", f"{ESCAPE}.tsv"),
    ("memory", "stats"), ("memory", "stats", "-o", ESCAPE), ("memory", "export", f"{ESCAPE}.tmx"),
    ("memory", "import", f"{ESCAPE}.csv"), ("models", "install", ESCAPE),
    ("models", "install", "argos-zh-en", "--from", ESCAPE),
    ("models", "list"), ("doctor",), ("text",),
)  # fmt: skip


class Renamed(FakeEngine):
    """An engine whose model has a name that no terminal should see."""

    def __init__(self) -> None:
        super().__init__()
        self.model = replace(self.model, id=f"model{ESCAPE}")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder in which articles, glossary and model have hostile names and contents."""
    if sys.platform == "win32":
        pytest.skip("such names cannot be made here")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / f"models{ESCAPE}"))
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda name, offline, watch: Renamed())
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        text = (PORT, FERRY)[number % 2].replace("公司", f"{ESCAPE}公司{BIDI}")
        (folder / name).write_text(text, encoding="utf-8")
    (folder / f"empty{ESCAPE}.txt").write_text("")
    (tmp_path / "bytes").mkdir()
    for undecoded in BYTES:
        try:
            (tmp_path / "bytes" / os.fsdecode(undecoded)).write_text(FERRY, encoding="utf-8")
        except OSError:  # a Mac's file system refuses them
            continue
    rows = f"source,target,note\n港務公司,Port{ESCAPE} Corporation,{BIDI}\n漁會,\x07\x1b[2J,\n"
    (tmp_path / f"bad{ESCAPE}.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "glossary.csv").write_text("source,target\n港務公司,Port Corporation\n", encoding="utf-8")
    return tmp_path


def printed(*arguments: str) -> tuple[Result, str]:
    """The result of a command, and all that it prints."""
    result = CliRunner().invoke(cli.app, list(arguments), input=f"港務公司{ESCAPE}說{BIDI}。\n")
    return result, result.stdout_bytes.decode("utf-8", "surrogateescape") + result.stderr_bytes.decode()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: ascii(" ".join(command)))
def test_terminal_sees_no_controls(desk: Path, command: tuple[str, ...]) -> None:
    """No escape sequence, carriage return, mark of direction or half of a pair is printed, on either stream."""
    result, text = printed(*command)
    assert text
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    steering = {char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert not steering


def test_every_article_is_told_of_on_its_own_line(desk: Path) -> None:
    """A line break in a name begins no line: what a line says, we say."""
    result, _ = printed("run", "articles", "--format", "json")
    begun = ("output/", "    ", "report: ", "signature: ", "the glossary may")
    others = [line for line in result.stdout.splitlines() if not line.startswith(begun)]
    assert all(" says what " in line or "brief(s)" in line for line in others), others
    assert "articles/two lines .txt says what " in result.stdout
