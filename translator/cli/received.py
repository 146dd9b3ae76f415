"""Articles that come without a file: on standard input, or on the clipboard.

Each is kept as a file of its own, called after its title, in a folder of the output folder: so it can be done again
under another glossary, and none takes the place of another.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from translator.cli.console import say
from translator.errors import InputError, UnusableError

GIVEN = Path("-")
"""The path that stands for such an article."""
FOLDER = "received"
_NO_PIPE = (
    "Pipe the article in (pbpaste | translator run -, or translator run - < page.html); or copy it and type: "
    "translator paste"
)
_NO_SCREEN = "Where there is no screen: translator run - < page.html"
_COPY = "Copy the article's text and try again, or save it as a .txt file and name that."


@dataclass(frozen=True, slots=True)
class Received:
    """An article without a file: where it came from, as messages call it, and its bytes."""

    origin: str
    data: bytes


Source = Callable[[], Received]
"""What hands such an article over. Raises `InputError` where there is none."""


def from_standard_input() -> Received:
    """Return what is on standard input; a terminal is none, as it cuts the long lines that are pasted into it."""
    from translator.storage.bounded_read import INPUT, within

    origin = "standard input"
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError(Path(origin), "nothing was handed in.", _NO_PIPE)
    try:
        data = within(sys.stdin.buffer.read(INPUT.limit + 1), INPUT)
    except UnusableError as error:
        raise InputError(Path(origin), error.what, error.remedy) from error
    if not data.strip():
        raise InputError(Path(origin), "nothing was handed in.", _NO_PIPE)
    return Received(origin, data)


def from_clipboard() -> Received:
    """Return the text on the clipboard."""
    from copykitten import CopykittenError, paste

    origin = "the clipboard"
    try:
        text = paste()
    except CopykittenError as error:
        raise InputError(Path(origin), f"no text can be had from it ({error}).", f"{_COPY} {_NO_SCREEN}") from error
    if not text.strip():
        raise InputError(Path(origin), "there is no text on it.", _COPY)
    return Received(origin, text.encode("utf-8", "replace"))


def with_received(paths: list[Path] | None, source: Source, output: Path) -> list[Path] | None:
    """Return `paths` with the file in which what `source` hands over is kept for `-`. Raises `InputError`."""
    if not paths or GIVEN not in paths:
        return paths
    kept = _kept(source(), output)
    say(f"kept as {kept}", is_aside=True)
    return [kept if path == GIVEN else path for path in paths]


def _kept(received: Received, output: Path) -> Path:
    """Keep an article, and return where: in a file of its title that holds it already, else in a new one."""
    from translator.publish.file_names import safe_stem
    from translator.storage.files import holds, replace_bytes

    suffix = _suffix(received)
    stem, folder = safe_stem(_title(received, suffix)), output / FOLDER
    for number in count(1):
        path = folder / f"{stem}{f' ({number})' if number > 1 else ''}{suffix}"
        if holds(path, received.data):
            return path
        if not any(_called(each, path.stem) for each in (folder, output)):
            break
    replace_bytes(path, received.data)
    return path


def _suffix(received: Received) -> str:
    from translator.read import suffix_of

    try:
        return suffix_of(received.data)
    except UnusableError as error:
        raise InputError(Path(received.origin), error.what, error.remedy) from error


def _title(received: Received, suffix: str) -> str:
    """The title of what was received; of several articles in one, what they are."""
    from translator.clean import clean
    from translator.read import names_of, read_bytes

    path = Path(f"{received.origin}{suffix}")
    if len(names_of(received.data)) > 1:
        return "articles"
    return clean(read_bytes(path, received.data)).title


def _called(folder: Path, stem: str) -> bool:
    """Whether a file in `folder` is called `stem`, whatever its kind."""
    return any(path.is_file() for path in folder.glob(f"{glob.escape(stem)}.*"))
