"""From a path to its text, by the reader of its kind (see `readers`).

All kinds arrive in one convention that `clean` understands: a line is a paragraph, a heading
starts with one to six `#` and a space, a list entry with `- `, a picture's caption with `▲ `, and a table row stands
between bars (`| a | b |`). What the markup states outright (title, date, publisher, byline) has fields of its own.

Nothing is believed of a file: its size, its name, its kind and what it says of itself are checked,
nothing that it refers to is opened, and what nobody can see in it is not text.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from translator.errors import UnusableError
from translator.names.people.lost_dots import with_dots
from translator.read.discover import Survey, contents, digest, discover, distinct, file_of, identity, survey
from translator.read.encoding import check_language
from translator.read.readers import TEXT, Reader, reader_of, recognised, way_out
from translator.read.refusal import refused
from translator.records import Document

__all__ = [
    "Survey",
    "digest",
    "discover",
    "distinct",
    "file_of",
    "identity",
    "names_of",
    "read",
    "read_bytes",
    "suffix_of",
    "survey",
]

MAX_TEXT = 1_000_000
"""Characters above which a text is no article: a thousand pages, and days of translating."""
MAX_LINE = 200_000
"""Characters of one line (paragraph) above which it is data."""


def read(path: Path) -> Document:
    """Read the article file at `path`.

    Raises `InputError`, naming the file and the way out, for whatever cannot be used: a missing,
    unreadable, empty, oversized or binary file, one of a kind that nothing reads, one whose encoding cannot be told,
    or one without any Chinese.
    """
    return read_bytes(path, contents(path))


def read_bytes(path: Path, data: bytes) -> Document:
    """Read `data` as the article file that is, or will be, at `path`. Raises `InputError` as `read` does."""
    try:
        document = _document(path, data)
        _check_text(document.text)
    except UnusableError as error:
        raise refused(path, error.what, way_out(error)) from error
    return _with_dots(document)


def names_of(data: bytes) -> Sequence[str]:
    """Return the names of the articles in a file of `data` that has several; none where it has one, or is damaged."""
    with suppress(UnusableError):
        shown = recognised(data)
        return tuple(shown.parts_in(data)) if isinstance(shown, Reader) and shown.parts_in else ()
    return ()


def suffix_of(data: bytes) -> str:
    """Return how a file of `data` is to be called: by what it shows itself to be, else as text.

    Raises `UnusableError` for an archive that may do harm.
    """
    shown = recognised(data)
    return shown.suffixes[0] if isinstance(shown, Reader) else TEXT.suffixes[0]


def _document(path: Path, data: bytes) -> Document:
    shown = recognised(data)
    if isinstance(shown, Reader):  # what is in a file tells its kind, not its name
        return _by(shown, path, data)
    named = reader_of(file_of(path))
    if shown is not None:
        raise UnusableError(f"this is {shown.name}, not {named.name}.", shown.remedy)
    return _by(named, path, data)


def _with_dots(document: Document) -> Document:
    """`document` with the dot again in foreign names that have a question mark for it."""
    title = None if document.title is None else with_dots(document.title)
    byline = None if document.byline is None else with_dots(document.byline)
    others = tuple(map(with_dots, document.others))
    return replace(document, text=with_dots(document.text), title=title, byline=byline, others=others)


def _by(reader: Reader, path: Path, data: bytes) -> Document:
    if reader.parts_in is None and file_of(path) != path:
        raise UnusableError("there is no such file.", "Check the name and the folder.")
    return reader.read(path, data)


def _check_text(text: str) -> None:
    if not text.strip():
        raise UnusableError("the file is empty.", "Paste the article into it and save it.")
    if len(text) > MAX_TEXT:
        what = f"{len(text):,} characters are more than an article (at most {MAX_TEXT:,})."
        raise UnusableError(what, "Keep the article's text only.")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        what = f"a line of {longest:,} characters is data, not an article (at most {MAX_LINE:,})."
        raise UnusableError(what, "Keep the article's text only.")
    if text.count("\ufffd") * 50 > len(text):
        raise UnusableError("the text is damaged (many �).", "Copy the article again and save it as UTF-8.")
    check_language(text)
