"""Other English for a sentence: all that the search comes to, each once, what is soundest first."""

from __future__ import annotations

from newsroom import ENTRIES, marked

from translator.engines.fake import FakeEngine
from translator.records import Check
from translator.translate.alternatives import alternatives
from translator.translate.asking.request import request_for

SENTENCE = "藍鯨重工供應35台起重機。"


def engine(*outputs: str, can_mend: bool = True) -> FakeEngine:
    """An engine that has these for the sentence."""
    asked = request_for(marked(SENTENCE, *ENTRIES), FakeEngine.script)
    return FakeEngine({asked.source: outputs}, can_mend=can_mend)


def test_each_is_checked_and_the_soundest_is_first() -> None:
    """What lacks a figure or a term comes behind what has all, however likely it is."""
    lacking = "A firm delivers 35 cranes."
    whole = ("Blue Whale Heavy Industries delivers 35 cranes.", "Blue Whale Heavy Industries supplies 35 cranes.")
    found = alternatives(marked(SENTENCE, *ENTRIES), engine(lacking, *whole))
    assert [each.text for each in found] == [*whole, lacking]
    assert [Check.TERM in {finding.check for finding in each.findings} for each in found] == [False, False, True]


def test_each_is_there_once() -> None:
    """As it reads when its slips are mended; what is empty is none."""
    same = ("Blue Whale Heavy Industries delivers 35 cranes.", "Blue Whale Heavy Industries delivers 35  cranes.", "")
    assert len(alternatives(marked(SENTENCE, *ENTRIES), engine(*same))) == 1


def test_who_can_be_told_is_asked_both_ways() -> None:
    """With the words to use, too: that search comes to other English."""
    for can_mend, asked in ((True, 2), (False, 1)):
        fake = engine("Blue Whale Heavy Industries delivers 35 cranes.", can_mend=can_mend)
        alternatives(marked(SENTENCE, *ENTRIES), fake)
        assert [len(requests) for requests in fake.calls] == [asked]


def test_what_needs_no_engine_has_no_other_english() -> None:
    """A name that the glossary knows is called what it is called."""
    fake = FakeEngine()
    assert alternatives(marked("藍鯨重工", *ENTRIES), fake) == []
    assert fake.calls == []
