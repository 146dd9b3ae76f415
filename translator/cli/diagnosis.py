"""What is installed, which engine would run, and what is wrong. Changes nothing, fetches nothing."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from translator import __version__
from translator.engines import EXTRAS, every, examined
from translator.engines.llm.openvino_libraries import REPORTER
from translator.errors import GlossaryError, ModelError, TranslatorError
from translator.glossary import check
from translator.glossary.glossary_files import glossary_files, load_together
from translator.installation import install_command
from translator.models import install, suited
from translator.progress import Progress, no_progress
from translator.read import discover

_LIBRARIES = ("opencc", "sumy", "python-docx", "trafilatura")  # beside those of the engines


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Facts, a line each, and what stands in the way of a run."""

    lines: tuple[str, ...]
    problems: tuple[str, ...]


def diagnose(glossary: Path, articles: Path, progress: Progress = no_progress) -> Diagnosis:
    """Look at the libraries, the models, the glossary and the default articles folder.

    Every byte of the models is looked at, which takes seconds; `progress` is told.
    """
    lines = [f"translator {__version__}, Python {platform.python_version()}, {sys.platform}"]
    problems: list[str] = []
    _libraries(lines, problems)
    _reports(lines)
    _models(lines, problems, progress)
    _plan(lines, problems)
    _glossary(glossary, lines, problems)
    try:
        lines.append(f"articles: {len(discover([articles]))} file(s) in {articles}")
    except TranslatorError as error:
        lines.append(f"articles: {error.what}")
    return Diagnosis(tuple(lines), tuple(problems))


def _libraries(lines: list[str], problems: list[str]) -> None:
    for name in dict.fromkeys((*(name for engine in every().values() for name in engine.libraries), *_LIBRARIES)):
        try:
            lines.append(f"library: {name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            if extra := EXTRAS.get(name):
                lines.append(f"library: {name} not installed. To have it: {install_command(extra)}")
                continue
            problems.append(f"{name} is not installed. Type: {install_command()}")


def _reports(lines: list[str]) -> None:
    lines.append(f"private: nothing is reported to anyone; {REPORTER}, by which OpenVINO reports its use, is cut off")


def _models(lines: list[str], problems: list[str], progress: Progress) -> None:
    for entry in install.entries():
        try:
            # The file that two models share is looked at in its own model's turn.
            model = install.find_installed(entry.id, progress, wholly=not entry.base)
            merged = f", merged with the adapter sha256:{model.adapter}" if model and model.adapter else ""
            lines.append(f"model: {entry.id} {f'sha256:{model.digest}{merged}' if model else 'not installed'}")
            if model:
                runs = examined(entry.engine, model, progress).files
                lines.append(f"runs: {f'files sha256:{runs}' if runs else 'what the next run prepares, once'}")
        except ModelError as error:
            problems.append(str(error))


def _plan(lines: list[str], problems: list[str]) -> None:
    here = suited.machine(install.model_root())
    lines.append(f"machine: {here}")
    try:
        plan = install.choose("auto", offline=True)
    except ModelError as error:
        problems.append(str(error))
        return
    lines.append(f"engine: {plan.entry.engine} would run, with {plan.entry.id} ({plan.origin})")
    if better := suited.better(plan, here):
        lines.append(f"better: {better.id} suits this machine ({better.licence}, {better.quality})")


def _glossary(path: Path, lines: list[str], problems: list[str]) -> None:
    try:
        paths = glossary_files(path.parent)
        if not paths:
            lines.append(f"glossary: no {path} here")
            return
        glossary = load_together(paths).glossary
    except GlossaryError as error:
        problems += [f"{error.path}: {line}" for line in error.lines]
        return
    named = ", ".join(map(str, paths))
    lines.append(f"glossary: {named}, {len(glossary.entries)} entries, digest {glossary.digest}")
    for each in paths:
        lines += [f"advice: {each}: row {a.row}, {a.column}: {a.what} {a.remedy}" for a in check(each).advice]
