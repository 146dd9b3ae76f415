"""Which files are articles, and what to do when they change."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from translator.cli.console import complain, say
from translator.errors import BusyError, InputError, OutputError, TranslatorError

if TYPE_CHECKING:
    from translator.batch import Run
    from translator.read import Survey

# Seconds between two looks at a watched folder: a file is taken once it has been the same for as long.
_LOOK_EVERY = 2.0
_RETRY_EVERY = 30.0
_EDITED = re.compile(r" \(edited \d+\)(?=\.\w+$)")


def articles_in(paths: list[Path], files: list[Path], output: Path) -> Survey:
    """Return the article files in `paths`, and the files there of which nothing is made.

    What earlier runs wrote into a folder looked through is neither, nor are the other `files` that the run reads.
    Raises `InputError` where there are no articles.
    """
    from translator.read import Survey, file_of, identity, survey
    from translator.runs import written_by_runs

    found = survey(paths)
    everything = (*found.files, *(item.path for item in found.unused))
    written = {folder: written_by_runs(folder) for folder in {file_of(path).parent for path in everything}}

    def is_ours(path: Path) -> bool:
        file = file_of(path)
        return _EDITED.sub("", file.name) in written[file.parent]

    named, read = {identity(path) for path in paths}, {identity(path) for path in files}

    def is_other(path: Path) -> bool:
        return is_ours(path) or identity(file_of(path)) in read

    articles = tuple(path for path in found.files if not is_other(path) or identity(file_of(path)) in named)
    unused = tuple(item for item in found.unused if not is_other(item.path))
    if not articles:
        raise InputError(output, "there are no articles, only what earlier runs wrote.", "Name other files or folders.")
    return Survey(articles, unused)


def work_on_changes(state: Callable[[], object], work: Callable[[], Run]) -> None:
    """Work now, and again whenever `state` has changed and stayed for two looks; until interrupted."""
    say("Watching. Ctrl-C ends it.", is_aside=True)
    done: object = None
    before = state()
    while True:
        if before != done:
            done = before
            if _is_in_use(work):
                done = None  # just now, by another run or by Word: try again
                time.sleep(_RETRY_EVERY)
        # A file that is still being copied differs from look to look: let it be finished.
        while (now := state()) != before or now == done:
            before = now
            time.sleep(_LOOK_EVERY)


def _is_in_use(work: Callable[[], Run]) -> bool:
    """Work; return whether something could not be written that perhaps can be a little later."""
    try:
        run = work()
    except TranslatorError as error:
        complain(error)
        return isinstance(error, BusyError | OutputError)
    return any(isinstance(outcome.error, OutputError) for outcome in chain(run.outcomes, run.remarks.failed))


def state_of(paths: list[Path], files: list[Path], output: Path) -> dict[Path, tuple[int, int]]:
    """Return when each article, and each of the other `files`, was last written, and its size.

    Of a file of which nothing can be made, only that it is there: that is told once.
    """
    from translator.read import file_of

    articles: tuple[Path, ...] = ()
    found = {}
    with suppress(InputError):
        survey = articles_in(paths, files, output)
        articles, found = survey.files, {item.path: (0, 0) for item in survey.unused}
    for path in (*articles, *files):
        with suppress(OSError):
            status = file_of(path).stat()
            found[path] = status.st_mtime_ns, status.st_size
    return found
