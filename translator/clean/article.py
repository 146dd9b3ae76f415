"""Every line to its place, and the article from the places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from statistics import median

from translator.chinese.characters import HAN
from translator.clean.body import Span, find_body
from translator.clean.dates import find_code, find_date
from translator.clean.line_kinds import BYLINE, DATELINE, SOURCE_FIELD, Kind, is_menu
from translator.clean.lines import Line, lines_of
from translator.clean.metadata import Fields, find_publisher, find_title, is_variant, read_fields, split_title
from translator.clean.publishers import NAMED_SOURCE, looks_like_source
from translator.clean.related import is_entry, parse_items
from translator.errors import InputError
from translator.records import Article, Block, Document, Dropped, Role


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


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a document's lines before they are placed."""

    lines: tuple[Line, ...]
    fields: Fields
    span: Span
    title: str
    title_at: int | None


_MARKUP = (".md", ".markdown", ".html", ".htm", ".docx")
_DECORATION = re.compile(r"^[▲△▼▽◤◢]\s*")
_REASONS = {
    Kind.EMPTY: "separator, picture or comment",
    Kind.CHROME: "copyright, link or prompt of the page",
    Kind.COMMENT: "reader's comment",
    Kind.END: "end mark",
    Kind.SITE_HEAD: "list of the site's other stories",
    Kind.RELATED_HEAD: "head of a list of other stories",
    Kind.FIELD: "page data",
}
MAX_STANDFIRST = 80
MAX_HEADING = 32


def clean(document: Document) -> Article:
    """Return the article of `document`.

    What the page does not state is `None`. Raises `InputError` where there is too little running
    text for an article.
    """
    page = _survey(document)
    placed = _place(page)
    blocks = tuple(Block(p.role, _block_text(p)) for p in placed if p.place is Place.BLOCK)
    blocks, dateline = _without_dateline(blocks)
    related = parse_items([p.line for p in placed if p.place is Place.RELATED])
    title, from_title = split_title(page.title)
    publisher = _publisher(document, page, from_title, dateline)
    article = Article(
        path=document.path,
        title=title,
        blocks=blocks,
        published=document.published or page.fields.published or _published(page) or page.fields.updated,
        publisher=publisher,
        byline=page.fields.byline or document.byline or _byline(placed) or dateline,
        related=related,
    )
    return replace(article, dropped=tuple(item for p in placed for item in _dropped(p, article)))


def _dropped(placed: Placed, article: Article) -> list[Dropped]:
    """The lines of `placed` if they were left out, or are data about the page that `article` does not have."""
    text, reason = placed.line.text, placed.reason
    if placed.place is Place.FIELD:
        is_used = any(value and value in text for value in (article.title, article.publisher, article.byline))
        reason = "" if is_used or ((found := find_date(text)) and found.day == article.published) else "page data"
    lines = zip(placed.line.numbers, placed.line.raw, strict=True)
    return [Dropped(number, raw.strip(), reason) for number, raw in lines if reason and raw.strip()]


def account(document: Document) -> tuple[Placed, ...]:
    """Say of each non-blank line of `document`, in order, where `clean` puts it."""
    return _place(_survey(document))


def _survey(document: Document) -> _Page:
    fields, marked = read_fields(lines_of(document.text))
    lines = tuple(marked)
    span = find_body(lines, is_marked_up=document.path.suffix.lower() in _MARKUP)
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
    stated = document.title if document.path.suffix.lower() != ".docx" or not own else None
    title = fields.title or (own if first_level else "") or stated or own or _untitled(document, lines[span.start])
    if at is not None and not (title == own or is_variant(own, split_title(title)[0])):
        at = None  # the title is stated elsewhere: the nearest line is something else
    return _Page(lines, fields, span, _undated(title), at)


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


# ---------------------------------------------------------------- places


def _place(page: _Page) -> tuple[Placed, ...]:
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
    return tuple(placed)


def _inside(page: _Page, index: int) -> Placed:
    line = page.lines[index]
    if line.kind is Kind.LISTED and index not in page.span.listed:
        return Placed(line, Place.RELATED)
    if index in page.span.listed or line.is_link:
        return _drop(line, "list of other stories")
    if line.kind in _REASONS:
        return _field_or_drop(line)
    if line.kind in (Kind.BYLINE, Kind.DATE):
        return Placed(line, Place.FIELD)
    if line.kind is Kind.CAPTION:
        return Placed(line, Place.BLOCK, Role.CAPTION)
    is_no_longer = len(line.text) <= 1.3 * len(page.title) + 2  # a paragraph may begin with what the title says
    if index < page.span.start + 3 and is_no_longer and is_variant(line.text, page.title):
        return _drop(line, "repeats the title")
    if _is_heading(page, index):
        return Placed(line, Place.BLOCK, Role.HEADING)
    role = Role.STANDFIRST if index == page.span.start and _is_standfirst(page) else Role.PARAGRAPH
    return Placed(line, Place.BLOCK, role)


