"""How progress is told, by whatever takes its time to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told of what is being done, how much of it is done, and of how much (bytes, sentences, matrices)."""


def no_progress(what: str, done: int, total: int) -> None:
    """The progress of who does not want to know."""
