"""The page numbers of a document as a program has set it, in place of the estimated ones."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.oxml.ns import qn

from translator.publish.docx.render import saved


def with_pages(data: bytes, pages: Sequence[int]) -> bytes:
    """Return a Word file of ours whose contents have these pages, in order; as it is where it has another number."""
    document = Document(io.BytesIO(data))
    shown = []
    is_page = False
    for element in document.element.body.iter(qn("w:instrText"), qn("w:t"), qn("w:fldChar")):
        if element.tag == qn("w:instrText"):
            is_page = "PAGEREF" in (element.text or "")
        elif element.tag == qn("w:t") and is_page:
            shown.append(element)
            is_page = False
    if len(shown) != len(pages):
        return data
    for element, page in zip(shown, pages, strict=True):
        element.text = str(page)
    return saved(document)
