"""Finding terms: leftmost, longest, on word boundaries, whatever the script and the order of rows."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from growth import grows_with_length_only
from hypothesis import given
from hypothesis import strategies as st

from translator.glossary import Glossary, load
from translator.glossary.match import caseless, exceptions, forms
from translator.records import Entry

ALPHABET = "台臺积積電电東京子aBb2.（）Ａ"
SOURCES = st.text(ALPHABET, min_size=1, max_size=4)


def glossary(*pairs: tuple[str, str]) -> Glossary:
    """Return a glossary of (source, target) pairs."""
    return Glossary(tuple(Entry(source, target) for source, target in pairs))


def surfaces(terms: Glossary, text: str) -> list[str]:
    """Return the surfaces of the hits."""
    return [hit.surface for hit in terms.match(text)]


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    """Glossaries over a small alphabet, so that terms nest, meet and contradict each other."""
    sources = draw(st.lists(SOURCES, max_size=8))
    exact = draw(st.lists(st.booleans(), min_size=8, max_size=8))
    return Glossary(tuple(Entry(s, f"T{i}", exact_case=exact[i]) for i, s in enumerate(sources)))


@given(glossaries(), st.text(ALPHABET, max_size=30))
def test_spans_are_inside_the_text_and_apart(terms: Glossary, text: str) -> None:
    """Hits come in order, never overlap, never leave the text, and carry their own characters."""
    reached = 0
    for hit in terms.match(text):
        assert reached <= hit.start < hit.end <= len(text)
        assert hit.surface == text[hit.start : hit.end]
        reached = hit.end


@given(glossaries(), st.text(ALPHABET, max_size=30), st.randoms())
def test_the_order_of_rows_does_not_matter(terms: Glossary, text: str, shuffler: random.Random) -> None:
    """The same rows in another order find the same terms, contradictions included, and have the same digest."""
    entries = list(terms.entries)
    shuffler.shuffle(entries)
    other = Glossary(tuple(entries))
    assert other.match(text) == terms.match(text)
    assert other.digest == terms.digest


@given(glossaries(), st.text(ALPHABET, max_size=30))
def test_the_longest_valid_term_wins(terms: Glossary, text: str) -> None:
    """No free-case term that begins where a hit begins, and could stand there by itself, is longer than the hit."""
    alone = {entry.source: Glossary((entry,)) for entry in terms.entries if not entry.exact_case}
    for hit in terms.occurrences(text):
        for source, single in alone.items():
            rivals = [h for h in single.occurrences(text) if h.start == hit.start]
            assert all(rival.end <= hit.end for rival in rivals), source


@given(glossaries(), st.text(ALPHABET, max_size=30))
def test_no_term_is_passed_over(terms: Glossary, text: str) -> None:
    """Every stretch that some entry would match alone is met by a hit that overlaps it."""
    covered = {i for hit in terms.occurrences(text) for i in range(hit.start, hit.end)}
    for entry in terms.entries:
        for hit in Glossary((entry,)).occurrences(text):
            assert not covered.isdisjoint(range(hit.start, hit.end))


def test_adjacent_terms_are_both_found() -> None:
    """Two terms without anything between them are two hits."""
    assert surfaces(glossary(("台積電", "TSMC"), ("電動車", "electric vehicle")), "台積電電動車") == [
        "台積電",
        "電動車",
    ]


def test_a_nested_term_yields_to_the_longer() -> None:
    """東京 is not found inside 東京電子, and is found beside it."""
    terms = glossary(("東京", "Tokyo"), ("東京電子", "Tokyo Electron"))
    assert surfaces(terms, "東京電子在東京") == ["東京電子", "東京"]


@pytest.mark.parametrize("text", ["晶圓代工", "晶圆代工"])
def test_traditional_and_simplified_are_alike(text: str) -> None:
    """One row serves both scripts."""
    assert surfaces(glossary(("晶圆代工", "foundry")), f"的{text}業") == [text]


def test_full_width_letters_match() -> None:
    """ＥＵＶ in full-width letters is EUV."""
    assert surfaces(glossary(("EUV", "EUV")), "採用ＥＵＶ設備") == ["ＥＵＶ"]


@pytest.mark.parametrize("text", ["NEUVOO", "EUV2", "xEUV", "EUVs", "１EUV"])
def test_a_latin_term_inside_a_word_is_not_found(text: str) -> None:
    """Latin terms keep to word boundaries, digits included."""
    assert surfaces(glossary(("EUV", "EUV")), text) == []


@pytest.mark.parametrize("text", ["EUV光刻機", "採用EUV", "(EUV)", "EUV-based", "EUV/DUV"])
def test_a_latin_term_beside_han_or_punctuation_is_found(text: str) -> None:
    """Chinese characters and punctuation bound a Latin word."""
    assert surfaces(glossary(("EUV", "EUV")), text) == ["EUV"]


def test_a_figure_is_not_cut_out_of_a_longer_one() -> None:
    """2nm stands by itself, not in 12nm or 1.2nm."""
    terms = glossary(("2nm", "2 nm"))
    assert surfaces(terms, "12nm、1.2nm、2nm") == ["2nm"]
    assert terms.match("12nm、1.2nm、2nm")[0].start == 11


def test_the_shorter_term_has_its_turn_where_the_longest_fails() -> None:
    """If the longest candidate runs into a word, a shorter valid one is found there."""
    assert surfaces(glossary(("台積", "TSMC"), ("台積A", "TSMC A")), "台積AB") == ["台積"]


def test_case_is_free_unless_the_entry_says_exact() -> None:
    """A free entry takes any case, an exact one only its own."""
    free, exact = Glossary((Entry("imec", "imec"),)), Glossary((Entry("IT", "IT", exact_case=True),))
    assert surfaces(free, "IMEC與Imec") == ["IMEC", "Imec"]
    assert surfaces(exact, "it與IT") == ["IT"]


def test_an_exact_entry_goes_before_a_free_one() -> None:
    """Where both fit, the row that asks for these very letters is the one meant."""
    terms = Glossary((Entry("Disco", "disco"), Entry("DISCO", "Disco", exact_case=True)))
    assert [hit.entry.target for hit in terms.match("DISCO、disco")] == ["Disco", "disco"]


def test_an_alias_finds_its_entry() -> None:
    """An alias is matched like the source and carries the row's target."""
    terms = Glossary((Entry("小池淳義", "Atsuyoshi Koike", aliases=("小池敦義",)),))
    assert [(hit.surface, hit.entry.target) for hit in terms.match("執行長小池敦義說")] == [
        ("小池敦義", "Atsuyoshi Koike")
    ]


