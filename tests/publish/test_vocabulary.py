"""One name for one thing: what each output of a run says of sentences, terms and checks, held against the others."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from newsroom import PORT, ForgetfulEngine, job

from translator.batch import Run, run
from translator.publish.formats import Format
from translator.runs import RunOptions

LOST = ["Nanwan Port Corporation", "Chou Ming-te", "1,800 metric tons", "three"]
"""What the engine forgets: a term of the headline and of paragraphs, a name, a figure, a figure of a related item."""


class Outputs:
    """Everything that a run wrote, read back."""

    def __init__(self, folder: Path, lost: str) -> None:
        path = folder / "port.txt"
        path.write_text(PORT, encoding="utf-8")
        out = folder / "out"
        self.run: Run = run(
            RunOptions([path], out, tuple(kind for kind in Format if kind is not Format.PDF)),
            job(ForgetfulEngine(lost)),
        )
        self.report: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))["articles"][0]
        self.brief: dict[str, Any] = json.loads((out / "port.json").read_text("utf-8"))
        self.terms = list(csv.DictReader((out / "terms.csv").read_text("utf-8-sig").splitlines()))
        self.page = (out / "port.html").read_text("utf-8")
        self.markdown = (out / "port.md").read_text("utf-8")
        self.word = Document(str(out / "port.docx"))

    @property
    def sentences(self) -> list[dict[str, Any]]:
        """Every sentence of the JSON, in reading order."""
        names = [self.brief[name] for name in ("headline", "publisher", "byline")]
        items = [item[name] for item in self.brief["related"] for name in ("headline", "publisher", "age")]
        return [found for each in (*names, *self.brief["body"], *items) if each for found in each["sentences"]]


@pytest.fixture(params=LOST)
def outputs(request: pytest.FixtureRequest, tmp_path: Path) -> Outputs:
    """A run whose engine forgets something."""
    return Outputs(tmp_path, request.param)


def test_a_place_has_one_name(outputs: Outputs) -> None:
    """The report, the JSON, the page, the Word brief and the Markdown call a flagged sentence's place alike."""
    places = list(dict.fromkeys(flag["where"] for flag in outputs.report["flags"]))
    assert places
    assert [check["where"] for check in outputs.brief["checks"]] == places
    assert [found["where"] for found in outputs.sentences if found["findings"]] == places
    listed = re.findall(r'<li id="check_\d+"><a href="[^"]*">\d+\. (.*?)</a>', outputs.page)
    assert [unescape(text) for text in listed] == places
    left_out = [item["headline"]["sentences"][0]["where"] for item in outputs.brief["related"] if item["is_left_out"]]
    labels = [label for place in places if (label := place.split(", ")[0]) not in left_out]
    assert [place.split(", ")[0] for place in places][: len(labels)] == labels, "what is left out comes last"
    table = next(table for table in outputs.word.tables if table.rows[0].cells[-1].text == "What failed")
    shown = [row.cells[0].text.replace("\u00a0", " ") for row in table.rows[1:]]
    assert shown == [f"{number}. {label}" for number, label in enumerate(labels, 1)]
    assert (
        re.findall(r'^\| <a id="check_\d+"></a>\d+ \| \[?([^|\]]*?)(?:\]\(#\w+\))? \|', outputs.markdown, re.M)
        == labels
    )


def test_every_reference_names_its_sentence(outputs: Outputs) -> None:
    """The places of the summary, of the key figures and of the list of checks are those of the sentences themselves."""
    by_text = {(found["where"], found["source"]) for found in outputs.sentences}
    referring = (*outputs.brief["summary"], *outputs.brief["key_figures"])
    assert referring
    assert {(found["where"], found["source"]) for found in referring} <= by_text
    assert {(flag["where"], flag["source"]) for flag in outputs.report["flags"]} <= by_text


def test_a_term_is_met_or_missed_everywhere(outputs: Outputs) -> None:
    """Each occurrence has one place and one state in the report, in terms.csv and in the JSON, and so have the sums."""
    ledger = [(term["where"], term["surface"], term["rendering"] or "") for term in outputs.report["terms"]]
    rows = [(row["where"], row["chinese"], row["rendering"]) for row in outputs.terms]
    assert sorted(rows) == sorted(ledger)
    told = [(s["where"], t["surface"], (t["rendering"] or {"text": ""})["text"]) for s in outputs.sentences
            for t in s["terms"]]  # fmt: skip
    assert told == ledger
    counts = outputs.report["counts"]
    shared = counts.keys() & outputs.brief["counts"].keys()
    assert {"terms", "terms_met", "quantities", "quantities_met", "flagged_sentences"} <= shared
    assert {name: outputs.brief["counts"][name] for name in shared} == {name: counts[name] for name in shared}
    assert sum(use["met"] for use in outputs.brief["terms"]) == counts["terms_met"]
    missed = counts["terms"] - counts["terms_met"]
    state = f"{missed} missed" if missed else "all in the English"
    assert f"<b>{counts['terms']} glossary terms</b>, {state}" in outputs.page
    in_word = [cell.text for table in outputs.word.tables for row in table.rows for cell in row.cells]
    assert sum(int(found[1]) for text in in_word if (found := re.search(r" (\d+) missed$", text))) == missed


def test_a_figure_is_met_or_missed_everywhere(outputs: Outputs) -> None:
    """Each figure has one place and one state in the report and in the JSON."""
    ledger = [(figure["where"], figure["surface"], figure["met"]) for figure in outputs.report["quantities"]]
    told = [(s["where"], figure["surface"], figure["met"]) for s in outputs.sentences for figure in s["quantities"]]
    assert told == ledger


def test_a_check_has_one_name(outputs: Outputs) -> None:
    """What failed is named alike in the report, in the JSON, on the page and for the screen."""
    flags = [(flag["check"], flag["message"]) for flag in outputs.report["flags"]]
    assert [(f["check"], f["message"]) for found in outputs.sentences for f in found["findings"]] == flags
    assert [(flag.check, flag.message) for flag in outputs.run.outcomes[0].flags] == flags
    assert set(re.findall(r'value="check:([^"]*)"', outputs.page)) == {check for check, _ in flags}


def test_what_both_records_hold_is_called_alike(outputs: Outputs) -> None:
    """Of an article's header the report and the JSON have the same names: headline, published, publisher, byline."""
    names = {"headline", "published", "publisher", "byline", "made", "terms", "related", "dropped", "counts"}
    assert names <= outputs.report.keys() & outputs.brief.keys()
    assert outputs.report["published"] == outputs.brief["published"] == "2026-03-05"
    assert outputs.report["headline"]["english"] == outputs.brief["headline"]["english"]
    for told, kept in zip(outputs.report["related"], outputs.brief["related"], strict=True):
        assert told.keys() == kept.keys()
