"""Files of many articles: feeds (RSS, Atom), JSON, JSON lines and tables (CSV), as readers and scrapers write them.

Each article of such a file is one of its own. It is named by a path below the file: `feed.xml/2025-11-24 標題`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from translator.chinese.characters import has_han
from translator.errors import UnusableError
from translator.read.days import TAIWAN, day_of
from translator.read.encoding import decode
from translator.read.entries import Item, by_name, is_part, named
from translator.read.feed import CHANNEL, feed_items
from translator.read.fields import LISTS, NAMES, SHORT
from translator.read.html import read_html
from translator.read.normalise import one_line, tidy
from translator.read.signatures import BOM, front_of
from translator.records import Document
from translator.storage.spreadsheet import Table, table_of

MAX_ARTICLES = 2_000
"""Articles of one file above which it is a database."""
_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|h[1-6]|img|[uo]l|table|section|article|figure|blockquote|strong|em|b|i|u|font)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"1\d{9}(?:\.\d{0,9}|\d{3})?")
"""Seconds, or thousandths, since 1970: from 2001 to 2033."""
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3},\d{3}(?!\d)")
_NOTHING = "Give the articles' texts under title and content, or as files of their own."
_AGAIN = "Write it again with the program it is from."
_CLOSE = "Put cells with commas, line ends or quotation marks between quotation marks; inside, each mark stands twice."
MAX_DEPTH = 9
"""Lists and objects inside each other below which nothing is a text of an article."""


def entries_in(data: bytes) -> Mapping[str, Item]:
    """Return the articles in a file of many by their names; none if nothing in it is Chinese, as in data of programs.

    Raises `UnusableError` where the file is damaged, or has too many.
    """
    entries = _entries(data)
    return entries if any(has_han(entry.content) for entry in entries.values()) else {}


def read_collection(path: Path, data: bytes) -> Document:
    """Return the article of a file of many that `path` names; of the file itself, its only one."""
    entries = _entries(data)
    if not entries:
        raise UnusableError("there are no articles in the file.", _NOTHING)
    is_child = is_part(path)
    if not is_child and len(entries) > 1:
        raise UnusableError(f"there are {len(entries)} articles in the file.", "Start the run again: it finds each.")
    entry = named(path.name, entries) if is_child else next(iter(entries.values()))
    if entry.fault:
        raise UnusableError(entry.fault, entry.remedy)
    return _document(path, entry)


def _document(path: Path, entry: Item) -> Document:
    head = f"# {entry.title}\n\n" if entry.title else ""
    if _MARKUP.search(entry.content):
        heading = f"<h1>{escape(entry.title)}</h1>" if entry.title else ""
        page = f"<html><body>{heading}{entry.content}</body></html>"
        found = read_html(path, BOM + page.encode("utf-8", "replace"))
    else:
        found = Document(path, tidy(f"{head}{entry.content}"), is_marked_up=True)
    title = entry.title or None
    stated = replace(found, title=title, published=entry.published, publisher=entry.publisher, byline=entry.byline)
    return replace(stated, channel=entry.channel)


@lru_cache(maxsize=2)  # each article of a file is read by itself
def _entries(data: bytes) -> Mapping[str, Item]:
    """The articles of a file by their names, in its order."""
    found: list[Item] = []
    for number, record in enumerate(_records(data)):
        if number >= MAX_ARTICLES:
            what = f"more than {MAX_ARTICLES:,} articles are in the file."
            raise UnusableError(what, "Split it into several files.")
        entry = record if isinstance(record, Item) else _entry(record)
        if entry.content or entry.fault:
            found.append(entry)
    return by_name(found)


def _entry(record: Mapping[str, Any]) -> Item:
    fields = {str(name).strip().lower(): value for name, value in record.items()}
    stated = {key: _stated(fields, key) for key in NAMES}
    return Item(
        one_line(stated["title"])[:300],
        stated["content"].strip(),
        _published(stated["date"]),
        one_line(stated["publisher"])[:80] or None,
        one_line(stated["byline"])[:80] or None,
        one_line(fields[CHANNEL])[:80] if isinstance(fields.get(CHANNEL), str) else None,
        stated["id"],
    )


def _stated(fields: Mapping[str, Any], key: str) -> str:
    return next((text for name in NAMES[key] if (text := _text(fields.get(name), key))), "")


def _text(value: Any, key: str, depth: int = 0) -> str:
    """What `value` says, with that of what is in it: paragraphs of a text, else names."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().strip()  # half a surrogate pair may be escaped in JSON
    if isinstance(value, int | float) and key in ("date", "id"):
        return str(value)
    if isinstance(value, Mapping) and depth < MAX_DEPTH:
        names = NAMES["content"] if key == "content" else ("name", "title")
        return next((text for name in names if (text := _text(value.get(name), key, depth + 1))), "")
    if isinstance(value, list) and depth < MAX_DEPTH:
        return ("\n\n" if key == "content" else "、").join(
            filter(None, (_text(each, key, depth + 1) for each in value))
        )
    return ""


