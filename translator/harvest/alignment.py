"""A passage as it was printed, sentence by sentence, beside its text now: which sentence became what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from translator.memory import keyboard
from translator.publish.content.outline import NO_ENGLISH

# Where a sentence of English ends: what follows begins another.
_END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]?[A-Z0-9])")
_ALIKE = 0.3
"""Share of the letters that a sentence keeps when it is edited, of several that were edited side by side."""
_LONGEST = 4_000
"""Characters of a sentence that is compared letter by letter."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The sentences of a passage that became something else, by their numbers from 0, and what could not be told."""

    changed: dict[int, str]
    untold: tuple[str, ...] = ()


def aligned(printed: Sequence[str], text: str) -> Aligned:
    """Return what became of the sentences `printed` in `text`.

    Those that stand there as they were part it; what is between two of them is that of the sentences that were.
    """
    now = keyboard(text)
    before = [keyboard(sentence) or NO_ENGLISH for sentence in printed]
    changed: dict[int, str] = {}
    untold: list[str] = []
    waiting: list[int] = []
    at = 0
    for number, sentence in enumerate([*before, ""]):
        found = now.find(sentence, at) if sentence else len(now)
        if found < 0:
            waiting.append(number)
            continue
        _settle([(each, before[each]) for each in waiting], now[at:found].strip(), changed, untold)
        waiting, at = [], found + len(sentence)
    return Aligned(changed, tuple(untold))


def _settle(gone: Sequence[tuple[int, str]], text: str, changed: dict[int, str], untold: list[str]) -> None:
    """Say what `text` is of, which stands where the sentences `gone` stood."""
    if not text:
        untold += [f"taken out: “{sentence}”" for _, sentence in gone if sentence != NO_ENGLISH]
    elif not gone:
        untold.append(f"added: “{text}”")
    elif len(gone) == 1:
        changed[gone[0][0]] = text
    elif pairs := _paired(gone, text):
        changed.update(pairs)
    else:
        untold.append(f"edited together, so that it is not told which is which: “{text}”")


def _paired(gone: Sequence[tuple[int, str]], text: str) -> dict[int, str]:
    """Return the sentences of `text` by those that they were, one each and in order; none where that is not plain."""
    parts = _END.split(text)
    if len(parts) != len(gone) or any(len(part) > _LONGEST for part in parts):
        return {}
    likeness = (SequenceMatcher(None, was, part).ratio() for (_, was), part in zip(gone, parts, strict=True))
    alike = min(likeness) >= _ALIKE
    return {number: part for (number, _), part in zip(gone, parts, strict=True)} if alike else {}
