"""`translator train` from the command line: files in, an adapter among the models, and runs that take it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import tiny_gguf
from typer.testing import CliRunner, Result

from translator.cli.app import app
from translator.engines.llm import adapter
from translator.memory.import_export import write_tmx
from translator.models import catalogue
from translator.models.catalogue import DESK, NEWS, QWEN

pytest.importorskip("torch", reason="the extra `train` is not installed: uv run --extra weights --extra train pytest")

from translator.train import desk
from translator.train.learn import Learned, Learner, Plan
from translator.train.looks import Look

pytest_plugins = ["training_fixtures"]

PAIRS = [(f"船開往第{number}港。", f"The ship left for port {number}.") for number in range(100, 250)]


def translator(*arguments: str | Path, stdin: str | None = None) -> Result:
    """The result of a command."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, one_core: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the tiny model, a tiny adapter as the program's, and files of sentences."""
    models = tmp_path / "models"
    path = models / QWEN.id / "tiny.gguf"
    path.parent.mkdir(parents=True)
    tiny_gguf.write_gguf(path)
    own = replace(QWEN, file=path.name, size=path.stat().st_size, digest=sha256(path.read_bytes()).hexdigest())
    digest = tiny_gguf.write_adapter(tmp_path / "news", tiny_gguf.adapter_arrays())
    news = replace(own, id=NEWS.id, engine=NEWS.engine, base=own.id, adapter=digest)
    taught = replace(news, id=DESK.id, engine=DESK.engine, adapter="", is_taught=True)
    monkeypatch.setattr(catalogue, "CATALOGUE", (taught, news, own))
    monkeypatch.setattr(adapter, "NEWS", tmp_path / "news")
    plan = Plan(passes=6, rate=1e-2, batch=1024, step=1024, looks=1)
    monkeypatch.setattr(desk, "PLAN", plan)
    monkeypatch.setattr(desk, "OWN_ANSWERS", replace(plan, passes=5, answers=2))
    monkeypatch.setenv("TRANSLATOR_MODELS", str(models))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "memory.tmx").write_bytes(write_tmx(PAIRS[:100]))
    rows = "".join(f"{zh},{en}\n" for zh, en in PAIRS[100:])
    (tmp_path / "corrections.csv").write_text(f"source,english\n{rows}", encoding="utf-8")
    return tmp_path


def test_a_desk_teaches_its_english_and_runs_take_it(folder: Path) -> None:
    """From files to an adapter with its card, which the list of models, the doctor and every signature name."""
    done = translator("train", "memory.tmx", "corrections.csv", "--offline")
    assert done.exit_code == 0, done.output
    (digest,) = re.findall(rf"{DESK.id} sha256:(\w+)", done.stdout)
    place = folder / "models" / DESK.id / "adapter"
    assert adapter.digest_of_files(place) == digest
    card = json.loads((place / "card.json").read_text(encoding="utf-8"))
    assert (card["pairs"], card["looked at"], list(card["files"])) == (150, 30, ["memory.tmx", "corrections.csv"])
    assert card["looks"][-1]["loss"] < 0.5 * card["looks"][0]["loss"]
    assert not list(place.parent.glob("*.pt"))
    assert any(line.startswith(f"{DESK.id} ") and " not " not in line for line in listed())
    translated = translator("text", "--offline", "--profile", "fast", stdin="船開了。\n")
    assert translated.exit_code == 0, translated.output
    for part in ("|engine:llm-desk|", f"|model:{DESK.id}|", f"|adapter:{digest[:12]}"):
        assert part in translated.stderr
    before = translator("text", "--offline", "--profile", "fast", "--engine", "llm", stdin="船開了。\n")
    assert "|engine:llm|" in before.stderr
    assert digest[:12] not in before.stderr
    assert translated.stdout != before.stdout
    assert f"merged with the adapter sha256:{digest}" in translator("doctor").stdout


def test_it_learns_from_its_own_answers_with_names(folder: Path) -> None:
    """The rows that ask for a whole sentence, no others; the card says how many answers each had, and of the names."""
    (folder / "names.tsv").write_text("格拉諾勒斯\tGranollers\n塔赫瓦\tTahwa\n", encoding="utf-8")
    done = translator("train", "memory.tmx", "--names", "names.tsv", "--own-answers", "--offline")
    assert done.exit_code == 0, done.output
    card = json.loads((folder / "models" / DESK.id / "adapter" / "card.json").read_text(encoding="utf-8"))
    assert (card["own answers"], card["names"], card["rows"]["name by itself"]) == (2, 2, 2)
    asked = {"plain", "written in", "told"}
    assert card["learned from"] == sum(count for form, count in card["rows"].items() if form in asked)


def listed() -> list[str]:
    """The lines of the list of models."""
    return translator("models", "list").stdout.splitlines()


def test_what_is_not_better_is_not_installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says so, and runs go on with what the program has."""
    first = Look(1, 20, 50, 1, 1, 0)
    monkeypatch.setattr(Learner, "learn", lambda *_: Learned(looks=[first, first]))
    done = translator("train", ".", "--offline")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no better than what the program has" in done.stderr
    assert not (folder / "models" / DESK.id / "adapter").exists()


def test_too_few_sentences_are_told_with_what_there_is(folder: Path) -> None:
    """How many there are, how many of them count, and how many it takes."""
    done = translator("train", "corrections.csv", "--offline")
    assert done.exit_code == 2
    assert "corrections.csv: 50 pairs are too few (" in done.stderr
    assert "looked at 10" in done.stderr


def test_what_was_stopped_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C half-way says that it is kept, and the same command goes on from there and ends well."""
    taken, take = list[None](), Learner._take

    def stop(self: Learner, *arguments: Any) -> None:
        if len(taken) == 20:
            raise KeyboardInterrupt
        taken.append(take(self, *arguments))

    with monkeypatch.context() as patched:
        patched.setattr(Learner, "_take", stop)
        stopped = translator("train", ".", "--offline")
    assert stopped.exit_code == 130
    assert "What was learned is kept" in stopped.stderr
    done = translator("train", ".", "--offline", "--hours", "7")
    assert done.exit_code == 0, done.output
    assert "Going on after" in done.stderr