def test_an_exception_keeps_a_term_out_of_a_longer_word() -> None:
    """!大量產生 among the aliases of 量產 says that 量產 is not the term there."""
    terms = Glossary((Entry("量產", "mass production", aliases=("!大量產生",)),))
    assert [hit.start for hit in terms.match("大量產生熱，大量产生熱，明年量產")] == [14]


def test_an_exception_is_only_for_its_own_entry() -> None:
    """Another entry may still be found where one is excepted."""
    terms = Glossary((Entry("量產", "mass production", aliases=("!大量產生",)), Entry("產生", "generate")))
    assert surfaces(terms, "大量產生熱") == ["產生"]


def test_exceptions_are_no_source_forms() -> None:
    """Forms and exceptions of an entry are told apart."""
    entry = Entry("量產", "mass production", aliases=("批量生產", "!大量產生"))
    assert forms(entry) == ("量產", "批量生產")
    assert exceptions(entry) == ("大量產生",)


def test_a_bracket_that_repeats_a_term_is_the_same_mention() -> None:
    """「拉皮達斯」（Rapidus） is one occurrence, and the bracket is given as a gloss."""
    terms = Glossary((Entry("拉皮達斯", "Rapidus", aliases=("Rapidus",)),))
    text = "核心是「拉皮達斯」（Rapidus），Rapidus表示"
    assert [hit.start for hit in terms.match(text)] == [4, 19]
    assert [text[start:end] for start, end in terms.glosses(text)] == ["（Rapidus）"]


