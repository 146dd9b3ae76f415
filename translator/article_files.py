"""What an article is filed under, what of it, and what the files of its brief are called."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from translator.clean import clean
from translator.memory import FiledArticle, FinishedArticles, PrintedSentence, file_key, terms_of
from translator.pipeline import Job, brief
from translator.publish.content.outline import plan
from translator.publish.file_names import BriefNames, brief_names
from translator.read import identity, read
from translator.records import Briefing, Step, Translation


def key_of(path: Path) -> str:
    """Return what an article file is filed under, however it was named on the command line."""
    return file_key(identity(path))


def printed_sentences(briefing: Briefing) -> list[PrintedSentence]:
    """Return the sentences of an article as its brief has them, with their places there."""
    return [_printed(s, place.name) for place in plan(briefing).places.values() for s in place.passage.sentences]


def _printed(sentence: Translation, place: str) -> PrintedSentence:
    terms = terms_of(term.hit for term in sentence.terms)
    return PrintedSentence(sentence.segment.text, sentence.text, terms, place, sentence.step is Step.CORRECTED)


@dataclass(frozen=True, slots=True)
class Dated:
    """The articles of a run that were published since a day, how many were before it, and which state no day."""

    day: date | None
    taken: tuple[Path, ...]
    earlier: int = 0
    undated: tuple[Path, ...] = ()

    @staticmethod
    def since(day: date | None, paths: Sequence[Path], archive: FinishedArticles) -> Dated:
        """Return which of `paths`, all of them filed, are of `day` or later: all where it is None."""
        if day is None:
            return Dated(day, tuple(paths))
        records = map(json.loads, archive.records([key_of(path) for path in paths]))
        days = [record["published"] for record in records]
        taken = tuple(path for path, stated in zip(paths, days, strict=True) if stated and stated >= day.isoformat())
        undated = tuple(path for path, stated in zip(paths, days, strict=True) if not stated)
        return Dated(day, taken, len(paths) - len(taken) - len(undated), undated)


def whole(
    paths: Sequence[Path], made: Mapping[Path, Briefing], job: Job, must_be_as_filed: Callable[[Path], None]
) -> list[Briefing]:
    """Return the briefings of `paths`: of what this run has not `made`, the English is had from memory.

    `must_be_as_filed` raises for an article that is not as its brief has it.
    """
    others = [path for path in paths if path not in made]
    articles = []
    for path in others:
        articles.append(clean(read(path)))
        must_be_as_filed(path)
    found = dict(made) | dict(zip(others, brief(articles, job), strict=True))
    return [found[path] for path in paths]


class ArticleFiles:
    """The names of a run's briefs, without ending: as their articles are called, or by a `pattern`."""

    def __init__(self, paths: Sequence[Path], pattern: str, archive: FinishedArticles) -> None:
        self.pattern = pattern
        self._by_path = dict(zip(paths, brief_names(paths), strict=True))
        self._had = {key: _stem(filed.names) for key, filed in archive.by_path() if filed.names} if pattern else {}
        self._shaped = BriefNames(pattern, self._had)
        self._shared = Counter(self._had.values())

    @property
    def paths(self) -> list[Path]:
        """The articles, in order."""
        return list(self._by_path)

    def basis(self, path: Path) -> str:
        """Return what the name of a brief goes by, which is known before the brief is made."""
        return self.pattern or self._by_path[path]

    def name(self, path: Path, briefing: Briefing) -> str:
        """Return the name of an article's brief."""
        if not self.pattern:
            return self._by_path[path]
        article = briefing.article
        values = {
            "date": article.published.isoformat() if article.published else "undated",
            "title": briefing.title.text or path.stem,
            "publisher": briefing.publisher.text if briefing.publisher else "unknown",
            "file": path.stem,
        }
        return self._shaped.of(key_of(path), values)

    def outlived(self, filed: FiledArticle | None, names: Sequence[str]) -> list[tuple[str, str]]:
        """Return the files that an article had under the name before, each with the one that takes its place."""
        if not self.pattern or filed is None or not filed.names or _stem(filed.names) == _stem(names):
            return []
        if self._shared[_stem(filed.names)] > 1:
            return []
        now = {PurePath(name).suffix: name for name in names}
        return [(name, now[suffix]) for name in filed.names if (suffix := PurePath(name).suffix) in now]


def _stem(names: Sequence[str]) -> str:
    return PurePath(names[0]).stem
