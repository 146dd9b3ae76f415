"""models.html: what models made of the same articles, each sentence beside the others' English for it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from newsroom import ForgetfulEngine, articles, job

from translator.clean import clean
from translator.engines.fake import FakeEngine
from translator.pipeline import brief
from translator.publish.html.trial_page import render_trials
from translator.read import read
from translator.records import Trial

EVIL = "<script>alert(1)</script>"


class Page(HTMLParser):
    """A page: its tags, and the rows of its tables, each the texts of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[str] = []
        self.is_open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.is_open = True

    def handle_endtag(self, tag: str) -> None:
        self.is_open = self.is_open and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.is_open:
            self.rows[-1][-1] += data


def trial(folder: Path, name: str, engine: FakeEngine) -> Trial:
    """What an engine makes of both articles of the newsroom."""
    found = brief([clean(read(path)) for path in articles(folder)], job(engine))
    return Trial(name, "ct2", f"known of {name}", tuple(found), start=1.25, seconds=2.0)


@pytest.fixture
def trials(tmp_path: Path) -> list[Trial]:
    """An engine that obeys, one that never says a name, and one that failed."""
    obedient, forgetful = FakeEngine(), ForgetfulEngine("Blue Whale Heavy Industries")
    failed = Trial("broken", "ct2", "", failure="Cut.")
    return [trial(tmp_path, "good", obedient), trial(tmp_path, "bad", forgetful), failed]


def test_each_model_has_a_row_with_what_one_chooses_by(trials: list[Trial]) -> None:
    """Speed over all that was translated, start-up, flags, terms, figures; what failed says why."""
    good, bad, broken = Page(render_trials(trials)).rows[1:4]
    size = sum(len(s.segment.text) for b in trials[0].briefings for p in b.passages() for s in p.sentences)
    total = len(trials[0].sentences)
    assert good == ["good", f"{size / 2:.0f}", "1.2 s", f"0 of {total}", "10 of 10", "12 of 12", "known of good"]
    assert bad[3:5] == [f"{sum(bool(s.findings) for s in trials[1].sentences)} of {total}", "7 of 10"]
    assert broken == ["broken", "Cut.", ""]


def test_sentences_stand_side_by_side(trials: list[Trial]) -> None:
    """A row a sentence of title and text, in order, with the English of each and what it fails; none that failed."""
    rows = Page(render_trials(trials)).rows
    heads = [number for number, row in enumerate(rows) if row[0] == "Chinese"]
    assert [rows[number] for number in heads] == [["Chinese", "good", "bad"]] * 2
    first = trials[0].briefings[0]
    body = [s.segment.text for passage in (first.title, *first.body) for s in passage.sentences]
    assert [row[0] for row in rows[heads[0] + 1 : heads[1]]] == body
    [(_, good, bad)] = [row for row in rows if row[0].startswith("這次擴建的橋式起重機")]
    assert "Blue Whale Heavy Industries" in good
    assert "Blue Whale Heavy Industries" not in bad.partition("term ")[0]
    assert "term “Blue Whale Heavy Industries” (藍鯨重工) is not in the English." in bad


def test_related_items_that_are_doubted_by_one_put_no_row_out_of_step(trials: list[Trial]) -> None:
    """Each model orders them by its own doubts; rows are of one sentence all the same."""
    assert trials[0].briefings[0].related
    turned = replace(trials[1], briefings=tuple(replace(b, related=b.related[::-1]) for b in trials[0].briefings))
    rows = Page(render_trials([trials[0], turned])).rows
    sides = [row for row in rows if len(row) == 3 and row[0] != "Chinese"]
    assert sides
    assert all(good == other for _, good, other in sides)


def test_markup_is_text(tmp_path: Path) -> None:
    """What an engine, an article or an error says is shown, not run; nothing may be fetched."""
    engine = FakeEngine(outputs={"渡輪票價比現有船班高出兩成，乘客是否買單還有待觀察。": [EVIL]})
    text = render_trials([replace(trial(tmp_path, EVIL, engine), known=EVIL), Trial(EVIL, "", EVIL, failure=EVIL)])
    assert "script" not in Page(text).tags
    assert "default-src 'none'" in text


def test_all_failed_is_a_page_too() -> None:
    """It has their reasons and no article."""
    page = Page(render_trials([Trial("a", "ct2", "", failure="Cut short.")]))
    assert page.rows[1:] == [["a", "Cut short.", ""]]
    assert page.tags.count("h2") == 1
