"""Giving each thing a taker of its own, so that as many as possible have one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translator.matching import Matching

WANTS = st.lists(st.lists(st.integers(0, 7), max_size=4, unique=True).map(tuple), max_size=10)


def most(wants: list[tuple[int, ...]], taken: frozenset[int] = frozenset()) -> int:
    """How many can have one at best: by trying everything."""
    if not wants:
        return 0
    with_it = [1 + most(wants[1:], taken | {taker}) for taker in wants[0] if taker not in taken]
    return max([most(wants[1:], taken), *with_it])


@given(WANTS)
def test_as_many_as_possible_have_one(wants: list[tuple[int, ...]]) -> None:
    """No other way of giving serves more, and each holds one that it can take."""
    matching: Matching[int] = Matching()
    given_ = [number for number, takers in enumerate(wants) if matching.give(number, takers)]
    assert len(matching.holds) == len(given_) == most(wants)
    assert all(taker in wants[number] for taker, number in matching.holds.items())
    assert sorted(matching.holds.values()) == given_
