"""What stock exchanges put behind a company's name: 世芯-KY, 鴻華先進—創. It is no part of the name in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Registered abroad, depositary receipts, the innovation board: before the number of the share, or where the name ends.
_MARK = re.compile(r"(?<=\w)\s?[-－—–﹣](?:KY|DR|創|创)(?=\s?[（(]\s?\d{4,6}\s?[)）]|[\s，、。；：,;:！!？?股]|$)")


def share_marks(chinese: str) -> Iterator[tuple[int, int, str]]:
    """Where a share's mark stands, and that nothing is asked for it."""
    for found in _MARK.finditer(chinese):
        yield *found.span(), ""
