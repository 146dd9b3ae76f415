"""Named settings. Options travel in one `Profile`, not as parameters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """How a run works. Every value that changes the English belongs here (it is in the signature).

    `n_best` is how many hypotheses an engine is asked for, at first and where a sentence fails; `spelling`
    is "us" or "gb" (dates and units follow it).
    """

    name: str
    n_best: int = 5
    spelling: str = "us"
    min_points: int = 3
    max_points: int = 5
    summary_words: int = 90


FAST = Profile("fast", n_best=1)
QUALITY = Profile("quality")
TESTING = Profile("testing", n_best=2)

PROFILES = {profile.name: profile for profile in (FAST, QUALITY)}
