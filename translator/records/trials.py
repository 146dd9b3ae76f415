"""What engines made of the same articles, to be looked at side by side."""

from __future__ import annotations

from dataclasses import dataclass

from translator.records.briefings import Briefing
from translator.records.translations import Translation


@dataclass(frozen=True, slots=True)
class Trial:
    """What one model made of some articles, a briefing each in their order; none, and why, where it failed.

    `known` is what is published of its English. `start` and `seconds` are what loading it and then translating took.
    """

    model: str
    engine: str
    known: str
    briefings: tuple[Briefing, ...] = ()
    start: float = 0.0
    seconds: float = 0.0
    failure: str = ""

    @property
    def sentences(self) -> tuple[Translation, ...]:
        """Every sentence of the articles, related items too."""
        return tuple(s for briefing in self.briefings for passage in briefing.passages() for s in passage.sentences)

    @property
    def characters(self) -> int:
        """How many characters of Chinese it translated."""
        return sum(len(sentence.segment.text) for sentence in self.sentences)
