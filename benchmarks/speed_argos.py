"""The Argos engine against argostranslate's own `translate`, on one package and the same sentences."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from argos_size import complete

from translator.engines.argos.engine import ArgosEngine, Search, limit
from translator.engines.argos.package import open_package
from translator.engines.base import Model, Request

# argostranslate's settings: four beams, a length penalty of 0.2.
THEIRS: Final = Search(beam=4, length_penalty=0.2)


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds of one run of each system, wall clock and processor, and how many sentences came out equal."""

    ours: float
    theirs: float
    ours_cpu: float
    theirs_cpu: float
    equal: int


class Bounded:
    """Their CTranslate2 translator, told to end a sentence where the engine would."""

    def __init__(self, translator: Any) -> None:
        self._translator = translator

    def translate_batch(self, source: Sequence[list[str]], **options: Any) -> Any:
        """Translate as asked, within the limit of the longest source."""
        return self._translator.translate_batch(source, max_decoding_length=limit(max(map(len, source))), **options)


class Whole:
    """A sentence splitter that fetches nothing: a line is a sentence."""

    def split_sentences(self, text: str) -> list[str]:
        """Return the line."""
        return [text]


def peer(folder: Path) -> Any:
    """Return argostranslate's translation of the package in `folder`, loaded, with its own caching around it."""
    package = open_package(folder)
    from argostranslate import translate

    languages = (translate.Language("zh", "Chinese"), translate.Language("en", "English"))
    inner = translate.PackageTranslation(*languages, package)
    inner.sentencizer = Whole()
    inner.translate("。")
    inner.translator = Bounded(inner.translator)
    return translate.CachedTranslation(inner)


def rounds(lines: Sequence[str], package: Path, count: int, search: Search = THEIRS) -> list[Round]:
    """Time both systems in turn, `count` times, on a package of the real size made in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        model = Model("argos-zh-en", "random weights", complete(package, Path(folder)))
        engine = ArgosEngine(model, search)
        engine.translate([Request("。")])
        theirs = peer(model.path)
        return [_round(lines, engine, theirs) for _ in range(count)]


def _round(lines: Sequence[str], engine: ArgosEngine, theirs: Any) -> Round:
    wall, cpu = time.perf_counter, time.process_time
    marks = [(wall(), cpu())]
    ours = [found[0].text for found in engine.translate([Request(line) for line in lines])]
    marks.append((wall(), cpu()))
    # It remembers the last text's paragraphs: forget them, or a second run would take no time.
    theirs.cache.clear()
    answer = theirs.translate("\n".join(lines)).split("\n")
    marks.append((wall(), cpu()))
    (a, a_cpu), (b, b_cpu), (c, c_cpu) = marks
    equal = sum(one == other.strip() for one, other in zip(ours, answer, strict=True))
    return Round(b - a, c - b, b_cpu - a_cpu, c_cpu - b_cpu, equal)


def table(found: Sequence[Round], sentences: int, characters: int) -> list[str]:
    """Return the report's lines: each round, then the median ratio and its spread."""
    lines = [f"{'round':6}{'ours':>9}{'theirs':>9}{'ratio':>7}{'cpu ratio':>11}{'equal':>10}"]
    for number, item in enumerate(found, 1):
        lines.append(
            f"{number:<6}{item.ours:>8.1f}s{item.theirs:>8.1f}s{item.theirs / item.ours:>7.2f}"
            f"{item.theirs_cpu / item.ours_cpu:>11.2f}{f'{item.equal}/{sentences}':>10}"
        )
    ratios = [item.theirs / item.ours for item in found]
    ours, theirs = (statistics.median(getattr(item, name) for item in found) for name in ("ours", "theirs"))
    lines.append(
        f"median: {characters / ours:.1f} source characters a second against {characters / theirs:.1f}; "
        f"ratio {statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f}"
    )
    return lines
