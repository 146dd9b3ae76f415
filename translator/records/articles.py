"""What reading and cleaning make: documents and articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its text, and what its markup (HTML, Word) stated outright.

    `is_marked_up`: lists and tables are marked, and menus are left out. `is_title_of_file`: the title is that of the
    file's properties, which often have another document's; one that stands in the text goes before it.
    `site`: the name behind the title of a page's window; what stands beside the story goes before it.
    `channel`: the title of the feed that it is an entry of.
    `others`: the titles of other articles of its file; `told_by` is what tells them apart.
    `cover`: the lines of a first page before that of the article.
    `left_out`: texts amid the story that the page calls a part of its own (advertising, tags) and `text` has not.
    """

    path: Path
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    is_marked_up: bool = False
    is_title_of_file: bool = False
    left_out: tuple[str, ...] = ()
    cover: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    told_by: str = ""
    site: str | None = None
    channel: str | None = None


class Role(StrEnum):
    """What a block of text is in its article."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"
    PUBLISHER = "publisher"
    RELATED = "related"
    SOURCE = "source"

    @property
    def is_label(self) -> bool:
        """Whether the text is a title or a name rather than running sentences."""
        return self not in (Role.STANDFIRST, Role.PARAGRAPH, Role.CAPTION)

    @property
    def is_headline(self) -> bool:
        """Whether the text is set as a headline: this article's, one within it, another article's."""
        return self in (Role.TITLE, Role.HEADING, Role.RELATED)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, caption … in source order."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """An entry of a page's list of other stories. Empty strings where not stated."""

    headline: str
    lede: str = ""
    source: str = ""
    age: str = ""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was left out: its number in the source text (from 1) and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What is worth translating of a document. `None` or empty: the page does not say."""

    path: Path
    title: str
    blocks: tuple[Block, ...]
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    related: tuple[RelatedItem, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def text(self) -> str:
        """Its title, who publishes and who wrote it, and its blocks, below each other."""
        named = filter(None, (self.title, self.publisher, self.byline))
        return "\n".join([*named, *(block.text for block in self.blocks)])

    @property
    def file_name(self) -> str:
        """The file's name as a document can hold it: bytes that are no UTF-8 (unpacked archives have such) escaped."""
        return self.path.name.encode("utf-8", "backslashreplace").decode("utf-8")
