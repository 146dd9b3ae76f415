"""What is remembered of sentences, and what determines that a sentence is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest
from newsroom import ENTRIES, marked

from translator.errors import OutputError
from translator.memory import (
    MEMORY_FILE,
    FiledArticle,
    FinishedArticles,
    PrintedSentence,
    Sentences,
    changed_sentences,
    changed_terms,
    imported,
    keys,
    open_memory,
)
from translator.memory.imported_sentences import damaged, keep
from translator.memory.keys import key_of, setup_of
from translator.memory.maintenance import forget, sentence_pairs
from translator.profiles import BALANCED, PROFILES, Profile
from translator.records import Check, Entry, Finding, Flag, Hypothesis, Role, Segment, Signature, Step, Translation
from translator.storage.row_digests import seal

WHALE = ENTRIES[1]
TEXT = "藍鯨重工投資120億元。"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """An empty memory."""
    with open_memory(tmp_path / "memory.sqlite3") as found:
        yield found


def english(text: str, *checks: Check) -> Translation:
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
    memory.remember([(item, english("Blue", Check.TRUNCATED))])
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


APART = {
    Profile: {"name", "description", "spelling", "min_points", "max_points", "summary_words"},
    Signature: {"glossary", "profile", "corrections"},
    Entry: {"source", "aliases", "note", "row", "origin", "file"},
}
SIGNATURE = Signature("1", "llm", "a-model", "abc", "tw2sp", "g", "balanced", "c")


def altered(record: Any) -> Iterator[tuple[str, Any]]:
    """Each field of a record, and the record with something else in it."""
    for each in fields(record):
        value = getattr(record, each.name)
        more = {bool: not value, tuple: ("x",), str: f"{value}x"}.get(type(value), 99)
        yield each.name, replace(record, **{each.name: more})


def test_every_field_of_a_setup_is_in_the_key_unless_declared_apart() -> None:
    """Another value of any field of the signature or the profile is another setup, but for those named here."""
    setup = setup_of(SIGNATURE, BALANCED)
    for name, other in altered(BALANCED):
        assert (setup_of(SIGNATURE, other) == setup) == (name in APART[Profile]), name
    for name, other in altered(SIGNATURE):
        assert (setup_of(other, BALANCED) == setup) == (name in APART[Signature]), name


def test_another_revision_of_the_program_is_another_setup(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a program kept whose prompts and checks were others is not recalled, even under the same version."""
    now = setup_of(SIGNATURE, BALANCED)
    for earlier in range(keys.REVISION):
        monkeypatch.setattr(keys, "REVISION", earlier)
        assert setup_of(SIGNATURE, BALANCED) != now


def test_every_field_of_an_entry_is_in_the_key_unless_declared_apart() -> None:
    """Another value of any field of a glossary's entry is another sentence, but for those named here."""
    [hit] = marked(TEXT, WHALE).hits
    for name, entry in altered(WHALE):
        other = replace(marked(TEXT, WHALE), hits=(replace(hit, entry=entry),))
        assert (key_of(other, "s") == key_of(marked(TEXT, WHALE), "s")) == (name in APART[Entry]), name


def test_profiles_do_not_share_sentences() -> None:
    """No two of the named profiles work in one setup."""
    assert len({setup_of(SIGNATURE, profile) for profile in PROFILES.values()}) == len(PROFILES)


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
    before = [PrintedSentence("一。", "One.", (("船 = ship", "1"),)), PrintedSentence("二。", "Two.")]
    after = [PrintedSentence("一。", "A boat.", (("船 = boat", "2"),)), PrintedSentence("二。", "Two.")]
    [found] = changed_sentences("a.txt", before, after)
    assert (found.before, found.after, found.causes) == ("One.", "A boat.", ("船 = boat",))
    assert changed_terms(before, after) == [("船 = boat",)]


def test_removed_entry_is_the_cause() -> None:
    """Where a term is gone from the glossary, it is named as it was."""
    before = [PrintedSentence("一。", "A ship.", (("船 = ship", "1"),))]
    [found] = changed_sentences("a.txt", before, [PrintedSentence("一。", "A boat.")])
    assert found.causes == ("船 = ship",)


