"""What a file is by its first bytes, whatever it is called: the tests that the tables of kinds are made of."""

from __future__ import annotations

import re
from collections.abc import Callable

from translator.errors import UnusableError
from translator.read.fields import LISTS, NAMES
from translator.storage.spreadsheet import table_of, utf_16_of
from translator.storage.zip_package import NotZippedError, Package

Signature = Callable[[bytes], bool]
"""Whether the bytes of a file are of a kind."""

BOM = b"\xef\xbb\xbf"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE
)
# A piece of a page, as it is copied out of one. Markdown may stand between two tags too: its headings show it.
_FRAGMENT = re.compile(
    rb"\s*<(?:head|body|div|article|section|main|header|figure|blockquote|p|h[1-6]|[uo]l|table|span|font|center)[\s>]",
    re.IGNORECASE,
)
# What programs write before a piece of a page that is copied: its encoding, and on Windows where it stands.
_COPIED = re.compile(
    rb"\s*(?:Version:[\d.]{1,9}\s{1,9}(?:[A-Za-z]{1,20}:[^\n]{0,500}\n){2,9})?"
    rb"(?:<meta\s[^>]{0,200}charset[^>]{0,200}>|<html[^>]{0,200}>|<!--StartFragment-->)\s*<",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
_TAG_AT_END = re.compile(rb"</[a-z][a-z0-9]{0,20}>\s*\Z", re.IGNORECASE)
_FEED = re.compile(rb"\s*(?:<[?!][^>]{0,500}>\s*){0,9}<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_RECORDS = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")
_KEY = re.compile(rb"\"(?:%b)\"\s*:" % "|".join((*NAMES["title"], *NAMES["content"], *LISTS)).encode(), re.IGNORECASE)
_LONGEST_HEADER = 2_000
FRONT = 65536
"""Bytes by which a file of many articles is known."""
_MAIL = re.compile(rb"(?:[\w-]{2,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,20}){0,40}?MIME-Version:", re.IGNORECASE)


def none(_: bytes) -> bool:
    """Whether the bytes show it: they never do, as those of plain text do not."""
    return False


def begins(*fronts: bytes) -> Signature:
    """Return the test for files that begin with one of `fronts`."""
    return lambda data: data.startswith(fronts)


def holds(folder: str) -> Signature:
    """Return the test for zip archives with something in `folder`. `UnusableError`: one that may do harm."""
    return lambda data: data.startswith(_ZIP) and any(name.startswith(folder) for name in _names(data) or ())


def is_mail(data: bytes) -> bool:
    """Whether a file begins with the headers of a message, or of a page that a browser saved as one."""
    return _MAIL.match(data[:8192].removeprefix(BOM)) is not None


def is_opendocument(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text: its kind stands at the front of the archive, uncompressed."""
    return data.startswith(_ZIP) and b"application/vnd.oasis.opendocument.text" in data[:120]


def is_epub(data: bytes) -> bool:
    """Whether the bytes are an e-book: its kind stands at the front of the archive, uncompressed."""
    return data.startswith(_ZIP) and b"application/epub+zip" in data[:120]


def is_outlook(data: bytes) -> bool:
    """Whether the bytes are a message as Outlook saves it: an old Office file whose streams are called so."""
    return data.startswith(OLD_OFFICE) and "__substg1.0_".encode("utf-16-le") in data


def is_page(data: bytes) -> bool:
    """Whether a file begins as a web page, or as a piece of one on a clipboard."""
    front = front_of(data[:4096])
    if _PAGE.match(front) or _COPIED.match(front):
        return True
    end = data[-200:].replace(b"\0", b"")  # of UTF-16 the letters
    is_fragment = _FRAGMENT.match(front) is not None and _TAG_AT_END.search(end) is not None
    return is_fragment and _MARKDOWN.search(front) is None


def is_collection(data: bytes) -> bool:
    """Whether a file is a feed, JSON with articles in it, or a table with a title and a text among its columns."""
    front = front_of(data)
    if _FEED.match(front) or (_RECORDS.match(front) and _KEY.search(front)):
        return True
    header = front[:_LONGEST_HEADER].partition(b"\n")[0]
    return any(mark in header for mark in b",;\t") and _is_table(front[: front.rfind(b"\n") + 1])


def _is_table(lines: bytes) -> bool:
    """Whether the first of the lines heads at least half of the others: a menu above an article does not."""
    try:
        rows = table_of(lines).rows
    except UnusableError:
        return False
    if not rows or not all(set(NAMES[key]).intersection(rows[0].names) for key in ("title", "content")):
        return False
    fitting = sum(len(row.cells) == len(rows[0].cells) for row in rows[1:])
    return 0 < fitting >= len(rows) - 1 - fitting


def front_of(data: bytes) -> bytes:
    """Return the front of a file without its byte order mark; in UTF-8 where it is in UTF-16."""
    front = data[:FRONT]
    codec = utf_16_of(front)
    return front.decode(codec, "ignore").encode("utf-8", "ignore") if codec else front.removeprefix(BOM)


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip archive whose directory can be read."""
    return data.startswith(_ZIP) and _names(data) is not None


def _names(data: bytes) -> list[str] | None:
    try:
        return Package.of(data).names
    except NotZippedError:
        return None
