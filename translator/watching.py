"""Which files are articles, and what to do when they change."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from translator.console import complain
from translator.errors import BusyError, InputError, OutputError, TranslatorError

# Seconds between two looks at a watched folder: a file is taken once it has been the same for as long.
_LOOK_EVERY = 2.0
_RETRY_EVERY = 30.0
_EDITED = re.compile(r" \(edited \d+\)(?=\.\w+$)")


def articles_in(paths: list[Path], output: Path) -> list[Path]:
    """Return the article files in `paths`. What earlier runs wrote into a folder looked through is no article.

    Raises `InputError` where nothing else is there.
    """
    from translator.batch import ours
    from translator.read import discover

    found = discover(paths)
    written = {folder: ours(folder) for folder in {path.parent for path in found}}
    names = ((path, _EDITED.sub("", path.name)) for path in found)
    articles = [path for path, name in names if path in paths or name not in written[path.parent]]
    if not articles:
        raise InputError(output, "there are no articles, only what earlier runs wrote.", "Name other files or folders.")
    return articles


def work_on_changes(state: Callable[[], object], work: Callable[[], int]) -> None:
    """Work now, and again whenever `state` has changed and stayed for two looks; until interrupted."""
    print("Watching. Ctrl-C ends it.", file=sys.stderr)
    done: object = None
    before = state()
    while True:
        if before != done:
            done = before
            try:
                work()
            except (BusyError, OutputError) as error:
                complain(error)
                done = None  # in use just now, or open in Word: try again
                time.sleep(_RETRY_EVERY)
            except TranslatorError as error:
                complain(error)
        # A file that is still being copied differs from look to look: let it be finished.
        while (now := state()) != before or now == done:
            before = now
            time.sleep(_LOOK_EVERY)


def state_of(paths: list[Path], files: list[Path], output: Path) -> dict[Path, tuple[int, int]]:
    """Return when each article, and each of the other `files`, was last written, and its size."""
    with suppress(InputError):
        files = [*articles_in(paths, output), *files]
    found = {}
    for path in files:
        with suppress(OSError):
            status = path.stat()
            found[path] = status.st_mtime_ns, status.st_size
    return found
