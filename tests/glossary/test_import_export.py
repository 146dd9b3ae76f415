"""Glossaries to and from other tools."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.errors import InputError, OutputError
from translator.glossary import Glossary, check, load
from translator.glossary.glossary_writing import as_csv, glossary_rows
from translator.glossary.import_export import FORMATS, Imported, read_terms, write_terms
from translator.records import Entry
from translator.storage.files import write_new


def read(tmp_path: Path, name: str, content: str | bytes) -> Imported:
    """Import a file of this name and content."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_terms(path)


def sides(imported: Imported) -> list[tuple[str, str]]:
    """Source and target of each entry."""
    return [(entry.source, entry.target) for entry in imported.entries]


def tmx(*units: str) -> str:
    """A TMX document of these units' insides."""
    body = "".join(f"<tu>{unit}</tu>" for unit in units)
    return f'<tmx version="1.4"><header srclang="zh-TW"/><body>{body}</body></tmx>'


def tuv(language: str, text: str) -> str:
    """One language of a TMX unit."""
    return f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'


def tbx(*concepts: str) -> str:
    """A TBX document of these concepts' insides."""
    body = "".join(f"<termEntry>{concept}</termEntry>" for concept in concepts)
    return f'<martif type="TBX"><text><body>{body}</body></text></martif>'


def lang_set(language: str, *terms: str, inside: str = "tig") -> str:
    """One language of a TBX concept."""
    groups = "".join(f"<{inside}>{term}</{inside}>" for term in terms)
    return f'<langSet xml:lang="{language}">{groups}</langSet>'


# ---------------------------------------------------------------- columns


def test_two_columns_without_a_header(tmp_path: Path) -> None:
    """DeepL's files begin with the first pair."""
    assert sides(read(tmp_path, "a.csv", '鎧俠,Kioxia\n捷時雅,"JSR, Ltd."\n')) == [
        ("鎧俠", "Kioxia"),
        ("捷時雅", "JSR, Ltd."),
    ]


@pytest.mark.parametrize("header", ["source,target", "zh-TW,en-US", "Chinese,English", "中文,英文"])
def test_a_header_is_no_entry(tmp_path: Path, header: str) -> None:
    """A first row that names the columns is understood."""
    assert sides(read(tmp_path, "a.csv", f"{header}\n鎧俠,Kioxia\n")) == [("鎧俠", "Kioxia")]


def test_columns_may_be_named_the_other_way_round(tmp_path: Path) -> None:
    """A header en,zh says which column is which."""
    assert sides(read(tmp_path, "a.csv", "en,zh\nKioxia,鎧俠\n")) == [("鎧俠", "Kioxia")]


def test_english_chinese_without_a_header_is_turned_and_said(tmp_path: Path) -> None:
    """A glossary for the other direction is read the other way round, not silently."""
    imported = read(tmp_path, "a.csv", "Kioxia,鎧俠,EN,ZH\nToyota,豐田,EN,ZH\n")
    assert sides(imported) == [("鎧俠", "Kioxia"), ("豐田", "Toyota")]
    assert "other way round" in imported.remarks[0].what


def test_tabs_semicolons_and_encodings(tmp_path: Path) -> None:
    """TSV, a European spreadsheet's semicolons, a byte order mark and Big5 are all read."""
    for name, content in (
        ("a.tsv", "鎧俠\tKioxia\n"),
        ("b.csv", "鎧俠;Kioxia\n"),
        ("c.csv", "\ufeff鎧俠,Kioxia\n"),
        ("d.csv", "鎧俠,Kioxia\n".encode("big5")),
    ):
        assert sides(read(tmp_path, name, content)) == [("鎧俠", "Kioxia")]


def test_a_row_with_more_cells_is_left_out_and_said(tmp_path: Path) -> None:
    """A comma that is not in quotes does not cut a target short silently."""
    imported = read(tmp_path, "a.csv", "鎧俠,Kioxia\n東電,Tokyo Power Co., Ltd. (TPC)\n")
    assert sides(imported) == [("鎧俠", "Kioxia")]
    assert [(remark.row, "more cells" in remark.what) for remark in imported.remarks] == [(2, True)]


def test_what_a_spreadsheet_would_run_is_left_out_and_said(tmp_path: Path) -> None:
    """A formula from outside never reaches the new CSV."""
    imported = read(tmp_path, "a.csv", '鎧俠,Kioxia\n壞人,"=HYPERLINK(""x"")"\n')
    assert sides(imported) == [("鎧俠", "Kioxia")]
    assert "formula" in imported.remarks[0].what


def test_the_columns_of_a_glossary_are_kept(tmp_path: Path) -> None:
    """A file that has our further columns loses none of them."""
    entry = read(tmp_path, "a.csv", "source,target,aliases,accept\n量產,mass production,!大量產生,volume production\n")
    assert entry.entries[0].aliases == ("!大量產生",)
    assert entry.entries[0].accept == ("volume production",)


# ---------------------------------------------------------------- XML


