"""From rows on pages to paragraphs: columns, what repeats at the edges, and which rows belong together.

Everything is told by places and sizes: distances are counted in the height of the type.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from statistics import median

from translator.read.normalise import barred
from translator.read.page_rows import Glyph, Row, Size, rows_of, upright
from translator.read.several import BREAK, EARLY_BREAK

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—‧·\s第]*\d{1,4}\s*(?:(?:[/／]|of)\s*\d{1,4}|頁|页)?(?:\s*[,，]?\s*共\s*\d{1,4}\s*[頁页])?[-–—‧·\s]*"
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_PRINTED = re.compile(r"\d{1,4}[/.年]\d{1,2}[/.月]\d{1,4}日?,?\s+.{0,4}\d{1,2}:\d\d")
_STOPS = "。！？!?…：；」』”）)"
EDGE = 0.12
"""Share of a page's height at its top and bottom within which headers and footers stand."""
FOOT = 0.3
"""Share of a page's height above which its last row stands where it was left before it was full."""
HEADLINE, HEADING = 1.35, 1.12
"""Type as large as this, of the text's, is a headline's or a heading's."""
MAX_HEADING = 60
MAX_PARTED = 40
"""Times that a page is parted into columns, one after the other: each looks at all of its rows."""


def paragraphs(pages: Sequence[tuple[Size, Sequence[Glyph]]]) -> list[str]:
    """Return the paragraphs of all pages, in reading order; headlines and headings have `#`.

    Where a page ends and its text does not go on there is a `BREAK`, early if much of the page is left.
    """
    turned = [upright(size, glyphs) for size, glyphs in pages]
    rows = _without_edges([(size, rows_of(glyphs)) for size, glyphs in turned])
    body = median([row.size for page in rows for row in page for _ in row.text] or [1.0])
    found: list[str] = []
    is_early = False
    for page, ((_, height), _) in zip(rows, turned, strict=True):
        texts = [text for block in _blocks(page) for text in _joined(block, body)]
        if found and texts and _goes_on(found[-1], texts[0]):
            found[-1] = _glued(found[-1], texts.pop(0))
        elif found and texts:
            found.append(EARLY_BREAK if is_early else BREAK)
        found += texts
        is_early = min((row.y for row in page), default=0) > FOOT * height
    return found


def _without_edges(pages: Sequence[tuple[Size, list[Row]]]) -> list[list[Row]]:
    """The rows without headers, footers, page numbers and what a browser prints around a page.

    They stand outside the text.
    """

    def is_edge(row: Row, height: float) -> bool:
        return row.y > (1 - EDGE) * height or row.y < EDGE * height

    seen = Counter(
        key for (_, height), rows in pages for key in {_DIGITS.sub("0", r.text) for r in rows if is_edge(r, height)}
    )
    many = max(2, len(pages) // 2)
    kept = []
    for (_, height), rows in pages:
        lowest = min((row.y for row in rows), default=0)
        printed = any(_ADDRESS.match(row.text) for row in rows if row.y <= lowest + row.size)

        def is_furniture(row: Row, height: float = height, printed: bool = printed) -> bool:
            if not is_edge(row, height):
                return False
            is_number = _PAGE_NUMBER.fullmatch(row.text) is not None or _ADDRESS.match(row.text) is not None
            is_print = printed and row.y > (1 - EDGE / 2) * height
            return is_number or is_print or seen[_DIGITS.sub("0", row.text)] >= many or bool(_PRINTED.match(row.text))

        text = [row.y for row in rows if not is_furniture(row)]
        top, foot = max(text, default=0), min(text, default=height)
        # What stands within the text is part of it: the day below the headline of each of two articles.
        kept.append([row for row in rows if foot <= row.y <= top])
    return kept


def _blocks(rows: Sequence[Row], parted: int = 0) -> Iterator[list[Row]]:
    """The rows in reading order, a column a block: columns stand beside each other below what is above them all."""
    if not rows:
        return
    cut = _gutter(rows) if parted < MAX_PARTED else None
    if cut is None:
        yield _lined(rows)
        return
    tops: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    rest: list[Row] = []
    for row in sorted(rows, key=lambda row: -row.y):
        if row.x < cut < row.end:
            (rest if left and right else tops).append(row)
        elif rest:
            rest.append(row)
        else:
            (left if row.end <= cut else right).append(row)
    if tops:
        yield _lined(tops)
    yield from _blocks(left, parted + 1)
    yield from _blocks(right, parted + 1)
    yield from _blocks(rest, parted + 1)


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where a page is parted into columns: the gap that most rows of both sides leave free; `None` for one column."""
    best, chosen = 0, None
    lefts, rights = sorted(rows, key=lambda row: row.end), sorted(rows, key=lambda row: -row.x)
    ends, starts = [row.end for row in lefts], [-row.x for row in rights]
    left_sides, right_sides = _sides(lefts), _sides(rights)
    for edge in sorted({round(row.x - 0.5 * row.size, 1) for row in rows}):
        left, right = bisect_right(ends, edge), bisect_right(starts, -edge)
        across = len(rows) - left - right
        (left_long, left_low, left_high), (right_long, right_low, right_high) = left_sides[left], right_sides[right]
        long, is_beside = min(left_long, right_long), min(left_high, right_high) > max(left_low, right_low)
        if long >= 3 and across <= 0.4 * len(rows) and is_beside and long > best:
            best, chosen = long, edge
    return chosen


def _sides(rows: Sequence[Row]) -> list[tuple[int, float, float]]:
    """Of the first rows, as many as the place in the list: the number of long ones, and between what heights all are.

    So no edge looks at all rows again.
    """
    found = [(0, inf, -inf)]
    for row in rows:
        long, low, high = found[-1]
        found.append((long + (len(row.text) >= 8), min(low, row.y), max(high, row.y)))
    return found


def _lined(rows: Sequence[Row]) -> list[Row]:
    """Rows in the order of lines, pieces of one line put together: a table's cells stand between bars."""
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (-row.y, row.x)):
        if lines and abs(lines[-1][0].y - row.y) <= 0.35 * row.size:
            lines[-1].append(row)
        else:
            lines.append([row])
    counts = [1, *map(len, lines), 1]
    return [
        _one(sorted(line, key=lambda row: row.x), is_table=len(line) in (counts[at], counts[at + 2]))
        for at, line in enumerate(lines)
    ]


