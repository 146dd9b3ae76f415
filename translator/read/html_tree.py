"""A page's tree made plain before it is read: what nobody sees is gone, and what by its own name is not the story's."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from translator.chinese.characters import HAN
from translator.read.normalise import SUPERSCRIPTS

_NOT_SHOWN = (
    "script", "style", "noscript", "template", "rt", "rp", "rtc", "button", "select", "input", "svg", "iframe",
)  # fmt: skip
_HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|font-size\s{0,9}:\s{0,9}0(?:px|pt|em|%)?\s{0,9}(?:;|$)", re.IGNORECASE
)
# A word of a class or id: what stands in such a part is the page's and not the story's.
_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?|cmts?|tie-?area|disqus|discuss(?:ion)?|replies|reader-?s?|responses?|recommend(?:ed|s|ations?)?|related?|relates|read-?more|"
    r"sidebar|side-?bar|breadcrumbs?|crumbs?|share|sharing|social|copyright|footer|foot|nav|navbar|menu|topbar|"
    r"toolbar|hot-?news|hot-?list|rank(?:ing|list)?|popular|login|signin|subscribe|subscription|newsletter|paywall|"
    r"app-?download|download-?app|promo|banner|ads?|advert|advertisement|tags?|keywords?|prev-?next|pagination|"
    r"qr-?code|declare|disclaimer|hide|hidden|sr-only|visually-hidden|"
    r"author-?(?:meta-)?(?:bio|card|box|count|desc|description|intro|introduction|profile)|about-?(?:the-)?author)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = ("div", "section", "aside", "ul", "ol", "dl", "footer", "nav", "form", "span", "p", "table")
_OWN = ("aside", "footer", "nav", "form")
_RAISED = re.compile(r"[0-9+\-−n]{1,4}")
_FULL_DATE = re.compile(r"(?:19|20)\d\d\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}")
MAX_DATED = 150
"""Characters, with the file's own spaces, up to which a part with a full date may be the line under a headline."""
MAX_PIECES = 40
"""Pieces of text that such a part has at most."""
MOST_APART = 0.3
"""Share of a page's Chinese above which a part is the story whatever its class says."""
_ICON = re.compile(r"\s*[\ue000-\uf8ff]\s*")
"""A picture that a font of the page draws in place of a character."""
LEFT_OUT = "left-out"
"""The attribute with the text of a part whose name says that it is not the story's; nothing else is left of it."""


def plain(tree: Any) -> Any:
    """Return `tree` without what is not shown or not the story's; raised digits are ¹²³, notes' marks are gone."""
    for node in list(tree.iter(*_NOT_SHOWN)):
        node.drop_tree()
    sizes = _sizes(tree)
    gone: set[Any] = set()
    for node in list(tree.iter()):
        if node in gone or sizes[node] > MOST_APART * sizes[tree] or node.getparent() is None:
            continue
        if _is_hidden(node) or (node.tag in _PARTS and _is_apart(node)):
            gone.update(node.iter())
            _leave_out(node)
    for node in list(tree.iter("sup")):
        _raise(node)
    for node in tree.iter("i", "span", "em", "a"):
        node.text = None if _ICON.fullmatch(node.text or "") else node.text
    for table in list(tree.iter("table")):
        if _is_layout(table, sizes):
            for part in list(table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th")):
                part.tag = "div"
    return tree


def _sizes(tree: Any) -> dict[Any, int]:
    """How many Chinese characters each element holds."""
    sizes: dict[Any, int] = {}
    for node in reversed(list(tree.iter())):
        own = len(HAN.findall(node.text or "")) if isinstance(node.tag, str) else 0
        sizes[node] = own + sum(sizes[child] + len(HAN.findall(child.tail or "")) for child in node)
    return sizes


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "") is not None


def _leave_out(node: Any) -> None:
    """Drop `node`; what only its name says is not the story's leaves word of its text where it stood.

    So does a short part with a full date: the story's own footer often has it.
    """
    text = " ".join(" ".join(node.itertext()).split())
    is_dated = len(text) <= MAX_DATED and _FULL_DATE.search(text) is not None
    if _is_hidden(node) or not text or (node.tag in _OWN and not is_dated):
        node.drop_tree()
        return
    tail = node.tail
    node.clear()
    node.tail = tail
    node.set(LEFT_OUT, text)


def _is_in_text(node: Any) -> bool:
    """Whether words of a sentence stand right before or behind a `<span>`."""
    previous = node.getprevious()
    before = node.getparent().text if previous is None else previous.tail
    return node.tag == "span" and HAN.search(f"{before or ''}{node.tail or ''}") is not None


def _is_apart(node: Any) -> bool:
    if node.tag in _OWN:
        return next(node.iter("h1"), None) is None
    if _is_in_text(node):
        return False
    names = f"{node.get('class') or ''} {node.get('id') or ''}"[:300]
    if not _APART.search(_CAMEL.sub("-", names)):
        return False
    # The line with the story's date is often named after the buttons that stand in it.
    text = "".join(islice(node.itertext(), MAX_PIECES)).strip()
    return len(text) > MAX_DATED or not _FULL_DATE.search(text) or next(node.iter("li", "a"), None) is not None


def _raise(node: Any) -> None:
    """Make of a raised number what text has for it, and nothing of the mark of a note."""
    text = "".join(node.itertext()).strip()
    before = _text_before(node)[-1:]
    fraction = (node.tail or "").lstrip()[:1] in ("/", "⁄")
    if _RAISED.fullmatch(text) and fraction:
        node.text = text
    elif _RAISED.fullmatch(text) and before.isascii() and (before.isalnum() or before in ")]"):
        node.text = text.translate(SUPERSCRIPTS)
    elif len(text) <= 6 and re.fullmatch(r"[\[(（［〔【註注\d,，*†‡\])）］〕】\s-]+", text):
        node.text = ""
    else:
        return
    for child in list(node):
        node.remove(child)


def _text_before(node: Any) -> str:
    previous = node.getprevious()
    if previous is not None:
        return str(previous.tail or "".join(previous.itertext()))
    parent = node.getparent()
    return str(parent.text or "") if parent is not None else ""


def _is_layout(table: Any, sizes: dict[Any, int]) -> bool:
    """Whether a table only arranges the page: one column, a table in it, or cells with paragraphs of their own."""
    if sum(1 for _ in islice(table.iter("table"), 2)) > 1:
        return True
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    return max(map(len, rows), default=0) <= 1 or any(_is_page(cell, sizes) for row in rows for cell in row)


def _is_page(cell: Any, sizes: dict[Any, int]) -> bool:
    if sizes[cell] >= 120:
        return True
    return sizes[cell] >= 60 and sum(1 for _ in cell.iter("p", "div", "h1", "h2", "h3", "br")) >= 2
