"""A run that is killed outright: the next one goes on, and nobody can tell from what it leaves."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import killed_run
import newsroom
import pytest

from translator import batch
from translator.publish import formats
from translator.runs import RunOptions

TRIALS = 30
NEVER = 0


@contextmanager
def runs(folder: Path) -> Iterator[Callable[[int], str]]:
    """Give what does a run in `folder`, killed at the call of a number, and returns what is said of it."""
    script = Path(killed_run.__file__)
    variables = os.environ | {"PYTHONPATH": os.pathsep.join([str(script.parent), str(script.parents[1])])}
    command = [sys.executable, str(script), str(folder / "in"), str(folder / "out")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=variables) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asks, says = process.stdin, process.stdout

        def run(last: int) -> str:
            print(last, file=asks, flush=True)
            return says.readline().strip()

        yield run


def left(folder: Path) -> dict[str, bytes | str]:
    """What a run left for its user: the reports as they are, the text of each brief."""
    files = [path for path in folder.iterdir() if path.suffix in (".docx", ".json", ".csv", ".html")]
    return {path.name: newsroom.docx_text(path) if path.suffix == ".docx" else path.read_bytes() for path in files}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")
def test_killed_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at 30 random moments, the next run ends with the same reports and briefs, and no half file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(formats, "FORMATS", newsroom.RENDERED_ONCE)
    folder = Path("whole")
    with runs(folder) as run:
        moments = int(run(NEVER))
        expected = left(folder / "out")
        assert len(expected) == 8
        for last in random.Random(20).sample(range(1, moments + 1), TRIALS):
            for path in (folder / "out").iterdir():
                path.unlink()
            assert run(last) == killed_run.KILLED
            batch.run(RunOptions(killed_run.articles(folder / "in"), folder / "out"), newsroom.job())
            assert left(folder / "out") == expected
            assert {p.name for p in (folder / "out").iterdir()} == {*expected, ".lock", "memory.sqlite3"}
