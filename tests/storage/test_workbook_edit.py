"""Cells of a workbook set to other text: the cells, and nothing else of the file."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from translator.errors import UnusableError
from translator.storage.spreadsheet import Row, Table, edited_table, table_of
from translator.storage.workbook import read_workbook
from translator.storage.workbook_edit import with_cells


def book() -> bytes:
    """A workbook with colours, widths, a comment, a chart and a second sheet with a formula."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Terms"
    for row in (("source", "target", "who"), ("港口", "port", "Ann"), (), ("漁民", "fishermen", 7)):
        sheet.append(row)
    sheet["B2"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A4"].font = Font(bold=True)
    sheet["C2"].comment = Comment("Ask her.", "Bob")
    sheet.column_dimensions["A"].width = 33
    sheet.freeze_panes = "A2"
    other = made.create_sheet("Sums")
    other.append((1, 2, "=A1+B1"))
    other.add_chart(BarChart(), "E5")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def with_sheet(content: bytes) -> bytes:
    """That workbook with other XML for its first sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (parts(book()) | {"xl/worksheets/sheet1.xml": content}).items():
            package.writestr(name, data)
    return out.getvalue()


def test_cells_are_set_and_all_else_stays() -> None:
    """Every other part byte for byte; in the sheet the looks, the comment and the cells that were not named."""
    before = book()
    after = with_cells(before, {(2, 2): "harbour", (4, 1): "", (3, 1): "貨櫃", (5, 2): "new", (1, 4): "kind"})
    changed = {name for name, data in parts(before).items() if parts(after)[name] != data}
    assert changed == {"xl/worksheets/sheet1.xml"}
    assert list(parts(after)) == list(parts(before))
    opened = openpyxl.load_workbook(io.BytesIO(after))
    sheet = opened["Terms"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["source", "target", "who", "kind"],
        ["港口", "harbour", "Ann", None],
        ["貨櫃", None, None, None],
        [None, "fishermen", 7, None],
        [None, "new", None, None],
    ]
    assert sheet["B2"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["A4"].font.bold
    assert sheet["C2"].comment is not None
    assert (sheet.column_dimensions["A"].width, sheet.freeze_panes) == (33, "A2")
    assert opened["Sums"]["C1"].value == "=A1+B1"


def test_program_that_goes_by_the_size_that_a_sheet_states_reads_what_is_new() -> None:
    """It may have more rows and columns than it said."""
    opened = openpyxl.load_workbook(io.BytesIO(with_cells(book(), {(6, 5): "new"})), read_only=True)
    assert [row[-1].value for row in opened["Terms"].iter_rows() if row][-1] == "new"


def test_new_row_looks_as_the_one_above() -> None:
    """But not as the header."""
    sheet = openpyxl.load_workbook(io.BytesIO(with_cells(book(), {(5, 1): "新"})))["Terms"]
    assert sheet["A5"].font.bold
    sheet = openpyxl.load_workbook(io.BytesIO(with_cells(book(), {(3, 2): "x"})))["Terms"]
    assert sheet["B3"].fill.fgColor.rgb == "00FFFF00"


@pytest.mark.parametrize("text", ["=1+1", "_x0041_", " a  b ", '<b>&"', "a\nb", "𠮷"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """As text: nothing in it is a formula, markup or an escape."""
    after = with_cells(book(), {(2, 2): text})
    assert read_workbook(after).rows[1].texts[1] == text
    assert read_workbook(after).rows[1].formulas == ()


def test_rows_and_cells_need_not_state_where_they_are() -> None:
    """Excel always does; others leave it out."""
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row><c t="inlineStr"><is><t>source</t></is></c><c t="inlineStr"><is><t>target</t></is></c></row>'
        b'<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row></sheetData></worksheet>'
    )
    after = with_cells(with_sheet(sheet), {(2, 2): "one", (3, 1): "b"})
    assert [row.texts for row in read_workbook(after).rows] == [("source", "target"), ("a", "one"), ("b",)]


@pytest.mark.parametrize("sheet", [b'<!DOCTYPE x [<!ENTITY e "x">]><worksheet/>', b"<worksheet/>"])
def test_what_is_made_to_harm_is_refused(sheet: bytes) -> None:
    """As where it is read: here by a part with a document type, or without what every sheet has."""
    with pytest.raises(UnusableError):
        with_cells(with_sheet(sheet), {(2, 2): "x"})


def test_table_is_put_back_as_a_file_of_its_kind() -> None:
    """A workbook stays one, and its rows keep their numbers: one that goes leaves its place empty."""
    data = book()
    rows = (table_of(data).rows[0], Row(4, ("漁民", "fishers", "7")))
    after = edited_table(data, Table(rows))
    assert [(row.number, row.cells) for row in table_of(after).rows] == [
        (1, ("source", "target", "who")),
        (4, ("漁民", "fishers", "7")),
    ]
