"""What a file is by its first bytes, whatever it is called: the tests that the tables of kinds are made of."""

from __future__ import annotations

import re
from collections.abc import Callable

from translator.storage.zip_package import NotZippedError, Package

Signature = Callable[[bytes], bool]
"""Whether the bytes of a file are of a kind."""

BOM = b"\xef\xbb\xbf"
_ZIP = b"PK\x03\x04"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE
)
# A piece of a page, as it is copied out of one. Markdown may stand between two tags too: its headings show it.
_FRAGMENT = re.compile(rb"\s*<(?:head|body|div|article|section|main|p|h[1-6]|table)[\s>]", re.IGNORECASE)
_MARKDOWN = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
_TAG_AT_END = re.compile(rb"</[a-z][a-z0-9]{0,20}>\s*\Z", re.IGNORECASE)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_RECORDS = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")
_KEY = re.compile(
    rb"\"(?:title|headline|\xe6\xa8\x99\xe9\xa1\x8c|\xe6\xa0\x87\xe9\xa2\x98|articles|items|data|content)\"\s*:"
)
_MAIL = re.compile(rb"(?:[\w-]{2,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,20}){0,40}?MIME-Version:", re.IGNORECASE)
_TITLES = frozenset(name.encode() for name in ("title", "headline", "標題", "标题"))
_TEXTS = frozenset(name.encode() for name in ("content", "text", "body", "article", "內容", "内容", "內文", "正文"))


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


def is_page(data: bytes) -> bool:
    """Whether a file begins as a web page."""
    front = data[:4096].removeprefix(BOM)
    if _PAGE.match(front):
        return True
    is_fragment = _FRAGMENT.match(front) is not None and _TAG_AT_END.search(data[-200:]) is not None
    return is_fragment and _MARKDOWN.search(front) is None


def is_collection(data: bytes) -> bool:
    """Whether a file is a feed, JSON with articles in it, or a table with a title and a text among its columns."""
    front = data[:4096].removeprefix(BOM)
    if _FEED.match(front) or (_RECORDS.match(front) and _KEY.search(data[:65536])):
        return True
    header = front.split(b"\n", 1)[0].lower().replace(b'"', b"").strip()
    columns = {column.strip() for column in re.split(rb"[,;\t]", header)}
    return bool(columns & _TITLES) and bool(columns & _TEXTS)


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip archive whose directory can be read."""
    return data.startswith(_ZIP) and _names(data) is not None


def _names(data: bytes) -> list[str] | None:
    try:
        return Package.of(data).names
    except NotZippedError:
        return None