def test_a_bracket_of_several_names_of_one_term_is_a_gloss() -> None:
    """（ASML，阿斯麥） after 艾斯摩爾 says nothing new."""
    terms = Glossary((Entry("艾斯摩爾", "ASML", aliases=("阿斯麥", "ASML")),))
    text = "「艾斯摩爾」（ASML，阿斯麥）公司"
    assert surfaces(terms, text) == ["艾斯摩爾"]
    assert [text[start:end] for start, end in terms.glosses(text)] == ["（ASML，阿斯麥）"]


def test_a_name_in_latin_beside_the_chinese_is_the_same_mention() -> None:
    """Either way round and with a space; two of the same language, and two names, are two."""
    terms = Glossary((Entry("輝達", "Nvidia", aliases=("Nvidia",)), Entry("台積電", "TSMC", aliases=("TSMC",))))
    for text in ("晶片商Nvidia輝達執行長", "晶片商輝達 Nvidia 執行長"):
        assert len(terms.match(text)) == len(terms.glosses(text)) == 1
    assert len(terms.match("Nvidia輝達（Nvidia）執行長")) == 1
    for text in ("輝達台積電", "Nvidia，輝達", "TSMC輝達", "輝達輝達"):
        assert len(terms.match(text)) == 2
        assert terms.glosses(text) == ()


def test_a_bracket_in_english_that_is_the_rendering_is_a_gloss() -> None:
    """The rendering itself in brackets need not be translated."""
    terms = Glossary((Entry("慶應義塾大學", "Keio University"),))
    assert terms.glosses("慶應義塾大學（Keio University）") == ((6, 23),)


def test_a_bracket_that_says_more_is_no_gloss() -> None:
    """What a bracket adds stays, and other terms in it are owed their rendering."""
    terms = glossary(("東京電子", "Tokyo Electron"), ("東京", "Tokyo"))
    assert terms.glosses("東京電子（東京）") == ()
    assert surfaces(terms, "東京電子（東京）") == ["東京電子", "東京"]


def test_an_abbreviation_that_the_rendering_holds_is_a_gloss() -> None:
    """（EUV） after a term rendered “EUV lithography” owes no second EUV."""
    terms = glossary(("極紫外光微影", "EUV lithography"), ("EUV", "EUV"))
    assert surfaces(terms, "極紫外光微影（EUV）系統") == ["極紫外光微影"]


def test_an_empty_glossary_finds_nothing() -> None:
    """No entries, no hits."""
    assert Glossary().match("台積電") == ()


def test_the_digest_changes_with_what_is_asked_for_only() -> None:
    """Target, aliases and case change the digest; note and row do not."""
    entry = Entry("晶片", "chip")
    plain = Glossary((entry,)).digest
    assert len(plain) == 12
    assert Glossary((Entry("晶片", "chip", note="x", row=7),)).digest == plain
    assert Glossary((Entry("晶片", "chips"),)).digest != plain
    assert Glossary((Entry("晶片", "chip", aliases=("芯片",)),)).digest != plain
    assert Glossary((Entry("晶片", "chip", exact_case=True),)).digest != plain


@given(st.text())
def test_dropping_case_keeps_the_length(text: str) -> None:
    """Characters whose lower case is longer, as İ, do not shift offsets."""
    assert len(caseless(text)) == len(text)


def test_ten_thousand_entries_and_a_long_text_are_quick(tmp_path: Path) -> None:
    """10,000 rows and 100,000 characters are matched in the time of a quarter of both, four times."""
    shuffler = random.Random(7)
    characters = [chr(0x4E00 + number) for number in range(3000)]
    sources = {"".join(shuffler.choices(characters, k=shuffler.randint(2, 6))) for _ in range(11000)}
    chosen = sorted(sources)[:10000]
    text = "".join(shuffler.choice(chosen) for _ in range(30000))[:100000]

    def hits(share: int) -> int:
        path = tmp_path / f"{share}.csv"
        rows = "".join(f"{s},Term {n}\n" for n, s in enumerate(chosen[: len(chosen) // share]))
        path.write_text(f"source,target\n{rows}", "utf-8")
        return len(load(path).match(text[: len(text) // share]))

    assert hits(1) > 20000
    assert grows_with_length_only(hits, 4, 1)
