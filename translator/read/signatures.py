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


def none(_: bytes) -> bool:
    """Whether the bytes show it: they never do, as those of plain text do not."""
    return False


def begins(*fronts: bytes) -> Signature:
    """Return the test for files that begin with one of `fronts`."""
    return lambda data: data.startswith(fronts)


def holds(folder: str) -> Signature:
    """Return the test for zip archives with something in `folder`. `UnusableError`: one that may do harm."""
    return lambda data: data.startswith(_ZIP) and any(name.startswith(folder) for name in _names(data) or ())


def is_page(data: bytes) -> bool:
    """Whether a file begins as a web page."""
    return _PAGE.match(data[:4096].removeprefix(BOM)) is not None


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip archive whose directory can be read."""
    return data.startswith(_ZIP) and _names(data) is not None


def _names(data: bytes) -> list[str] | None:
    try:
        return Package.of(data).names
    except NotZippedError:
        return None
