"""TMX: one reader and one writer, whoever has to do with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import CorrectionsError, InputError, TranslatorError, UnusableError
from translator.glossary import Glossary
from translator.glossary.import_export import read_terms, write_terms
from translator.memory.import_export import read_tmx, writable, write_tmx
from translator.records import Entry
from translator.storage.tmx import Unit, read, write
from translator.storage.xml_reader import REFUSED

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r")).filter(lambda text: not REFUSED.search(text))
UNITS = st.builds(
    Unit,
    variants=st.lists(st.tuples(st.sampled_from(["zh-TW", "zh-Hans", "en", "de"]), TEXTS), max_size=3).map(tuple),
    notes=st.lists(TEXTS, max_size=2).map(tuple),
)


def units(text: str) -> list[Unit]:
    """The units of a file."""
    found: list[Unit] = []
    read(text.encode(), found.append)
    return found


def file_of(folder: Path, unit: str) -> Path:
    """A TMX file of one unit's inside."""
    path = folder / "other.tmx"
    path.write_text(f'<tmx version="1.4"><header/><body><tu>{unit}</tu></body></tmx>', encoding="utf-8")
    return path


def tuv(language: str, segment: str) -> str:
    """One language of a unit."""
    return f'<tuv xml:lang="{language}"><seg>{segment}</seg></tuv>'


@given(st.lists(UNITS, max_size=4))
def test_units_come_back(given: list[Unit]) -> None:
    """What is written is read as it was: languages, texts with all that XML can hold, notes."""
    assert units(write(given, "zh-TW").decode()) == given


@pytest.mark.parametrize(
    ("segment", "words"),
    [
        ("港<ph>{1}</ph>口", "港口"),
        ('<bpt i="1">&lt;b&gt;</bpt>港口<ept i="1">&lt;/b&gt;</ept>', "港口"),
        ("<hi>港</hi>口", "港口"),
        ("<![CDATA[港]]>&#x53E3;", "港口"),
    ],
)
def test_memory_and_glossary_read_the_same_words(segment: str, words: str, tmp_path: Path) -> None:
    """A segment has one text, without its codes, for whoever asks."""
    path = file_of(tmp_path, tuv("zh", segment) + tuv("en", "port"))
    assert read_tmx(path) == [(words, "port")]
    assert [(entry.source, entry.target) for entry in read_terms(path).entries] == [(words, "port")]


def test_notes_are_those_of_their_unit() -> None:
    """A note of the header is none of the first unit's; one in a variant is its unit's."""
    inside = "<note>of a term</note>" + tuv("zh", "船").replace("<seg>", "<note>of a language</note><seg>")
    text = (
        f"<tmx><header><note>of the file</note></header><body><tu>{inside}</tu><tu>{tuv('zh', '港')}</tu></body></tmx>"
    )
    assert [unit.notes for unit in units(text)] == [("of a term", "of a language"), ()]


def test_prefixed_names_are_known() -> None:
    """A program that puts a prefix before every name is understood."""
    prefixed = '<x:tmx xmlns:x="y"><x:body><x:tu><x:tuv lang="zh"><x:seg>船</x:seg></x:tuv></x:tu></x:body></x:tmx>'
    assert units(prefixed) == [Unit((("zh", "船"),))]


@pytest.mark.parametrize("root", ["html", "martif", "xliff", "tu"])
def test_other_xml_is_refused_by_all(root: str, tmp_path: Path) -> None:
    """A file that is no TMX is not taken for one with nothing in it."""
    path = tmp_path / "other.tmx"
    path.write_text(f"<{root}/>", encoding="utf-8")
    with pytest.raises(UnusableError, match=f"its root is “{root}”"):
        units(f"<{root}/>")
    with pytest.raises(CorrectionsError) as error:
        read_tmx(path)
    assert f"its root is “{root}”" in str(error.value.lines)
    with pytest.raises(InputError, match=f"its root is “{root}”"):
        read_terms(path)


def test_both_scripts_of_a_unit_are_taken(tmp_path: Path) -> None:
    """A sentence in traditional and simplified characters is set in both; of two English texts the first counts."""
    unit = tuv("zh-TW", "開船。") + tuv("zh_Hans", "开船。") + tuv("en-GB", "It sails.") + tuv("en-US", "It leaves.")
    assert read_tmx(file_of(tmp_path, unit)) == [("開船。", "It sails."), ("开船。", "It sails.")]


def test_what_xml_has_no_place_for_is_left_out(tmp_path: Path) -> None:
    """A control character in one sentence does not make the file one that nobody can read."""
    path = tmp_path / "mine.tmx"
    pairs = [("船。", "Ship."), ("港\x08。", "Port."), ("風。", "Wind\ufffe."), ("\ud800", "Half a pair.")]
    path.write_bytes(write_tmx(writable(pairs)))
    assert read_tmx(path) == [("船。", "Ship.")]


def test_only_tbx_needs_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A glossary goes to TMX and comes back without the extra; TBX says what to install."""
    monkeypatch.setitem(sys.modules, "translate", None)
    glossary = Glossary((Entry("鎧俠", "Kioxia", note="a maker of memory"),))
    write_terms(glossary, tmp_path / "a.tmx")
    back = read_terms(tmp_path / "a.tmx").entries
    assert [(entry.source, entry.target, entry.note) for entry in back] == [("鎧俠", "Kioxia", "a maker of memory")]
    with pytest.raises(TranslatorError, match="TBX needs a library") as error:
        write_terms(glossary, tmp_path / "a.tbx")
    assert "exchange" in error.value.remedy
    assert not (tmp_path / "a.tbx").exists()
