"""Write a whole batch as one Word file: the same briefings give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from translator.publish.docx.render import saved
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.records import Briefing
from translator.records.overviews import Overview
from translator.storage.files import replace_bytes


def write_combined(
    briefings: Sequence[Briefing], overview: Overview, path: Path, house: HouseStyle = DEFAULT_STYLE
) -> None:
    """Write the briefing of all articles to `path`, atomically. Raises `OutputError` when it cannot be written."""
    replace_bytes(path, render_combined(briefings, overview, house))


def render_combined(briefings: Sequence[Briefing], overview: Overview, house: HouseStyle = DEFAULT_STYLE) -> bytes:
    """Return one or more briefings as the bytes of one Word file: contents, overview, each brief on pages of its own.

    `overview` is that of the same briefings in the same order.
    """
    # As for a single brief: python-docx is not loaded before a document is made.
    from translator.publish.docx.combined import compose_combined

    return saved(compose_combined(briefings, overview, house))
