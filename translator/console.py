"""What the commands share: how they speak to the user, and the files that they look for by default."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.errors import GlossaryError, TranslatorError

if TYPE_CHECKING:
    from rich.console import Console

    from translator.glossary import Glossary

ARTICLES = Path("articles")
GLOSSARY = Path("glossary.csv")

GlossaryOption = Annotated[Path, typer.Option("-g", "--glossary", help="The glossary file (CSV).")]


def console() -> Console:
    """The terminal's standard error."""
    from rich.console import Console

    return Console(stderr=True)


@contextmanager
def errors() -> Iterator[None]:
    """Turn our errors into a message on standard error and exit status 2."""
    try:
        yield
    except TranslatorError as error:
        complain(error)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        raise typer.Exit(130) from None


def complain(error: TranslatorError) -> None:
    """Say on standard error what is wrong and what to do."""
    print(f"error: {error.what}", file=sys.stderr)
    if isinstance(error, GlossaryError):
        for fault in error.faults:
            print(f"  row {fault.row}, {fault.column}: {fault.what} {fault.remedy}".rstrip(), file=sys.stderr)
    if error.remedy:
        print(f"  {error.remedy}", file=sys.stderr)


def load_glossary(path: Path) -> Glossary:
    """The glossary at `path`; an empty one, with a note, where the default file is not there."""
    from translator.glossary import Glossary, load

    if path == GLOSSARY and not path.exists():
        print("note: there is no glossary.csv here; going on without one.", file=sys.stderr)
        return Glossary()
    return load(path)
