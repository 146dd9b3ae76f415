"""Plain text, and Markdown, whose marks are those of this package already."""

from __future__ import annotations

import re
from pathlib import Path

from translator.read.encoding import decode
from translator.records import Document

# Lines that are nothing but the tag of a part of a page around the text.
_AROUND = re.compile(
    r"^[ \t]*</?(?:div|section|article|main|center)(?:\s[^<>\n]{0,500})?>[ \t]*$", re.IGNORECASE | re.MULTILINE
)


def read_text(path: Path, data: bytes) -> Document:
    """Return the text of a file. Raises `UnusableError` as `decode` does."""
    return Document(path, decode(data))


def read_markdown(path: Path, data: bytes) -> Document:
    """Return the text of a Markdown file. Raises `UnusableError` as `decode` does."""
    return Document(path, _AROUND.sub("", decode(data)), is_marked_up=True)
