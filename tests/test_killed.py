"""A run that is killed outright: the next one goes on, and nobody can tell from what it leaves."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import killed_run
import newsroom
import pytest

from translator import batch

TRIALS = 30


def start(folder: Path) -> subprocess.Popen[str]:
    """A run at work, its libraries loaded."""
    script = Path(killed_run.__file__)
    variables = os.environ | {"PYTHONPATH": os.pathsep.join([str(script.parent), str(script.parents[1])])}
    command = [sys.executable, str(script), str(folder / "in"), str(folder / "out")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=variables)
    assert process.stdout is not None
    with process.stdout as said:
        assert said.readline() == "ready\n"
    return process


def left(folder: Path) -> dict[str, bytes | str]:
    """What a run left for its user: the reports as they are, the text of each brief."""
    files = [path for path in folder.iterdir() if path.suffix in (".docx", ".json", ".csv", ".html")]
    return {path.name: newsroom.docx_text(path) if path.suffix == ".docx" else path.read_bytes() for path in files}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had")
def test_killed_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at 30 random moments, the next run ends with the same reports and briefs, and no half file."""
    monkeypatch.chdir(tmp_path)
    folder = Path("whole")
    begun = time.monotonic()
    assert start(folder).wait() == 0
    expected = left(folder / "out")
    assert len(expected) == 14
    moments = random.Random(20)
    length = time.monotonic() - begun
    cut_off = 0
    for _ in range(TRIALS):
        for path in (folder / "out").iterdir():
            path.unlink()
        process = start(folder)
        time.sleep(moments.uniform(0, length / 2))
        process.kill()
        cut_off += process.wait() != 0
        batch.run(batch.Order(killed_run.articles(folder / "in"), folder / "out"), newsroom.job())
        assert left(folder / "out") == expected
        assert {p.name for p in (folder / "out").iterdir()} == {*expected, ".lock", "memory.sqlite3"}
    assert cut_off >= TRIALS // 3
