"""The user's own sentences: as a table and as TMX."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from translator.cli.app import app
from translator.errors import CorrectionsError
from translator.memory import MEMORY_FILE, Corrections, load_corrections, open_memory
from translator.memory.choices import Choice
from translator.memory.corrections import correction_files, load_corrections_beside
from translator.memory.import_export import read_tmx, write_tmx
from translator.memory.imported_sentences import keep


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
        (b"source,english\n\xff\xff,Ship.\n", "no encoding that is known"),
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


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("source,english\n\n\n船。,Ship.\n\n船。,Boat.\n", 6),
        ('source,english\n"港\n口。","A\nport."\n船。,Ship.\n船。,Boat.\n', 4),
        ('source,english\n船。,Ship.\n\n港。,"A port.\n風。,Wind.\n', 4),
        ('source,english\n船。,"Ship" it.\n', 2),
        (f"source,english\n船。,Ship.\n港。,{'x' * 200_000}\n", 3),
        ("\n\nsource,target\n", 3),
    ],
    ids=["blank lines", "line breaks in cells", "unclosed quote", "stray quote", "endless cell", "header"],
)
def test_fault_names_its_row(tmp_path: Path, text: str, row: int) -> None:
    """Whatever is wrong, a fault names the row as a spreadsheet counts it."""
    with pytest.raises(CorrectionsError) as error:
        load_corrections(table(tmp_path, text))
    assert [fault.row for fault in error.value.faults] == [row]


def test_faults_before_a_broken_row_are_named_too(tmp_path: Path) -> None:
    """A quotation mark that is not closed does not hide what is wrong further up."""
    text = 'source,english\n船。,Ship.\n船。,Boat.\n港。,"A port.\n'
    with pytest.raises(CorrectionsError) as error:
        load_corrections(table(tmp_path, text))
    assert [fault.row for fault in error.value.faults] == [3, 4]


def test_empty_file_lacks_its_columns(tmp_path: Path) -> None:
    """A file with nothing in it is not taken for one without corrections."""
    with pytest.raises(CorrectionsError) as error:
        load_corrections(table(tmp_path, ""))
    assert [fault.column for fault in error.value.faults] == ["source", "english"]


def several(folder: Path, *files: tuple[str, str]) -> Path:
    """A folder with those files of corrections (name, rows), each a second younger than the one before."""
    for second, (name, rows) in enumerate(files, 1_700_000_000):
        path = folder / name
        path.write_text(f"source,english\n{rows}", encoding="utf-8")
        os.utime(path, (second, second))
    return folder


def test_later_file_of_a_folder_wins(tmp_path: Path) -> None:
    """Of a folder, every corrections*.csv is read in the order of its age, whatever its name; other files are not."""
    files = (
        ("corrections-z.csv", "船。,Ship.\n港。,Port.\n"),
        ("corrections (1).csv", "船。,Boat.\n"),
        ("corrections.csv", "風。,Wind.\n"),
        ("glossary.csv", "船。,Vessel.\n"),
        ("corrections.txt", "船。,Vessel.\n"),
    )
    found = load_corrections(several(tmp_path, *files))
    assert found.english == {"船。": "Boat.", "港。": "Port.", "風。": "Wind."}


def test_files_of_one_age_are_in_the_order_of_a_browser(tmp_path: Path) -> None:
    """A second download of a name comes after the first, and a tenth after the second."""
    names = ["corrections (10).csv", "corrections.csv", "corrections (2).csv"]
    for name in names:
        (tmp_path / name).write_text("source,english\n", encoding="utf-8")
        os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000))
    assert [path.name for path in correction_files(tmp_path)] == [names[1], names[2], names[0]]


def test_row_without_english_takes_back_what_an_older_file_says(tmp_path: Path) -> None:
    """A sentence that a later file empties is the engine's again; until a still later one sets it."""
    folder = several(tmp_path, ("corrections.csv", "船。,Ship.\n港。,Port.\n"), ("corrections-a.csv", "船。,\n港。,\n"))
    assert load_corrections(folder).english == {}
    several(tmp_path / "..", (f"{tmp_path.name}/corrections-a.csv", "船。,\n"))
    os.utime(tmp_path / "corrections-a.csv", (1_800_000_000, 1_800_000_000))
    assert load_corrections(folder).english == {"港。": "Port."}


def test_siblings_of_the_default_file_count(tmp_path: Path) -> None:
    """Files beside corrections.csv are read with it, also where it is not there itself; none at all is none."""
    assert load_corrections_beside(tmp_path / "corrections.csv") == Corrections()
    several(tmp_path, ("corrections-port.csv", "船。,Ship.\n"), ("corrections-wind.csv", "風。,Wind.\n"))
    found = load_corrections_beside(tmp_path / "corrections.csv")
    assert found.english == {"船。": "Ship.", "風。": "Wind."}


def test_folder_without_corrections_is_refused(tmp_path: Path) -> None:
    """A folder that was asked for and has no such file is an error: its corrections would go unobeyed."""
    with pytest.raises(CorrectionsError, match="fault"):
        load_corrections(several(tmp_path, ("mine.csv", "船。,Ship.\n")))


