"""A brief that was edited in Word and is dropped on the desk: its edits are corrections, and it is no article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_server import FEAR, Running, edited, finished
from docx import Document
from newsroom import PORT

from translator.memory import load_corrections

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A desk with a brief."""
    with finished(tmp_path / "desk", port=PORT) as found:
        yield found


def test_edits_are_corrections_of_the_next_run(running: Running) -> None:
    """In a file beside the glossary; the brief is put nowhere."""
    answer = running.put("port.docx", edited(running, "Fishermen fear a narrow channel."))
    assert answer.json == {"taken_back": {"sentences": 1, "file": "corrections-port-word.csv", "untold": []}}
    path = running.desk.places.corrections / "corrections-port-word.csv"
    assert load_corrections(path).english == {FEAR: "Fishermen fear a narrow channel."}
    assert [path.name for path in running.desk.places.articles.iterdir()] == ["port.txt"]
    assert [card.pending for card in running.desk.board.cards()] == [1]


def test_brief_as_it_was_made_gives_nothing(running: Running) -> None:
    """And is no article."""
    data = (running.desk.places.output / "port.docx").read_bytes()
    assert running.put("other.docx", data).json["taken_back"]["sentences"] == 0
    assert [path.name for path in running.desk.places.articles.iterdir()] == ["port.txt"]
    assert list(running.desk.places.corrections.glob("corrections*")) == []


@pytest.mark.parametrize("name", ["..%2F..%2Fport.docx", "..%5Cport.docx", "%2Fetc%2Fport.docx", "port%0A.docx"])
def test_corrections_stay_in_the_folder(running: Running, tmp_path: Path, name: str) -> None:
    """However the file is called."""
    before = set(tmp_path.rglob("*"))
    assert running.put(name, edited(running, "They fear it.")).status == 200
    [new] = set(tmp_path.rglob("*")) - before
    assert new.parent == running.desk.places.corrections
    assert new.name.startswith("corrections-port")
    assert new.name.isprintable()


def test_word_file_of_another_kind_is_an_article(running: Running) -> None:
    """As it was: with Chinese in it, and no place of a brief of this folder."""
    document = Document()
    for line in PORT.replace("港務公司", "機場公司").splitlines():
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    assert running.put("airport.docx", written.getvalue()).json == {"name": "airport.docx"}
    assert running.put("broken.docx", b"PK").json == {"name": "broken.docx"}
