"""The quality gate: what the program finds and flags on fixed sets, without a model, is never less than it was.

sentences.csv  Taiwan's news in five fields: a sentence, English that is right, English with one fault of a named kind,
               and the figures of the Chinese with English that states them
terms.csv      the glossary of those sentences
names.csv      people, firms and places in a sentence, with the English that is right

They were written before anything was measured on them, and nothing is tuned on them: what is not reached is told by the
table, and stays in the sets. Of the marked articles of benchmarks/summaries, a third was kept from tuning alike.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from summary_set import FILES, benchmark, f1

from translator.glossary import load
from translator.names import reading, with_names
from translator.quantities import Context, missing
from translator.records import Hypothesis, Marked, Role, Segment, Step, Translation
from translator.translate.mark import mark
from translator.translate.verify import verify

HERE = Path(__file__).parent
SETS = {
    "sentences.csv": "06543273b14ebe15",
    "terms.csv": "683b752ab99744e6",
    "names.csv": "4491eafc3079edc4",
    "summaries": "d93b12a3e8a85fa1",
}
"""SHA-256 of each set, its first 16 digits. Who changes a set measures anew, and says why."""

FLOORS = {
    "figures found with their value": (81, 86),
    "English with a wrong figure, flagged": (33, 33),
    "terms found in English that is right": (41, 41),
    "English without a term, flagged": (11, 11),
    "names with the English that is right": (35, 40),
    "names without English that is wrong": (40, 40),
    "English with another name, flagged": (5, 5),
    "English with another sense, flagged": (6, 11),
    "English that is right, not flagged": (58, 60),
    "summary, articles for tuning: F1 in thousandths": (678, 1000),
    "summary, articles for reporting: F1 in thousandths": (637, 1000),
}
"""How many are reached, of how many. May only be raised."""


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of a set."""
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))


@cache
def found(chinese: str) -> Marked:
    """A sentence as the program sees it, an article by itself: its terms, names and figures."""
    terms = with_names(chinese, load(HERE / "terms.csv"))
    return mark(Segment(chinese, Role.PARAGRAPH), terms, Context(home_currency="TWD"))


def judged(chinese: str, english: str) -> Translation:
    """English with what the program finds wrong with it."""
    return verify(found(chinese), Hypothesis(english), Step.WRITTEN)


def figures() -> Iterator[bool]:
    """Of each figure of the sentences, whether what is found in its place has a value that its English states."""
    for row in rows("sentences.csv"):
        for surface, english in (figure.split("=") for figure in row["figures"].split("; ") if figure):
            start = row["chinese"].index(surface)
            end = start + len(surface)
            there = [one for one in found(row["chinese"]).quantities if one.start < end and start < one.end]
            yield bool(there) and not missing(there, english)


def flagged(fault: str) -> Iterator[bool]:
    """Of each English with a fault of that kind, whether something is wrong with it that is not with the right one."""
    for row in rows("sentences.csv"):
        if row["fault"] == fault:
            right, wrong = (set(judged(row["chinese"], row[english]).findings) for english in ("right", "wrong"))
            yield bool(wrong - right)


def clean() -> Iterator[bool]:
    """Of each English that is right, whether nothing is found wrong with it."""
    return (not judged(row["chinese"], row["right"]).findings for row in rows("sentences.csv"))


def terms() -> Iterator[bool]:
    """Of each term and name in the sentences, whether it is found in the English that is right."""
    return (term.is_met for row in rows("sentences.csv") for term in judged(row["chinese"], row["right"]).terms)


def names() -> Iterator[tuple[str | None, list[str]]]:
    """Of each name, the English that the program gives it, if any, and those that are right."""
    glossary = load(HERE / "terms.csv")
    for row in rows("names.csv"):
        text = row["chinese"]
        entries = with_names(text, glossary).entries
        own = next((entry.target for entry in entries if entry.source == row["name"]), None)
        yield own or reading(row["name"], text), row["english"].split("|")


def summary(part: str) -> tuple[int, int]:
    """The mean F1 of the marked sentences, in thousandths."""
    return round(1000 * f1(part, benchmark().ours)), 1000


def count(reached: Iterator[bool]) -> tuple[int, int]:
    """How many, of how many."""
    each = list(reached)
    return sum(each), len(each)


@cache
def measured() -> dict[str, tuple[int, int]]:
    """What is reached now, by the names of the table."""
    return {
        "figures found with their value": count(figures()),
        "English with a wrong figure, flagged": count(flagged("figure")),
        "terms found in English that is right": count(terms()),
        "English without a term, flagged": count(flagged("term")),
        "names with the English that is right": count(given in right for given, right in names()),
        "names without English that is wrong": count(given is None or given in right for given, right in names()),
        "English with another name, flagged": count(flagged("name")),
        "English with another sense, flagged": count(flagged("sense")),
        "English that is right, not flagged": count(clean()),
        "summary, articles for tuning: F1 in thousandths": summary("tuning"),
        "summary, articles for reporting: F1 in thousandths": summary("reporting"),
    }


def digest(name: str) -> str:
    """The first digits of a set's SHA-256."""
    files = FILES if name == "summaries" else [HERE / name]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


@pytest.mark.parametrize("name", SETS)
def test_set_is_the_one_that_was_measured(name: str) -> None:
    """A floor says nothing of another set."""
    assert digest(name) == SETS[name]


def test_sets_hold_what_they_should() -> None:
    """Five fields alike, every kind of fault, and wrong English that differs from the right one."""
    fields = [row["topic"] for row in rows("sentences.csv")]
    assert {fields.count(field) for field in fields} == {12}
    assert {row["fault"] for row in rows("sentences.csv")} == {"figure", "term", "name", "sense"}
    assert all(row["right"] != row["wrong"] for row in rows("sentences.csv"))
    assert all(row["name"] in row["chinese"] for row in rows("names.csv"))


@pytest.mark.parametrize("name", FLOORS)
def test_floor_is_what_is_reached(name: str) -> None:
    """Not less than was reached once, and not more: a floor below it would let the difference be lost again."""
    (reached, of), (floor, size) = measured()[name], FLOORS[name]
    assert of == size
    assert reached >= floor, f"{name}: {reached} of {of}, which were {floor}"
    assert reached == floor, f"{name}: raise the floor to {reached} of {of}"
