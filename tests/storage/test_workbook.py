"""Workbooks: what Excel and others save is read as a CSV of it would be, and what is made to harm is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from translator.errors import CorrectionsError, GlossaryError, UnusableError
from translator.glossary import check, load
from translator.glossary.import_export import read_terms, write_terms
from translator.memory import load_corrections
from translator.storage.bounded_read import GLOSSARY
from translator.storage.spreadsheet import read_table
from translator.storage.workbook import MAX_TEXT, letters, read_workbook, write_workbook

HEADER = ("source", "target", "aliases")
PAIRS = (("晶圓代工廠", "foundry", "代工廠"), ("先進封裝技術", "advanced packaging"))


def saved(*sheets: Sequence[Sequence[Any]], hidden: Sequence[int] = ()) -> bytes:
    """Return a workbook of these sheets as openpyxl saves it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number + 1}")
        sheet.sheet_state = "hidden" if number in hidden else "visible"
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one of its parts changed, or added."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    parts = {part: source.read(part) for part in source.namelist()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in (parts | {name: change(parts.get(name, b""))}).items():
            package.writestr(part, content)
    return out.getvalue()


def texts(data: bytes) -> list[tuple[str, ...]]:
    """Return the cells of the first sheet that is shown."""
    return [row.texts for row in read_workbook(data).rows]


def in_sheet(rows: str) -> bytes:
    """Return a workbook whose first sheet has this XML for its rows."""
    start, end = b"<sheetData>", b"</sheetData>"

    def put(sheet: bytes) -> bytes:
        return sheet[: sheet.index(start)] + start + rows.encode() + sheet[sheet.index(end) :]

    return with_part(saved([("a",)]), "xl/worksheets/sheet1.xml", put)


def with_strings(strings: str, cells: int = 1) -> bytes:
    """Return a workbook as Excel saves it: so many cells refer to the first of these texts, which stand apart."""
    relation = b'<Relationship Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml" Id="t1"/>'
    data = in_sheet('<row><c t="s"><v>0</v></c></row>' * cells)
    data = with_part(data, "xl/sharedStrings.xml", lambda _: strings.encode())
    end = b"</Relationships>"
    return with_part(data, "xl/_rels/workbook.xml.rels", lambda rels: rels.replace(end, relation + end))


def test_workbook_is_read_as_its_csv_would_be(tmp_path: Path) -> None:
    """Whatever it is called: a glossary and corrections, blank rows counted, cells trimmed."""
    (tmp_path / "glossary.csv").write_bytes(saved([HEADER, (), ("\u3000晶片 ", " chip\u00a0"), *PAIRS]))
    entries = load(tmp_path / "glossary.csv").entries
    assert [(entry.row, entry.source, entry.target) for entry in entries] == [
        (3, "晶片", "chip"),
        (4, "晶圓代工廠", "foundry"),
        (5, "先進封裝技術", "advanced packaging"),
    ]
    (tmp_path / "corrections.xlsx").write_bytes(saved([("source", "english"), ("船開了。", "The ship left.")]))
    assert load_corrections(tmp_path).english == {"船開了。": "The ship left."}
    assert [entry.target for entry in read_terms(tmp_path / "glossary.csv").entries][:1] == ["chip"]


def test_every_kind_of_cell_is_text() -> None:
    """Numbers as they are shown, rich text whole, truth and errors by name, dates by their number; gaps are empty."""
    rich = CellRichText("five", TextBlock(InlineFont(b=True), " nanometres"))
    row = ("晶片", 5, 0.1, 1e21, True, None, "#N/A", rich, "a\nb")
    assert texts(saved([row])) == [("晶片", "5", "0.1", "1e+21", "TRUE", "", "#N/A", "five nanometres", "a\nb")]


def test_how_characters_are_pronounced_is_not_read() -> None:
    """Excel keeps the reading of East Asian text beside it."""

    said = '<si><t>鎧俠</t><rPh sb="0" eb="2"><t>キオクシア</t></rPh><phoneticPr fontId="1"/></si>'
    assert texts(with_strings(f"<sst>{said}</sst>")) == [("鎧俠",)]


def test_cells_without_names_follow_each_other() -> None:
    """Programs may leave the names of rows and cells out; text may stand in the cell; codes of characters are read."""
    text = '<c t="inlineStr"><is><t>甲_x000D_乙_x0000_</t></is></c>'
    inside = f'<row>{text}<c><v>7</v></c></row><row r="9"><c r="C9"><v>1</v></c></row>'
    found = read_workbook(in_sheet(inside)).rows
    assert [(row.number, row.texts) for row in found] == [(1, ("甲\r乙", "7")), (9, ("", "", "1"))]


def test_the_first_sheet_that_is_shown_is_read(tmp_path: Path) -> None:
    """Others that hold something are named; hidden and empty ones are not."""
    path = tmp_path / "glossary.xlsx"
    path.write_bytes(saved([("notes",)], [HEADER, *PAIRS], [], [("more",)], hidden=[0]))
    assert read_table(path, GLOSSARY).unread == ("Sheet 4",)
    assert len(load(path).entries) == 2
    assert [advice.what for advice in check(path).advice] == ["The sheet “Sheet 4” is not read."]


