"""E-books (EPUB): their chapters, each an article, in the order in which they are read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from translator.chinese.characters import HAN
from translator.errors import UnusableError
from translator.read.entries import Item, by_name, is_part, named
from translator.read.html import whole_page
from translator.read.normalise import one_line
from translator.read.refusal import COPY
from translator.records import Document
from translator.storage.zip_package import Package

MAX_CHAPTERS, MAX_BYTES = 500, 32 * 1024 * 1024
"""Chapters of an e-book, and bytes of them all, above which it is no issue of a paper."""
MIN_CHAPTER = 100
"""Chinese characters below which a chapter is a cover, a table of contents or an imprint."""
MAX_HEADS = 5
"""Lines among which a chapter's headline is."""
_PAGES = ("application/xhtml+xml", "text/html")
_LOCK = b"http://www.w3.org/2001/04/xmlenc#aes"
_KEPT = "Take the article from the page of its paper."


class _ThisBookError(UnusableError):
    """What is wrong with a book that is whole."""


def read_epub(path: Path, data: bytes) -> Document:
    """Return the chapter of an e-book that `path` names; of the book itself, its only one.

    Raises `UnusableError` for one that is damaged, locked or made to harm.
    """
    chapters = chapters_in(data)
    if not is_part(path) and len(chapters) > 1:
        raise UnusableError(f"there are {len(chapters)} chapters in the e-book.", "Start the run again: it finds each.")
    chapter = named(path.name, chapters) if is_part(path) else next(iter(chapters.values()), None)
    if chapter is None:
        raise UnusableError("there is no chapter with Chinese text in the e-book.", COPY)
    return Document(path, chapter.content, chapter.title or None, publisher=chapter.publisher, is_marked_up=True)


@lru_cache(maxsize=2)  # each chapter is read by itself
def chapters_in(data: bytes) -> Mapping[str, Item]:
    """Return the chapters of an e-book by their names. Raises `UnusableError` as `read_epub`."""
    try:
        package = Package.of(data)
        if _LOCK in (package.part("META-INF/encryption.xml") or b""):
            raise _ThisBookError("the e-book is locked to its shop's reader.", _KEPT)
        container = package.xml("META-INF/container.xml")
        name = "" if container is None else _attribute(next(container.iter("{*}rootfile"), None), "full-path")
        book = package.xml(name)
        return by_name([] if book is None else list(_chapters(package, name, book)))
    except _ThisBookError:
        raise
    except UnusableError as error:
        raise UnusableError("the e-book is damaged, or made to harm.", COPY) from error


def _chapters(package: Package, name: str, book: Any) -> Iterator[Item]:
    items = {_attribute(item, "id"): item for item in book.iter("{*}item")}
    publisher = next((one_line("".join(each.itertext()))[:80] for each in book.iter("{*}publisher")), "")
    total = 0
    for number, place in enumerate(book.iter("{*}itemref")):
        item = items.get(_attribute(place, "idref"))
        if item is None or _attribute(item, "media-type") not in _PAGES:
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(_attribute(item, "href"))))
        data = package.part(target) or b""
        total += len(data)
        if number >= MAX_CHAPTERS or total > MAX_BYTES:
            raise _ThisBookError("the e-book is longer than any paper.", COPY)
        if data.strip() and (chapter := _chapter(data, publisher or None)):
            yield chapter


def _chapter(data: bytes, publisher: str | None) -> Item | None:
    lines = whole_page(data)
    if sum(len(HAN.findall(line.text)) for line in lines if not line.is_link) < MIN_CHAPTER:
        return None
    title = next((line.text for line in lines[:MAX_HEADS] if line.mark.startswith("#")), "")
    return Item(title, "\n\n".join(line.mark + line.text for line in lines), publisher=publisher)


def _attribute(node: Any, name: str) -> str:
    return "" if node is None else str(node.get(name) or "")
