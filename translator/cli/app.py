"""The command line. With the modules beside it, all that prints or exits.

Exit status: 0 all articles done (flags may remain: read them); 1 some files could not be used, the
rest are done; 2 nothing was done (usage, glossary, model or output folder).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from translator import __version__
from translator.cli.console import (
    ARTICLES,
    CORRECTIONS,
    GLOSSARY,
    OUTPUT,
    STYLE,
    GlossaryOption,
    OfflineOption,
    OutputOption,
    errors,
    load_glossary,
    progress,
    say,
)
from translator.cli.glossary import glossary_app
from translator.cli.init import init_app
from translator.cli.memory import memory_app
from translator.cli.models import models_app
from translator.cli.run_summary import print_suggestions, print_summary
from translator.cli.watch import articles_in, state_of, work_on_changes
from translator.engines import ENGINES
from translator.errors import TranslatorError
from translator.profiles import BALANCED, PROFILES
from translator.publish.formats import FORMATS, Format
from translator.read.readers import READERS

if TYPE_CHECKING:
    from translator.batch import Run
    from translator.engines.base import Engine
    from translator.memory import Corrections
    from translator.pipeline import Job
    from translator.profiles import Profile
    from translator.progress import Progress
    from translator.publish.house_style import HouseStyle
    from translator.read import Survey
    from translator.runs import RunOptions

app = typer.Typer(
    help="Chinese-language news in, English Word briefings out: offline, under a glossary.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(init_app)
app.add_typer(models_app, name="models")
app.add_typer(glossary_app, name="glossary")
app.add_typer(memory_app, name="memory")


class Spelling(StrEnum):
    """American or British."""

    US = "us"
    GB = "gb"


# What mypy does not follow: names that are those of a table.
if TYPE_CHECKING:
    EngineName: TypeAlias = str
    ProfileName: TypeAlias = str
else:
    EngineName = StrEnum("EngineName", [(name, name) for name in ("auto", *ENGINES)])
    ProfileName = StrEnum("ProfileName", [(name, name) for name in PROFILES])

SpellingOption = Annotated[Spelling, typer.Option(help="How dates and units are written.")]
EngineOption = Annotated[EngineName, typer.Option(help="auto takes the best that is installed.")]
ProfileOption = Annotated[
    ProfileName,
    typer.Option(help=", ".join(f"{name} {profile.description}" for name, profile in PROFILES.items()) + "."),
]
CorrectionsOption = Annotated[Path, typer.Option(help="Your own sentences, which win: a file, or a folder of them.")]


@dataclass(frozen=True, slots=True)
class _Settings:
    """What the options of a command say about its job."""

    glossary: Path
    corrections: Path
    profile: Profile

    def job(self, engine: Engine, watch: Progress) -> Job:
        """Return the job, its files read."""
        from datetime import date

        from translator.pipeline import Job

        terms, corrections = load_glossary(self.glossary, is_first=False), _corrections(self.corrections)
        return Job(engine, terms, self.profile, date.today(), watch, corrections)


@app.command(
    help=f"Translate articles ({' '.join(reader.suffixes[0] for reader in READERS)}) and write a Word brief for each."
)
def run(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders. Default: articles/")] = None,
    output: OutputOption = OUTPUT,
    glossary: GlossaryOption = GLOSSARY,
    corrections: CorrectionsOption = CORRECTIONS,
    formats: Annotated[
        str, typer.Option("--format", help=f"{', '.join(FORMATS)}: any of them; html is the review page.")
    ] = "docx,html",
    style: Annotated[Path, typer.Option(help="House style: masthead, colours, fonts, sections.")] = STYLE,
    bilingual: Annotated[bool, typer.Option("--bilingual", help="The original beside the English.")] = False,
    combined: Annotated[bool, typer.Option("--combined", help="Also one document of all articles.")] = False,
    engine: EngineOption = "auto",
    profile: ProfileOption = BALANCED.name,
    spelling: SpellingOption = Spelling.US,
    offline: OfflineOption = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on: do what is added or edited, until Ctrl-C.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for another run in the same folder to end.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first file that fails.")] = False,
) -> None:
    """Translate articles and write a Word brief for each."""
    from translator.runs import RunOptions

    settings = _Settings(glossary, corrections, _profile(profile, spelling))
    asked = paths or [ARTICLES]
    kinds = _formats(formats)

    def order() -> RunOptions:
        return RunOptions((), output, kinds, _house(style, bilingual), combined, fail_fast, wait)

    with errors("What was finished is kept: the same command goes on from there."):
        # They cost nothing, and a fault in them must not wait for a model.
        _tell_base(order().house)
        load_glossary(glossary)
        _corrections(corrections)

        def files() -> list[Path]:
            return [glossary, *_files_of(corrections), style]

        if not watch:  # a folder that is watched may be empty yet
            articles_in(asked, files(), output)
        with progress() as bars:
            loaded = _engine(engine, offline, bars)

        def work() -> Run:
            return _work(lambda: articles_in(asked, files(), output), order(), settings, loaded)

        if watch:
            work_on_changes(lambda: state_of(asked, files(), output), work)
        raise typer.Exit(_status(work()))


def _work(find: Callable[[], Survey], order: RunOptions, settings: _Settings, engine: Engine) -> Run:
    """Do a run over what `find` finds, and tell of it. A fault around it is one of our errors, and in the log."""
    import time

    from translator import batch
    from translator.publish.errors_log import unexpected

    started = time.monotonic()
    try:
        found = find()
        with progress() as watch:
            job = settings.job(engine, watch)
            done = batch.run(replace(order, paths=found.files, unused=found.unused), job)
        print_summary(done, order.output, time.monotonic() - started)
    except TranslatorError:
        raise
    except Exception as error:
        raise unexpected(order.output, order.output, error) from error
    print_suggestions(done, job.glossary, order.output)
    return done


def _status(done: Run) -> int:
    failed = sum(outcome.error is not None for outcome in done.outcomes)
    if failed == len(done.outcomes):
        return 2
    return 1 if failed or done.remarks.failed else 0


@app.command()
def text(
    glossary: GlossaryOption = GLOSSARY,
    corrections: CorrectionsOption = CORRECTIONS,
    engine: EngineOption = "auto",
    profile: ProfileOption = BALANCED.name,
    spelling: SpellingOption = Spelling.US,
    offline: OfflineOption = False,
) -> None:
    """Translate standard input to standard output, a line for a line. Flags go to standard error."""
    from translator import pipeline
    from translator.read.normalise import tidy
    from translator.storage.bounded_read import INPUT, within

    with errors():
        # Not splitlines: a line separator inside a line would put every later line out of step.
        given = within(sys.stdin.buffer.read(INPUT.limit + 1), INPUT)
        lines = [tidy(line.decode("utf-8-sig", "replace").rstrip("\r\n")) for line in io.BytesIO(given)]
        settings = _Settings(glossary, corrections, _profile(profile, spelling))
        load_glossary(glossary)
        with progress() as watch:
            job = settings.job(_engine(engine, offline, watch), watch)
            translations = pipeline.text_lines(lines, job)
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        for number, translation in enumerate(translations, 1):
            say(translation.text)
            for finding in translation.findings:
                say(f"line {number}: {finding.check}: {finding.message}", is_aside=True)
        say(str(job.signature), is_aside=True)


@app.command()
def doctor() -> None:
    """Say what is installed, which engine would run, and what is wrong."""
    from translator.cli.doctor import diagnose

    with progress() as watch:
        diagnosis = diagnose(GLOSSARY, ARTICLES, watch)
    for line in diagnosis.lines:
        say(line)
    for problem in diagnosis.problems:
        say(f"problem: {problem}")
    raise typer.Exit(2 if diagnosis.problems else 0)


def main() -> None:
    """Run the command line. Chinese that standard output cannot encode is escaped, not an error."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        say(__version__)
        raise typer.Exit


