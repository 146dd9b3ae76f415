"""Mail, and pages saved as one file by a browser (MHTML): the part that holds the article. Nothing is fetched."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from pathlib import Path

from translator.errors import UnusableError
from translator.read.encoding import decode
from translator.read.html import read_html
from translator.read.normalise import one_line
from translator.records import Document

MAX_PARTS = 2_000
"""Parts of a message above which it is none."""
MAX_HEADER, MAX_HEADERS = 4_096, 131_072
"""Bytes of one header that is read here, and of all of them, above which it is no message: the library that parses
them takes far longer, and far more memory, than their length is worth."""
_HEADER = re.compile(
    rb"(?:^|[\r\n])(Subject|Content-(?:Type|Disposition|Transfer-Encoding)):[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*",
    re.IGNORECASE,
)
_COPY = "Open it, copy the article's text and save that as a .txt file."
_ANSWERED = re.compile(r"^(?:(?:re|fwd?|fw|回[覆复]|[轉转][寄發发])\s*[:：]\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:>\s?)+", re.MULTILINE)
MAX_TITLE = 200


def read_mail(path: Path, data: bytes) -> Document:
    """Return the article of a message: of its page where it has one, else of its text.

    The day on which it was sent or saved is not the article's. Raises `UnusableError` where there is no text in it.
    """
    _check_headers(data)
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        parts = list(_parts(message))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise UnusableError("the message is damaged.", _COPY) from error
    page = next((body for kind, body in parts if kind == "text/html" and body.strip()), None)
    text = next((body for kind, body in parts if kind == "text/plain" and body.strip()), None)
    if page is not None:
        return _titled(read_html(path, page), message)
    if text is None:
        raise UnusableError("there is no text in the message.", _COPY)
    return _titled(Document(path, _QUOTED.sub("", decode(text))), message)


def _check_headers(data: bytes) -> None:
    """Refuse headers that are too long, by name, before they are parsed."""
    total = 0
    for found in _HEADER.finditer(data):
        length = len(found[0])
        total += length
        if length > MAX_HEADER or total > MAX_HEADERS:
            raise UnusableError(f"the message's {found[1].decode()} is longer than any is.", _COPY)


def _parts(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Kind and contents of each part that is no attachment, texts in UTF-8."""
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            raise UnusableError(f"the message has more than {MAX_PARTS:,} parts.", _COPY)
        kind = part.get_content_type()
        if kind in ("text/html", "text/plain") and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            yield kind, in_utf_8(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "")


def in_utf_8(payload: bytes, charset: str) -> bytes:
    """Return `payload`, text in the encoding that its message names, in UTF-8; as it is where that is not so."""
    known = {"big5": "cp950", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "utf-8": "utf-8"}
    codec = known.get(charset.lower(), "hz" if charset.lower() == "hz-gb-2312" else "")
    if not codec:
        return payload
    try:
        return b"\xef\xbb\xbf" + payload.decode(codec).encode()
    except UnicodeDecodeError:
        return payload


def _titled(document: Document, message: EmailMessage) -> Document:
    """`document` with the subject as its title, where the text has none of its own."""
    subject = _ANSWERED.sub("", one_line(str(message.get("subject") or "")))
    if document.title or not 0 < len(subject) <= MAX_TITLE:
        return document
    return replace(document, title=subject, is_title_of_file=True)
