"""An article in two lines."""

from __future__ import annotations

from translator.chinese.script import fold
from translator.overview.claims import mention
from translator.records import Briefing, SummaryPoint, Translation
from translator.records.overviews import Lead


def lead(briefing: Briefing, number: int) -> Lead:
    """Return the headline of the `number`th briefing of its batch and the point that says most of what it does.

    News puts first what matters most: of two points that say as much, the earlier stands, and one that
    failed a check only where no other is left.
    """
    head = briefing.title.sentences
    best = max(briefing.summary, key=lambda point: _rank(briefing, point), default=None)
    return Lead(
        briefing.article.path,
        mention(number, None, 0, head[0]),
        mention(number, best.passage, best.sentence, _sentence(briefing, best)) if best else None,
        briefing.article.published,
    )


def _sentence(briefing: Briefing, point: SummaryPoint) -> Translation:
    return briefing.body[point.passage].sentences[point.sentence]


def _rank(briefing: Briefing, point: SummaryPoint) -> tuple[int, int, int, int]:
    sentence = _sentence(briefing, point)
    common = _pairs(briefing.article.title) & _pairs(sentence.segment.text)
    return -sentence.concern, len(common), -point.passage, -point.sentence


def _pairs(text: str) -> set[str]:
    folded = fold(text)
    return {folded[at : at + 2] for at in range(len(folded) - 1) if folded[at : at + 2].isalnum()}
