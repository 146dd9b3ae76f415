"""What `translator train` says of what it cannot use: before it loads anything, and with nothing installed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from translator.cli import train
from translator.cli.app import app
from translator.errors import CorrectionsError
from translator.train.pairs import read_pairs


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_its_libraries_it_says_what_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each that is missing, and the extra."""
    monkeypatch.setattr(train, "find_spec", lambda name: None)
    done = CliRunner().invoke(app, ["train", "memory.tmx"])
    assert done.exit_code == 2
    assert "not installed: torch, sacrebleu." in done.stderr
    assert "uv sync --inexact --extra train" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pairs.ods", "", "It is none of .csv, .xlsx, .tmx, .tsv, .jsonl. Save it as one of these"),
        ("pairs.csv", "zh,english\n船,ship\n", "row 1, source: The column is missing."),
        ("pairs.csv", "source,english\n船,ship\n船,boat\n", "row 3, english: The sentence has other English"),
        ("pairs.tsv", "船\tship\n\n港口\n", "row 3: The line has no Chinese with its English."),
        ("pairs.jsonl", '{"zh": "船"}\n', "row 1: The line has no Chinese with its English."),
        ("pairs.tmx", "<html/>", "This is not a TMX file that can be read"),
        ("empty/pairs.doc", "", "No file in it ends in .csv, .xlsx, .tmx, .tsv, .jsonl."),
        ("", "", "There is no such file."),
    ],
)
def test_what_is_no_file_of_sentences_is_told_by_name_and_row(folder: Path, name: str, content: str, said: str) -> None:
    """Each kind by its own reader; a folder by what is in it."""
    path = folder / (name or "missing.tmx")
    if name:
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    path = path.parent if "/" in name else path
    with pytest.raises(CorrectionsError) as error:
        read_pairs([path])
    assert error.value.what.startswith(f"{path}: 1 fault(s)")
    assert said in "\n".join(error.value.lines)
