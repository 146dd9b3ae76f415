"""The glossary as a table: what is shown of the file, what an edit leaves as it was, what is refused."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from translator.desk.places import Outdated
from translator.desk.term_table import TermTable
from translator.errors import GlossaryError, InputError, OutputError
from translator.glossary import load
from translator.storage.workbook import write_workbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A glossary with a column of its user's own, a blank row, and semicolons."""
    path = tmp_path / "glossary.csv"
    path.write_text("Source;target;who\n港口;port;Ann\n\n漁民;fishermen;Bob\n", encoding="utf-8")
    return path


def text(path: Path) -> str:
    """The file as a spreadsheet reads it."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def test_table_has_the_rows_of_the_file_by_their_numbers(path: Path) -> None:
    """As a spreadsheet counts them."""
    shown = TermTable(path).shown()
    assert shown.columns == ("source", "target", "who")
    assert shown.rows == ((2, ("港口", "port", "Ann")), (4, ("漁民", "fishermen", "Bob")))
    assert shown.checked.faults == ()


def test_edit_changes_its_cells_alone(path: Path) -> None:
    """The user's own column, the header as it was written and the separator stay; no blank row does."""
    table = TermTable(path)
    assert table.put(table.shown().revision, 4, {"target": "fishers", "kind": ""}) == 3
    assert text(path) == "Source;target;who\n港口;port;Ann\n漁民;fishers;Bob\n"


def test_new_entry_stands_at_the_end_with_the_columns_that_it_needs(path: Path) -> None:
    """A column that the file lacks comes behind the others."""
    table = TermTable(path)
    cells = {"source": "林書瑋", "target": "Lin Shu-wei", "kind": "person", "note": ""}
    assert table.put(table.shown().revision, 0, cells) == 4
    assert text(path).splitlines()[0] == "Source;target;who;kind"
    assert text(path).splitlines()[-1] == "林書瑋;Lin Shu-wei;;person"
    assert [entry.kind for entry in load(path).entries] == ["other", "other", "person"]


def test_glossary_is_begun_with_its_first_entry(tmp_path: Path) -> None:
    """Where there is no file there is an empty table."""
    table = TermTable(tmp_path / "glossary.csv")
    assert table.shown().rows == ()
    assert table.put("", 0, {"source": "港口", "target": "port"}) == 2
    assert [entry.target for entry in load(tmp_path / "glossary.csv").entries] == ["port"]


def test_row_is_deleted(path: Path) -> None:
    """The others stay."""
    table = TermTable(path)
    table.delete(table.shown().revision, 2)
    assert text(path) == "Source;target;who\n漁民;fishermen;Bob\n"


@pytest.mark.parametrize(
    "cells",
    [
        {"source": "漁民", "target": "x"}, {"source": "新", "target": ""}, {"source": "", "target": "x"},
        {"source": "新", "target": "=1"}, {"source": "新", "target": "a|b"}, {"source": "新", "target": "漁"},
        {"source": "新", "target": "x", "kind": "thing"}, {"source": "新", "target": "x\u202ey"},
        {"source": "新" * 501, "target": "x"},
    ],
)  # fmt: skip
def test_entry_at_fault_is_not_saved(path: Path, cells: dict[str, str]) -> None:
    """A glossary that contradicts itself would stop every run: what is wrong is said as it is typed, too."""
    table, before = TermTable(path), path.read_bytes()
    faults, _ = table.faults(0, cells)
    with pytest.raises(GlossaryError) as refused:
        table.put(table.shown().revision, 0, cells)
    assert refused.value.faults == faults
    assert path.read_bytes() == before


def test_row_at_fault_can_be_mended_beside_another(path: Path) -> None:
    """The faults of other rows are no reason to refuse what is right."""
    path.write_text("source,target\n港口,\n漁民,\n", encoding="utf-8")
    table = TermTable(path)
    assert {fault.row for fault in table.shown().checked.faults} == {2, 3}
    table.put(table.shown().revision, 2, {"target": "port"})
    assert {fault.row for fault in table.shown().checked.faults} == {3}


