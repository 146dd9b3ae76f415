"""From a path to its text: encodings, .txt, .md, .html and .docx.

All formats arrive in one convention that `clean` understands: a line is a paragraph, a heading
starts with one to six `#` and a space, a list entry with `- `, and a table row stands between bars
(`| a | b |`). What the markup states outright (title, date, publisher, byline) has fields of its own.

Nothing is believed of a file: its size, its name, its kind and what it says of itself are checked,
nothing that it refers to is opened, and what nobody can see in it is not text.
"""

from __future__ import annotations

from pathlib import Path

from translator.chinese.characters import has_han
from translator.read.discover import SUFFIXES, Survey, contents, digest, discover, distinct, identity, survey
from translator.read.docx import read_word
from translator.read.encoding import declared_charset, decode
from translator.read.file_types import Foreign, archive_page, page, unread
from translator.read.html import read_html
from translator.read.refusal import refused
from translator.records import Document

__all__ = ["Survey", "digest", "discover", "distinct", "identity", "read", "survey"]

MAX_TEXT = 1_000_000
"""Characters above which a text is no article: a thousand pages, and days of translating."""
MAX_LINE = 200_000
"""Characters of one line (paragraph) above which it is data."""


def read(path: Path) -> Document:
    """Read the article file at `path`.

    Raises `InputError`, naming the file and the way out, for whatever cannot be used: a missing,
    unreadable, empty, oversized, binary or wrongly named file, one whose encoding cannot be told,
    or one without any Chinese.
    """
    suffix = path.suffix.lower()
    data = contents(path)
    if suffix not in SUFFIXES:
        raise refused(path, f"{unread(path.suffix).what}.", unread(path.suffix).remedy)
    if suffix == ".docx":
        document = read_word(path, data)
    elif suffix in (".html", ".htm"):
        _refuse(path, archive_page(data))
        document = read_html(path, decode(path, data, declared_charset(data)))
    else:
        _refuse(path, page(data))
        document = Document(path, decode(path, data))
    _check_text(path, document.text)
    return document


def _refuse(path: Path, kind: Foreign | None) -> None:
    if kind:
        raise refused(path, f"this is {kind.what}, not what its name says.", kind.remedy)


def _check_text(path: Path, text: str) -> None:
    if not text.strip():
        raise refused(path, "the file is empty.", "Paste the article into it and save it.")
    if len(text) > MAX_TEXT:
        what = f"{len(text):,} characters are more than an article (at most {MAX_TEXT:,})."
        raise refused(path, what, "Keep the article's text only.")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        what = f"a line of {longest:,} characters is data, not an article (at most {MAX_LINE:,})."
        raise refused(path, what, "Keep the article's text only.")
    if not has_han(text):
        raise refused(path, "no Chinese text found.", "Check that this is the article, in Chinese.")
    if text.count("\ufffd") * 50 > len(text):
        raise refused(path, "the text is damaged (many �).", "Copy the article again and save it as UTF-8.")
