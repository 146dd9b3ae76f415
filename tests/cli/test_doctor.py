"""What the doctor sees, and what it calls a problem."""

from __future__ import annotations

import os
from importlib import metadata
from pathlib import Path

import pytest
from newsroom import articles
from provisioning import CONTENT
from typer.testing import CliRunner

from translator import __version__
from translator.cli import app as cli
from translator.cli.diagnosis import Diagnosis, diagnose
from translator.engines.llm import gguf_graph
from translator.engines.llm.openvino_libraries import REPORTER
from translator.models import install, prepared_folders, wheels
from translator.models.catalogue import NEWS, QWEN

pytest_plugins = ("provisioning_fixtures",)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with nothing in it, and no weights among the installed packages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(wheels, "locate", lambda entry: None)
    return tmp_path


def diagnosis() -> Diagnosis:
    """The diagnosis of the working folder."""
    return diagnose(Path("glossary.csv"), Path("articles"))


def test_versions_are_said(bare: Path) -> None:
    """The first line names the program and Python; each library has a line with its version."""
    lines = diagnosis().lines
    assert lines[0].startswith(f"translator {__version__}, Python 3.")
    assert lines.count(f"library: ctranslate2 {metadata.version('ctranslate2')}") == 1


def test_what_is_cut_off_is_said(bare: Path) -> None:
    """Whoever asks is told that nothing is reported, and what would have been (test_private.py sees to it)."""
    assert any(line.startswith("private: nothing is reported") and REPORTER in line for line in diagnosis().lines)


def test_no_model_is_a_problem(bare: Path) -> None:
    """Without a model the doctor says what to type, and changes nothing."""
    found = diagnosis()
    assert len(found.problems) == 1
    assert "translator models install" in found.problems[0]
    assert "model: argos-zh-en not installed" in found.lines
    assert list(bare.iterdir()) == []


def test_installed_model_would_run(root: Path, archive: Path, bare: Path) -> None:
    """With a model installed there is no problem: its digest and the engine that would run are said."""
    model = install.install("argos-zh-en", archive)
    found = diagnosis()
    assert found.problems == ()
    assert f"model: argos-zh-en sha256:{model.digest}" in found.lines
    assert "engine: argos would run, with argos-zh-en (installed)" in found.lines
    assert any(line.startswith("machine: ") and " of memory, " in line for line in found.lines)


def test_damaged_model_is_a_problem(root: Path, archive: Path, bare: Path) -> None:
    """A model that was damaged after it was installed is reported."""
    model = install.install("argos-zh-en", archive)
    (model.path / "sentencepiece.model").write_bytes(b"x")
    assert any("argos-zh-en" in problem for problem in diagnosis().problems)


def test_damage_behind_size_and_time_is_a_problem(root: Path, archive: Path, bare: Path) -> None:
    """The doctor looks at every byte."""
    model = install.install("argos-zh-en", archive)
    file = model.path / "sentencepiece.model"
    before, content = file.stat(), file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert any("sentencepiece.model: has changed" in problem for problem in diagnosis().problems)


def test_what_runs_is_said(root: Path, bare: Path) -> None:
    """The graph of the language model: not made yet, as it was made, or changed and what to type."""
    path = root / QWEN.id / QWEN.file
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    model = install.find_installed(QWEN.id)
    assert model
    merged = f"model: {NEWS.id} sha256:{model.digest}, merged with the adapter sha256:{NEWS.adapter}"
    assert merged in diagnosis().lines
    assert "runs: what the next run prepares, once" in diagnosis().lines
    folder = gguf_graph.folder_of(model)

    def make(new: Path) -> None:
        (new / "openvino_model.bin").write_bytes(b"x")

    files = prepared_folders.made(folder, model.digest, make)
    assert f"runs: files sha256:{files}" in diagnosis().lines
    (folder / "openvino_model.bin").write_bytes(b"y")
    (problem,) = [problem for problem in diagnosis().problems if "openvino_model.bin: has changed" in problem]
    assert f"translator models install {QWEN.id}" in problem


def test_missing_library_is_a_problem(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is not installed is named."""
    version = metadata.version

    def without_sumy(name: str) -> str:
        if name == "sumy":
            raise metadata.PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(metadata, "version", without_sumy)
    assert "sumy is not installed. Type: uv sync --inexact" in diagnosis().problems


def test_glossary_is_counted(bare: Path) -> None:
    """A good glossary is given with its entries and its digest."""
    (bare / "glossary.csv").write_text("source,target\n船塢,dock\n港口,port\n", encoding="utf-8")
    assert any(line.startswith("glossary: glossary.csv, 2 entries, digest ") for line in diagnosis().lines)


def test_fault_of_the_glossary_is_a_problem(bare: Path) -> None:
    """Each fault is a problem with its row and column."""
    (bare / "glossary.csv").write_text("source,target\n船塢,\n", encoding="utf-8")
    assert any(problem.startswith("glossary.csv: row 2, target: ") for problem in diagnosis().problems)


def test_what_is_missing_but_not_needed(bare: Path) -> None:
    """No glossary and no articles are facts, not problems."""
    found = diagnosis()
    assert "glossary: no glossary.csv here" in found.lines
    assert any(line.startswith("articles: ") for line in found.lines)
    assert not any("glossary" in problem for problem in found.problems)


def test_no_folder_is_no_article(bare: Path) -> None:
    """A folder that is not there holds nothing; an empty one neither."""
    (line,) = [line for line in diagnosis().lines if line.startswith("articles: ")]
    assert line == "articles: articles: there is no such file or folder."
    (bare / "articles").mkdir()
    (line,) = [line for line in diagnosis().lines if line.startswith("articles: ")]
    assert line == "articles: articles: there are no articles here."


def test_articles_are_counted(bare: Path) -> None:
    """The files that a run would take are counted."""
    articles(bare / "articles")
    assert "articles: 2 file(s) in articles" in diagnosis().lines


def test_command_prints_facts_then_problems(bare: Path) -> None:
    """`translator doctor` prints a line each and exits 2 where there is a problem."""
    result = CliRunner().invoke(cli.app, ["doctor"])
    found = diagnosis()
    assert result.exit_code == 2
    assert result.stdout.splitlines()[: len(found.lines)] == list(found.lines)
    assert result.stdout.splitlines()[len(found.lines)].startswith("problem: No model is installed")


def test_healthy_desk_exits_0(root: Path, archive: Path, bare: Path) -> None:
    """Without problems the exit status is 0."""
    install.install("argos-zh-en", archive)
    assert CliRunner().invoke(cli.app, ["doctor"]).exit_code == 0
