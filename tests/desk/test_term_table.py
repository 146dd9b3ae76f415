"""The glossary as a table: what is shown of the file, what an edit leaves as it was, what is refused."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from translator.desk.places import Outdated
from translator.desk.term_table import TermTable
from translator.errors import GlossaryError
from translator.glossary import load


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
