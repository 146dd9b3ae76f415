"""PDF by LibreOffice: what is started and how, what is said where it is missing, and what comes out."""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from briefings import charted, full
from newsroom import articles, job
from office import needs_office, needs_script, program

from translator.batch import run
from translator.errors import OutputError
from translator.overview import overview
from translator.publish import pdf
from translator.publish.docx.printed_pages import with_pages
from translator.publish.docx.render import render_combined
from translator.publish.formats import Format, render
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.runs import RunOptions


@needs_office
def test_brief_is_a_pdf_as_word_shows_it() -> None:
    """All of its text on its pages, tagged for those to whom it is read out; the same brief gives the same bytes."""
    data = render(Format.PDF, full(), DEFAULT_STYLE)
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Ministry to spend NT$18 billion" in " ".join(text.split())
    assert "高雄港" in text
    assert len(document) == 3
    assert document.is_tagged()
    assert document.get_metadata_value("CreationDate").startswith("D:19800101")
    assert render(Format.PDF, full(), DEFAULT_STYLE) == data


@needs_office
def test_run_makes_pdfs_and_one_of_all(tmp_path: Path) -> None:
    """Beside the Word files, none of which is made anew for it; a second run makes nothing."""
    order = RunOptions(articles(tmp_path / "in"), tmp_path / "out", (Format.DOCX, Format.PDF), combined=True)
    run(order, job())
    made = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.pdf")}
    assert set(made) == {"1-port.pdf", "2-ferry.pdf", "briefing.pdf"}
    assert run(order, job()).left == ()
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.pdf")} == made


@needs_script
def test_program_works_in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given our file and settings there, no window, nothing to read; nothing of it stays."""
    seen = tmp_path / "seen"
    body = f"""
folder = Path(sys.argv[-2])
(folder / "brief.pdf").write_bytes(b"%PDF " + (folder / "brief.docx").read_bytes())
Path({str(seen)!r}).write_text(chr(10).join([os.getcwd(), sys.stdin.read(), *sys.argv[1:]]))"""
    program(tmp_path, body, monkeypatch)
    assert pdf.as_pdf(b"a document") == b"%PDF a document"
    folder, given, own, *options = seen.read_text(encoding="utf-8").split("\n")
    assert not Path(folder).exists()
    assert given == ""
    assert own == f"-env:UserInstallation={(Path(folder) / 'settings').as_uri()}"
    assert {"--headless", "--norestore"} <= set(options)
    assert options[-2:] == [folder, str(Path(folder) / "brief.docx")]


@needs_script
def test_program_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it said last, and what to do."""
    program(tmp_path, "sys.exit('first\\nsource file could not be loaded')", monkeypatch)
    with pytest.raises(OutputError, match="made no PDF: source file could not be loaded") as error:
        pdf.as_pdf(b"")
    assert "leave pdf out of --format" in error.value.remedy


@needs_script
def test_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a script that starts others: none of them is left."""
    note = tmp_path / "child"
    body = f"""
if child := os.fork():
    Path({str(note)!r}).write_text(str(child))
time.sleep(600)"""
    program(tmp_path, body, monkeypatch)
    monkeypatch.setattr(pdf, "_SECONDS", 3)
    with pytest.raises(OutputError, match="more than 3 seconds"):
        pdf.as_pdf(b"")
    child = int(note.read_text(encoding="utf-8"))
    for _ in range(100):
        if not is_at_work(child):
            return
        time.sleep(0.05)
    pytest.fail("it is still at work")


def is_at_work(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_where_it_is_missing_what_to_install_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name; so is a variable that names no program."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_PLACES", ())
    monkeypatch.delenv(pdf.OFFICE, raising=False)
    with pytest.raises(OutputError, match="not installed here") as error:
        pdf.office()
    assert "Install LibreOffice Writer" in error.value.remedy
    monkeypatch.setenv(pdf.OFFICE, str(tmp_path / "nowhere"))
    with pytest.raises(OutputError, match="no such file"):
        pdf.office()


@needs_script
def test_program_that_is_named_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the one that is found."""
    path = program(tmp_path, "", monkeypatch)
    assert pdf.office() == path
    monkeypatch.delenv(pdf.OFFICE)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert pdf.office() == path.resolve()


@needs_office
def test_contents_of_a_pdf_have_the_pages_on_which_things_are() -> None:
    """The Word file's too, whose first numbers are an estimate: both sides of the original take more room or less."""
    batch = (full(), charted(), full())
    document = render_combined(batch, overview(batch), HouseStyle(bilingual=True))
    word, made = pdf.paged(document)
    shown = [int(number) for number in re.findall(r"PAGEREF.*?<w:t[^>]*>(\d+)<", text_of(word))]
    pages = pypdfium2.PdfDocument(made)
    where = [mark.get_dest().get_index() + 1 for mark in pages.get_toc(max_depth=1)]
    assert shown == where
    contents = pages[0].get_textpage().get_text_bounded()
    assert [int(number) for number in re.findall(r"\.{9,}(\d+)", contents)] == where


def test_document_with_other_contents_is_left_as_it_is() -> None:
    """Where what was set has another number of parts than the contents."""
    batch = (full(), charted())
    document = render_combined(batch, overview(batch))
    assert with_pages(document, [1]) == document
    assert "PAGEREF" in text_of(with_pages(document, [7] * 4))
    assert re.findall(r"PAGEREF.*?<w:t[^>]*>(\d+)<", text_of(with_pages(document, [7] * 4))) == ["7"] * 4


def text_of(document: bytes) -> str:
    """Return the XML of a Word file's text."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        return file.read("word/document.xml").decode()
