"""Write a briefing as a Word file: the same briefing gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.records import Briefing
from translator.storage.files import replace_bytes

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can state; a real one would make every run's bytes differ."""


def write_docx(briefing: Briefing, path: Path, house: HouseStyle = DEFAULT_STYLE) -> None:
    """Write the brief to `path` in house style, atomically. Raises `OutputError` when it cannot be written."""
    replace_bytes(path, render_docx(briefing, house))


def render_docx(briefing: Briefing, house: HouseStyle = DEFAULT_STYLE) -> bytes:
    """Return the brief in house style as the bytes of a Word file."""
    # python-docx and lxml take a tenth of a second to import: not before a brief is written.
    from translator.publish.docx.brief import compose

    return saved(compose(briefing, house))


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
