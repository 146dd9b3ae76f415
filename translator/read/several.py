"""Several articles in one document: told apart only where two signs agree, else the document is one article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from translator.read.days import FULL_DATE
from translator.read.entries import Item, by_name

BREAK, EARLY_BREAK = "\f", "\f\f"
"""Lines that stand for a new page, or for a line that parts a text; and for a page begun before the last was full."""
BREAKS = (BREAK, EARLY_BREAK)
LEAST_SIGNS = 2
"""Signs before each article but the first: a new page, a heading of the first level, a day or writer of its own."""
MIN_BODY, MIN_PARAGRAPHS = 40, 2
"""Characters and paragraphs of running text that each has."""
MAX_TITLE, MAX_DATED, MOST_BELOW = 60, 60, 3
"""Characters of a headline; and of a line with the day or writer, and how many lines below it that is at most."""
MOST_ON_COVER = 12
"""Lines of a cover."""
_MARKS = "|".join(re.escape(mark) + "{5,}" for mark in "=＝-－—_＊*~─━═")
_HEADING, _DATED = "a heading", "a day or writer of its own"
PARTING = re.compile(rf"^[ \t]*(?:{_MARKS})[ \t]*$", re.MULTILINE)
"""What parts a text: a line of one mark."""
_WRITER = re.compile(r"[（(【]?\S{0,10}(?:[記记]者|[編编][譯译]|特派[員员])\S{0,4}\s?\S{2,20}")
_NO_TITLE = re.compile(r"[。，；：！？…]$|^[-|▲]\s|^[#\s【（(]*附[件表錄录圖图]")


def articles_in(lines: Sequence[str], *, is_printed: bool = False) -> Mapping[str, Item]:
    """Return the articles of a document's lines by their names; one without a title where it is not surely several.

    Lines that are `BREAKS` are none of the text. Of a printed document most pages end where they are full: see
    `_begins`.
    """
    starts = [0, *(n for n in range(1, len(lines)) if _begins(lines, n, is_printed))]
    parts = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    texts = [text for part in parts if (text := [line for line in part if line not in BREAKS])]
    if len(texts) < 2 or not all(map(_is_article, texts)) or len({text[0] for text in texts}) < len(texts):
        return by_name([Item("", joined(lines))])
    told_by = " and ".join(_signs(lines, starts[-1]))
    return by_name([Item(text[0].lstrip("# "), joined(text), told_by=told_by) for text in texts])


def articles_between(text: str) -> Mapping[str, Item]:
    """Return the articles of a text by their names; several where all between the lines that part it are sure ones."""
    blocks = [block for block in PARTING.split(text) if block.strip()]
    lines = [[line.strip() for line in block.split("\n") if line.strip()] for block in blocks]
    are_sure = all(_is_article(each) and any(map(_is_dated, each[1 : 1 + MOST_BELOW])) for each in lines)
    if len(blocks) < 2 or not are_sure or len({each[0] for each in lines}) < len(lines):
        return by_name([Item("", text)])
    told_by = "a line that parts them and a day or writer of its own"
    return by_name([Item(each[0], block, told_by=told_by) for each, block in zip(lines, blocks, strict=True)])


def joined(lines: Sequence[str]) -> str:
    """Return the text of a document's lines."""
    return "\n\n".join(line for line in lines if line not in BREAKS)


def without_cover(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a document's lines from its article on, and those of its cover, if it has one.

    That is a first page of a few short lines, none of them a sentence, before a page that begins with a headline and
    a day or writer of its own.
    """
    new = next((n for n, line in enumerate(lines) if n and lines[n - 1] in BREAKS and line not in BREAKS), 0)
    cover = tuple(line for line in lines[:new] if line not in BREAKS)
    is_cover = 0 < len(cover) <= MOST_ON_COVER and all(map(_may_be_on_cover, cover))
    if is_cover and _DATED in _signs(lines, new) and _is_article([line for line in lines[new:] if line not in BREAKS]):
        return tuple(lines[new:]), cover
    return tuple(lines), ()


def _may_be_on_cover(line: str) -> bool:
    return len(line) <= MAX_TITLE and not line.startswith("|") and "。" not in line


def _begins(lines: Sequence[str], index: int, is_printed: bool) -> bool:
    """Whether signs agree: of a printed document one is larger type, or that the page before was not full."""
    is_sure = not is_printed or lines[index].startswith(("# ", "## ")) or lines[index - 1] == EARLY_BREAK
    signs = _signs(lines, index)
    return len(signs) >= LEAST_SIGNS and is_sure


def _signs(lines: Sequence[str], index: int) -> list[str]:
    """What shows that an article begins at a line that may be a headline."""
    line = lines[index]
    if line in BREAKS or not _may_be_title(line):
        return []
    below = [each for each in lines[index + 1 : index + 1 + MOST_BELOW] if each not in BREAKS]
    found = {
        "a new page": lines[index - 1] in BREAKS if index else False,
        _HEADING: line.startswith("# "),
        _DATED: any(map(_is_dated, below)),
    }
    return [name for name, is_there in found.items() if is_there]


def _may_be_title(line: str) -> bool:
    return 2 <= len(line) <= MAX_TITLE and not _NO_TITLE.search(line) and not _is_dated(line)


def _is_dated(line: str) -> bool:
    if len(line) > MAX_DATED or line.endswith("。"):
        return False
    return FULL_DATE.search(line) is not None or _WRITER.match(line) is not None


def _is_article(text: Sequence[str]) -> bool:
    """Whether lines are a headline and running text below it."""
    body = [line for line in text[1:] if "。" in line]
    return _may_be_title(text[0]) and len(body) >= MIN_PARAGRAPHS and sum(map(len, body)) >= MIN_BODY
