"""Which model a command translates with: who has none yet is told what suits the machine best, and may take that."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from translator.cli.console import say

if TYPE_CHECKING:
    from translator.engines.base import Model
    from translator.models.catalogue import CatalogueEntry
    from translator.models.install import Plan
    from translator.progress import Progress

BEST = "best"
"""Asks for the model that suits the machine best, wherever it is; "auto" for the best that is here."""
_KEY = "b"


def chosen(name: str, offline: bool, watch: Progress) -> tuple[CatalogueEntry, Model]:
    """Return the model that `name` asks for, installed if need be: an engine's, one by its own name, "auto" or `BEST`.

    What is fetched or set up is said first, and so is which better one there could be. Only who asks for that, by
    `BEST` or by a key on a terminal, is given it; if it is not to be had, the other.

    Raises:
        ModelError: there is none, or it cannot be had.
    """
    from translator.models import install, suited

    plan = install.choose("auto" if name == BEST else name, offline, watch)
    if name in ("auto", BEST):
        here = suited.machine(install.model_root())
        better = None if offline else suited.better(plan, here)
        _tell_why(plan)
        if better and plan.model is None:
            _introduce(plan, better, here)
        elif better and name != BEST:
            _tell(better)
        if better and (name == BEST or (plan.model is None and _is_wanted())):
            return _had(better, watch) or _taken(plan, offline, watch)
    return _taken(plan, offline, watch)


def _taken(plan: Plan, offline: bool, watch: Progress) -> tuple[CatalogueEntry, Model]:
    """Return the model of a plan, installed if need be."""
    from translator.models import install

    if plan.model:
        return plan.entry, plan.model
    verb = "Fetching" if plan.origin is install.Origin.NETWORK else "Setting up"
    say(f"{verb} {plan.entry.id}{_size(plan.entry)}, once.", is_aside=True)
    return plan.entry, install.install(plan.entry.id, None, offline, watch)


def _had(entry: CatalogueEntry, watch: Progress) -> tuple[CatalogueEntry, Model] | None:
    """Return a model, fetched now; None, and why, if it is not to be had."""
    from translator.errors import TranslatorError
    from translator.models import install

    say(f"Fetching {entry.id}{_size(entry)}, once.", is_aside=True)
    try:
        return entry, install.install(entry.id, progress=watch)
    except TranslatorError as error:
        say(f"note: {entry.id} is not to be had, so it goes on without: {error.what}", is_aside=True)
        return None


def _introduce(plan: Plan, better: CatalogueEntry, here: object) -> None:
    """Say what suits a machine without a model best, and what it gets otherwise."""
    from translator.models.install import Origin

    say(f"No model is here yet. This machine: {here}.", is_aside=True)
    say(f"  best for it: {_known(better, better.home)}", is_aside=True)
    at_hand = plan.origin if plan.origin is Origin.WHEELS else plan.entry.home
    say(f"  otherwise:   {_known(plan.entry, at_hand)}", is_aside=True)
    say("To take the best, add --best. All there are: translator models list", is_aside=True)


def _is_wanted() -> bool:
    """Whether who sits at the terminal presses the key for the best. Where nobody does, nobody wants it."""
    if not _is_terminal():
        return False
    import typer

    say(f"Press {_KEY} to take it now, any other key for the other.", is_aside=True)
    try:
        return typer.getchar().casefold() == _KEY
    except EOFError:
        return False


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _tell_why(plan: Plan) -> None:
    """Say which model `auto` takes, and by what, where others are installed."""
    from translator.models import install

    others = [model.id for model in install.installed() if plan.model and model.path != plan.model.path]
    if others:  # of other files: the program's own model is also there without its adapter
        taken = f"{plan.entry.id} ({plan.entry.quality or 'quality not known'})"
        say(f"note: auto takes {taken} before {', '.join(others)}. To choose: --model NAME", is_aside=True)


def _tell(better: CatalogueEntry) -> None:
    known = f"{better.licence}, {better.quality}"
    say(f"note: {better.id} may translate better ({known}): translator models install {better.id}", is_aside=True)


def _known(entry: CatalogueEntry, origin: str) -> str:
    """What is known of a model before it is here."""
    from translator.storage.large_files import human_size

    needs = [
        f"{human_size(size)} {what}" for size, what in ((entry.memory, "of memory"), (entry.disk, "of disk")) if size
    ]
    size = f"{human_size(entry.size)} " if entry.size else ""
    parts = (f"{entry.id}, {entry.licence}", f"{size}from {origin}", f"takes {', '.join(needs)}", entry.quality)
    return "; ".join(part for part in parts if part not in ("", "takes "))


def _size(entry: CatalogueEntry) -> str:
    from translator.storage.large_files import human_size

    return f" ({human_size(entry.size)})" if entry.size else ""
