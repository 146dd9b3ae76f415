"""Say how much of the articles of a set of pages is read: title, date and paragraphs, beside other extractors.

    python benchmarks/pages.py                                   # the 100 pages of tests/pages
    uv run --with readability-lxml --with newspaper4k[zh] python benchmarks/pages.py

Each page is in a shape that outlets have; `expected.json` beside them says what must come out. Body: F1 over
paragraphs, white space left out. Peers run where they are installed: trafilatura is, being what finds the story for us.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "tests" / "pages"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an extractor took from a page."""

    title: str
    published: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Of all pages: the share of right titles, of right dates, the mean F1 of the bodies, and where one is wrong."""

    title: float
    date: float
    body: float
    wrong: tuple[str, ...]


def ours(path: Path) -> Taken:
    """What this program takes."""
    from translator.clean import clean
    from translator.errors import InputError
    from translator.read import read
    from translator.records import Role

    try:
        article = clean(read(path))
    except InputError:
        return Taken("", None, ())
    texts = tuple(block.text for block in article.blocks if block.role is not Role.CAPTION)
    return Taken(article.title, _iso(article.published), texts)


def trafilatura(path: Path) -> Taken:
    """What trafilatura takes, with htmldate for the date, both as they come."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(path.read_text(encoding="utf-8"), include_comments=False, with_metadata=True)
    return Taken("", None, ()) if found is None else Taken(found.title or "", found.date, _lines(found.text or ""))


def readability(path: Path) -> Taken:
    """What readability-lxml takes; it has no dates."""
    from lxml import html
    from readability import Document

    document = Document(path.read_text(encoding="utf-8"))
    summary = html.fromstring(document.summary())
    parts = [" ".join(node.itertext()) for node in summary.iter("p", "li", "tr")] or [summary.text_content()]
    return Taken(document.short_title(), None, tuple(part for part in parts if part.strip()))


def newspaper(path: Path) -> Taken:
    """What newspaper4k takes."""
    from newspaper import Article

    article = Article("https://example.com/", language="zh")
    article.download(input_html=path.read_text(encoding="utf-8"))
    article.parse()
    published = article.publish_date
    return Taken(article.title or "", _iso(published.date() if published else None), _lines(article.text or ""))


PEERS: dict[str, tuple[str, Callable[[Path], Taken]]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "readability-lxml": ("readability", readability),
    "newspaper4k": ("newspaper", newspaper),
}


DATED_BY = {"trafilatura": "htmldate"}
"""What a peer takes its dates with, where that is a package of its own."""


def named(taker: str) -> str:
    """An extractor with its version, and that of what dates are taken with."""
    parts = (taker, DATED_BY[taker]) if taker in DATED_BY else (taker,)
    return " with ".join(part if part == "ours" else f"{part} {version(part)}" for part in parts)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def _bare(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def f1(found: Iterable[str], expected: Iterable[str]) -> float:
    """The harmonic mean of precision and recall over paragraphs, compared without white space."""
    ours, theirs = (Counter(filter(None, map(_bare, texts))) for texts in (found, expected))
    shared = (ours & theirs).total()
    return 2 * shared / max(1, ours.total() + theirs.total())


def score(take: Callable[[Path], Taken], folder: Path) -> Score:
    """Return how `take` does on the pages of a folder."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    titles = dates = bodies = 0.0
    wrong = []
    for name, wanted in expected.items():
        taken = take(folder / f"{name}.html")
        is_titled, is_dated = taken.title == wanted["title"], taken.published == wanted["published"]
        body = f1(taken.paragraphs, wanted["paragraphs"])
        titles, dates, bodies = titles + is_titled, dates + is_dated, bodies + body
        if not (is_titled and is_dated and body == 1):
            wrong.append(f"{name}: title {taken.title!r}, date {taken.published}, body {body:.2f}")
    return Score(titles / len(expected), dates / len(expected), bodies / len(expected), tuple(wrong))


def main() -> None:
    """Print a line for each extractor that is there."""
    found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--pages", type=Path, default=PAGES)
    found.add_argument("--wrong", action="store_true", help="say of ours what is wrong")
    options = found.parse_args()
    takers = {"ours": ours} | {name: take for name, (module, take) in PEERS.items() if importlib.util.find_spec(module)}
    for name, take in takers.items():
        result = score(take, options.pages)
        print(f"{named(name):38} title {result.title:.3f}  date {result.date:.3f}  body F1 {result.body:.3f}")
        if options.wrong and name == "ours":
            print("\n".join(f"  {line}" for line in result.wrong))


if __name__ == "__main__":
    main()
