"""The boundary of failure: what goes wrong with one file of a run is kept to that file, and the rest goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from translator.errors import TranslatorError, WorkError
from translator.outcomes import Outcomes
from translator.publish.errors_log import unexpected
from translator.records import Outcome

PASSING = (KeyboardInterrupt, SystemExit, GeneratorExit)
"""What is no fault. All else is: a panic of a library in Rust does not even come as an `Exception`."""


class Boundary:
    """The outcomes of a run's `paths`, and of the documents that are about all of them.

    What is not one of our errors goes into the log in the folder `output`. `concluded` is told each outcome of an
    article, how many there are now, and of how many. With `fail_fast` the first article that fails ends the run with
    its error.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        output: Path,
        concluded: Callable[[Outcome, int, int], None],
        fail_fast: bool = False,
    ) -> None:
        self._total, self._output, self._concluded, self._fail_fast = len(paths), output, concluded, fail_fast
        self.outcomes = Outcomes(paths, output)
        self._failed: dict[Path, Outcome] = {}

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Those of the documents that failed."""
        return tuple(self._failed.values())

    def conclude(self, outcome: Outcome) -> None:
        """Take the outcome of an article."""
        self.outcomes.put(outcome)
        self._concluded(outcome, len(self.outcomes), self._total)

    def fail(self, path: Path, error: BaseException) -> None:
        """Make `error` the outcome of the article `path`."""
        failure = self._ours(path, error)
        self.conclude(Outcome(path, error=failure))
        if self._fail_fast:
            raise failure

    @contextmanager
    def article(self, path: Path) -> Iterator[None]:
        """Keep what goes wrong in the block to an article."""
        try:
            yield
        except (*PASSING, sqlite3.Error):  # without its memory no other article fares better
            raise
        except BaseException as error:
            self.fail(path, error)

    @contextmanager
    def document(self, path: Path) -> Iterator[None]:
        """Keep what goes wrong in the block to a document of the whole run."""
        try:
            yield
        except PASSING:
            raise
        except BaseException as error:
            self._failed[path] = Outcome(path, error=self._ours(path, error))

    def _ours(self, subject: Path, error: BaseException) -> TranslatorError:
        if isinstance(error, WorkError):  # whoever met it knows of no file
            return WorkError(f"{subject}: {error.what}", error.remedy)
        return error if isinstance(error, TranslatorError) else unexpected(self._output, subject, error)
