"""One batch over all articles, nothing asked twice."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom import ENTRIES, marked

from translator.engines.argos.engine import ArgosEngine
from translator.engines.base import Engine
from translator.engines.fake import FakeEngine
from translator.profiles import BALANCED, FAST, QUALITY, Profile
from translator.records import Hypothesis, Marked, Role
from translator.translate import hypotheses as stage
from translator.translate import rank


def translate(segments: Sequence[Marked], engine: Engine, profile: Profile = FAST) -> list[Hypothesis]:
    """The best hypothesis for each segment, in order; each is given once."""
    found: dict[int, Hypothesis] = {}

    def take(place: int, hypotheses: Sequence[Hypothesis]) -> None:
        assert place not in found
        found[place] = hypotheses[0]

    stage.translate(segments, engine, profile, take)
    return [found[place] for place in range(len(segments))]


def test_everything_goes_in_one_call() -> None:
    """All segments reach the engine together, in order."""
    engine = FakeEngine({"甲。": ["One."], "乙。": ["Two."]})
    hypotheses = translate([marked("甲。"), marked("乙。")], engine)
    assert [hypothesis.text for hypothesis in hypotheses] == ["One.", "Two."]
    assert [[request.source for request in call] for call in engine.calls] == [["甲。", "乙。"]]


def test_equal_segments_are_asked_once() -> None:
    """A sentence that stands in two articles is translated once and alike."""
    engine = FakeEngine()
    first, second, third = translate([marked("船開了。"), marked("雨停了。"), marked("船開了。")], engine)
    assert first == third != second
    assert len(engine.calls[0]) == 2


def test_heading_and_sentence_are_asked_apart() -> None:
    """The same words as a heading and as a sentence are two requests."""
    engine = FakeEngine()
    translate([marked("船開了"), marked("船開了", role=Role.HEADING)], engine)
    assert len(engine.calls[0]) == 2


def test_what_is_settled_does_not_reach_the_engine() -> None:
    """A lone term and an empty line keep their places and cost nothing."""
    engine = FakeEngine()
    found = translate([marked("藍鯨重工", *ENTRIES), marked("船。"), marked("")], engine)
    assert [found[0].text, found[2].text] == ["Blue Whale Heavy Industries", ""]
    assert len(engine.calls[0]) == 1


def test_no_engine_call_for_nothing() -> None:
    """With nothing to ask, no model is loaded."""
    engine = FakeEngine()
    assert translate([], engine) == []
    assert [h.text for h in translate([marked("NPC")], engine)] == ["NPC"]
    assert engine.calls == []


def test_real_engine_gets_its_script(argos: ArgosEngine) -> None:
    """Traditional Chinese of Taiwan reaches a real model as the Simplified Chinese that it knows."""
    assert (
        translate([marked("日本政府計劃投資晶片工廠。")], argos)[0].text
        == "The Japan government plan investment chip factory."
    )


def test_what_most_hypotheses_say_is_preferred() -> None:
    """The most probable one gives way to one that the others agree with, where little lies between them."""
    odd = Hypothesis("A cat was on it.", -0.30)
    agreed = Hypothesis("The dog lay down here.", -0.33)
    near = Hypothesis("The dog lay there.", -0.36)
    assert rank.by_agreement((odd, agreed, near)) == (agreed, near, odd)


def test_what_is_much_more_probable_stays_preferred() -> None:
    """Agreement is worth half a unit of mean log-probability at most: what is worthless cannot win by it."""
    sure = Hypothesis("Rain fell.", -0.2)
    assert rank.by_agreement((Hypothesis("", -9.0), Hypothesis("", -9.0), sure))[0] == sure
    assert rank.by_agreement((sure,)) == (sure,)
    assert rank.by_agreement(()) == ()


def test_what_the_chinese_fits_is_preferred_where_both_ways_are_asked() -> None:
    """English that leaves something out, and is the more probable for it, comes after what says it all."""
    short, whole = "The team won.", "The team won, but some were hurt."
    scores = {short: -4.0, whole: -1.0}
    sources = [marked("隊伍贏了，但有人受傷。")]
    for profile, best in ((BALANCED, short), (QUALITY, whole)):
        engine = FakeEngine({sources[0].segment.text: [short, whole]}, scores=scores)
        assert translate(sources, engine, profile)[0].text == best


def test_a_package_knows_one_direction(argos: ArgosEngine) -> None:
    """Then the other says nothing, and the order is as without it."""
    sources = [marked("日本政府計劃投資晶片工廠。")]
    assert translate(sources, argos, QUALITY) == translate(sources, argos, BALANCED)


def test_of_what_the_chinese_fits_alike_the_briefer_is_preferred() -> None:
    """More words that say no more are no gain; nor is brevity that leaves something out."""
    wordy, brief = Hypothesis("He is a man who is at home now.", -0.30), Hypothesis("He is at home now.", -0.32)
    assert rank.by_source_fit((wordy, brief), [-1.5, -1.5]) == (brief, wordy)
    assert rank.by_source_fit((wordy, brief), [-1.5, -3.0]) == (wordy, brief)
