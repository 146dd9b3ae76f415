"""What a page states of its story outright: in its head, in its data for search engines, in its headline."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from translator.chinese.characters import has_han
from translator.offline_imports import unconnected
from translator.read.days import day_of, stands
from translator.read.html_badges import is_badged
from translator.read.html_days import scripted_day
from translator.read.html_lines import Shown
from translator.read.normalise import one_line, packed

MAX_STATED = 300
"""Characters above which what a page states as its title, name or writer is none of these."""
SHARED = 0.5
"""Share of a headline's pairs of characters that the page's own has where they are one story's."""
MAX_NAME, MAX_ABOVE = 40, 200
MIN_FRONT = 8
"""Characters of a line from which it may be the whole headline that a window's title begins with."""
MIN_UNSHOWN = 12
"""Characters of a window's title from which it is a headline though the page does not show it."""
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish_date",
    "publication_date", "og:published_time", "og:release_date", "article:published", "dcterms.created", "dcterms.date",
    "dcterms.issued", "dc.date", "dc.date.issued", "dc.date.created", "date", "og:time", "weibo:article:create_at",
    "bytedance:published_time", "release_date", "sailthru.date", "parsely-pub-date", "article.published",
    "firstpublishdate", "dateupdate",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "title", "dc.title", "dcterms.title", "headline")
_SITE = "og:site_name"
_PUBLISHERS = ("application-name", "dcterms.publisher", "dc.publisher", "publisher", "mediaid", "article:publisher")
_ACCOUNT = "js_name"
"""What the name of a platform's account is called, where the platform states only its own."""
_WRITERS = ("author", "article:author", "dcterms.creator", "dc.creator", "dable:author")
_STORIES = re.compile(r"(?:Article|Posting|Report|WebPage)$")
_DATED = re.compile(r'"datePublished"\s{0,20}:\s{0,20}"([^"]{8,40})"')
_NAMED = re.compile(r'"headline"\s{0,20}:\s{0,20}"([^"]{2,300})"')
_PARTED = re.compile(r"[|｜_]|\s[-–—－]{1,3}\s|--|——")
_HYPHENED = re.compile(r"(.{6,})[-－–—](.*)")
_SET_APART = re.compile(r"\s?[-—_|｜·：:]|\s")
_SITE_NAME = re.compile(r"[網网報报社]$|[頻频]道$|新[聞闻]$")
_NOBODY = re.compile(
    r"^(?:[網网][絡络路]|本站)?(?:整理|[綜综]合|原[創创]|[轉转][載载]|佚名|匿名|[網网][絡络路])$|"
    r"https?:|www\.|@|^\d+$|版[權权]|[聲声]明|admin|editor$|^[\w-]+\.(?:com|net|org|tw|cn)$",
    re.IGNORECASE,
)


