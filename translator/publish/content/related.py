"""What of the page's other stories a brief shows: not those whose English is in doubt."""

from __future__ import annotations

from dataclasses import replace

from translator.records import Briefing, term_uses

NOTE = "Headlines listed on the source page. Their opening texts are not translated; report.json has them."
CUT = " † The opening text is cut off on the source page."


def as_brief(briefing: Briefing) -> Briefing:
    """Return a briefing without the related items that a brief leaves out; the review page and the reports have all."""
    kept = tuple(item for item in briefing.related if not item.is_in_doubt)
    if len(kept) == len(briefing.related):
        return briefing
    shown = replace(briefing, related=kept)
    return replace(shown, terms=term_uses(shown.passages()))


def left_out_of_related(briefing: Briefing) -> str:
    """Return how many related items a brief leaves out, and why; nothing where it has all."""
    total = len(briefing.related)
    count = sum(item.is_in_doubt for item in briefing.related)
    if not count:
        return ""
    headlines = "related headline" if total == 1 else "related headlines"
    return f"{count} of {total} {headlines} left out: their English is in doubt (see the review page)."
