"""Named settings. Options travel in one `Profile`, not as parameters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from translator.records import APART

_POINT = 30
"""English words that a point of a summary takes, or somewhat fewer."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a run works. Every value that changes the English belongs here.

    What is remembered of a sentence goes by all of them but those that are declared apart: a name for the rest, what
    is made of finished sentences, and the spelling, which the English of each date and unit has in it already.

    `n_best` is how many hypotheses an engine is asked for, at first and where a sentence fails; with `both_ways` those
    of a first try are also weighed by how probable the Chinese is given them. `spelling` is "us" or "gb" (dates and
    units follow it). `description` says in a few words what it does.
    """

    name: str = field(metadata=APART)
    description: str = field(default="", repr=False, compare=False, metadata=APART)
    n_best: int = 5
    both_ways: bool = False
    spelling: str = field(default="us", metadata=APART)
    min_points: int = field(default=3, metadata=APART)
    max_points: int = field(default=5, metadata=APART)
    summary_words: int = field(default=90, metadata=APART)

    @property
    def has_number(self) -> bool:
        """Whether it says how many points a summary has."""
        return self.min_points == self.max_points

    def with_points(self, number: int) -> Profile:
        """Return the profile with so many points of a summary, as far as an article has them; 0 asks for nothing."""
        if not number:
            return self
        words = max(self.summary_words, _POINT * number)
        return replace(self, min_points=number, max_points=number, summary_words=words)


FAST = Profile("fast", "takes the first English", n_best=1)
BALANCED = Profile("balanced", "the best of five")
QUALITY = Profile("quality", "asks both ways", both_ways=True)

PROFILES = {profile.name: profile for profile in (FAST, BALANCED, QUALITY)}
