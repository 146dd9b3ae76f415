"""`translator accept`: what a reviewer finds right although a check failed, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import GLOSSARY, errors, say

accept_app = typer.Typer()


@accept_app.command()
def accept(
    path: Annotated[Path, typer.Argument(metavar="BRIEF.docx", help="The brief of one article.")],
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER", help="The numbers under “Check before use”.")],
    reason: Annotated[str, typer.Option(help="Why it is right: it stands in the brief from the next run on.")],
    into: Annotated[Path, typer.Option(help="Folder for the corrections.")] = GLOSSARY.parent,
) -> None:
    """Accept what a check found of a sentence: it is no flag any more, as long as English and finding stay."""
    from translator.harvest.take import accepted
    from translator.harvest.written import write_corrections
    from translator.memory import corrections_table

    if not reason.strip():
        raise typer.BadParameter("It says nothing.", param_hint="--reason")
    with errors():
        rows = accepted(path, numbers, " ".join(reason.split()))
        file = write_corrections(into / f"corrections-{path.stem}-accepted.csv", corrections_table(rows))
    say(f"{path}: {len(rows)} sentence(s) accepted, in {file}")
