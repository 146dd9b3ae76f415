"""The kinds of article file: a row each. Whoever names, finds or refuses one goes by this table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from translator.errors import UnusableError
from translator.read.signatures import (
    Signature,
    begins,
    holds,
    is_collection,
    is_epub,
    is_mail,
    is_opendocument,
    is_outlook,
    is_page,
    none,
)
from translator.read.unreadable import UNREADABLE, Unreadable
from translator.records import Document


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of article file: what it is called, how it is known, and how a document is made of its bytes.

    `suffixes` has the one first that users are told of. `is_one` goes by the bytes alone. `read` raises
    `UnusableError` for what it can make nothing of; one without a remedy is given the usual one (see `way_out`).
    """

    name: str
    suffixes: tuple[str, ...]
    is_one: Signature
    read: Callable[[Path, bytes], Document]
    parts_in: Callable[[bytes], Mapping[str, object]] | None = None
    """The articles of a file that has several, by their names, each with what it is made of."""
    is_data: bool = False
    """Whether most files that are called so have no articles in them."""

    @property
    def remedy(self) -> str:
        """What to do about such a file that is called something else."""
        return f"Rename it so that it ends in {self.suffixes[0]}."


# Each kind has patterns or a library of its own, and the command line only names them: those met are loaded.
def _text(path: Path, data: bytes) -> Document:
    from translator.read.text import read_text

    return read_text(path, data)


def _articles_of_text(data: bytes) -> Mapping[str, object]:
    from translator.read.text import articles_of_text

    return articles_of_text(data)


def _markdown(path: Path, data: bytes) -> Document:
    from translator.read.text import read_markdown

    return read_markdown(path, data)


def _html(path: Path, data: bytes) -> Document:
    from translator.read.html import read_html

    return read_html(path, data)


def _word(path: Path, data: bytes) -> Document:
    from translator.read.docx import read_word

    return read_word(path, data)


def _articles_of_word(data: bytes) -> Mapping[str, object]:
    from translator.read.docx import articles_of_word

    return articles_of_word(data)


def _pdf(path: Path, data: bytes) -> Document:
    from translator.read.pdf import read_pdf

    return read_pdf(path, data)


def _articles_of_pdf(data: bytes) -> Mapping[str, object]:
    from translator.read.pdf import articles_of_pdf

    return articles_of_pdf(data)


def _mail(path: Path, data: bytes) -> Document:
    from translator.read.mail import read_mail

    return read_mail(path, data)


def _webarchive(path: Path, data: bytes) -> Document:
    from translator.read.webarchive import read_webarchive

    return read_webarchive(path, data)


def _odt(path: Path, data: bytes) -> Document:
    from translator.read.odt import read_odt

    return read_odt(path, data)


def _articles_of_odt(data: bytes) -> Mapping[str, object]:
    from translator.read.odt import articles_of_odt

    return articles_of_odt(data)


def _epub(path: Path, data: bytes) -> Document:
    from translator.read.epub import read_epub

    return read_epub(path, data)


def _chapters(data: bytes) -> Mapping[str, object]:
    from translator.read.epub import chapters_in

    return chapters_in(data)


def _outlook(path: Path, data: bytes) -> Document:
    from translator.read.outlook import read_outlook

    return read_outlook(path, data)


def _rtf(path: Path, data: bytes) -> Document:
    from translator.read.rtf import read_rtf

    return read_rtf(path, data)


def _collection(path: Path, data: bytes) -> Document:
    from translator.read.collection import read_collection

    return read_collection(path, data)


def _entries(data: bytes) -> Mapping[str, object]:
    from translator.read.collection import entries_in

    return entries_in(data)


TEXT = Reader("text", (".txt", ".text"), none, _text, _articles_of_text)
WEB_PAGE = Reader("a web page", (".html", ".htm"), is_page, _html)
READERS: tuple[Reader, ...] = (
    TEXT,
    Reader("Markdown", (".md", ".markdown"), none, _markdown),
    WEB_PAGE,
    Reader("a Word file", (".docx",), holds("word/"), _word, _articles_of_word),
    Reader("a PDF", (".pdf",), begins(b"%PDF-"), _pdf, _articles_of_pdf),
    Reader("mail, or a web page in one file", (".eml", ".mhtml", ".mht"), is_mail, _mail),
    Reader("a Safari web archive", (".webarchive",), begins(b"bplist00"), _webarchive),
    Reader("an RTF file", (".rtf",), begins(b"{\\rtf"), _rtf),
    Reader("an OpenDocument text", (".odt",), is_opendocument, _odt, _articles_of_odt),
    Reader("an e-book", (".epub",), is_epub, _epub, _chapters),
    Reader("a message of Outlook", (".msg",), is_outlook, _outlook),
    Reader(
        "a file of articles",
        (".json", ".jsonl", ".csv", ".rss", ".atom", ".xml"),
        is_collection,
        _collection,
        _entries,
        is_data=True,
    ),
)


def suffixes() -> frozenset[str]:
    """Return how the names of article files may end."""
    return frozenset(suffix for reader in READERS for suffix in reader.suffixes)


def supported() -> str:
    """Return what can be read, for messages: one suffix of each kind."""
    *others, last = (reader.suffixes[0] for reader in READERS)
    return f"{', '.join(others)} and {last}"


def reader_of(path: Path) -> Reader:
    """Return the reader of files called as `path` is. Raises `UnusableError` where there is none."""
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    kind = next((kind for kind in UNREADABLE if suffix in kind.suffixes), None)
    what = f"{path.suffix or 'a file without a suffix'} is not a kind that can be read."
    raise UnusableError(what, kind.remedy if kind else "")


def recognised(data: bytes) -> Reader | Unreadable | None:
    """Return the kind of file that `data` shows itself to be; `None` if it may be text."""
    kinds: tuple[Reader | Unreadable, ...] = (*READERS, *UNREADABLE)
    return next((kind for kind in kinds if kind.is_one(data)), None)


def way_out(error: UnusableError) -> str:
    """Return what to do about a file that cannot be used: what `error` says of it, or else what can be read."""
    return error.remedy or f"Use {supported()} files."
