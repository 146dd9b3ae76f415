"""`--second`: a model that drafts and one that judges, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from ct2_folder import make_ct2
from tiny_gguf import write_gguf
from typer.testing import CliRunner, Result

from translator.cli.app import app
from translator.engines.base import Request
from translator.engines.llm.engine import LlmEngine
from translator.models import install
from translator.models import wheels as weights

SAYS = {"\u010a": "P", "P": "o", "o": "r", "r": "t", "t": ".", ".": "<|im_end|>"}


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two models: a folder of CTranslate2 that knows some words, and a language model that says "Port." to all."""
    folder = tmp_path_factory.mktemp("second")
    write_gguf(folder / "judge.gguf", 4096, SAYS)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TRANSLATOR_MODELS", str(folder / "models"))
        patched.setattr(weights, "locate", lambda entry: ())
        install.install("drafts", make_ct2(folder / "ct2"))
        install.install("judge", folder / "judge.gguf")
    return folder / "models"


def text(models: Path, *options: str) -> Result:
    """Two lines translated by the two together."""
    settings = {"TRANSLATOR_MODELS": str(models)}
    arguments = ["text", "--offline", "--profile", "fast", *options]
    return CliRunner().invoke(app, arguments, input="日本政府。\n公司。\n", env=settings)


@pytest.mark.parametrize(("worth", "stands"), [(-2.0, "The company."), (0.0, "Port.")])
def test_the_better_english_stands(
    models: Path, tmp_path: Path, worth: float, stands: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the draft and the second's, what makes the Chinese more probable; the signature names the two."""

    def scores(self: LlmEngine, request: Request, texts: list[str]) -> list[float]:
        return [worth if text == "Port." else -1.0 for text in texts]

    monkeypatch.setattr(weights, "locate", lambda entry: ())
    monkeypatch.setattr(LlmEngine, "source_scores", scores)
    monkeypatch.chdir(tmp_path)
    result = text(models, "--model", "drafts", "--second", "judge")
    assert (result.exit_code, result.stdout.splitlines()[1]) == (0, stands), result.output
    assert "|engine:ct2+llm-plain|model:drafts+judge|" in result.stderr


def test_the_second_reads_both(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of its graph are at work: what it says to the Chinese, and how probable it holds the Chinese."""
    worth: dict[str, float] = {}
    source_scores = LlmEngine.source_scores

    def scores(self: LlmEngine, request: Request, texts: list[str]) -> list[float]:
        found = source_scores(self, request, texts)
        worth.update(zip(texts, found, strict=True) if "公司" in request.source else ())
        return found

    monkeypatch.setattr(weights, "locate", lambda entry: ())
    monkeypatch.setattr(LlmEngine, "source_scores", scores)
    monkeypatch.chdir(tmp_path)
    result = text(models, "--model", "drafts", "--second", "judge")
    assert (result.exit_code, set(worth)) == (0, {"The company.", "Port."}), result.output
    assert all(value < 0 for value in worth.values())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--model", "judge", "--second", "drafts"), "drafts cannot judge a draft"),
        (("--model", "judge", "--second", "judge"), "judge would judge itself"),
        (("--model", "drafts", "--second", "nonesuch"), "nonesuch: no such engine or model."),
    ],
)
def test_second_that_cannot_judge_is_refused(
    models: Path, tmp_path: Path, options: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With why."""
    monkeypatch.setattr(weights, "locate", lambda entry: ())
    monkeypatch.chdir(tmp_path)
    result = text(models, *options)
    assert result.exit_code == 2
    assert said in result.stderr
