"""A part of the day in the English that the Chinese does not say: noon that has become the morning."""

from __future__ import annotations

import re

# English words for a part of the day, and what of the Chinese may be it.
_PARTS = (
    (
        re.compile(r"\bmornings?\b"),
        re.compile(r"[早晨曉晓朝旦凌晚夜]|上午|天亮|黎明|拂|次日|[翌隔]日|第二天|(?i:a\.?m)"),
    ),
    (re.compile(r"\bafternoons?\b"), re.compile(r"午|下半天|(?i:p\.?m)")),
    (re.compile(r"\bevenings?\b"), re.compile(r"[晚夜傍暮宵昏]|下午|(?i:p\.?m)")),
    (re.compile(r"\b(?:noon|midday)\b"), re.compile(r"(?<![上下])午|晌|(?:12|十二)\s?[時时點点:]")),
)


def other_part_of_day(chinese: str, english: str) -> str:
    """Return the first part of the day in `english` that `chinese` has not; empty where there is none.

    None in FLORES dev, nor in three systems' English of it; none in NTREX but for a next morning (次日).
    """
    said = ((found[0], source) for part, source in _PARTS for found in part.finditer(english))
    return next((word for word, source in said if not source.search(chinese)), "")
