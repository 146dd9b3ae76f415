"""Every article of the folder with its state, for whoever shows it."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import is_not
from pathlib import Path

from translator.article_files import key_of
from translator.desk.archive import Archive, Kept
from translator.desk.places import Places, Work
from translator.desk.printed import can_be_printed
from translator.errors import CorrectionsError, InputError, TranslatorError
from translator.memory import Corrections, correction_files, load_corrections_beside, plain
from translator.read import file_of
from translator.records import Outcome, Unused
from translator.runs import Onlooker

# Seconds for which the articles that were found in the folder are taken to be those that are there.
_FRESH = 2.0


class State(StrEnum):
    """What an article is in, as pages show it."""

    WAITING = "waiting"
    TRANSLATING = "translating"
    DONE = "done"
    REFUSED = "refused"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Card:
    """An article as the list shows it. `pending` are sentences that were corrected since its brief was made."""

    id: str
    state: State
    percent: int = 0
    why: str = ""
    remedy: str = ""
    headline: str = ""
    original: str = ""
    sentences: int = 0
    to_check: int = 0
    pending: int = 0
    brief: str = ""
    files: tuple[str, ...] = ()
    printable: bool = False


@dataclass(frozen=True, slots=True)
class _Article:
    """An article file of the folder: what it is filed under, and its name below the folder, as text."""

    path: Path
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What is in the folder, and when it was looked for."""

    when: float = -_FRESH
    articles: tuple[_Article, ...] = ()
    unused: tuple[Card, ...] = ()


