"""Two engines together: what is drafted, what is judged, what stands, and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from newsroom import job, marked

from translator.engines.base import Request
from translator.engines.fake import FakeEngine
from translator.engines.pair import PairEngine
from translator.errors import ModelError
from translator.pipeline import english, text_lines
from translator.records import Entry

GOOD, BAD = -0.5, -1.5
DRAFTS = {"一": ["One.", "A one."], "二": ["Wrong.", "Too wrong."], "三": ["Bad."]}
ANEW = {"一": ["First.", "A first."], "二": ["Two.", "A two."], "三": ["Worse."]}
TRIAL = {"The ship has left.": 0.0}
SCORES = TRIAL | {"One.": GOOD, "First.": BAD, "Wrong.": BAD, "Two.": BAD + 0.1, "Bad.": BAD, "Worse.": BAD - 1}


def pair(
    drafts: Mapping[str, Sequence[str]] = DRAFTS, scores: Mapping[str, float] = SCORES
) -> tuple[PairEngine, FakeEngine, FakeEngine]:
    """The two together, the one that drafts, the one that judges."""
    first, second = FakeEngine(drafts, can_mend=False), FakeEngine(ANEW, scores=scores)
    return PairEngine(first, second), first, second


def test_draft_stands_unless_the_other_is_better() -> None:
    """Both are judged, and the better has all its hypotheses, in its own order."""
    both, first, second = pair()
    told: list[tuple[int, str]] = []
    requests = [Request(source) for source in ("一", "二", "三")]
    found = both.translate(requests, 2, lambda place, answer: told.append((place, answer[0].text)))
    assert [[each.text for each in answer] for answer in found] == [["One.", "A one."], ["Two.", "A two."], ["Bad."]]
    assert sorted(told) == [(0, "One."), (1, "Two."), (2, "Bad.")]
    assert first.calls == [tuple(requests)]
    assert second.calls == [tuple(requests)]


def test_what_is_told_is_asked_of_the_second_alone() -> None:
    """Terms, a beginning, a draft to be mended: the first could not use them."""
    both, first, second = pair()
    mended = Request("三", draft="Three", missing=("3",))
    requests = [Request("一", terms=(("一", "One"),)), Request("二", prefix="Two"), mended]
    assert [answer[0].text for answer in both.translate(requests)] == ["First.", "Two.", "Three 3"]
    assert first.calls == [()]
    assert second.calls == [tuple(requests)]


def test_draft_without_text_is_no_draft() -> None:
    """Nor is an answer without text better than a draft."""
    both, _, _ = pair({"一": [""], "二": ["Wrong."]}, SCORES | {"First.": BAD - 9})
    assert [answer[0].text for answer in both.translate([Request("一"), Request("二")])] == ["First.", "Two."]


def test_engine_that_knows_one_direction_cannot_judge() -> None:
    """It is said before anything is drafted."""
    both, first, _ = pair(scores={})
    with pytest.raises(ModelError, match="cannot judge a draft"):
        both.translate([Request("一")])
    assert first.calls == []


def test_both_are_in_the_signature_and_in_what_is_remembered() -> None:
    """Either model changed, the digest is another."""
    both, _, second = pair()
    signature = str(job(both).signature)
    assert "|engine:fake+fake|model:fake+fake|" in signature
    other = PairEngine(second, FakeEngine())
    other.first.model = other.first.model.__class__("fake", "0" * 64, other.first.model.path)  # type: ignore[misc]
    assert other.model.digest != both.model.digest


def test_engines_of_different_scripts_do_not_pair() -> None:
    """A sentence is converted once."""
    other = FakeEngine()
    other.script = "t2s"
    with pytest.raises(ModelError, match="read different scripts"):
        PairEngine(FakeEngine(), other)


def test_terms_are_obeyed_over_a_draft_that_lost_one() -> None:
    """The ladder climbs on the second engine, which can be told."""
    whale = Entry("藍鯨", "Blue Whale")
    first = FakeEngine({"Blue Whale走了": ["It left."]}, can_mend=False)
    second = FakeEngine({"Blue Whale走了": ["It went."]}, scores=TRIAL | {"It left.": GOOD, "It went.": BAD})
    [found] = english([marked("藍鯨走了", whale)], job(PairEngine(first, second), whale))
    assert "Blue Whale" in found.text
    assert found.findings == ()
    assert first.calls[0] == (Request("Blue Whale走了"),)
    assert any(request.terms for call in second.calls for request in call)


def test_lines_go_through_the_whole_pipeline() -> None:
    """As any engine: the pipeline does not know that there are two."""
    both, _, _ = pair()
    assert [each.text for each in text_lines(["一", "三"], job(both))] == ["One.", "Bad."]
