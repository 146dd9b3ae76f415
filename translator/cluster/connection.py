"""Which scheduler is asked, and which computers may be sent to: this one, and those that the user names."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from translator.cluster.crew import RECONNECTING, Crew
from translator.cluster.dispatch import Dispatch, Terms
from translator.cluster.engine import ClusterEngine
from translator.cluster.tasks import Identity
from translator.cluster.worker import Opener
from translator.engines.base import Engine
from translator.engines.server.address import is_here
from translator.errors import EngineError, ModelError

EXAMPLE = "tcp://127.0.0.1:8786"


@dataclass(frozen=True, slots=True)
class Place:
    """A scheduler that may be asked, and the computers beside this one that text may be sent to, as the user named."""

    address: str
    allowed: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """The names of the other computers, for whoever reads a brief."""
        return ", ".join(self.allowed)

    def refusal(self, worker: str) -> str:
        """Return why a worker may be sent nothing; "" for one that may."""
        name = urlsplit(worker).hostname or ""
        if is_here(name) or _is_named(name, self.allowed):
            return ""
        return f"it is on another computer, which was not named: --allow-host {name}"


def place(address: str, allowed: str, offline: bool) -> Place:
    """Return the place that a user names, with hosts or networks (10.1.2.0/24), commas between them.

    Raises:
        ModelError: the address is none, or is another computer's that the user has not named or may not ask `offline`.
    """
    names = tuple(filter(None, (name.strip().casefold() for name in allowed.split(","))))
    try:
        parts = urlsplit(address.strip())
        name = parts.hostname if parts.scheme in ("tcp", "tls") and parts.port else None
    except ValueError:
        name = None
    if not name:
        raise ModelError(
            f"{address}: not the address of a scheduler.", f"One looks like {EXAMPLE}, or tls://HOST:8786."
        )
    is_elsewhere = not is_here(name)
    if offline and (is_elsewhere or names):
        raise ModelError("--offline forbids sending anything to another computer.")
    if is_elsewhere and not _is_named(name, names):
        raise ModelError(
            f"{name} is another computer: the text of your articles would be sent to it and to its workers.",
            f"If that is what you want, name them all: --allow-host {','.join((*names, name))},…",
        )
    return Place(address.strip(), names)


@contextmanager
def connected(
    where: Place, here: Engine, opener: Opener, both_ways: bool, tell: Callable[[str], None]
) -> Iterator[ClusterEngine]:
    """Yield the engine that has the work of `here` done by the workers of a scheduler, as each opens it by `opener`.

    TLS is as Dask has it: its settings, in a file or the environment, name certificate, key and authority. `tell` is
    told of the workers.

    Raises:
        EngineError: there is no scheduler, or none that can be spoken to.
    """
    crew = Crew(_client(where.address), where.address)
    if page := crew.dashboard:
        tell(f"Dask's dashboard: {page}")
    dispatch = Dispatch(crew, Terms(opener, Identity.of(here), where.refusal, tell))
    try:
        yield ClusterEngine(here, dispatch, where.host, both_ways)
    finally:
        dispatch.close()
        crew.close()


def _client(address: str) -> Any:
    from dask import config
    from distributed import Client

    # What it has to say is said here, in our words.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    # It would hold its last thousand messages, text and all, for who looks into Dask itself.
    config.set({"distributed.admin.low-level-log-length": 0})
    try:
        return Client(address, timeout=RECONNECTING, set_as_default=False, name="translator")
    except (OSError, TimeoutError) as error:
        raise EngineError(
            f"{address}: no scheduler answers.", "Start one: dask scheduler. Workers: dask worker ADDRESS."
        ) from error
    except (TypeError, ValueError, RuntimeError) as error:  # its words for TLS files that are missing or wrong
        raise EngineError(f"{address}: {error}.", "See Dask's settings distributed.comm.tls.") from error


def _is_named(name: str, allowed: Sequence[str]) -> bool:
    """Whether a host is one that the user named: by its name, by its number, or in a network."""
    return name in allowed or any(_is_in(name, each) for each in allowed)


def _is_in(name: str, named: str) -> bool:
    try:
        return ip_address(name) in ip_network(named)
    except ValueError:
        return name in _numbers_of(named)


def _numbers_of(name: str) -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(name, None)}
    except OSError:
        return set()
