"""What the commands share: how they speak to the user, and the files that they look for by default."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.errors import FaultsError, TranslatorError, visible
from translator.storage import bounded_read

if TYPE_CHECKING:
    from rich.console import Console

    from translator.glossary import Glossary
    from translator.glossary.glossary_files import Together
    from translator.progress import Progress

ARTICLES = Path("articles")
GLOSSARY = Path("glossary.csv")

CORRECTIONS = Path("corrections.csv")
OUTPUT = Path("output")
STYLE = Path("brief.toml")
MOST_NAMED = 5
"""Of a list on the screen."""

GlossaryOption = Annotated[Path, typer.Option("-g", "--glossary", help="The glossary: a file, or a folder of them.")]
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


def glossary_paths(path: Path) -> list[Path]:
    """The glossary files that `path` asks for: itself, those of the folder that it is, or by default all that are here.

    Raises `GlossaryError` for a folder without any.
    """
    from translator.glossary.glossary_files import glossary_files

    if path == GLOSSARY:
        return glossary_files(path.parent)
    return glossary_files(path, must_be=True) if path.is_dir() else [path]


def load_glossary(path: Path, *, is_first: bool = True) -> Glossary:
    """The glossary that `path` asks for; an empty one where none is there by default. The first time, that is told."""
    from translator.glossary import Glossary
    from translator.glossary.glossary_files import load_together

    paths = glossary_paths(path)
    found = load_together(paths) if paths else None
    if is_first:
        _tell_glossary(path, found)
    return found.glossary if found else Glossary()


def _tell_glossary(path: Path, found: Together | None) -> None:
    """Say which files the glossary is of where that is not plain, and in what one wins over another."""
    from translator.glossary.glossary_files import unread_beside

    if found is None:
        say("note: there is no glossary.csv here; going on without one.", is_aside=True)
        return
    if len(found.used) > 1:
        named = ", ".join(f"{used.path} ({used.entries} rows)" for used in found.used)
        say(f"glossary: {named}", is_aside=True)
    tell_unread_sheets([used.path for used in found.used], bounded_read.GLOSSARY)
    for each in found.overruled[:MOST_NAMED]:
        say(f"note: {found.used[0].path} wins: {each}.", is_aside=True)
    if len(found.overruled) > MOST_NAMED:
        say(f"note: it wins in {len(found.overruled) - MOST_NAMED} more.", is_aside=True)
    if others := unread_beside([used.path for used in found.used]):
        named = some([other.name for other in others])
        say(f"note: beside {path} and not read: {named}. To read all: -g {path.parent}", is_aside=True)


def tell_unread_sheets(paths: Iterable[Path], kind: bounded_read.Kind) -> None:
    """Say of workbooks that only their first sheet is read, where others hold something."""
    from translator.storage.spreadsheet import unread_sheets

    for path in paths:
        if unread := unread_sheets(path, kind):
            say(f"note: of {path} the first sheet is read, not {some(unread)}.", is_aside=True)


def some(names: Sequence[str]) -> str:
    """Return the first few names, and how many more there are."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


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
