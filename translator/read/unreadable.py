"""The kinds of file that no reader is for, and what to do about each. One that gets a reader leaves this table."""

from __future__ import annotations

from dataclasses import dataclass

from translator.read.refusal import COPY, SAVE_IN_WORD
from translator.read.signatures import OLD_OFFICE, Signature, begins, holds, is_archive, none

_UNPACK = "Unpack it and name the article in it."
_PICTURE = "Type or copy the article's text into a .txt file; text in pictures is not read."


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A kind of file of which no article is made: what it is called, how it is known, what its user can do."""

    name: str
    suffixes: tuple[str, ...]
    is_one: Signature
    remedy: str = ""


UNREADABLE = (
    Unreadable(
        "an old Office file (.doc, .xls), or one with a password",
        (),
        begins(OLD_OFFICE),
        "Open it in Word and save it as .docx, without a password.",
    ),
    Unreadable("an old Word file", (".doc", ".wps"), none, SAVE_IN_WORD),
    Unreadable("a Word file with macros, or a template", (".docm", ".dotx"), none, SAVE_IN_WORD),
    Unreadable("an Excel workbook", (".xlsx", ".xls"), holds("xl/"), COPY),
    Unreadable("a PowerPoint file", (".pptx", ".ppt"), holds("ppt/"), COPY),
    Unreadable("a document of Pages", (".pages",), none, SAVE_IN_WORD),
    Unreadable("an OpenDocument sheet or slides", (".ods", ".odp"), none, COPY),
    Unreadable("another OpenDocument file", (), holds("META-INF/"), COPY),
    Unreadable("a PNG picture", (".png",), begins(b"\x89PNG"), _PICTURE),
    Unreadable("a JPEG picture", (".jpg", ".jpeg"), begins(b"\xff\xd8\xff"), _PICTURE),
    Unreadable("a GIF picture", (".gif",), begins(b"GIF8"), _PICTURE),
    Unreadable("a TIFF picture", (".tif", ".tiff"), begins(b"II*\x00", b"MM\x00*"), _PICTURE),
    Unreadable("a picture", (".bmp", ".webp", ".heic"), none, _PICTURE),
    Unreadable("an empty zip archive", (), begins(b"PK\x05\x06")),
    Unreadable("a zip archive", (".zip",), is_archive, _UNPACK),
    Unreadable("a damaged zip archive or Office file", (), begins(b"PK\x03\x04"), "Copy it again from where it was."),
    Unreadable("a gzip archive", (".gz",), begins(b"\x1f\x8b"), _UNPACK),
    Unreadable("a 7-Zip archive", (".7z",), begins(b"7z\xbc\xaf"), _UNPACK),
    Unreadable("a RAR archive", (".rar",), begins(b"Rar!\x1a"), _UNPACK),
    Unreadable("a tar archive", (".tar",), none, _UNPACK),
    Unreadable("a program", (), begins(b"\x7fELF")),
)
"""In this order they are tried: a damaged archive is what begins as one and is none of those before."""
