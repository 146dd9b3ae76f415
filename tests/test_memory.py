"""What is remembered of sentences, and what determines that a sentence is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import pytest
from newsroom import ENTRIES, marked

from translator.memory import Archive, Filed, Printed, Sentences, changes, opened, touched
from translator.memory.corrections import keep
from translator.memory.keys import key_of
from translator.memory.sizes import pairs
from translator.records import Entry, Finding, Flag, Hypothesis, Role, Segment, Step, Translation

WHALE = ENTRIES[1]
TEXT = "藍鯨重工投資120億元。"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """An empty memory."""
    with opened(tmp_path / "memory.sqlite3") as found:
        yield found


def english(text: str, *checks: str) -> Translation:
    """A finished sentence with findings of these names."""
    findings = tuple(Finding(check, "…") for check in checks)
    return Translation(Segment(TEXT, Role.PARAGRAPH), text, -0.25, findings=findings, step=Step.REPAIR)


def test_what_is_remembered_is_recalled(connection: Connection) -> None:
    """The English, its score, and the step that made it come back; what is new does not."""
    memory, item = Sentences(connection, "s"), marked(TEXT, WHALE)
    memory.remember([(item, english("Blue Whale."))])
    found = memory.recall([item, marked("船開了。")])
    assert found[0] is not None
    assert (found[0].hypothesis, found[0].step) == (Hypothesis("Blue Whale.", -0.25), Step.REPAIR)
    assert found[1] is None
    assert (memory.account.recalled, memory.account.fresh) == (1, 1)


def test_broken_off_stays_broken_off(connection: Connection) -> None:
    """English that the engine did not finish is not whole when it is recalled."""
    memory, item = Sentences(connection, "s"), marked(TEXT)
    memory.remember([(item, english("Blue", "truncated"))])
    [found] = memory.recall([item])
    assert found is not None
    assert not found.hypothesis.complete


def test_many_sentences_at_once(connection: Connection) -> None:
    """More sentences than SQLite takes in one query are all found, in order."""
    memory = Sentences(connection, "s")
    items = [marked(f"第{number}艘船開了。") for number in range(1200)]
    memory.remember((item, english(str(number))) for number, item in enumerate(items))
    found = memory.recall(items)
    assert [one and one.hypothesis.text for one in found] == [str(number) for number in range(1200)]


@pytest.mark.parametrize(
    "other",
    [
        replace(WHALE, target="Azure Whale"),
        replace(WHALE, accept=("BWHI",)),
        replace(WHALE, avoid=("whale",)),
        replace(WHALE, first="Blue Whale Heavy Industries (BWHI)"),
        replace(WHALE, exact_case=True),
        Entry("藍鯨", "blue whale"),
    ],
)
def test_what_bears_on_the_english_is_in_the_key(other: Entry) -> None:
    """An entry that asks for other English, or another entry, gives another key."""
    assert key_of(marked(TEXT, other), "s") != key_of(marked(TEXT, WHALE), "s")


@pytest.mark.parametrize(
    "other", [replace(WHALE, note="seen"), replace(WHALE, row=99), replace(WHALE, aliases=("藍鯨",))]
)
def test_what_does_not_bear_on_it_is_not(other: Entry) -> None:
    """The row, the note and other Chinese forms of an entry leave the key as it is."""
    assert key_of(marked(TEXT, other), "s") == key_of(marked(TEXT, WHALE), "s")


def test_setup_text_and_role_are_in_the_key() -> None:
    """Another model or profile, another sentence, or the same words as a headline are something else."""
    plain = key_of(marked(TEXT, WHALE), "s")
    assert key_of(marked(TEXT, WHALE), "t") != plain
    assert key_of(marked(TEXT + " ", WHALE), "s") != plain
    assert key_of(marked(TEXT, WHALE, role=Role.HEADING), "s") != plain


def test_first_mention_is_in_the_key() -> None:
    """A term's first mention may take its long form, so it is not the same sentence."""
    item = marked(TEXT, WHALE)
    first = replace(item, hits=(replace(item.hits[0], is_first=True),))
    assert key_of(first, "s") != key_of(item, "s")


