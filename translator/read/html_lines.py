"""The visible lines of a page's tree, each with where it stands, and those of them that are the story's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from translator.chinese.characters import HAN_RANGES
from translator.read.days import FULL_DATE
from translator.read.html_scan import INLINE
from translator.read.html_tree import LEFT_OUT
from translator.read.normalise import barred, packed

_WIDE = rf"\u3000-\u33ff{HAN_RANGES}\uff00-\uffef"
# A line end of the file between Chinese characters is no space.
_HAN_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")
_SPACES = re.compile(r"[ \t\n]+")
_LEVELS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_MARKS = re.compile(r"[，。、,；：！？]")
_ENDS = tuple("。！？：」』”）…")
_CENTRED = re.compile(r"text-align\s{0,9}:\s{0,9}center", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_WITH_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\D{1,3}\d")
MIN_PROSE, MIN_ENDED = 15, 8
"""Characters of a line with a comma or full stop, and of one that ends in one, from which it is running text."""
MIN_STORY = 40
"""Characters of running text below which what was found is no story."""
MAX_CAPTION = 60
"""Characters of a line below a picture up to which it may be its caption."""
SHARE = 0.8
"""Share of the story's text that the part of the page which is taken for it holds."""
MAX_HEAD = 12
"""Lines between headline and story among which date and writer are looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A line that the page shows: its text, this package's mark, the element it ends in, and whether it is a link.

    `is_left_out`: the name of its part says that it is not the story's.
    """

    text: str
    mark: str
    element: Any
    is_link: bool
    is_left_out: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is running text."""
        return not self.is_link and self.is_worded

    @property
    def is_worded(self) -> bool:
        """Whether it reads as running text, a link or not."""
        least = MIN_ENDED if self.text.endswith("。") else MIN_PROSE
        return "#" not in self.mark and len(self.text) >= least and _MARKS.search(self.text) is not None


class _Walk:
    """A walk through a tree that gathers text up to the next boundary of a block."""

    def __init__(self) -> None:
        self.lines: list[Shown] = []
        self._parts: list[str] = []
        self._linked = 0
        self._mark = ""
        self._below_picture = False
        self.captions: list[int] = []

    def take(self, node: Any, in_link: bool = False, pre: bool = False) -> None:
        """Go through `node`, its tail left out."""
        if not isinstance(node.tag, str):
            return
        if left_out := node.get(LEFT_OUT):
            self.lines.append(Shown(left_out, "", node, False, is_left_out=True))
            return
        if node.tag == "img":
            self._see(node)
            return
        if node.tag == "table":
            self.flush(node.getparent())
            self.lines += [Shown(text, "", node, False) for text in _rows(node)]
            return
        is_block, in_link, pre = node.tag not in INLINE, in_link or node.tag == "a", pre or node.tag == "pre"
        if is_block:
            self.flush(node.getparent())
            self._mark = _mark(node) or self._mark
        self.add(_stated(node) or node.text, node, in_link, pre)
        for child in node:
            if node.tag != "time" or not _stated(node):
                self.take(child, in_link, pre)
                self.add(child.tail, node, in_link, pre)
        if is_block:
            self.flush(node)

    def _see(self, picture: Any) -> None:
        """Pass a picture, which ends the line; one amid a sentence, as of a face, does not."""
        before = "".join(self._parts).rstrip()
        if before and not before.endswith(_ENDS) and (picture.tail or "").strip():
            return
        self.flush(picture.getparent())
        self._below_picture = True

    def add(self, text: str | None, node: Any, in_link: bool, pre: bool) -> None:
        """Add a piece of text; in `<pre>` its line ends are the page's."""
        pieces = (text or "").split("\n") if pre else [text or ""]
        for number, piece in enumerate(pieces):
            if number:
                self.flush(node)
            self._parts.append(piece)
            self._linked += len(piece.strip()) if in_link else 0

    def flush(self, element: Any) -> None:
        """End the line."""
        text = _SPACES.sub(" ", _HAN_BREAK.sub("", "".join(self._parts))).strip()
        if text:
            line = Shown(text, self._mark, element, self._linked >= 0.8 * len(text))
            if self._below_picture and _may_be_caption(line):
                self.captions.append(len(self.lines))
            self.lines.append(line)
            self._mark, self._below_picture = "", False
        self._parts, self._linked = [], 0


def _may_be_caption(line: Shown) -> bool:
    """Whether a line right below a picture is short, centred, and not bold as subheads are."""
    if line.mark or line.is_link or len(line.text) > MAX_CAPTION or not _is_centred(line.element):
        return False
    return all(packed(bold.text_content()) != packed(line.text) for bold in line.element.iter("b", "strong"))


