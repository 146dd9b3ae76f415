"""The articles of a file of many, and what each is called: by what it is, so that one that moves keeps its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from translator.errors import UnusableError
from translator.records import Document

MAX_NAME = 60
"""Characters of a title in a name."""
_UNSAFE = re.compile(r"[\x00-\x1f\\/:*?\"<>|.]+")
# What stands around a title in a name; earlier versions numbered the entries.
_AROUND = re.compile(r"^(?:\d{3,5}|(?:19|20)\d\d-\d\d-\d\d) | [0-9a-f]{6}(?: \(\d+\))?$")


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a file of many, as the file states it."""

    title: str
    content: str = ""
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    channel: str | None = None
    """The title of its feed."""
    identity: str = ""
    """Its id or address."""
    fault: str = ""
    """Why nothing can be made of it, if so, and what to do about that."""
    remedy: str = ""
    told_by: str = ""
    """What shows that it is an article of its own."""

    @property
    def name(self) -> str:
        """Its day and its title, or the front of its text."""
        title = _UNSAFE.sub("_", self.title or self.content)[:MAX_NAME].strip()
        return f"{self.published} {title}" if self.published else title

    @property
    def mark(self) -> str:
        """What tells it from another article of its name."""
        return sha256((self.identity or self.content).encode("utf-8", "replace")).hexdigest()[:6]


def by_name(items: Sequence[Item]) -> dict[str, Item]:
    """Return `items` by their names, in their order; a number tells apart what is the same in all."""
    often = Counter(item.name for item in items)
    found: dict[str, Item] = {}
    seen: Counter[str] = Counter()
    for item in items:
        name = item.name if often[item.name] == 1 else f"{item.name} {item.mark}"
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = item
    return found


def named(name: str, entries: Mapping[str, Item]) -> Item:
    """Return the entry called `name`; where none is any longer, the only one with its title. Raises `UnusableError`."""
    alike = [entry for each, entry in entries.items() if _title(each) == _title(name)]
    if name not in entries and len(alike) != 1:
        raise UnusableError("there is no such article in the file.", "Name the file itself.")
    return entries[name] if name in entries else alike[0]


def is_part(path: Path) -> bool:
    """Return whether `path` names an article below a file that has several."""
    return path.parent.is_file()


def of_document(document: Document, entries: Mapping[str, Item]) -> Document:
    """Return the article of a document of several that its path names; `document` itself where it is one."""
    if not is_part(document.path):
        return document
    entry = named(document.path.name, entries)
    others = tuple(each.title for each in entries.values() if each is not entry)
    own = replace(document, text=entry.content, title=entry.title, byline=None, is_title_of_file=False)
    return replace(own, others=others, told_by=entry.told_by)


def _title(name: str) -> str:
    return _AROUND.sub("", name)
