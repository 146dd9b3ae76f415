"""What a batch of articles has in common, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.overview.claim_words import NAMED
from translator.overview.claims import claims, mention
from translator.overview.conflicts import conflicts, shared_figures
from translator.overview.leads import lead
from translator.records import Briefing, Entry
from translator.records.overviews import Mention, Overview, SharedTerm, TermMentions


def overview(briefings: Sequence[Briefing]) -> Overview:
    """Return what an overview of `briefings` shows, in their order.

    Time goes with the number of figures, and with the pairs of those that have measure, time and subject in common.
    """
    found = [claim for number, briefing in enumerate(briefings) for claim in claims(briefing, number)]
    return Overview(
        tuple(lead(briefing, number) for number, briefing in enumerate(briefings)),
        shared_terms(briefings),
        shared_figures(found),
        conflicts(found),
    )


def shared_terms(briefings: Sequence[Briefing]) -> tuple[SharedTerm, ...]:
    """Return the entries that two or more of `briefings` name: names first, then what most articles have.

    Rows of one kind with the same English (千歲, 千歲市) are one, shown as the row met first.
    """
    found: dict[tuple[str, str], tuple[Entry, dict[int, list[Mention]]]] = {}
    for number, briefing in enumerate(briefings):
        for entry, where in _terms(briefing, number):
            _, articles = found.setdefault((entry.kind, entry.target), (entry, {}))
            articles.setdefault(number, []).append(where)
    shared = [
        SharedTerm(entry, tuple(TermMentions(places[0], len(places)) for places in articles.values()))
        for entry, articles in found.values()
        if len(articles) > 1
    ]
    return tuple(sorted(shared, key=_order))


def _order(term: SharedTerm) -> tuple[bool, int, int]:
    return term.entry.kind not in NAMED, -len(term.articles), -sum(found.occurrences for found in term.articles)


def _terms(briefing: Briefing, number: int) -> Iterator[tuple[Entry, Mention]]:
    """Yield the entries of the headline and the body, each occurrence with its sentence."""
    for index, passage in ((None, briefing.title), *enumerate(briefing.body)):
        for place, sentence in enumerate(passage.sentences):
            for term in sentence.terms:
                yield term.hit.entry, mention(number, index, place, sentence)
