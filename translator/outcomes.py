"""The outcomes of a run's articles. Of a hundred thousand that are done no more is held than where each is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import overload

from translator.errors import TranslatorError
from translator.records import Flag, Outcome
from translator.storage.kept_texts import KeptTexts


class Outcomes(Sequence[Outcome]):
    """Those of the articles at `paths` that have one, in that order; what is written for them is in `output`."""

    def __init__(self, paths: Sequence[Path], output: Path) -> None:
        self._paths, self._output = paths, output
        self._kept = KeptTexts(output)
        self._found: dict[Path, int | Outcome] = {}  # the number of what is kept, or what failed
        self._stopped: Exception | None = None

    def put(self, outcome: Outcome) -> None:
        """Take the outcome of an article, in the place of what it had."""
        self._found[outcome.source] = outcome if outcome.error else self._kept.add(_written(outcome))

    def stop(self, error: Exception) -> None:
        """Give every article that has none yet the outcome that `error` stopped the run before it."""
        self._stopped = error

    @property
    def done(self) -> list[Path]:
        """The articles that did not fail."""
        return [path for path in self._paths if isinstance(self._found.get(path), int)]

    def __len__(self) -> int:
        return len(self._paths) if self._stopped else len(self._found)

    def __iter__(self) -> Iterator[Outcome]:
        return map(self._of, self._there())

    @overload
    def __getitem__(self, index: int) -> Outcome: ...

    @overload
    def __getitem__(self, index: slice) -> list[Outcome]: ...

    def __getitem__(self, index: int | slice) -> Outcome | list[Outcome]:
        there = list(self._there())
        return [*map(self._of, there[index])] if isinstance(index, slice) else self._of(there[index])

    def _there(self) -> Iterator[Path]:
        return (path for path in self._paths if self._stopped or path in self._found)

    def _of(self, path: Path) -> Outcome:
        found = self._found.get(path)
        if isinstance(found, Outcome):
            return found
        if found is None:
            rest = TranslatorError(f"{path}: not done: the run stopped. {self._stopped}")  # its file may well be good
            return Outcome(path, error=rest)
        names, counts, flags, characters, is_fresh = json.loads(self._kept[found])
        written = tuple(self._output / name for name in names)
        return Outcome(path, written, counts, tuple(Flag(*flag) for flag in flags), characters, is_fresh)


def _written(outcome: Outcome) -> str:
    names = [path.name for path in outcome.written]
    flags = [astuple(flag) for flag in outcome.flags]
    return json.dumps([names, dict(outcome.counts), flags, outcome.characters, outcome.is_fresh])
