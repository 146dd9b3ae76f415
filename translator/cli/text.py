"""`translator text`: lines in, lines out."""

from __future__ import annotations

import io
import sys

import typer

from translator.cli.console import CORRECTIONS, GLOSSARY, GlossaryOption, errors, progress, say
from translator.cli.option_groups import grouped
from translator.cli.translating import CorrectionsOption, EngineOptions

text_app = typer.Typer()


@text_app.command()
@grouped()
def text(
    *,
    glossary: GlossaryOption = GLOSSARY,
    corrections: CorrectionsOption = CORRECTIONS,
    asked: EngineOptions,
) -> None:
    """Translate standard input to standard output, a line for a line. Flags go to standard error."""
    from translator import pipeline

    options = asked.job(glossary, corrections)
    with errors():
        lines = _lines()
        options.check()
        with progress() as watch:
            job = options.job(options.load(watch), watch)
            translations = pipeline.text_lines(lines, job)
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        for number, translation in enumerate(translations, 1):
            say(translation.text)
            for finding in translation.findings:
                say(f"line {number}: {finding.check}: {finding.message}", is_aside=True)
        say(str(job.signature), is_aside=True)


def _lines() -> list[str]:
    """The lines of standard input."""
    from translator.names.people.lost_dots import with_dots
    from translator.read.normalise import tidy
    from translator.storage.bounded_read import INPUT, within

    # Not splitlines: a line separator inside a line would put every later line out of step.
    given = within(sys.stdin.buffer.read(INPUT.limit + 1), INPUT)
    return [with_dots(tidy(line.decode("utf-8-sig", "replace").rstrip("\r\n"))) for line in io.BytesIO(given)]
