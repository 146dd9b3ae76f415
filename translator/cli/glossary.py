"""The commands that keep a glossary: `translator glossary …`.

Exit status: 0 done; 1 done, but something needs mending; 2 nothing was done.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import (
    ARTICLES,
    GLOSSARY,
    GlossaryOption,
    complain,
    errors,
    glossary_paths,
    load_glossary,
    say,
)
from translator.errors import Fault, GlossaryError, InputError, of_several

if TYPE_CHECKING:
    from translator.records import Article

glossary_app = typer.Typer(
    help="Check a glossary, find entries for it, bring it from and to other tools.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

NewFile = Annotated[Path, typer.Option("-o", "--output", help="The file to write; it must not exist.")]


@glossary_app.command("check")
def check_command(
    path: Annotated[Path, typer.Argument(help="The glossary: a file, or a folder of them.")] = GLOSSARY,
) -> None:
    """Report every fault of a glossary at once: row, column, what to do. Advice does not fail it."""
    with errors():
        paths = glossary_paths(path) or [path]
        wrong = [error for each in paths if (error := _faults(each))]
        if wrong:
            raise of_several(path.parent, wrong)
        load_glossary(path)
    for each in paths:
        say(f"{each}: no faults.")


@glossary_app.command("suggest")
def suggest_command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders. Default: articles/")] = None,
    glossary: GlossaryOption = GLOSSARY,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A new file, instead of the screen.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Less certain ones too.")] = False,
) -> None:
    """Propose entries that the articles give, as rows for the glossary, best first. Review them.

    The known names that stand in the articles are among them, with the source of their English.
    """
    from translator.glossary import rows, suggest
    from translator.glossary.glossary_writing import as_csv, write_glossary
    from translator.glossary.suggest import TRUSTED
    from translator.names import known_names
    from translator.read import discover

    with errors():
        known = load_glossary(glossary)
        articles, unread = _read(discover(paths or [ARTICLES]))
        found = suggest(articles, known, known_names)
        shown = [item for item in found if everything or item.confidence >= TRUSTED]
        if output is None:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            for line in as_csv(rows(shown)).rstrip("\n").split("\n"):
                say(line)
        else:
            write_glossary(output, rows(shown))
            _tell_if_it_counts(output)
    rest = len(found) - len(shown)
    more = f"; {rest} less certain (--all shows them)" if rest else ""
    say(f"{len(shown)} suggestion(s) from {len(articles)} article(s){more}.", is_aside=True)
    raise typer.Exit(1 if unread else 0)


@glossary_app.command("import")
def import_command(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv, .tsv (DeepL), .xlsx, .tbx or .tmx file.")],
    output: NewFile,
) -> None:
    """Turn a glossary of another tool into a new glossary.csv, and check it."""
    from translator.glossary import check
    from translator.glossary.glossary_writing import glossary_rows, write_glossary
    from translator.glossary.import_export import read_terms

    with errors():
        imported = read_terms(path)
        write_glossary(output, glossary_rows(imported.entries))
        _tell_if_it_counts(output)
        _tell(path, imported.remarks)
        checked = check(output)
        _tell(output, (*checked.advice, *checked.faults))
    state = f"{len(checked.faults)} fault(s) to mend first" if checked.faults else "no faults"
    say(f"{output}: {len(imported.entries)} row(s), {state}.")
    raise typer.Exit(1 if checked.faults else 0)


@glossary_app.command("export")
def export_command(
    output: NewFile,
    path: Annotated[
        Path, typer.Argument(metavar="[FILE]", help="The glossary: a file, or a folder of them.")
    ] = GLOSSARY,
) -> None:
    """Write a glossary for other tools: the ending says how (.csv and .tsv for DeepL, .xlsx, .tbx, .tmx)."""
    from translator.glossary.glossary_files import load_together
    from translator.glossary.import_export import write_terms

    with errors():
        paths = glossary_paths(path) or [path]
        glossary = load_together(paths).glossary
        _tell(path, write_terms(glossary, output))
    say(f"{output}: {len(glossary.entries)} row(s) of {', '.join(map(str, paths))}.")


def _tell_if_it_counts(path: Path) -> None:
    """Say so of a new file whose name makes it one of the glossaries of the next run."""
    if path.resolve() in [each.resolve() for each in glossary_paths(GLOSSARY)]:
        say(f"note: {path} counts from the next run on, as its name says; {GLOSSARY} wins over it.", is_aside=True)


def _faults(path: Path) -> GlossaryError | None:
    """Tell what could be better of a glossary file; return what is wrong with it."""
    from translator.glossary import check

    checked = check(path)
    _tell(path, checked.advice)
    return GlossaryError(path, checked.faults) if checked.faults else None


def _tell(path: Path, faults: Iterable[Fault]) -> None:
    for fault in faults:
        place = f"row {fault.row}, {fault.column}".strip(", ") if fault.row else fault.column
        say(": ".join(filter(None, (str(path), place, f"{fault.what} {fault.remedy}".rstrip()))))


def _read(files: Iterable[Path]) -> tuple[list[Article], int]:
    """The articles, and how many files could not be used (each is complained of)."""
    from translator.clean import clean
    from translator.read import read

    articles, unread = [], 0
    for file in files:
        try:
            articles.append(clean(read(file)))
        except InputError as error:
            complain(error)
            unread += 1
    return articles, unread
