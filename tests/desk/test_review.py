"""The review page at the desk: saved at once, checked as a run checks it, refused where it is not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_server import FEAR, GLOSSARY, Running, finished, make_desk, run_once
from newsroom import FERRY, PORT

from translator.memory import load_corrections

pytestmark = pytest.mark.enable_socket

ESTIMATE = "漁會估計，約有340艘漁船要改道。"
TERMS = "這次擴建的橋式起重機由藍鯨重工供應，每台重達1,800公噸。"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk with both articles done."""
    folder = tmp_path_factory.mktemp("desk") / "news"
    folder.mkdir()
    (folder / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    with finished(folder, port=PORT, ferry=FERRY) as running:
        yield running


@pytest.fixture
def running(served: Running) -> Running:
    """The same, without corrections."""
    for path in served.desk.places.corrections.glob("corrections*.csv"):
        path.unlink()
    return served


def data_of(page: str) -> dict[str, Any]:
    """What the script of a page is told."""
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    told = json.loads(found[1])
    assert isinstance(told, dict)
    return told


def saved(running: Running, *records: list[str], revision: str = "", brief: str = "port") -> Any:
    """What is answered to a page that saves those rows."""
    header = ["source", "english", "summary", "article"][: len(records[0]) if records else 2]
    rows = [header, *records] if records else []
    return running.tell("/api/corrections", brief=brief, revision=revision, records=rows)


def checked(running: Running, source: str, english: str, brief: str = "port") -> list[str]:
    """The checks that an English fails as it is typed."""
    answer = running.tell("/api/check", brief=brief, source=source, english=english)
    assert answer.status == 200, answer.data
    return [check for check, _ in answer.json["findings"]]


def test_page_is_that_of_the_brief_with_the_desk_s_scripts(running: Running) -> None:
    """No script stands in it, its style is the one that the policy names, and no other policy shuts the desk out."""
    answer = running.ask("GET", "/review/port")
    page = answer.data.decode()
    assert "text/html" in answer.headers["content-type"]
    assert page.count("<script") == page.count("<script src=") + 2  # the data, and the module
    assert "Content-Security-Policy" not in page
    assert "'sha256-" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert data_of(page)["desk"]["brief"] == "port"
    written = (running.desk.places.output / "port.html").read_text(encoding="utf-8")
    assert data_of(page)["rows"] == data_of(written)["rows"]


@pytest.mark.parametrize("brief", ["", "none", "../port", "..%2Fport", "changes", "port.html", "report"])
def test_no_other_file_is_a_page(running: Running, brief: str) -> None:
    """Only the brief of an article that is in the folder has one."""
    assert running.ask("GET", f"/review/{brief}").status == 404


def test_page_that_somebody_has_edited_is_not_shown(running: Running) -> None:
    """What is in it may be anything; the file itself is still to be had."""
    path = running.desk.places.output / "ferry.html"
    before = path.read_bytes()
    try:
        path.write_bytes(before.replace(b"<main>", b"<main><form action='http://evil.example'>"))
        answer = running.ask("GET", "/review/ferry")
    finally:
        path.write_bytes(before)
    assert answer.status == 404
    assert "edited by hand" in answer.json["what"]
    assert running.ask("GET", "/review/ferry").status == 200


def test_correction_is_saved_as_the_file_that_a_run_reads(running: Running) -> None:
    """At once, beside the glossary; the next that is saved takes its place; none are left, and the file goes."""
    path = running.desk.places.corrections / "corrections-port.csv"
    first = saved(running, [FEAR, "Fishermen fear it."])
    assert load_corrections(path).english == {FEAR: "Fishermen fear it."}
    rows = ([FEAR, "They fear it."], [ESTIMATE, "=1+1", "2 of 3", "port.txt"])
    second = saved(running, [*rows[0], "", ""], rows[1], revision=first.json["revision"])
    found = load_corrections(path)
    assert found.english == {FEAR: "They fear it.", ESTIMATE: "=1+1"}
    assert found.points[("port.txt", ESTIMATE)].place == 2
    assert saved(running, revision=second.json["revision"]).json == {"revision": ""}
    assert not path.exists()


def test_corrections_that_a_spreadsheet_has_open_are_not_changed(running: Running) -> None:
    """What that saves later would be over them: neither new ones, nor that there are none any more."""
    path = running.desk.places.corrections / "corrections-port.csv"
    revision = saved(running, [FEAR, "Fishermen fear it."]).json["revision"]
    held = path.with_name(f".~lock.{path.name}#")
    held.write_bytes(b"")
    for records in ([[FEAR, "They fear it."]], []):
        answer = saved(running, *records, revision=revision)
        assert answer.status == 422
        assert "open in a spreadsheet" in answer.json["what"]
        assert load_corrections(path).english == {FEAR: "Fishermen fear it."}
    held.unlink()
    assert saved(running, revision=revision).json == {"revision": ""}


def test_correction_of_a_sentence_that_is_not_on_the_page_stays(running: Running) -> None:
    """The file may be one that was saved by hand, when the article had another text."""
    path = running.desk.places.corrections / "corrections-port.csv"
    path.write_text("source,english,summary,article\n舊的句子。,Old.,,\n另一句。,,drop,port.txt\n", encoding="utf-8")
    revision = data_of(running.ask("GET", "/review/port").data.decode())["desk"]["revision"]
    revision = saved(running, [FEAR, "They fear it."], revision=revision).json["revision"]
    found = load_corrections(path)
    assert found.english == {"舊的句子。": "Old.", FEAR: "They fear it."}
    assert found.points[("port.txt", "另一句。")].place == 0
    saved(running, revision=revision)
    assert load_corrections(path).english == {"舊的句子。": "Old."}


def test_what_a_file_accepts_stays_in_it(running: Running) -> None:
    """It is no correction, neither on the page nor in what the page saves; nor is its sentence taken back."""
    path = running.desk.places.corrections / "corrections-port.csv"
    header = "source,english,accepted,finding,summary,article\n"
    path.write_text(
        f"{header}{FEAR},They fear it.,So put.,term,1 of 1,port.txt\n別句。,x,Yes.,term,,\n", encoding="utf-8"
    )
    before = load_corrections(path).acceptances
    desk = data_of(running.ask("GET", "/review/port").data.decode())["desk"]
    assert (desk["kept"]["corrections"], desk["kept"]["points"]) == ([], [FEAR])
    saved(running, [ESTIMATE, "340 boats.", "", ""], [FEAR, "", "2 of 2", "port.txt"], revision=desk["revision"])
    found = load_corrections(path)
    assert (found.english, found.acceptances) == ({ESTIMATE: "340 boats."}, before)
    assert found.points[("port.txt", FEAR)].place == 2


@pytest.mark.parametrize(
    "data", ["source,english\n舊的句子。,one\n舊的句子。,two\n", 'source,english\n舊。,"Old.\n', "a\n"]
)
def test_file_at_fault_is_not_saved_over(running: Running, data: str) -> None:
    """What its user has in it would be lost: the fault is said."""
    path = running.desk.places.corrections / "corrections-port.csv"
    path.write_text(data, encoding="utf-8")
    revision = data_of(running.ask("GET", "/review/port").data.decode())["desk"]["revision"]
    answer = saved(running, [FEAR, "They fear it."], revision=revision)
    assert answer.status == 422
    assert answer.json["faults"]
    assert path.read_text(encoding="utf-8") == data


def test_page_that_is_not_there_says_so_in_words(running: Running) -> None:
    """Whoever follows a link of yesterday reads a sentence."""
    answer = running.ask("GET", "/review/gone", accept="text/html")
    assert answer.status == 404
    assert answer.data == b"gone: there is no such brief. Look at the list again.\n"


def test_what_was_saved_is_on_the_page_when_it_is_opened_again(running: Running) -> None:
    """Corrections, and the points in their order, from the file: not from the browser."""
    saved(running, [FEAR, "=They fear it.", "2 of 2", "port.txt"], [ESTIMATE, "", "1 of 2", "port.txt"])
    kept = data_of(running.ask("GET", "/review/port").data.decode())["desk"]["kept"]
    assert kept["corrections"] == [[FEAR, "=They fear it."]]
    assert kept["points"] == [ESTIMATE, FEAR]


def test_page_that_is_out_of_date_saves_nothing(running: Running) -> None:
    """Another window has saved meanwhile: its corrections are not lost."""
    saved(running, [FEAR, "First."])
    assert saved(running, [ESTIMATE, "Second."]).status == 409
    path = running.desk.places.corrections / "corrections-port.csv"
    assert load_corrections(path).english == {FEAR: "First."}


@pytest.mark.parametrize(
    "records",
    [
        "x", [["source"]], [["a", "b"], [FEAR, "x"]],
        [["source", "english"], [FEAR]], [["source", "english"], [FEAR, 1]],
        [["source", "english"], [FEAR, "one"], [FEAR, "two"]],
        [["source", "english", "summary", "article"], [FEAR, "", "first", "port.txt"]],
    ],
)  # fmt: skip
def test_rows_that_no_run_would_take_are_not_saved(running: Running, records: Any) -> None:
    """A file at fault would stop every run."""
    assert running.tell("/api/corrections", brief="port", revision="", records=records).status in (400, 422)
    assert list(running.desk.places.corrections.glob("corrections*.csv")) == []


def test_nothing_is_saved_for_what_is_no_brief(running: Running) -> None:
    """The name of a brief is no way to write elsewhere."""
    assert saved(running, [FEAR, "x"], brief="../../port").status == 422
    assert list(running.desk.places.corrections.parent.rglob("corrections*.csv")) == []


def test_correction_is_checked_as_it_is_typed(running: Running) -> None:
    """Its terms, its figures, its Chinese: what is wrong with it, and nothing where nothing is."""
    good = (
        "The bridge cranes for this expansion are supplied by Blue Whale Heavy Industries and weigh 1,800 tonnes each."
    )
    assert checked(running, TERMS, good) == []
    assert checked(running, TERMS, good.replace("Blue Whale Heavy Industries", "a firm")) == ["term"]
    assert checked(running, TERMS, good.replace("1,800", "1,900")) == ["figure", "invented figure"]
    assert "leftover Chinese" in checked(running, TERMS, good + " 起重機")
    assert checked(running, TERMS, "") == ["empty", *checked(running, TERMS, "")[1:]]


@pytest.mark.parametrize(
    "english",
    [
        "Local fishermen worry that the channel will narrow.", "Fishermen 3.", "漁民", "They fear a narrow channel.",
        "They don't worry at all, he said.",
        "President Lin said that fishermen in Japan worry that the channel will narrow.",
    ],
)  # fmt: skip
def test_check_says_what_the_run_says(tmp_path: Path, english: str) -> None:
    """The flags of the brief that has the correction are those that were told while it was typed."""
    desk = make_desk(tmp_path)
    desk.places.articles.mkdir()
    (desk.places.articles / "port.txt").write_text(PORT, encoding="utf-8")
    desk.places.glossary.write_text(GLOSSARY, encoding="utf-8")
    desk.worker.start()
    run_once(desk)
    told = [(finding.check, finding.message) for finding in desk.review.findings("port", FEAR, english)]
    (tmp_path / "corrections.csv").write_text(f'source,english\n{FEAR},"{english}"\n', encoding="utf-8")
    run_once(desk)
    desk.worker.close()
    _, kept = desk.board.kept("port")
    flagged = [(flag.check, flag.message) for flag in kept.filed.flags if flag.source == FEAR]
    assert flagged == told


@pytest.fixture
def doubtful(running: Running) -> Iterator[Running]:
    """The same, with a sentence that is flagged: a person's own English, with a figure too many."""
    own = running.desk.places.corrections / "corrections.csv"
    own.write_text(f"source,english\n{FEAR},Fishermen 3.\n", encoding="utf-8")
    run_once(running.desk)
    yield running
    for path in running.desk.places.corrections.glob("corrections*.csv"):
        path.unlink()
    run_once(running.desk)
    (running.desk.places.output / "changes.html").unlink()


def accept(
    running: Running, reason: str = "Said so", source: str = FEAR, revision: str = "", brief: str = "port"
) -> Any:
    """What is answered to a page that accepts what was found of a sentence."""
    return running.tell("/api/accept", brief=brief, revision=revision, source=source, reason=reason)


def flagged(running: Running) -> set[str]:
    """The sentences of the port that its brief says are to be checked."""
    return {flag.source for flag in running.desk.board.kept("port")[1].filed.flags}


def test_what_was_found_is_accepted_with_a_reason(doubtful: Running) -> None:
    """It is off the list from the next run on, and on it again when that was taken back."""
    assert flagged(doubtful) == {FEAR}
    answer = accept(doubtful, "  The desk \n counts them ")
    assert answer.status == 200, answer.data
    told = data_of(doubtful.ask("GET", "/review/port").data.decode())["desk"]
    assert told["accepted"] == {FEAR: "The desk counts them"}
    assert told["revision"] == answer.json["revision"]
    assert [card.pending for card in doubtful.desk.board.cards() if card.brief == "port"] == [1]
    run_once(doubtful.desk)
    assert flagged(doubtful) == set()
    assert [card.pending for card in doubtful.desk.board.cards() if card.brief == "port"] == [0]
    assert "The desk counts them" in (doubtful.desk.places.output / "port.html").read_text(encoding="utf-8")
    assert accept(doubtful, "", revision=answer.json["revision"]).json == {"revision": ""}
    run_once(doubtful.desk)
    assert flagged(doubtful) == {FEAR}


def test_acceptance_and_corrections_stand_beside_each_other(doubtful: Running) -> None:
    """Neither is lost when the other is saved, and of one sentence one acceptance counts."""
    revision = saved(doubtful, [ESTIMATE, "About 340 boats."]).json["revision"]
    for reason in ("First", "Second"):
        revision = accept(doubtful, reason, revision=revision).json["revision"]
    saved(doubtful, [ESTIMATE, "Some 340 boats."], revision=revision)
    found = load_corrections(doubtful.desk.places.corrections / "corrections-port.csv")
    assert found.english == {ESTIMATE: "Some 340 boats."}
    assert [given.reason for given in found.accepted(FEAR)] == ["Second"]


@pytest.mark.parametrize(
    "message",
    [
        {"source": ESTIMATE},
        {"source": "別的句子。"},
        {"brief": "../port"},
        {"revision": "0" * 16},
        {"reason": "x" * 600},
    ],
)
def test_nothing_else_is_accepted(doubtful: Running, message: dict[str, str]) -> None:
    """Not what has no finding, nor what stands elsewhere, nor by a page that is out of date."""
    assert accept(doubtful, **message).status in (400, 409, 422)
    assert [path.name for path in doubtful.desk.places.corrections.glob("corrections*")] == ["corrections.csv"]


def test_sentence_that_was_corrected_since_is_not_accepted_as_it_was(doubtful: Running) -> None:
    """What will be found of the new English is not known yet."""
    revision = saved(doubtful, [FEAR, "They fear it."]).json["revision"]
    assert accept(doubtful, revision=revision).status == 422
    revision = saved(doubtful, [FEAR, "Fishermen 3."], revision=revision).json["revision"]
    assert accept(doubtful, revision=revision).status == 200


def test_other_english_comes_with_what_the_checks_say_of_it(running: Running) -> None:
    """As they say it of a correction."""
    answer = running.tell("/api/alternatives", brief="port", source=TERMS)
    assert answer.status == 200, answer.data
    found = answer.json["alternatives"]
    assert len({each["english"] for each in found}) == len(found) > 2
    for each in found:
        assert [check for check, _ in each["findings"]] == checked(running, TERMS, each["english"])


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"brief": "port", "source": "別的句子。"},
        {"brief": "../port", "source": TERMS},
        {"brief": "port", "source": 1},
    ],
)  # fmt: skip
def test_no_other_english_for_what_is_no_sentence(running: Running, message: dict[str, Any]) -> None:
    """The engine translates what is in an article of the folder, and no text that is sent."""
    assert running.tell("/api/alternatives", **message).status in (400, 422)


