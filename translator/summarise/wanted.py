"""What a person set of a summary, found in the article."""

from __future__ import annotations

from collections.abc import Sequence

from translator.memory import Corrections, plain
from translator.memory.choices import count, over
from translator.records import Passage, SummaryPoint, WantedPoints
from translator.summarise.candidates import RUNNING


def wanted_points(body: Sequence[Passage], corrections: Corrections, article: str) -> WantedPoints:
    """Return what `corrections` set of the summary of `body`, the text of the article of that file name.

    Of a sentence that stands twice the first is the point. A pinned one is gone if it was set for this article alone
    and is not in its running English text: what was set for any article need not be in this one.
    """
    own, any_article = corrections.choices(article)
    if not own and not any_article:
        return WantedPoints()
    places = _places(body)
    here, anywhere = (
        {sentence: found for sentence, found in each.items() if sentence in places} for each in (own, any_article)
    )
    held = {sentence: found for sentence, found in over(here, anywhere).items() if found}
    pinned = [(found.place, places[sentence][0]) for sentence, found in held.items() if found.place]
    pinned.sort(key=lambda pin: (pin[0], pin[1].passage, pin[1].sentence))
    dropped = (point for sentence, found in held.items() if not found.place for point in places[sentence])
    number = count(held.values())
    gone = (sentence for sentence, found in own.items() if found.place and sentence not in places)
    return WantedPoints(tuple(pinned), frozenset(dropped), number, tuple(gone))


def _places(body: Sequence[Passage]) -> dict[str, list[SummaryPoint]]:
    """Return where each sentence stands that may be a point, by its Chinese."""
    places: dict[str, list[SummaryPoint]] = {}
    for index, passage in enumerate(body):
        if passage.role in RUNNING:
            for number, sentence in enumerate(passage.sentences):
                if sentence.text.strip():
                    places.setdefault(plain(sentence.segment.text), []).append(SummaryPoint(index, number))
    return places