def test_changes_say_what_and_why() -> None:
    """A sentence that differs has both texts and the entry that is new in it; one that is the same is not named."""
    before = [Printed("一。", "One.", (("船 = ship", "1"),)), Printed("二。", "Two.")]
    after = [Printed("一。", "A boat.", (("船 = boat", "2"),)), Printed("二。", "Two.")]
    [found] = changes("a.txt", before, after)
    assert (found.before, found.after, found.causes) == ("One.", "A boat.", ("船 = boat",))
    assert touched(before, after) == [("船 = boat",)]


def test_removed_entry_is_the_cause() -> None:
    """Where a term is gone from the glossary, it is named as it was."""
    before = [Printed("一。", "A ship.", (("船 = ship", "1"),))]
    [found] = changes("a.txt", before, [Printed("一。", "A boat.")])
    assert found.causes == ("船 = ship",)


def test_removed_entry_is_named_beside_a_changed_one() -> None:
    """Where one entry changed and another is gone, both are causes; a changed one is named once, as it is now."""
    before = [Printed("一。", "A ship in Chitose.", (("船 = ship", "1"), ("千歲 = Chitose", "1")))]
    after = [Printed("一。", "A boat in Qiansui.", (("船 = boat", "2"),))]
    [found] = changes("a.txt", before, after)
    assert found.causes == ("船 = boat", "千歲 = Chitose")
    assert touched(before, after) == [found.causes]


def test_sentences_that_come_and_go() -> None:
    """A new sentence has no text before, one that is gone none after; equal ones are told apart by order."""
    before = [Printed("一。", "One."), Printed("一。", "Another one."), Printed("二。", "Two.")]
    after = [Printed("一。", "One."), Printed("一。", "Changed."), Printed("三。", "Three.")]
    assert [(c.source, c.before, c.after) for c in changes("a.txt", before, after)] == [
        ("一。", "Another one.", "Changed."), ("三。", "", "Three."), ("二。", "Two.", ""),
    ]  # fmt: skip


def test_touched_without_a_change() -> None:
    """An entry that changed counts where it stands, even where the English came out the same."""
    before = [Printed("一。", "One.", (("船 = ship", "1"),))]
    after = [Printed("一。", "One.", (("船 = ship", "2"),))]
    assert changes("a.txt", before, after) == ()
    assert touched(before, after) == [("船 = ship",)]


def file(connection: Connection, path: str, *printed: tuple[str, str], flagged: str = "") -> None:
    """File an article with these sentences, of which the Chinese `flagged` failed a check."""
    flags = (Flag("term", "…", flagged),) if flagged else ()
    sentences = [Printed(source, text, (("船 = ship", "1"),)) for source, text in printed]
    Archive(connection).file(path, Filed("stamp", (), {}, flags, 9, ()), ("{}", "[]"), sentences)


def test_what_was_printed_last_is_exported(connection: Connection) -> None:
    """English that no brief has any more is not in the export, whatever is still remembered of it."""
    Sentences(connection, "s").remember([(marked(TEXT), english("Stale."))])
    file(connection, "a.txt", (TEXT, "Old."), ("船。", "Ship."))
    file(connection, "b.txt", (" 船。", "Vessel."), ("", ""), ("無。", ""))
    file(connection, "a.txt", (TEXT, "New."))
    assert pairs(connection) == sorted([(TEXT, "New."), ("船。", "Vessel.")])
    file(connection, "b.txt", ("船。", "Boat."))
    assert dict(pairs(connection))["船。"] == "Boat."


def test_flagged_sentences_are_not_exported(connection: Connection) -> None:
    """A sentence that failed a check is left out of its article, not of another where it passed."""
    file(connection, "a.txt", ("船。", "Ship."), ("港。", "Harbor."), flagged="港。")
    assert pairs(connection) == [("船。", "Ship.")]
    file(connection, "b.txt", ("港。", "Port."))
    assert dict(pairs(connection)) == {"船。": "Ship.", "港。": "Port."}


def test_imports_are_exported_over_what_was_printed(connection: Connection) -> None:
    """The user's own English stands in the export, once for a sentence, even where it was printed with a flag."""
    file(connection, "a.txt", ("船。 ", "Ship."), ("港。", "Harbor."), flagged="港。")
    keep(connection, [("船。", "Boat."), ("港。", "Port.")])
    assert dict(pairs(connection)) == {"船。": "Boat.", "港。": "Port."}
