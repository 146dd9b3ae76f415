"""Every line of a page to its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

from translator.clean.dates import find_date
from translator.clean.line_kinds import DATELINE, POINTS, Kind, is_menu
from translator.clean.lines import Line
from translator.clean.metadata import is_variant
from translator.clean.page import Page
from translator.clean.related import is_entry
from translator.records import Role


class Place(Enum):
    """Where a line of the document went."""

    TITLE = "title"
    FIELD = "field"
    BLOCK = "block"
    RELATED = "related"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and its place; `role` for a block, `reason` for what was dropped."""

    line: Line
    place: Place
    role: Role = Role.PARAGRAPH
    reason: str = ""


_REASONS = {
    Kind.EMPTY: "separator, picture or comment",
    Kind.CHROME: "copyright, link or prompt of the page",
    Kind.COMMENT: "reader's comment",
    Kind.END: "end mark",
    Kind.SITE_HEAD: "list of the site's other stories",
    Kind.RELATED_HEAD: "head of a list of other stories",
    Kind.FIELD: "page data",
}
_ENTRY = re.compile(
    rf"\d{{1,2}}\s?[.、)）]|[（(][一二三四五六七八九十\d]{{1,2}}[)）]|[一二三四五六七八九十]、|[{POINTS}•◇□▪➤►▶·-]"
)
MAX_STANDFIRST = 80
MAX_HEADING = 32


def place(page: Page) -> tuple[Placed, ...]:
    """Say of each line of `page`, in order, where it goes."""
    placed: list[Placed] = []
    collecting = False
    for index, line in enumerate(page.lines):
        is_inside = page.span.start <= index < page.span.end
        if index == page.title_at:
            placed.append(Placed(line, Place.TITLE))
            continue
        if line.kind is Kind.RELATED_HEAD and index >= page.span.start:
            collecting = True
        elif collecting and (not is_entry(line) or (is_inside and index not in page.span.listed)):
            collecting = False
        elif collecting:
            placed.append(Placed(line, Place.RELATED))
            continue
        placed.append(_inside(page, index) if is_inside else _outside(page, index))
    return tuple(_once(placed))


def _once(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Yield `placed` without the captions that stand below an earlier picture too."""
    seen: set[str] = set()
    for each in placed:
        is_caption = each.place is Place.BLOCK and each.role is Role.CAPTION
        yield _drop(each.line, "repeats a caption") if is_caption and each.line.text in seen else each
        seen |= {each.line.text} if is_caption else set()


def _inside(page: Page, index: int) -> Placed:
    line = page.lines[index]
    if line.kind is Kind.LISTED and index not in page.span.listed:
        return Placed(line, Place.RELATED)
    if index in page.span.listed or line.is_link:
        return _drop(line, "list of other stories")
    if line.kind in _REASONS:
        return _field_or_drop(line)
    if line.kind is Kind.DATE and _is_dated_heading(page, index):
        return Placed(line, Place.BLOCK, Role.HEADING)
    if line.kind in (Kind.BYLINE, Kind.DATE):
        return Placed(line, Place.FIELD)
    if line.kind is Kind.CAPTION:
        return Placed(line, Place.BLOCK, Role.CAPTION)
    is_no_longer = len(line.text) <= 1.3 * len(page.title) + 2  # a paragraph may begin with what the title says
    if index < page.span.start + 3 and not page.is_untitled and is_no_longer and is_variant(line.text, page.title):
        return _drop(line, "repeats the title")
    if _is_heading(page, index):
        return Placed(line, Place.BLOCK, Role.HEADING)
    role = Role.STANDFIRST if index == page.span.start and _is_standfirst(page) else Role.PARAGRAPH
    return Placed(line, Place.BLOCK, role)


def _outside(page: Page, index: int) -> Placed:
    line = page.lines[index]
    is_above = index < page.span.start
    is_near = -8 <= index - page.span.start < 0 or 0 <= index - page.span.end < 4
    if line.kind is Kind.FIELD:
        return _field_or_drop(line)
    if is_near and index not in page.span.listed:
        if line.kind is Kind.CAPTION and (page.title_at is None or index > page.title_at):
            return Placed(line, Place.BLOCK, Role.CAPTION)
        if line.kind in (Kind.BYLINE, Kind.DATE):
            return Placed(line, Place.FIELD)
    if not page.is_untitled and is_variant(line.text, page.title):
        return _drop(line, "repeats the title")
    if line.kind in _REASONS:
        return _drop(line, _REASONS[line.kind])
    if is_above:
        return _drop(line, "menu or list above the article")
    return _drop(line, "list of other stories" if index in page.span.listed else "below the end of the article")


def _field_or_drop(line: Line) -> Placed:
    return Placed(line, Place.FIELD) if line.kind is Kind.FIELD else _drop(line, _REASONS[line.kind])


def _drop(line: Line, reason: str) -> Placed:
    return Placed(line, Place.DROPPED, reason=reason)


def _is_heading(page: Page, index: int) -> bool:
    line = page.lines[index]
    if line.level:
        return True
    is_label = line.kind is Kind.SHORT and not line.is_item and len(line.text) <= MAX_HEADING
    if not is_label or "。" in line.text or is_menu(line.text):
        return False
    before = page.lines[index - 1] if index else None
    if before is not None and _ENTRY.match(line.text) and _ENTRY.match(before.text):
        return False  # the last entry of a list
    after = page.lines[index + 1] if index + 1 < page.span.end else None
    is_followed = after is not None and (after.kind in (Kind.PROSE, Kind.WEAK, Kind.CAPTION, Kind.ROW) or after.is_item)
    return is_followed and not line.text.endswith(("：", ":", "；", "，", "。")) and line.text[0] not in "「“"


def _is_dated_heading(page: Page, index: int) -> bool:
    """Whether a day alone, amid the text, is the heading of what happened on it."""
    found, after = find_date(page.lines[index].text), page.lines[index + 1 : page.span.end]
    is_alone = found is not None and not found.has_time and found.end - found.start == len(page.lines[index].text)
    return is_alone and index > page.span.start and bool(after) and after[0].kind is Kind.PROSE


def _is_standfirst(page: Page) -> bool:
    """Whether the first paragraph is a standfirst: one short sentence right under the title, above longer ones."""
    first = page.lines[page.span.start]
    if page.title_at != page.span.start - 1 or len(first.text) > MAX_STANDFIRST or DATELINE.match(first.text):
        return False
    lengths = [len(line.text) for line in page.lines[page.span.start : page.span.end] if line.kind is Kind.PROSE]
    is_single = len(re.findall(r"[。！？]", first.text)) <= 1 and not first.text.startswith(("「", "“"))
    return is_single and len(lengths) >= 4 and len(first.text) <= median(lengths)
