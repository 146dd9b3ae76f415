"""The commands that keep a glossary."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from translator.cli.app import app

GLOSSARY = "source,target,aliases\n量產,mass production,!大量產生\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a glossary and an article."""
    monkeypatch.chdir(tmp_path)
    Path("glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    Path("articles").mkdir()
    story = "記憶體廠宣布擴產\n\n「鎧俠」（Kioxia）今天宣布，將在四日市擴大記憶體的量產，明年第一季開始出貨給客戶。\n"
    Path("articles/story.txt").write_text(story, encoding="utf-8")
    return tmp_path


def glossary(*arguments: str) -> Result:
    """Run `translator glossary …`."""
    return CliRunner().invoke(app, ["glossary", *arguments])


@pytest.mark.usefixtures("folder")
def test_check_passes_a_sound_glossary() -> None:
    """The default file is checked and its exceptions are no fault."""
    result = glossary("check")
    assert (result.exit_code, result.stdout) == (0, "glossary.csv: no faults.\n")


@pytest.mark.usefixtures("folder")
def test_check_reports_every_fault_at_once() -> None:
    """Two faulty rows are two lines on standard error, and nothing is done."""
    Path("bad.csv").write_text("source,target\n鎧俠,\n豐田,豐田\n", encoding="utf-8")
    result = glossary("check", "bad.csv")
    assert result.exit_code == 2
    assert "row 2, target" in result.stderr
    assert "row 3, target" in result.stderr


@pytest.mark.usefixtures("folder")
def test_suggest_prints_rows() -> None:
    """The rows go to standard output, what was counted to standard error."""
    result = glossary("suggest")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].startswith("鎧俠,Kioxia,")
    assert "2 suggestion(s) from 1 article(s)" in result.stderr


@pytest.mark.usefixtures("folder")
def test_suggest_proposes_known_names() -> None:
    """What the program knows without the glossary is offered for it, with the source."""
    story = "鴻海宣布擴產\n\n鴻海今天宣布，將在當地擴大伺服器的量產，明年第一季開始出貨給客戶。鴻海的董事長說明計畫。\n"
    Path("articles/story.txt").write_text(story, encoding="utf-8")
    assert "鴻海,Foxconn," in glossary("suggest").stdout
    assert "a known name (list)" in glossary("suggest").stdout


@pytest.mark.usefixtures("folder")
def test_suggest_writes_a_new_file_only() -> None:
    """With -o the rows go to a file, which is never overwritten."""
    assert glossary("suggest", "articles", "-o", "new.csv").exit_code == 0
    assert glossary("check", "new.csv").exit_code == 0
    again = glossary("suggest", "articles", "-o", "new.csv")
    assert again.exit_code == 2
    assert "new.csv is there already." in again.stderr


@pytest.mark.usefixtures("folder")
def test_suggest_goes_on_past_a_file_that_cannot_be_used() -> None:
    """An empty file is complained of, the others are read, and the exit status tells."""
    Path("articles/empty.txt").write_text("", encoding="utf-8")
    result = glossary("suggest")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "Kioxia" in result.stdout


@pytest.mark.usefixtures("folder")
def test_export_says_what_was_lost_and_import_brings_the_rest_back() -> None:
    """There and back through TBX, the exception is reported and the new file has no fault."""
    out = glossary("export", "-o", "terms.tbx")
    assert out.exit_code == 0
    assert "exceptions" in out.stdout
    back = glossary("import", "terms.tbx", "-o", "back.csv")
    assert (back.exit_code, back.stdout) == (0, "back.csv: 1 row(s), no faults.\n")
    assert "量產,mass production" in Path("back.csv").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("folder")
def test_import_reports_faults_as_check_does() -> None:
    """A contradiction is written down for mending, named by its row in the new file, and fails."""
    Path("deepl.tsv").write_text("鎧俠\tKioxia\n鎧俠\tToshiba\n", encoding="utf-8")
    result = glossary("import", "deepl.tsv", "-o", "back.csv")
    assert result.exit_code == 1
    assert "back.csv: row 3, source: " in result.stdout
    assert "1 fault(s) to mend first" in result.stdout


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["import", "export"])
def test_an_unknown_ending_is_refused(command: str) -> None:
    """The ending says the format; one that is not known is named."""
    arguments = ("terms.xyz", "-o", "out.csv") if command == "import" else ("-o", "terms.xyz")
    result = glossary(command, *arguments)
    assert result.exit_code == 2
    assert "not a format of glossaries" in result.stderr


@pytest.mark.usefixtures("folder")
def test_new_file_that_the_next_run_reads_is_said_to_be_one() -> None:
    """By its name and place; a workbook of suggestions is one as much as a CSV file, and any other name is not."""
    for name, counts in (("glossary-new.xlsx", True), ("suggested.csv", False), ("articles/glossary.csv", False)):
        result = glossary("suggest", "articles/story.txt", "-o", name)
        assert result.exit_code == 0, result.output
        assert (f"note: {name} counts from the next run on" in result.stderr) == counts
    assert glossary("check").stdout == "glossary.csv: no faults.\nglossary-new.xlsx: no faults.\n"


@pytest.mark.usefixtures("folder")
def test_check_looks_at_every_glossary_here() -> None:
    """Each file is told; a contradiction between two is a fault that names both; a file named alone is looked at so."""
    Path("glossary-a.csv").write_text("source,target\n鎧俠,Kioxia\n", encoding="utf-8")
    assert glossary("check").stdout == "glossary.csv: no faults.\nglossary-a.csv: no faults.\n"
    Path("glossary-b.csv").write_text("source,target\n鎧俠,KIOXIA\n", encoding="utf-8")
    result = glossary("check")
    assert result.exit_code == 2
    assert "row 2: glossary-b.csv: 鎧俠 is “KIOXIA” here and “Kioxia” in row 2 of glossary-a.csv" in result.stderr
    alone = glossary("check", "glossary-b.csv")
    assert (alone.exit_code, alone.stdout) == (0, "glossary-b.csv: no faults.\n")
    assert "note: beside glossary-b.csv and not read: glossary.csv, glossary-a.csv. To read all: -g ." in alone.stderr
