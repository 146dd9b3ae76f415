"""Figures that articles share, and those on which they do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from translator.overview.claims import Claim
from translator.overview.same_matter import agree, differ
from translator.overview.tolerance import in_percent
from translator.records.overviews import Conflict, SharedFigure

_WEIGHTS = ("money", "count", "percent", "multiple", "measure", "date", "duration")
"""The order in which kinds of figures matter to a reader."""


def shared_figures(found: Sequence[Claim]) -> tuple[SharedFigure, ...]:
    """Return the figures that two or more articles state of what seems the same thing.

    Those of most articles stand first, then by kind, money first, then in order of first mention.
    """
    groups = [group for same in _by_value(found) for group in _alike(same) if len(group) > 1]
    ranked = sorted(groups, key=lambda group: (-len(group), _WEIGHTS.index(group[0].measure[0])))
    return tuple(SharedFigure(tuple(claim.figure for claim in group)) for group in ranked)


def _by_value(found: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims of each value, range and measure, where more than one article has it."""
    values: dict[tuple[object, Decimal, Decimal | None], list[Claim]] = {}
    for claim in found:
        quantity = claim.figure.quantity
        key = (claim.measure, in_percent(quantity, quantity.value), quantity.upper)
        values.setdefault(key, []).append(claim)
    yield from (same for same in values.values() if len({claim.article for claim in same}) > 1)


def _alike(same: Sequence[Claim]) -> list[list[Claim]]:
    """Return claims in groups that agree with their first, at most one claim of an article in each."""
    groups: list[list[Claim]] = []
    for claim in same:
        home = next((group for group in groups if agree(group[0], claim)), None)
        if home is None:
            groups.append([claim])
        elif all(claim.article != other.article for other in home):
            home.append(claim)
    return groups


def conflicts(found: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Return where articles state different figures of what seems the same thing, money first.

    A value that the other article states as well, of whatever, is not in dispute between the two.
    """
    stated: dict[tuple[int, object], list[Claim]] = {}
    for claim in found:
        stated.setdefault((claim.article, claim.measure), []).append(claim)

    def is_open(one: Claim, other: Claim) -> bool:
        return not any(one.stated.overlaps(c.stated) for c in stated[other.article, one.measure])

    pairs = [
        (one, other)
        for one, other in _candidates(found)
        if differ(one, other) and is_open(one, other) and is_open(other, one)
    ]
    groups = [_first_of_each(group) for group in _joined(pairs)]
    groups.sort(key=lambda group: _WEIGHTS.index(group[0].measure[0]))
    return tuple(Conflict(tuple(claim.figure for claim in group)) for group in groups)


def _candidates(found: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each pair of claims of two articles once that has measure, time, scope and subject in common."""
    buckets: dict[object, list[Claim]] = {}
    for claim in found:
        for name in (*claim.subject, *([None] if claim.is_carried else [])):
            key = (claim.measure, claim.times, claim.scope, claim.identities, claim.place, name)
            buckets.setdefault(key, []).append(claim)
    seen = set()
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            if one.article != other.article and (id(one), id(other)) not in seen:
                seen.add((id(one), id(other)))
                yield one, other


def _joined(pairs: Sequence[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Return the claims of `pairs` in groups: those that a chain of pairs joins."""
    homes: dict[int, list[Claim]] = {}
    for one, other in pairs:
        first, second = homes.setdefault(id(one), [one]), homes.setdefault(id(other), [other])
        if first is not second:
            first += second
            homes.update((id(claim), first) for claim in second)
    return list({id(group): group for group in homes.values()}.values())


def _first_of_each(group: Sequence[Claim]) -> list[Claim]:
    """Return the first claim of each article, in batch order."""
    firsts: dict[int, Claim] = {}
    for claim in sorted(group, key=lambda c: (c.article, -1 if (p := c.figure.mention.passage) is None else p)):
        firsts.setdefault(claim.article, claim)
    return list(firsts.values())
