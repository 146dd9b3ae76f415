"""Rich Text: its words, a line a paragraph. Pictures, objects and what is hidden are left out."""

from __future__ import annotations

import re
from pathlib import Path

from translator.errors import UnusableError
from translator.read.normalise import barred, tidy
from translator.read.refusal import SAVE_IN_WORD
from translator.records import Document

_ROW = re.compile(r"^[^\n]*\|[ \t]*$", re.MULTILINE)


def read_rtf(path: Path, data: bytes) -> Document:
    """Return the text of an RTF file. Raises `UnusableError` for one that is damaged."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # another's parser of a format that is written in many ways: whatever it meets is damage
        raise UnusableError("the RTF file is damaged.", SAVE_IN_WORD) from error
    return Document(path, tidy(_ROW.sub(_row, text)))


def _row(row: re.Match[str]) -> str:
    """A row of a table, whose cells the library ends with bars."""
    return barred(cell.strip() for cell in row[0].strip().strip("|").split("|"))
