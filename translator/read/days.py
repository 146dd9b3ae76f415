"""Days as the data of pages and files of articles state them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

TAIWAN = timezone(timedelta(hours=8))
"""The clocks of those who read these articles."""
_ISO = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})|(?P<whole>(?:19|20)\d{6}))(?!\d)"
)
FULL_DATE = re.compile(r"(?:(?:19|20)\d\d|民[國国]\s?1\d\d|1[01]\d)\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}")
"""A day with its year, as texts have it."""
_UTC = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]00:?00)$")


def day_of(text: str) -> date | None:
    """Return the day at the front of `text` in one of the forms of metadata; of a time in UTC, the day it is here."""
    if utc := _UTC.match(text.strip()):
        with suppress(ValueError):
            return datetime.fromisoformat(f"{utc[1]}T{utc[2]}Z").astimezone(TAIWAN).date()
    match = _ISO.search(text[:60])
    if match is None:
        return None
    whole = match["whole"]
    year, month, day = (whole[:4], whole[4:6], whole[6:]) if whole else (match["y"], match["m"], match["d"])
    with suppress(ValueError):
        return date(int(year), int(month), int(day))
    return None


def stands(day: date, text: str) -> bool:
    """Return whether `text` has all of `day`."""
    pattern = rf"(?<!\d){day.year}\D{{0,3}}0?{day.month}\D{{0,3}}0?{day.day}(?!\d)"
    return re.search(pattern, text) is not None
