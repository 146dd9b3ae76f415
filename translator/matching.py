"""Each of some things to one of those that can take it, so that as many as possible have one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Matching(Generic[Thing]):
    """What each taker holds. A thing given moves earlier ones aside where that makes room (Kuhn's augmenting paths).

    A taker that holds something goes on holding something, and what a search in vain has seen can never make room:
    neither is looked at twice, so that a sentence that says one thing a thousand times is no work.
    """

    def __init__(self) -> None:
        self.holds: dict[int, Thing] = {}
        self._takers: dict[int, Sequence[int]] = {}
        self._full: set[int] = set()
        # By the identity of a sequence of takers, since some have thousands: how many at its beginning hold one.
        self._held: dict[int, int] = {}
        self._in_vain: set[int] = set()

    def give(self, thing: Thing, takers: Sequence[int]) -> bool:
        """Give `thing` to one of `takers`; false where none can take it. Things alike share one sequence."""
        at = self._held.get(id(takers), 0)
        while at < len(takers) and takers[at] in self.holds:
            at += 1
        self._held[id(takers)] = at
        if at < len(takers):
            self._hold(takers[at], thing, takers)
            return True
        return id(takers) not in self._in_vain and self._make_room(thing, takers)

    def _hold(self, taker: int, thing: Thing, takers: Sequence[int]) -> None:
        self.holds[taker], self._takers[taker] = thing, takers

    def _make_room(self, thing: Thing, takers: Sequence[int]) -> bool:
        wanted: dict[int, int] = {}  # by taker, the one whose thing would move to it; -1 for the new thing
        waiting = [(takers, -1)]
        for able, mover in waiting:
            for taker in able:
                if taker in wanted or taker in self._full:
                    continue
                wanted[taker] = mover
                if taker not in self.holds:
                    self._hold(self._freed(taker, wanted), thing, takers)
                    return True
                waiting.append((self._takers[taker], taker))
        self._full |= wanted.keys()
        self._in_vain.add(id(takers))
        return False

    def _freed(self, free: int, wanted: dict[int, int]) -> int:
        """Move along the path that ends at `free` what each on it holds; return the taker at its beginning."""
        while (mover := wanted[free]) >= 0:
            self._hold(free, self.holds[mover], self._takers[mover])
            free = mover
        return free
