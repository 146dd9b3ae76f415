"""Who made a brief: what it says of the English and of the summary."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefings import full, minimal, sentence

from translator.publish.content.method import summarised, translated
from translator.records import Briefing, Step, SummaryPoint, WantedPoints

MINE = replace(sentence("雨。", "Rain."), step=Step.CORRECTED)
OTHERS = sentence("風。", "Wind.")


@pytest.mark.parametrize(("corrected", "said"), [(0, "not edited"), (1, "1 sentence corrected"), (2, "2 sentences")])
def test_corrected_sentences_are_counted(corrected: int, said: str) -> None:
    """No brief says that nobody edited it where somebody did."""
    assert said in translated([OTHERS, *[MINE] * corrected])


def chosen(*is_pinned: bool, dropped: bool = False) -> Briefing:
    """A briefing with a point for each, and one that was dropped if so."""
    summary = tuple(SummaryPoint(2, index, pinned) for index, pinned in enumerate(is_pinned))
    return replace(full(), summary=summary, wanted=WantedPoints(dropped=frozenset([SummaryPoint(0, 0)][:dropped])))


@pytest.mark.parametrize(
    ("briefings", "said"),
    [
        ([minimal()], "text."),
        ([chosen(False, False)], "text."),
        ([chosen(True, True)], "text, all chosen by a person."),
        ([chosen(True, False, dropped=True)], "text, 1 of 2 chosen by a person."),
        ([chosen(True, True), chosen(False, False)], "text, 2 of 4 chosen by a person."),
        ([chosen(False, False, dropped=True)], "text; a person said which it was not to have."),
    ],
)
def test_summary_says_who_chose_its_points(briefings: list[Briefing], said: str) -> None:
    """Whose choice it is, over all briefs of a document; what a person only dropped is said too."""
    assert summarised(briefings) == f"The summary is sentences of the {said}"