def test_formula_is_refused_by_its_cell(tmp_path: Path) -> None:
    """All of them at once, whatever they gave when the file was saved: in a glossary, corrections and on import."""
    rows = [("source", "target", "english"), ("晶片", "=A2", "=B2"), ("船。", "ship", '=HYPERLINK("http://x","Ship.")')]
    for name, reads, kind in (("glossary", load, GlossaryError), ("corrections", load_corrections, CorrectionsError)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(saved(rows))
        with pytest.raises(kind) as error:
            reads(path)
        assert "row 2: 3 cell(s) hold a formula: B2, C2, C3. Copy the cells" in error.value.lines[0]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and nothing more",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999),
        with_part(saved([("a",)]), "xl/workbook.xml", lambda _: b"<workbook/>"),
        with_part(saved([("a",)]), "xl/workbook.xml", lambda xml: b"<!DOCTYPE x [<!ENTITY y 'z'>]>" + xml),
        with_strings("<sst>"),
        with_strings("<sst/>"),
        with_strings(f"<sst>{' ' * 20_000_000}</sst>"),
        in_sheet('<row><c r="XFD1"><v>1</v></c></row>'),
        in_sheet(f'<row r="{"9" * 5000}"><c><v>1</v></c></row>'),
        in_sheet('<row><c t="s"><v>none</v></c></row>'),
    ],
    ids=["no zip", "old", "no sheet", "entities", "cut off", "no text", "bomb", "wide", "far", "no number"],
)
def test_workbook_that_cannot_be_used_is_refused(tmp_path: Path, data: bytes) -> None:
    """By a message of ours that says to save it again."""
    path = tmp_path / "glossary.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnusableError) as error:
        read_table(path, GLOSSARY)
    assert "ave it" in error.value.remedy
    with pytest.raises(GlossaryError, match=r"glossary\.xlsx"):
        load(path)


def test_text_that_stands_once_and_is_in_many_cells_is_refused() -> None:
    """A file of a few thousand bytes cannot fill the memory."""
    text, many = "長" * 100_000, MAX_TEXT // 100_000 + 1
    with pytest.raises(UnusableError, match="more than"):
        read_workbook(with_strings(f"<sst><si><t>{text}</t></si></sst>", many))


def test_table_comes_back_as_it_was_written() -> None:
    """What begins like a formula is text, and what XML cannot have is left out."""
    rows = [("source", "target"), ("=1+1", "+ @ -"), ("甲\x00乙", "a\nb")]
    assert texts(write_workbook(rows)) == [("source", "target"), ("=1+1", "+ @ -"), ("甲乙", "a\nb")]
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook(rows))).active
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s"] * 6
    assert (sheet.freeze_panes, sheet["A1"].font.b, sheet["A2"].font.b) == ("A2", True, False)


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    """After Z comes AA."""
    assert [letters(column) for column in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_glossary_goes_through_a_workbook_whole(tmp_path: Path) -> None:
    """An export has every column, and is a glossary again."""
    path = tmp_path / "glossary.csv"
    header = "source,target,aliases,accept,avoid,first,kind,case,note\n"
    row = "頻寬記憶體,HBM,!高頻寬記憶體|寬記憶體,high-bandwidth memory,HBN,high-bandwidth memory (HBM),tech,exact,Why\n"
    path.write_text(header + row, encoding="utf-8")
    glossary = load(path)
    assert write_terms(glossary, tmp_path / "out.xlsx") == ()
    assert load(tmp_path / "out.xlsx") == glossary


@pytest.mark.parametrize("column", [["??", "???"], ["????、??".replace("、", "?"), "TSMC"], ["? ??"]])
def test_chinese_that_was_lost_on_saving_is_told_once(tmp_path: Path, column: list[str]) -> None:
    """Excel's plain CSV leaves a question mark for each character."""
    for name, second, kind in (("glossary", "target", GlossaryError), ("corrections", "english", CorrectionsError)):
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join([f"source,{second}", *(f"{cell},x" for cell in column)]), encoding="cp1252")
        with pytest.raises(kind) as error:
            (load if name == "glossary" else load_corrections)(path)
        [line] = error.value.lines
        assert line.startswith("source: The Chinese was lost on saving")


@pytest.mark.parametrize("column", [["晶片", "??"], ["TSMC", "5G?"], [], ["what?"]])
def test_question_marks_are_not_always_what_was_lost(tmp_path: Path, column: list[str]) -> None:
    """Where Chinese is there, or words, nothing was."""
    path = tmp_path / "glossary.csv"
    path.write_text("\n".join(["source,target", *(f"{cell},x{n}" for n, cell in enumerate(column))]), encoding="utf-8")
    assert not [fault for fault in check(path).faults if "lost" in fault.what]
