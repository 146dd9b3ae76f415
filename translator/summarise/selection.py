"""The points of the summary: sentences weighed, then chosen within a budget of English words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import combinations
from math import log

from translator.chinese.words import chinese_words
from translator.profiles import QUALITY, Profile
from translator.records import Passage, SummaryPoint, WantedPoints
from translator.summarise.candidates import Candidate, Words, candidates, content
from translator.summarise.centrality import centrality
from translator.summarise.cues import asks, is_background, is_item, is_opinion, leans, news, quotes_speech, stands_alone
from translator.summarise.key_figures import rank

MOST_COMPARED = 80
"""Sentences whose centrality is computed, which compares every two: of more, those that weigh most without it."""

# Logistic regression on the tuning part of benchmarks/summaries (ridge 1 to 3), a third of its coefficients, rounded.
# "lead" is not from there: the set has as many shapes that do not open with the news, a desk's day has not.
WEIGHTS = {
    "central": 0.25, "title": 0.30, "facts": 0.20, "news": 0.60, "background": -0.25, "opinion": -0.40, "lead": 0.10,
}  # fmt: skip
REDUNDANCY = 0.35
"""How much likeness to a sentence already chosen costs, on the scale of the weights."""
WORTH_A_POINT = 0.2
"""Share of the best sentence's worth below which a sentence is only taken to reach the least number of points."""
TOO_ALIKE = 0.6
"""Share of the shorter sentence's words that makes a second sentence a repetition."""
SLACK = 1.15
"""The word budget is "about": where no set of the least number of points fits it, one may go this far over."""
SET_CHOICE = 24
"""Sentences among which such a set is looked for, the best ones."""

Scores = dict[SummaryPoint, float]
_NOTHING = WantedPoints()


def summarise(
    body: Sequence[Passage],
    title: str,
    words: Words = chinese_words,
    profile: Profile = QUALITY,
    wanted: WantedPoints = _NOTHING,
) -> tuple[SummaryPoint, ...]:
    """Return the points of the summary in source order, those that a person set where they were set.

    `title` is in the source language. There are `profile.min_points` to `profile.max_points` points within
    about `profile.summary_words` English words, and always fewer than the article has sentences: an article
    of one sentence has no summary. Sentences that cannot stand alone are never chosen, sentences with
    findings only where nothing else will do. None of this binds a person: what is pinned stands, what was dropped is
    not chosen, and of `wanted.number` points only those are chosen here that no person did.
    """
    found = list(candidates(body, words))
    pins = [point for _, point in wanted.pinned]
    pinned = [candidate for candidate in found if candidate.point in pins]
    most = min(wanted.number or profile.max_points, len(found) - 1)
    fit = [candidate for candidate in found if stands_alone(candidate.plain) and candidate.point not in wanted.dropped]
    chosen = pinned
    if most > len(pinned) and fit:
        scores = _scores(found, fit, frozenset(content(words(title))))
        left = [candidate for candidate in fit if candidate.point in scores and candidate not in pinned]
        chosen = _choose(pinned, left, scores, (most, profile))
    return _in_order([candidate.point for candidate in chosen if candidate not in pinned], wanted)


def _in_order(others: Sequence[SummaryPoint], wanted: WantedPoints) -> tuple[SummaryPoint, ...]:
    """Return the points in source order, and what is pinned at its place, or at the end where there are fewer."""
    points = sorted(others, key=lambda point: (point.passage, point.sentence))
    at = -1
    for place, point in wanted.pinned:  # of two at one place the second comes after the first
        at = min(max(place - 1, at + 1), len(points))
        points.insert(at, replace(point, is_pinned=True))
    return tuple(points)


def _scores(found: Sequence[Candidate], fit: Sequence[Candidate], title: frozenset[str]) -> Scores:
    """Return the worth of the sentences that are compared: all, or the best of so many, `fit` ones first."""
    rarity = _rarity(found)
    named = sum(rarity[word] for word in title if word in rarity) or 1.0
    scores: Scores = {}
    for place, candidate in enumerate(found):
        shared = sum(rarity[word] for word in candidate.words & title) / named
        scores[candidate.point] = WEIGHTS["title"] * shared + _own_worth(candidate, place)
    may = {candidate.point for candidate in fit}
    kept = set(nlargest(MOST_COMPARED, scores, key=lambda point: (point in may, scores[point])))
    compared = [candidate for candidate in found if candidate.point in kept]
    for candidate, central in zip(compared, centrality([c.tokens for c in compared]), strict=True):
        scores[candidate.point] += WEIGHTS["central"] * central
    return {candidate.point: scores[candidate.point] for candidate in compared}


def _rarity(found: Sequence[Candidate]) -> dict[str, float]:
    """Return how telling each word is: ln(1 + N / n), of N sentences n having it."""
    counts = Counter(word for candidate in found for word in candidate.words)
    return {word: log(1 + len(found) / count) for word, count in counts.items()}


