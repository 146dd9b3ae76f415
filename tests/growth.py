"""How time grows with input: a ratio, because a bound in seconds fails on a machine that is slow or busy."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

TIMES = 4
# Between the 4 of linear time and the 16 of quadratic; one run of each is enough for the less. The rest is for what is
# too short to be measured.
_LESS, _MOST, _REST = 6, 9, 0.05
_RUNS = 3


def grows_with_length_only(work: Callable[[Input], object], short: Input, long: Input) -> bool:
    """Return whether `work` on `long`, `TIMES` as much as `short`, takes nowhere near `TIMES` squared as long.

    One of the runs on `long` that is quick enough settles it; the first may do so whatever `short` takes.
    """
    first = least(work, long, runs=1)
    if first < _REST or first < _LESS * least(work, short, runs=1):
        return True
    most = _MOST * least(work, short) + _REST
    return first < most or any(least(work, long, runs=1) < most for _ in range(_RUNS))


def least(work: Callable[[Input], object], given: Input, runs: int = _RUNS) -> float:
    """Return the least of this thread's own seconds in so many `runs`: neither other threads nor a pause count."""
    seconds = []
    for _ in range(runs):
        started = time.thread_time()
        work(given)
        seconds.append(time.thread_time() - started)
    return min(seconds)
