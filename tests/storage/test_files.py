"""Files put in place whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from translator.errors import OutputError
from translator.storage.files import replace_bytes


def test_folder_is_made(tmp_path: Path) -> None:
    """A folder that is not there is made."""
    replace_bytes(tmp_path / "a" / "b" / "brief.md", b"new")
    assert (tmp_path / "a" / "b" / "brief.md").read_bytes() == b"new"


def test_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the new file cannot be put in place, the old one stays, nothing lies beside it, and the error names it."""
    path = tmp_path / "brief.docx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OutputError, match=re.escape(f"{path}: cannot be written (Permission denied).")):
        replace_bytes(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["brief.docx"]
    assert path.read_bytes() == b"old"


def test_folder_in_the_place_of_the_file_is_an_error_of_ours(tmp_path: Path) -> None:
    """A folder in the file's place is reported, and nothing is left beside it."""
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OutputError, match=r"a\.html"):
        replace_bytes(tmp_path / "a.html", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
