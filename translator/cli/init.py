"""`translator init`: a glossary, a house style and an article to begin with, in a folder of the user's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import ARTICLES, GLOSSARY, STYLE, errors, say

init_app = typer.Typer()
_SAMPLE = "chitose-pilot-line.txt"
_STARTER = (GLOSSARY, STYLE, ARTICLES / _SAMPLE)


@init_app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Made if need be. Default: the folder you are in.")] = Path(),
) -> None:
    """Lay out a folder to begin in: glossary.csv, brief.toml and a sample article. Nothing is overwritten."""
    with errors():
        for line in _lay_out(folder):
            say(line)
    say("Type next:")
    for command in _next_commands(folder):
        say(f"  {command}")


def _lay_out(folder: Path) -> Iterator[str]:
    """Put into `folder` what it lacks of the files to begin with, and say of each what became of it.

    What is there already stays as it is; no sample joins articles of the user's own.
    """
    from translator.installation import starter_files
    from translator.storage.files import replace_bytes

    for name in _STARTER:
        path = folder / name
        if (there := _in_the_way(folder, name)) is not None:
            yield f"{there}  there already, left as it is"
            continue
        replace_bytes(path, starter_files().joinpath(*name.parts).read_bytes())
        yield f"{path}  written"


def _in_the_way(folder: Path, name: Path) -> Path | None:
    """What of the user's stands where `name` would: the file, or a folder that holds something."""
    first = folder / name.parts[0]
    return first if os.path.lexists(first) and not (len(name.parts) > 1 and _is_empty(first)) else None


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:  # a file, or what may not be looked into
        return False


def _next_commands(folder: Path) -> tuple[str, ...]:
    """What to type to make a brief of what is in `folder`."""
    from translator.installation import program

    run = f"{program()} run"
    return (run,) if folder.resolve() == Path.cwd() else (f'cd "{folder}"', run)
