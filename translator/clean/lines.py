"""The lines of a document: tidied, wrapped paragraphs joined, each with its numbers in the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from translator.clean.dates import find_code
from translator.clean.line_kinds import Kind, kind_of

# Both bounds keep matching linear on hostile input.
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]\n]{0,300})\]\([^()\s]{1,1000}(?:\s+\"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
# Markdown's footnotes: the note below the text, and the mark in it.
_NOTE = re.compile(r"^\[\^([\w-]{1,20})\]:\s*")
_NOTE_MARK = re.compile(r"\s?\[\^[\w-]{1,20}\]")
_MARK = re.compile(r"^(?P<heading>#{1,6}(?=\s))?\s*(?P<item>[•◦‣]|[-*+](?=\s))?\s*(?P<quote>>(?=\s?\S))?\s*")
_STOPS = "。！？!?…：:；;」』”）)】》"
_NEW_PARAGRAPH = re.compile(r"^(?:[#>|•▲△▼※★●◎◆■【（(\-*+]|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、|(?:推|噓|→)\s)")
MIN_WRAP, MAX_WRAP, WRAP_SLACK = 56, 110, 6
"""Columns (a Han character takes two) within which mail and forum programs wrap, and the raggedness of their edge."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or label. `numbers` are its lines in the source text, from 1."""

    numbers: tuple[int, ...]
    raw: tuple[str, ...]
    text: str
    kind: Kind
    level: int = 0
    is_item: bool = False
    is_link: bool = False

    @property
    def may_be_text(self) -> bool:
        """Whether it is words, and neither a heading nor a link."""
        return self.kind in (Kind.SHORT, Kind.WEAK, Kind.PROSE) and not self.level and not self.is_link


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the non-blank lines of `text` in order; lines that a program wrapped are one."""
    physical = [(number, raw) for number, raw in enumerate(text.split("\n"), 1)]
    groups = (group for group in _unwrapped(physical) if any(raw.strip() for _, raw in group))
    return tuple(part for n, group in enumerate(groups) for part in _without_code(_line(group, is_first=n == 0)))


def _line(group: list[tuple[int, str]], *, is_first: bool) -> Line:
    numbers = tuple(number for number, _ in group)
    raw = tuple(part for _, part in group)
    joined = raw[0].strip()
    for part in raw[1:]:
        between = " " if joined[-1:].isascii() and part.strip()[:1].isascii() else ""
        joined += between + part.strip()
    unlinked = _LINK.sub(lambda match: "" if match["image"] else match["text"], joined).strip()
    mark = _MARK.match(unlinked)
    assert mark is not None  # every part of the pattern is optional
    body = unlinked[mark.end() :] if mark["heading"] or mark["item"] or mark["quote"] else unlinked
    tidy = _NOTE_MARK.sub("", _NOTE.sub(r"註\1：", _EMPHASIS.sub(r"\2", body))).strip()
    level = len(mark["heading"] or "")
    if not level and len(tidy) <= 40 and _EMPHASIS.fullmatch(body.strip()):
        level = 3  # a short line all in bold is a heading in mark-down that people type
    is_link = bool(re.fullmatch(r"\s*(?:[-*+•]\s*)?\[[^\[\]]{0,300}\]\([^()]{1,1000}\)\s*", joined))
    kind = kind_of(tidy, bool(mark["item"]), is_headline=is_first or level == 1)
    return Line(numbers, raw, tidy, kind, level, bool(mark["item"]), is_link)


def _without_code(line: Line) -> tuple[Line, ...]:
    """The line, and apart from it the editor's code that a news agency closes its last paragraph with."""
    cut = find_code(line.text)
    if cut is None or cut.start == 0:
        return (line,)
    story, code = line.text[: cut.start].rstrip(), line.text[cut.start :]
    return (replace(line, text=story, kind=kind_of(story)), Line(line.numbers[-1:], (code,), code, Kind.CHROME))


def _unwrapped(physical: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Groups of lines that were one paragraph before a program wrapped it."""
    group: list[tuple[int, str]] = []
    edge = _wrap_edge([raw for _, raw in physical])
    for number, raw in physical:
        if group and not _continues(group[-1][1], raw, edge):
            yield group
            group = []
        group.append((number, raw))
    if group:
        yield group


def _continues(before: str, after: str, edge: int) -> bool:
    if not edge or not after.strip() or before.rstrip().endswith(tuple(_STOPS)) or _NEW_PARAGRAPH.match(after.strip()):
        return False
    return edge - WRAP_SLACK <= _columns(before) <= edge


def _wrap_edge(texts: list[str]) -> int:
    """The column at which the text was wrapped; 0 where it was not.

    A wrapped text has many lines that stop short of the same column without a full stop, and hardly
    any that pass it.
    """
    widths = [_columns(text) for text in texts if text.strip()]
    open_ended = [
        width
        for text in texts
        if MIN_WRAP <= (width := _columns(text)) <= MAX_WRAP and not text.rstrip().endswith(tuple(_STOPS))
    ]
    if len(open_ended) < 3:
        return 0
    edge = max(open_ended)
    at_edge = sum(width >= edge - WRAP_SLACK for width in open_ended)
    past = sum(width > edge for width in widths)
    return edge if at_edge >= max(3, 0.6 * len(open_ended)) and past <= 0.1 * len(widths) else 0


def _columns(text: str) -> int:
    stripped = text.strip()
    return len(stripped) + sum(unicodedata.east_asian_width(char) in "WF" for char in stripped[: MAX_WRAP + 1])
