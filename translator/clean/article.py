"""The article, from the places of its lines and what the page states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from translator.clean.dates import LABELS, find_code, find_date, leading_date
from translator.clean.line_kinds import BYLINE, CREDIT, DATELINE, SOURCE_FIELD, Kind
from translator.clean.lines import Line
from translator.clean.metadata import find_publisher, site_name, site_of_channel, split_title
from translator.clean.page import Page, page_of
from translator.clean.places import Place, Placed, place
from translator.clean.publishers import NAMED_SOURCE, looks_like_source
from translator.clean.related import parse_items
from translator.records import Article, Block, Document, Dropped, Role

_UPDATED = re.compile(r"^\s*(?:最[後后])?(?:更新|修改|updated|modified)", re.IGNORECASE)
# What is said with a day of publication, and not of the site itself.
_SAID = re.compile(
    rf"^(?!.*[網网本][站頁页]).*(?:{LABELS}|星期|[週周][一二三四五六日]|published|posted)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^：:]{1,6}[：:]$")  # without a name: 攝影：
_DECORATION = re.compile(r"^(?:[▲△▼▽◤◢]\s*)+")


def clean(document: Document) -> Article:
    """Return the article of `document`.

    What the page does not state is `None`. Raises `InputError` where there is too little running
    text for an article.
    """
    page = page_of(document)
    placed = place(page)
    blocks = tuple(Block(p.role, _block_text(p)) for p in placed if p.place is Place.BLOCK)
    blocks, credit = _without_credit(blocks)
    blocks, dateline = _without_dateline(blocks)
    related = parse_items([p.line for p in placed if p.place is Place.RELATED])
    title, from_title = split_title(page.title)
    stated = _LABEL.sub("", page.fields.byline.rstrip(" |｜"))
    byline = stated or _writer(document.byline) or _byline(placed) or dateline or credit
    publisher = _publisher(document, page, from_title, dateline or byline)
    article = Article(
        path=document.path,
        title=title,
        blocks=blocks,
        published=document.published or _published(page) or page.fields.updated,
        publisher=publisher,
        byline=byline,
        related=related,
    )
    dropped = [item for p in placed for item in _dropped(p, article)]
    return replace(article, dropped=(*dropped, *_left_out(document)))


def _dropped(placed: Placed, article: Article) -> list[Dropped]:
    """The lines of `placed` if they were left out, or are data about the page that `article` does not have."""
    text, reason = placed.line.text, placed.reason
    if placed.place is Place.BLOCK and "\ufffd" in text:
        reason = "kept, but a character of it is damaged (�)"
    if placed.place is Place.FIELD:
        is_used = any(value and value in text for value in (article.title, article.publisher, article.byline))
        reason = "" if is_used or ((found := find_date(text)) and found.day == article.published) else "page data"
    lines = zip(placed.line.numbers, placed.line.raw, strict=True)
    return [Dropped(number, raw.strip(), reason) for number, raw in lines if reason and raw.strip()]


def _left_out(document: Document) -> list[Dropped]:
    """What the page itself sets apart amid the story; it stands behind the last line, as it is none of the text's."""
    number = document.text.count("\n") + 2
    reason = f"another article of the file, with {document.told_by}"
    others = [Dropped(number, title, reason) for title in document.others]
    others += [Dropped(number, line, "on the cover, before the article") for line in document.cover]
    return others + [Dropped(number, text, "a part of the page by its name") for text in document.left_out]


def account(document: Document) -> tuple[Placed, ...]:
    """Say of each non-blank line of `document`, in order, where `clean` puts it."""
    return place(page_of(document))


def _block_text(placed: Placed) -> str:
    text = placed.line.text
    if placed.role is Role.CAPTION:
        return _DECORATION.sub("", text)
    return " | ".join(text.strip("| ").split(" | ")) if placed.line.kind is Kind.ROW else text


