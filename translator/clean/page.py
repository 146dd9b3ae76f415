"""What is known of a page before its lines are placed: where the body is, and what the title is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.chinese.characters import HAN
from translator.clean.body import Span, find_body, first_text, unstopped
from translator.clean.dates import LABELS, find_date, leading_date, stands_apart
from translator.clean.line_kinds import DATELINE, Kind
from translator.clean.lines import Line, lines_of
from translator.clean.metadata import Fields, find_title, is_variant, may_be_title, read_fields, split_title
from translator.errors import InputError
from translator.records import Document

MOST_DECK = 4
"""Lines of a body, its deck among them, above which a line with day and time may stand."""
MAX_BETWEEN = 4
"""Lines right above a body without a headline of its own among which its date is looked for."""
_LABELLED = re.compile(rf"(?:{LABELS}|上[架版])[^，。]{{0,4}}$")
_BESIDE = (Kind.FIELD, Kind.DATE, Kind.BYLINE, Kind.CAPTION, Kind.EMPTY, Kind.CHROME)
"""What may stand between such a line and the text."""
_CLAUSE = re.compile(r"[，。；]")
_LABEL = re.compile(r"\S{1,5}\s?[：:/／@]|[^，]*\s[^，]*\s")
_CLAUSE_ENDS = tuple("，。？！：；…」”")
MIN_DECK, MAX_DECK = 10, 120
"""Chinese characters, and characters, of a line without a stop that sums a story up."""
MAX_BESIDE = 24
"""Characters beside a date without a time or label up to which a line is its date line."""
MAX_DATED = 100
"""Characters of a line above which a date in it is the text's."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a document's lines before they are placed. `is_untitled`: the title is made of its text."""

    lines: tuple[Line, ...]
    fields: Fields
    span: Span
    title: str
    title_at: int | None
    is_untitled: bool = False


def page_of(document: Document) -> Page:
    """Tell what stands where on the page of `document`. Raises `InputError` where there is no article."""
    fields, marked = read_fields(lines_of(document.text))
    lines, span = _with_body(document, marked)
    has_title = bool(fields.title or document.title) or any(line.level == 1 for line in lines[: span.start])
    while has_title and span.start > 0 and lines[span.start - 1].level > 1 and not _is_title(lines, span, document):
        span = replace(span, start=span.start - 1)
    at = _stated_title(document, lines, span)
    at = find_title(lines, span.start) if at is None else at
    if at is None and _is_headline(lines, span) and span.end - span.start > 1:
        at, span = span.start, replace(span, start=span.start + 1)
    own = lines[at].text if at is not None else ""
    first_level = at is not None and lines[at].level == 1
    stated = None if document.is_title_of_file and own else document.title
    title = fields.title or (own if first_level else "") or stated or own
    if at is not None and not (title == own or is_variant(own, split_title(title)[0])):
        at = None  # the title is stated elsewhere: the nearest line is something else
    above = span.start
    if document.is_marked_up and at is not None:
        span = replace(span, start=_from_headline(lines, at, first_text(lines, at, span)))
    dated = _with_dates(lines, at, above)
    return Page(dated, fields, span, _undated(title) or _untitled(document, lines[span.start]), at, not title)


def _with_body(document: Document, lines: list[Line]) -> tuple[list[Line], Span]:
    for kinds in (lines, unstopped(lines)):
        span = find_body(kinds, is_marked_up=document.is_marked_up)
        if span is not None:
            return kinds, span
    raise InputError(
        document.path,
        "no article found: there is too little running text.",
        "Paste the article's own paragraphs into the file, not only its headline or a list of links.",
    )


def _is_title(lines: Sequence[Line], span: Span, document: Document) -> bool:
    """Whether the heading right above the body is the headline that the markup states, or has the date."""
    above = lines[span.start - 1].text
    found = find_date(above)
    return (found is not None and stands_apart(above, found)) or is_variant(above, split_title(document.title or "")[0])


def _stated_title(document: Document, lines: Sequence[Line], span: Span) -> int | None:
    """The last line above the body that is the title which the markup states."""
    stated = split_title(document.title or "")[0] if not document.is_title_of_file else ""
    above = range(span.start - 1, -1, -1)
    if any(lines[index].level == 1 for index in above):
        return None
    return next((index for index in above if stated and is_variant(lines[index].text, stated)), None)


def _from_headline(lines: Sequence[Line], at: int, start: int) -> int:
    """The start of the body of a page with the short lines above it that end as clauses do, and its deck."""
    while start - 1 > at and lines[start - 1].may_be_text and lines[start - 1].text.endswith(_CLAUSE_ENDS):
        start -= 1
    deck = start - 1
    while deck > at and lines[deck].kind in _BESIDE:
        deck -= 1
    return deck if deck > at and _is_deck(lines[deck], lines[at].text) else start


def _is_deck(line: Line, title: str) -> bool:
    """Whether a line below the headline may be a sentence that sums the story up."""
    is_long = len(HAN.findall(line.text)) >= MIN_DECK and len(line.text) <= MAX_DECK
    is_worded = line.may_be_text and may_be_title(line) and not _LABEL.match(line.text) and not find_date(line.text)
    return is_long and is_worded and not is_variant(line.text, title)


def _with_dates(lines: Sequence[Line], at: int | None, start: int) -> tuple[Line, ...]:
    """`lines`, those between the headline and the body that show a full date and are no text of it as such."""
    first = max(0, start - MAX_BETWEEN) if at is None else at + 1

    def shown(index: int, line: Line) -> bool:
        is_between = first <= index < start + MOST_DECK and len(line.text) <= MAX_DATED
        found = find_date(line.text) if is_between and line.kind in (Kind.SHORT, Kind.WEAK) else None
        if found is None or (index >= start and (not found.has_time or _CLAUSE.search(line.text))):
            return False
        rest = len(line.text) - (found.end - found.start)
        is_bare = not line.level and rest <= MAX_BESIDE and stands_apart(line.text, found)
        is_told = is_bare or _LABELLED.search(line.text[: found.start]) is not None
        return found.has_time or (at is not None and is_told)

    return tuple(replace(line, kind=Kind.DATE) if shown(n, line) else line for n, line in enumerate(lines))


def _is_headline(lines: Sequence[Line], span: Span) -> bool:
    """Whether the body's first line is its headline: weak as text, or a short sentence that opens it, set apart."""
    line = lines[span.start]
    if line.kind is Kind.WEAK:
        return len(line.text) <= 45 and "。" not in line.text and not line.text.endswith(("，", "、", "；", "："))
    after = lines[span.start + 1] if span.start + 1 < span.end else None
    is_apart = span.start == 0 and after is not None and after.numbers[0] > line.numbers[-1] + 1
    return is_apart and after is not None and len(line.text) <= 30 and 2 * len(line.text) <= len(after.text)


def _undated(title: str) -> str:
    """Return a title without the day that it begins with, or the day and time that it ends with."""
    found = leading_date(title)
    rest = title[found.end :].strip() if found else title
    if (last := find_date(rest)) and last.has_time and not rest[last.end :].strip():
        rest = rest[: last.start].strip()
    return rest if len(rest) >= 8 else title


def _untitled(document: Document, first: Line) -> str:
    """A title for an article that has none: a Chinese file name, or else its first sentence."""
    stem = "".join(char for char in document.path.stem if unicodedata.category(char)[0] != "C")
    if len(HAN.findall(stem)) >= 4:
        return stem
    lead = DATELINE.sub("", first.text) or first.text
    return re.split(r"(?<=[。！？])", lead)[0].rstrip("。")
