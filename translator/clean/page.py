"""What is known of a page before its lines are placed: where the body is, and what the title is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from translator.chinese.characters import HAN
from translator.clean.body import Span, find_body
from translator.clean.dates import find_date
from translator.clean.line_kinds import Kind
from translator.clean.lines import Line, lines_of
from translator.clean.metadata import Fields, find_title, is_variant, read_fields, split_title
from translator.errors import InputError
from translator.records import Document


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a document's lines before they are placed."""

    lines: tuple[Line, ...]
    fields: Fields
    span: Span
    title: str
    title_at: int | None


def page_of(document: Document) -> Page:
    """Return what is known of a document's lines. Raises `InputError` where there is too little running text."""
    fields, marked = read_fields(lines_of(document.text))
    lines = tuple(marked)
    span = find_body(lines, is_marked_up=document.is_marked_up)
    if span is None:
        raise InputError(
            document.path,
            "no article found: there is too little running text.",
            "Paste the article's own paragraphs into the file, not only its headline or a list of links.",
        )
    has_title = bool(fields.title or document.title) or any(line.level == 1 for line in lines[: span.start])
    while has_title and span.start > 0 and lines[span.start - 1].level > 1:
        span = replace(span, start=span.start - 1)
    at = find_title(lines, span.start)
    if at is None and _is_headline(lines[span.start]) and span.end - span.start > 1:
        at, span = span.start, replace(span, start=span.start + 1)
    own = lines[at].text if at is not None else ""
    first_level = at is not None and lines[at].level == 1
    stated = None if document.is_title_of_file and own else document.title
    title = fields.title or (own if first_level else "") or stated or own or _untitled(document, lines[span.start])
    if at is not None and not (title == own or is_variant(own, split_title(title)[0])):
        at = None  # the title is stated elsewhere: the nearest line is something else
    return Page(lines, fields, span, _undated(title), at)


def _is_headline(line: Line) -> bool:
    return line.kind is Kind.WEAK and len(line.text) <= 45 and "。" not in line.text


def _undated(title: str) -> str:
    found = find_date(title)
    rest = title[found.end :].strip() if found and found.start == 0 else ""
    return rest if len(rest) >= 8 else title


def _untitled(document: Document, first: Line) -> str:
    """A title for an article that has none: a Chinese file name, or else its first sentence."""
    stem = "".join(char for char in document.path.stem if unicodedata.category(char)[0] != "C")
    if len(HAN.findall(stem)) >= 4:
        return stem
    return re.split(r"(?<=[。！？])", first.text)[0].rstrip("。")
