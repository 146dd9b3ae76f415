"""What the memory of the folder has of its articles, read again only where it has changed."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from translator.desk.downloads import bytes_of
from translator.errors import InputError, OutputError
from translator.memory import MEMORY_FILE, FiledArticle, FinishedArticles, PrintedSentence, open_read_only, plain
from translator.records import Check

_CHECKS = frozenset(check.value for check in Check)


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished article: what is filed of it, its sentences as they were printed, its headline in both languages.

    `english` has the sentences as they are compared with corrections, by their Chinese.
    """

    filed: FiledArticle
    printed: tuple[PrintedSentence, ...]
    headline: str
    original: str
    english: Mapping[str, str]

    @property
    def brief(self) -> str:
        """The name of its brief, without ending."""
        return PurePath(self.filed.names[0]).stem if self.filed.names else ""

    @property
    def found(self) -> dict[str, tuple[str, ...]]:
        """What the checks found of its sentences, by their Chinese as in `english`."""
        said: dict[str, dict[str, None]] = {}
        for flag in self.filed.flags:
            if flag.check in _CHECKS:  # others are about the article, or what was accepted
                said.setdefault(plain(flag.source), {})[flag.message] = None
        return {source: tuple(messages) for source, messages in said.items()}


class Archive:
    """The finished articles of an output folder, by what they are filed under."""

    def __init__(self, output: Path) -> None:
        self._path = output / MEMORY_FILE
        self._lock = threading.Lock()
        self._seals: Mapping[str, str] = {}
        self._kept: dict[str, Kept] = {}
        self.problem = ""

    def all(self) -> Mapping[str, Kept]:
        """Return what is filed now. Where that cannot be read, `problem` says why, and it is what was last read."""
        with self._lock:
            if not self._path.exists():
                self._seals, self._kept, self.problem = {}, {}, ""
                return self._kept
            try:
                self._read()
                self.problem = ""
            except OutputError as error:
                self.problem = str(error)
            return self._kept

    def _read(self) -> None:
        with open_read_only(self._path) as connection:
            finished = FinishedArticles(connection)
            seals = finished.seals()
            if seals == self._seals:
                return
            unchanged = {path for path, seal in seals.items() if self._seals.get(path) == seal}
            kept = {path: found for path, found in self._kept.items() if path in unchanged}
            for path in seals.keys() - kept.keys():
                if found := _kept(finished, path):
                    kept[path] = found
            self._seals, self._kept = seals, kept

    def own(self, name: str) -> bytes:
        """Return the bytes of the file `name` of the folder, which this program wrote.

        Raises `InputError` where it is gone, or somebody has edited it: what is in it then may be anything.
        """
        data = bytes_of(self._path.parent, name)
        with suppress(OutputError), open_read_only(self._path) as connection:
            if FinishedArticles(connection).is_ours(name, hashlib.sha256(data).hexdigest()):
                return data
        raise InputError(
            Path(name), "was edited by hand, and is not shown here.", "Open the file itself, or run again."
        )


def _kept(finished: FinishedArticles, path: str) -> Kept | None:
    filed = finished.find(path)
    if filed is None:
        return None
    headline = dict(_texts(finished.record(path)))
    printed = tuple(finished.printed(path))
    english = {plain(sentence.source): plain(sentence.english) for sentence in printed}
    return Kept(filed, printed, headline.get("english", ""), headline.get("source", ""), english)


def _texts(record: str) -> Iterator[tuple[str, str]]:
    """Yield the headline of an article's part of the report, in both languages."""
    with suppress(ValueError, AttributeError):
        headline: Any = json.loads(record).get("headline")
        yield from ((name, str(text)) for name, text in headline.items())