def test_advice_is_given_and_is_no_fault(path: Path) -> None:
    """A single character will match in many words; it may be meant."""
    faults, advice = TermTable(path).faults(0, {"source": "港", "target": "harbour"})
    assert faults == ()
    assert "single character" in advice[0].what


def test_file_that_was_edited_meanwhile_is_not_overwritten(path: Path) -> None:
    """Neither by an edit nor by a deletion of a row that may be another now."""
    table = TermTable(path)
    revision = table.shown().revision
    path.write_text("source,target\n新聞,news\n", encoding="utf-8")
    for change in (lambda: table.put(revision, 2, {"target": "x"}), lambda: table.delete(revision, 2)):
        with pytest.raises(Outdated):
            change()
    assert path.read_text(encoding="utf-8") == "source,target\n新聞,news\n"


@pytest.mark.parametrize("data", [b'source,target\n"a,b\nc,d\n', b"\xff\xfe\x00"])
def test_file_that_cannot_be_read_whole_is_left_alone(path: Path, data: bytes) -> None:
    """What is behind the place that is broken would be lost."""
    path.write_bytes(data)
    table = TermTable(path)
    with pytest.raises(GlossaryError):
        table.shown()
    with pytest.raises(GlossaryError):
        table.put(sha256(data).hexdigest()[:16], 0, {"source": "港口", "target": "port"})
    assert path.read_bytes() == data


@pytest.mark.parametrize("codec", ["utf-16", "big5", "gb18030", "utf-8-sig"])
def test_file_of_any_encoding_is_shown_and_saved_as_utf_8(path: Path, codec: str) -> None:
    """With the mark by which spreadsheets know it."""
    path.write_bytes("source,target\n港口,port\n漁民,fishermen\n".encode(codec))
    table = TermTable(path)
    table.put(table.shown().revision, 0, {"source": "貨櫃", "target": "container"})
    assert text(path) == "source,target\n港口,port\n漁民,fishermen\n貨櫃,container\n"


@pytest.fixture
def workbook(path: Path) -> Path:
    """A workbook beside the first glossary."""
    beside = path.with_name("glossary-ships.xlsx")
    beside.write_bytes(write_workbook([("Source", "target", "who"), ("渡輪", "ferry", "Ann"), ("拖船", "tug", "Bob")]))
    return beside


def test_workbook_is_a_table_too(path: Path, workbook: Path) -> None:
    """Chosen by its name; its rows are edited, added and emptied in it, and the first glossary stays as it was."""
    table, first = TermTable(path), path.read_bytes()
    assert table.shown().files == ("glossary.csv", "glossary-ships.xlsx")
    shown = table.shown(workbook.name)
    assert (shown.file, shown.columns) == (workbook.name, ("source", "target", "who"))
    assert table.put(shown.revision, 3, {"target": "tugboat"}, workbook.name) == 3
    assert table.put(None, 0, {"source": "貨輪", "target": "freighter", "kind": "tech"}, workbook.name) == 4
    table.delete(table.shown(workbook.name).revision, 2, workbook.name)
    assert table.shown(workbook.name).columns == ("source", "target", "who", "kind")
    entries = [(entry.row, entry.source, entry.target, entry.kind) for entry in load(workbook).entries]
    assert entries == [(3, "拖船", "tugboat", "other"), (4, "貨輪", "freighter", "tech")]
    assert path.read_bytes() == first


def test_workbook_in_the_place_of_the_first_is_the_first(path: Path, workbook: Path) -> None:
    """What is added from a review goes there: another glossary.csv would win over it."""
    path.unlink()
    workbook.rename(path.with_suffix(".xlsx"))
    table = TermTable(path)
    assert table.shown().file == "glossary.xlsx"
    table.put(None, 0, {"source": "港口", "target": "port"})
    assert not path.exists()
    assert [entry.target for entry in load(path.with_suffix(".xlsx")).entries] == ["ferry", "tug", "port"]