def test_fault_in_a_folder_names_its_file(tmp_path: Path) -> None:
    """The error is about the file that is faulty; where several are, each fault names its own."""
    twice = "船。,Ship.\n船。,Boat.\n"
    several(tmp_path, ("corrections.csv", "港。,Port.\n"), ("corrections-a.csv", twice))
    with pytest.raises(CorrectionsError) as error:
        load_corrections(tmp_path)
    assert error.value.path == tmp_path / "corrections-a.csv"
    several(tmp_path, ("corrections-b.csv", twice))
    with pytest.raises(CorrectionsError) as error:
        load_corrections(tmp_path)
    named = [(fault.row, fault.what.split(":")[0]) for fault in error.value.faults]
    assert sorted(named) == [(3, "corrections-a.csv"), (3, "corrections-b.csv")]


def test_digest_goes_with_the_sentences() -> None:
    """The order makes no difference to the digest, the words do, and none is an empty one."""
    one, two = Corrections({"a": "b", "c": "d"}), Corrections({"c": "d", "a": "b"})
    assert one.digest == two.digest != Corrections({"a": "b"}).digest
    assert Corrections().digest == ""


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1).filter(str.strip)


def test_points_are_read(tmp_path: Path) -> None:
    """A row says the place of its sentence among the points, of how many, or that it is none; with English or without,
    for one article or for any."""
    rows = "船。,Ship.,2 of 3,a.txt\n港。,,1 OF 3,a.txt\n風。,,Drop,a.txt\n雨。,,2\n浪。,Waves.\n"
    found = load_corrections(table(tmp_path, f"source,english,summary,article\n{rows}"))
    assert found.english == {"船。": "Ship.", "浪。": "Waves."}
    assert found.choices("a.txt") == (
        {"船。": Choice(2, 3), "港。": Choice(1, 3), "風。": Choice(0)},
        {"雨。": Choice(2)},
    )
    assert found.choices("b.txt") == ({}, {"雨。": Choice(2)})


@pytest.mark.parametrize("cell", ["first", "0", "-1", "1.5", "3 of 2", "100", "1 of", "drop it", "2/4"])
def test_place_that_is_none_is_named(tmp_path: Path, cell: str) -> None:
    """What is no place among the points is a fault with its row, and the others are named with it."""
    text = f"source,english,summary\n船。,Ship.,1\n港。,Port.,{cell}\n船。,Boat.,\n"
    with pytest.raises(CorrectionsError) as error:
        load_corrections(table(tmp_path, text))
    assert [(fault.row, fault.column) for fault in error.value.faults] == [(3, "summary"), (4, "english")]


def test_sentence_with_two_places_is_a_fault(tmp_path: Path) -> None:
    """One sentence cannot be first and second in one article; in two it can, and the same twice is no fault."""
    text = "source,english,summary,article\n船。,,1,a.txt\n船。,,2,b.txt\n船。,,1,a.txt\n船。,,drop,a.txt\n"
    with pytest.raises(CorrectionsError) as error:
        load_corrections(table(tmp_path, text))
    assert [(fault.row, fault.column) for fault in error.value.faults] == [(5, "summary")]


def test_point_and_correction_of_a_sentence_are_apart(tmp_path: Path) -> None:
    """A later row that sets a place alone leaves the English of an older file, and the other way round; a row that sets
    neither takes back both, unless the same file sets one again."""
    header, older = "source,english,summary\n", "船。,Ship.,1\n港。,Port.,2\n風。,Wind.,3\n雨。,Rain.,4\n"
    newer = "船。,,2\n港。,Harbour.,\n風。,,\n雨。,,\n雨。,,drop\n"
    for second, (name, rows) in enumerate((("corrections.csv", older), ("corrections-b.csv", newer)), 1_700_000_000):
        (tmp_path / name).write_text(header + rows, encoding="utf-8")
        os.utime(tmp_path / name, (second, second))
    found = load_corrections(tmp_path)
    assert found.english == {"船。": "Ship.", "港。": "Harbour."}
    assert found.choices("a.txt")[1] == {"船。": Choice(2), "港。": Choice(2), "雨。": Choice(0)}


def test_place_in_one_article_is_taken_back_alone(tmp_path: Path) -> None:
    """A row of an article that sets nothing takes back what an older file made of its sentence there, no English."""
    files = (
        ("corrections.csv", "船。,Ship.,1 of 1,a.txt\n船。,,drop,b.txt\n"),
        ("corrections-b.csv", "船。,,,a.txt\n"),
    )
    for second, (name, rows) in enumerate(files, 1_700_000_000):
        (tmp_path / name).write_text(f"source,english,summary,article\n{rows}", encoding="utf-8")
        os.utime(tmp_path / name, (second, second))
    found = load_corrections(tmp_path)
    assert found.english == {"船。": "Ship."}
    assert [found.choices(name)[0] for name in ("a.txt", "b.txt")] == [{}, {"船。": Choice(0)}]


