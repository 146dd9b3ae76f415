"""One run at a time in an output folder, one maker of a model: two would undo each other's work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from translator.errors import BusyError, OutputError
from translator.storage.database import MEMORY_FILE

_NAME = ".lock"


@contextmanager
def output_lock(folder: Path, wait: bool = False) -> Iterator[None]:
    """Hold the lock of the output folder `folder`; `wait` for who holds it.

    Raises:
        BusyError: another run holds it.
        OutputError: there can be no lock.
    """

    def waiting(done: int) -> None:
        if not wait:
            raise BusyError(
                f"{folder}: another run is at work in this folder.",
                "Wait for it (--wait does), or choose another folder with -o.",
            )

    with ExitStack() as held:
        try:
            held.enter_context(lock(folder / _NAME, waiting))
        except OSError as error:
            raise OutputError(
                f"{folder / _NAME}: cannot be locked ({error.strerror or error}).", "Choose another folder with -o."
            ) from error
        yield


@contextmanager
def lock(path: Path, waiting: Callable[[int], None]) -> Iterator[None]:
    """Hold the lock at `path`, having waited for who holds it: `waiting` is told 0 before that and 1 when it is over.

    It may raise rather than wait.

    Raises:
        OSError: there can be no lock.
    """
    from filelock import FileLock, Timeout

    file = FileLock(path)
    try:
        file.acquire(timeout=0)
        is_free = True
    except Timeout:
        is_free = False
        waiting(0)
        file.acquire()
    try:
        if not is_free:
            waiting(1)
        yield
    finally:
        file.release()


class Standing:
    """What a run at work in a folder relies on: its lock and its memory, as they are when this is made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before = {path: _identity(path) for path in (folder / _NAME, folder / MEMORY_FILE)}

    def check(self) -> None:
        """Do nothing while they stand.

        Raises:
            OutputError: one of them, or the folder, is gone or is another. What would be written now would be lost,
                or would be in the way of another run.
        """
        for path, before in self._before.items():
            if _identity(path) != before:
                lost = path if self._folder.is_dir() else self._folder
                raise OutputError(
                    f"{lost}: was deleted or replaced while the run was at work.",
                    "Nothing was written after that. Run the same command again.",
                )


def _identity(path: Path) -> tuple[int, int] | None:
    """Return which file is at `path`: its device and its number there; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
