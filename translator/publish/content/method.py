"""Who made a brief: what of the English and of the summary a machine did, and what a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from translator.records import Briefing, Flag, Step, SummaryPoint, Translation

GONE = "A sentence that was pinned for the summary is not in the text any more."
_NO_LONGER = "A sentence that was a point of the summary in the last run is none now."


def made(briefings: Sequence[Briefing]) -> str:
    """Return who made the English and the summaries, over all briefs of a document."""
    sentences = (s for briefing in briefings for passage in briefing.passages() for s in passage.sentences)
    return f"{translated(sentences)} {summarised(briefings)}"


def translated(sentences: Iterable[Translation]) -> str:
    """Return who made the English."""
    corrected = sum(sentence.step is Step.CORRECTED for sentence in sentences)
    number = "1 sentence" if corrected == 1 else f"{corrected} sentences"
    return f"By machine, from Chinese, {f'{number} corrected' if corrected else 'not edited'} by a person."


def summarised(briefings: Sequence[Briefing]) -> str:
    """Return what the summaries are, and who chose their points."""
    points = [point for briefing in briefings for point in briefing.summary]
    pinned = sum(point.is_pinned for point in points)
    dropped = sum(bool(briefing.wanted.dropped) for briefing in briefings)
    summary = "The summary is sentences of the text"
    if pinned:
        chosen = "all" if pinned == len(points) else f"{pinned} of {len(points)}"
        return f"{summary}, {chosen} chosen by a person."
    return f"{summary}; a person said which it was not to have." if dropped else f"{summary}."


def points_of(briefing: Briefing) -> tuple[str, ...]:
    """Return the points of the summary in Chinese."""
    return tuple(_text(briefing, point) for point in briefing.summary)


def point_flags(briefing: Briefing, before: Collection[str], has_number: bool = False) -> list[Flag]:
    """Return what there is to say of the points: what was pinned in vain, what of those of the run `before` went.

    Nothing of these goes silently for a corrected sentence or an edited glossary; what a person set is no news,
    nor that there are more or fewer where the run `has_number`, which says how many.
    """
    flags = [Flag("summary", GONE, text) for text in briefing.wanted.gone]
    is_set = briefing.wanted.number or (has_number and len(before) != len(briefing.summary))
    if not is_set:
        now = {*points_of(briefing), *(_text(briefing, point) for point in briefing.wanted.dropped)}
        there = {sentence.segment.text for passage in briefing.body for sentence in passage.sentences}
        flags += [Flag("summary", _NO_LONGER, text) for text in before if text in there - now]
    return flags


def _text(briefing: Briefing, point: SummaryPoint) -> str:
    return briefing.body[point.passage].sentences[point.sentence].segment.text
