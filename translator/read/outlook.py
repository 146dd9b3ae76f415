"""Messages as Outlook saves them (.msg): their page, their text or their rich text, and their subject.

Attachments are left out.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

from translator.errors import UnusableError
from translator.read.encoding import in_utf_8
from translator.read.mail import message_of
from translator.read.rtf import read_rtf
from translator.records import Document

_SAVE = "Save it from Outlook as .eml, or its text as .txt."
_SUBJECT, _TEXT, _PAGE, _RICH = "0037", "1000", "1013", "1009"
"""Properties of a message, by their numbers (MS-OXPROPS)."""
MAX_RICH = 1024 * 1024
"""Bytes of a packed rich text: they may be eight times as many, of which its library unpacks a million a second."""
_CODE_PAGES = (0x3FDE0003, 0x3FFD0003)
"""The code page of its page, and of its texts that are not in Unicode."""
_CHARSETS = {950: "big5", 936: "gbk", 54936: "gb18030", 65001: "utf-8"}
_HEAD, _PROPERTY = 32, struct.Struct("<II8s")


def read_outlook(path: Path, data: bytes) -> Document:
    """Return the article of a message. Raises `UnusableError` where it is damaged, or there is no text in it."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as message:
            # A chain of sectors that leads back into itself is followed for as long as the stated size.
            if any(entry.size > len(data) for entry in message.direntries if entry):
                raise UnusableError("the message states more than it has.", _SAVE)
            charset = _charset(message)
            page = _stream(message, f"{_PAGE}0102")
            text, subject = _said(message, _TEXT, charset), _said(message, _SUBJECT, charset)
            rich = _stream(message, f"{_RICH}0102")
    except Exception as error:  # another's parser of a format of many parts: whatever it meets is damage
        raise UnusableError("the message is damaged.", _SAVE) from error
    if not page.strip() and not text.strip() and rich:
        text = _words(path, rich)
    parts = [("text/html", in_utf_8(page, charset))] if page.strip() else [("text/plain", text)] if text.strip() else []
    if not parts:
        raise UnusableError("there is no text in the message.", _SAVE)
    return message_of(path, parts, subject.decode("utf-8", "replace"))


def _words(path: Path, rich: bytes) -> bytes:
    """The words of a message's rich text, which is packed in a way of its own, in UTF-8."""
    from compressed_rtf import decompress

    if len(rich) > MAX_RICH:
        raise UnusableError("the message's rich text is longer than any article.", _SAVE)
    try:
        unpacked = bytes(decompress(rich))
    except Exception as error:  # it raises nothing more exact
        raise UnusableError("the message's rich text is damaged.", _SAVE) from error
    return read_rtf(path, unpacked).text.encode()


def _said(message: Any, number: str, charset: str) -> bytes:
    """A text of the message in UTF-8."""
    if wide := _stream(message, f"{number}001F"):
        return wide.decode("utf-16-le", "replace").encode("utf-8", "replace")
    return in_utf_8(_stream(message, f"{number}001E"), charset)


def _stream(message: Any, tag: str) -> bytes:
    name = f"__substg1.0_{tag}"
    return bytes(message.openstream(name).read()) if message.exists(name) else b""


def _charset(message: Any) -> str:
    name = "__properties_version1.0"
    stated = message.openstream(name).read()[_HEAD:] if message.exists(name) else b""
    whole = stated[: len(stated) // _PROPERTY.size * _PROPERTY.size]
    pages = {tag: int.from_bytes(value[:4], "little") for tag, _, value in _PROPERTY.iter_unpack(whole)}
    return next((_CHARSETS[pages[tag]] for tag in _CODE_PAGES if pages.get(tag) in _CHARSETS), "")
