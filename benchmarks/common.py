"""What the benchmark scripts share: an engine, a job, a clock, a signature."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from translator.engines import ENGINES, load
from translator.engines.base import Engine
from translator.glossary import Glossary
from translator.models import install
from translator.pipeline import Job
from translator.profiles import BALANCED, PROFILES
from translator.progress import Progress
from translator.records import Translation


def parser(description: str) -> argparse.ArgumentParser:
    """Return a parser with the options that every benchmark has."""
    found = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--engine", default="auto", choices=("auto", *ENGINES))
    found.add_argument("--profile", default=BALANCED.name, choices=tuple(PROFILES))
    return found


def engine(name: str, watch: Progress) -> Engine:
    """Return the engine `name`, its model installed."""
    plan = install.choose(name)
    return load(plan.entry.engine, plan.model or install.install(plan.entry.id), watch)


def job(options: argparse.Namespace, glossary: Glossary) -> Job:
    """Return the job that `options` ask for, its progress told on standard error."""

    def watch(stage: str, done: int, total: int) -> None:
        print(f"\r{stage}: {done}/{total}   ", end="", file=sys.stderr)

    return Job(engine(options.engine, watch), glossary, PROFILES[options.profile], date.today(), watch)


def line_range(text: str) -> slice:
    """Return the slice that "A:B" means: lines from 0, B not included, either end optional."""
    first, _, last = text.partition(":")
    return slice(int(first) if first else None, int(last) if last else None)


@contextmanager
def clock(what: str, characters: int) -> Iterator[None]:
    """Print how long the block took, in all and for 1,000 source characters, on standard error."""
    started = time.monotonic()
    yield
    seconds = time.monotonic() - started
    rate = f"{characters / seconds:.1f} characters a second, {1000 * seconds / max(1, characters):.1f} s per 1,000"
    print(f"\n{what}: {characters} source characters in {seconds:.1f} s: {rate}", file=sys.stderr)


def report_steps(translations: Sequence[Translation]) -> None:
    """Print how many sentences, and how many of their terms, each rung of the ladder settled, and what is flagged."""
    steps: dict[str, list[int]] = {}
    for translation in translations:
        row = steps.setdefault(translation.step, [0, 0])
        row[0] += 1
        row[1] += sum(term.is_met for term in translation.terms)
    for step, (sentences, terms) in steps.items():
        print(f"step {step:12} {sentences} sentences, {terms} terms realised", file=sys.stderr)
    checks: dict[str, int] = {}
    for finding in (finding for translation in translations for finding in translation.findings):
        checks[finding.check.value] = checks.get(finding.check.value, 0) + 1
    print(f"flags: {checks}", file=sys.stderr)


def write_lines(path: Path, lines: Sequence[str]) -> None:
    """Write one line for each of `lines`, UTF-8."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
