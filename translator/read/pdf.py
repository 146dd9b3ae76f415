"""PDF files with a text layer: their characters, with where each stands, put back into paragraphs by `page_layout`.

Nothing in a file is run, and nothing that it refers to is opened. PDFium (the reader of Chromium) does the parsing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from ctypes import byref, c_double
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.errors import UnusableError
from translator.read.entries import Item, is_part, of_document
from translator.read.normalise import one_line, tidy
from translator.read.page_layout import paragraphs
from translator.read.page_rows import Glyph
from translator.read.pdf_harm import MAX_PAGES, check_harm
from translator.read.refusal import COPY
from translator.read.several import BREAKS, articles_in, joined, without_cover
from translator.records import Document

MAX_GLYPHS = 400_000
"""Characters of all pages above which a file is no article."""
MIN_GLYPHS = 12
"""Characters a page below which, where there are pictures, a file is a scan."""
MAX_TITLE = 120
_PICTURE = 3  # FPDF_PAGEOBJ_IMAGE
_RECOGNISE = "Have its text recognised (OCR) and save that, or type it into a .txt file; text in pictures is not read."


def read_pdf(path: Path, data: bytes) -> Document:
    """Return the text of a PDF file, or its article that `path` names.

    Raises `UnusableError` for a scan, a password, a book and a damaged file.
    """
    taken, title = _taken(data)
    lines, cover = without_cover(taken)
    document = Document(path, joined(lines), title=title, is_marked_up=True, is_title_of_file=True, cover=cover)
    return of_document(document, articles_in(lines, is_printed=True)) if is_part(path) else document


def articles_of_pdf(data: bytes) -> Mapping[str, Item]:
    """Return the articles of a PDF file by their names: one, unless it is surely several. Raises as `read_pdf`."""
    return articles_in(without_cover(_taken(data)[0])[0], is_printed=True)


@lru_cache(maxsize=2)  # it is looked into, then read
def _taken(data: bytes) -> tuple[tuple[str, ...], str | None]:
    """The lines of a file, and the title in its properties."""
    import pypdfium2

    check_harm(data)
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            return _lines(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnusableError("the PDF needs a password.", "Open it with the password and print it anew.") from error
        raise UnusableError("the PDF is damaged.", COPY) from error


def _lines(document: Any) -> tuple[tuple[str, ...], str | None]:
    if len(document) > MAX_PAGES:
        what = f"a PDF of {len(document)} pages is a book (at most {MAX_PAGES})."
        raise UnusableError(what, "Print the article's pages alone into a PDF.")
    pages, pictures, total = [], 0, 0
    for number in range(len(document)):
        page = document[number]
        glyphs = list(_glyphs(page))
        total += len(glyphs)
        if total > MAX_GLYPHS:
            raise UnusableError(f"the PDF has more than {MAX_GLYPHS:,} characters.", "Print the article's pages alone.")
        pictures += any(True for _ in page.get_objects(filter=[_PICTURE], max_depth=2))
        pages.append((page.get_size(), glyphs))
        page.close()
    if total < MIN_GLYPHS * len(pages) and pictures:
        raise UnusableError("this PDF is a scan: its pages are pictures, without text.", _RECOGNISE)
    title = one_line(document.get_metadata_value("Title"))
    lines = tuple(line if line in BREAKS else tidy(line) for line in paragraphs(pages))
    return lines, title if 0 < len(title) <= MAX_TITLE else None


def _glyphs(page: Any) -> Iterator[Glyph]:
    """The characters of a page that have a place on it, in the order of the file."""
    from pypdfium2 import raw

    text = page.get_textpage()
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    for index in range(min(text.count_chars(), MAX_GLYPHS + 1)):
        char = raw.FPDFText_GetUnicode(text, index)
        if char < 0x20 or 0xD800 <= char <= 0xDFFF or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, byref(box))
        raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        middle = (box.top + box.bottom) / 2
        yield Glyph(chr(char), x.value, y.value, max(box.right, box.left), middle, _size(raw, text, index))
    text.close()


def _size(raw: Any, text: Any, index: int) -> float:
    """The height of a character's type on the page, in points."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, index))
    if raw.FPDFText_GetMatrix(text, index, byref(matrix)):
        size *= max(abs(matrix.d), abs(matrix.b), 1e-6)
    return max(size, 1.0)
