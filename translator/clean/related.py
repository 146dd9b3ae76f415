"""A page's list of other stories: headline, lede, publisher and age of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.clean.line_kinds import Kind, ends_with_age, inline_related, split_age
from translator.clean.lines import Line
from translator.clean.publishers import learn_names, looks_like_source, split_source
from translator.records import RelatedItem

_COMPLETE = re.compile(r"[。！？!?][」』”’\"'）)】]{0,3}$")
MIN_HEADLINE = 6
_ENTRY = (Kind.SHORT, Kind.WEAK, Kind.PROSE, Kind.LISTED, Kind.BYLINE, Kind.DATE)


def is_entry(line: Line) -> bool:
    """Whether a line under the head of such a list can belong to it."""
    return line.kind in _ENTRY and (len(line.text) >= MIN_HEADLINE or looks_like_source(line.text))


def parse_items(lines: Sequence[Line]) -> tuple[RelatedItem, ...]:
    """Return the entries of a list of stories, in order, without repeats."""
    fronts = [split_age(line.text)[0] for line in lines if line.kind is Kind.LISTED]
    names = learn_names(fronts)
    items: list[RelatedItem] = []
    headline = ""
    for line in lines:
        if title := inline_related(line.text):
            headline = _flush(items, headline)
            items.append(RelatedItem(title))
        elif line.kind is Kind.LISTED or ends_with_age(line.text):
            items.append(_aged(headline, line.text, names))
            headline = ""
        elif headline and looks_like_source(line.text) and len(line.text) <= 12:
            items.append(RelatedItem(headline, source=line.text))
            headline = ""
        elif headline and line.kind is Kind.PROSE:
            items.append(RelatedItem(headline, lede=line.text, truncated=not _COMPLETE.search(line.text)))
            headline = ""
        else:
            _flush(items, headline)
            headline = line.text
    _flush(items, headline)
    return tuple(dict.fromkeys(items))


def _flush(items: list[RelatedItem], headline: str) -> str:
    if headline:
        items.append(RelatedItem(headline))
    return ""


def _aged(headline: str, text: str, names: frozenset[str]) -> RelatedItem:
    front, age = split_age(text)
    if looks_like_source(front) or (headline and len(front) <= 10):
        lede, source = "", front
    else:
        lede, source = split_source(front, names)
    if not headline:
        headline, lede = lede, ""
    return RelatedItem(headline, lede, source, age, truncated=bool(lede) and not _COMPLETE.search(lede))