def _outside(page: _Page, index: int) -> Placed:
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
    if is_variant(line.text, page.title):
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


def _is_heading(page: _Page, index: int) -> bool:
    line = page.lines[index]
    if line.level:
        return True
    if line.kind is not Kind.SHORT or line.is_item or len(line.text) > MAX_HEADING or is_menu(line.text):
        return False
    after = page.lines[index + 1] if index + 1 < page.span.end else None
    is_followed = after is not None and (after.kind in (Kind.PROSE, Kind.WEAK, Kind.CAPTION, Kind.ROW) or after.is_item)
    return is_followed and not line.text.endswith(("：", ":", "；", "，", "。")) and line.text[0] not in "「“"


def _is_standfirst(page: _Page) -> bool:
    """Whether the first paragraph is a standfirst: one short sentence right under the title, above longer ones."""
    first = page.lines[page.span.start]
    if page.title_at != page.span.start - 1 or len(first.text) > MAX_STANDFIRST or DATELINE.match(first.text):
        return False
    lengths = [len(line.text) for line in page.lines[page.span.start : page.span.end] if line.kind is Kind.PROSE]
    is_single = len(re.findall(r"[。！？]", first.text)) <= 1 and not first.text.startswith(("「", "“"))
    return is_single and len(lengths) >= 4 and len(first.text) <= median(lengths)


def _block_text(placed: Placed) -> str:
    text = placed.line.text
    if placed.role is Role.CAPTION:
        return _DECORATION.sub("", text)
    return " | ".join(text.strip("| ").split(" | ")) if placed.line.kind is Kind.ROW else text


# ---------------------------------------------------------------- what the page states


def _without_dateline(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], str | None]:
    """Take （中央社記者…台北24日電） off the first paragraph: (blocks, the dateline's text)."""
    for index, block in enumerate(blocks[:4]):
        match = DATELINE.match(block.text) if block.role is Role.PARAGRAPH else None
        if match and len(block.text) > match.end():
            rest = Block(block.role, block.text[match.end() :])
            return (*blocks[:index], rest, *blocks[index + 1 :]), match["value"]
    return blocks, None


def _published(page: _Page) -> date | None:
    """A full date beside the title, above or right below the body; or an agency's closing code."""
    if page.title_at is not None and (found := find_date(page.lines[page.title_at].text)) and found.start == 0:
        return found.day
    start, end = page.span.start, page.span.end
    for line in (*page.lines[max(0, start - 8) : start + 4], *page.lines[end : end + 4]):
        if line.kind is Kind.DATE and (found := find_date(line.text)):
            return found.day
    closing = page.lines[max(start, end - 2) : end + 3]
    return next((code.day for line in closing if (code := find_code(line.text))), None)


def _byline(placed: Sequence[Placed]) -> str | None:
    for p in placed:
        if p.place is Place.FIELD and (match := BYLINE.match(p.line.text)):
            return (match["value"] or match["whole"] or "").strip() or None
    for p in placed:
        if p.place is Place.FIELD and p.line.kind is Kind.DATE:
            match = re.search(r"(?:[記记]者|[編编][譯译])\s*\S.{1,20}$", p.line.text)
            if match:
                return match[0].strip()
    return None


def _named_beside_date(line: Line) -> str | None:
    """The publisher that a date line, or a line of its own, names."""
    if line.kind is not Kind.DATE:
        return line.text if NAMED_SOURCE.fullmatch(line.text) else None
    if match := SOURCE_FIELD.search(line.text):
        return match["value"]
    if match := NAMED_SOURCE.search(line.text):
        return match[0]
    return next((word for word in line.text.split() if looks_like_source(word)), None)


def _publisher(document: Document, page: _Page, from_title: str, dateline: str | None) -> str | None:
    stated = page.fields.publisher or document.publisher or from_title
    if stated:
        return stated
    named = next(filter(None, map(_named_beside_date, page.lines[: page.span.end])), None)
    agency = NAMED_SOURCE.match(dateline) if dateline else None
    return named or find_publisher(line.text for line in page.lines) or (agency[0] if agency else None)
