"""What is made of an installed model, once: a folder that is whole or not there, and made anew when it has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from translator.errors import ModelError
from translator.models import installed_json
from translator.progress import Progress, no_progress
from translator.storage.files import clear_remains, new_folder
from translator.storage.lock import lock

_WAITING = "Waiting for another run that prepares the model"


def kept(folder: Path, source: str, progress: Progress = no_progress, wholly: bool = False) -> str:
    """Return the digest of the files in `folder`, made of something with the digest `source`; "" where they are not.

    By size and time, or `wholly` by content.

    Raises:
        ModelError: they are not as they were made.
    """
    note = installed_json.verify(folder, progress, within=folder, wholly=wholly)
    return note.digest_of_files if note and note.digest == source else ""


def made(
    folder: Path, source: str, make: Callable[[Path], None], progress: Progress = no_progress, wholly: bool = False
) -> str:
    """Return what `kept` does; where nothing is kept, or it has changed, `make` fills a new folder in its place.

    One process does so at a time; another waits, and has what was made.

    Raises:
        ModelError: there is no room for it, or it may not be written.
    """
    try:
        if digest := _kept(folder, source, progress, wholly):
            return digest
        with lock(folder.with_name(f".{folder.name}.lock"), lambda done: progress(_WAITING, done, 1)):
            return _kept(folder, source, no_progress, wholly) or _made(folder, source, make)
    except OSError as error:
        raise ModelError(
            f"{error.filename or folder}: {error.strerror or error}.",
            "Mend that (permissions, a full disk) and run again, or set TRANSLATOR_MODELS to another folder.",
        ) from error


def _kept(folder: Path, source: str, progress: Progress, wholly: bool) -> str:
    """Return what `kept` does, having told of what has changed."""
    try:
        return kept(folder, source, progress, wholly)
    except ModelError as error:
        progress(f"{error.what} It is made again", 1, 1)
        return ""


def _made(folder: Path, source: str, make: Callable[[Path], None]) -> str:
    clear_remains(folder.parent, folder.name)
    with new_folder(folder) as new:
        make(new)
        return installed_json.note_installed(new, source, within=new).digest_of_files
