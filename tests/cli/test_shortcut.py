"""The file that starts the desk when it is clicked: what it runs, whatever its folders are called."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from translator.cli.app import app
from translator.cli.shortcut import make_shortcut

ODD = 'it\'s a "desk" $HOME `x` 100% \\ 港口'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An oddly named folder that is worked in, and a Python that only says where it is and what it was given."""
    folder = tmp_path / ODD
    folder.mkdir()
    python = folder / "python"
    python.write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "executable", str(python))
    return folder


def unescaped(entry: str) -> list[str]:
    """What a desktop starts for the Exec line of an entry, by its specification."""
    [line] = [line for line in entry.splitlines() if line.startswith("Exec=")]
    program, argument, rest = line.removeprefix("Exec=").split(" ", 2)
    inside = rest.replace("\\\\", "\\").removeprefix('"').removesuffix('"')
    return [program, argument, re.sub(r"\\(.)", r"\1", inside).replace("%%", "%")]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
@pytest.mark.parametrize("system", ["darwin", "linux"])
def test_it_starts_the_desk_of_its_folder_from_here(here: Path, system: str) -> None:
    """The folder's name is one word, and nothing in it is run."""
    path = make_shortcut(here / "news", system)
    command = [str(path)] if system == "darwin" else unescaped(path.read_text(encoding="utf-8"))
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
    assert done.stdout.splitlines() == [str(here), "-m", "translator", "desk", str(here / "news")]


def test_it_is_quoted_on_windows(here: Path) -> None:
    """A per cent sign is no variable."""
    text = make_shortcut(here, "win32").read_bytes().decode()
    assert f'cd /d "{str(here).replace("%", "%%")}"\r\n' in text
    assert text.endswith(f'"translator" "desk" "{str(here).replace("%", "%%")}"\r\n')


def test_command_says_where_it_is_and_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be moved to the desktop."""
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["desk", "news", "--make-shortcut"])
    assert done.exit_code == 0
    [path] = (tmp_path / "news").iterdir()
    assert done.output.startswith(f"{Path('news') / path.name}: ")
