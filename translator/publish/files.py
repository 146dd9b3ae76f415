"""Put finished bytes in place, whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from translator.errors import OutputError


def replace_bytes(path: Path, data: bytes) -> None:
    """Write `data` to a file beside `path` and move it there, so that no reader ever meets half a file.

    Makes the folder where it is missing. Raises `OutputError` where the file cannot be written; what
    stood at `path` is then untouched.
    """
    beside = path.with_name(f".{path.stem[:40]}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}).",
            "Close it if another program has it open, or choose another folder with -o.",
        ) from error


def make_folder(folder: Path) -> None:
    """Make `folder` if need be. Raises `OutputError` where that cannot be done or nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: no folder to write in ({error.strerror or error}).", "Choose another with -o."
        ) from error
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{folder}: may not be written in.", "Choose another with -o.")
