"""Plain text, and Markdown, whose marks are those of this package already."""

from __future__ import annotations

from pathlib import Path

from translator.read.encoding import decode
from translator.records import Document


def read_text(path: Path, data: bytes) -> Document:
    """Return the text of a file. Raises `UnusableError` as `decode` does."""
    return Document(path, decode(data))


def read_markdown(path: Path, data: bytes) -> Document:
    """Return the text of a Markdown file. Raises `UnusableError` as `decode` does."""
    return Document(path, decode(data), is_marked_up=True)
