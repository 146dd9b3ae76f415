"""LibreOffice, or a program in its place; what it makes, looked at."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path

import pypdfium2
import pytest

from translator.errors import OutputError
from translator.publish import pdf


def is_installed() -> bool:
    """Whether this machine has LibreOffice."""
    try:
        return bool(pdf.office())
    except OutputError:
        return False


needs_office = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")
needs_script = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")


def program(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a program in LibreOffice's place that does what these lines of Python say."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\nfrom pathlib import Path\n{body}\n", encoding="utf-8")
    path.chmod(0o700)
    monkeypatch.setenv(pdf.OFFICE, str(path))
    return path


def blank(width: float = 200, height: float = 300) -> bytes:
    """A PDF with an empty page."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def picture(data: bytes) -> tuple[int, int, set[str]]:
    """Return the width and height of a PNG of ours, and the colours in it as hexadecimal digits."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    parts, at = {}, 8
    while at < len(data):
        [length] = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + body),)
        parts[kind] = body
        at += 12 + length
    width, height, *form = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert form == [8, 2, 0, 0, 0]
    lines, step = zlib.decompress(parts[b"IDAT"]), 1 + 3 * width
    assert len(lines) == step * height
    rows = [lines[start + 1 : start + step] for start in range(0, len(lines), step)]
    return width, height, {row[at : at + 3].hex().upper() for row in set(rows) for at in range(0, 3 * width, 3)}
