"""The user's own sentences: as a table and as TMX."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import CorrectionsError
from translator.memory import Corrections, load_corrections
from translator.memory.exchange import read_tmx, tmx


def table(folder: Path, text: str) -> Path:
    """A file of corrections."""
    path = folder / "corrections.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_table_is_read(tmp_path: Path) -> None:
    """Commas, quotes and line breaks in a cell are text; other columns and empty rows do not matter."""
    text = 'source,note,english\n"船，開了。",x,"The ship ""left"", at last."\n港口。,,\n,,\n'
    found = load_corrections(table(tmp_path, text))
    assert found.english == {"船，開了。": 'The ship "left", at last.'}


def test_spaces_do_not_matter(tmp_path: Path) -> None:
    """A sentence is found whatever the spaces and line breaks about it."""
    found = load_corrections(table(tmp_path, 'source,english\n" 船  開了。",The ship left.\n'))
    assert found.get("船 開了。\n") == "The ship left."
    assert found.get("船開了。") is None


def test_guard_against_formulas_is_taken_off(tmp_path: Path) -> None:
    """The apostrophe that keeps a spreadsheet from computing a cell is not part of the sentence."""
    found = load_corrections(table(tmp_path, "source,english\n-5度。,'-5 degrees.\n'90年代。,'Tis so.\n"))
    assert found.english == {"-5度。": "-5 degrees.", "'90年代。": "'Tis so."}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"source,target\na,b\n", "english"),
        ("source,english\n船。,Ship.\n船。,Boat.\n".encode(), "other English further up"),
        ("source,english\n船。,Ship.\n".encode("utf-16"), "not UTF-8"),
    ],
)
def test_faults_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    """A file that cannot be used is an error that names it and what is wrong."""
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(CorrectionsError, match=r"mine\.csv") as error:
        load_corrections(path)
    assert any(message in f"{fault.column} {fault.what}" for fault in error.value.faults)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is an error of the same kind."""
    with pytest.raises(CorrectionsError):
        load_corrections(tmp_path / "nowhere.csv")


def test_digest_goes_with_the_sentences() -> None:
    """The order makes no difference to the digest, the words do, and none is an empty one."""
    one, two = Corrections({"a": "b", "c": "d"}), Corrections({"c": "d", "a": "b"})
    assert one.digest == two.digest != Corrections({"a": "b"}).digest
    assert Corrections().digest == ""


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1).filter(str.strip)


@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_tmx_comes_back(pairs: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is written as TMX is read as it was, angle brackets, ampersands and all."""
    path = tmp_path_factory.getbasetemp() / "round.tmx"
    path.write_bytes(tmx(pairs))
    assert list(read_tmx(path)) == pairs


def test_tmx_says_what_the_standard_asks() -> None:
    """Version, header fields and languages are there, under the names of TMX 1.4b."""
    root = ElementTree.fromstring(tmx([("船。", "Ship.")]))
    header = root.find("header")
    assert header is not None
    assert root.get("version") == "1.4"
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert required <= set(header.attrib)


def test_tmx_of_another_program(tmp_path: Path) -> None:
    """Other language codes, inline codes, a doctype and units in other languages are dealt with."""
    path = tmp_path / "other.tmx"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>'
        '<tu><tuv xml:lang="zh_CN"><seg>船<bpt i="1">&lt;b&gt;</bpt>開了。</seg></tuv>'
        '<tuv xml:lang="EN-GB"><seg>The ship left.</seg></tuv></tu>'
        '<tu><tuv xml:lang="de"><seg>Schiff</seg></tuv><tuv xml:lang="en"><seg>Ship</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert list(read_tmx(path)) == [("船開了。", "The ship left.")]


@pytest.mark.parametrize(
    "text",
    [
        "not xml",
        "<tmx><body><tu>",
        '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]><tmx><body><tu><tuv xml:lang="zh"><seg>&x;</seg></tuv>'
        '<tuv xml:lang="en"><seg>y</seg></tuv></tu></body></tmx>',
    ],
)
def test_tmx_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    """What is no TMX, breaks off, or refers to a file of this machine is refused."""
    path = tmp_path / "bad.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"bad\.tmx"):
        list(read_tmx(path))
