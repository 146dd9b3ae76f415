"""`translator train`: a desk's own pairs to an adapter of its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import GLOSSARY, GlossaryOption, OfflineOption, errors, load_glossary, progress, say
from translator.cli.translating import load_engine
from translator.errors import TranslatorError

if TYPE_CHECKING:
    from translator.train.desk import Taught

train_app = typer.Typer()

_LIBRARIES = ("torch", "sacrebleu")
_GOES_ON = "What was learned is kept: the same command goes on from there."


@train_app.command()
def train(
    files: Annotated[
        list[Path],
        typer.Argument(help="Sentences with their English: .csv (source,english) .tmx .tsv .jsonl, folders."),
    ],
    hours: Annotated[float, typer.Option(min=0.01, help="When to end, if there is more to learn from.")] = 8.0,
    names: Annotated[
        list[Path] | None,
        typer.Option(help="Names with their English (the same kinds of file), to know and to say inside sentences."),
    ] = None,
    own_answers: Annotated[
        bool,
        typer.Option("--own-answers", help="Learn from what the model says itself, by its worth: for a GPU."),
    ] = False,
    glossary: GlossaryOption = GLOSSARY,
    offline: OfflineOption = False,
) -> None:
    """Teach the language model your desk's English, on this machine, and install it if it is better.

    It takes hours, and 9 GB of memory (5 where the processor knows bfloat16); after Ctrl-C the same command goes on.
    """
    from dataclasses import replace

    with errors(_GOES_ON):
        _require_libraries()
        from translator.train import desk
        from translator.train.names import Names
        from translator.train.pairs import read_pairs

        listed = Names.of(read_pairs(names or ()))
        source = desk.Desk(files, read_pairs(files), load_glossary(glossary), listed)
        plan = replace(desk.OWN_ANSWERS if own_answers else desk.PLAN, hours=hours)
        with progress() as watch:
            base = load_engine("llm", offline, watch).model
            done = desk.teach(source, base, plan, watch, lambda line: say(line, is_aside=True))
    _tell(done)


def _require_libraries() -> None:
    from translator.installation import install_command

    if missing := [name for name in _LIBRARIES if find_spec(name) is None]:
        what = f"Training needs libraries that are not installed: {', '.join(missing)}."
        raise TranslatorError(what, f"Type: {install_command('train')}")


def _tell(done: Taught) -> None:
    from translator.models.catalogue import DESK

    first, best = done.learned.looks[0], done.learned.best_look
    say(f"before: {first}")
    say(f"after:  {best}")
    say(f"{DESK.id} sha256:{done.digest}")
    say(f"in {done.folder}")
    say(f"From now on runs take it; --engine {DESK.engine} names it, --engine llm does without.")
    say(f"To remove it, delete the folder {done.folder.parent}")