def test_removed_entry_is_named_beside_a_changed_one() -> None:
    """Where one entry changed and another is gone, both are causes; a changed one is named once, as it is now."""
    before = [PrintedSentence("一。", "A ship in Chitose.", (("船 = ship", "1"), ("千歲 = Chitose", "1")))]
    after = [PrintedSentence("一。", "A boat in Qiansui.", (("船 = boat", "2"),))]
    [found] = changed_sentences("a.txt", before, after)
    assert found.causes == ("船 = boat", "千歲 = Chitose")
    assert changed_terms(before, after) == [found.causes]


def test_sentences_that_come_and_go() -> None:
    """A new sentence has no text before, one that is gone none after; equal ones are told apart by order."""
    before = [PrintedSentence("一。", "One."), PrintedSentence("一。", "Another one."), PrintedSentence("二。", "Two.")]
    after = [PrintedSentence("一。", "One."), PrintedSentence("一。", "Changed."), PrintedSentence("三。", "Three.")]
    assert [(c.source, c.before, c.after) for c in changed_sentences("a.txt", before, after)] == [
        ("一。", "Another one.", "Changed."), ("三。", "", "Three."), ("二。", "Two.", ""),
    ]  # fmt: skip


def test_touched_without_a_change() -> None:
    """An entry that changed counts where it stands, even where the English came out the same."""
    before = [PrintedSentence("一。", "One.", (("船 = ship", "1"),))]
    after = [PrintedSentence("一。", "One.", (("船 = ship", "2"),))]
    assert changed_sentences("a.txt", before, after) == ()
    assert changed_terms(before, after) == [("船 = ship",)]


def file(connection: Connection, path: str, *printed: tuple[str, str], flagged: str = "") -> None:
    """File an article with these sentences, of which the Chinese `flagged` failed a check."""
    flags = (Flag("term", "…", flagged),) if flagged else ()
    sentences = [PrintedSentence(source, text, (("船 = ship", "1"),)) for source, text in printed]
    FinishedArticles(connection).file(path, FiledArticle("stamp", (), {}, flags, 9, ()), ("{}", "[]"), sentences)


def test_what_was_printed_last_is_exported(connection: Connection) -> None:
    """English that no brief has any more is not in the export, whatever is still remembered of it."""
    Sentences(connection, "s").remember([(marked(TEXT), english("Stale."))])
    file(connection, "a.txt", (TEXT, "Old."), ("船。", "Ship."))
    file(connection, "b.txt", (" 船。", "Vessel."), ("", ""), ("無。", ""))
    file(connection, "a.txt", (TEXT, "New."))
    assert sentence_pairs(connection) == sorted([(TEXT, "New."), ("船。", "Vessel.")])
    file(connection, "b.txt", ("船。", "Boat."))
    assert dict(sentence_pairs(connection))["船。"] == "Boat."


def test_flagged_sentences_are_not_exported(connection: Connection) -> None:
    """A sentence that failed a check is left out of its article, not of another where it passed."""
    file(connection, "a.txt", ("船。", "Ship."), ("港。", "Harbor."), flagged="港。")
    assert sentence_pairs(connection) == [("船。", "Ship.")]
    file(connection, "b.txt", ("港。", "Port."))
    assert dict(sentence_pairs(connection)) == {"船。": "Ship.", "港。": "Port."}


def test_imports_are_exported_over_what_was_printed(connection: Connection) -> None:
    """The user's own English stands in the export, once for a sentence, even where it was printed with a flag."""
    file(connection, "a.txt", ("船。 ", "Ship."), ("港。", "Harbor."), flagged="港。")
    keep(connection, [("船。", "Boat."), ("港。", "Port.")])
    assert dict(sentence_pairs(connection)) == {"船。": "Boat.", "港。": "Port."}


