"""`translator run`: articles in, briefs out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
    STYLE,
    GlossaryOption,
    OutputOption,
    errors,
    progress,
    say,
)
from translator.cli.option_groups import grouped
from translator.cli.received import from_standard_input, with_received
from translator.cli.run_summary import print_suggestions, print_summary
from translator.cli.translating import CorrectionsOption, EngineOptions, JobOptions
from translator.cli.watch import articles_in, state_of, work_on_changes
from translator.errors import InputError, TranslatorError
from translator.publish.file_names import pattern_fault
from translator.publish.formats import FORMATS, Format
from translator.publish.house_style import MOST_POINTS

if TYPE_CHECKING:
    from translator.batch import Run
    from translator.engines.base import Engine
    from translator.publish.house_style import HouseStyle
    from translator.read import Survey
    from translator.runs import RunOptions

_PATHS = "Files and folders; - is an article on standard input (pbpaste | translator run -). Default: articles/"
run_app = typer.Typer()


@dataclass(frozen=True, slots=True)
class HouseOptions:
    """The options of a run that say what its briefs look like, and what they are called."""

    style: Annotated[Path, typer.Option(help="House style: masthead, colours, fonts, sections.")] = STYLE
    bilingual: Annotated[bool, typer.Option("--bilingual", help="The original beside the English.")] = False
    short: Annotated[bool, typer.Option("--short", help="One page: the points, the figures, what to check.")] = False
    summary: Annotated[
        int | None, typer.Option(min=1, max=MOST_POINTS, help="Points of the summary. Default: three to five.")
    ] = None
    name: Annotated[
        str, typer.Option(help="What files are called: {date} {title} {publisher} {file}. Default: as the article.")
    ] = ""

    def check(self) -> None:
        """Refuse what no file can be called."""
        if fault := self.name and pattern_fault(self.name):
            raise typer.BadParameter(fault, param_hint="--name")

    def house(self) -> HouseStyle:
        """Return the house style, or the program's own where the default file is not there, with what is asked."""
        from translator.publish.brief_toml import load_house_style
        from translator.publish.house_style import DEFAULT_STYLE

        is_own = self.style == STYLE and not os.path.lexists(STYLE)
        house = DEFAULT_STYLE if is_own else load_house_style(self.style)
        asked = {each: value for each in ("bilingual", "short", "summary", "name") if (value := getattr(self, each))}
        return replace(house, **asked)


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
    formats: Annotated[
        str,
        typer.Option("--format", help=f"{', '.join(FORMATS)}: any of them; html is to review, pdf needs LibreOffice."),
    ] = "docx,html",
    look: HouseOptions,
    combined: Annotated[bool, typer.Option("--combined", help="Also one document of all articles.")] = False,
    since: Annotated[
        str, typer.Option(help="With --combined: only articles published since 2026-03-01, or in the last 7d.")
    ] = "",
    memory: Annotated[
        Path | None, typer.Option(help="A file for the sentences, which several output folders share.")
    ] = None,
    asked: EngineOptions,
    cluster: ClusterOption = "",
    watch: Annotated[bool, typer.Option("--watch", help="Go on: do what is added or edited, until Ctrl-C.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for another run in the same folder to end.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first file that fails.")] = False,
) -> None:
    """Translate articles and write a Word brief for each."""
    from translator.runs import RunOptions

    options = replace(asked.job(glossary, corrections), cluster=cluster)
    kinds = _formats(formats)
    look.check()
    day = _day(since, combined)

    def order() -> RunOptions:
        return RunOptions((), output, kinds, look.house(), combined, fail_fast, wait, since=day, memory=memory)

    def find() -> Survey:
        return _articles(paths, [*options.files, look.style], output)

    with errors("What was finished is kept: the same command goes on from there."):
        if Format.PDF in kinds:
            from translator.publish.pdf import office

            office()
        _tell_base(order().house)
        options.check()
        place_of(options)
        paths = with_received(paths, context.obj or from_standard_input, output)
        if not watch:  # a folder that is watched may be empty yet
            find()
        with progress() as bars:
            loaded = options.load(bars)

        with spread(loaded, options) as spread_out:

            def work() -> Run:
                return _work(find, order(), options, spread_out)

            if watch:
                work_on_changes(lambda: state_of(paths or [ARTICLES], [*options.files, look.style], output), work)
            status = _status(work())
        raise typer.Exit(status)


def _work(find: Callable[[], Survey], order: RunOptions, options: JobOptions, engine: Engine) -> Run:
    """Do a run over what `find` finds, and tell of it. A fault around it is one of our errors, and in the log."""
    import time

    from translator import batch
    from translator.publish.errors_log import unexpected

    started = time.monotonic()
    try:
        found = find()
        with progress() as watch:
            job = options.job(engine, watch)
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


def _articles(paths: list[Path] | None, files: list[Path], output: Path) -> Survey:
    """The articles of a run. Who names none and has none yet is told how to begin."""
    try:
        return articles_in(paths or [ARTICLES], files, output)
    except InputError as error:
        if not paths:
            from translator.installation import program

            kept = f"{error.remedy} " if os.path.lexists(ARTICLES) else "Name files or folders. "
            error.remedy = f"{kept}For a folder to begin in, with a sample article, type: {program()} init"
        raise


def _formats(names: str) -> tuple[Format, ...]:
    """Return the formats named, each once, in the order given."""
    known = {kind.value: kind for kind in FORMATS}
    asked = dict.fromkeys(name.strip() for name in names.split(","))
    for name in asked:
        if name not in known:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(known)}.", param_hint="--format")
    return tuple(known[name] for name in asked)


def _day(since: str, is_combined: bool) -> date | None:
    """Return the day from which on articles are in the document of all; None where all are."""
    if not since:
        return None
    if not is_combined:
        raise typer.BadParameter("It says what --combined has: add that.", param_hint="--since")
    try:
        if found := re.fullmatch(r"(\d{1,4})d", since):
            return date.today() - timedelta(int(found[1]))
        return date.fromisoformat(since)
    except (ValueError, OverflowError):
        what = f"{since!r} is no day: write 2026-03-01, or 7d for the last seven days."
        raise typer.BadParameter(what, param_hint="--since") from None


def _tell_base(house: HouseStyle) -> None:
    """Say what of the user's own Word file no brief will have."""
    from translator.publish.docx.template_file import vetted

    left_out = vetted(house.base).left_out if house.base else ()
    if left_out:
        say(f"note: of the base in brief.toml, briefs leave out: {', '.join(left_out)}.", is_aside=True)