@pytest.mark.parametrize(
    ("newer", "places"),
    [
        ({"丁": "1 of 1"}, {"丁": (1, 1)}),
        ({"丁": "2 of 4"}, {"甲": (1, 4), "丙": (3, 4), "丁": (2, 4)}),
        ({"丁": "1"}, {"乙": (2, 3), "丙": (3, 3), "丁": (1, 0)}),
        ({"丙": "1 of 2", "甲": "2 of 2"}, {"丙": (1, 2), "甲": (2, 2)}),
        ({"甲": "drop"}, {"甲": (0, 0), "乙": (2, 3), "丙": (3, 3)}),
    ],
)
def test_number_and_places_of_the_newest_file_win(
    tmp_path: Path, newer: dict[str, str], places: dict[str, tuple[int, int]]
) -> None:
    """What an older file has at those places, or beyond the number, is none; another article's stays."""
    older = {"甲": "1 of 3", "乙": "2 of 3", "丙": "3 of 3"}
    for age, (name, rows) in enumerate({"corrections.csv": older, "corrections-2.csv": newer}.items()):
        lines = [f"{text},,{said},a.txt" for text, said in rows.items()] + (["甲,,1 of 5,b.txt"] if age == 0 else [])
        (tmp_path / name).write_text("\n".join(["source,english,summary,article", *lines]), "utf-8")
        os.utime(tmp_path / name, (age, age))
    held = load_corrections(tmp_path)
    assert {text: (found.place, found.number) for text, found in held.choices("a.txt")[0].items()} == places
    assert len(held.choices("b.txt")[0]) == 1


def test_digest_goes_with_the_points() -> None:
    """Another place is another digest; what the sentences alone make of it stays what it was without any."""
    sentences = Corrections({"a": "b"})
    first, second = (Corrections({"a": "b"}, {("", "a"): Choice(place)}) for place in (1, 2))
    assert len({sentences.digest, first.digest, second.digest, Corrections({}, {("", "a"): Choice(1)}).digest}) == 4


@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_tmx_comes_back(pairs: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is written as TMX is read as it was, angle brackets, ampersands and all."""
    path = tmp_path_factory.getbasetemp() / "round.tmx"
    path.write_bytes(write_tmx(pairs))
    assert list(read_tmx(path)) == pairs


def test_tmx_says_what_the_standard_asks() -> None:
    """Version, header fields and languages are there, under the names of TMX 1.4b."""
    root = ElementTree.fromstring(write_tmx([("船。", "Ship.")]))
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
        '<!DOCTYPE tmx [<!ENTITY x "y">]><tmx><body/></tmx>',
        '<!DOCTYPE tmx [<!ENTITY % x "y">]><tmx><body/></tmx>',
        '<?xml version="1.0" encoding="nonsense"?><tmx/>',
        "<tmx>" + "<hi>" * 200 + "</hi>" * 200 + "</tmx>",
        '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]><tmx><body><tu><tuv xml:lang="zh"><seg>&x;</seg></tuv>'
        '<tuv xml:lang="en"><seg>y</seg></tuv></tu></body></tmx>',
    ],
)
def test_tmx_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    """What is no TMX, breaks off, is too deep, declares entities, or refers to a file of this machine is refused."""
    path = tmp_path / "bad.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"bad\.tmx"):
        list(read_tmx(path))


@pytest.mark.parametrize(
    ("segment", "words"),
    [
        ("The <hi>port</hi> company", "The port company"),
        ("<hi>The <hi>port</hi></hi> company", "The port company"),
        ("The <hi>po<ph>{1}</ph>rt</hi> company", "The port company"),
        ('The <bpt i="1">b</bpt>port<ept i="1">/b</ept> <it pos="begin">i</it>co<ut>u</ut>mpany', "The port company"),
        ("The <ph>alt=<sub>A <hi>picture</hi></sub>.</ph>port company", "The port company"),
        ("<hi>" * 90 + "port" + "</hi>" * 90, "port"),
    ],
    ids=["hi", "nested", "code in hi", "codes", "sub", "deep"],
)
def test_words_of_a_segment_are_whole(tmp_path: Path, segment: str, words: str) -> None:
    """Highlighted text is words, however deep it lies; what codes hold is not, what follows them is."""
    path = tmp_path / "inline.tmx"
    path.write_text(
        f'<tmx version="1.4"><body><tu><tuv xml:lang="zh"><seg>港。</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{segment}</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert list(read_tmx(path)) == [("港。", words)]


def test_sentence_that_tmx_cannot_hold_is_told(tmp_path: Path) -> None:
    """An export leaves out what would make the file unreadable, and says so."""
    with open_memory(tmp_path / MEMORY_FILE) as connection:
        keep(connection, [("船。", "Ship."), ("港。", "Po\x08rt.")])
    path = tmp_path / "mine.tmx"
    result = CliRunner().invoke(app, ["memory", "export", str(path), "-o", str(tmp_path)])
    assert result.stdout == f"1 sentence(s) in {path}\n"
    assert "note: 1 have control characters" in result.stderr
    assert read_tmx(path) == [("船。", "Ship.")]
