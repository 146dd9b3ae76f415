"""What the commands that translate have in common: their options, and the job that these ask for."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from translator.cli.choosing import BEST, chosen
from translator.cli.console import (
    CORRECTIONS,
    OfflineOption,
    glossary_paths,
    load_glossary,
    say,
    some,
    tell_unread_sheets,
)
from translator.engines import every
from translator.engines.server.address import EXAMPLE, NO_SERVER, PARALLEL, URL, Settings
from translator.engines.server.engine import ServerEngine, connect
from translator.errors import ModelError
from translator.profiles import BALANCED, PROFILES
from translator.storage import bounded_read

if TYPE_CHECKING:
    from translator.engines.base import Engine
    from translator.memory import CorrectionFile, Corrections
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

CorrectionsOption = Annotated[Path, typer.Option(help="Your own sentences, which win: a file, or a folder of them.")]
ProfileOption = Annotated[
    ProfileName,
    typer.Option(help=", ".join(f"{name} {profile.description}" for name, profile in PROFILES.items()) + "."),
]


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """The options of a command that say what translates, and how."""

    engine: Annotated[EngineName, typer.Option(help="auto takes the best that is installed.")] = "auto"
    best: Annotated[
        bool, typer.Option("--best", help="Take the model that suits this machine best, fetched if need be.")
    ] = False
    second: Annotated[
        str,
        typer.Option(
            metavar="ENGINE", help="Judges what --engine drafts; of that and its own English the better stands: llm."
        ),
    ] = ""
    server: Annotated[str, typer.Option(help=f"For --engine server: its address, like {EXAMPLE}.")] = ""
    model: Annotated[str, typer.Option(help="Which model: see `translator models list`, or one of the server's.")] = ""
    allow_host: Annotated[
        str,
        typer.Option(metavar="NAME", help="For --engine server and run --cluster: another computer that may be asked."),
    ] = ""
    parallel: Annotated[int, typer.Option(min=1, max=256, help="For --engine server: requests in flight at once.")] = (
        PARALLEL
    )
    profile: ProfileOption = BALANCED.name
    spelling: Annotated[Spelling, typer.Option(help="How dates and units are written.")] = Spelling.US
    offline: OfflineOption = False

    def job(self, glossary: Path, corrections: Path) -> JobOptions:
        """Return what they say about a job with these files."""
        profile = profile_of(self.profile, self.spelling)
        server = Settings(self.server, self.model, self.allow_host, self.parallel)
        return JobOptions(glossary, corrections, profile, self.engine, self.offline, server, self.best, self.second)


@dataclass(frozen=True, slots=True)
class JobOptions:
    """What the options of a command say about its job."""

    glossary: Path
    corrections: Path
    profile: Profile
    engine: EngineName
    offline: bool
    server: Settings = NO_SERVER
    takes_best: bool = False
    second: str = ""
    cluster: str = ""

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
        if self.engine != ServerEngine.name and (self.server.url or (self.server.allowed and not self.cluster)):
            what = "--server and --allow-host are for --engine server, --allow-host for run --cluster too."
            raise ModelError(what, "Add one of them.")
        if self.engine == ServerEngine.name and self.cluster:
            raise ModelError("A server has workers of its own: --cluster is for the other engines.", "Try --parallel.")
        if self.engine not in (ServerEngine.name, "auto") and self.server.model:
            _check_runs(self.engine, self.server.model)
        if self.takes_best and (self.engine != "auto" or self.server.model):
            raise ModelError("--best and --engine or --model both say which.", "Say one.")
        if self.takes_best and self.offline:
            raise ModelError("--best may fetch a model, which --offline forbids.", "Say one.")

    def load(self, watch: Progress) -> Engine:
        """Return the engine, its model installed if need be, or the server asked; with a second, the two together."""
        if self.engine == ServerEngine.name:
            engine = self._connect(watch)
        elif self.server.model and self.engine != "auto":
            engine = _load_by(self.engine, self.server.model, self.offline, watch)
        else:
            asked = BEST if self.takes_best else self.server.model or self.engine
            engine = load_engine(asked, self.offline, watch)
        return self._paired(engine, watch) if self.second else engine

    def _paired(self, engine: Engine, watch: Progress) -> Engine:
        """Return an engine under the judgement of the second."""
        from translator.engines.pair import PairEngine

        second = load_engine(self.second, self.offline, watch)
        if second.model.id == engine.model.id:
            what = f"{engine.model.id} would judge itself: --engine and --second are one."
            raise ModelError(what, "Name with --engine what drafts: translator models list")
        return PairEngine(engine, second)

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
    """Return the engine over the model that `name` asks for (see `choosing.chosen`), installed if need be."""
    return _load_by("", name, offline, watch)


def _load_by(engine: EngineName, name: EngineName, offline: bool, watch: Progress) -> Engine:
    """Return what `load_engine` does, by the engine of that name: the model's own if it is empty."""
    from translator.engines import load

    entry, model = chosen(name, offline, watch)
    return load(engine or entry.engine, model, watch)


def _check_runs(engine: EngineName, model: str) -> None:
    """Raise ModelError unless the engine runs the model of that name."""
    from translator.engines import runs
    from translator.models import install

    own = next((entry.engine for entry in install.entries() if entry.id == model), "")
    if own and not runs(engine, own):
        raise ModelError(f"--engine {engine} does not run {model}, which is a model of {own}.", "Say one of the two.")


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
