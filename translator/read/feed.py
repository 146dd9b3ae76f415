"""The entries of feeds, RSS and Atom: what each states, by the names of its elements."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from translator.storage.xml_reader import Handlers, walk

_ENTRIES = ("item", "entry")
_FULL = {"content:encoded": "content", "dc:date": "date", "dc:creator": "author"}
_PAGES = ("content", "summary", "description")
_EMPTY = ("br", "hr", "img")


CHANNEL = "channel"
"""Under which name each entry has the title of its feed."""


class _Feed:
    """What was met of a feed so far.

    `_path` are the elements open below an entry: the first is what the entry states. `_pieces` are its text and tags,
    with whether they are tags. `_title` is that of the feed, of which only the first is.
    """

    def __init__(self) -> None:
        self.items: list[dict[str, str]] = []
        self._item: dict[str, str] | None = None
        self._path: list[str] = []
        self._pieces: list[tuple[str, bool]] = []
        self._title: list[str] = []
        self._is_title = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = name.lower()
        if self._item is not None:
            if self._path:
                self._tag(f"<{_local(name)}>")
            self._path.append(name)
        elif name in _ENTRIES:
            self._item = {}
        else:
            self._is_title = name == "title" and not self._title

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self._path:
            self._pieces.append((text, False))
        elif self._is_title:
            self._title.append(text)

    def end(self, name: str) -> None:
        """An element ends: what it says is kept under its name, the fuller content first."""
        if self._item is None:
            self._is_title = False
            return
        if not self._path:
            self.items.append(self._item | {CHANNEL: "".join(self._title)})
            self._item = None
            return
        name = self._path.pop()
        if not self._path:
            self._keep(_FULL.get(name, name))
        elif _local(name) not in _EMPTY:
            self._tag(f"</{_local(name)}>")

    def _tag(self, tag: str) -> None:
        self._pieces.append((tag, True))

    def _keep(self, field: str) -> None:
        text = _said(field, self._pieces).strip()
        self._pieces = []
        if text and self._item is not None:
            self._item.setdefault(field, text)


def _said(field: str, pieces: list[tuple[str, bool]]) -> str:
    """What is said under `field`: a page where it has markup, but plain text in titles and names."""
    if not any(is_tag for _, is_tag in pieces):
        return "".join(text for text, _ in pieces)
    if field in _PAGES:
        return "".join(text if is_tag else escape(text, quote=False) for text, is_tag in pieces)
    if field == "author":
        front, back = ("<name>", True), ("</name>", True)
        pieces = pieces[pieces.index(front) : pieces.index(back)] if front in pieces else []
    elif field != "title":
        return ""
    return "".join(text for text, is_tag in pieces if not is_tag)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def feed_items(data: bytes) -> list[dict[str, str]]:
    """Return what each entry of a feed states. Raises `UnusableError` as `walk` does."""
    feed = _Feed()
    walk(data, Handlers(feed.start, feed.text, feed.end))
    return feed.items
