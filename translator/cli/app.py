"""The command line, put together from its commands: each is a module beside this one.

Exit status: 0 all articles done (flags may remain: read them); 1 some files could not be used, the
rest are done; 2 nothing was done (usage, glossary, model or output folder).
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from translator import __version__
from translator.cli.accept import accept_app
from translator.cli.console import say
from translator.cli.desk import desk_app
from translator.cli.doctor import doctor_app
from translator.cli.glossary import glossary_app
from translator.cli.harvest import harvest_app
from translator.cli.init import init_app
from translator.cli.memory import memory_app
from translator.cli.models import models_app
from translator.cli.paste import paste_app
from translator.cli.run import run_app
from translator.cli.text import text_app
from translator.cli.train import train_app

app = typer.Typer(
    help="Chinese-language news in, English Word briefings out: offline, under a glossary.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(run_app)
app.add_typer(paste_app)
app.add_typer(desk_app)
app.add_typer(text_app)
app.add_typer(train_app)
app.add_typer(harvest_app)
app.add_typer(accept_app)
app.add_typer(doctor_app)
app.add_typer(init_app)
app.add_typer(models_app, name="models")
app.add_typer(glossary_app, name="glossary")
app.add_typer(memory_app, name="memory")


def main() -> None:
    """Run the command line. Chinese that standard output cannot encode is escaped, not an error."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        say(__version__)
        raise typer.Exit
