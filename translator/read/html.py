"""Saved web pages: the main content and what the page states of itself. Nothing is fetched, nothing is run.

Where on a page its story is, trafilatura finds; what stands there is read here, line by line, with what stands
between the headline and it: a page's date and writer are there.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from translator.chinese.characters import has_han
from translator.offline_imports import unconnected
from translator.read.days import FULL_DATE, stands
from translator.read.encoding import declared_charset, decode
from translator.read.html_badges import is_badged
from translator.read.html_days import labelled_day
from translator.read.html_lines import Shown, shown, story
from translator.read.html_scan import flat_text, is_sound
from translator.read.html_stated import Stated
from translator.read.html_tree import plain
from translator.read.normalise import tidy
from translator.records import Document

MAX_ELEMENTS = 40_000
"""Elements of a page above which its main content is not looked for (it takes a third of a millisecond for each)."""
MAX_DATA = 65536
"""Characters of a script or of page data above which nothing is looked for in it."""
MAX_TOP = 6
"""Lines on top of a story among which its date line is."""
MAX_DATED = 80
"""Characters of a line above which a date in it is not that of the page."""

# Entities that a page declares for itself: no browser heeds them.
_INTERNAL_SUBSET = re.compile(r"<!doctype[^\[\]<>]{0,500}\[(?:[^\]<]++|<(?!!doctype))*+\]\s{0,20}>", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:：]\d\d")


def read_html(path: Path, data: bytes) -> Document:
    """Return the main content and the metadata of a page; all its visible text where no main content is found.

    Of a page that no parser takes whole (nested too deeply, overfull tags) only the visible text is read.
    Raises `UnusableError` as `decode` does.
    """
    return replace(_document(path, decode(data, declared_charset(data))), is_marked_up=True)


def whole_page(data: bytes) -> list[Shown]:
    """Return all lines that a page shows, of a page that is its article from start to end. Raises as `decode` does."""
    text = _INTERNAL_SUBSET.sub("", decode(data, declared_charset(data)), count=1)
    page = _parsed(text) if is_sound(text) else None
    return [] if page is None else [line for line in shown(plain(page)) if not line.is_left_out]


def _document(path: Path, text: str) -> Document:
    text = _INTERNAL_SUBSET.sub("", text, count=1)
    page = _parsed(text) if is_sound(text) else None
    if page is None:
        return Document(path, tidy(flat_text(text)))
    stated = Stated(page)
    published = stated.published
    tree = plain(deepcopy(page))
    marked = shown(tree)
    lines = [line for line in marked if not line.is_left_out]
    title = stated.title(lines)
    taken = story(lines, _found(tree), title or "")
    kept = [line.mark + (title if title and is_badged(line, title) else line.text) for line in taken]
    if not any(map(has_han, kept)):
        kept = [line.text for line in lines]
    if published is None:
        is_shown = any(FULL_DATE.search(line) for line in kept if len(line) <= MAX_DATED)
        guessed = None if is_shown else stated.guessed_day("\n".join(kept))
        published = guessed or labelled_day(marked, taken)
    published = _as_shown(published, kept)
    read = Document(path, "\n\n".join(kept), title, published, stated.publisher, stated.byline)
    return replace(read, left_out=tuple(_left_out(marked, taken)), site=stated.site)


def _as_shown(stated: date | None, kept: Sequence[str]) -> date | None:
    """The stated day, or the one before where a line on top shows that with its time: sites call their own time UTC."""
    if stated is None or any(stands(stated, line) for line in kept[:MAX_TOP]):
        return stated
    eve = stated - timedelta(days=1)
    is_eve = any(len(line) <= MAX_DATED and stands(eve, line) and _CLOCK.search(line) for line in kept[:MAX_TOP])
    return eve if is_eve else stated


def _left_out(marked: Sequence[Shown], taken: Sequence[Shown]) -> Iterator[str]:
    """The text of the parts amid the story, or beside its paragraphs, that were left out by their names."""
    places = [index for index, line in enumerate(marked) if taken and line in (taken[0], taken[-1])]
    amid = range(min(places, default=0), max(places, default=0))
    homes = {line.element.getparent() for line in taken if line.is_prose}
    for index, line in enumerate(marked):
        is_near = index in amid or line.element.getparent() in homes
        if line.is_left_out and is_near and has_han(line.text):
            yield line.text


def _parsed(text: str) -> Any:
    """The tree of a page; `None` where there is nothing in it, or the parser gave up half-way."""
    from lxml import etree, html

    options = {"no_network": True, "remove_comments": True, "remove_pis": True, "collect_ids": False}
    parser = html.HTMLParser(encoding="utf-8", default_doctype=False, **options)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.LxmlError:
        return None
    for node in tree.iter():  # &#1; gives characters that no tree may be given again
        node.text, node.tail = tidy(node.text or ""), tidy(node.tail or "")
        if node.tag in ("script", "meta") and len(node.text) + len(node.get("content", "")) > MAX_DATA:
            node.text = node.attrib["content"] = ""
    return None if any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log) else tree


def _found(page: Any) -> str:
    """What trafilatura takes for the story of a page; "" where it makes nothing of it."""
    with unconnected():
        from trafilatura import bare_extraction

    # Without a handler of its own its complaints, with the page's words in them, go to the terminal.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    if sum(1 for _ in page.iter()) > MAX_ELEMENTS:
        return ""
    try:
        found = bare_extraction(deepcopy(page), include_comments=False, with_metadata=False)
    except Exception:  # rules of thumb about other people's pages: where they fail, the visible text remains
        return ""
    body = None if found is None or isinstance(found, dict) else found.body
    return "" if body is None else "".join(body.itertext())
