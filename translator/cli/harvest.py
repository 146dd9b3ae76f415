"""`translator harvest`: edits made in Word, taken back as corrections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import GLOSSARY, OUTPUT, OutputOption, complain, errors, say
from translator.errors import InputError

if TYPE_CHECKING:
    from translator.harvest.take import Harvest

harvest_app = typer.Typer()


@harvest_app.command()
def harvest(
    paths: Annotated[list[Path], typer.Argument(metavar="BRIEF.docx", help="Briefs that were edited in Word.")],
    output: OutputOption = OUTPUT,
    into: Annotated[Path, typer.Option(help="Folder for the corrections.")] = GLOSSARY.parent,
) -> None:
    """Take what was edited in the Word files of briefs back as corrections, which count from the next run on."""
    from translator.harvest.take import Printings
    from translator.harvest.take import harvest as take
    from translator.memory import MEMORY_FILE, FinishedArticles, open_read_only

    with errors():
        with open_read_only(output / MEMORY_FILE) as connection:
            printings = Printings(FinishedArticles(connection).all())
        failed = 0
        for path in paths:
            try:
                _tell(path, take(path, printings), into)
            except InputError as error:
                complain(error)
                failed += 1
    raise typer.Exit(0 if not failed else 2 if failed == len(paths) else 1)


def _tell(path: Path, found: Harvest, into: Path) -> None:
    """Write what an edited brief gives to a file of its own, and say what could not be told."""
    if found.english:
        say(f"{path}: {len(found.english)} sentence(s) in {_written(path, found, into)}")
    else:
        say(f"{path}: no sentence of it was changed.")
    for chinese, english in found.english.items():
        say(f"    {chinese[:40]} → {english}")
    for what in found.untold:
        say(f"    not taken, {what}")


def _written(path: Path, found: Harvest, into: Path) -> Path:
    from translator.harvest.take import as_corrections
    from translator.harvest.written import write_corrections

    return write_corrections(into / f"corrections-{path.stem}-word.csv", as_corrections(found.english))
