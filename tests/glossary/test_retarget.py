"""An edit of a target changes the term in the English, and nothing else."""

from __future__ import annotations

import pytest
from newsroom import ENTRIES, marked

from translator.glossary import retarget
from translator.records import Entry

WHALE = ENTRIES[1]
SOURCE = "藍鯨重工將興建船塢，藍鯨重工說。"


def hits(target: str, source: str = SOURCE) -> tuple[str, ...]:
    """The English of a sentence in which the target of its term became `target`."""
    item = marked(source, Entry("藍鯨重工", target))
    old = ("Blue Whale",) * len(item.hits)
    made = retarget(item.hits, old, "Blue Whale will build a dock, Blue Whale said.")
    return (made,) if made is not None else ()


def test_every_mention_is_changed() -> None:
    """Each occurrence has the new target; the wording around it stays."""
    assert hits("Azure Whale") == ("Azure Whale will build a dock, Azure Whale said.",)


def test_same_target_changes_nothing() -> None:
    """An entry that changed in another way leaves the English as it was."""
    assert hits("Blue Whale") == ("Blue Whale will build a dock, Blue Whale said.",)


@pytest.mark.parametrize(
    ("english", "made"),
    [
        ("The chip is new.", "The die is new."),
        ("Chip makers grow.", "Die makers grow."),
        ("The chips are new.", None),
        ("The part is new.", None),
    ],
)
def test_only_what_stands_letter_by_letter(english: str, made: str | None) -> None:
    """A capital at the beginning is kept; a plural, or a term that is not there, is left to the engine."""
    item = marked("晶片是新的。", Entry("晶片", "die"))
    assert retarget(item.hits, ("chip",), english) == made


def test_only_the_term_that_changed() -> None:
    """Other terms of the sentence keep their places, and one inside another is not touched."""
    item = marked("三星電子與三星。", Entry("三星電子", "Samsung Electronics"), Entry("三星", "Samsung Group"))
    made = retarget(item.hits, ("Samsung Electronics", "Samsung"), "Samsung Electronics and Samsung.")
    assert made == "Samsung Electronics and Samsung Group."
