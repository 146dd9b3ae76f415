"""Saved web pages: the main content and what the page states of itself. Nothing is fetched, nothing is run."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from translator.chinese.characters import HAN_RANGES, has_han
from translator.offline_imports import unconnected
from translator.read.encoding import declared_charset, decode
from translator.read.html_scan import flat_text, is_sound
from translator.read.normalise import one_line, tidy
from translator.records import Document

MAX_ELEMENTS = 40_000
"""Elements of a page above which its main content is not looked for (it takes a third of a millisecond for each)."""
MAX_DATA = 65536
"""Characters of a script or of page data above which nothing is looked for in it."""
MAX_STATED = 300
"""Characters above which what a page states as its title, name or writer is none of these."""

_WIDE = rf"\u3000-\u33ff{HAN_RANGES}\uff00-\uffef"
# A line end of the file between Chinese characters is no space.
_HAN_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")
# Entities that a page declares for itself: no browser heeds them.
_INTERNAL_SUBSET = re.compile(r"<!doctype[^\[\]<>]{0,500}\[(?:[^\]<]++|<(?!!doctype))*+\]\s{0,20}>", re.IGNORECASE)
_FILE_BREAK = re.compile(r"[ \t\n]+")
_BLOCKS = ("title", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "td", "section")
_DATE_NAMES = ("article:published_time", "datepublished", "pubdate", "date", "dc.date", "publishdate")
_NO_GUESS = {"extensive_search": False, "original_date": True}


def read_html(path: Path, data: bytes) -> Document:
    """Return the main content and the metadata of a page; all its visible text where no main content is found.

    Of a page that no parser takes whole (nested too deeply, overfull tags) only the visible text is read.
    Raises `UnusableError` as `decode` does.
    """
    return replace(_document(path, decode(data, declared_charset(data))), is_marked_up=True)


def _document(path: Path, text: str) -> Document:
    text = _HAN_BREAK.sub("", _INTERNAL_SUBSET.sub("", text, count=1))
    page = _parsed(text) if is_sound(text) else None
    if page is None:
        return Document(path, tidy(flat_text(text)))
    published = _html_date(page)
    found = _extracted(page)
    lines = list(_html_lines(found.body)) if found is not None and found.body is not None else []
    if not any(map(has_han, lines)):
        whole = _parsed(text)  # looking for the main content has pulled the first tree to pieces
        return Document(path, _visible(whole), published=published)
    title, site, author = map(_stated, (found.title, found.sitename, found.author))
    return Document(path, tidy("\n\n".join(lines)), title, published, site, author)


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


def _extracted(page: Any) -> Any:
    """What trafilatura makes of a page; `None` where it makes nothing of it."""
    with unconnected():
        from trafilatura import bare_extraction

    # Without a handler of its own its complaints, with the page's words in them, go to the terminal.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    if sum(1 for _ in page.iter()) > MAX_ELEMENTS:
        return None
    try:
        return bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=_NO_GUESS)
    except Exception:  # rules of thumb about other people's pages: where they fail, the visible text remains
        return None


def _stated(raw: str | None) -> str | None:
    text = one_line(raw or "")
    return text if 0 < len(text) <= MAX_STATED else None


def _html_lines(body: Any) -> Iterator[str]:
    """Lines of trafilatura's tree (TEI-like: head, p, item, row …) in the convention of this package."""
    _break_at(body, ("lb", "p", "item"))
    for element in body.iter("head", "p", "item", "quote", "row", "ab", "code"):
        if element.tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell"))
            yield f"| {' | '.join(cells)} |"
        elif not any(parent.tag in ("p", "item", "quote", "row") for parent in element.iterancestors()):
            level = element.get("rend", "h2")[1:] if element.tag == "head" else ""
            mark = "#" * int(level) + " " if level in "123456" and level else "- " if element.tag == "item" else ""
            yield from (mark + line.strip() for line in "".join(element.itertext()).split("\n") if line.strip())


def _visible(page: Any) -> str:
    for hidden in list(page.iter("script", "style", "noscript", "template")):
        hidden.drop_tree()
    _break_at(page, _BLOCKS)
    return tidy(page.text_content())


def _break_at(tree: Any, tags: tuple[str, ...]) -> None:
    """Put line ends where the elements named `tags` stand for them in `tree`, and nowhere else."""
    for node in tree.iter():
        node.text, node.tail = (_FILE_BREAK.sub(" ", text or "") for text in (node.text, node.tail))
    for node in tree.iter(*tags):
        node.text = "\n" + (node.text or "")
        node.tail = "\n" + (node.tail or "")


def _html_date(page: Any) -> date | None:
    """The publication date that the page states in its metadata. Never one guessed from text or address."""
    stated: list[str] = []
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated += [meta.get("content") or ""] if name.lower() in _DATE_NAMES else []
    for script in page.iter("script"):
        stated += re.findall(r'"datePublished"\s{0,20}:\s{0,20}"([^"]{10,40})"', script.text or "")
    stated += [node.get("datetime") or "" for node in page.iter("time")][:1]
    for text in stated:
        with contextlib.suppress(ValueError):
            return date.fromisoformat(text.strip().replace("/", "-")[:10])
    return None
