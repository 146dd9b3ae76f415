"""A run with a slow engine, to be killed: `python killed_run.py ARTICLES OUTPUT`. Prints "ready" when it begins."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import newsroom

from translator import batch
from translator.clean import clean
from translator.engines.base import Finished, Request
from translator.engines.fake import FakeEngine
from translator.pipeline import brief
from translator.publish.formats import Format, render
from translator.publish.house import HOUSE
from translator.read import read
from translator.records import Hypothesis


class SlowEngine(FakeEngine):
    """Takes its time over each sentence, as a model does."""

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`."""
        time.sleep(0.002 * len(requests))
        return super().translate(requests, n_best, finished)


def articles(folder: Path) -> list[Path]:
    """Write six articles that differ in a sentence each; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number}.txt" for number in range(6)]
    for number, path in enumerate(paths):
        text = (newsroom.PORT, newsroom.FERRY)[number % 2]
        path.write_text(f"{text}第{number + 2}艘渡輪預計在{2027 + number}年交付。\n", encoding="utf-8")
    return paths


def main() -> None:
    """Do it, in small groups, so that there is much to be in the middle of."""
    batch._GROUP = 300
    paths = articles(Path(sys.argv[1]))
    [briefing] = brief([clean(read(paths[0]))], newsroom.job())
    for kind in Format:
        render(kind, briefing, HOUSE)  # what is loaded when first used is loaded before the clock starts
    print("ready", flush=True)
    batch.run(batch.Order(paths, Path(sys.argv[2])), newsroom.job(SlowEngine()))


if __name__ == "__main__":
    main()
