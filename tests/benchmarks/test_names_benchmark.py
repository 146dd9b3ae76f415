"""The benchmark of names: which it judges, and what becomes of each."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from names import Name, Output, checked, judged, outcome, pairs

CHINESE, REFERENCE = "董事長魏哲家昨天在東京說明。", "C.C. Wei, the chairman, explained it in the Japanese capital."


def test_names_that_the_reference_has_are_judged() -> None:
    """By the form that stands in it; 東京 is no name of its English here."""
    assert [(name.row.form, name.form) for name in judged(CHINESE, REFERENCE)] == [("魏哲家", "C.C. Wei")]


@pytest.mark.parametrize(
    ("english", "what"),
    [
        ("C.C. Wei explained it in Tokyo.", "kept"),
        ("Wei explained it in Tokyo.", "right"),
        ("Mark Liu explained it in Tokyo.", "flagged"),
    ],
)
def test_what_becomes_of_a_name(english: str, what: str) -> None:
    """The reference's form, another of the table's, or none and a check says so."""
    (name,) = judged(CHINESE, REFERENCE)
    (output,) = checked([CHINESE], [english])
    assert outcome(name, output) == what


def test_a_name_that_is_lost_without_a_finding_is_silent() -> None:
    """Whatever else is wrong with the line."""
    (name,) = judged(CHINESE, REFERENCE)
    assert outcome(Name(name.row, name.form), Output("Somebody explained it.", ())) == "silent"


def test_blocks_of_a_terminology_file_are_lines(tmp_path: Path) -> None:
    """Those of all its documents, cut to what is asked for."""
    data = {"terms": {}, "documents": [{"zh": "# 一\n\n二", "en": "# One\n\nTwo"}, {"zh": "三", "en": "Three"}]}
    (tmp_path / "data.json").write_text(json.dumps(data), encoding="utf-8")
    assert pairs(tmp_path / "data.json", None, slice(1, None)) == [("二", "Two"), ("三", "Three")]