def _published(text: str) -> date | None:
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), TAIWAN).date()
    if day := day_of(text):
        return day
    with suppress(ValueError, TypeError, IndexError, OverflowError):  # other people's dates
        return parsedate_to_datetime(text).date()
    return None


def _records(data: bytes) -> Iterator[Mapping[str, Any] | Item]:
    start = front_of(data).lstrip()[:1]
    if start.startswith(b"<"):
        yield from feed_items(data)
    elif start.startswith((b"{", b"[")):
        yield from _json(decode_json(data))
    else:
        yield from _rows(table_of(data))


def _rows(table: Table) -> Iterator[Mapping[str, str] | Item]:
    """The rows of a table below its header, and the ones that are broken."""
    names = table.rows[0].names if table.rows else ()
    for row in table.rows[1:]:
        cells = _with_numbers(row.cells) if any(row.cells[len(names) :]) else row.cells
        if any(cells[len(names) :]):
            yield Item(f"row {row.number}", fault=f"row {row.number} has more cells than the header.", remedy=_CLOSE)
        else:
            yield dict(zip(names, cells, strict=False))
    if table.broken:
        number = table.broken.row
        yield Item(f"row {number}", fault=f"row {number} cannot be read, nor what follows it.", remedy=_CLOSE)


def _with_numbers(cells: Sequence[str]) -> Sequence[str]:
    """`cells` as they were before the commas of numbers (1,800) parted them."""
    joined = [*cells[:1]]
    for cell in cells[1:]:
        if _THOUSANDS.search(f"{joined[-1][-4:]},{cell[:4]}"):
            joined[-1] += f",{cell}"
        else:
            joined.append(cell)
    return joined


def decode_json(data: bytes) -> str:
    """Return JSON as text: its characters may all be escaped, so that nothing shows in which encoding it is."""
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        return decode(data)


def _json(text: str) -> Iterator[Mapping[str, Any] | Item]:
    try:
        yield from _objects(json.loads(text, strict=False))
        return
    except RecursionError as error:
        raise UnusableError("the JSON is nested too deeply.", _NOTHING) from error
    except ValueError as error:
        whole = error
    lines = [_line(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines or isinstance(lines[0], Item):
        raise UnusableError(f"the JSON is damaged ({whole}).", _AGAIN)
    yield from (line for line in lines if isinstance(line, dict | Item))


def _line(number: int, text: str) -> Any:
    """What a line of JSON says, or that it says nothing."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return Item(f"line {number}", fault=f"the JSON of line {number} is damaged.", remedy=_AGAIN)


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The articles of a list, or of an object: itself if it is one, else what it has in a list or in another object."""
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))
    elif isinstance(value, dict):
        fields = {str(name).lower(): inner for name, inner in value.items()}
        inside = next((fields[name] for name in LISTS if isinstance(fields.get(name), list | dict)), None)
        yield from iter([value]) if inside is None or _is_article(fields) else _objects(inside)


def _is_article(fields: Mapping[str, Any]) -> bool:
    """Whether an object with a list in it has a title and a text of its own; a feed has only a description."""
    own = {name: value for name, value in fields.items() if name not in SHORT}
    return all(_stated(own, key) for key in ("title", "content"))
