"""Files of many articles: feeds (RSS, Atom), JSON, JSON lines and tables (CSV), as readers and scrapers write them.

Each article of such a file is one of its own. It is named by a path below the file: `feed.xml/003 標題`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from translator.chinese.characters import has_han
from translator.errors import UnusableError
from translator.read.encoding import decode
from translator.read.feed import feed_items
from translator.read.fields import LISTS, NAMES
from translator.read.html import read_html
from translator.read.html_stated import day_of
from translator.read.normalise import one_line, tidy
from translator.read.signatures import front_of
from translator.records import Document
from translator.storage.spreadsheet import table_of

MAX_ARTICLES = 2_000
"""Articles of one file above which it is a database."""
_MARKUP = re.compile(r"<(?:p|br|div|span|a|h[1-6]|img|ul|table|section)\b[^<>]{0,500}>", re.IGNORECASE)
_CHILD = re.compile(r"(\d{3,5}) ")
_UNSAFE = re.compile(r"[\x00-\x1f\\/:*?\"<>|.]+")
_NOTHING = "Give the articles' texts under title and content, or as files of their own."
MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class Stated:
    """An article of a file of many, as the file states it."""

    title: str
    content: str
    published: date | None
    publisher: str | None
    byline: str | None


def names_in(data: bytes) -> list[str]:
    """Return the names of the articles in a file of many; none if nothing in it is Chinese, as in data of programs.

    Raises `UnusableError` where the file is damaged, or has too many.
    """
    entries = _entries(data)
    if not any(has_han(entry.content) for entry in entries):
        return []
    return [
        f"{number:03d} {_UNSAFE.sub('_', entry.title or entry.content)[:MAX_NAME].strip()}"
        for number, entry in enumerate(entries, 1)
    ]


def read_collection(path: Path, data: bytes) -> Document:
    """Return the article of a file of many that `path` names; of the file itself, its only one."""
    entries = _entries(data)
    if not entries:
        raise UnusableError("there are no articles in the file.", _NOTHING)
    child = _CHILD.match(path.name) if path.parent.is_file() else None
    if child is None and len(entries) > 1:
        raise UnusableError(f"there are {len(entries)} articles in the file.", "Start the run again: it finds each.")
    number = int(child[1]) if child else 1
    if not 1 <= number <= len(entries):
        raise UnusableError("there is no such article in the file.", "Name the file itself.")
    return _document(path, entries[number - 1])


def _document(path: Path, entry: Stated) -> Document:
    if _MARKUP.search(entry.content):
        page = f"<html><body><h1>{entry.title}</h1>{entry.content}</body></html>"
        found = read_html(path, b"\xef\xbb\xbf" + page.encode("utf-8", "replace"))
    else:
        found = Document(path, tidy(f"# {entry.title}\n\n{entry.content}"), is_marked_up=True)
    title = entry.title or None
    return replace(found, title=title, published=entry.published, publisher=entry.publisher, byline=entry.byline)


def _entries(data: bytes) -> list[Stated]:
    found = []
    for number, record in enumerate(_records(data)):
        if number >= MAX_ARTICLES:
            what = f"more than {MAX_ARTICLES:,} articles are in the file."
            raise UnusableError(what, "Split it into several files.")
        entry = _entry(record)
        if entry.content:
            found.append(entry)
    return found


def _entry(record: Mapping[str, Any]) -> Stated:
    fields = {str(name).strip().lower(): value for name, value in record.items()}
    stated = {key: _stated(fields, names) for key, names in NAMES.items()}
    return Stated(
        one_line(stated["title"])[:300],
        stated["content"].strip(),
        _published(stated["date"]),
        one_line(stated["publisher"])[:80] or None,
        one_line(stated["byline"])[:80] or None,
    )


def _stated(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _text(fields.get(name)))), "")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return _text(value.get("name") or value.get("title"))
    if isinstance(value, list):
        parts = [_text(each) for each in value[:200]]
        return ("\n" if any(len(part) > MAX_NAME for part in parts) else "、").join(filter(None, parts))
    return ""


def _published(text: str) -> date | None:
    if day := day_of(text):
        return day
    with suppress(ValueError, TypeError, IndexError, OverflowError):  # other people's dates
        return parsedate_to_datetime(text).date()
    return None


def _records(data: bytes) -> Iterator[Mapping[str, Any]]:
    start = front_of(data).lstrip()[:1]
    if start.startswith(b"<"):
        yield from feed_items(data)
    elif start.startswith((b"{", b"[")):
        yield from _json(decode_json(data))
    else:
        rows = table_of(data).rows
        names = rows[0].names if rows else ()
        yield from (dict(zip(names, row.cells, strict=False)) for row in rows[1:])


def decode_json(data: bytes) -> str:
    """Return JSON as text: its characters may all be escaped, so that nothing shows in which encoding it is."""
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        return decode(data)


def _json(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        yield from _objects(json.loads(text, strict=False))
        return
    except RecursionError as error:
        raise UnusableError("the JSON is nested too deeply.", _NOTHING) from error
    except ValueError as error:
        whole = error
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        records = [json.loads(line, strict=False) for line in lines]
    except (ValueError, RecursionError) as error:
        raise UnusableError(f"the JSON is damaged ({whole}).", "Write it again with the program it is from.") from error
    yield from (record for record in records if isinstance(record, dict))


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))
    elif isinstance(value, dict):
        listed = next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)
        yield from _objects(listed) if listed is not None else iter([value])
