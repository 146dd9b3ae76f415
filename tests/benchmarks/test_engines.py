"""The benchmark of engines: a process for each installed model, published systems beside them, one table."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from argos_package import pack
from ct2_folder import MARIAN, make_ct2

from translator.models import install
from translator.models import wheels as weights
from translator.models.catalogue import ARGOS

SCRIPT = Path(__file__).parent.parent.parent / "benchmarks" / "engines.py"
LINES = ("政府計畫投資晶片工廠。", "TSMC公司計畫晶片工廠。", "日本政府投資公司。")
REFERENCE = ("The government plans to invest in a chip plant.", "TSMC plans a chip plant.", "Japan invests.")


@pytest.fixture
def lines(tmp_path: Path, argos_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with lines, a reference, a published system's English and a glossary; two models are installed."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(weights, "locate", lambda entry: ())
    install.install(ARGOS.id, pack(argos_folder).rename(tmp_path / ARGOS.file))
    install.install("mine", make_ct2(tmp_path / "folder", MARIAN))
    texts = {
        "zh": LINES, "en": REFERENCE, "google.en": (*REFERENCE[:2], "Nobody."),
        "glossary.csv": ("source,target", "日本,Japan"),
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text("".join(f"{line}\n" for line in text), encoding="utf-8")
    return tmp_path


def table(folder: Path, *options: str) -> tuple[dict[str, list[str]], str]:
    """The cells of each system's row, by its name, and all that was printed."""
    command = [sys.executable, str(SCRIPT), str(folder / "zh"), str(folder / "en"), "--lines", "1:3", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [re.split(r"\s{2,}", line.strip()) for line in done.stdout.splitlines()]
    return {row[0]: row[1:] for row in rows if len(row) > 3}, done.stdout


def test_models_and_published_systems_stand_in_one_table(lines: Path) -> None:
    """Speed, start-up, peak, chrF, terms and flags of each model; of a file no speed, and so it says."""
    rows, printed = table(lines, "--glossary", str(lines / "glossary.csv"))
    assert list(rows) == ["system", "argos-zh-en", "mine", "google"]
    for model in ("argos-zh-en", "mine"):
        speed, start, peak, score, terms, _ = rows[model]
        assert float(speed) > 0
        assert float(start) > 0
        assert int(peak) > 50
        assert 0 < float(score) < 100
        assert terms == "1/1"
        assert re.search(rf"signature of {model}: version:.*\|model:{model}\|.*\|glossary:", printed)
    assert rows["google"][0] == "from file"
    assert rows["google"][2:] == ["0/1", "1"]
    assert "2 lines; nrefs:1|case:mixed" in printed


def test_models_can_be_named(lines: Path) -> None:
    """The others are left; the lines are those that are asked for."""
    rows, printed = table(lines, "--models", "mine")
    assert list(rows) == ["system", "mine", "google"]
    assert rows["google"][-2] == "0/0"
    assert "signature of google: from file" in printed


def test_model_that_fails_leaves_the_others(lines: Path) -> None:
    """Its row is left out."""
    (lines / "models" / "mine" / "package" / "model.bin").write_bytes(b"")
    rows, _ = table(lines, "--models", "mine,argos-zh-en")
    assert list(rows) == ["system", "argos-zh-en", "google"]
