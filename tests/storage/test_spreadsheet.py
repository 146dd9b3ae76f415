"""Tables as spreadsheets save them: every kind of file that is read as one, in every encoding, with every delimiter."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from growth import TIMES, grows_with_length_only

from translator.errors import UnusableError
from translator.glossary import load
from translator.glossary.import_export import read_terms
from translator.memory import load_corrections
from translator.storage.bounded_read import GLOSSARY
from translator.storage.spreadsheet import Table, read_table

Pairs = list[tuple[str, str]]
ROWS: Pairs = [
    ("晶圓代工廠，在新竹。", "The foundry, in Hsinchu; it is large."),
    ("先進封裝技術的“產能”。", 'Capacity of "advanced packaging".'),
    ("良率仍在提高。", "Yield\t still rises."),
]
SIMPLIFIED: Pairs = [
    ("晶圆代工厂，在新竹。", "The foundry, in Hsinchu."),
    ("先进封装技术。", "Advanced packaging; new."),
]


def _glossary(path: Path) -> Pairs:
    return [(entry.source, entry.target) for entry in load(path).entries]


def _terms(path: Path) -> Pairs:
    return [(entry.source, entry.target) for entry in read_terms(path).entries]


def _corrections(path: Path) -> Pairs:
    return list(load_corrections(path).english.items())


# Who reads a table, how its second column is called, and whether it needs a header at all.
READERS: dict[str, tuple[Callable[[Path], Pairs], str, str]] = {
    "glossary.csv": (_glossary, "target", ".csv"),
    "terms.csv": (_terms, "target", ".csv"),
    "terms without a header": (_terms, "", ".csv"),
    "terms.tsv": (_terms, "target", ".tsv"),
    "corrections.csv": (_corrections, "english", ".csv"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le with its mark", "utf-16-be with its mark", "big5", "gb18030")


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a file."""
    codec, _, marked = encoding.partition(" ")
    return ("\ufeff" + text if marked else text).encode(codec)


def table(rows: Pairs, header: str, delimiter: str, *, is_quoted: bool, end: str = "\r\n") -> str:
    """A table as a spreadsheet saves it: cells in quotation marks where they have to be, or all of them."""

    def cell(text: str) -> str:
        needs = is_quoted or any(char in text for char in (delimiter, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if needs else text

    lines = [("source", header), *rows] if header else rows
    return "".join(delimiter.join(map(cell, line)) + end for line in lines)


CASES = [
    (kind, encoding, delimiter, is_quoted)
    for kind, encoding, delimiter, is_quoted in product(READERS, ENCODINGS, ",;\t", (False, True))
    if delimiter == "\t" or READERS[kind][2] == ".csv"
]


@pytest.mark.parametrize(("kind", "encoding", "delimiter", "is_quoted"), CASES)
def test_every_table_is_read_alike(kind: str, encoding: str, delimiter: str, is_quoted: bool, tmp_path: Path) -> None:
    """A glossary, another tool's terms and corrections are read in the same encodings, with the same delimiters."""
    read, header, ending = READERS[kind]
    rows = [(source, english.replace("\t", "")) for source, english in ROWS]
    path = tmp_path / f"mine{ending}"
    path.write_bytes(encoded(table(rows, header, delimiter, is_quoted=is_quoted), encoding))
    assert read(path) == rows


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_simplified_tables_are_read_alike(kind: str, encoding: str, tmp_path: Path) -> None:
    """GB18030 is not taken for Big5 in any of them."""
    read, header, ending = READERS[kind]
    path = tmp_path / f"mine{ending}"
    path.write_bytes(encoded(table(SIMPLIFIED, header, "\t", is_quoted=False, end="\n"), encoding))
    assert read(path) == SIMPLIFIED


@pytest.mark.parametrize("kind", READERS)
def test_blank_rows_and_odd_spaces_do_not_matter(kind: str, tmp_path: Path) -> None:
    """Not before the header, not between rows, not around a cell; nor whether a column is called SOURCE."""
    read, header, ending = READERS[kind]
    first = f"\u3000SOURCE \t\u00a0{header.upper()}\n" if header else ""
    path = tmp_path / f"mine{ending}"
    path.write_text(f"\n\t\n{first} \t\u3000\n 船。\u00a0\t\u3000Ship. \t\n\n", encoding="utf-8")
    assert read(path) == [("船。", "Ship.")]


def read(folder: Path, text: str | bytes) -> Table:
    """The table of a file."""
    path = folder / "a.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_table(path, GLOSSARY)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("source,target\n船,ship; boat\n港,port; harbour\n", 2),
        ("source,target,note\n船,ship; boat\n港,port; harbour\n", 3),
        ("source;target;note\n船;ship, boat;a, b\n港;port, harbour;c, d\n", 3),
        ("東電,Tokyo Power; Co; Ltd\n鎧俠,Kioxia\n", 2),
        ("東電;Tokyo Power Co., Ltd.\n鎧俠;Kioxia\n", 2),
        ('"a, b; c"\t"d"\n"e"\t"f, g"\n', 2),
        ("source\n船\n", 1),
        ('source;target\n船;"ship\n', 2),
    ],
)
def test_delimiter_is_the_one_that_rows_agree_on(text: str, cells: int, tmp_path: Path) -> None:
    """Rows that are short, cells that hold another delimiter, and a quotation mark left open do not hide it."""
    assert len(read(tmp_path, text).rows[0].cells) == cells


def test_rows_are_known_by_the_number_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    """Blank rows count, and a cell of several lines is in one row."""
    found = read(tmp_path, 'a,b\n\n"c\nd",e\nf,g\n\nh,"i\n')
    assert [row.number for row in found.rows] == [1, 3, 4]
    assert found.broken is not None
    assert found.broken.row == 6


@pytest.mark.parametrize(
    "data", [b"source,target\n\xff\xff,ship\n", b"\xff\xfes", b"\x00a\xd8\x00", "source,船".encode("euc_jp") + b"\xff"]
)
def test_other_encodings_are_refused(data: bytes, tmp_path: Path) -> None:
    """What is none of the encodings is an error that says how to save it."""
    with pytest.raises(UnusableError, match=r"encoding.*CSV UTF-8"):
        read(tmp_path, data)


@pytest.mark.parametrize("line", ['"', ",;\t", '船,"ship"\n', '"船";"ship"\n', "船\n"], ids=repr)
def test_time_grows_with_length_only(line: str, tmp_path: Path) -> None:
    """Whatever it is made of, a longer table takes longer by as much as it is longer."""
    short, long = (line * size for size in (5_000, TIMES * 5_000))
    assert grows_with_length_only(lambda text: read(tmp_path, text), short, long)
