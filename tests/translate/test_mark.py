"""Terms and figures of a segment, and which of two that overlap is kept."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import marked

from translator.records import Entry, Quantity, Role, TermHit
from translator.translate.mark import with_first_mentions

SEVEN = Entry("七號碼頭", "Pier Seven", kind="place")
YUANTA = Entry("元大", "Yuanta", kind="org")
PORT = Entry("港務公司", "Port Corporation", first="Nanwan Port Corporation (NPC)", kind="org")


def surfaces(text: str, *entries: Entry) -> tuple[list[str], list[str]]:
    """The surfaces of the terms and of the figures that are found."""
    found = marked(text, *entries)
    return [hit.surface for hit in found.hits], [quantity.surface for quantity in found.quantities]


def test_terms_and_figures_are_both_found() -> None:
    """A segment keeps its terms and its figures side by side."""
    assert surfaces("港務公司投資120億元。", PORT) == (["港務公司"], ["120億元"])


@pytest.mark.parametrize(
    ("text", "terms", "figures"),
    [
        ("七號碼頭動工。", ["七號碼頭"], []),  # the number is part of the name
        ("他付了120億元大筆金額。", [], ["120億元"]),  # the figure starts first
        ("他們買了五萬元的船票，走上七號碼頭。", ["七號碼頭"], ["五萬元"]),
    ],
)
def test_overlap_goes_to_what_starts_first(text: str, terms: list[str], figures: list[str]) -> None:
    """Where a term and a figure overlap, only one of them is kept."""
    found = marked(text, SEVEN, YUANTA)
    assert [hit.surface for hit in found.hits] == terms
    assert [quantity.surface for quantity in found.quantities] == figures


@given(st.text("元大百七號碼頭12億元港務公司，。（）NPC%", max_size=40))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    """Every span is what its surface says, in order, and no two share a character."""
    found = marked(text, SEVEN, YUANTA, PORT)
    items: list[TermHit | Quantity] = [*found.hits, *found.quantities]
    spans = sorted((item.start, item.end, item.surface) for item in items)
    assert all(text[start:end] == surface and surface for start, end, surface in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_first_mention_is_told_apart_once() -> None:
    """An entry with a long form takes it at its first mention in running text, and there alone."""
    segments = [marked("港務公司動工", PORT, role=Role.TITLE), *(marked("港務公司說，港務公司會賠。", PORT),) * 2]
    hits = [hit for item in with_first_mentions(segments) for hit in item.hits]
    assert [hit.is_first for hit in hits] == [False, True, False, False, False]
    assert [hit.english for hit in hits[:3]] == ["Port Corporation", PORT.first, "Port Corporation"]


def test_entry_without_a_long_form_has_no_first_mention() -> None:
    """Where the termbase gives no long form, every mention reads alike."""
    hits = [hit for item in with_first_mentions([marked("七號碼頭。", SEVEN)]) for hit in item.hits]
    assert [hit.is_first for hit in hits] == [False]
