"""The workers of a scheduler, through Dask's `distributed`: who is there, and a call on one of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

from translator.errors import EngineError

RECONNECTING = 30.0
"""Seconds that a scheduler may be away, as one that is started anew."""

Done = Callable[[str, Any], None]
"""Told how a call ended: "finished" with what it returned, "error" with what it raised, "lost" with nothing."""


class Crew:
    """The workers of the scheduler that a client is connected to."""

    def __init__(self, client: Any, address: str) -> None:
        self.address = address
        self._client = client

    @property
    def dashboard(self) -> str:
        """The address of the scheduler's own page; "" where it has none."""
        services = self._client.scheduler_info(n_workers=0)["services"]
        return str(self._client.dashboard_link) if "dashboard" in services else ""

    def workers(self) -> frozenset[str] | None:
        """Return the addresses of those that are there; None while the scheduler is away.

        Raises:
            EngineError: it stays away.
        """
        if self._client.status in ("closing", "closed"):
            raise EngineError(
                f"{self.address}: the scheduler is gone.", "Start it again, with workers: the same command goes on."
            )
        with suppress(OSError, TimeoutError):
            if self._client.status == "running":
                # Not `scheduler_info`, which has it from what a callback may have overwritten with totals alone.
                return frozenset(self._client.sync(self._client.scheduler.identity, n_workers=-1)["workers"])
        return None

    def call(self, worker: str, function: Callable[..., Any], arguments: tuple[Any, ...], done: Done) -> Any:
        """Have a worker call a function; return what keeps the call alive, and `release`s it."""
        key = f"{function.__name__}-{uuid4().hex}"
        future = self._client.submit(function, *arguments, key=key, workers=[worker], pure=False)
        future.add_done_callback(lambda found: _conclude(found, done))
        return future

    def close(self) -> None:
        """Let go of the scheduler. What workers are at goes on to its end, for nobody."""
        self._client.close(timeout=2)


def _conclude(future: Any, done: Done) -> None:
    status = future.status
    if status == "finished":
        try:
            done(status, future.result(timeout=RECONNECTING))
        except Exception:  # gone between its end and here
            done("lost", None)
    elif status == "error":
        done(status, future.exception())
    else:
        done("lost", None)
