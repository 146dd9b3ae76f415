"""Each check fails on what it is for and on nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ENTRIES, marked

from translator.records import Entry, Hypothesis, Marked, Role, Segment, Step, Translation
from translator.translate.verify import cost, verify

SOURCE = "藍鯨重工昨天宣布，將在港口旁邊興建新的船塢，年底前動工。"
GOOD = "Blue Whale Heavy Industries said yesterday it will build a new dock by the port, starting before the year ends."


def judged(english: str, source: str = SOURCE, role: Role = Role.PARAGRAPH, complete: bool = True) -> Translation:
    """An English sentence with what is wrong with it."""
    return verify(marked(source, *ENTRIES, role=role), Hypothesis(english, -0.2, complete), Step.PLAIN)


def checks(english: str, source: str = SOURCE, role: Role = Role.PARAGRAPH, complete: bool = True) -> list[str]:
    """The names of the checks that an English sentence fails."""
    return [finding.check for finding in judged(english, source, role, complete).findings]


def test_good_english_has_no_findings() -> None:
    """A faithful sentence passes every check, and keeps its terms, figures, score and step."""
    translation = judged(GOOD)
    assert translation.findings == ()
    assert [term.is_met for term in translation.terms] == [True]
    assert (translation.score, translation.step) == (-0.2, Step.PLAIN)


@pytest.mark.parametrize(
    ("english", "check"),
    [
        (GOOD.replace("Blue Whale Heavy Industries", "The firm"), "term"),
        (GOOD.replace("dock", "船塢"), "leftover Chinese"),
        (GOOD.replace("a new dock", "50 docks"), "invented figure"),
        (GOOD.removesuffix("."), "truncated"),
        (GOOD.replace("said", "the the the the said"), "repetition"),
        ("Blue Whale Heavy Industries said.", "length"),
        (GOOD + " " + " ".join(f"And more{letter} follows here." for letter in "abcdefgh"), "length"),
        ("", "empty"),
        (" . ", "empty"),
    ],
)
def test_each_fault_is_found(english: str, check: str) -> None:
    """A sentence with one fault fails the check of that name."""
    assert check in checks(english)


def test_hypothesis_that_broke_off_is_truncated() -> None:
    """What the engine had no room to end is truncated, however it ends."""
    assert checks(GOOD, complete=False) == ["truncated"]


def test_lost_figure_is_named() -> None:
    """A figure with another value is reported with its source and the English that it should have."""
    source = "新船塢耗資120億美元，年底動工。"
    finding, *_ = judged("The new dock costs US$1.2 billion and work starts before the year ends.", source).findings
    assert finding.check == "figure"
    assert (source[finding.start : finding.end], "US$12 billion" in finding.message) == ("120億美元", True)


def test_unmet_term_says_where() -> None:
    """A term that is missing is reported with its place in the source."""
    finding, *_ = judged(GOOD.replace("Blue Whale", "Big Whale")).findings
    assert (finding.check, SOURCE[finding.start : finding.end]) == ("term", "藍鯨重工")


def test_term_said_once_for_two_mentions_is_unmet_once() -> None:
    """Every mention needs a rendering of its own."""
    source = "藍鯨重工說，藍鯨重工不會退出。"
    translation = judged("Blue Whale Heavy Industries says that it will not leave now.", source)
    assert [term.is_met for term in translation.terms] == [True, False]
    assert [finding.check for finding in translation.findings] == ["term"]


def test_term_in_other_words_may_be_avoided() -> None:
    """A rendering that the termbase forbids is reported."""
    entry = Entry("船塢", "dock", avoid=("shipyard",))
    translation = verify(marked("新船塢完工。", entry), Hypothesis("The dock, a shipyard, is done."), Step.PLAIN)
    assert "avoid" in [finding.check for finding in translation.findings]


def test_labels_need_no_full_stop() -> None:
    """A heading ends as it likes."""
    assert checks("Port Expands Its Docks", "港口擴建船塢", Role.HEADING) == []


def test_empty_source_needs_no_english() -> None:
    """Nothing for nothing is right."""
    assert checks("", "  ") == []


def test_lost_quotation_marks_are_reported() -> None:
    """A quotation that is not marked as one in the English is reported."""
    assert checks("We can start at last, the captain said.", "船長說：「我們終於可以動工了。」") == ["quotation"]


def test_doubtful_score_is_reported() -> None:
    """English that the engine itself found unlikely is to be looked at."""
    found = verify(marked(SOURCE, *ENTRIES), Hypothesis(GOOD, -1.5), Step.PLAIN)
    assert [finding.check for finding in found.findings] == ["confidence"]


def test_cost_puts_meaning_before_score() -> None:
    """A verified sentence is better than a likelier one with a finding; of two verified, the likelier is."""
    good, likely = judged(GOOD), verify(marked(SOURCE, *ENTRIES), Hypothesis(GOOD, -0.1), Step.PLAIN)
    bad = verify(marked(SOURCE, *ENTRIES), Hypothesis("The firm will build.", -0.01), Step.PLAIN)
    assert sorted([bad, good, likely], key=cost) == [likely, good, bad]


@given(st.text("aZ 9.,!?\"'()$%-船元the of", max_size=80), st.sampled_from(["", SOURCE, "「船，", "120億元", "NPC"]))
def test_every_finding_has_a_cost(english: str, source: str) -> None:
    """Whatever the English, it can be compared, and only what has no findings costs nothing."""
    translation = judged(english, source)
    assert (cost(translation)[0] == 0) == (not translation.findings)


def test_a_clause_said_twice_is_a_repetition() -> None:
    """Eight words in a row that come twice are the engine going round, even if only once."""
    clause = "the port will be twice as large by the end of the decade"
    found = verify(
        Marked(Segment("港口將擴大。", Role.PARAGRAPH)), Hypothesis(f"He said {clause}, and {clause}."), Step.PLAIN
    )
    assert "repetition" in {finding.check for finding in found.findings}


def test_repetition_of_the_source_is_no_fault() -> None:
    """Where the Chinese says the same of several, so may the English; a loop is a fault all the same."""
    source = "北港的貨櫃量較去年同期增加3%，南港的貨櫃量較去年同期增加5%，東港的貨櫃量較去年同期增加7%。"
    each = "The {} port's container volume rose by {}% from the same period last year"
    english = ", ".join([each.format("northern", 3), each.format("southern", 5), each.format("eastern", 7)]) + "."
    assert "repetition" not in checks(english, source)
    loop = ", ".join([each.format("northern", 3)] * 5) + "."
    assert "repetition" in checks(loop, source)


def test_quotation_marks_that_do_not_pair_are_reported() -> None:
    """Three marks for a whole quotation are one too many; one is right where it goes on in the next sentence."""
    english = 'The "captain" said it began." Then it rained.'
    assert checks(english, "「船長」說開始動工，然後下了雨，大家回家。") == ["quotation"]
    assert checks('"We can start at last, and then we go home.', "「我們終於可以動工了，然後大家一起回家。") == []