NOT_KEPT = {
    "another text": "english = 'Red Whale.'",
    "another score": "score = -0.5",
    "a bit of a text": "english = 'Blue Whalf.'",
    "bytes": "english = x'426c7565'",
    "not UTF-8": "english = CAST(x'ff' AS TEXT)",
    "half a surrogate pair": "english = CAST(x'eda080' AS TEXT)",
    "a zero": "english = 'Blue' || char(0) || 'Whale.'",
    "another key's": "key = 'k'",
    "a text for a score": "score = 'nan'",
    "without end": "score = 9e999",
    "an unknown step": "step = 'guess'",
    "half a list": """found = '{"spans": ['""",
    "no list": "found = '7'",
    "a list too deep": "found = printf('%.*c', 99999, '[')",
    "a target that is none": """found = '{"spans": [[0, 4, false], ["paragraph"]], "targets": [7], "figures": []}'""",
    "a target less": """found = '{"spans": [[0, 4, false], ["paragraph"]], "targets": [], "figures": []}'""",
    "much": "english = printf('%.*c', 9999999, 'x')",
}
OUTRIGHT = {"another text", "another score", "a bit of a text", "a zero", "another key's", "much"}
"""What only a row's seal can tell."""


@pytest.mark.parametrize(
    ("what", "is_sealed"),
    [(what, is_sealed) for what in NOT_KEPT for is_sealed in (False, True) if not (is_sealed and what in OUTRIGHT)],
)
def test_a_row_that_is_not_as_it_was_kept(what: str, is_sealed: bool, connection: Connection) -> None:
    """A sentence that was damaged, or makes no sense, is new; it can be kept again."""
    memory, item = Sentences(connection, "s"), marked(TEXT, WHALE)
    memory.remember([(item, english("Blue Whale."))])
    assert memory.recall([item]) != [None]
    assert memory.earlier(marked(TEXT, replace(WHALE, target="Azure Whale"))) is not None
    with connection:
        connection.execute(f"UPDATE sentences SET {NOT_KEPT[what]}")
        for *row, _ in connection.execute("SELECT * FROM sentences").fetchall() if is_sealed else ():
            connection.execute("UPDATE sentences SET seal = ?", (seal(*row),))
    assert memory.recall([item]) == [None]
    assert memory.earlier(marked(TEXT, replace(WHALE, target="Azure Whale"))) is None
    memory.remember([(item, english("Blue Whale."))])
    assert memory.recall([item]) != [None]


def test_a_score_that_is_no_number_is_not_kept(connection: Connection) -> None:
    """English whose engine gave it no score is made again; nothing stops."""
    memory, item = Sentences(connection, "s"), marked(TEXT)
    memory.remember([(item, replace(english("Blue."), score=score)) for score in (float("nan"), float("-inf"))])
    assert memory.recall([item]) == [None]


@pytest.mark.parametrize("score", [0, -0.0, 0.1 + 0.2, -1e-300])
def test_any_number_is_kept(score: float, connection: Connection) -> None:
    """A score comes back from the database as it went in, so that its row is known again."""
    memory, item = Sentences(connection, "s"), marked(TEXT)
    memory.remember([(item, replace(english("Blue."), score=score))])
    [found] = memory.recall([item])
    assert found is not None
    assert found.hypothesis.score == score


def test_brackets_that_repeat_a_term_are_compared(connection: Connection) -> None:
    """English made without （ASML） does not get a new target where the bracket now says something of its own."""
    text, named, told = "艾司摩爾（ASML）今天宣布。", Entry("艾司摩爾", "ASML"), Entry("艾司摩爾", "Aismore")
    assert (len(marked(text, named).glosses), len(marked(text, told).glosses)) == (1, 0)
    memory = Sentences(connection, "s")
    memory.remember([(marked(text, named), english("ASML announced it today."))])
    assert memory.earlier(marked(text, told)) is None


@pytest.mark.parametrize("column", ["path", "filed", "record", "ledger", "printed"])
def test_an_article_that_is_not_as_it_was_filed(column: str, connection: Connection) -> None:
    """An article any part of whose row was damaged is as if it had not been done, and goes into no export."""
    file(connection, "a.txt", ("船。", "Ship."))
    assert FinishedArticles(connection).find("a.txt") is not None
    with connection:
        connection.execute(f"UPDATE articles SET {column} = replace({column}, 'e', 'f') || ' '")
    assert FinishedArticles(connection).find("a.txt") is None
    assert FinishedArticles(connection).printed("a.txt") == []
    assert sentence_pairs(connection) == []


