"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.errors import UnusableError
from translator.storage.zip_package import Package

SUPPORTED = ".txt, .md, .html and .docx"
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[:4]
_AS_TEXT = f"Use {SUPPORTED} files, named as what they are."
_SAVE_IN_WORD = "Open it in Word and save it as .docx."
_UNPACK = "Unpack it and name the article in it."
_COPY = "Open it, copy the article's text and save that as a .txt file."


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file that is not the text it is named as: what it is, and what to do about it."""

    what: str
    remedy: str = _AS_TEXT


_WORD = Foreign("a Word file", "Rename it so that it ends in .docx.")
_PICTURE = "Type or copy the article's text into a .txt file; text in pictures is not read."
_MAGIC = (
    (b"%PDF-", Foreign("a PDF", _COPY)),
    (OLD_OFFICE, Foreign("an old Office file (.doc, .xls)", _SAVE_IN_WORD)),
    (b"{\\rtf", Foreign("an RTF file", _SAVE_IN_WORD)),
    (b"\x89PNG", Foreign("a PNG picture", _PICTURE)),
    (b"\xff\xd8\xff", Foreign("a JPEG picture", _PICTURE)),
    (b"GIF8", Foreign("a GIF picture", _PICTURE)),
    (b"II*\x00", Foreign("a TIFF picture", _PICTURE)),
    (b"MM\x00*", Foreign("a TIFF picture", _PICTURE)),
    (b"PK\x05\x06", Foreign("an empty zip archive")),
    (b"\x1f\x8b", Foreign("a gzip archive", _UNPACK)),
    (b"7z\xbc\xaf", Foreign("a 7-Zip archive", _UNPACK)),
    (b"Rar!\x1a", Foreign("a RAR archive", _UNPACK)),
    (b"bplist00", Foreign("a Safari web archive", "Save the page again, as page source (.html).")),
    (b"\x7fELF", Foreign("a program")),
)
_REMEDIES = {
    **dict.fromkeys((".pdf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".epub"), _COPY),
    **dict.fromkeys((".doc", ".rtf", ".odt", ".pages", ".wps", ".docm", ".dotx"), _SAVE_IN_WORD),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"), _PICTURE),
    **dict.fromkeys((".eml", ".msg", ".mht", ".mhtml", ".webarchive"), "Save the text as a .txt file."),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), _UNPACK),
}
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE
)
_MAIL_PAGE = re.compile(rb"(?:[\w-]{2,40}:[^\n]{0,500}\n){0,12}?MIME-Version:", re.IGNORECASE)


def foreign(data: bytes) -> Foreign | None:
    """Return what `data` is if it is not text at all; `None` if it may be."""
    if data.startswith(ZIP):
        return _zipped(data)
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def unread(suffix: str) -> Foreign:
    """Return what a file is that ends in `suffix`, which no reader is for."""
    remedy = _REMEDIES.get(suffix.lower(), f"Use {SUPPORTED} files.")
    return Foreign(f"{suffix or 'a file without a suffix'} is not a kind that can be read", remedy)


def page(data: bytes) -> Foreign | None:
    """Return what kind of web page `data` is; `None` if it does not begin as one."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head):
        return Foreign("a web page", "Rename it so that it ends in .html.")
    return archive_page(head)


def archive_page(data: bytes) -> Foreign | None:
    """Return the kind of `data` if it is a page or mail of many parts (.mht, .eml); `None` if not."""
    if _MAIL_PAGE.match(data[:8192]):
        return Foreign("a web archive or mail (.mht, .eml)", "Save the page again as .html, or the text as .txt.")
    return None


def _zipped(data: bytes) -> Foreign:
    try:
        names = Package.of(data).names
    except UnusableError:
        return Foreign("a damaged zip archive or Office file")
    for folder, kind in (
        ("word/", _WORD),
        ("xl/", Foreign("an Excel workbook", _COPY)),
        ("ppt/", Foreign("a PowerPoint file", _COPY)),
        ("META-INF/", Foreign("an OpenDocument or e-book file", "Open it and save it as .docx.")),
    ):
        if any(name.startswith(folder) for name in names):
            return kind
    return Foreign("a zip archive", _UNPACK)
