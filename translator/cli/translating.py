"""What the commands that translate have in common: their options, and the job that these ask for."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from translator.cli.console import CORRECTIONS, glossary_paths, load_glossary, say, some, tell_unread_sheets
from translator.engines import every
from translator.engines.server.address import EXAMPLE, NO_SERVER, URL, Settings
from translator.engines.server.engine import ServerEngine, connect
from translator.errors import ModelError
from translator.profiles import PROFILES
from translator.storage import bounded_read

if TYPE_CHECKING:
    from translator.engines.base import Engine
    from translator.memory import CorrectionFile, Corrections
    from translator.models.install import Plan
    from translator.pipeline import Job
    from translator.profiles import Profile
    from translator.progress import Progress


class Spelling(StrEnum):
    """American or British."""

    US = "us"
    GB = "gb"


# What mypy does not follow: names that are those of a table.
if TYPE_CHECKING:
    EngineName: TypeAlias = str
    ProfileName: TypeAlias = str
else:
    EngineName = StrEnum("EngineName", [(name, name) for name in ("auto", *every())])
    ProfileName = StrEnum("ProfileName", [(name, name) for name in PROFILES])

SpellingOption = Annotated[Spelling, typer.Option(help="How dates and units are written.")]
EngineOption = Annotated[EngineName, typer.Option(help="auto takes the best that is installed.")]
ProfileOption = Annotated[
    ProfileName,
    typer.Option(help=", ".join(f"{name} {profile.description}" for name, profile in PROFILES.items()) + "."),
]
ServerOption = Annotated[str, typer.Option("--server", help=f"For --engine server: its address, like {EXAMPLE}.")]
ModelOption = Annotated[
    str, typer.Option("--model", help="Which model: see `translator models list`, or one of the server's.")
]
AllowHostOption = Annotated[
    str, typer.Option("--allow-host", metavar="NAME", help="For --engine server: another computer that may be sent to.")
]
ParallelOption = Annotated[
    int, typer.Option("--parallel", min=1, max=256, help="For --engine server: requests in flight at once.")
]
CorrectionsOption = Annotated[Path, typer.Option(help="Your own sentences, which win: a file, or a folder of them.")]


@dataclass(frozen=True, slots=True)
class JobOptions:
    """What the options of a command say about its job."""

    glossary: Path
    corrections: Path
    profile: Profile
    engine: EngineName
    offline: bool
    server: Settings = NO_SERVER

    @property
    def files(self) -> list[Path]:
        """The files of the user's that the job reads beside its input."""
        return [*glossary_paths(self.glossary), *_files_of(self.corrections)]

    def check(self) -> None:
        """Raise what is wrong with the files, or with what is asked together: none of it must wait for a model.

        Which glossaries and corrections there are is said here, once.
        """
        load_glossary(self.glossary)
        _tell_corrections(_corrections(self.corrections), self.corrections)
        if self.engine != ServerEngine.name and (self.server.url or self.server.allowed):
            raise ModelError("--server and --allow-host are for --engine server alone.", "Add it.")
        if self.engine not in (ServerEngine.name, "auto") and self.server.model:
            raise ModelError(f"--engine {self.engine} and --model {self.server.model} both say which.", "Say one.")

    def load(self, watch: Progress) -> Engine:
        """Return the engine, its model installed if need be, or the server asked."""
        if self.engine == ServerEngine.name:
            return self._connect(watch)
        return load_engine(self.server.model or self.engine, self.offline, watch)

    def _connect(self, watch: Progress) -> Engine:
        """Return the engine over the server; say so where that is another computer, before anything is sent to it."""
        settings = replace(self.server, url=self.server.url or os.environ.get(URL, ""))
        engine = connect(settings, self.offline, watch)
        if host := engine.model.host:
            say(f"note: the text of your articles is sent to {host}.", is_aside=True)
        return engine

    def job(self, engine: Engine, watch: Progress) -> Job:
        """Return the job, its files read."""
        from datetime import date

        from translator.pipeline import Job

        terms, corrections = load_glossary(self.glossary, is_first=False), _corrections(self.corrections)
        return Job(engine, terms, self.profile, date.today(), watch, corrections)


def profile_of(name: ProfileName, spelling: Spelling) -> Profile:
    """Return the profile of that name with that spelling."""
    profile = PROFILES[name]
    return profile if spelling == profile.spelling else replace(profile, name=f"{name}-{spelling}", spelling=spelling)


def load_engine(name: EngineName, offline: bool, watch: Progress) -> Engine:
    """Return the engine that `name`, of an engine or a model, asks for; install a model if need be, saying so first."""
    from translator.engines import load
    from translator.models import install
    from translator.storage.large_files import human_size

    plan = install.choose(name, offline, watch)
    model = plan.model
    if model is None:
        verb = "Fetching" if plan.origin is install.Origin.NETWORK else "Setting up"
        size = f" ({human_size(plan.entry.size)})" if plan.entry.size else ""
        say(f"{verb} {plan.entry.id}{size}, once.", is_aside=True)
        model = install.install(plan.entry.id, None, offline, watch)
    if name == "auto":
        _tell_why(plan, offline)
    return load(plan.entry.engine, model, watch)


def _tell_why(plan: Plan, offline: bool) -> None:
    """Say which model `auto` takes, and by what, where others are installed; and which better one could be."""
    from translator.models import install

    others = [model.id for model in install.installed() if plan.model and model.path != plan.model.path]
    if others:  # of other files: the program's own model is also there without its adapter
        taken = f"{plan.entry.id} ({plan.entry.quality or 'quality not known'})"
        say(f"note: auto takes {taken} before {', '.join(others)}. To choose: --model NAME", is_aside=True)
    if not offline and (better := install.better(plan)):
        known = f"{better.licence}, {better.quality}"
        say(f"note: {better.id} may translate better ({known}): translator models install {better.id}", is_aside=True)


def _files_of(corrections: Path) -> list[Path]:
    from translator.memory import correction_files

    folder = corrections.parent if corrections == CORRECTIONS else corrections
    return correction_files(folder) if folder.is_dir() else [corrections]


def _corrections(path: Path) -> Corrections:
    """The corrections at `path`: a file, a folder of them, or by default every corrections*.csv that is here."""
    from translator.memory import load_corrections, load_corrections_beside

    return load_corrections_beside(path) if path == CORRECTIONS else load_corrections(path)


def _tell_corrections(found: Corrections, asked: Path) -> None:
    """Say which files set what, and which lie beside them and are not read."""
    from translator.memory import correction_files

    if found.files:
        say(f"corrections: {some([_told(file) for file in found.files])}", is_aside=True)
    tell_unread_sheets([file.path for file in found.files], bounded_read.CORRECTIONS)
    if asked != CORRECTIONS and not asked.is_dir():
        others = [path.name for path in correction_files(asked.parent) if path.name != asked.name]
        if others:
            what = f"beside {asked} and not read: {some(others)}"
            say(f"note: {what}. To read all: --corrections {asked.parent}", is_aside=True)


def _told(file: CorrectionFile) -> str:
    """Return what a file of corrections sets, in words."""
    sets = [f"{file.english} sentence(s)"] if file.english else []
    sets += [f"{file.points} point(s) of summaries"] if file.points else []
    sets += [f"{file.accepted} accepted"] if file.accepted else []
    sets += [f"newer than the others in {file.overruled}"] if file.overruled else []
    return f"{file.path} ({', '.join(sets) or 'nothing'})"