def _profile(name: ProfileName, spelling: Spelling) -> Profile:
    profile = PROFILES[name]
    return profile if spelling == profile.spelling else replace(profile, name=f"{name}-{spelling}", spelling=spelling)


def _formats(names: str) -> tuple[Format, ...]:
    """Return the formats named, each once, in the order given."""
    known = {kind.value: kind for kind in FORMATS}
    asked = dict.fromkeys(name.strip() for name in names.split(","))
    for name in asked:
        if name not in known:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(known)}.", param_hint="--format")
    return tuple(known[name] for name in asked)


def _house(path: Path, bilingual: bool) -> HouseStyle:
    """The house style at `path`; the program's own where the default file is not there."""
    from translator.publish.brief_toml import load_house_style
    from translator.publish.house_style import DEFAULT_STYLE

    house = DEFAULT_STYLE if path == STYLE and not os.path.lexists(path) else load_house_style(path)
    return replace(house, bilingual=True) if bilingual else house


def _tell_base(house: HouseStyle) -> None:
    """Say what of the user's own Word file no brief will have."""
    from translator.publish.docx.template_file import vetted

    left_out = vetted(house.base).left_out if house.base else ()
    if left_out:
        say(f"note: of the base in brief.toml, briefs leave out: {', '.join(left_out)}.", is_aside=True)


def _files_of(corrections: Path) -> list[Path]:
    from translator.memory import correction_files

    folder = corrections.parent if corrections == CORRECTIONS else corrections
    return correction_files(folder) if folder.is_dir() else [corrections]


def _corrections(path: Path) -> Corrections:
    """The corrections at `path`: a file, a folder of them, or by default every corrections*.csv that is here."""
    from translator.memory import load_corrections, load_corrections_beside

    return load_corrections_beside(path) if path == CORRECTIONS else load_corrections(path)


def _engine(name: EngineName, offline: bool, watch: Progress) -> Engine:
    """Return the engine that `name` asks for; install its model if need be, saying so first."""
    from translator.engines import load
    from translator.models import install
    from translator.storage.large_files import human_size

    plan = install.choose(name, offline, watch)
    model = plan.model
    if model is None:
        verb = "Fetching" if plan.origin is install.Origin.NETWORK else "Setting up"
        say(f"{verb} {plan.entry.id} ({human_size(plan.entry.size)}), once.", is_aside=True)
        model = install.install(plan.entry.id, None, offline, watch)
    return load(plan.entry.engine, model, watch)