@pytest.mark.parametrize("text", ["[", "7", "{}", '{"flags": 1, "names": []}', "[[1, 2]]"])
def test_an_article_that_makes_no_sense(text: str, connection: Connection) -> None:
    """A row that another program has made, seal and all, is as if it was not there."""
    row = ("a.txt", text, "{}", "[]", text)
    with connection:
        connection.execute("INSERT INTO articles VALUES (?,?,?,?,?,?)", (*row, seal(*row)))
        connection.execute("INSERT INTO changes VALUES (?,?,?,?)", ("a.txt", 0, text, seal("a.txt", 0, text)))
    archive = FinishedArticles(connection)
    assert (archive.find("a.txt"), archive.printed("a.txt"), list(archive.changes())) == (None, [], [])
    assert sentence_pairs(connection) == []


OWN = {"船。": "Ship.", "港。": "Port.", "島。": "Island."}
HARMED = {
    "text": "UPDATE corrections SET english = 'Shop.' WHERE source = '船。'",
    "sentence": "UPDATE corrections SET source = '舟。' WHERE source = '船。'",
    "row": "DELETE FROM corrections WHERE source = '船。'",
    "seal": "UPDATE seals SET seal = 'x' WHERE seal IN (SELECT seal FROM seals LIMIT 1)",
    "bytes": "UPDATE corrections SET english = CAST(x'ff' AS TEXT) WHERE source = '船。'",
}


@pytest.mark.parametrize("harm", HARMED.values(), ids=HARMED)
def test_a_damaged_import_is_said(harm: str, tmp_path: Path) -> None:
    """What the user has imported is never passed over in silence: it is counted, and put right by another import."""
    with open_memory(tmp_path / MEMORY_FILE) as connection:
        keep(connection, OWN.items())
        assert imported(connection) == OWN
        with connection:
            connection.execute(harm)
        assert len(sentence_pairs(connection)) == 2
        forget(connection, everything=False)
        assert damaged(connection) == 1
    with pytest.raises(OutputError, match=r"memory\.sqlite3: 1 sentence\(s\) that you imported are damaged or gone"):
        _imported(tmp_path / MEMORY_FILE)
    with open_memory(tmp_path / MEMORY_FILE) as connection:
        keep(connection, OWN.items())
        assert imported(connection) == OWN


def test_all_that_was_imported_is_forgotten(connection: Connection) -> None:
    """Clearing everything leaves no sentence of the user's, and nothing that one would be missed by."""
    keep(connection, OWN.items())
    assert forget(connection, everything=True) == len(OWN)
    assert (imported(connection), damaged(connection)) == ({}, 0)


def _imported(path: Path) -> dict[str, str]:
    with open_memory(path) as connection:
        return imported(connection)


def test_the_names_of_an_article_are_filed_whole(connection: Connection) -> None:
    """With all that bears on the English; what another program has made of them is as if nothing had been filed."""
    name = Entry("魏明遠", "Mark Wei", ("!魏明",), ("Wei",), kind="person", note="from the article", origin="run")
    archive = FinishedArticles(connection)
    filed = FiledArticle("stamp", (), {}, (), 9, (), (), (name,))
    archive.file("a.txt", filed, ("{}", "[]"), [])
    assert archive.find("a.txt") == filed
    for wrong in (replace(name, target=1), replace(name, accept=(2,)), replace(name, source="\ud800")):  # type: ignore[arg-type]
        archive.file("a.txt", replace(filed, found=(wrong,)), ("{}", "[]"), [])
        assert archive.find("a.txt") is None


@pytest.mark.parametrize("mark", [-1, 2**64, 1.5, "x"])
def test_sentences_by_which_an_article_is_known_again_are_filed_whole(connection: Connection, mark: Any) -> None:
    """What a run cannot hold as one is as if nothing had been filed: it would stop at that article each time."""
    archive = FinishedArticles(connection)
    filed = FiledArticle("stamp", (), {}, (), 9, (0, 2**64 - 1))
    archive.file("a.txt", filed, ("{}", "[]"), [])
    assert archive.find("a.txt") == filed
    archive.file("a.txt", replace(filed, fingerprint=(mark,)), ("{}", "[]"), [])
    assert archive.find("a.txt") is None
