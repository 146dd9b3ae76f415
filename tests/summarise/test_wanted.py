"""What a person set of a summary: what is pinned stands, what was dropped is not chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefings import label, passage, sentence
from test_selection import BRIDGE, article, pairs

from translator.memory import Corrections
from translator.memory.choices import Choice
from translator.profiles import QUALITY
from translator.records import Check, Finding, Passage, Role
from translator.summarise import summarise, wanted_points

TITLE = "淡水河口將建人行大橋"
LEANING = "他把大橋的預算與工程都交給市府。"


def points(body: Sequence[Passage], choices: dict[str, Choice], words: int = 90) -> list[str]:
    """Return the sentences of the summary of `body`, an article that is called a.txt, under those choices."""
    wanted = wanted_points(body, Corrections({}, {("a.txt", text): each for text, each in choices.items()}), "a.txt")
    found = summarise(body, TITLE, pairs, replace(QUALITY, summary_words=words), wanted)
    return [body[point.passage].sentences[point.sentence].segment.text for point in found]


def own(body: Sequence[Passage]) -> list[str]:
    """Return the sentences that the program chooses by itself."""
    return points(body, {})


def kept(chosen: Sequence[str]) -> dict[str, Choice]:
    """Return the choice of just these points in this order, as the review page saves it."""
    return {text: Choice(place, len(chosen)) for place, text in enumerate(chosen, 1)}


def test_pinned_points_stand_where_they_were_set() -> None:
    """A pinned sentence has its place; the others are those that the program chooses, in source order."""
    body = article(*BRIDGE)
    last = next(text for text in reversed(BRIDGE) if text not in own(body))
    found = points(body, {last: Choice(1)})
    assert found[0] == last
    assert found[1:] == sorted(found[1:], key=BRIDGE.index)
    assert len(found) == len(own(body))
    assert points(body, {last: Choice(2)}).index(last) == 1


def test_dropped_point_is_not_chosen() -> None:
    """A sentence that was dropped is never a point, wherever it stands; the rest is chosen as before."""
    body = article(*BRIDGE, BRIDGE[0])
    assert BRIDGE[0] in own(body)
    found = points(body, {BRIDGE[0]: Choice(0)})
    assert BRIDGE[0] not in found
    assert len(found) >= QUALITY.min_points
    assert points(body, {text: Choice(0) for text in BRIDGE}) == []


def test_points_of_a_person_are_all_there_are() -> None:
    """Where the number is set, nothing is added: fewer than the least, more than the most, out of order, one alone."""
    body = article(*BRIDGE)
    for chosen in (BRIDGE[:1], BRIDGE[3:5][::-1], BRIDGE[::-1]):
        assert points(body, kept(chosen)) == list(chosen)


def test_correction_changes_no_point_that_is_set() -> None:
    """What would be chosen otherwise, once its English is another, is not where the points are set."""
    finding = (Finding(Check.TERM, "…"),)
    flagged = passage(Role.PARAGRAPH, sentence(BRIDGE[0], "word " * 12, findings=finding))
    before, after = (flagged, *article(*BRIDGE[1:])), article(*BRIDGE)
    assert own(before) != own(after)
    assert points(after, kept(own(before))) == own(before)


def test_sentence_that_the_program_would_not_take_can_be_pinned() -> None:
    """A person may take what leans on another sentence, what has findings, and what is longer than the budget."""
    finding = (Finding(Check.FIGURE, "…"),)
    body = (*article(*BRIDGE[:4]), passage(Role.PARAGRAPH, sentence(LEANING, "word " * 200, findings=finding)))
    assert LEANING not in own(body)
    assert points(body, {LEANING: Choice(1)}) == [LEANING]


def test_budget_is_for_pinned_and_chosen_together() -> None:
    """The words of what is pinned are not there for the others, also where a whole set is looked for."""
    body = (*article(*BRIDGE[:2], words=44), *article(*BRIDGE[2:], words=25))
    found = points(body, {BRIDGE[7]: Choice(3)})
    assert found[2] == BRIDGE[7]
    cost = {text: len(body[index].text.split()) for index, text in enumerate(BRIDGE)}
    assert sum(cost[text] for text in found) <= QUALITY.summary_words


def test_pinned_sentence_that_is_gone_is_passed_over_and_told() -> None:
    """The others close ranks, one is chosen for it; it is named, but not if it was set for any article."""
    body = article(*BRIDGE[:5])
    choices = {("a.txt", text): each for text, each in kept([BRIDGE[4], BRIDGE[7], BRIDGE[1]]).items()}
    wanted = wanted_points(body, Corrections({}, {**choices, ("", BRIDGE[6]): Choice(1)}), "a.txt")
    assert wanted.gone == (BRIDGE[7],)
    assert [point.passage for _, point in wanted.pinned] == [4, 1]
    assert len(summarise(body, TITLE, pairs, QUALITY, wanted)) == 3


def test_choice_is_for_its_article() -> None:
    """What was set for one article says nothing of another with the same sentence; what was set for any is weaker."""
    body = article(*BRIDGE)
    choices = {("b.txt", BRIDGE[0]): Choice(0), ("", BRIDGE[1]): Choice(1), ("a.txt", BRIDGE[1]): Choice(2)}
    wanted = wanted_points(body, Corrections({}, choices), "a.txt")
    assert not wanted.dropped
    assert [place for place, _ in wanted.pinned] == [2]


def test_only_a_sentence_of_the_running_text_is_pinned() -> None:
    """A heading, a caption and a sentence without English are no points: they are told as gone."""
    silent = passage(Role.PARAGRAPH, sentence("漁民說不。", ""))
    body = (
        label(Role.HEADING, "碼頭", "Quay"),
        label(Role.CAPTION, "碼頭照片。", "A quay."),
        silent,
        *article(*BRIDGE[:3]),
    )
    choices = {("a.txt", text): Choice(1) for text in ("碼頭", "碼頭照片。", "漁民說不。")}
    wanted = wanted_points(body, Corrections({}, choices), "a.txt")
    assert wanted.pinned == ()
    assert len(wanted.gone) == 3


def test_chosen_points_tell_who_chose_them() -> None:
    """A pinned point says so, the program's do not."""
    body = article(*BRIDGE)
    wanted = wanted_points(body, Corrections({}, {("", BRIDGE[6]): Choice(1)}), "a.txt")
    assert [point.is_pinned for point in summarise(body, TITLE, pairs, QUALITY, wanted)][:2] == [True, False]


