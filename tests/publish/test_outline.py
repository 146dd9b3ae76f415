"""What a brief says where: excerpts, dates and what was left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefings import MADE, full, minimal

from translator.publish.content.excerpts import MOST_WORDS, clause, shorten, stated
from translator.publish.content.outline import left_out, long_date, plan
from translator.records import Dropped


def test_short_sentence_comes_whole() -> None:
    """A sentence that is short enough is not cut."""
    assert shorten("It cost US$5 last year.", "US$5", 10) == "It cost US$5 last year."


def test_long_sentence_is_cut_about_its_figure() -> None:
    """A long sentence keeps the words about the figure, cut at clauses, with ellipses for the rest."""
    text = (
        "After years of talks that led nowhere, and against all advice, the city said it would pay NT$3 billion "
        "for the bridge, which is to carry trams, buses and bicycles from one bank to the other"
    )
    assert shorten(text, "NT$3 billion", 16) == "…\u00a0the city said it would pay NT$3 billion for the bridge\u00a0…"


@pytest.mark.parametrize(
    ("text", "figure", "shown"),
    [
        ("Tokyo, which is rich, gave the island US$5 billion for its new fabs, said Aki.", "US$5 billion",
         "…\u00a0gave the island US$5 billion for its new fabs\u00a0…"),
        ("It will cost NT$3 billion (about US$97 million, or 73 million pounds) by 2030, the mayor said.",
         "US$97 million", "It will cost NT$3 billion (about US$97 million, or 73 million pounds) by 2030\u00a0…"),
        ("The old bridge is closed to all traffic. The new one is to cost 3 billion yen in all.", "3 billion yen",
         "…\u00a0The new one is to cost 3 billion yen in all."),
        ("Aki Corp. of the harbour city of Kobe sold 12,000 boats.", "12,000",
         "Aki Corp. of the harbour city of Kobe sold 12,000 boats."),
        ("Sales fell, by 7%, again.", "7%", "Sales fell, by 7%, again."),
    ],
)  # fmt: skip
def test_clause_of_a_figure(text: str, figure: str, shown: str) -> None:
    """A figure is shown in its clause: cut outside brackets and after abbreviations not, never a bare scrap."""
    assert clause(text, figure) == shown


def test_very_long_clause_is_cut() -> None:
    """A clause that goes on and on is cut to the words about its figure."""
    shown = clause("word " * 40 + "US$5 " + "word " * 40, "US$5")
    assert "US$5" in shown
    assert len(shown.replace("…", "").split()) <= MOST_WORDS


@pytest.mark.parametrize(
    ("sentence", "part"),
    [("It got US$3.5 million.", "US$3.5 million"), ("It got $3.5 million.", "$3.5 million"), ("It got 13.5.", "")],
)
def test_figure_as_the_sentence_states_it(sentence: str, part: str) -> None:
    """Where the English has the number without its country's letters, that much is found, and no part of a number."""
    assert stated(sentence, "US$3.5 million") == part


def test_figure_inside_another_is_not_taken() -> None:
    """The phrase to cut about is found as words of its own, not inside a longer figure."""
    text = " ".join(["In 2012 nothing"] + ["happened"] * 40 + ["until 12 came"])
    assert shorten(text, "12", 10).endswith("until 12 came")


def test_dates_name_the_month() -> None:
    """A date is day, month by name and year, whatever the machine's language."""
    assert long_date(MADE) == "3 December 2025"


@pytest.mark.parametrize(
    ("reasons", "shown"),
    [
        ((), "Nothing of the text that was read; what stands around it on a web page is not."),
        (("menu",), "1 line of the source file not part of the article: menu (1). All are in report.json."),
        (
            ("menu", "picture", "picture"),
            "3 lines of the source file not part of the article: picture (2); menu (1). All are in report.json.",
        ),
    ],
)
def test_left_out_by_reason(reasons: tuple[str, ...], shown: str) -> None:
    """What was dropped is counted by reason, the most frequent first."""
    dropped = tuple(Dropped(number, "…", reason) for number, reason in enumerate(reasons, 1))
    assert left_out(replace(minimal(), article=replace(minimal().article, dropped=dropped))) == shown


def test_places_of_related_items() -> None:
    """The passages of a related item are told from those of the article."""
    related = [anchor for anchor, place in plan(full()).places.items() if place.is_related]
    assert related == [f"related_{n}{part}" for n in (0, 1) for part in ("", "_source", "_age")]
