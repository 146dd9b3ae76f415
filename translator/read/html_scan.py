"""A linear scan over the tags of a page: what tells a page that would choke a parser, and what such a page shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_TAGS = 100_000
"""Tags above which no tree is built. Pages of news have a few thousand."""
MAX_ATTRIBUTES = 200
"""Attributes of one tag above which no tree is built: parsers compare each with all the others."""

# As the HTML standard has it, quotes mean something only after =. Nothing in these patterns is tried twice.
_VALUE = r"=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+)"
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^>=]++|{_VALUE})*+)>?", re.IGNORECASE)
_VALUES = re.compile(_VALUE)
_OTHER = re.compile(r"<[!?][^>]*+>?")
_HUGE_NUMBER = re.compile(r"&#(?:[0-9]{8,}|x[0-9a-f]{7,});?", re.IGNORECASE)
_FILE_BREAK = re.compile(r"[ \t\n]+")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_UNSEEN = ("script", "style")
# fmt: off
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "rb", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})
# fmt: on
"""Elements whose ends are no ends of lines."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text between two tags, and the tag that follows it ("" at the end of the page)."""

    text: str
    tag: str = ""
    attributes: int = 0


def is_sound(page: str) -> bool:
    """Whether a parser can make a tree of `page` in time that grows with its length only."""
    if page.count("<") > MAX_TAGS:
        return False
    return all(piece.attributes <= MAX_ATTRIBUTES for piece in _pieces(page))


def flat_text(page: str) -> str:
    """The visible text of `page`, line ends where its blocks end, without regard to how it is nested."""
    shown: list[str] = []
    for piece in _pieces(page):
        shown.append(_FILE_BREAK.sub(" ", html.unescape(_HUGE_NUMBER.sub("\ufffd", piece.text))))
        if piece.tag not in INLINE:
            shown.append("\n")
    return "".join(shown)


def _pieces(page: str) -> Iterator[_Piece]:
    start = at = 0
    while (at := page.find("<", at)) >= 0:
        if page.startswith("<!--", at):
            end = page.find("-->", at + 4)
            yield _Piece(page[start:at], "wbr")  # a comment is no boundary
            if end < 0:
                return
            start = at = end + 3
        elif tag := _TAG.match(page, at):
            name = tag["name"].lower()
            yield _Piece(page[start:at], name, _attributes(tag["rest"]))
            start = at = tag.end()
            if name in _RAW and not tag["end"]:
                closing = _RAW[name].search(page, at)
                if closing is None:
                    return
                start, at = (closing.start() if name in _UNSEEN else start), closing.start()
        elif other := _OTHER.match(page, at):
            yield _Piece(page[start:at], "wbr")
            start = at = other.end()
        else:
            at += 1
    yield _Piece(page[start:])


def _attributes(rest: str) -> int:
    if len(rest) <= 2 * MAX_ATTRIBUTES:
        return 0
    bare = _VALUES.sub(" = ", rest)
    return bare.count("/") + len(bare.replace("=", "").split())
