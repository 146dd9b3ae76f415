"""English that obeys the glossary: what counts as a rendering, what must not stand, what is malformed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.glossary import Glossary, avoided, load, malformed, realise, recase, respell, surplus, tidy
from translator.glossary.wellformed import article
from translator.records import Entry, TermHit

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"

DESK = Glossary(
    (
        Entry("拉皮達斯", "Rapidus"),
        Entry("晶片", "chip", accept=("semiconductor",)),
        Entry("半導體", "semiconductor"),
        Entry("晶圓代工", "foundry"),
        Entry("極紫外光微影", "EUV lithography"),
        Entry("極紫外光", "EUV"),
        Entry("微影", "lithography"),
        Entry("先進封裝", "advanced packaging"),
        Entry("東京電子", "Tokyo Electron"),
        Entry("東京", "Tokyo"),
        Entry("軟銀", "SoftBank", avoid=("Softbank", "Soft Bank")),
        Entry("電晶體", "transistor", avoid=("crystal tube",)),
        Entry("魏哲家", "C.C. Wei"),
        Entry("外資", "foreign investors"),
        Entry("千歲市", "Chitose", accept=("Chitose City",)),
        Entry("經濟產業省", "METI", first="Ministry of Economy, Trade and Industry (METI)"),
    )
)


def found(source: str, english: str, *, inflected: bool = True) -> list[str | None]:
    """Return what realises each occurrence in the source, None where nothing does."""
    terms = realise(DESK.match(source), english, inflected=inflected)
    return [english[term.start : term.end] if term.is_met else None for term in terms]


@pytest.mark.parametrize(
    ("source", "english", "surface"),
    [
        ("晶片", "New chips came.", "chips"),
        ("晶片", "A chip's cost.", "chip's"),
        ("晶圓代工", "Two foundries opened.", "foundries"),
        ("拉皮達斯", "Rapidus's plan", "Rapidus's"),
        ("拉皮達斯", "Rapidus’ plan", "Rapidus’"),
        ("先進封裝", "its advanced-packaging line", "advanced-packaging"),
        ("魏哲家", "C. C. Wei said", "C. C. Wei"),
        ("外資", "A foreign investor sold.", "foreign investor"),
        ("晶片", "Semiconductors rose.", "Semiconductors"),
        (
            "經濟產業省",
            "the Ministry of Economy, Trade and Industry (METI) said",
            "Ministry of Economy, Trade and Industry (METI)",
        ),
        ("東京", "TOKYO", "TOKYO"),
    ],
)
def test_a_rendering_is_found_in_its_english_forms(source: str, english: str, surface: str) -> None:
    """Plural, possessive, hyphen, initials, accepted and first renderings all count."""
    assert found(source, english) == [surface]


@pytest.mark.parametrize(
    ("source", "english"),
    [("晶片", "microchips"), ("東京", "Tokyoite"), ("半導體", "semiconductive"), ("微影", "photolithography")],
)
def test_a_part_of_a_word_is_no_rendering(source: str, english: str) -> None:
    """Only whole words count."""
    assert found(source, english) == [None]


def test_strict_counting_takes_no_inflection() -> None:
    """With inflected=False a plural does not count, as for judges that compare letters."""
    assert found("晶片", "chips", inflected=False) == [None]
    assert found("晶片", "Chip", inflected=False) == ["Chip"]


def test_each_occurrence_needs_its_own() -> None:
    """Two occurrences are not met by one rendering."""
    assert found("晶片與晶片", "The chip.") == ["chip", None]


def test_no_character_is_used_twice() -> None:
    """東京 is not met by the Tokyo of Tokyo Electron that 東京電子 has claimed."""
    assert found("東京電子在東京", "Tokyo Electron is here.") == ["Tokyo Electron", None]


def test_a_flexible_term_makes_room_for_a_strict_one() -> None:
    """A term with several renderings leaves the only fitting one to its neighbour."""
    assert found("晶片與半導體", "semiconductors and chips") == ["chips", "semiconductors"]


def test_shorter_renderings_go_first_where_that_satisfies_more() -> None:
    """One long stretch serves two short terms when nothing claims it whole."""
    assert found("極紫外光的微影", "EUV lithography") == ["EUV", "lithography"]


def test_a_long_stretch_left_over_serves_a_short_term() -> None:
    """A second long stretch that no long term needs is open to shorter ones."""
    assert found("極紫外光微影與極紫外光", "EUV lithography and EUV lithography") == ["EUV lithography", "EUV"]


def test_occurrences_of_one_term_are_met_in_reading_order() -> None:
    """The first occurrence has the first rendering."""
    terms = realise(DESK.match("晶片和晶片"), "a chip and semiconductors")
    assert [term.start for term in terms] == [2, 11]


@given(
    st.lists(st.sampled_from(sorted(e.source for e in DESK.entries)), max_size=6),
    st.lists(
        st.sampled_from(
            ["chip", "semiconductors", "EUV", "lithography", "Tokyo", "Electron", "-", " ", "foundry", "’s"]
        ),
        max_size=14,
    ),
)
def test_claims_never_overlap_and_are_renderings(sources: list[str], words: list[str]) -> None:
    """Whatever the sentence, met spans are inside it, apart, and one for each occurrence at most."""
    english = " ".join(words)
    hits = DESK.match("、".join(sources))
    terms = realise(hits, english)
    assert [term.hit for term in terms] == list(hits)
    spans = sorted((term.start, term.end) for term in terms if term.is_met)
    assert all(0 <= start < end <= len(english) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_rendering_to_avoid_is_found() -> None:
    """An avoided rendering is a finding that names the term's place and the right rendering."""
    hits = DESK.match("新電晶體")
    finding = avoided(hits, "A new crystal tube.")[0]
    assert (finding.check, finding.start, finding.end) == ("avoid", 1, 4)
    assert "transistor" in finding.message


