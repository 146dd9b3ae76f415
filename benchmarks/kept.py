"""What a run that is cut off has kept: of its sentences, how many are in the memory at each tenth of its time.

    python benchmarks/kept.py ARTICLES… [--engine llm] [--profile P] [--glossary FILE]

The model is loaded first and not counted. Prints the seconds of the whole, on the clock and of the processor, and for
each tenth of the clock's the share of sentences and of source characters that the next run would have from memory.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from common import job, parser

from translator.clean import clean
from translator.engines.base import Request
from translator.glossary import Glossary, load
from translator.memory import MEMORY_FILE, Sentences, open_memory, setup_of
from translator.pipeline import Job, brief
from translator.read import read
from translator.records import Article, Marked, Translation

TENTHS = range(1, 11)


class Timed(Sentences):
    """A memory that knows when it was given each sentence, and how many characters that has."""

    def __init__(self, connection: sqlite3.Connection, setup: str) -> None:
        super().__init__(connection, setup)
        self.given: list[tuple[float, int]] = []

    def remember(self, finished: Iterable[tuple[Marked, Translation]]) -> None:
        """See `Sentences.remember`."""
        found = list(finished)
        super().remember(found)
        self.given += [(time.perf_counter(), len(marked.segment.text)) for marked, _ in found]


def measure(articles: list[Article], work: Job) -> None:
    """Translate, and print what was kept when."""
    with TemporaryDirectory() as folder, open_memory(Path(folder) / MEMORY_FILE) as connection:
        memory = Timed(connection, setup_of(work.signature, work.profile))
        begun, worked = time.perf_counter(), time.process_time()
        brief(articles, replace(work, memory=memory))
        seconds, busy = time.perf_counter() - begun, time.process_time() - worked
    size = sum(length for _, length in memory.given)
    print(f"\n{len(memory.given)} sentences, {size} characters: {seconds:.1f} s, {busy:.1f} s of processor")
    for tenth in TENTHS:
        kept = [length for at, length in memory.given if at - begun <= seconds * tenth / 10]
        print(f"{tenth / 10:5.0%} of the time: {len(kept) / len(memory.given):6.1%} kept, {sum(kept) / size:6.1%}")


def main() -> None:
    """Run it."""
    options = parser(__doc__)
    options.add_argument("articles", nargs="+", type=Path)
    options.add_argument("--glossary", type=Path)
    found = options.parse_args()
    work = job(found, load(found.glossary) if found.glossary else Glossary())
    work.engine.translate([Request("早安。")])
    measure([clean(read(path)) for path in found.articles], work)
    print(f"signature: {work.signature}")


if __name__ == "__main__":
    main()