def test_article_of_one_sentence_can_have_a_point() -> None:
    """It has no summary of the program's; a person may make it one."""
    body = article(BRIDGE[0])
    assert own(body) == []
    assert points(body, {BRIDGE[0]: Choice(1)}) == [BRIDGE[0]]


def test_points_at_one_place_are_in_source_order() -> None:
    """Two at the first place are the first two; one at the second place stands after them."""
    body = article(*BRIDGE)
    found = points(body, {BRIDGE[1]: Choice(1), BRIDGE[4]: Choice(1), BRIDGE[6]: Choice(2)})
    assert found[:3] == [BRIDGE[1], BRIDGE[4], BRIDGE[6]]
    both = points(body, {BRIDGE[4]: Choice(2, 2), BRIDGE[1]: Choice(2, 2)})
    assert both == [BRIDGE[1], BRIDGE[4]]


def test_what_is_set_for_this_article_wins_over_any() -> None:
    """Its places are taken, and its number holds."""
    choices = {("", text): Choice(place, 3) for place, text in enumerate(BRIDGE[:3], 1)}
    wanted = wanted_points(article(*BRIDGE), Corrections({}, {**choices, ("a.txt", BRIDGE[5]): Choice(1, 1)}), "a.txt")
    assert [(place, point.passage) for place, point in wanted.pinned] == [(1, 5)]
    assert wanted.number == 1
