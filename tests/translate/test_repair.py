"""The ladder: each rung for those still failing, and never a worse sentence than before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import job, marked

from translator.chinese.characters import has_han
from translator.engines.argos.engine import ArgosEngine
from translator.engines.base import Engine, Request
from translator.engines.fake import FakeEngine
from translator.pipeline import english
from translator.records import Entry, Hypothesis, Marked, Role, Step, Translation
from translator.translate.repair import Ladder, repair
from translator.translate.verify import cost, verify

WHALE = Entry("藍鯨重工", "Blue Whale")
GOOD = "Blue Whale will build a dock."
SOURCE = "藍鯨重工將興建船塢。"
WRITTEN = "Blue Whale將興建船塢。"  # SOURCE as the engine sees it
LOST = "The firm will build a dock."


class Scripted(FakeEngine):
    """Answers as `answer` says; a lone term, asked for to learn what the engine calls it, is called `habit`."""

    def __init__(
        self, answer: Callable[[Request, int], Sequence[str]], can_mend: bool = False, habit: str = "Azure Shark"
    ) -> None:
        super().__init__(can_mend=can_mend)
        self._answer = answer
        self._habit = habit

    def _texts(self, request: Request, n_best: int) -> Sequence[str]:
        return [self._habit] if request.role is Role.HEADING else self._answer(request, n_best)


def rung(request: Request) -> Step:
    """The rung that a request of a ladder is for; sentences are paragraphs here, lone terms headings."""
    if request.draft or request.role is Role.HEADING:
        return Step.REPAIR
    if request.prefix:
        return Step.SPLICE
    return Step.WRITTEN


def climbed(engine: FakeEngine, items: Sequence[Marked], drafts: Sequence[str]) -> list[Translation]:
    """What the ladder makes of drafts."""
    judged = [verify(item, Hypothesis(draft, -0.05), Step.PLAIN) for item, draft in zip(items, drafts, strict=True)]
    return repair(items, judged, Ladder(engine, 3))


def rungs(engine: FakeEngine) -> list[Step]:
    """The rung of each call of an engine."""
    return [rung(call[0]) for call in engine.calls]


def test_verified_sentences_are_left_alone() -> None:
    """With nothing failing the engine is not asked again."""
    engine = FakeEngine()
    [kept] = climbed(engine, [marked(SOURCE, WHALE)], [GOOD])
    assert (kept.text, kept.step) == (GOOD, Step.PLAIN)
    assert engine.calls == []


def test_second_hypothesis_is_taken_where_the_first_fails() -> None:
    """The first rung asks for several hypotheses and keeps the one that verifies."""
    engine = FakeEngine({WRITTEN: [LOST, "It will build a dock.", GOOD]})
    [kept] = climbed(engine, [marked(SOURCE, WHALE)], [LOST])
    assert (kept.text, kept.step, kept.findings) == (GOOD, Step.WRITTEN, ())
    assert rungs(engine) == [Step.WRITTEN]


def test_first_rung_lists_the_words_to_use() -> None:
    """The written-in request names its terms for an engine that can be told."""
    engine = FakeEngine({WRITTEN: [GOOD]})
    climbed(engine, [marked(SOURCE, WHALE)], [LOST])
    assert engine.calls[0][0] == Request(WRITTEN, terms=(("藍鯨重工", "Blue Whale"),))


def test_only_what_still_fails_climbs_on() -> None:
    """A sentence that one rung mends is not asked again on the next."""
    other = "藍鯨重工會賠償漁民。"
    engine = Scripted(lambda request, _: [GOOD if request.source == WRITTEN else "It will pay."])
    kept = climbed(engine, [marked(SOURCE, WHALE), marked(other, WHALE)], [LOST, "It will pay."])
    assert rungs(engine) == [Step.REPAIR, Step.WRITTEN, Step.SPLICE]
    assert len(engine.calls[1]) == 2
    assert {request.source for request in engine.calls[2]} == {"Blue Whale會賠償漁民。"}
    assert [item.step for item in kept] == [Step.WRITTEN, Step.SPLICE]


def test_repair_turn_names_only_what_is_missing() -> None:
    """An engine that can mend is given its draft and the words that it lacks, not those that it has."""
    captain = Entry("船長", "the captain")
    source = "船長說藍鯨重工將動工。"
    engine = Scripted(
        lambda request, _: ["Blue Whale will start, the captain said."] if request.draft else [LOST], True
    )
    [kept] = climbed(engine, [marked(source, WHALE, captain)], ["It will start, the captain said."])
    mending = engine.calls[1][0]
    assert (mending.draft, mending.missing) == ("It will start, the captain said.", ("Blue Whale",))
    assert (kept.step, kept.findings) == (Step.REPAIR, ())


def test_habit_of_an_engine_that_cannot_mend_is_replaced() -> None:
    """What the engine calls the term by itself is looked for in the draft and becomes the term."""
    engine = Scripted(lambda request, _: [LOST], habit="Azure shark.")
    [kept] = climbed(engine, [marked(SOURCE, WHALE)], ["The Azure Shark will build a dock."])
    assert (kept.text, kept.step) == ("The Blue Whale will build a dock.", Step.REPAIR)
    assert engine.calls == [(Request("藍鯨重工", Role.HEADING),)]


def test_replacing_a_habit_does_not_hide_that_the_draft_broke_off() -> None:
    """A draft that the engine had no room to end is still marked so when its term has been put right."""
    item = marked(SOURCE, WHALE)
    draft = verify(item, Hypothesis("Azure Shark will build.", -0.05, complete=False), Step.PLAIN)
    ladder = Ladder(Scripted(lambda request, _: ["逃"]), 1)
    [kept] = repair([item], [draft], ladder)
    assert (kept.text, [finding.check for finding in kept.findings]) == ("Blue Whale will build.", ["truncated"])


def test_draft_that_only_broke_off_stays_marked() -> None:
    """With no term to put right, the mark on an unfinished draft is not lost on the way."""
    item = marked("船開了。")
    draft = verify(item, Hypothesis("The ship left.", -0.05, complete=False), Step.PLAIN)
    [kept] = repair([item], [draft], Ladder(Scripted(lambda request, _: ["逃"]), 1))
    assert kept == draft


def test_splices_begin_with_the_draft_up_to_a_word_and_the_term() -> None:
    """Each prefix is the draft as far as a word goes, then the first missing term."""
    engine = Scripted(lambda request, _: [LOST])
    draft = "Soon the old firm will build a big new dock."
    climbed(engine, [marked(SOURCE, WHALE)], [draft])
    prefixes = [request.prefix for request in engine.calls[-1]]
    assert 1 < len(prefixes) <= 4
    for prefix in prefixes:
        kept = prefix.removesuffix("Blue Whale")
        assert draft.startswith(kept)
        assert kept != prefix
        assert kept == "" or kept.endswith(" ")


@pytest.mark.parametrize(
    ("draft", "prefix"),
    [
        ("Blue Whale, which is big, is a maker of docks.", "Blue Whale; Blue Whale"),
        ("Blue Whale said it will build a dock.", "Blue Whale said Blue Whale"),
        ("Blue Whale said that the company will build.", "Blue Whale said that Blue Whale"),
    ],
)
def test_a_name_stands_again_where_something_else_stands_for_it(draft: str, prefix: str) -> None:
    """A firm that is named twice in the Chinese has its second place in the English already."""
    engine = Scripted(lambda request, _: [LOST])
    item = marked("藍鯨重工說，藍鯨重工將興建船塢。", replace(WHALE, kind="org"))
    climbed(engine, [item], [draft])
    assert [request.prefix for request in engine.calls[-1] if request.prefix] == [prefix]


def test_no_splice_cuts_a_name_of_several_words_in_two() -> None:
    """South Korea is no place to put something behind South."""
    draft = "South Korea will build a dock."
    engine = Scripted(lambda request, _: [draft])
    climbed(engine, [marked(SOURCE, WHALE)], [draft])
    prefixes = [request.prefix for request in engine.calls[-1]]
    assert "South Korea Blue Whale" in prefixes
    assert "South Blue Whale" not in prefixes


def test_best_splice_is_kept() -> None:
    """Of the splices that hold the term, the likeliest whole sentence is kept."""
    engine = Scripted(lambda request, _: [f"{request.prefix} will build a dock." if request.prefix else LOST])
    [kept] = climbed(engine, [marked(SOURCE, WHALE)], [LOST])
    assert (kept.step, kept.findings) == (Step.SPLICE, ())
    assert kept.terms[0].is_met


def test_sentence_is_split_and_joined() -> None:
    """The last rung translates the halves on their own and joins them into one sentence."""
    source = "藍鯨重工將興建新的船塢，漁民擔心航道變窄。"
    halves = {
        "Blue Whale將興建新的船塢，": ["Blue Whale will build a dock."],
        "漁民擔心航道變窄。": ["The fishermen worry."],
    }
    engine = FakeEngine({"Blue Whale將興建新的船塢，漁民擔心航道變窄。": ["逃"]} | halves, can_mend=False)
    [kept] = climbed(engine, [marked(source, WHALE)], ["逃"])
    assert (kept.text, kept.step) == ("Blue Whale will build a dock, the fishermen worry.", Step.SPLIT)
    assert [request.source for request in engine.calls[-1] if not request.prefix] == list(halves)


def test_halves_that_fail_are_split_again() -> None:
    """Where the halves do not bring a figure back, the quarters are tried; they join in order."""
    said = {
        "漁民擔心港口的航道變窄，": ["Fishermen worry,"],
        "船廠花了NT$1,200，": ["the yard spent NT$1,200,"],
        "港務公司並不同意他們的看法，": ["the port disagrees,"],
        "雙方明天再談。": ["they talk tomorrow."],
    }
    engine = Scripted(lambda request, _: said.get(request.source, ["逃"]))
    source = "漁民擔心港口的航道變窄，船廠花了1,200元，港務公司並不同意他們的看法，雙方明天再談。"
    [kept] = climbed(engine, [marked(source)], ["逃"])
    assert kept.text == "Fishermen worry, the yard spent NT$1,200, the port disagrees, they talk tomorrow."
    assert kept.step is Step.SPLIT
    assert [request.source for request in engine.calls[-1]][-4:] == list(said)


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ("They disagree.", "they disagree."),
        ("NPC disagrees.", "NPC disagrees."),
        ("SoftBank disagrees.", "SoftBank disagrees."),
        ("I disagree.", "I disagree."),
        ("Ranking is disagreed on.", "ranking is disagreed on."),
        ("Half-hearted owners disagree.", "half-hearted owners disagree."),
        ("Congress disagrees.", "Congress disagrees."),
        ("Monday brings talks.", "Monday brings talks."),
        ("Keelung disagrees.", "Keelung disagrees."),
    ],
)
def test_ordinary_word_loses_its_capital_where_halves_are_joined(second: str, joined: str) -> None:
    """The second half begins in lower case unless its first word is written with capitals anyway."""
    halves = {"漁民擔心港口的航道變窄，": ["Fishermen worry."], "船廠卻並不同意。": [second]}
    engine = Scripted(lambda request, _: halves.get(request.source, ["逃"]))
    [kept] = climbed(engine, [marked("".join(halves))], ["逃"])
    assert kept.text == f"Fishermen worry, {joined}"


def test_joined_sentence_is_complete_only_if_both_halves_are() -> None:
    """A half that the engine had no room to end leaves the whole marked as broken off."""

    class Breathless(Scripted):
        def translate(self, *arguments: Any, **options: Any) -> list[tuple[Hypothesis, ...]]:
            answers = super().translate(*arguments, **options)
            return [tuple(replace(hypothesis, complete=False) for hypothesis in each) for each in answers]

    halves = {"漁民擔心港口的航道變窄，": ["Fishermen worry."], "船廠卻並不同意。": ["They disagree."]}
    engine = Breathless(lambda request, _: halves.get(request.source, ["逃"]))
    [kept] = climbed(engine, [marked("".join(halves))], ["逃"])
    assert "truncated" in [finding.check for finding in kept.findings]


def test_term_is_never_cut_in_two() -> None:
    """A clause mark inside a term or a figure is no place to split."""
    title = Entry("海風，海浪與船", "Sea Wind")
    engine = Scripted(lambda request, _: ["They fled."])
    climbed(engine, [marked("他們讀了海風，海浪與船這本書，花了1,200元。", title)], ["They fled."])
    halves = [request.source for request in engine.calls[-1] if not request.prefix]
    assert halves == ["他們讀了Sea Wind這本書，", "花了NT$1,200。"]


def test_sentence_without_clauses_is_not_split() -> None:
    """Where no clause ends, and no word is to be listed, only the words left in Chinese are asked."""
    engine = Scripted(lambda request, _: ["逃"], habit="逃")
    climbed(engine, [marked("漁民擔心航道變窄。")], ["逃"])
    assert {request.source for call in engine.calls for request in call} == {"逃"}


def test_words_left_in_chinese_are_translated_on_their_own() -> None:
    """A Chinese word that the engine left standing is asked for by itself and put in its place."""
    engine = Scripted(lambda request, _: ["逃"], habit="channel.")
    [kept] = climbed(engine, [marked("漁民擔心航道變窄。")], ["Fishermen fear a narrow 航道 here."])
    assert has_han(engine.calls[-1][0].source)
    assert (kept.text.split(), kept.findings) == (["Fishermen", "fear", "a", "narrow", "channel", "here."], ())


@pytest.mark.parametrize("left", ["佐々木", "〇", "𠮷野"])
def test_every_character_that_fails_a_sentence_is_translated(left: str) -> None:
    """What counts as Chinese left standing is also what is asked for: 々, 〇 and rare characters among it."""
    engine = Scripted(lambda request, _: ["逃"], habit="channel.")
    [kept] = climbed(engine, [marked("漁民擔心航道變窄。")], [f"Fishermen fear a narrow {left} here."])
    assert kept.text.split() == ["Fishermen", "fear", "a", "narrow", "channel", "here."]


def test_words_put_in_do_not_hide_that_the_draft_broke_off() -> None:
    """An unfinished draft is still marked so when no Chinese is left in it."""
    item = marked("漁民擔心航道變窄。")
    draft = verify(item, Hypothesis("Fishermen fear a narrow 航道.", -0.05, complete=False), Step.PLAIN)
    engine = Scripted(lambda request, _: ["逃"], habit="channel")
    [kept] = repair([item], [draft], Ladder(engine, 1))
    assert [finding.check for finding in kept.findings] == ["truncated"]


def test_worse_answers_are_not_taken() -> None:
    """A draft that fails one check is not replaced by sentences that fail more."""
    engine = Scripted(lambda request, _: ["逃逃"], can_mend=True)
    [kept] = climbed(engine, [marked(SOURCE, WHALE)], [LOST])
    assert (kept.text, kept.step) == (LOST, Step.PLAIN)
    assert [finding.check for finding in kept.findings] == ["term"]


def test_equal_answers_do_not_displace_the_draft() -> None:
    """An answer that is only as good as the draft leaves the draft in place."""

    class Even(Scripted):
        def translate(self, requests: Sequence[Request], *_: Any) -> list[tuple[Hypothesis, ...]]:
            return [(Hypothesis("It will build the dock.", -0.05),) for _ in requests]

    [kept] = climbed(Even(lambda request, _: []), [marked(SOURCE, WHALE)], [LOST])
    assert kept.text == LOST


def test_name_left_standing_is_read_not_asked_for() -> None:
    """A personal name that the engine left in Chinese is romanised; the engine is not asked."""
    item = marked("記者徐秀蘭報導了船塢的消息。")
    draft = verify(item, Hypothesis("徐秀蘭 reported the news of the dock."), Step.PLAIN)
    engine = Scripted(lambda request, _: ["nothing"], can_mend=True)
    [kept] = repair([item], [draft], Ladder(engine, 2))
    assert " ".join(kept.text.split()) == "Hsu Hsiu-lan reported the news of the dock."
    assert engine.calls == []


def test_last_rungs_are_tried_at_once() -> None:
    """A failing sentence costs two calls after the first pass; the earliest rung that mends is kept."""

    def answer(request: Request, _: int) -> list[str]:
        return [f"{request.prefix} will build a dock." if request.prefix else GOOD if request.draft else LOST]

    engine = Scripted(answer, can_mend=True)
    [kept] = climbed(engine, [marked(SOURCE, WHALE)], [LOST])
    assert (kept.step, kept.text) == (Step.REPAIR, GOOD)
    assert [{rung(request) for request in call} for call in engine.calls] == [
        {Step.WRITTEN}, {Step.REPAIR, Step.SPLICE},
    ]  # fmt: skip


def test_progress_is_told_for_each_rung() -> None:
    """Each rung reports how many of its requests are done, and reaches its total."""
    told: list[tuple[str, int, int]] = []
    item = marked(SOURCE, WHALE)
    draft = verify(item, Hypothesis(LOST), Step.PLAIN)
    engine = Scripted(lambda request, _: [LOST])
    repair([item], [draft], Ladder(engine, 2, lambda *report: told.append(report)))
    last = {stage: (done, total) for stage, done, total in told}
    assert list(last) == ["Trying again (repair)", "Trying again (written in)", "Trying again (splice, split)"]
    assert all(done == total for done, total in last.values())


WORDS = st.lists(
    st.sampled_from(["Blue Whale", "will", "12", "dock", "逃", "US$3 million", "the", "a", '"', "."]), max_size=9
)
TEXTS = st.builds(" ".join, WORDS)
SOURCES = st.sampled_from(
    [SOURCE, "藍鯨重工花了300萬美元，興建第二座新船塢。", "漁民說：「我們，不走。」", "船。", "港口"]
)


@given(st.lists(st.tuples(SOURCES, TEXTS), max_size=4), st.lists(TEXTS, min_size=1, max_size=5), st.booleans())
def test_never_worse_than_the_draft(pairs: list[tuple[str, str]], answers: list[str], can_mend: bool) -> None:
    """Whatever the engine answers, no sentence costs more after the ladder, and verified ones stay as they are."""
    asked = [0]

    def answer(request: Request, n_best: int) -> list[str]:
        asked[0] += 1
        return [answers[(asked[0] + rank) % len(answers)] for rank in range(n_best)]

    items = [marked(source, WHALE) for source, _ in pairs]
    drafts = [verify(item, Hypothesis(text, -0.2), Step.PLAIN) for item, (_, text) in zip(items, pairs, strict=True)]
    ladder = Ladder(Scripted(answer, can_mend), 2)
    kept = repair(items, drafts, ladder)
    assert len(kept) == len(drafts)
    for draft, better in zip(drafts, kept, strict=True):
        assert cost(better) <= cost(draft)
        assert better.segment == draft.segment
        assert draft.findings or better == draft


def through(engine: Engine, text: str, *entries: Entry) -> Translation:
    """The English of one label after the whole ladder, as a run has it."""
    [kept] = english([marked(text, *entries, role=Role.HEADING)], job(engine, *entries))
    return kept


def test_real_second_hypothesis(argos: ArgosEngine) -> None:
    """CTranslate2's n-best list has the wording that the termbase allows."""
    entry = Entry("台積電", "TSMC", avoid=("factory",))
    kept = through(argos, "台積電工廠", entry)
    assert (kept.text, kept.step, kept.findings) == ("TSMC plant", Step.WRITTEN, ())