def _without_dateline(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], str | None]:
    """Take （中央社記者…台北24日電） off the first paragraph: (blocks, the dateline's text)."""
    for index, block in enumerate(blocks[:4]):
        match = DATELINE.match(block.text) if block.role is Role.PARAGRAPH else None
        if match and len(block.text) > match.end():
            rest = Block(block.role, block.text[match.end() :])
            stated = match["value"] or match["desk"] or match["wire"] or ""
            return (*blocks[:index], rest, *blocks[index + 1 :]), stated.strip() or None
    return blocks, None


def _without_credit(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], str | None]:
    """Take （…報導） off the end of one of the first paragraphs: (blocks, who reports)."""
    for index, block in enumerate(blocks[:4]):
        credit = CREDIT.search(block.text) if block.role is Role.PARAGRAPH else None
        if credit:
            rest = Block(block.role, block.text[: credit.start()])
            return (*blocks[:index], rest, *blocks[index + 1 :]), credit["value"]
    return blocks, None


def _writer(stated: str | None) -> str | None:
    """Who the markup says wrote it; a publisher is no writer."""
    return None if stated is None or NAMED_SOURCE.fullmatch(stated) else stated


def _published(page: Page) -> date | None:
    """The day that a label above the body states, a date beside the title or the body, a label below, or a code."""
    at, start, end = page.fields.published_at, page.span.start, page.span.end
    if at is not None and at < start:
        return page.fields.published
    if page.title_at is not None and (found := leading_date(page.lines[page.title_at].text)):
        return found.day
    if day := _beside(page):
        return day
    closing = page.lines[max(start, end - 2) : end + 3]
    coded = next((code.day for line in closing if (code := find_code(line.text))), None)
    return page.fields.published or coded


def _beside(page: Page) -> date | None:
    """A full date above the body; or in its first lines or right below it, with the time or a label."""
    start, end = page.span.start, page.span.end
    first = max(0, start - 8 if page.title_at is None else min(start - 8, page.title_at))
    near = [*range(first, min(start + 4, end)), *(n for n in range(end, end + 4) if n not in page.span.listed)]
    dated = [n for n in near if n < len(page.lines) and page.lines[n].kind in (Kind.DATE, Kind.BYLINE)]
    # When it was changed counts last.
    for number in sorted(dated, key=lambda n: _UPDATED.search(page.lines[n].text) is not None):
        text = page.lines[number].text
        if (found := find_date(text)) and (number < start or found.has_time or _SAID.search(text)):
            return found.day
    return None


def _byline(placed: Sequence[Placed]) -> str | None:
    for p in placed:
        if p.place is Place.FIELD and (match := BYLINE.match(p.line.text)):
            name = " ".join(filter(None, (match["paper"], match["value"] or match["whole"])))
            dated = find_date(name)
            return (name[: dated.start] if dated else name).strip() or None
    for p in placed:
        if p.place is Place.FIELD and p.line.kind is Kind.DATE:
            match = re.search(r"(?:[記记]者|[編编][譯译])\s*\S.{1,20}$", p.line.text)
            if match:
                return match[0].strip(" 】〕])）")
    return None


def _named_beside_date(line: Line) -> str | None:
    """The publisher that a date line, or a line of its own, names."""
    if line.kind is not Kind.DATE:
        return line.text if NAMED_SOURCE.fullmatch(line.text) else None
    if match := SOURCE_FIELD.search(line.text):
        return match["value"]
    if match := NAMED_SOURCE.search(line.text):
        return match[0]
    return next((word for word in line.text.split() if looks_like_source(word) and not find_date(word)), None)


def _publisher(document: Document, page: Page, from_title: str, reported: str | None) -> str | None:
    stated = page.fields.publisher or document.publisher or from_title
    if stated:
        return stated
    named = next(filter(None, map(_named_beside_date, page.lines[: page.span.end])), None)
    agency = NAMED_SOURCE.match(reported) if reported else None
    held = find_publisher(line.text for line in page.lines) or (agency[0] if agency else None)
    return named or held or site_name(document.site or "") or site_of_channel(document.channel or "")
