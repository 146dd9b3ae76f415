"""Findings that a reviewer has accepted: read from files, applied to sentences, kept in every output."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import ForgetfulEngine, articles, docx_text, job

from translator.batch import run
from translator.errors import CorrectionsError
from translator.memory import Corrections, load_corrections
from translator.memory.acceptances import Acceptance
from translator.publish.formats import Format
from translator.runs import Run, RunOptions

SOURCE = "藍鯨重工昨天為第一艘電動渡輪舉行下水典禮。"
LOST = "Blue Whale Heavy Industries"
WHY = "The text calls it so; confirmed with the desk."
EVERY = (Format.DOCX, Format.HTML, Format.MARKDOWN, Format.JSON)


def table(folder: Path, *rows: tuple[str, ...], name: str = "corrections.csv", age: int = 0) -> Path:
    """Write a file of corrections with these rows of source, english, accepted, finding."""
    out = io.StringIO()
    csv.writer(out).writerows([("source", "english", "accepted", "finding"), *rows])
    (folder / name).write_text(out.getvalue(), encoding="utf-8")
    os.utime(folder / name, (age, age))
    return folder / name


def done(folder: Path, corrections: Corrections | None = None) -> Run:
    """Make the article about a ferry with an engine that loses a name."""
    paths = articles(folder / "in")[1:]
    work = replace(job(ForgetfulEngine(LOST)), corrections=corrections or Corrections())
    return run(RunOptions(paths, folder / "out", EVERY), work)


def flagged(folder: Path) -> tuple[str, str]:
    """Return the English of the sentence that is flagged, and what was found of it, as the report has them."""
    [article] = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))["articles"]
    found = [flag for flag in article["flags"] if flag["source"] == SOURCE]
    return found[0]["english"], " ".join(flag["message"] for flag in found)


def test_accepted_finding_is_no_flag_and_stays_in_every_output(tmp_path: Path) -> None:
    """It is not counted as one to check, nor yellow; the reason and what was found stand beside the checks."""
    before = done(tmp_path).outcomes[0].counts
    english, finding = flagged(tmp_path)
    held = load_corrections(table(tmp_path, (SOURCE, english, WHY, finding)))
    [outcome] = done(tmp_path, held).outcomes
    assert outcome.counts["flagged_sentences"] == before["flagged_sentences"] - 1
    assert (before["accepted_sentences"], outcome.counts["accepted_sentences"]) == (0, 1)
    assert outcome.counts["terms_met"] == before["terms_met"]
    assert SOURCE not in [flag.source for flag in outcome.flags]
    output = tmp_path / "out"
    said = f"Accepted by the reviewer: {WHY}"
    assert said in docx_text(output / "2-ferry.docx")
    assert said in (output / "2-ferry.html").read_text(encoding="utf-8")
    assert said.replace("_", "\\_") in (output / "2-ferry.md").read_text(encoding="utf-8")
    brief = json.loads((output / "2-ferry.json").read_text(encoding="utf-8"))
    [given] = [s["accepted"] for part in brief["body"] for s in part["sentences"] if s["accepted"]]
    assert given["reason"] == WHY
    assert given["findings"][0]["message"] in finding
    [article] = json.loads((output / "report.json").read_text(encoding="utf-8"))["articles"]
    assert {flag["reason"] for flag in article["accepted"]} == {WHY}


@pytest.mark.parametrize("change", ["english", "finding"])
def test_acceptance_lapses_with_the_english_and_the_finding(tmp_path: Path, change: str) -> None:
    """The sentence is flagged again, and that it had been accepted is said."""
    done(tmp_path)
    english, finding = flagged(tmp_path)
    row = {"english": english, "finding": finding} | {change: "something else"}
    held = load_corrections(table(tmp_path, (SOURCE, row["english"], WHY, row["finding"])))
    [outcome] = done(tmp_path, held).outcomes
    assert outcome.counts["accepted_sentences"] == 0
    assert [flag.message for flag in outcome.flags if flag.check == "accepted"] == [
        f"Was accepted (“{WHY}”) for other English, or for another finding."
    ]


def test_marks_and_blanks_may_be_as_word_has_them() -> None:
    """A reviewer copies both from the brief."""
    given = Acceptance("He said “so”.", "“Port” (港) is not  in the\nEnglish.", "ok")
    assert given.holds('He said "so".', ['"Port" (港) is not in the English.'])
    assert not given.holds('He said "so"', ['"Port" (港) is not in the English.'])
    assert not given.holds('He said "so".', ['"Port" (港) is not in the English.', "The meaning is in doubt."])


def test_row_that_accepts_sets_no_english(tmp_path: Path) -> None:
    """It may stand beside one that does, and an older acceptance goes with a newer row, or one that takes it back."""
    rows = (("船。", "Ship.", "fine", "x is missing"), ("船。", "Boat.", "", ""), ("港。", "Port.", "fine", "y"))
    held = load_corrections(table(tmp_path, *rows, age=1))
    assert held.english == {"船。": "Boat."}
    assert held.accepted("船。") == (Acceptance("Ship.", "x is missing", "fine"),)
    assert (held.files[0].english, held.files[0].accepted) == (1, 2)
    newer = (("船。", "Ship.", "better", "x is missing"), ("港。", "", "", ""))
    table(tmp_path, *newer, name="corrections-2.csv", age=2)
    held = load_corrections(tmp_path)
    assert held.accepted("船。") == (Acceptance("Ship.", "x is missing", "better"),)
    assert held.accepted("港。") == ()


def test_row_that_accepts_must_say_what(tmp_path: Path) -> None:
    """Which English, and which finding: nothing is silenced for all that may be found later."""
    with pytest.raises(CorrectionsError) as error:
        load_corrections(table(tmp_path, ("船。", "", "fine", "x"), ("港。", "Port.", "fine", "")))
    assert [(fault.row, fault.column) for fault in error.value.faults] == [(2, "english"), (3, "finding")]


def test_digest_goes_with_what_is_accepted() -> None:
    """Another reason is another digest; without any it is what it was."""
    plain = Corrections({"a": "b"})
    first, second = (replace(plain, acceptances={"a": (Acceptance("b", "x", why),)}) for why in ("1", "2"))
    assert len({plain.digest, first.digest, second.digest}) == 3
    assert Corrections({"a": "b"}, acceptances={}).digest == plain.digest
