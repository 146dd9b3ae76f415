"""The house style at the desk: checked as it is typed, saved where it has no fault, and page 1 as it would be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_server import FEAR, GLOSSARY, Running, finished, run_once
from newsroom import FERRY, PORT
from office import blank, needs_office, needs_script, picture, program

from translator.publish.brief_toml import load_house_style
from translator.publish.pdf_pages import first_page
from translator.records import Step

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk with both articles done."""
    folder = tmp_path_factory.mktemp("desk") / "news"
    folder.mkdir()
    (folder / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    with finished(folder, port=PORT, ferry=FERRY) as running:
        yield running


@pytest.fixture
def running(served: Running) -> Iterator[Running]:
    """The same, without a house style of its own."""
    yield served
    served.desk.places.style.unlink(missing_ok=True)


def said(running: Running, text: str) -> list[tuple[str, str]]:
    """The faults of a text, by what they are about."""
    answer = running.tell("/api/style/check", text=text)
    assert answer.status == 200, answer.data
    return [(fault["key"], fault["what"]) for fault in answer.json["faults"]]


def save(running: Running, text: str, revision: str = "") -> Any:
    """What is answered to a page that saves that."""
    return running.tell("/api/style/save", text=text, revision=revision)


def test_without_a_file_the_settings_are_shown_as_they_are_documented(running: Running) -> None:
    """Saved as they are, they change nothing."""
    told = running.ask("GET", "/api/style").json
    assert told["revision"] == ""
    assert said(running, told["text"]) == []
    assert running.desk.style.house(told["text"]) == running.desk.style.house("")


def test_text_is_checked_as_a_run_checks_the_file(running: Running) -> None:
    """Every fault at once; what is no TOML says where."""
    assert said(running, 'masthead = "Morning"') == []
    faults = said(running, 'paper = "A9"\n[colours]\naccent = "#EEEEEE"\n')
    assert [key for key, _ in faults] == ["paper", "colours.accent", "colours.accent"]
    assert "line 1" in said(running, "masthead = \ncharts = true")[0][1]


def test_style_is_saved_and_the_next_run_has_it(running: Running) -> None:
    """As it was typed; with a fault nothing is saved."""
    path = running.desk.places.style
    assert save(running, 'masthead = "Morgen"\n').status == 200
    assert load_house_style(path).masthead == "Morgen"
    told = running.ask("GET", "/api/style").json
    assert told["text"] == 'masthead = "Morgen"\n'
    answer = save(running, 'masthed = "X"\n', told["revision"])
    assert answer.status == 422
    assert answer.json["faults"] == ["masthed: is no setting. Did you mean masthead?"]
    assert load_house_style(path).masthead == "Morgen"


def test_page_that_is_out_of_date_saves_nothing(running: Running) -> None:
    """The file was edited beside the desk meanwhile."""
    running.desk.places.style.write_text("charts = false\n", encoding="utf-8")
    assert save(running, 'masthead = "Mine"\n').status == 409
    assert running.desk.places.style.read_text(encoding="utf-8") == "charts = false\n"


@pytest.mark.parametrize("base", ["../secret.docx", "{outside}", "link.docx", "articles/../../secret.docx"])
def test_base_stays_in_the_folder(running: Running, tmp_path: Path, base: str) -> None:
    """No Word file from elsewhere is read for what a page sends, nor is one said to be there or not."""
    folder = running.desk.places.style.parent
    (folder.parent / "secret.docx").write_bytes(b"secret")
    link = folder / "link.docx"
    link.symlink_to(folder.parent / "secret.docx")
    try:
        text = f'base = "{base.format(outside=tmp_path / "x.docx")}"'
        [(key, what)] = said(running, text)
        assert key == "base"
        assert what.endswith("lies outside of the folder.")
        assert running.tell("/api/style/preview", text=text, brief="port").status == 422
    finally:
        link.unlink()


def test_link_in_the_place_of_the_style_is_not_followed(running: Running, tmp_path: Path) -> None:
    """Neither read nor written through."""
    other = tmp_path / "other.toml"
    other.write_text("charts = false\n", encoding="utf-8")
    running.desk.places.style.symlink_to(other)
    assert b"charts" not in running.ask("GET", "/api/style").data
    assert save(running, "charts = true\n").status == 422
    assert other.read_text(encoding="utf-8") == "charts = false\n"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"#" * 70_000])
