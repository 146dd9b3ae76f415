"""What one adds by one file and a row of a table: each is tried with a toy one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from newsroom import FERRY, job, marked

from translator.batch import run
from translator.engines.fake import FakeEngine
from translator.records import Check, Finding, Hypothesis, Marked, Realisation, Step
from translator.runs import RunOptions
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
    [outcome] = run(RunOptions([article], output), job(engine)).outcomes
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