def test_tmx_units_by_language(tmp_path: Path) -> None:
    """Chinese and English are found by their codes, in any order, beside other languages."""
    unit = tuv("en-US", "Kioxia &amp; Co") + tuv("ja", "キオクシア") + tuv("zh_TW", "鎧俠")
    assert sides(read(tmp_path, "a.tmx", tmx(unit))) == [("鎧俠", "Kioxia & Co")]


def test_a_sentence_of_a_translation_memory_is_no_term(tmp_path: Path) -> None:
    """Whole sentences are left out and said."""
    units = (tuv("zh", "鎧俠") + tuv("en", "Kioxia"), tuv("zh", "好。") + tuv("en", "Good."))
    imported = read(tmp_path, "a.tmx", tmx(*units))
    assert sides(imported) == [("鎧俠", "Kioxia")]
    assert any("sentence" in remark.what for remark in imported.remarks)


@pytest.mark.parametrize("inside", ["tig", "ntig"])
def test_tbx_concepts(tmp_path: Path, inside: str) -> None:
    """Terms are found in both of the groups that TBX has for them."""
    wrap = "<termGrp><term>{}</term></termGrp>" if inside == "ntig" else "<term>{}</term>"
    concept = lang_set("zh-Hant", wrap.format("鎧俠"), inside=inside) + lang_set(
        "en", wrap.format("Kioxia"), inside=inside
    )
    assert sides(read(tmp_path, "a.tbx", tbx(concept))) == [("鎧俠", "Kioxia")]


def test_tbx_says_which_term_is_preferred_and_which_is_not_to_be_used(tmp_path: Path) -> None:
    """Preferred comes first, deprecated is to be avoided, the rest is accepted; Traditional before Simplified."""

    def status(name: str) -> str:
        return f'<termNote type="administrativeStatus">{name}-admn-sts</termNote>'

    concept = (
        lang_set("zh-CN", "<term>铠侠</term>")
        + lang_set("zh-TW", "<term>鎧俠控股</term>")
        + lang_set(
            "en",
            f"<term>Toshiba Memory</term>{status('deprecatedTerm')}",
            "<term>KIOXIA</term>",
            f"<term>Kioxia</term>{status('preferredTerm')}",
        )
    )
    entry = read(tmp_path, "a.tbx", tbx(concept)).entries[0]
    assert (entry.source, entry.aliases) == ("鎧俠控股", ("铠侠",))
    assert (entry.target, entry.accept, entry.avoid) == ("Kioxia", ("KIOXIA",), ("Toshiba Memory",))


def test_a_concept_without_english_is_left_out_and_said(tmp_path: Path) -> None:
    """A concept that lacks a language is named by its place."""
    pair = lang_set("zh", "<term>鎧俠</term>") + lang_set("en", "<term>Kioxia</term>")
    imported = read(tmp_path, "a.tbx", tbx(lang_set("zh", "<term>豐田</term>"), pair))
    assert sides(imported) == [("鎧俠", "Kioxia")]
    assert [(remark.row, "no English" in remark.what) for remark in imported.remarks] == [(1, True)]


def test_an_alias_from_outside_is_never_read_as_an_exception(tmp_path: Path) -> None:
    """A leading ! and a | have a meaning in glossary.csv that they have nowhere else."""
    chinese = lang_set("zh", "<term>雅虎</term>", "<term>!雅虎台灣</term>", "<term>雅|虎</term>")
    imported = read(tmp_path, "a.tbx", tbx(chinese + lang_set("en", "<term>Yahoo</term>")))
    assert imported.entries[0].aliases == ()
    assert len(imported.remarks) == 2


