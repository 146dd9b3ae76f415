"""Pages that Safari saved (web archives): the page itself, without its pictures and styles."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

from translator.errors import UnusableError
from translator.read.encoding import in_utf_8
from translator.read.html import read_html
from translator.records import Document

_SAVE_AGAIN = "Save the page again, as page source (.html)."


def read_webarchive(path: Path, data: bytes) -> Document:
    """Return the article of a web archive. Raises `UnusableError` where there is no page in it."""
    try:
        archive: Any = plistlib.loads(data)
        main = archive["WebMainResource"]
        page, charset = main["WebResourceData"], str(main.get("WebResourceTextEncodingName") or "")
    except Exception as error:  # property lists fail in many ways, all of them damage
        raise UnusableError("the web archive is damaged, or none.", _SAVE_AGAIN) from error
    if not isinstance(page, bytes) or not page.strip():
        raise UnusableError("there is no page in the web archive.", _SAVE_AGAIN)
    return read_html(path, in_utf_8(page, charset))