def test_avoiding_a_spelling_is_a_matter_of_case() -> None:
    """Where only capitals differ from the target, only those very letters are avoided."""
    hits = DESK.match("軟銀")
    assert [finding.check for finding in avoided(hits, "Softbank rose.")] == ["avoid"]
    assert avoided(hits, "SoftBank rose.") == ()


def test_avoid_is_silent_where_its_term_does_not_occur() -> None:
    """A crystal tube in a text without 電晶體 is nobody's business."""
    assert avoided(DESK.match("晶片"), "A crystal tube.") == ()


def test_wrong_capitals_are_mended() -> None:
    """Where the capitals of a rendering differ, recase puts them right in place."""
    hits = DESK.match("東京電子的極紫外光")
    english = "tokyo electron's Euv"
    terms = realise(hits, english)
    assert recase(english, terms) == "Tokyo Electron's EUV"


@pytest.mark.parametrize("rendering", ["A-", "-", "A-–B ", " chip"])
def test_hyphens_and_spaces_at_the_edge_of_a_rendering_are_harmless(rendering: str) -> None:
    """An odd rendering never matches nothing at all."""
    terms = realise(Glossary((Entry("詞", rendering),)).match("詞"), "- a chip, A B, A")
    assert all(term.end > term.start for term in terms if term.is_met)


@pytest.mark.parametrize("english", ["Chips rose.", "the chip", "CHIP"])
def test_a_rendering_without_capitals_may_have_them(english: str) -> None:
    """Sentence starts and titles capitalise ordinary words."""
    assert recase(english, realise(DESK.match("晶片"), english)) == english


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("EUV", "an"), ("HBM4", "an"), ("IBM", "an"), ("MOU", "an"), ("US$12", "a"), ("UK", "a"), ("NT$5", "an"),
        ("HK$3", "an"), ("$8", "an"), ("$12", "a"), ("8-inch", "an"), ("11-year", "an"), ("18,000", "an"), ("110", "a"),
        ("1,100", "a"), ("800", "an"), ("AI-driven", "an"), ("GPU", "a"), ("METI", "a"), ("university", "a"),
        ("unimportant", None), ("hour", "an"), ("historic", None), ("European", "a"), ("one-year", "a"),
        ("advanced", "an"), ("chip", "a"), ("x-ray", "an"), ("X-ray", "an"), ("e-commerce", "an"), ("Hokkaido", "a"),
        ("NASDAQ", None), ("iPhone", None), ("underlying", "an"), ("ASML", "an"), ("“EUV”", "an"),
        ("a", None), ("", None),
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(word: str, right: str | None) -> None:
    """a or an goes by how the word is said; where that is not certain nothing is claimed."""
    assert article(word) == right


TARGETS = (
    "EUV",
    "EUV lithography",
    "Rapidus",
    "TSMC",
    "Chitose City",
    "ASML",
    "Mr. Koike",
    "US",
    "chip",
    "Tokyo Electron",
)