class Board(Onlooker):
    """The articles of a desk's folder; it is told by the worker how a run gets on, from another thread."""

    def __init__(self, places: Places, work: Work, archive: Archive) -> None:
        self._places, self._work, self._archive = places, work, archive
        self._lock = threading.RLock()
        self._at_work: dict[str, int] = {}
        self._refused: dict[str, TranslatorError] = {}
        self._found = _Found()
        self._finished: list[Kept] | None = None
        self._corrections: tuple[list[tuple[Path, tuple[int, int]]], Corrections] | None = None
        self._problems = {"folder": "", "corrections": ""}
        self.version = 0

    @property
    def problem(self) -> str:
        """What is wrong with the files of the folder, if anything is."""
        return next(filter(None, self._problems.values()), "")

    def touch(self) -> None:
        """Note that something has changed which cards show."""
        with self._lock:
            self.version += 1

    def look_again(self) -> None:
        """Note that the files of the folder are others."""
        with self._lock:
            self._found, self._finished = _Found(), None
            self.version += 1

    def began(self, paths: Sequence[Path]) -> None:
        """See `Onlooker.began`."""
        with self._lock:
            self._at_work = dict.fromkeys(map(key_of, paths), 0)
            self.version += 1

    def concluded(self, outcome: Outcome) -> None:
        """See `Onlooker.concluded`."""
        with self._lock:
            key = key_of(outcome.source)
            self._finished = None
            self._at_work.pop(key, None)
            self._refused.pop(key, None)
            if outcome.error:
                self._refused[key] = outcome.error
            self.version += 1

    def advanced(self, percent: int) -> None:
        """Hear how much is translated of the articles at work."""
        with self._lock:
            self._at_work = dict.fromkeys(self._at_work, percent)
            self.version += 1

    def ended(self) -> None:
        """Hear that no run is at work any more."""
        with self._lock:
            self._at_work = {}
            self.version += 1

    def cards(self) -> list[Card]:
        """Return a card for each article, and for each file of which nothing is made, in the order of their names."""
        kept = self._archive.all()
        corrections = self.corrections()
        with self._lock:
            folder = self._folder()
            self._note(folder, kept)
            found = [self._card(article, kept.get(article.key), corrections) for article in folder.articles]
        return sorted([*found, *folder.unused], key=lambda card: card.id)

    def kept(self, brief: str) -> tuple[Path, Kept]:
        """Return the article whose brief has that name, with what is filed of it. Raises `InputError` without one."""
        kept = self._archive.all()
        with self._lock:
            for article in self._folder().articles:
                found = kept.get(article.key)
                if found and found.brief == brief:
                    return article.path, found
        raise InputError(Path(brief), "there is no such brief.", "Look at the list again.")

    def finished(self) -> list[Kept]:
        """Return what is filed of the articles that are in the folder, in the order of their files.

        As they were when they were last listed, which a page has done every few seconds, but for what was heard since:
        who types what to search for is not kept waiting for a look at each file.
        """
        with self._lock:
            if self._finished is not None:
                return self._finished
        kept = self._archive.all()
        with self._lock:
            return self._note(self._folder(), kept)

    def _note(self, folder: _Found, kept: Mapping[str, Kept]) -> list[Kept]:
        """Note what is filed of the articles of the folder: the same list as before where nothing has changed."""
        found = [each for article in folder.articles if (each := kept.get(article.key))]
        before = self._finished
        if before is None or len(before) != len(found) or any(map(is_not, before, found)):
            self._finished = found
        return self._finished or found

    def corrections(self) -> Corrections:
        """Return the corrections that count now; none, with `problem` saying why, where they cannot be read."""
        try:
            files = correction_files(self._places.corrections)
            state = [(path, changed(path)) for path in files]
            if self._corrections is None or self._corrections[0] != state:
                self._corrections = state, load_corrections_beside(self._places.glossary)
            self._problems["corrections"] = ""
            return self._corrections[1]
        except CorrectionsError as error:
            self._problems["corrections"] = f"{error.what} {' '.join(error.lines[:3])} {error.remedy}"
            return Corrections()

    def _folder(self) -> _Found:
        if time.monotonic() - self._found.when >= _FRESH:
            paths, unused = self._survey()
            articles = tuple(_Article(path, key_of(path), self._name(path)) for path in paths)
            others = (Card(self._name(item.path), State.UNUSED, why=item.why, remedy=item.remedy) for item in unused)
            self._found = _Found(time.monotonic(), articles, tuple(others))
        return self._found

    def _survey(self) -> tuple[tuple[Path, ...], tuple[Unused, ...]]:
        self._problems["folder"] = ""
        if not self._places.articles.is_dir():
            return (), ()
        try:
            order = self._work.order()
        except InputError as error:
            return (), tuple(Unused(path, "of this nothing can be made.", error.remedy) for path in self._others())
        except TranslatorError as error:  # the house style, say: the next run stops at it, too
            self._problems["folder"] = str(error)
            return (), ()
        return tuple(order.paths), tuple(order.unused)

    def _others(self) -> list[Path]:
        """Return the files of a folder in which there is no article."""
        return [path for path in self._places.articles.iterdir() if path.is_file() and not path.name.startswith(".")]

    def _card(self, article: _Article, kept: Kept | None, corrections: Corrections) -> Card:
        if article.key in self._at_work:  # until it is made anew, its brief is the one that is there
            filed = _filed(article, kept, corrections)
            return replace(filed, state=State.TRANSLATING, percent=self._at_work[article.key])
        if error := self._refused.get(article.key):
            why = error.what.removeprefix(f"{article.path}: ")
            return Card(article.name, State.REFUSED, why=why, remedy=error.remedy)
        return _filed(article, kept, corrections)

    def _name(self, path: Path) -> str:
        """Return the name of an article below the folder, as text."""
        inside = path.relative_to(self._places.articles) if path.is_relative_to(self._places.articles) else path
        return inside.as_posix().encode("utf-8", "backslashreplace").decode()


def _filed(article: _Article, kept: Kept | None, corrections: Corrections) -> Card:
    """Return the card of an article by what is filed of it."""
    if kept is None:
        return Card(article.name, State.WAITING)
    return Card(
        article.name,
        State.DONE,
        100,
        headline=kept.headline,
        original=kept.original,
        sentences=kept.filed.counts.get("sentences", 0),
        to_check=kept.filed.counts.get("flagged_sentences", 0),
        pending=_pending(kept, corrections),
        brief=kept.brief,
        files=kept.filed.names,
        printable=can_be_printed(kept),
    )


def _pending(kept: Kept, corrections: Corrections) -> int:
    """Return how many sentences a run would give other English, or take off the list of checks."""
    own = corrections.english
    corrected = {s for s, english in own.items() if s in kept.english and kept.english[s] != plain(english)}
    found = kept.found if corrections.acceptances else {}
    accepted = {
        source
        for source, messages in found.items()
        if any(given.holds(kept.english.get(source, ""), messages) for given in corrections.accepted(source))
    }
    return len(corrected | accepted)


def changed(path: Path) -> tuple[int, int]:
    """Return what is another when a file has been written again; nothing that is where it cannot be looked at."""
    try:
        status = file_of(path).stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
