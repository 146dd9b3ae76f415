"""One run at a time in an output folder: two would undo each other's work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translator.errors import BusyError, OutputError

_NAME = ".lock"


@contextmanager
def alone(folder: Path, wait: bool = False) -> Iterator[None]:
    """Hold the lock of the output folder `folder`; `wait` for who holds it.

    Raises:
        BusyError: another run holds it.
        OutputError: there can be no lock.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _NAME)
    try:
        lock.acquire(timeout=-1 if wait else 0)
    except Timeout:
        raise BusyError(
            f"{folder}: another run is at work in this folder.",
            "Wait for it (--wait does), or choose another folder with -o.",
        ) from None
    except OSError as error:
        raise OutputError(
            f"{folder / _NAME}: cannot be locked ({error.strerror or error}).", "Choose another folder with -o."
        ) from error
    try:
        yield
    finally:
        lock.release()