@pytest.mark.parametrize(
    ("rough", "mended"),
    [
        ("It is a EUV tool.", "It is an EUV tool."),
        ("An Rapidus fab.", "A Rapidus fab."),
        ("It bought an “chip” line.", "It bought a “chip” line."),
        ("It is the the plant.", "It is the plant."),
        ("In Chitose City City.", "In Chitose City."),
        ("In Chitose City city.", "In Chitose City."),
        ("TSMC (TSMC) said", "TSMC said"),
        ('Its core, "Rapidus" (Rapidus), grew.', 'Its core, "Rapidus", grew.'),
        ("ASML (ASML, ASML) sold", "ASML sold"),
        ("ASML (ASML, Veldhoven) sold", "ASML (Veldhoven) sold"),
        ("The US (the US) said", "The US said"),
        ("Rapidus Rapidus's plan", "Rapidus's plan"),
        ("EUV EUV lithography", "EUV lithography"),
        ("The EUV lithography lithography", "The EUV lithography"),
        ("Mr. Mr. Koike said", "Mr. Koike said"),
        ("Tokyo Tokyo Electron said", "Tokyo Electron said"),
        ("The center (CSIS) (CSIS) said", "The center (CSIS) said"),
        ("chips rose.", "Chips rose."),
        ('"the plan" failed', '"The plan" failed'),
        ("It is a US US$65 billion plan.", "It is a US$65 billion plan."),
        ("It cost NT$ NT$5 million and $ US$8.", "It cost NT$5 million and US$8."),
        ("It cost US$65 billion dollars.", "It cost US$65 billion."),
        ("It cost US$65 US dollars.", "It cost US$65."),
        ("It cost RMB 9.6 billion yuan.", "It cost 9.6 billion yuan."),
        ("It cost 65 billion billion yen yen.", "It cost 65 billion yen yen."),
        ("It cost 5 yen yen.", "It cost 5 yen."),
        ("It grew 12% percent, then 12%%.", "It grew 12%, then 12%."),
        ("A 2 nm nm chip.", "A 2 nm chip."),
        ("In Tokyo Electron Electron's plan.", "In Tokyo Electron's plan."),
    ],
)
def test_a_mechanical_slip_is_mended(rough: str, mended: str) -> None:
    """Each slip is reported by malformed and mended by tidy."""
    assert malformed(rough, TARGETS)
    assert tidy(rough, TARGETS) == mended


@pytest.mark.parametrize(
    "fine",
    [
        "He told us US firms had had enough.",
        "Plan A EUV orders rose, and so did Series A investments.",
        "An iPhone is an hour away in the U.S., a one-off.",
        "iPhone sales rose.",
        "TSMC (2330) and Rapidus (in Chitose) met.",
        "Rapidus, TSMC and ASML said that that was very very early.",
        "A university, a European unit and an undersea line.",
        "2 nm chips are next.",
        "“We said so,” Mr. Koike said.",
        "An 11-nation group, a 12-inch wafer and an $80 fee.",
        "It paid US$5 and US$65 billion, of which 65, 100 100,000-ton ships in A$5 notes.",
        "In 2025 1.2 million people paid RMB 5 million.",
        "They are taken from place to place to eat, again and again, as it gets hotter and hotter for years and years.",
        "Two men won 5 yen and 12% per person, 2 m of rope and 5 million millionaires.",
    ],
)
def test_well_formed_english_is_left_alone(fine: str) -> None:
    """Nothing is reported in or changed about English that is right."""
    assert malformed(fine, TARGETS) == ()
    assert tidy(fine, TARGETS) == fine


@pytest.mark.parametrize(
    "doubtful",
    [
        "It is the a plan.",
        "The long term term plan.",
        "It owes the US US$65 billion.",
        "It owes NT US$65 billion.",
        "A 2 2 nm line.",
        "A 2 nm 2 nm line.",
        "It cost US$6 US$6 billion.",
        "It cost RMB 96 9.6 billion.",
        "Prices rose in the third quarter in the third quarter.",
        "The water is stable and stable.",
    ],
)
def test_what_has_no_certain_mending_is_reported_only(doubtful: str) -> None:
    """Clashing articles and doubled ordinary words are findings, and stay."""
    assert [finding.check for finding in malformed(doubtful, ())] == ["form"]
    assert tidy(doubtful, ()) == doubtful


WORDS = st.sampled_from(
    (
        "a",
        "an",
        "the",
        "The",
        "EUV",
        "lithography",
        "Rapidus",
        "(Rapidus)",
        "US$8",
        "City",
        "Chitose",
        "of",
        "(",
        ")",
        ",",
    )
)


@given(st.lists(WORDS, max_size=14))
def test_tidying_is_idempotent(words: list[str]) -> None:
    """Tidy English stays as it is, and has nothing left that tidy could mend."""
    once = tidy(" ".join(words), TARGETS)
    assert tidy(once, TARGETS) == once


def test_target_is_credited_before_another_rendering() -> None:
    """Whatever is longer or comes first; where the target does not stand free, the other rendering serves."""
    capacity = Glossary((Entry("產能", "capacity", accept=("production",)),))
    hits = capacity.match("產能週期延長，新廠擴建。")
    for english, said in (
        ("The production cycle of capacity is longer.", "capacity"),
        ("The production cycle is longer.", "production"),
    ):
        (term,) = realise(hits, english)
        assert english[term.start : term.end] == said
    first = DESK.match("經濟產業省宣布")
    english = "The Ministry of Economy, Trade and Industry (METI) said that METI agrees."
    (term,) = realise(first, english)
    assert english[term.start : term.end] == "Ministry of Economy, Trade and Industry (METI)"