def _one(line: Sequence[Row], *, is_table: bool) -> Row:
    if len(line) == 1:
        return line[0]
    text = (barred if is_table else "\u3000".join)(row.text for row in line)
    return replace(line[0], text=text, end=line[-1].end)


def _joined(rows: Sequence[Row], body: float) -> Iterator[str]:
    """The paragraphs of a column: a row goes on where it reaches the edge and the next is neither set in nor apart."""
    edge, start = _usual_end(rows), _usual_start(rows)
    gaps = [a.y - b.y for a, b in pairwise(rows) if a.y > b.y]
    usual = median(gaps) if gaps else 0.0
    parts, before = [rows[0].text], rows[0]
    for row in rows[1:]:
        is_set_in = row.x > start + 1.2 * row.size and before.x <= start + 1.2 * row.size
        is_apart = before.y - row.y > 1.4 * usual + 0.1 or before.y < row.y
        is_short = before.end < edge - 1.6 * before.size
        is_row = "| " in (row.text[:2], before.text[:2])
        other = is_row or abs(row.size - before.size) > 0.08 * max(row.size, before.size)
        if is_apart or other or is_set_in or (is_short and not _runs_on(before, body)):
            yield _marked("".join(parts), before, body)
            parts = [row.text]
        else:
            parts[-1] = _glued(parts[-1], row.text)
            parts[-1:] = parts[-1][:-2], parts[-1][-2:]  # what is glued to is the end alone
        before = row
    yield _marked("".join(parts), before, body)


def _runs_on(row: Row, body: float) -> bool:
    """Whether a row of headline type is one of several: they are broken where they read well."""
    return row.size >= HEADLINE * body and len(row.text) >= 6


def _usual_end(rows: Sequence[Row]) -> float:
    ends = sorted(row.end for row in rows)
    return ends[int(0.85 * (len(ends) - 1))]


def _usual_start(rows: Sequence[Row]) -> float:
    return Counter(round(row.x) for row in rows).most_common(1)[0][0]


def _glued(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return before + (" " if before[-1:].isascii() and after[:1].isascii() and before[-1:] != " " else "") + after


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph that ends a page goes on at the top of the next."""
    is_text = not before.startswith(("#", "|")) and not after.startswith(("#", "|"))
    return is_text and len(before) > 20 and not before.endswith(tuple(_STOPS))


def _marked(text: str, row: Row, body: float) -> str:
    if len(text) <= MAX_HEADING and not text.startswith("|") and not text.endswith("。"):
        if row.size >= HEADLINE * body:
            return f"# {text}"
        if row.size >= HEADING * body:
            return f"## {text}"
    return text
