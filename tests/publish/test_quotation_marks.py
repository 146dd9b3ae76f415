"""Typographic quotation marks."""

from __future__ import annotations

from itertools import product

import pytest

from translator.publish.content.quotation_marks import typographic

STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('He said "yes" twice.', "He said “yes” twice."),
        ("Japan's plan isn't the companies' plan.", "Japan’s plan isn’t the companies’ plan."),
        ("It is called a 'fab' here.", "It is called a ‘fab’ here."),
        ('("Hokkaido Valley")', "(“Hokkaido Valley”)"),
        ('["A"; "B"]', "[“A”; “B”]"),
        ('the plan—"a gamble"—goes on', "the plan—“a gamble”—goes on"),
        ('"Wait—" he said', "“Wait—” he said"),
        ('"—and so on"', "“—and so on”"),
        ("\"'Yes' is what he said,\" she said.", "“‘Yes’ is what he said,” she said."),
        ("She said, \"He said 'no.'\"", "She said, “He said ‘no.’”"),
        ('an anti-"woke" law', "an anti-“woke” law"),
        ('"It has new value, " Aki said', "“It has new value, ” Aki said"),
        ('the “old" way', "the “old” way"),
        ("the '90s, rock 'n' roll", "the ’90s, rock ’n’ roll"),
        ('an 8" wafer', 'an 8" wafer'),
        ('the "2" mark', "the “2” mark"),
        ('the"芯片"plan', "the“芯片”plan"),
        ('"It begins here.', "“It begins here."),
        ('It ends here."', "It ends here.”"),
        ("Already “right” and ‘good’.", "Already “right” and ‘good’."),
        ("", ""),
    ],
)
def test_marks(text: str, shown: str) -> None:
    """Each mark opens, closes or stands for a letter as English has it."""
    assert typographic(text) == shown


def test_nothing_else_changes() -> None:
    """For every short text, taking the curls away gives the text back."""
    for letters in product("a1 \"'(—,", repeat=4):
        text = "".join(letters)
        assert typographic(text).translate(STRAIGHT) == text


def test_marks_in_pairs() -> None:
    """In every text of quoted words a " that opens is followed by one that closes."""
    for parts in product(('"a"', '("a")', '—"a"—', '"a," b', '"(a)"', "\"'a'\""), repeat=3):
        marks = [mark for mark in typographic(" ".join(parts)) if mark in "“”"]
        assert marks == ["“", "”"] * 3


def test_no_apostrophe_is_left_straight() -> None:
    """Every ' is set, wherever it stands."""
    assert not [t for t in product("a1 \"'(—,", repeat=4) if "'" in typographic("".join(t))]
