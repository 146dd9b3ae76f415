"""Write a briefing, or a whole batch, as a Word file: the same briefings give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.records import Briefing
from translator.records.overviews import Overview

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can state; a real one would make every run's bytes differ."""


def render_docx(briefing: Briefing, house: HouseStyle = DEFAULT_STYLE) -> bytes:
    """Return the brief in house style as the bytes of a Word file."""
    # python-docx and lxml take a tenth of a second to import: not before a brief is written.
    from translator.publish.docx.brief import compose

    return saved(compose(briefing, house))


def render_combined(briefings: Sequence[Briefing], overview: Overview, house: HouseStyle = DEFAULT_STYLE) -> bytes:
    """Return one or more briefings as the bytes of one Word file: contents, overview, each brief on pages of its own.

    `overview` is that of the same briefings in the same order.
    """
    from translator.publish.docx.combined import compose_combined

    return saved(compose_combined(briefings, overview, house))


def saved(document: DocxDocument) -> bytes:
    """Return the bytes of a document's file: the same for the same document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _without_times(data: bytes) -> bytes:
    """Return the zip file `data` with the same members in the same order, and none of the machine's marks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            new.writestr(member, old.read(name))
    return buffer.getvalue()
