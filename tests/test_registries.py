"""What one adds by one file and a row of a table: each is tried with a toy one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Self

import pytest
from docx import Document
from newsroom import FERRY, job, marked
from typer.testing import CliRunner

from translator.batch import run
from translator.cli.app import app
from translator.cli.run import _formats
from translator.engines import ENGINES, examined, load, ready
from translator.engines.base import Model, Watch
from translator.engines.fake import FakeEngine
from translator.errors import ModelError
from translator.models import catalogue, install
from translator.profiles import PROFILES
from translator.publish.formats import FORMATS, Format
from translator.records import Check, Finding, Hypothesis, Marked, Realisation, Step
from translator.runs import RunOptions
from translator.storage.large_files import Progress
from translator.translate import verify


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article that is verified at once with the fake engine."""
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


def toy_check(weight: int, is_split: bool = True) -> Check:
    """A member that stands in no class body, made as the class makes its own."""
    check = Check.__new_member__(Check, "toy", weight, is_split)  # type: ignore[attr-defined]
    check._name_ = "TOY"
    assert isinstance(check, Check)
    return check


@pytest.mark.parametrize("is_split", [True, False])
def test_a_check_is_a_row_and_a_function(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_split: bool
) -> None:
    """It is weighed, sends its sentences up the ladder, and stands by its name in the report and the pages."""
    toy, engine = toy_check(7, is_split), FakeEngine()

    def look(item: Marked, hypothesis: Hypothesis, terms: tuple[Realisation, ...]) -> Iterable[Finding]:
        return [Finding(toy, "It floats.")] if "票價" in item.segment.text else []

    monkeypatch.setattr(verify, "CHECKS", (*verify.CHECKS, look))
    found = verify.verify(marked("票價漲了。"), Hypothesis("Fares rose."), Step.PLAIN)
    assert (verify.weight(found), found.findings[-1].check) == (7, toy)
    output = tmp_path / "out"
    [outcome] = run(RunOptions([article], output, (Format.HTML,)), job(engine)).outcomes
    assert [(flag.check, flag.message) for flag in outcome.flags] == [("toy", "It floats.")]
    [told] = json.loads((output / "report.json").read_text(encoding="utf-8"))["articles"]
    assert '"check": "toy"' in json.dumps(told)
    assert 'value="check:toy"' in (output / "ferry.html").read_text(encoding="utf-8")
    asked = [request.source for call in engine.calls for request in call]
    assert any("乘客" in source and "票價" not in source for source in asked) is is_split


def test_every_check_says_what_it_weighs() -> None:
    """None is unlisted: the class has the weights, and what does not count would never be mended."""
    assert all(check.weight > 0 for check in Check)
    assert {check.value for check in Check if not check.is_split} == {"confidence", "quotation", "form", "instruction"}


class ToyEngine(FakeEngine):
    """An engine over a model that is a file."""

    name: ClassVar = "toy"
    description: ClassVar = "a toy"

    @classmethod
    def over(cls, model: Model, watch: Watch) -> Self:
        """See `EngineKind.over`."""
        engine = cls()
        engine.model = model
        return engine

    @staticmethod
    def ready(model: Model, watch: Watch, wholly: bool) -> Model:
        """See `EngineKind.ready`."""
        return replace(model, files="f" * 64)

    @staticmethod
    def examined(model: Model, progress: Progress) -> Model:
        """See `EngineKind.examined`."""
        return model


def test_an_engine_is_a_class_a_row_and_a_model(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its model is installed and chosen by its name, it translates a whole run, and the brief says what it is."""
    weights = tmp_path / "weights.toy"
    weights.write_bytes(b"toy")
    digest = sha256(b"toy").hexdigest()
    entry = replace(catalogue.QWEN, id="toy-1", engine="toy", file=weights.name, size=3, digest=digest, wheels=())
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(catalogue, "CATALOGUE", (*catalogue.CATALOGUE, entry))
    monkeypatch.setitem(ENGINES, "toy", ToyEngine)
    install.install("toy-1", weights)
    plan = install.choose("toy", offline=True)
    assert plan.model is not None
    engine = load(plan.entry.engine, plan.model, lambda *_: None)
    output = tmp_path / "out"
    [outcome] = run(RunOptions([article], output), job(engine)).outcomes
    assert (job(engine).signature.engine, job(engine).signature.files) == ("toy", "f" * 12)
    said = " ".join(cell.text for table in Document(str(outcome.written[0])).tables for cell in table._cells)
    assert "toy-1, a toy run on the computer" in said


def test_an_unknown_engine_is_none_of_the_others() -> None:
    """A name that is in no table is an error that lists those that are."""
    model = Model("m", "0" * 64, Path("m"))
    for ask in (
        lambda: load("nonesuch", model, lambda *_: None),
        lambda: ready("nonesuch", model, lambda *_: None),
        lambda: examined("nonesuch", model, lambda *_: None),
    ):
        with pytest.raises(ModelError, match="nonesuch: no such engine") as caught:
            ask()
        assert caught.value.remedy == "There are argos, llm."


def test_every_model_has_its_engine() -> None:
    """The catalogue installs nothing that no engine runs, and no engine is without a model."""
    assert {entry.engine for entry in catalogue.CATALOGUE} == set(ENGINES)
    assert all(name == kind.name and kind.description for name, kind in ENGINES.items())


@pytest.mark.parametrize("command", ["run", "text"])
def test_the_command_line_knows_the_names_of_the_tables(command: str) -> None:
    """Engines and profiles that may be asked for are those that there are, in the order of the tables."""
    said = " ".join(CliRunner().invoke(app, [command, "--help"]).stdout.split())
    assert f"--engine <{'|'.join(('auto', *ENGINES))}>" in said
    assert f"--profile <{'|'.join(PROFILES)}>" in said
    assert all(f"{name} {profile.description}" in said for name, profile in PROFILES.items())


def test_a_format_is_a_name_and_a_row(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be asked for by its ending, and every article is had in it."""
    toy = Format.__new_member__(Format, "toy")  # type: ignore[attr-defined]
    toy._value_, toy._name_ = "toy", "TOY"
    monkeypatch.setitem(FORMATS, toy, lambda briefing, house: briefing.title.sentences[0].text.encode())
    assert _formats("json,toy") == (Format.JSON, toy)
    [outcome] = run(RunOptions([article], tmp_path / "out", _formats("toy")), job()).outcomes
    assert [path.name for path in outcome.written] == ["ferry.toy"]
    assert outcome.written[0].read_bytes().isascii()


def test_every_format_is_made_and_named_in_the_help() -> None:
    """No member of the enum is without a row, nor is one left out of `--format`."""
    assert list(FORMATS) == list(Format)
    said = " ".join(CliRunner().invoke(app, ["run", "--help"]).stdout.split())
    assert f"{', '.join(Format)}: any of them" in said