def test_file_that_is_no_text_is_said(running: Running, data: bytes) -> None:
    """And not saved over by a page that could not show it."""
    running.desk.places.style.write_bytes(data)
    answer = running.ask("GET", "/api/style")
    assert answer.status == 422
    assert "house style" in answer.json["what"]
    assert save(running, "charts = true\n").status in (409, 422)
    assert running.desk.places.style.read_bytes() == data


@needs_script
def test_page_1_is_drawn_once_for_a_style(running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And had by its name, as long as no other was drawn since."""
    count = tmp_path / "count"
    body = f"""
with open({str(count)!r}, "a") as file: file.write("x")
Path(sys.argv[-2], "brief.pdf").write_bytes({blank()!r})"""
    program(tmp_path, body, monkeypatch)
    names = [
        running.tell("/api/style/preview", text=text, brief="port").json["picture"]
        for text in ("", "# a note", 'masthead = "Morgen"')
    ]
    assert names[0] == names[1] != names[2]
    assert count.read_text(encoding="utf-8") == "xx"
    answer = running.ask("GET", f"/style/{names[2]}.png")
    assert answer.headers["content-type"] == "image/png"
    assert picture(answer.data) == (1240, 1860, {"FFFFFF"})
    missing = [running.ask("GET", f"/style/{name}.png").status for name in (names[0], "", "x", "..%2Fport")]
    assert missing == [404] * 4
    assert running.tell("/api/style/preview", text="", brief="../port").status == 422
    assert [card.state for card in running.desk.board.cards()] == ["done", "done"]


@needs_office
def test_page_1_has_the_colours_of_the_text(running: Running) -> None:
    """Of the brief as it was made, by the sentences that it has; no engine is asked."""
    engine_calls = running.desk.worker._engine.calls  # type: ignore[union-attr]
    before = len(engine_calls)
    shown = []
    for accent in ("7A1030", "12365A"):
        text = f'[colours]\naccent = "#{accent}"\n'
        name = running.tell("/api/style/preview", text=text, brief="port").json["picture"]
        shown.append(picture(running.ask("GET", f"/style/{name}.png").data)[2])
    assert [("7A1030" in found, "12365A" in found) for found in shown] == [(True, False), (False, True)]
    assert len(engine_calls) == before


def test_brief_that_is_drawn_is_the_one_that_was_made(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its sentences, its points and what was found of them are those of the run: it is not made a second time."""
    drawn: list[Any] = []

    def render(briefing: Any, house: Any) -> bytes:
        drawn.append(briefing)
        return b""

    monkeypatch.setattr("translator.desk.style.render_docx", render)
    monkeypatch.setattr("translator.desk.style.printed", lambda document: blank())
    (running.desk.places.corrections / "corrections.csv").write_text(f"source,english\n{FEAR},Fishermen 3.\n", "utf-8")
    run_once(running.desk)
    running.desk.style.preview("summary = 2", "port")
    running.desk.style.preview("", "port")
    _, kept = running.desk.board.kept("port")
    assert [len(briefing.summary) for briefing in drawn] == [2, len(kept.filed.points)]
    said = [(s.segment.text, s.text) for passage in drawn[1].passages() for s in passage.sentences]
    assert sorted(said) == sorted((sentence.source, sentence.english) for sentence in kept.printed)
    found = [finding.message for sentence in drawn[1].flagged() for finding in sentence.findings]
    assert found == [flag.message for flag in kept.filed.flags] != []
    own = [s.segment.text for passage in drawn[1].passages() for s in passage.sentences if s.step is Step.CORRECTED]
    assert own == [FEAR]
    assert str(drawn[1].signature) == running.desk.worker.status.engine


def test_first_page_is_drawn_as_wide_as_it_is_asked_for() -> None:
    """White where nothing stands."""
    assert picture(first_page(blank(100, 50), 300)) == (300, 150, {"FFFFFF"})
