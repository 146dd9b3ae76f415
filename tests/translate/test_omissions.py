"""Whether a passage of the Chinese is not in the English."""

from __future__ import annotations

import pytest
from growth import TIMES, grows_with_length_only

from translator.translate.checks.omissions import THRESHOLD, lost_passage, most_lost

SOURCE = "部長表示，政府將利用預備金補貼農民，並要求水利單位在雨季之前修復堤防，避免下游村莊再度淹水。"
WHOLE = (
    "The minister said the government will use reserves to subsidize farmers, and asked the water conservancy units to"
    " repair the dikes before the rainy season, so that villages downstream are not flooded again."
)


def test_an_english_that_says_all_lacks_nothing() -> None:
    """No passage of a whole English is lost."""
    assert lost_passage(SOURCE, WHOLE) is None


@pytest.mark.parametrize(
    ("english", "missing"),
    [
        ("The minister said the government will use reserves to subsidize farmers.", "雨季之前修復堤防，避免下游村莊"),
        (
            "The minister asked the water conservancy units to repair the dikes before the rainy season, so that"
            " villages downstream are not flooded again.",
            "政府",
        ),
    ],
)
def test_what_the_english_leaves_out_is_named_in_chinese(english: str, missing: str) -> None:
    """The passage lies where the clause is that was cut out."""
    passage = lost_passage(SOURCE, english)
    assert passage is not None
    assert missing in SOURCE[slice(*passage)]


def test_inflected_and_derived_words_are_the_words_that_the_dictionary_has() -> None:
    """Plurals, endings and derived words count."""
    assert (
        lost_passage("工廠污染河流與農田，居民抗議", "Residents protested as factories were polluting rivers and farms")
        is None
    )


def test_what_is_told_is_not_missed() -> None:
    """A span that is known to be said speaks against a loss."""
    source = "藍鯨重工與海岬造船廠、北礁航運公司簽署協議"
    lost, _ = most_lost(source, "BWHI, CSY and NRS signed an agreement")
    told, _ = most_lost(source, "BWHI, CSY and NRS signed an agreement", [(0, 17)])
    assert told < lost


@pytest.mark.parametrize("english", ["", "Sunny.", "…"])
def test_what_has_no_words_of_the_dictionary_is_left_alone(english: str) -> None:
    """Too little to say anything by is no loss."""
    assert lost_passage("他說。", english) is None


def test_evidence_is_the_sum_over_the_passage() -> None:
    """A loss that is twice as long has more, and is one passage."""
    first = "部長缺席。"
    clause = "水利單位修復堤防，避免村莊淹水。"
    one, _ = most_lost(first + clause, "The minister was absent.")
    both, passage = most_lost(first + clause * 2, "The minister was absent.")
    assert both > one + THRESHOLD
    assert passage[0] < len(first + clause) < passage[1]
    assert one > THRESHOLD


def test_english_of_another_sentence_leaves_nothing_out() -> None:
    """Where no word at all is said, it cannot be told what is missing: other checks have to see it."""
    assert lost_passage(SOURCE, "Fares will rise.") is None


def test_an_english_as_long_as_a_whole_one_in_other_words_lacks_nothing() -> None:
    """Where the dictionary misses the words that a writer chose, the length speaks against a loss."""
    free = (
        "According to the minister, farmers will be paid out of money that the government set aside, while those"
        " in charge of rivers were told to mend what holds the water back ahead of the monsoon, sparing villages"
        " another disaster."
    )
    assert lost_passage(SOURCE, free) is None


def test_it_takes_time_in_proportion_to_the_sentence() -> None:
    """Linear in the Chinese."""
    short, long = SOURCE * 64, SOURCE * 64 * TIMES
    assert grows_with_length_only(lambda source: most_lost(source, WHOLE), short, long)