def _own_worth(candidate: Candidate, place: int) -> float:
    """Return what a sentence is worth by itself: what it states, how, and where it stands."""
    text = candidate.plain
    tells, states = news(text), _facts(candidate)
    worth = WEIGHTS["news"] * tells + WEIGHTS["facts"] * states
    worth += WEIGHTS["background"] * is_background(text) + WEIGHTS["opinion"] * is_opinion(text)
    if tells or states:  # an opening that has neither is a scene or a slogan
        worth += WEIGHTS["lead"] * max(1.0 / (1.0 + place / 2.0), 0.5 * candidate.leads)
    return worth - _blemishes(candidate)


def _facts(candidate: Candidate) -> float:
    """Return how much a sentence states: figures that matter and termbase names, 0 to 1."""
    sentence = candidate.sentence
    figures = sum(rank(quantity) is not None for quantity in sentence.quantities)
    return min(1.0, 0.35 * figures + 0.15 * len({term.hit.entry.source for term in sentence.terms}))


def _blemishes(candidate: Candidate) -> float:
    """Return what to take off for a sentence that reads badly on its own."""
    text = candidate.plain
    loss = 0.06 * leans(text) + 0.10 * quotes_speech(text) + 0.10 * is_item(text) + 0.15 * asks(text)
    return loss + 0.15 * (len(candidate.words) < 5)


def _choose(
    pinned: Sequence[Candidate], fit: Sequence[Candidate], scores: Scores, limits: tuple[int, Profile]
) -> list[Candidate]:
    """Return the chosen sentences: `pinned`, those without findings, then others up to the least number.

    `limits` are the greatest number and what the profile says. Of those with findings a name that nobody vouches for
    is less than a term, a figure or a meaning that is in doubt.
    """
    most, profile = limits
    chosen = list(pinned)
    clean = [candidate for candidate in fit if not candidate.sentence.findings]
    least, words = min(profile.min_points, most), profile.summary_words
    _fill(chosen, clean, scores, (least, words))
    worth = WORTH_A_POINT * max(scores.values())
    _fill(chosen, [c for c in clean if scores[c.point] >= worth], scores, (most, words))
    if len(chosen) < least:
        chosen = _set(clean, scores, (least, words), pinned) or chosen
    milder = [candidate for candidate in fit if candidate.sentence.concern < 2]
    _fill(chosen, milder, scores, (least, words))
    _fill(chosen, fit, scores, (least, words))
    if len(chosen) < least:
        wide = (least, round(words * SLACK))
        chosen = _set(clean, scores, wide, pinned) or chosen
        _fill(chosen, fit, scores, wide)
    if not chosen and fit:  # every sentence is longer than the whole budget: the shortest is better than none
        chosen.append(min(fit, key=lambda c: (c.sentence.concern, c.cost)))
    return chosen


def _fill(chosen: list[Candidate], pool: Sequence[Candidate], scores: Scores, limits: tuple[int, int]) -> None:
    """Add to `chosen` the best of `pool` one by one, while points and words (the two `limits`) last."""
    points, budget = limits
    left = [c for c in pool if c not in chosen and c.cost <= budget / 2]  # no one sentence may eat more than half
    while left and len(chosen) < points:
        room = budget - sum(c.cost for c in chosen)
        left = [c for c in left if c.cost <= room and _likeness(c, chosen) < TOO_ALIKE]
        if not left:
            return
        best = max(left, key=lambda c: scores[c.point] - REDUNDANCY * _likeness(c, chosen))
        chosen.append(best)
        left.remove(best)


def _set(
    pool: Sequence[Candidate], scores: Scores, limits: tuple[int, int], pinned: Sequence[Candidate]
) -> list[Candidate]:
    """Return the best set of exactly so many points within so many words (the two `limits`), if there is one.

    The pinned ones are in each.

    The greedy choice may take two long sentences after which no third has room.
    """
    points, budget = limits
    best = nlargest(SET_CHOICE, pool, key=lambda c: scores[c.point])
    fitting = [
        chosen
        for chosen in combinations(best, points - len(pinned))
        if sum(c.cost for c in (*pinned, *chosen)) <= budget
        and all(_likeness(c, (*pinned, *chosen[:n])) < TOO_ALIKE for n, c in enumerate(chosen))
    ]
    found = max(fitting, key=lambda chosen: sum(scores[c.point] for c in chosen), default=())
    return [*pinned, *found] if found else []


def _likeness(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return the largest share of words that a sentence has in common with a chosen one, 0 to 1."""
    mine = candidate.words
    return max((len(mine & c.words) / max(1, min(len(mine), len(c.words))) for c in chosen), default=0.0)
