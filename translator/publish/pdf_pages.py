"""On which pages of a PDF its parts begin."""

from __future__ import annotations


def pages_of_parts(data: bytes) -> list[int]:
    """Return the page, from 1, of each heading of the first level that a PDF's bookmarks name, in their order."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    try:
        found = [mark.get_dest() for mark in document.get_toc(max_depth=1) if mark.level == 0]
        return [place.get_index() + 1 for place in found if place]
    finally:
        document.close()
