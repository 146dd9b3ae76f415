"""What an engine is asked: terms and figures written into the Chinese."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ENTRIES, marked

from translator.records import Entry, Role
from translator.translate.asking.request import (
    english_without_engine,
    request_for,
    required_english,
    terms_and_figures,
)

TOWN = Entry("東灣鎮", "Tungwan Township", kind="place")
COUNTY = Entry("南灣縣", "Nanwan County", kind="place")
HARBOUR = Entry("港務公司", "NPC", kind="org")


def source(text: str, *entries: Entry) -> str:
    """What stands in the request for a text."""
    return request_for(marked(text, *(entries or ENTRIES)), "none").source


def test_terms_and_figures_are_written_in() -> None:
    """The English of a term and of a figure stands where its Chinese stood."""
    assert source("藍鯨重工得到120億美元的訂單。") == "Blue Whale Heavy Industries得到US$12 billion的訂單。"


def test_what_is_around_is_converted() -> None:
    """Only the Chinese that is left is converted to the script of the model."""
    request = request_for(marked("藍鯨重工開發軟體。", *ENTRIES), "tw2sp")
    assert request.source == "Blue Whale Heavy Industries开发软件。"


def test_english_does_not_run_together() -> None:
    """Two renderings that touch are kept apart by a space."""
    assert source("周明德藍鯨重工") == "Chou Ming-te Blue Whale Heavy Industries"


def test_gloss_of_a_term_is_dropped() -> None:
    """Brackets that only repeat the term in English are not written twice."""
    assert source("港務公司（NPC）動工。", HARBOUR) == "NPC動工。"


def test_places_are_turned_round() -> None:
    """Places that follow each other large to small are written as English says them."""
    assert source("他住在南灣縣東灣鎮。", TOWN, COUNTY) == "他住在Tungwan Township, Nanwan County。"


def test_places_of_which_neither_lies_in_the_other_stay_apart() -> None:
    """A city of its own is no other's, and a route that the article names has two ends."""
    taipei, kaohsiung, magong = (
        Entry(zh, en, kind="place") for zh, en in (("台北", "Taipei"), ("高雄", "Kaohsiung"), ("馬公", "Magong"))
    )
    assert source("台北高雄直達。", taipei, kaohsiung) == "Taipei Kaohsiung直達。"
    found = marked("高雄馬公首航。", kaohsiung, magong)
    assert request_for(found, "none").source == "Magong, Kaohsiung首航。"
    assert request_for(replace(found, article="高雄-馬公"), "none").source == "Kaohsiung Magong首航。"


def test_an_office_is_its_ministry_s() -> None:
    """Side by side they would be two; what is no part of the other stays so."""
    ministry, office = (Entry(zh, en, kind="org") for zh, en in (("衛福部", "MOHW"), ("疾管署", "CDC")))
    assert source("衛福部疾管署說。", ministry, office) == "MOHW's CDC說。"
    assert source("衛福部、疾管署說。", ministry, office) == "MOHW、CDC說。"
    firms = (Entry(zh, en, kind="org") for zh, en in (("鴻海", "Hon Hai"), ("台積電", "TSMC")))
    assert source("鴻海台積電說。", *firms) == "Hon Hai TSMC說。"


def test_role_goes_along() -> None:
    """The engine learns whether it has a heading or a sentence before it."""
    assert request_for(marked("藍鯨重工", *ENTRIES, role=Role.HEADING), "none").role is Role.HEADING


def test_required_words_are_in_source_order() -> None:
    """Terms and figures are listed together as they come."""
    found = marked("120億美元的訂單交給藍鯨重工。", *ENTRIES)
    assert required_english(found) == (("120億美元", "US$12 billion"), ("藍鯨重工", "Blue Whale Heavy Industries"))
    assert [item.english for item in terms_and_figures(found)] == ["US$12 billion", "Blue Whale Heavy Industries"]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Pier 7 reopens", "Pier 7 reopens"),
        ("  NPC ", "NPC"),
        ("", ""),
        ("藍鯨重工", "Blue Whale Heavy Industries"),
        ("2028年", "2028"),
    ],
)
def test_what_needs_no_engine(text: str, english: str) -> None:
    """English, a lone term and a lone figure are settled without an engine."""
    assert english_without_engine(marked(text, *ENTRIES, role=Role.HEADING)) == english


@pytest.mark.parametrize("text", ["藍鯨重工動工", "碼頭", "120億元的訂單"])
def test_what_needs_the_engine(text: str) -> None:
    """Whatever has Chinese outside terms and figures goes to the engine."""
    assert english_without_engine(marked(text, *ENTRIES)) is None


@pytest.mark.parametrize(
    ("text", "english"),
    [("（圖／藍鯨重工）", "(Photo: Blue Whale Heavy Industries)"), ("（圖／一位船員）", None)],
)
def test_picture_credit_is_settled_where_its_names_are_known(text: str, english: str | None) -> None:
    """A credit line of known names is English already; one with an unknown name is not."""
    assert english_without_engine(marked(text, *ENTRIES, role=Role.CAPTION)) == english


@given(st.lists(st.sampled_from(["藍鯨重工", "周明德", "120億元", "說", "，", "Pier", "（", "）"]), max_size=12))
def test_every_item_is_written_in(parts: list[str]) -> None:
    """Whatever the text, each term's and figure's English stands in the source as often as it is required."""
    found = marked("".join(parts), *ENTRIES)
    request = request_for(found, "none").source
    for _, english in required_english(found):
        assert request.count(english) >= sum(1 for _, other in required_english(found) if other == english)
