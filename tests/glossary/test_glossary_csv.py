"""Reading glossary.csv: encodings, delimiters, and every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import Fault, GlossaryError
from translator.glossary import check, load

ROOT = Path(__file__).parents[2]
TABLE = "source,target,aliases\n晶圓代工廠,foundry,代工廠\n先進封裝技術,advanced packaging,\n"
TABLE_HANS = "source,target,aliases\n晶圆代工厂,foundry,代工厂\n先进封装技术,advanced packaging,\n"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a glossary file."""
    path = folder / "glossary.csv"
    path.write_bytes(text.encode(encoding))
    return path


HEADER = "source,target,aliases,accept,avoid,first,kind,case,note"


def faults(folder: Path, *rows: str, header: str = HEADER) -> tuple[Fault, ...]:
    """Return the faults of a file of these rows."""
    with pytest.raises(GlossaryError) as caught:
        load(write(folder, "\n".join((header, *rows))))
    return caught.value.faults


def only(found: tuple[Fault, ...]) -> Fault:
    """Return the one fault that was found."""
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp950", "gb18030"])
def test_every_encoding_of_spreadsheets_is_read(tmp_path: Path, encoding: str) -> None:
    """UTF-8, UTF-16 with and without its mark, Big5 and GB18030 give the same entries."""
    entries = load(write(tmp_path, TABLE, encoding)).entries
    assert [(entry.source, entry.target) for entry in entries] == [
        ("晶圓代工廠", "foundry"),
        ("先進封裝技術", "advanced packaging"),
    ]


def test_a_simplified_table_in_gb18030_is_read(tmp_path: Path) -> None:
    """GB18030 is not taken for Big5."""
    assert load(write(tmp_path, TABLE_HANS, "gb18030")).entries[0].source == "晶圆代工厂"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_in_the_header(tmp_path: Path, delimiter: str) -> None:
    """Comma, semicolon and tab are all read."""
    text = "source,target,accept\n量產,mass production,volume production\n".replace(",", delimiter)
    assert load(write(tmp_path, text)).entries[0].accept == ("volume production",)


def test_headers_are_read_in_any_case_and_order(tmp_path: Path) -> None:
    """Target before SOURCE, with spaces, is no fault."""
    entry = load(write(tmp_path, " Target , SOURCE \nchip,晶片\n")).entries[0]
    assert (entry.source, entry.target) == ("晶片", "chip")


def test_every_column_reaches_its_entry(tmp_path: Path) -> None:
    """Lists are split at |, kind and case read in any case, the row is the spreadsheet's."""
    row = '良率,yield,成品率|直通率,"yield rate | output, good",good rate,production yield,Tech,EXACT,why not'
    entry = load(write(tmp_path, f"{HEADER}\n\n{row}\n")).entries[0]
    assert entry.aliases == ("成品率", "直通率")
    assert entry.accept == ("yield rate", "output, good")
    assert (entry.avoid, entry.first) == (("good rate",), "production yield")
    assert (entry.kind, entry.exact_case, entry.note, entry.row) == ("tech", True, "why not", 3)


def test_windows_line_ends_and_odd_spaces_are_trimmed(tmp_path: Path) -> None:
    """CRLF, no-break and ideographic spaces are not part of a cell."""
    entry = load(write(tmp_path, "source,target\r\n\u3000晶片\u00a0,\u00a0logic\u00a0chip\r\n")).entries[0]
    assert (entry.source, entry.target) == ("晶片", "logic chip")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """The fault says which column is missing and what the header has."""
    fault = only(faults(tmp_path, "晶片,chip", header="source,english"))
    assert (fault.row, fault.column) == (1, "target")
    assert "source, english" in fault.what


def test_a_misspelt_column_is_a_fault(tmp_path: Path) -> None:
    """A column that would be lost silently is refused with the name that was meant."""
    fault = only(faults(tmp_path, "晶片,chip,芯", header="source,target,alias"))
    assert (fault.row, fault.column) == (1, "alias")
    assert "aliases" in fault.remedy


def test_a_column_of_the_users_own_is_left_alone(tmp_path: Path) -> None:
    """An unknown column is advice, not a fault."""
    path = write(tmp_path, "source,target,owner\n晶片,chip,Lin\n")
    assert load(path).entries[0].target == "chip"
    assert [(advice.row, advice.column) for advice in check(path).advice] == [(1, "owner")]