class Stated:
    """What `tree` states; nothing is taken from its text."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._meta: dict[str, str] = {}
        for meta in filter(_is_of_page, tree.iter("meta")):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            self._meta.setdefault(name.lower(), one_line(meta.get("content") or ""))
        named = [*tree.iter("title", "h1")]
        self._names = [packed(node.text_content()) for node in named] + [packed(self._meta.get(n, "")) for n in _TITLES]
        self._data = [
            each for each in _story_data(tree) if self._is_own(_text(each.get("headline") or each.get("name")))
        ]

    @property
    def published(self) -> date | None:
        """The day of publication."""
        stated = [_text(each.get("datePublished")) for each in self._data]
        for script in self._tree.iter("script"):
            days = set(_DATED.findall(script.text or ""))
            named = _NAMED.search(script.text or "")
            stated += days if len(days) == 1 and named and self._is_own(named[1]) else ()
        stated = [*(self._meta.get(name, "") for name in _DATES), *stated]
        return next(filter(None, map(day_of, stated)), None) or scripted_day(self._tree)

    def _is_own(self, headline: str) -> bool:
        """Whether a headline, if there is one, is about that of the page."""
        ours, names = set(pairwise(packed(headline))), [name for name in self._names if name]
        return not ours or not names or any(len(ours & set(pairwise(n))) >= SHARED * len(ours) for n in names)

    @property
    def publisher(self) -> str | None:
        """The site's or publisher's name."""
        names = [self._account(), self._meta.get(_SITE, ""), *(_name(each.get("publisher")) for each in self._data)]
        names += [self._meta.get(name, "") for name in _PUBLISHERS]
        parts = (_PARTED.split(name)[0].strip() for name in map(one_line, names))
        return next((name for name in parts if 1 < len(name) <= MAX_NAME and not _NOBODY.search(name)), None)

    @property
    def site(self) -> str | None:
        """The name behind the window's title, where it is shaped as those of sites are."""
        named = next(self._tree.iter("title"), None)
        parts = _PARTED.split("" if named is None else one_line(named.text_content()))
        name = parts[-1].strip()
        return name if len(parts) > 1 and len(name) <= MAX_NAME and _SITE_NAME.search(name) else None

    def _account(self) -> str:
        found = next((node for node in self._tree.iter("a", "strong", "span") if node.get("id") == _ACCOUNT), None)
        return "" if found is None else one_line(found.text_content())

    @property
    def byline(self) -> str | None:
        """Who wrote it; not the site itself."""
        names = [*(_name(each.get("author")) for each in self._data), *(self._meta.get(name, "") for name in _WRITERS)]
        sites = {self.publisher, *(self._meta.get(name) for name in (_SITE, *_PUBLISHERS))}
        fit = (name for name in map(one_line, names) if 1 < len(name) <= MAX_NAME and name not in sites)
        return next((name for name in fit if not _NOBODY.search(name)), None)

    def title(self, lines: Sequence[Shown]) -> str | None:
        """The headline: as the page shows it where it does, else as it is stated, without the site's name."""
        stated = [_text(each.get("headline")) for each in self._data] + [self._meta.get(name, "") for name in _TITLES]
        whole = [text for text in map(one_line, stated) if _may_be_title(text)]
        named = next(self._tree.iter("title"), None)
        window = "" if named is None else one_line(named.text_content())
        texts = [*whole, *([window] if _may_be_title(window) else [])]
        heads = [line.text for line in lines if line.mark.startswith("#") and len(line.text) >= 2]
        for text in texts:
            fit = [head for head in heads if packed(text).startswith(packed(head))]
            own = [head for head in (*fit, *_parts(text, lines)) if not _is_name(head, self.publisher)]
            if own:
                return max(own, key=len)
        cut = next(filter(None, (_without_site(text, self.publisher or "") for text in texts)), "")
        first = [line for line in lines if line.mark in ("# ", "## ") and 6 <= len(line.text) <= 80]
        # Windows and networks are often given the headline without its beginning.
        longer = next((line for line in first if cut and packed(line.text).endswith(packed(cut))), None)
        if longer:
            return cut if is_badged(longer, cut) else longer.text
        shown = next((line.text for line in lines[:MAX_ABOVE] if packed(line.text) == packed(cut)), None)
        if shown or whole:
            return shown or cut
        # A window's title that the page does not show is often that of its section.
        return first[0].text if len(first) == 1 else cut if len(cut) >= MIN_UNSHOWN else None

    def guessed_day(self, shown: str) -> date | None:
        """The day that htmldate finds in markup and address, if all of it stands in the page or its address."""
        with unconnected():
            from htmldate import find_date
        try:
            found = find_date(self._tree, extensive_search=False, original_date=True)
        except Exception:  # rules of thumb about other people's pages
            return None
        day = day_of(found or "")
        places = [shown, *(link.get("href") or "" for link in self._tree.iter("link")), *self._meta.values()]
        places += [node.get("datetime") or "" for node in self._tree.iter("time")]
        return day if day and any(stands(day, place) for place in places) else None


def _is_of_page(meta: Any) -> bool:
    """Whether a `<meta>` is said of the page: in an item of its own without a headline it is another story's."""
    item = next((node for node in meta.iterancestors() if node.get("itemscope") is not None), None)
    return item is None or item.tag in ("html", "body") or next(item.iter("h1"), None) is not None


def _may_be_title(text: str) -> bool:
    return has_han(text) and len(text) <= MAX_STATED


def _story_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            with contextlib.suppress(ValueError, RecursionError):
                yield from _stories(json.loads(script.text or "", strict=False))


def _stories(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        for each in data:
            yield from _stories(each, depth + 1)
    if isinstance(data, dict):
        kinds = data.get("@type")
        if any(_STORIES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
        yield from _stories(data.get("@graph"), depth + 1)


def _name(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_name(each) for each in value[:4] if each and not isinstance(each, list))
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _is_name(text: str, site: str | None) -> bool:
    return bool(site) and packed(text).lower() == packed(site or "").lower()


def _parts(text: str, lines: Sequence[Shown]) -> Iterator[str]:
    """What the page shows of the front, or the back, of a window's title where the rest is set apart."""
    for line in lines[:MAX_ABOVE]:
        before, found, after = text.partition(line.text) if len(line.text) >= MIN_FRONT else (text, "", "")
        is_front = not before and _SET_APART.match(after)
        if found and (is_front or (not after and before[-1:] and _SET_APART.match(before[-1:]))):
            yield line.text


def _without_site(title: str, site: str) -> str:
    """`title` without what stands for the site and its sections behind it; "" where nothing else is left."""
    parts = [part.strip() for part in _PARTED.split(title) if part.strip()]
    while len(parts) > 1 and len(parts[-1]) <= 16 and len(parts[0]) >= 4:
        parts.pop()
    kept = title[: title.rindex(parts[-1]) + len(parts[-1])] if parts else ""
    hyphened = _HYPHENED.match(kept)
    if hyphened and ((last := hyphened[2].strip()) == site or _SITE_NAME.search(last)):
        kept = hyphened[1]
    return "" if _is_name(kept, site) else kept.strip()