def test_long_target_that_stands_too_often_is_told() -> None:
    """More renderings of four words than occurrences; a name of fewer may stand for a pronoun."""
    airlines = Glossary((Entry("航空三雄", "Taiwan's three big airlines"), Entry("東京電子", "Tokyo Electron")))
    once, twice = airlines.match("航空三雄開航。"), airlines.match("航空三雄與航空三雄開航。")
    english = "Taiwan's three big airlines are opening three new Taiwan's three big airlines."
    (finding,) = surplus(realise(once, english), english)
    assert "航空三雄" in finding.message
    assert surplus(realise(twice, english), english) == ()
    name = "Tokyo Electron says that Tokyo Electron grows."
    assert surplus(realise(airlines.match("東京電子成長。"), name), name) == ()


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_any_text_and_targets_are_taken(text: str, targets: list[str]) -> None:
    """No text and no target, however odd, makes tidy or malformed fail."""
    malformed(tidy(text, targets), targets)


SHIPPED = load(ROOT / "glossary.csv")


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        ("小池敦義與小池淳義先生", ["Atsuyoshi Koike", "Atsuyoshi Koike"]),
        ("吉野直之和吉野教授", ["Naoyuki Yoshino", "Professor Yoshino"]),
        ("東盟+3宏觀經濟研究辦公室", ["ASEAN+3 Macroeconomic Research Office"]),
        ("东京电子在千岁市", ["Tokyo Electron", "Chitose"]),
        ("熱能大量產生，明年量產晶片", ["mass production", "chip"]),
        ("其中芯片由中芯國際代工", ["chip", "SMIC"]),
        ("在這個平台中，台中廠", ["Taichung"]),
        ("影響輕微影響不大，微影設備", ["lithography machine"]),
        ("網路透過路透報導", ["Reuters"]),
        ("湖北上市公司與北上市的工廠", ["Kitakami"]),
        ("高通膨之下高通提高市占", ["inflation", "Qualcomm", "market share"]),
        ("海外資金流入，外資買超", ["foreign investors", "net bought"]),
        ("生產能力與產能", ["production capacity", "capacity"]),
        ("今日經濟部宣布，日經報導", ["Ministry of Economic Affairs", "Nikkei"]),
    ],
)
def test_the_shipped_glossary_matches_what_is_meant(source: str, targets: list[str]) -> None:
    """Misspelt names are known, and terms are not found in words that hold them by accident."""
    assert [hit.entry.target for hit in SHIPPED.match(source)] == targets


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real articles are not beside the project")
def test_the_real_articles_hit_every_name_that_must_be_right() -> None:
    """The names that the briefs are judged by are all found in the two real articles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    targets = {hit.entry.target for text in texts for hit in SHIPPED.match(text)}
    names = "Rapidus,Chitose,Hokkaido,ASML,TSMC,Kioxia,Keio University,Tokyo Electron,Atsuyoshi Koike,Naoyuki Yoshino"
    assert set(names.split(",")) <= targets


@pytest.mark.parametrize(
    ("target", "english", "mended"),
    [
        ("multilateral organisations", "60 Multilateral organizations met.", "60 Multilateral organisations met."),
        ("financial centre", "Other financial centers met.", "Other financial centres met."),
        ("data center", "A data centre opened.", "A data center opened."),
        ("Harbour Authority", "The Harbor Authority said so.", "The Harbour Authority said so."),
        ("defense program", "A defence programme.", "A defense program."),
    ],
)
def test_the_other_spelling_is_the_same_term(target: str, english: str, mended: str) -> None:
    """A term is met in either spelling of English, and then written as the glossary spells it."""
    entry = Entry("詞", target)
    terms = realise([TermHit(0, 1, "詞", entry)], english)
    assert terms[0].is_met
    assert recase(respell(english, terms), realise([TermHit(0, 1, "詞", entry)], respell(english, terms))) == mended


def test_the_other_spelling_may_be_ruled_out() -> None:
    """A glossary that avoids it has it reported where it is left: in the plural, say."""
    hit = TermHit(0, 1, "詞", Entry("詞", "data centre", avoid=("data center",)))
    assert [finding.check for finding in avoided([hit], "Two data centers opened.")] == ["avoid"]
    assert avoided([hit], "Two data centres opened.") == ()
    assert not realise([hit], "A data center.", inflected=False)[0].is_met
