"""What is dropped or pasted, put into the folder of articles under a name that is safe on every system."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path

from translator.errors import InputError, UnusableError
from translator.publish.file_names import safe_stem
from translator.read.readers import reader_of, way_out
from translator.storage.bounded_read import ARTICLE, contents
from translator.storage.files import remove, replace_bytes

_LONGEST_TITLE = 40
_NOT_FIRST = re.compile(r"^(?:~\$|[.~])+")


def put(folder: Path, name: str, data: bytes) -> str:
    """Put an article that was called `name` where it came from into `folder`; return what it is called there.

    What is there with the same bytes is left; another of the same name is not overwritten.

    Raises:
        InputError: it is of no kind that can be read, or the folder leads elsewhere.
        OutputError: it cannot be written.
    """
    own = _safe_name(name)
    _check_folder(folder)
    for number in count(1):
        path = folder / (f"{own.stem} ({number}){own.suffix}" if number > 1 else own.name)
        if not os.path.lexists(path):
            replace_bytes(path, data)
            return path.name
        if _holds(path, data):
            return path.name
    raise AssertionError


def put_text(folder: Path, text: str) -> str:
    """Put a pasted article into `folder`, called by how it begins; return its name there. Raises as `put` does."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first:
        raise InputError(Path("text"), "there is no text.", "Paste the article, its headline first.")
    title = re.sub(r"[.。．/\\\s]+", " ", first[:_LONGEST_TITLE]).strip()
    return put(folder, f"{title or 'pasted'}.txt", text.encode("utf-8", "replace"))


def take_out(folder: Path, name: str) -> None:
    """Delete a file of which no brief can be made from `folder`. Raises `InputError` where none is called so."""
    _check_folder(folder)
    path = folder / name
    if Path(name).name != name or not os.path.lexists(path) or path.is_dir():
        raise InputError(Path(name), "there is no such file here.", "Look at the list again.")
    remove(path)


def _safe_name(name: str) -> Path:
    last = Path(_NOT_FIRST.sub("", name.replace("\\", "/").rpartition("/")[2]))
    try:
        reader_of(last)
    except (UnusableError, ValueError) as error:
        remedy = way_out(error) if isinstance(error, UnusableError) else "Give it another name."
        raise InputError(Path(safe_stem(last.name)), getattr(error, "what", str(error)), remedy) from error
    return Path(f"{safe_stem(last.stem)}{last.suffix.lower()}")


def _check_folder(folder: Path) -> None:
    """Refuse a folder of articles that is a link to another place."""
    place = Path(os.path.realpath(folder.parent)) / folder.name
    if os.path.lexists(folder) and Path(os.path.realpath(folder)) != place:
        raise InputError(folder, "this is a link to another folder.", "Make it a folder of its own.")


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file of its own has exactly these bytes."""
    try:
        return not path.is_symlink() and contents(path, ARTICLE) == data
    except UnusableError:
        return False
