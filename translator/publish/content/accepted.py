"""What a reviewer has accepted: said wherever a brief says what there is to check, and not counted there."""

from __future__ import annotations

from translator.memory import Corrections
from translator.records import Accepted, Briefing, Flag

NOTE = "Accepted by the reviewer, and not counted above."


def why(given: Accepted) -> str:
    """Return the reason, as every output has it."""
    return f"Accepted by the reviewer: {given.reason}"


def lapsed(briefing: Briefing, corrections: Corrections) -> list[Flag]:
    """Return what was accepted of sentences that are flagged all the same: their English or the finding is another."""
    return [
        Flag("accepted", f"Was accepted (“{given.reason}”) for other English, or for another finding.", s.segment.text)
        for s in briefing.flagged()
        for given in corrections.accepted(s.segment.text)[-1:]
    ]
