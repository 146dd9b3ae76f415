"""The memory of an output folder, and another file for the sentences where several folders share one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from sqlite3 import Connection

from translator.storage.database import MEMORY_FILE, open_memory
from translator.storage.files import make_folder
from translator.storage.lock import output_lock


@contextmanager
def opened(folder: Path, shared: Path | None, wait: bool) -> Iterator[tuple[Connection, Connection]]:
    """Open the memory of a folder, and the one that has the sentences: the same, but where another is `shared`.

    Both folders are locked, always in one order: two runs that share each other's cannot wait for each other.

    Raises:
        BusyError: another run is at work in one of the folders.
        OutputError: a memory cannot be used, or there can be no lock.
    """
    own = folder / MEMORY_FILE
    other = shared if shared and shared.resolve() != own.resolve() else None
    if other:
        make_folder(other.parent)
    folders = {place.resolve(): place for place in (folder, *([other.parent] if other else []))}
    with ExitStack() as held:
        for place in sorted(folders):
            held.enter_context(output_lock(folders[place], wait))
        connection = held.enter_context(open_memory(own))
        yield connection, held.enter_context(open_memory(other)) if other else connection
