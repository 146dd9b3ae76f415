"""`translator doctor`: what is installed, and what is wrong."""

from __future__ import annotations

import typer

from translator.cli.console import ARTICLES, GLOSSARY, progress, say

doctor_app = typer.Typer()


@doctor_app.command()
def doctor() -> None:
    """Say what is installed, which engine would run, and what is wrong."""
    from translator.cli.diagnosis import diagnose

    with progress() as watch:
        diagnosis = diagnose(GLOSSARY, ARTICLES, watch)
    for line in diagnosis.lines:
        say(line)
    for problem in diagnosis.problems:
        say(f"problem: {problem}")
    raise typer.Exit(2 if diagnosis.problems else 0)
