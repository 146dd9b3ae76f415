"""The entries of feeds, RSS and Atom: what each states, by the names of its elements."""

from __future__ import annotations

from collections.abc import Mapping

from translator.storage.xml_reader import Handlers, walk

_ENTRIES = ("item", "entry")
_FULL = {"content:encoded": "content", "dc:date": "date", "dc:creator": "author"}
_INSIDE_AUTHOR = ("name",)


class _Feed:
    """What was met of a feed so far."""

    def __init__(self) -> None:
        self.items: list[dict[str, str]] = []
        self._item: dict[str, str] | None = None
        self._path: list[str] = []
        self._text: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = name.lower()
        if name in _ENTRIES:
            self._item = {}
        self._path.append(name)
        self._text = []

    def text(self, text: str) -> None:
        """Characters of an element."""
        self._text.append(text)

    def end(self, _: str) -> None:
        """An element ends: what it says is kept under its name, the fuller content first."""
        name, text = self._path.pop(), "".join(self._text).strip()
        if name in _ENTRIES and self._item is not None:
            self.items.append(self._item)
            self._item = None
        elif self._item is not None and text:
            key = self._path[-1] if name in _INSIDE_AUTHOR and self._path else _FULL.get(name, name)
            self._item.setdefault(key, text)
        self._text = []


def feed_items(data: bytes) -> list[dict[str, str]]:
    """Return what each entry of a feed states. Raises `UnusableError` as `walk` does."""
    feed = _Feed()
    walk(data, Handlers(feed.start, feed.text, feed.end))
    return feed.items