def test_sentence_of_another_article_is_not_checked(running: Running) -> None:
    """That the article has it no more is said."""
    answer = running.tell("/api/check", brief="port", source="別的句子。", english="x")
    assert answer.status == 422
    assert "no such sentence" in answer.json["what"]


def test_check_goes_by_the_glossary_as_it_is_now(running: Running) -> None:
    """An entry that was edited a moment ago counts."""
    glossary = running.desk.places.glossary
    assert checked(running, FEAR, "Local fishers fear a narrow channel.") == []
    try:
        glossary.write_text(f"{GLOSSARY}漁民,fishermen,,\n", encoding="utf-8")
        assert checked(running, FEAR, "Local fishers fear a narrow channel.") == ["term"]
        glossary.write_text("source,target\n漁民,\n", encoding="utf-8")
        answer = running.tell("/api/check", brief="port", source=FEAR, english="x")
        assert answer.status == 422
        assert answer.json["faults"]
    finally:
        glossary.write_text(GLOSSARY, encoding="utf-8")


def test_check_goes_by_every_glossary_of_the_folder(running: Running) -> None:
    """As a run does: glossary.csv is only the one that wins."""
    other = running.desk.places.glossary.with_name("glossary-sea.csv")
    try:
        other.write_text("source,target\n漁民,fishermen\n", encoding="utf-8")
        assert checked(running, FEAR, "Local fishers fear a narrow channel.") == ["term"]
    finally:
        other.unlink()


def test_changes_are_shown_where_nothing_in_them_can_run(running: Running) -> None:
    """The page of what the last run changed is boxed in, whoever has written it."""
    assert running.ask("GET", "/changes").status == 404
    path = running.desk.places.output / "changes.html"
    path.write_text("<!doctype html><script>alert(1)</script>", encoding="utf-8")
    answer = running.ask("GET", "/changes")
    path.unlink()
    assert answer.status == 200
    assert answer.headers["content-security-policy"].endswith("sandbox")
    assert "script-src" not in answer.headers["content-security-policy"]
