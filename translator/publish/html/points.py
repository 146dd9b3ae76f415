"""The summary on the review page: its points, which a person can pin, drop and move there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from translator.publish.content.method import GONE
from translator.publish.html.escape import english, shown
from translator.publish.html.rows import Row
from translator.records import Briefing, SummaryPoint


def points(briefing: Briefing, rows: Sequence[Row], language: str) -> str:
    """Return the points as a list, each with a link to its row, and what was pinned in vain."""
    by_id = {row.id: row for row in rows}
    items = "\n".join(_point(by_id[row_id]) for row_id in _ids(briefing.summary))
    gone = "\n".join(
        f'<p class="gone">{GONE} <span lang="{language}">{shown(text)}</span></p>' for text in briefing.wanted.gone
    )
    return f'<ol id="points" aria-label="Points of the summary">\n{items}\n</ol>\n{gone}'


def _point(row: Row) -> str:
    state = ' class="flagged"' if row.check else ""
    return (
        f'<li{state}><p><span class="text">{english(row.sentence.text)}</span> '
        f'<a href="#{row.id}">{shown(row.place.label)}</a></p></li>'
    )


def points_data(briefing: Briefing, rows: Sequence[Row]) -> dict[str, Any]:
    """Return what the script needs to know: the points, what was dropped, whether a person set any, what may be one."""
    wanted = briefing.wanted
    return {
        "points": list(_ids(briefing.summary)),
        "dropped": sorted(_ids(wanted.dropped)),
        "set": bool(wanted.pinned or wanted.dropped or wanted.gone),
        "may": {row.id: [row.label, row.place.label] for row in rows if row.place.number and row.sentence.text.strip()},
        "gone": list(wanted.gone),
        "article": briefing.article.file_name,
    }


def _ids(found: Sequence[SummaryPoint] | frozenset[SummaryPoint]) -> Iterator[str]:
    """Yield the ids of the rows that points stand in."""
    return (f"body_{point.passage}-{point.sentence + 1}" for point in found)
