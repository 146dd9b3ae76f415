"""The pages of a PDF: on which its parts begin, and the first as a picture."""

from __future__ import annotations

import struct
import zlib


def pages_of_parts(data: bytes) -> list[int]:
    """Return the page, from 1, of each heading of the first level that a PDF's bookmarks name, in their order."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    try:
        found = [mark.get_dest() for mark in document.get_toc(max_depth=1) if mark.level == 0]
        return [place.get_index() + 1 for place in found if place]
    finally:
        document.close()


def first_page(data: bytes, width: int) -> bytes:
    """Return the first page of a PDF of ours as PNG, so many pixels wide."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    try:
        page = document[0]
        drawn = page.render(scale=width / page.get_width(), rev_byteorder=True)
        lines = bytes(drawn.buffer)
        rows = (lines[at * drawn.stride : at * drawn.stride + 3 * drawn.width] for at in range(drawn.height))
        return _png(drawn.width, drawn.height, b"".join(b"\0" + row for row in rows))
    finally:
        document.close()


def _png(width: int, height: int, lines: bytes) -> bytes:
    """Return a picture of red, green and blue, whose lines each have a 0 before them (PNG: no filter)."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
