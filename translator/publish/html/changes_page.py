"""changes.html: the sentences that differ from the run before, word by word, and the glossary entries that did it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import chain, groupby
from pathlib import Path
from typing import Protocol

from translator.storage.files import remove, replace_pieces

_TOKEN = re.compile(r"\s+|(?:['’.,%-]{0,3}\w++)++|[^\w\s]")
_STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #56606e; --rule: #d5dae1; --paper: #fff;
  --gone: #8f1d14; --gone-back: #fde8e6; --new: #0b5a2b; --new-back: #e0f4e6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #a3adba; --rule: #3a424d; --paper: #14181e;
  --gone: #ffb4ab; --gone-back: #4a1a16; --new: #9fe3b4; --new-back: #12391f; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--soft); }
th { text-align: left; font-size: .8rem; color: var(--soft); font-weight: 600; }
th, td { vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--rule); }
td:first-child { width: 34%; }
del { color: var(--gone); background: var(--gone-back); }
ins { color: var(--new); background: var(--new-back); text-decoration-thickness: 2px; }
.why { display: block; color: var(--soft); font-size: .85rem; margin-top: .25rem; }
"""


class Difference(Protocol):
    """A sentence before and now: see `memory.Change`."""

    @property
    def article(self) -> str:
        """The article's file."""

    @property
    def source(self) -> str:
        """The Chinese."""

    @property
    def before(self) -> str:
        """The English of the run before; empty if there was none."""

    @property
    def after(self) -> str:
        """The English now; empty if there is none."""

    @property
    def causes(self) -> tuple[str, ...]:
        """The glossary entries that did it."""


def write_changes(path: Path, changes: Iterable[Difference]) -> int:
    """Write the page to `path`, atomically, and return how many changes there are.

    Where there are none, there is no page: one of an earlier run is removed. Raises `OutputError`.
    """
    left = iter(changes)
    first = next(left, None)
    if first is None:
        remove(path)
        return 0
    count = 0

    def pieces() -> Iterator[bytes]:
        nonlocal count
        yield _head().encode()
        for article, some in groupby(chain([first], left), key=lambda change: change.article):
            rows = [_row(change) for change in some]
            count += len(rows)
            yield _table(article, rows).encode("utf-8", "backslashreplace")
        yield b"</html>\n"

    replace_pieces(path, pieces())
    return count


def _head() -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>What changed since the last run</title>\n<style>{_STYLE}</style>\n"
        "<h1>What changed since the last run</h1>\n"
        "<p>Sentences whose English is not what it was, or is yours: <del>gone</del>, <ins>new</ins>.</p>\n"
    )


def _table(article: str, rows: Sequence[str]) -> str:
    name = escape(article)
    heads = '<tr><th scope="col">Chinese</th><th scope="col">English</th></tr>'
    return f"<h2>{name}</h2>\n<table>\n<caption>{len(rows)} changed</caption>\n{heads}\n{''.join(rows)}</table>\n"


def _row(change: Difference) -> str:
    why = f'<span class="why">because of {escape("; ".join(change.causes))}</span>' if change.causes else ""
    words = "".join(marked_words(change.before, change.after))
    return f'<tr><td lang="zh">{escape(change.source)}</td><td>{words}{why}</td></tr>\n'


def marked_words(before: str, after: str) -> Iterator[str]:
    """Yield HTML that shows how `before` became `after`, word by word, gone before new."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield escape("".join(new[start:end]))
            continue
        for tag, words in (("del", old[first:last]), ("ins", new[start:end])):
            if words:
                yield f"<{tag}>{escape(''.join(words))}</{tag}>"
