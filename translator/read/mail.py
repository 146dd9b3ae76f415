"""Mail, and pages saved as one file by a browser (MHTML): the part that holds the article. Nothing is fetched."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from translator.errors import UnusableError
from translator.read.encoding import decode, in_utf_8
from translator.read.html import read_html
from translator.read.normalise import one_line, packed
from translator.read.refusal import COPY
from translator.read.signatures import BOM
from translator.records import Document

_Part = tuple[str, bytes]

MAX_PARTS = 2_000
"""Parts of a message above which it is none."""
MAX_HEADER, MAX_HEADERS = 4_096, 131_072
"""Bytes of one header that is read here, and of all of them, above which it is no message: the library that parses
them takes far longer, and far more memory, than their length is worth."""
_HEADER = re.compile(
    rb"(?:^|[\r\n])(Subject|Content-(?:Type|Disposition|Transfer-Encoding)):[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"^(?:(?:re|fwd?|fw|回[覆复]|[轉转][寄發发])\s*[:：]\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:>\s?)+", re.MULTILINE)
_SENDER = r"[ \t*]*+(?:From|寄件[者人]|[發发]件人)[ *]*+[:：]"
_LABEL = (
    r"[ \t*]*+(?:Sent|Date|To|Cc|Bcc|Subject|Reply-To|收件[者人]|副本|抄送|主旨|主[題题]|"
    r"日期|(?:寄件|[傳传發发]送|寄送)(?:日期|[時时][间間]))[ *]*+[:：]"
)
# A line that goes on with the addresses of the one above.
_GOES_ON = rf"(?:\n(?!{_LABEL}|[^\n。，]*[。，])[^\n@]*+@[^\n]*+){{0,20}}+"
_LINES = rf"(?:\s*+{_LABEL}[^\n]*+{_GOES_ON}){{2,11}}+\s*+"
# What a program writes above a message that is sent on: who sent it, and two lines more of the kind; of a page the
# first may be gone already.
_SENT_ON = re.compile(
    rf"^(?:[ \t]*+[-_—]{{2,20}}[^\n]{{0,40}}\n\s*+)?{_SENDER}[^\n]*+{_GOES_ON}{_LINES}|\A{_LINES}",
    re.MULTILINE | re.IGNORECASE,
)
MAX_TITLE = 200


def read_mail(path: Path, data: bytes) -> Document:
    """Return the article of a message: of its page where it has one, else of its text.

    The day on which it was sent or saved is not the article's. Raises `UnusableError` where there is no text in it.
    """
    _check_headers(data)
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        parts = _parts(message)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise UnusableError("the message is damaged.", COPY) from error
    if not parts:
        raise UnusableError("there is no text in the message.", COPY)
    return message_of(path, parts, str(message.get("subject") or ""))


def message_of(path: Path, parts: list[tuple[str, bytes]], subject: str) -> Document:
    """Return the article of a message's `parts` (kind, contents): what is written above one that was sent on is none.

    Its subject is its title where the text has none of its own.
    """
    document = _joined(path, parts)
    document = replace(document, text=_SENT_ON.sub("", document.text))
    own = _ANSWERED.sub("", one_line(subject))
    if document.title or not 0 < len(own) <= MAX_TITLE:
        return document
    return replace(document, title=own, is_title_of_file=True)


def _joined(path: Path, parts: list[_Part]) -> Document:
    """The text of all parts in their order, with what the first page states; a text that a page says too is no part."""
    pages = {index: read_html(path, body) for index, (kind, body) in enumerate(parts) if kind == "text/html"}
    said = packed("".join(page.text for page in pages.values()))
    texts = []
    for index, (_, body) in enumerate(parts):
        text = pages[index].text if index in pages else _QUOTED.sub("", decode(body))
        if index in pages or packed(max(text.split("\n"), key=len)) not in said:
            texts.append(text.strip())
    first = next(iter(pages.values()), Document(path, ""))
    return replace(first, text="\n\n".join(texts), left_out=tuple(t for page in pages.values() for t in page.left_out))


def _check_headers(data: bytes) -> None:
    """Refuse headers that are too long, by name, before they are parsed."""
    total = 0
    for found in _HEADER.finditer(data):
        length = len(found[0])
        total += length
        if length > MAX_HEADER or total > MAX_HEADERS:
            raise UnusableError(f"the message's {found[1].decode()} is longer than any is.", COPY)


def _parts(message: EmailMessage) -> list[_Part]:
    """The parts with text of a message, attachments left out, in their order."""
    for number, _ in enumerate(message.walk()):
        if number >= MAX_PARTS:
            raise UnusableError(f"the message has more than {MAX_PARTS:,} parts.", COPY)
    return _chosen(message)


def _chosen(part: Any) -> list[_Part]:
    """Kind and contents of each text in `part`, in UTF-8; of several forms of one text the page, else the first."""
    kind = part.get_content_type()
    if part.is_multipart():
        found = [texts for texts in map(_chosen, part.get_payload()) if texts]
        if kind in ("multipart/alternative", "multipart/related"):
            return next((texts for texts in found if any(each == "text/html" for each, _ in texts)), [*found, []][0])
        return [text for texts in found for text in texts]
    if kind not in ("text/html", "text/plain") or part.get_content_disposition() == "attachment":
        return []
    payload = part.get_payload(decode=True)
    body = in_utf_8(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "")
    return [(kind, body)] if body.removeprefix(BOM).strip() else []
