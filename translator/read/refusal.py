"""The one way in which reading says no."""

from __future__ import annotations

from pathlib import Path

from translator.errors import InputError

COPY = "Open it, copy the article's text and save that as a .txt file."
SAVE_IN_WORD = "Open it in Word and save it as .docx."
LONGEST_SHOWN = 200


def refused(path: Path, what: str, remedy: str) -> InputError:
    """An error about `path` that stays short, however long the file's name is."""
    error = InputError(Path(_shortened(str(path))), _shortened(what), remedy)
    error.path = path
    return error


def _shortened(text: str) -> str:
    """`text` as a message has room for it: the front of much is cut."""
    return text if len(text) <= LONGEST_SHOWN else f"…{text[-LONGEST_SHOWN:]}"
