"""Named settings. Options travel in one `Profile`, not as parameters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """How a run works. Every value that changes the English belongs here (it is in the signature).

    `n_best` is how many hypotheses an engine is asked for, at first and where a sentence fails; with `both_ways` those
    of a first try are also weighed by how probable the Chinese is given them. `spelling` is "us" or "gb" (dates and
    units follow it).
    """

    name: str
    n_best: int = 5
    both_ways: bool = False
    spelling: str = "us"
    min_points: int = 3
    max_points: int = 5
    summary_words: int = 90


FAST = Profile("fast", n_best=1)
BALANCED = Profile("balanced")
QUALITY = Profile("quality", both_ways=True)
TESTING = Profile("testing", n_best=2)

PROFILES = {profile.name: profile for profile in (FAST, BALANCED, QUALITY)}
