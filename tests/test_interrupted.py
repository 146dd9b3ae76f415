"""Ctrl-C in the middle of a run of the real model."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from real_model import model, needs_model

from translator.engines import ready
from translator.models import install

pytestmark = [
    pytest.mark.model,
    needs_model,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal"),
]

# The heading is done long before what follows it.
LINES = (
    "渡輪下水",
    "藍鯨重工昨天為第一艘電動渡輪舉行下水典禮，船上的電池重達三十五公噸，充電一次可以航行到離島。",
    "漁會估計約有三百四十艘漁船要改道，地方漁民擔心航道變窄，希望港務公司在施工期間補償他們的損失。",
    "公司表示，新碼頭可以停靠載運兩萬四千個貨櫃的大型船舶，工程預計在後年年底以前全部完工。",
)


def on_screen(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal, until nobody can write to it any more."""
    with suppress(OSError):
        while said := os.read(terminal, 4096):
            yield said


def test_ctrl_c_ends_a_run_without_complaints(tmp_path: Path) -> None:
    """With sentences in flight: the program says that it stopped, and the model's library says nothing."""
    ready("llm", model(), lambda *_: None)
    (tmp_path / "article.txt").write_text("\n\n".join(LINES), encoding="utf-8")
    variables = os.environ | {"TERM": "xterm", "COLUMNS": "100", "TRANSLATOR_MODELS": str(install.model_root())}
    command = [sys.executable, "-m", "translator", "run", "article.txt", "--engine", "llm", "--profile", "fast"]
    terminal, theirs = os.openpty()
    process = subprocess.Popen(
        [*command, "--offline"],
        cwd=tmp_path,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    said, begun = b"", False
    for more in on_screen(terminal):
        said += more
        if not begun and (begun := b"Translating" in said):
            process.send_signal(signal.SIGINT)
    os.close(terminal)
    assert process.wait() == 130, said
    assert b"Stopped." in said
    assert b"[ERROR]" not in said
