"""Findings that a reviewer has accepted, with the reason: for one English of a sentence, and what was found of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from translator.memory.keys import keyboard


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A reviewer's reason, the English that it is for, and what was found of that, as a brief says it."""

    english: str
    finding: str
    reason: str

    def holds(self, english: str, messages: Iterable[str]) -> bool:
        """Whether it is for this English and these findings: marks and blanks may be as Word has them."""
        return keyboard(english) == keyboard(self.english) and _letters(" ".join(messages)) == _letters(self.finding)


def fault(english: str, finding: str) -> tuple[str, str, str] | None:
    """Return what a row lacks that accepts something (the column, what, what to do), if it lacks anything."""
    if not english:
        return "english", "The English that is accepted is missing.", "Copy it from the brief, as it stands there."
    if not _letters(finding):
        return "finding", "What was found is missing.", "Copy it from “What failed” in the brief."
    return None


def merged(
    earlier: Mapping[str, Sequence[Acceptance]], later: Mapping[str, Sequence[Acceptance]]
) -> dict[str, tuple[Acceptance, ...]]:
    """Return what was accepted of each sentence: of the same English and finding, for the reason said last."""
    found = {source: tuple(held) for source, held in earlier.items()}
    for source, held in later.items():
        kept = [old for old in found.get(source, ()) if not any(new.holds(old.english, [old.finding]) for new in held)]
        found[source] = (*kept, *held)
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