def test_a_column_named_twice_is_a_fault(tmp_path: Path) -> None:
    """Two columns of one name cannot be told apart."""
    assert [(f.row, f.column) for f in faults(tmp_path, "晶片,chip,x,y", header="source,target,note,note")] == [
        (1, "note")
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",chip", "source"),
        ("晶片,", "target"),
        ("晶片,晶片chip", "target"),
        ("晶片,ｃｈｉｐ", "target"),
        ("晶片,—", "target"),
        ("晶片,chip|semiconductor", "target"),
        ("晶片,chip,,微chip", "accept"),
        ("晶片,chip,,,,第一 chip", "first"),
        ("晶片,chip,,,chip", "avoid"),
        ("晶片,chip,,silicon,silicon", "avoid"),
        ("晶片,chip,,,,,gadget", "kind"),
        ("晶片,chip,,,,,,upper", "case"),
        ("晶片,=chip()", "target"),
        ("晶片,+chip", "target"),
        ("晶片,-", "target"),
        ("@晶片,chip", "source"),
        ("晶\u200b片,chip", "source"),
        ("晶片,ch\u202eip", "target"),
        ("晶片,chip,,,,,,,a\u0007b", "note"),
        ('晶片,"logic\nchip"', "target"),
        ("晶片,chip,,,,,,," + "x" * 501, "note"),
        ("晶片,chip,!水晶", "aliases"),
        ("晶片,chip,!晶片", "aliases"),
    ],
)
def test_each_kind_of_fault_names_its_row_and_column(tmp_path: Path, row: str, column: str) -> None:
    """A faulty cell is reported where it stands, with what to do."""
    found = faults(tmp_path, "良率,yield", row)
    assert {(fault.row, fault.column) for fault in found} == {(3, column)}
    assert all(fault.what and fault.remedy for fault in found)


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    """Faults of several rows come in one error, in the order of the rows."""
    found = faults(tmp_path, "晶片,", ",yield", "製程,process,,,,,thing,odd")
    assert [(fault.row, fault.column) for fault in found] == [(2, "target"), (3, "source"), (4, "case"), (4, "kind")]


@pytest.mark.parametrize("again", ["晶片,semiconductor", "芯片元件,semiconductor,晶片", "晶⽚,semiconductor"])
def test_a_contradiction_names_both_rows(tmp_path: Path, again: str) -> None:
    """One source form with two targets is refused, through aliases and folding too."""
    fault = only(faults(tmp_path, "晶片,chip", again))
    assert fault.row == 3
    assert "row 2" in fault.what
    assert "contradicts" in fault.what


def test_script_variants_of_one_source_contradict_each_other(tmp_path: Path) -> None:
    """台積電 and 臺积电 are one source."""
    assert "contradicts" in only(faults(tmp_path, "台積電,TSMC", "臺积电,Taiwan Semi")).what


def test_a_row_given_twice_is_a_fault(tmp_path: Path) -> None:
    """The same row again is reported as a double, not as a contradiction."""
    fault = only(faults(tmp_path, "晶片,chip", "晶片,chip"))
    assert "same target" in fault.what


def test_cases_tell_latin_sources_apart(tmp_path: Path) -> None:
    """An exact entry and a free one of the same letters may differ; the check says that they do."""
    path = write(tmp_path, "source,target,case\nAI,AI,exact\nai,Ai Group,\n")
    assert len(load(path).entries) == 2
    assert [advice.row for advice in check(path).advice] == [2]


def test_cells_beyond_the_header_are_a_fault(tmp_path: Path) -> None:
    """A delimiter inside an unquoted cell does not pass unseen."""
    fault = only(faults(tmp_path, "晶片,chip,and more", header="source,target"))
    assert (fault.row, "and more" in fault.what) == (2, True)


def test_an_open_quote_is_reported_with_its_row(tmp_path: Path) -> None:
    """A quote that is never closed is a fault of the row where it opens."""
    found = faults(tmp_path, "晶片,chip", '良率,"yield')
    assert [fault.row for fault in found] == [3]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_fault(tmp_path: Path, content: bytes) -> None:
    """A file without a row says so."""
    path = tmp_path / "glossary.csv"
    path.write_bytes(content)
    assert "empty" in only(check(path).faults).what


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """A path to nothing is reported like any other fault, naming the file."""
    with pytest.raises(GlossaryError, match=r"nowhere\.csv"):
        load(tmp_path / "nowhere.csv")


def test_a_binary_file_is_a_fault(tmp_path: Path) -> None:
    """Bytes that are no text are refused."""
    path = tmp_path / "glossary.csv"
    path.write_bytes(b"\xff\xd8\xff\xe0\x80\x81\xff\xff" * 20)
    with pytest.raises(GlossaryError):
        load(path)


def test_a_single_character_source_is_advised_against(tmp_path: Path) -> None:
    """One Chinese character matches inside too many words."""
    advice = check(write(tmp_path, "source,target\n廠,plant\n")).advice
    assert [(item.row, item.column) for item in advice] == [(2, "source")]


def test_an_alias_in_the_other_script_is_advised_against(tmp_path: Path) -> None:
    """A Simplified alias of a Traditional source is needless."""
    advice = check(write(tmp_path, "source,target,aliases,accept\n電晶體,transistor,电晶体,transistor\n")).advice
    assert [(item.row, item.column) for item in advice] == [(2, "accept"), (2, "aliases")]


def test_the_shipped_glossary_is_faultless() -> None:
    """glossary.csv loads, has at least 200 rows, and its own check finds nothing to mend or improve."""
    found = check(ROOT / "glossary.csv")
    assert (found.faults, found.advice) == ((), ())
    assert len(load(ROOT / "glossary.csv").entries) >= 200


def test_the_shipped_glossary_opens_right_in_excel() -> None:
    """It carries the mark by which Excel knows UTF-8."""
    assert (ROOT / "glossary.csv").read_bytes().startswith(b"\xef\xbb\xbf")
