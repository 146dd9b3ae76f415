"""Articles without a file: on standard input, on the clipboard; where they are kept, what their briefs are called."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import copykitten
import pytest
from newsroom import FERRY
from typer.testing import CliRunner, Result

from translator.cli import app as cli
from translator.engines.fake import FakeEngine

TITLE = "漁港倉庫動工"
TEXT = f"{TITLE}\n\n漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。\n"
LEAD = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，每天可以處理120公噸的漁獲。"
PAGE = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, and an engine without a model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda name, offline, watch: FakeEngine())
    return tmp_path


def translator(*arguments: str, stdin: str | bytes = b"") -> Result:
    """The result of a command."""
    return CliRunner().invoke(cli.app, arguments, input=stdin)


def names(folder: Path) -> list[str]:
    """What the files of a folder are called."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_article_on_standard_input_has_a_brief_called_after_it(desk: Path) -> None:
    """It is kept, byte for byte, as a file that later runs can name."""
    result = translator("run", "-", stdin=TEXT)
    assert result.exit_code == 0, result.output
    assert f"kept as {Path('output/received')}" in result.stderr
    assert (desk / "output" / f"{TITLE}.docx").is_file()
    assert (desk / "output" / "received" / f"{TITLE}.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode("cp950"), f"{TITLE}.txt"),
        (TEXT.encode("gb18030"), f"{TITLE}.txt"),
        (TEXT.encode("utf-16"), f"{TITLE}.txt"),
        (PAGE.encode(), f"{TITLE}.html"),
        (TEXT.replace(TITLE, "船/港: 3.5億").encode(), "船_港_ 3.5億.txt"),
    ],
)
def test_what_is_handed_in_is_what_its_bytes_show(desk: Path, data: bytes, name: str) -> None:
    """Any encoding of text, a whole page; a title that no file may have names one all the same."""
    result = translator("run", "-", stdin=data)
    assert result.exit_code == 0, result.output
    assert names(desk / "output" / "received") == [name]
    assert (desk / "output" / f"{name.rpartition('.')[0]}.docx").is_file()


def test_second_article_of_a_title_takes_nothing_from_the_first(desk: Path) -> None:
    """Nor from an article in a file; the same one again is not done twice."""
    (desk / f"{TITLE}.txt").write_text(FERRY, encoding="utf-8")
    assert translator("run", f"{TITLE}.txt").exit_code == 0
    before = (desk / "output" / f"{TITLE}.docx").read_bytes()
    later = TEXT.replace("3億", "4億")
    for text, state in ((TEXT, ""), (later, ""), (TEXT, "(unchanged)"), (later, "(unchanged)")):
        assert state in translator("run", "-", stdin=text).stdout
    assert names(desk / "output" / "received") == [f"{TITLE} (2).txt", f"{TITLE} (3).txt"]
    assert (desk / "output" / f"{TITLE}.docx").read_bytes() == before
    assert {f"{TITLE} (2).docx", f"{TITLE} (3).docx"} <= set(names(desk / "output"))


def test_standard_input_goes_with_files(desk: Path) -> None:
    """`-` is one of the paths."""
    (desk / "a.txt").write_text(FERRY, encoding="utf-8")
    assert "2 brief(s), 0 failed" in translator("run", "a.txt", "-", stdin=TEXT).stdout


def test_articles_in_one_file_on_standard_input_are_several(desk: Path) -> None:
    """JSON of two articles gives two briefs."""
    records = [{"title": title, "content": FERRY} for title in ("甲船", "乙船")]
    result = translator("run", "-", stdin=json.dumps(records))
    assert "2 brief(s), 0 failed" in result.stdout, result.output
    assert names(desk / "output" / "received") == ["articles.json"]


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_nothing_on_standard_input_is_said(desk: Path, data: bytes) -> None:
    """With the ways of handing something in; nothing is kept."""
    result = translator("run", "-", stdin=data)
    assert result.exit_code == 2
    assert "error: standard input: nothing was handed in." in result.stderr
    assert "pbpaste | translator run -" in result.stderr
    assert not (desk / "output").exists()


def test_terminal_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who types the command alone is told how to hand an article in."""
    from translator.cli import received
    from translator.errors import InputError

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(TEXT))
    with pytest.raises(InputError, match=r"nothing was handed in\. Pipe the article in"):
        received.from_standard_input()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PNG" * 9, "no Chinese text found"),
        (b"\x89PNG\r\n", "PNG picture"),
        ("港口，".encode() * 6_000_000, "the file is over"),
    ],
)
def test_what_is_no_article_is_refused_and_not_kept(desk: Path, data: bytes, said: str) -> None:
    """The message speaks of standard input."""
    result = translator("run", "-", stdin=data)
    assert result.exit_code == 2
    assert "error: standard input" in result.stderr
    assert said in result.stderr
    assert not (desk / "output").exists()


def test_article_on_the_clipboard_is_done_as_run_would(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the options of `run`."""
    monkeypatch.setattr(copykitten, "paste", lambda: TEXT)
    result = translator("paste", "-o", "briefs", "--format", "md")
    assert result.exit_code == 0, result.output
    assert (desk / "briefs" / f"{TITLE}.md").is_file()
    assert names(desk / "briefs" / "received") == [f"{TITLE}.txt"]


def test_clipboard_without_text_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture, nothing, or no clipboard at all: with what to do instead."""

    def fails() -> str:
        raise copykitten.CopykittenError("no screen")

    for paste in (lambda: " \n", fails):
        monkeypatch.setattr(copykitten, "paste", paste)
        result = translator("paste")
        assert result.exit_code == 2
        assert "error: the clipboard: " in result.stderr
        assert "Copy the article's text and try again" in result.stderr


def test_archive_made_to_harm_is_said_of_standard_input(desk: Path) -> None:
    """One whose directory states two gigabytes; nothing is kept."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", b"<a/>")
    data = bytearray(packed.getvalue())
    at = data.index(b"PK\1\2") + 24
    data[at : at + 4] = (2**31).to_bytes(4, "little")
    result = translator("run", "-", stdin=bytes(data))
    assert result.exit_code == 2
    assert "error: standard input: the file unpacks to far more than a document." in result.stderr
    assert not (desk / "output" / "received").exists()
