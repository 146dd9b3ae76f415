"""What the commands share: how they speak to the user, and the files that they look for by default."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.errors import FaultsError, TranslatorError, visible

if TYPE_CHECKING:
    from rich.console import Console

    from translator.glossary import Glossary
    from translator.progress import Progress

ARTICLES = Path("articles")
GLOSSARY = Path("glossary.csv")

CORRECTIONS = Path("corrections.csv")
OUTPUT = Path("output")
STYLE = Path("brief.toml")

GlossaryOption = Annotated[Path, typer.Option("-g", "--glossary", help="The glossary file (CSV).")]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Never touch the network, not even for a model.")]
OutputOption = Annotated[Path, typer.Option("-o", "--output", help="Folder for the briefs, reports and memory.")]


def console() -> Console:
    """The terminal's standard error."""
    from rich.console import Console

    return Console(stderr=True)


def say(line: str, *, is_aside: bool = False) -> None:
    """Print a line: the only way to the terminal, so that nothing that a file is called or says can steer it.

    `is_aside`: on standard error, as all that is not what the command was asked for.
    """
    print(visible(line), file=sys.stderr if is_aside else sys.stdout)


@contextmanager
def errors(when_stopped: str = "") -> Iterator[None]:
    """Turn our errors into a message on standard error and exit status 2, and Ctrl-C into "Stopped." and 130."""
    try:
        yield
    except TranslatorError as error:
        complain(error)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        say(f"Stopped. {when_stopped}".strip(), is_aside=True)
        raise typer.Exit(130) from None


def complain(error: TranslatorError) -> None:
    """Say on standard error what is wrong and what to do."""
    more = error.lines if isinstance(error, FaultsError) else ()
    for line in (f"error: {error.what}", *(f"  {line}" for line in (*more, error.remedy) if line)):
        say(line, is_aside=True)


def load_glossary(path: Path, *, is_first: bool = True) -> Glossary:
    """The glossary at `path`; an empty one, with a note the first time, where the default file is not there."""
    from translator.glossary import Glossary, load

    if path == GLOSSARY and not os.path.lexists(path):
        if is_first:
            say("note: there is no glossary.csv here; going on without one.", is_aside=True)
        return Glossary()
    return load(path)


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar for each stage that reports, on standard error."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:28}", markup=False), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    # Articles finish in groups: an estimate from the last seconds alone would jump about.
    period = 600.0
    clocks = (TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, *clocks, console=console(), speed_estimate_period=period) as bars:
        tasks: dict[str, int] = {}

        def watch(stage: str, done: int, total: int) -> None:
            task = tasks.get(stage)
            if task is None:
                task = tasks[stage] = bars.add_task(visible(stage), total=total)
            bars.update(task, completed=done, total=total)  # type: ignore[arg-type]

        yield watch
