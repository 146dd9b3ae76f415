"""Briefs written and read back, for the tests."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from translator.publish.docx.render import render_docx
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.records import Briefing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def written(briefing: Briefing, house: HouseStyle = DEFAULT_STYLE) -> bytes:
    """Return the bytes of the brief, made once for each briefing and house."""
    return render_docx(briefing, house)


def made(briefing: Briefing, house: HouseStyle = DEFAULT_STYLE) -> Any:
    """Return the brief as python-docx reads it back."""
    return docx.Document(io.BytesIO(written(briefing, house)))


def xml(briefing: Briefing, member: str = "word/document.xml", house: HouseStyle = DEFAULT_STYLE) -> Any:
    """Return the root of a member of the brief."""
    with zipfile.ZipFile(io.BytesIO(written(briefing, house))) as file:
        return parse_xml(file.read(member))


def cells(document: Any, table: int) -> list[list[str]]:
    """Return the text of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


@cache
def _validator() -> Any:
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    return audit.OpenXmlValidator()


def faults(data: bytes, folder: Path) -> list[str]:
    """Return what the schemas and rules that Word's own SDK states find wrong with a Word file."""
    path = folder / "brief.docx"
    path.write_bytes(data)
    return [str(error) for error in _validator().validate(path).errors]
