"""`translator run --cluster`: the engine of a run in many places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import say
from translator.errors import TranslatorError

if TYPE_CHECKING:
    from translator.cli.translating import JobOptions
    from translator.cluster.connection import Place
    from translator.engines.base import Engine
    from translator.profiles import Profile

ClusterOption = Annotated[
    str, typer.Option("--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers translate: tcp://HOST:8786.")
]


def place_of(options: JobOptions) -> Place | None:
    """Return the scheduler that the options of a run name, if they do.

    Raises:
        TranslatorError: it may not be asked, or the library for it is not installed.
    """
    if not options.cluster:
        return None
    from translator.cluster.connection import place
    from translator.installation import install_command

    found = place(options.cluster, options.server.allowed, options.offline)
    if find_spec("distributed") is None:
        raise TranslatorError(
            "--cluster needs a library that is not installed: distributed.", f"Type: {install_command('cluster')}"
        )
    return found


@contextmanager
def spread(engine: Engine, where: Place | None, profile: Profile) -> Iterator[Engine]:
    """Yield the engine, in many places if it is said where; say first where text is sent."""
    if where is None:
        yield engine
        return
    from translator.cluster.connection import connected
    from translator.cluster.worker import opener_of

    if where.host:
        say(f"note: the text of your articles is sent to {where.host}.", is_aside=True)
    tell = partial(say, is_aside=True)
    with connected(where, engine, opener_of(engine), profile.both_ways, tell) as found:
        yield found