def test_workbook_without_rows_is_begun_with_the_columns(path: Path, workbook: Path) -> None:
    """As a spreadsheet saves one that is new: without them its first entry would be taken for them."""
    openpyxl.Workbook().save(workbook)
    table = TermTable(path)
    assert table.put(table.shown(workbook.name).revision, 0, {"source": "港口", "target": "port"}, workbook.name) == 2
    assert [entry.target for entry in load(workbook).entries] == ["port"]


def test_workbook_that_was_edited_meanwhile_or_has_a_fault_is_left_alone(path: Path, workbook: Path) -> None:
    """As a CSV is."""
    table, data = TermTable(path), workbook.read_bytes()
    revision = table.shown(workbook.name).revision
    with pytest.raises(GlossaryError):
        table.put(revision, 2, {"target": "a|b"}, workbook.name)
    assert workbook.read_bytes() == data
    workbook.write_bytes(data := write_workbook([("source", "target"), ("新聞", "news")]))
    for change in (
        lambda: table.put(revision, 2, {"target": "x"}, workbook.name),
        lambda: table.delete(revision, 2, workbook.name),
    ):
        with pytest.raises(Outdated):
            change()
    assert workbook.read_bytes() == data


def test_workbook_with_a_formula_is_refused_by_its_cell(path: Path, workbook: Path) -> None:
    """What that gives is not known here, and what is behind it would be lost."""
    book = openpyxl.load_workbook(workbook)
    book.worksheets[0]["B3"] = "=A3"
    book.save(workbook)
    table, data = TermTable(path), workbook.read_bytes()
    for ask in (lambda: table.shown(workbook.name), lambda: table.put(None, 2, {"target": "x"}, workbook.name)):
        with pytest.raises(GlossaryError) as refused:
            ask()
        assert "hold a formula: B3" in refused.value.lines[0]
    assert workbook.read_bytes() == data


@pytest.mark.parametrize("mark", ["~${}", ".~lock.{}#"])
@pytest.mark.parametrize("name", ["glossary.csv", "glossary-ships.xlsx"])
def test_file_that_a_spreadsheet_has_open_is_not_changed(path: Path, workbook: Path, mark: str, name: str) -> None:
    """What that saves later would be over it: it is said where it is open, and how to go on."""
    held = path.with_name(mark.format(name))
    held.write_bytes(b"")
    table, before = TermTable(path), (path.read_bytes(), workbook.read_bytes())
    assert table.shown(name).rows
    with pytest.raises(OutputError) as refused:
        table.put(None, 2, {"target": "x"}, name)
    with pytest.raises(OutputError):
        table.delete(table.shown(name).revision, 2, name)
    assert "open in a spreadsheet" in refused.value.what
    assert held.name in refused.value.remedy
    assert (path.read_bytes(), workbook.read_bytes()) == before


@pytest.mark.parametrize(
    "name", ["../glossary.csv", "/etc/passwd", "brief.toml", "glossary.txt", "x\0", "glossary-link.csv"]
)
def test_no_other_file_is_a_glossary(path: Path, name: str) -> None:
    """No name leads out of the folder, nor to another file in it, nor through a link."""
    (path.parent / "brief.toml").write_text("source,target\n", encoding="utf-8")
    (path.parent / "glossary-link.csv").symlink_to(path.parent / "brief.toml")
    table = TermTable(path)
    for ask in (
        lambda: table.shown(name),
        lambda: table.faults(0, {"source": "港", "target": "x"}, name),
        lambda: table.put(None, 0, {"source": "船", "target": "ship"}, name),
        lambda: table.delete("", 2, name),
    ):
        with pytest.raises(InputError):
            ask()
    assert (path.parent / "brief.toml").read_text(encoding="utf-8") == "source,target\n"
