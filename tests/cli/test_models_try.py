"""`translator models try`: the same articles through every installed model, in one page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from argos_package import pack
from ct2_folder import MARIAN, make_ct2
from typer.testing import CliRunner, Result

from translator.cli import models as command
from translator.cli.app import app
from translator.models import install
from translator.models import wheels as weights
from translator.models.catalogue import ARGOS

KNOWN = ("政府計畫投資晶片工廠", *("日本政府今年投資北海道。", "TSMC公司計畫晶片工廠。") * 3)


@pytest.fixture
def desk(tmp_path: Path, argos_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with four articles and two models: an Argos package and a folder of CTranslate2."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(weights, "locate", lambda entry: ())
    monkeypatch.chdir(tmp_path)
    for number in range(4):
        path = tmp_path / "articles" / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join((f"{KNOWN[0]}", *KNOWN[1 + number :])), encoding="utf-8")
    install.install(ARGOS.id, pack(argos_folder).rename(tmp_path / ARGOS.file))
    install.install("mine", make_ct2(tmp_path / "folder", MARIAN))
    return tmp_path


def tried(*arguments: str) -> Result:
    """The result of the command."""
    return CliRunner().invoke(app, ["models", "try", *arguments])


def test_every_installed_model_translates_the_first_three(desk: Path) -> None:
    """One page has them beside each other, the better published one first; a line for each is said."""
    result = tried()
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["argos-zh-en", "mine", str(Path("output") / "models.html")]
    assert all("characters a second, " in line for line in lines[:2])
    page = (desk / "output" / "models.html").read_text(encoding="utf-8")
    assert page.count("<h2>") == 4
    assert page.count('<th scope="col">argos-zh-en</th><th scope="col">mine</th>') == 3
    assert "TSMC company plan chip factory." in re.sub("<[^>]+>", "", page)
    assert "|engine:argos|model:argos-zh-en|" in page
    assert "|engine:ct2|model:mine|" in page


def test_models_and_articles_can_be_named(desk: Path) -> None:
    """Only these are tried, under the glossary that is named, into the folder that is named."""
    (desk / "terms.csv").write_text("source,target\n北海道,Yezo\n", encoding="utf-8")
    options = ("mine", "--articles", "articles/3.txt", "--articles", "articles/0.txt", "-g", "terms.csv", "-o", "out")
    result = tried(*options)
    assert result.exit_code == 0, result.output
    page = (desk / "out" / "models.html").read_text(encoding="utf-8")
    assert "argos-zh-en" not in page
    assert [name for name in ("0.txt", "1.txt", "2.txt", "3.txt") if f"<h2>{name}</h2>" in page] == ["0.txt", "3.txt"]
    assert ">Yezo</mark>" in page


def test_damaged_model_takes_nothing_from_the_others(desk: Path) -> None:
    """Its column is left out, its row says why, and all that can be had is there."""
    (desk / "models" / "mine" / "package" / "model.bin").write_bytes(b"")
    result = tried("mine", "argos-zh-en")
    assert result.exit_code == 0
    assert "model.bin: has changed since it was installed" in result.stdout
    page = (desk / "output" / "models.html").read_text(encoding="utf-8")
    assert '<td class="failed"' in page
    assert "TSMC company plan chip factory." in re.sub("<[^>]+>", "", page)
    assert tried("mine").exit_code == 2


@pytest.mark.parametrize(
    ("model", "said"),
    [("nonesuch", "nonesuch: no such model."), ("quickmt-zh-en", "translator models install quickmt-zh-en")],
)
def test_model_that_is_not_here_is_said(desk: Path, model: str, said: str) -> None:
    """With what to type; nothing is fetched."""
    result = tried(model)
    assert result.exit_code == 2
    assert said in result.output


def test_without_a_model_it_says_so(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And makes no page."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(desk / "none"))
    result = tried()
    assert result.exit_code == 2
    assert "No model is installed." in result.stderr
    assert not (desk / "output").exists()


def test_without_articles_it_takes_ours(desk: Path) -> None:
    """Those that come with the program."""
    (desk / "articles").rename(desk / "moved")
    found = command._articles(None)
    assert found
    assert all(article.path.parent != desk / "moved" for article in found)


def test_page_of_an_earlier_trial_is_no_article(desk: Path) -> None:
    """A run over the folder in which it lies passes over it."""
    tried("mine", "-o", "articles")
    CliRunner().invoke(app, ["run", "--model", "mine", "-o", "articles", "--offline"])
    again = CliRunner().invoke(app, ["run", "--model", "mine", "-o", "articles", "--offline"])
    assert "4 brief(s), 0 failed" in again.stdout, again.output