def test_real_splice(argos: ArgosEngine) -> None:
    """A term that CTranslate2 ran into its neighbour is put right by a target prefix."""
    kept = through(argos, "日本龍舟工廠", Entry("龍舟", "Rapidus"))
    assert kept.step is Step.SPLICE
    assert kept.terms[0].is_met


def test_real_failure_is_flagged(argos: ArgosEngine) -> None:
    """What no rung can mend is handed back with its findings."""
    kept = through(argos, "台積電工廠", Entry("台積電", "TSMC", avoid=("factory", "plant")))
    assert kept.findings


def test_a_word_that_the_engine_has_no_english_for_is_not_dropped() -> None:
    """Chinese left standing stays, and stays flagged, where its own translation comes back empty."""
    engine = Scripted(lambda request, _: ["逃"], habit="")
    [kept] = climbed(engine, [marked("漁民擔心航道變窄。")], ["Fishermen fear a narrow 航道 here."])
    assert "leftover Chinese" in {finding.check for finding in kept.findings}


def test_a_name_that_no_source_spells_is_not_tried_again() -> None:
    """No other English would pass: the sentence is shown with the name, and costs the engine nothing."""
    engine = Scripted(lambda request, n_best: ["never asked"])
    (kept,) = climbed(
        engine, [marked("日本外相岩屋毅說，會議延期。")], ["Japan's foreign minister said the meeting was put off."]
    )
    assert [finding.message for finding in kept.findings] == ["No source says how 岩屋毅 is spelt in English."]
    assert engine.calls == []


def test_what_no_other_english_would_pass_is_kept_at_once() -> None:
    """A run that is cut off has it, though it is shown."""
    item = marked("日本外相岩屋毅說，會議延期。")
    kept: list[Translation] = []
    ladder = Ladder(FakeEngine(), 1, keep=lambda _, translation: kept.append(translation))
    draft = verify(item, Hypothesis(""), Step.PLAIN)
    hypothesis = Hypothesis("Japan's foreign minister said the meeting was put off.")
    best = ladder.better(item, draft, [hypothesis], Step.WRITTEN)
    assert best.findings
    assert kept == [best]