def _is_centred(element: Any) -> bool:
    near = (element, *islice(element.iterancestors(), 2))
    return any("center" in (each.tag, each.get("align")) or _CENTRED.search(each.get("style") or "") for each in near)


def _mark(node: Any) -> str:
    if node.tag == "figcaption":
        return "▲ "
    return "- " if node.tag == "li" else _LEVELS.get(node.tag, "") if _SPACES.sub("", node.text_content()) else ""


def _stated(node: Any) -> str:
    """The day of a `<time>` that shows none with its year (3 小時前, 11月24日)."""
    day = _DAY.match(node.get("datetime") or "") if node.tag == "time" else None
    return day[0] if day and not _WITH_YEAR.search(node.text_content()) else ""


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter("tr"):
        if any("\n" in pre.text_content().strip() for pre in row.iter("pre")):  # a text, set in a table
            inside = (cell.text_content().split("\n") for cell in row.iterchildren("td", "th"))
            yield from (line.strip() for lines in inside for line in lines if line.strip())
            continue
        cells = [_SPACES.sub(" ", cell.text_content()).strip() for cell in row.iterchildren("td", "th")]
        if any(cells):
            yield barred(cells)


def shown(tree: Any) -> list[Shown]:
    """Return all visible lines of `tree`, in order, and those that were left out of it."""
    walk = _Walk()
    walk.take(next(tree.iter("body"), tree))
    walk.flush(tree)
    # Of a text that is centred as a whole nothing tells a caption.
    centred = sum(line.is_prose and _is_centred(line.element) for line in walk.lines)
    for index in walk.captions if centred <= len(walk.captions) else ():
        walk.lines[index] = replace(walk.lines[index], mark="▲ ")
    return walk.lines


def story(lines: Sequence[Shown], found: str, title: str) -> list[Shown]:
    """Return the story's lines among `lines`, with what stands between its headline and it.

    `found` is what another reader took for the story: it tells in which part of the page this is. Where it is too
    little, the page's running text tells.
    """
    whole, headline = packed(found), packed(title)
    told = [line for line in lines if _is_told(line) and (text := packed(line.text)) in whole and text != headline]
    if _length(told) < MIN_STORY:
        told = [line for line in lines if line.is_prose]
    if _length(told) < MIN_STORY:
        told = list(lines)
    if not told:
        return []
    inside = set(_part(told).iter())  # the nodes themselves: lxml makes and drops what stands for them
    chosen, homes = set(told), {_home(line) for line in told}
    first = next(index for index, line in enumerate(lines) if line in chosen)
    last = next(index for index in range(len(lines) - 1, -1, -1) if lines[index] in chosen)

    body = next((n for n in range(first, last + 1) if lines[n].element in inside), first)  # behind a deck apart from it

    def belongs(index: int, line: Shown) -> bool:
        if line in chosen:
            return True
        if line.is_link:
            return False
        if line.element not in inside:
            return first < index < body and FULL_DATE.search(line.text) is not None
        return first <= index <= last or (index > last and _home(line) in homes)

    start = _head(lines, first, title)
    head = [line for line in lines[start:first] if line is lines[start] or not line.is_link]
    return [*head, *(line for i, line in enumerate(lines[first:], first) if belongs(i, line))]


def _is_told(line: Shown) -> bool:
    """Whether it is running text; a link is where it ends as a sentence."""
    return line.is_prose or (line.is_worded and line.text.endswith("。"))


def _length(lines: Sequence[Shown]) -> int:
    return sum(len(line.text) for line in lines)


def _home(line: Shown) -> Any:
    parent = line.element.getparent()
    return line.element if parent is None else parent


def _part(told: Sequence[Shown]) -> Any:
    """The smallest element that holds nearly all of `told`."""
    weights: dict[Any, int] = {}
    for line in told:
        for node in (line.element, *line.element.iterancestors()):
            weights[node] = weights.get(node, 0) + len(line.text)
    total = _length(told)
    fit = [node for node, weight in weights.items() if weight >= SHARE * total]
    return max(fit, key=lambda node: sum(1 for _ in node.iterancestors()))


def _head(lines: Sequence[Shown], first: int, title: str) -> int:
    """The line at which the story's head begins: its headline's, or a few above the story."""
    wanted = packed(title)
    near = range(max(0, first - MAX_HEAD), first + 1)
    if alike := [index for index in near if wanted and packed(lines[index].text) == wanted]:
        return alike[0]
    for index in range(first, -1, -1):
        if wanted and (packed(lines[index].text) == wanted or lines[index].mark == "# "):
            return max(index, first - MAX_HEAD) if first - index <= 3 * MAX_HEAD else first
    start, table = max(0, first - 4), lines[first].element
    while start and table.tag == "table" and lines[start - 1].element is table:
        start -= 1
    return start
