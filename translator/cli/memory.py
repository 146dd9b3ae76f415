"""`translator memory`: what is remembered in an output folder, and sentences of your own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import OUTPUT, OutputOption, errors, say
from translator.errors import OutputError

if TYPE_CHECKING:
    from sqlite3 import Connection

memory_app = typer.Typer(
    help="See, exchange and clear what earlier runs left in an output folder.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@contextmanager
def _memory(output: Path) -> Iterator[Connection]:
    """The memory of an output folder. Raises `OutputError` where there is none."""
    from translator.memory import MEMORY_FILE, open_memory, output_lock

    path = output / MEMORY_FILE
    if not path.is_file():
        raise OutputError(f"{path}: there is no memory here.", "Run `translator run` first, or name a folder with -o.")
    with output_lock(output), open_memory(path) as connection:
        yield connection


@memory_app.command("stats")
def stats(output: OutputOption = OUTPUT) -> None:
    """Say what is remembered."""
    from translator.memory.maintenance import counts

    with errors(), _memory(output) as connection:
        for name, count in counts(connection):
            say(f"{count:8} {name}")


@memory_app.command("export")
def export(
    path: Annotated[Path, typer.Argument(metavar="FILE.tmx", help="The file to write.")], output: OutputOption = OUTPUT
) -> None:
    """Write the remembered sentences that passed all checks as TMX, your own over the engine's."""
    from translator.memory.import_export import writable, write_tmx
    from translator.memory.maintenance import sentence_pairs
    from translator.storage.files import replace_bytes

    with errors(), _memory(output) as connection:
        held = sentence_pairs(connection)
        replace_bytes(path, write_tmx(found := writable(held)))
    say(f"{len(found)} sentence(s) in {path}")
    if lost := len(held) - len(found):
        say(f"note: {lost} have control characters, which TMX has no place for: left out.", is_aside=True)


@memory_app.command("import")
def import_(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="TMX, or .csv or .xlsx with the columns source,english.")
    ],
    output: OutputOption = OUTPUT,
) -> None:
    """Take sentences of your own (TMX or CSV): from the next run on they win over the engine."""
    from translator.memory import MEMORY_FILE, load_corrections, open_memory, output_lock
    from translator.memory.import_export import read_tmx
    from translator.memory.imported_sentences import damaged, keep
    from translator.storage.files import make_folder
    from translator.storage.spreadsheet import SUFFIXES

    with errors():
        is_table = path.suffix.lower() in SUFFIXES
        pairs = list(load_corrections(path).english.items() if is_table else read_tmx(path))
        make_folder(output)
        with output_lock(output), open_memory(output / MEMORY_FILE) as connection:
            lost = damaged(connection)
            count = keep(connection, pairs)
    say(f"{count} sentence(s) taken from {path}")
    if lost:
        say(f"note: {lost} that were imported before are damaged or gone: import those again.", is_aside=True)


@memory_app.command("clear")
def clear(
    output: OutputOption = OUTPUT,
    everything: Annotated[bool, typer.Option("--all", help="Also the sentences that you imported.")] = False,
) -> None:
    """Forget the translated sentences, so that the next run translates everything again. Briefs stay."""
    from translator.memory.maintenance import forget

    with errors(), _memory(output) as connection:
        say(f"{forget(connection, everything)} sentence(s) forgotten")
