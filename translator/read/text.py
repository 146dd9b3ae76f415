"""Plain text, and Markdown, whose marks are those of this package already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from translator.read.encoding import decode
from translator.read.entries import Item, is_part, of_document
from translator.read.several import articles_between
from translator.records import Document

# Lines that are nothing but the tag of a part of a page around the text.
_AROUND = re.compile(
    r"^[ \t]*</?(?:div|section|article|main|center)(?:\s[^<>\n]{0,500})?>[ \t]*$", re.IGNORECASE | re.MULTILINE
)
# What may part a text, in bytes, quickly seen: most texts have none, and are not read to be looked into.
_MAY_PART = re.compile(rb"([=_*~-])\1{4}|(?:\xe2\x94[\x80\x81]|\xe2\x95\x90|\xe2\x80\x94|\xef\xbc[\x9d\x8d\x8a]){5}")


def read_text(path: Path, data: bytes) -> Document:
    """Return the text of a file, or its article that `path` names. Raises `UnusableError` as `decode` does."""
    document = Document(path, decode(data))
    return of_document(document, articles_of_text(data)) if is_part(path) else document


def articles_of_text(data: bytes) -> Mapping[str, Item]:
    """Return the articles of a text by their names: one, unless it is surely several. Raises as `decode` does."""
    return articles_between(decode(data)) if _MAY_PART.search(data) else {"": Item("")}


def read_markdown(path: Path, data: bytes) -> Document:
    """Return the text of a Markdown file. Raises `UnusableError` as `decode` does."""
    return Document(path, _AROUND.sub("", decode(data)), is_marked_up=True)
