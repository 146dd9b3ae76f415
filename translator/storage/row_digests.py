"""A digest beside each row: what the disk or another program has changed is not taken for what was kept.

It is no proof of who wrote the row: whoever hands over a memory hands over its English.
"""

from __future__ import annotations

import re
from hashlib import sha256

_BROKEN = re.compile(r"[\ud800-\udfff]")

UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, RecursionError)
"""What reading a row raises that another program has made."""


def is_text(*values: object) -> bool:
    """Return whether all of `values` are text that was read whole: see `storage.database` for what is not UTF-8."""
    return all(isinstance(value, str) and not _BROKEN.search(value) for value in values)


def seal(*values: object) -> str:
    """Return a digest of the values of a row, as they come back from the database (16 hex digits)."""
    return sha256(repr(values).encode()).hexdigest()[:16]
