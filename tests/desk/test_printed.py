"""Briefs as PDF at the desk: made by LibreOffice where it is installed, of files that are ours alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_server import Running, finished, wait_for
from newsroom import PORT
from office import blank, needs_script, program

from translator.desk.printed import why_not
from translator.publish import pdf

pytestmark = [pytest.mark.enable_socket, needs_script]

ECHO = """
folder = Path(sys.argv[-2])
(folder / "brief.pdf").write_bytes(b"%PDF " + (folder / "brief.docx").read_bytes())"""


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A desk with a brief, and a program in LibreOffice's place that gives back what it is given."""
    program(tmp_path, ECHO, monkeypatch)
    with finished(tmp_path / "desk", port=PORT) as found:
        yield found


def test_brief_is_had_as_pdf(running: Running) -> None:
    """Made of its Word file, to be saved; nothing is left in the folder."""
    before = set(running.desk.places.output.iterdir())
    answer = running.ask("GET", "/pdf/port")
    assert answer.data == b"%PDF " + (running.desk.places.output / "port.docx").read_bytes()
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''port.pdf"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert set(running.desk.places.output.iterdir()) == before
    assert [card.printable for card in running.desk.board.cards()] == [True]


def test_word_file_that_somebody_has_edited_is_not_opened(running: Running) -> None:
    """There may be in it what LibreOffice would fetch from elsewhere, or read from this machine."""
    path = running.desk.places.output / "port.docx"
    path.write_bytes(path.read_bytes() + b"x")
    answer = running.ask("GET", "/pdf/port")
    assert answer.status == 404
    assert "edited by hand" in answer.json["what"]


def test_chosen_articles_are_had_as_one_pdf(running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the document that was made of them; before one is made there is none, and nothing is started."""
    asked = tmp_path / "asked.docx"
    kept = f"Path({str(asked)!r}).write_bytes(Path(sys.argv[-1]).read_bytes())"
    program(tmp_path, f"{kept}\nPath(sys.argv[-2], 'brief.pdf').write_bytes({blank()!r})", monkeypatch)
    assert running.ask("GET", "/combined.pdf").status == 404
    assert not asked.exists()
    assert running.tell("/api/combined", briefs=["port"]).status == 200
    wait_for(lambda: running.desk.worker.document)
    answer = running.ask("GET", "/combined.pdf")
    assert answer.data.startswith(b"%PDF")
    assert asked.read_bytes() == running.desk.worker.document
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''briefing.pdf"


@pytest.mark.parametrize("brief", ["none", "..%2Fport", "%2e%2e/port", "briefing", "port.docx", "x%00"])
def test_no_other_file_is_printed(running: Running, brief: str) -> None:
    """Only the brief of an article that is in the folder."""
    assert running.ask("GET", f"/pdf/{brief}").status == 404


def test_what_is_missing_is_said(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anybody asks, and to who asks all the same."""
    monkeypatch.setattr("translator.desk.printed.office", pdf.office)
    assert why_not() == ""
    monkeypatch.setenv(pdf.OFFICE, "/nowhere/soffice")
    assert "no such file is there" in why_not()
    running.tell("/api/combined", briefs=["port"])
    wait_for(lambda: running.desk.worker.document)
    for path in ("/pdf/port", "/combined.pdf"):
        answer = running.ask("GET", path)
        assert answer.status == 422
        assert "/nowhere/soffice" in answer.json["what"]
