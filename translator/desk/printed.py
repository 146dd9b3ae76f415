"""Briefs as LibreOffice prints them: for who wants a PDF. It is started for one at a time."""

from __future__ import annotations

import threading

from translator.desk.archive import Kept
from translator.errors import OutputError
from translator.publish.pdf import as_pdf, office, paged

_ONE = threading.Lock()


def why_not() -> str:
    """Return why nothing can be printed here, in a sentence or two; nothing where it can."""
    try:
        office()
    except OutputError as error:
        return f"{error.what} Word saves a .docx as PDF, too."
    return ""


def can_be_printed(kept: Kept) -> bool:
    """Whether an article has a Word file, of which a PDF is not made anyway."""
    return f"{kept.brief}.docx" in kept.filed.names and f"{kept.brief}.pdf" not in kept.filed.names


def printed(document: bytes) -> bytes:
    """Return a Word file of ours as PDF. Raises `OutputError`, see `as_pdf`."""
    with _ONE:
        return as_pdf(document)


def printed_with_contents(document: bytes) -> bytes:
    """Return a Word file of ours that has contents as PDF, with the pages in them. Raises `OutputError`."""
    with _ONE:
        return paged(document)[1]
