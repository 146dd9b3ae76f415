"""The day of publication where a page states it neither in its head nor beside its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from translator.read.days import TAIWAN, day_of
from translator.read.html_lines import Shown

_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"
_LABELS = r"(?:[發发][布佈表]|[編编][輯辑][於于]|刊[登載载]|上[架稿線线]|出版)(?:[時时][间間]|日期)?"
_LABELLED = re.compile(rf"{_LABELS}\s?[：:於于]?\s?({_DAY})")
_FIRST = re.compile(rf"\s?({_DAY})(?!\d)")
_ANY = re.compile(rf"(?<!\d)({_DAY})(?!\d)")
_CLAUSE = re.compile(r"[，。；]")
_MAILED = re.compile(r"寄件|[發发]件|[傳传]送|[寄發发]送|^(?:Sent|Date)\s?:", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"\b(?:publish_?(?:time|date|ed_?at)|pub_?(?:time|date)|create_?time|ct)[\"']?\s{0,9}[:=]\s{0,9}[\"']?"
    r"((?:19|20)\d\d-\d\d-\d\d|1\d{9}(?!\d))",
    re.IGNORECASE,
)
MOST_ABOVE, MAX_ALONE = 3, 24
"""Lines right above a headline that may be its date, and characters of one."""
MOST_BELOW = 8
"""Lines of a story's head among which its date is."""
MAX_LABELLED = 100
"""Characters of a line above which a labelled day in it is the text's."""


def labelled_day(marked: Sequence[Shown], taken: Sequence[Shown]) -> date | None:
    """Return the one day that lines of a page call that of publication, or that stands beside its headline."""
    places = [index for index, line in enumerate(marked) if taken and line in (taken[0], taken[-1])]
    first, last = min(places, default=0), max(places, default=0)
    above = [line for line in marked[max(0, first - MOST_ABOVE) : first] if len(line.text) <= MAX_ALONE]
    head = [line for line in taken[:MOST_BELOW] if len(line.text) <= MAX_LABELLED and not _CLAUSE.search(line.text)]
    found = [_ANY.search(line.text) for line in (*above, *head) if not _MAILED.search(line.text)]
    found += [_FIRST.match(line.text) for line in marked[first:last] if line.is_left_out]
    texts = (line.text for line in marked if len(line.text) <= MAX_LABELLED)
    return _only([each[1] for each in (*found, *(each for text in texts for each in _LABELLED.finditer(text))) if each])


def scripted_day(tree: Any) -> date | None:
    """Return the one day that a page's scripts have as that of publication; those of other stories make it none."""
    texts = (script.text or "" for script in tree.iter("script"))
    return _only([found[1] for text in texts for found in _SCRIPTED.finditer(text)])


def _only(stated: Sequence[str]) -> date | None:
    days = {_day(text) for text in stated}
    return days.pop() if len(days) == 1 else None


def _day(text: str) -> date | None:
    return datetime.fromtimestamp(int(text), TAIWAN).date() if text.isdigit() else day_of(text)
