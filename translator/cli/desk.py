"""`translator desk`: everything on a page of the browser, served from this machine alone."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import ARTICLES, CORRECTIONS, GLOSSARY, OUTPUT, STYLE, errors, say
from translator.cli.option_groups import grouped
from translator.cli.run_options import BriefOptions, MemoryOption
from translator.cli.shortcut import make_shortcut
from translator.cli.translating import EngineOptions, JobOptions, ProfileName, Spelling, profile_of
from translator.cli.watch import articles_in
from translator.engines.server.address import NO_SERVER

if TYPE_CHECKING:
    from translator.desk.places import Choice, Work
    from translator.runs import RunOptions

desk_app = typer.Typer()


@desk_app.command()
@grouped("best", "second")
def desk(
    *,
    folder: Annotated[Path, typer.Argument(help="The folder to work in. Default: the one you are in.")] = Path(),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of 127.0.0.1; 0 takes one that is free.")] = 0,
    shortcut: Annotated[
        bool, typer.Option("--make-shortcut", help="Only write a file to start this desk by, into the folder.")
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only say the address.")] = False,
    memory: MemoryOption = None,
    asked: EngineOptions,
) -> None:
    """Open the desk in the browser: drop articles, read, correct, keep the glossary. Ctrl-C ends it.

    The folder is worked in as `translator run` does there: articles/, glossary.csv, brief.toml, output/.
    """
    options, shared = asked.job(GLOSSARY, CORRECTIONS), memory and memory.absolute()
    with errors("What was finished is kept."):
        if shortcut:
            path = make_shortcut(folder)
            say(f"{path}: starts this desk when it is clicked. It may be moved, to the desktop say.")
            raise typer.Exit
        _go_into(folder)
        _serve(options, asked.profile, shared, port, no_browser)


def _go_into(folder: Path) -> None:
    """Work in `folder` as if the command had been typed there, but with the models of where it was typed."""
    from translator.models.install import model_root
    from translator.storage.files import make_folder

    os.environ["TRANSLATOR_MODELS"] = str(model_root())
    make_folder(folder)
    os.chdir(folder)


def _serve(options: JobOptions, profile: ProfileName, memory: Path | None, port: int, no_browser: bool) -> None:
    from translator.desk.places import Choice, Places
    from translator.desk.server import desk_of, serve

    def ready(address: str) -> None:
        say(f"The desk is open for this machine alone: {address}")
        say("The address works once. Ctrl-C ends the desk.", is_aside=True)
        if not no_browser:
            import webbrowser

            webbrowser.open(address)

    places = Places(ARTICLES, GLOSSARY, OUTPUT, STYLE, memory)
    serve(desk_of(places, _work(options, memory, Choice("", str(profile))), options.profile), port, ready)


def _work(started: JobOptions, memory: Path | None, choice: Choice) -> Work:
    """How a run is made: as `translator run` makes one under the options of the start and what was chosen since."""
    from translator.desk.engine_apart import EngineApart
    from translator.desk.places import Work
    from translator.runs import RunOptions

    options = replace(started, profile=profile_of(choice.profile, Spelling(started.profile.spelling)))
    if choice.model:
        options = replace(options, engine="auto", server=replace(NO_SERVER, model=choice.model))

    def order() -> RunOptions:
        found = articles_in([ARTICLES], [*options.files, STYLE], OUTPUT)
        return RunOptions(found.files, OUTPUT, house=BriefOptions().house(), unused=found.unused, memory=memory)

    return Work(choice, partial(EngineApart, options.load), options.job, order, partial(_work, started, memory))
