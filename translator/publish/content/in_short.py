"""A brief of one page: what stands in it of an article, and what there is to check of that."""

from __future__ import annotations

from dataclasses import replace

from translator.publish.content.outline import Place, Plan, plan
from translator.publish.content.related import as_brief
from translator.records import Briefing, term_uses

MOST_FIGURES = 6
"""Key figures, the weightiest first; fewer where the page has no room for them."""
_HEAD = ("headline", "publisher", "byline")


def in_short(briefing: Briefing) -> Briefing:
    """Return a briefing as the page has it: some key figures, no related items."""
    shown = replace(briefing, related=(), figures=briefing.figures[:MOST_FIGURES])
    return replace(shown, terms=term_uses(shown.passages()))


def short_plan(shown: Briefing, prefix: str = "") -> Plan:
    """Return the places of a briefing `in_short`, and a check for each sentence that the page has.

    The paragraphs do not stand on it: what leads to one leads to the headline.
    """
    order = plan(shown, prefix)
    stands = {(point.passage, point.sentence) for point in shown.summary}
    stands |= {(figure.passage, figure.sentence) for figure in shown.figures}
    printed = {id(shown.body[passage].sentences[sentence]) for passage, sentence in stands}
    checks = [each for each in order.flagged if each.place.name in _HEAD or id(each.sentence) in printed]
    places = {name: place if name in _HEAD else _unseen(place) for name, place in order.places.items()}
    flagged = tuple(replace(c, number=number, place=places[c.place.name]) for number, c in enumerate(checks, 1))
    by_name = {name: tuple(c for c in flagged if c.place.name == name) for name in {c.place.name for c in flagged}}
    unseen = len(order.flagged) - len(flagged)
    return replace(order, places=places, flagged=flagged, flagged_by_name=by_name, unseen=unseen)


def arranged(briefing: Briefing, is_short: bool, prefix: str = "") -> tuple[Briefing, Plan]:
    """Return a briefing as a brief has it, or a short one, and what stands where in that."""
    shown = in_short(briefing) if is_short else as_brief(briefing)
    return shown, short_plan(shown, prefix) if is_short else plan(shown, prefix)


def _unseen(place: Place) -> Place:
    return replace(place, stands_at="headline")


def rest(order: Plan) -> str:
    """Return where the rest of the article is, and how much of that there is to check."""
    accepted = sum(sentence.accepted is not None for sentence in order.sentences) - len(order.accepted)
    counts = [f"{order.unseen} more to check"] if order.unseen else []
    counts += [f"{accepted} accepted by the reviewer"] if accepted else []
    more = f", with {' and '.join(counts)}," if counts else ""
    return f"In short: the whole text{more} stands beside the original on the review page, by the numbers given here."
