"""Who made a brief: what of the English and of the summary a machine did, and what a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translator.records import Briefing, Step, Translation

GONE = "A sentence that was pinned for the summary is not in the text any more."


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