@pytest.mark.parametrize(
    "definition",
    ['<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">', '<!ENTITY % b "x">'],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, definition: str, encoding: str) -> None:
    """A file that defines entities is not read, in whatever encoding it hides them."""
    reference = "" if "%" in definition else "&b;"
    text = f"<!DOCTYPE tmx [{definition}]>" + tmx(tuv("zh", f"鎧俠{reference}") + tuv("en", "Kioxia"))
    with pytest.raises(InputError, match="entities"):
        read(tmp_path, "a.tmx", text.encode(encoding))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.tmx", "", "well-formed"),
        ("a.tmx", "<tmx>", "well-formed"),
        ("a.tbx", tmx(), "its root is “tmx”"),
        ("a.tbx", "<tbx/>", "TBX 2"),
        ("a.tmx", tmx(), "no Chinese-English pair"),
        ("a.csv", "", "no Chinese-English pair"),
        ("a.csv", '鎧俠,"Kioxia', "cannot be read as .csv"),
        ("a.ods", "x", "not a format"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: str, why: str) -> None:
    """Each kind of unusable file has its own message."""
    with pytest.raises(InputError, match=why):
        read(tmp_path, name, content)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A wrong name is an error that names the file."""
    with pytest.raises(InputError, match=r"none\.csv"):
        read_terms(tmp_path / "none.csv")


# ---------------------------------------------------------------- writing


FULL = Entry("量產", "mass production", ("大量生產", "!大量產生"), ("volume production",), ("quantity",), note="make")


def test_exceptions_are_not_exported_as_terms(tmp_path: Path) -> None:
    """!大量產生 says what the term is not: no other tool may take it for a source."""
    for suffix in set(FORMATS) - {".xlsx"}:  # which is a glossary of ours
        path = tmp_path / f"a{suffix}"
        remarks = write_terms(Glossary((FULL,)), path)
        assert "大量產生" not in path.read_text(encoding="utf-8")
        assert any("exceptions" in remark.what for remark in remarks)


def test_csv_has_a_pair_for_each_form(tmp_path: Path) -> None:
    """Aliases are sources of their own; a cell with a comma is quoted."""
    path = tmp_path / "a.csv"
    write_terms(Glossary((Entry("東電", "Tokyo Power Co., Ltd.", ("東京電力",)),)), path)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["東電", "Tokyo Power Co., Ltd."], ["東京電力", "Tokyo Power Co., Ltd."]]


def test_what_a_format_has_no_place_for_is_said_by_column(tmp_path: Path) -> None:
    """CSV loses accepted and avoided renderings and notes, and says so; TBX keeps them."""
    lost = {remark.column for remark in write_terms(Glossary((FULL,)), tmp_path / "a.csv")}
    assert lost == {"aliases", "accept", "avoid", "note"}
    assert {remark.column for remark in write_terms(Glossary((FULL,)), tmp_path / "a.tbx")} == {"aliases"}


def test_what_cannot_be_written_as_it_is_is_left_out_and_said(tmp_path: Path) -> None:
    """XML refuses some characters, a spreadsheet would run some cells: neither is altered silently."""
    remarks = write_terms(Glossary((Entry("鎧俠", "Kioxia", ("鎧\ufffe俠",)),)), tmp_path / "a.tmx")
    assert ["鎧\ufffe俠" in remark.what for remark in remarks] == [True]
    remarks = write_terms(Glossary((Entry("鎧俠", "Kioxia", ("=1+1",)),)), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "鎧俠,Kioxia\n"
    assert ["=1+1" in remark.what for remark in remarks] == [True]


def test_the_chinese_language_code_follows_the_script(tmp_path: Path) -> None:
    """Traditional sources are zh-TW, Simplified ones zh-CN."""
    for source, code in (("鎧俠", "zh-TW"), ("铠侠", "zh-CN")):
        path = tmp_path / f"{code}.tbx"
        write_terms(Glossary((Entry(source, "Kioxia"),)), path)
        assert f'xml:lang="{code}"' in path.read_text(encoding="utf-8")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    path = tmp_path / "a.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="already"):
        write_terms(Glossary((FULL,)), path)
    with pytest.raises(OutputError, match="already"):
        write_new(path, "new")
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_table_loads_as_the_entries_it_was_made_of(tmp_path: Path) -> None:
    """The new glossary.csv has every column, exceptions and case included."""
    path = tmp_path / "g.csv"
    entry = Entry("量產", "mass production", ("!大量產生",), ("output",), ("bulk",), "a", "tech", True, "n", 2)
    write_new(path, as_csv(glossary_rows([entry])))
    assert check(path).faults == ()
    assert load(path).entries == (entry,)


# ---------------------------------------------------------------- there and back

HAN = st.text("台積電鎧俠豐田量產晶圓铠侠々", min_size=1, max_size=6)
ENGLISH = st.from_regex(r"[A-Za-z][A-Za-z &<>\"',;.\-]{0,12}[A-Za-z]", fullmatch=True)
ENTRIES = st.builds(
    Entry,
    source=HAN,
    target=ENGLISH,
    aliases=st.lists(HAN, max_size=2, unique=True).map(tuple),
    accept=st.lists(ENGLISH, max_size=2, unique=True).map(tuple),
    avoid=st.lists(ENGLISH, max_size=2, unique=True).map(tuple),
    note=st.just("") | ENGLISH,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=5), st.sampled_from(FORMATS))
def test_what_a_format_can_hold_comes_back(entries: list[Entry], suffix: str) -> None:
    """Every source form comes back with its target; TBX brings the whole concept back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"terms{suffix}"
        write_terms(Glossary(tuple(entries)), path)
        back = read_terms(path).entries
    if suffix == ".tbx":
        assert {_concept(entry) for entry in back} == {_concept(entry) for entry in entries}
    else:
        wanted = {(form, entry.target) for entry in entries for form in (entry.source, *entry.aliases)}
        assert {(form, entry.target) for entry in back for form in (entry.source, *entry.aliases)} == wanted


def _concept(entry: Entry) -> tuple[str, str, frozenset[str], frozenset[str], frozenset[str], str]:
    """What TBX holds of an entry; a term said twice is one."""
    aliases, accept = frozenset(entry.aliases) - {entry.source}, frozenset(entry.accept) - {entry.target}
    return entry.source, entry.target, aliases, accept, frozenset(entry.avoid), entry.note
