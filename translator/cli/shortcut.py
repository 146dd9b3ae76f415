"""A file to start the desk by: clicked, it opens the desk of its folder."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path


def make_shortcut(folder: Path, system: str = sys.platform) -> Path:
    """Write a file that starts the desk of `folder`, with this Python and the models of here, into it; return its path.

    Raises `OutputError` where it cannot be written.
    """
    from translator.storage.files import replace_bytes

    ending, text = _shortcut([sys.executable, "-m", "translator", "desk", str(folder.absolute())], Path.cwd(), system)
    path = folder / f"Translator desk{ending}"
    replace_bytes(path, text.encode())
    path.chmod(0o755)
    return path


def _shortcut(command: list[str], here: Path, system: str) -> tuple[str, str]:
    """Return how the file ends in that system, and what is in it."""
    if system == "win32":
        words = " ".join(f'"{word.replace("%", "%%")}"' for word in command)
        place = str(here).replace("%", "%%")
        return ".cmd", f'@echo off\r\nchcp 65001 >nul\r\ncd /d "{place}"\r\n{words}\r\n'
    script = f"cd {shlex.quote(str(here))} && exec {shlex.join(command)}"
    if system == "darwin":
        return ".command", f"#!/bin/sh\n{script}\n"
    started = f"Exec=sh -c {_quoted(script)}"
    return ".desktop", f"[Desktop Entry]\nType=Application\nName=Translator desk\nTerminal=true\n{started}\n"


def _quoted(text: str) -> str:
    """Return an argument as a desktop entry has it: quoted, and escaped once more as every text of one is.

    Desktop Entry Specification 1.5, "The Exec key".
    """
    inside = "".join(f"\\{char}" if char in '"`$\\' else char for char in text).replace("%", "%%")
    return f'"{inside}"'.replace("\\", "\\\\").replace("\n", "\\n")
