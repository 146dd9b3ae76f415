"""LibreOffice, or a program in its place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from translator.errors import OutputError
from translator.publish import pdf


def is_installed() -> bool:
    """Whether this machine has LibreOffice."""
    try:
        return bool(pdf.office())
    except OutputError:
        return False


needs_office = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")
needs_script = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")


def program(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a program in LibreOffice's place that does what these lines of Python say."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\nfrom pathlib import Path\n{body}\n", encoding="utf-8")
    path.chmod(0o700)
    monkeypatch.setenv(pdf.OFFICE, str(path))
    return path
