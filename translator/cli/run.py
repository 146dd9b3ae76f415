"""`translator run`: articles in, briefs out."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from translator.cli.clustering import ClusterOption, place_of, spread
from translator.cli.console import (
    ARTICLES,
    CORRECTIONS,
    GLOSSARY,
    OUTPUT,
    GlossaryOption,
    OutputOption,
    errors,
    progress,
)
from translator.cli.option_groups import grouped
from translator.cli.received import from_standard_input, with_received
from translator.cli.run_options import BriefOptions, CombinedOptions, CourseOptions, MemoryOption
from translator.cli.run_summary import print_suggestions, print_summary
from translator.cli.translating import CorrectionsOption, EngineOptions, JobOptions
from translator.cli.watch import articles_in, state_of, work_on_changes
from translator.errors import InputError, TranslatorError

if TYPE_CHECKING:
    from translator.batch import Run
    from translator.engines.base import Engine
    from translator.read import Survey
    from translator.runs import RunOptions

_PATHS = "Files and folders; - is an article on standard input (pbpaste | translator run -). Default: articles/"
run_app = typer.Typer()


class _NamingKinds(TyperCommand):
    """The command, whose own help alone names the kinds of file: what reads them is loaded for that."""

    def get_help(self, ctx: Any) -> str:
        """Return the help, with the first suffix of each kind."""
        from translator.read.readers import READERS

        kinds = " ".join(reader.suffixes[0] for reader in READERS)
        self.help = f"Translate articles ({kinds}) and write a Word brief for each."
        return super().get_help(ctx)


@run_app.command(cls=_NamingKinds)
@grouped()
def run(
    context: typer.Context,
    *,
    paths: Annotated[list[Path] | None, typer.Argument(help=_PATHS)] = None,
    output: OutputOption = OUTPUT,
    glossary: GlossaryOption = GLOSSARY,
    corrections: CorrectionsOption = CORRECTIONS,
    look: BriefOptions,
    document: CombinedOptions,
    memory: MemoryOption = None,
    asked: EngineOptions,
    cluster: ClusterOption = "",
    course: CourseOptions,
) -> None:
    """Translate articles and write a Word brief for each."""
    from translator.runs import RunOptions

    look.check()
    kinds, day = look.kinds(), document.day()
    order = RunOptions((), output, kinds, combined=document.combined, since=day, memory=memory)
    order = replace(order, fail_fast=course.fail_fast, wait=course.wait)
    options = replace(asked.job(glossary, corrections), cluster=cluster)
    with errors("What was finished is kept: the same command goes on from there."):
        look.prepare()
        options.check()
        where = place_of(options)
        rounds = _Rounds(with_received(paths, context.obj or from_standard_input, output), order, look, options)
        if not course.watch:  # a folder that is watched may be empty yet
            rounds.find()
        with progress() as bars:
            loaded = options.load(bars)
        with spread(loaded, where, options.profile) as engine:
            if course.watch:
                work_on_changes(rounds.state, partial(rounds.work, engine))
            status = _status(rounds.work(engine))
        raise typer.Exit(status)


@dataclass(frozen=True, slots=True)
class _Rounds:
    """The rounds of a run, one or one after each change: in each all files are looked for, and read, anew."""

    paths: list[Path] | None
    order: RunOptions
    look: BriefOptions
    options: JobOptions

    @property
    def _files(self) -> list[Path]:
        """The files that are read beside the articles."""
        return [*self.options.files, self.look.style]

    def state(self) -> object:
        """Return what changes where there is something to do."""
        return state_of(self.paths or [ARTICLES], self._files, self.order.output)

    def find(self) -> Survey:
        """Return the articles. Who names none and has none yet is told how to begin."""
        try:
            return articles_in(self.paths or [ARTICLES], self._files, self.order.output)
        except InputError as error:
            if not self.paths:
                from translator.installation import program

                kept = f"{error.remedy} " if os.path.lexists(ARTICLES) else "Name files or folders. "
                error.remedy = f"{kept}For a folder to begin in, with a sample article, type: {program()} init"
            raise

    def work(self, engine: Engine) -> Run:
        """Do what is found, and tell of it. A fault around it is one of our errors, and in the log."""
        import time

        from translator import batch
        from translator.publish.errors_log import unexpected

        started, output = time.monotonic(), self.order.output
        try:
            found = self.find()
            order = replace(self.order, house=self.look.house(), paths=found.files, unused=found.unused)
            with progress() as watch:
                job = self.options.job(engine, watch)
                done = batch.run(order, job)
            print_summary(done, output, time.monotonic() - started)
        except TranslatorError:
            raise
        except Exception as error:
            raise unexpected(output, output, error) from error
        print_suggestions(done, job.glossary, output)
        return done


def _status(done: Run) -> int:
    failed = sum(outcome.error is not None for outcome in done.outcomes)
    if failed == len(done.outcomes):
        return 2
    return 1 if failed or done.remarks.failed else 0
