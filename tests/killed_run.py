"""Runs to be killed: `python killed_run.py ARTICLES OUTPUT` does one for each line on standard input.

A line is the number of the call at which the run is killed, of those that touch the disk: between them nothing of it
changes, so that they are all its moments. Answers with how many there were, and with a word where it was killed.
Each run is a fork of a process that has loaded all it needs.
"""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any

import newsroom

from translator import batch, runs
from translator.publish import formats

KILLED = "killed"
_OWNERS = (io.FileIO, io.BufferedWriter, io.BufferedRandom, io.TextIOWrapper, sqlite3.Connection, sqlite3.Cursor)
_CALLS = frozenset({"open", "replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir", "fsync", "ftruncate"})


class Moments:
    """Counts the calls that touch the disk, and kills the process at the one numbered `last`, from 1."""

    def __init__(self, last: int) -> None:
        self.count = 0
        self._last = last

    def __call__(self, frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and _touches(called):
            self.count += 1
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def _touches(called: Any) -> bool:
    if isinstance(getattr(called, "__self__", None), _OWNERS):
        return True
    return called.__name__ in _CALLS and called.__module__ in (os.open.__module__, open.__module__)


def articles(folder: Path) -> list[Path]:
    """Write three articles that differ in a sentence each; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        text = (newsroom.PORT, newsroom.FERRY)[number % 2]
        path.write_text(f"{text}第{number + 2}艘渡輪預計在{2027 + number}年交付。\n", encoding="utf-8")
    return paths


def _run(order: runs.RunOptions, last: int) -> str:
    """Do a run in a fork; return what is to be said of it."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        moments = Moments(last)
        sys.setprofile(moments)
        batch.run(order, newsroom.job())
        sys.setprofile(None)
        os.write(sending, str(moments.count).encode())
        os._exit(0)
    os.close(sending)
    with open(receiving, encoding="ascii") as said:
        counted = said.read()
    _, status = os.waitpid(child, 0)
    return KILLED if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL else counted


def main() -> None:
    """Do them, in small groups, so that there is much to be in the middle of."""
    batch._GROUP = 300
    formats.FORMATS = newsroom.RENDERED_ONCE
    paths = articles(Path(sys.argv[1]))
    # What is loaded when first used is loaded before the first fork, and what touches no disk is done: the briefs.
    with tempfile.TemporaryDirectory() as elsewhere:
        batch.run(runs.RunOptions(paths, Path(elsewhere)), newsroom.job())
    for line in sys.stdin:
        print(_run(runs.RunOptions(paths, Path(sys.argv[2])), int(line)), flush=True)


if __name__ == "__main__":
    main()
