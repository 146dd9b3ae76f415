"""Fixtures that tests of several modules use."""

from __future__ import annotations

import os
import signal
import sys
from functools import cache
from pathlib import Path

import pytest
import typer.testing
from argos_package import make_folder
from hypothesis import settings
from real_model import model
from typer.main import get_command

from translator.engines.argos.engine import ArgosEngine
from translator.engines.base import Model
from translator.engines.llm.engine import LlmEngine
from translator.progress import no_progress

# Dozens of tests start the program anew: where no bytecode is kept, each compiles the libraries again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What runs in the background ignores Ctrl-C, and so would every program that the tests start and stop.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Every call would put all commands together again from their signatures, which takes longer than most of them do.
typer.testing._get_command = cache(get_command)  # type: ignore[attr-defined]

# The first example of a property loads tables and libraries, which takes longer than one example may.
settings.register_profile("here", deadline=None)
# A property that fails on one example in a million is for the desk to find, not for a change to wait on.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def argos_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tiny Argos package. Not to be changed: it is shared."""
    return make_folder(tmp_path_factory.mktemp("argos-shared"))


@pytest.fixture(scope="session")
def argos(argos_folder: Path) -> ArgosEngine:
    """A real CTranslate2 engine whose few words are known."""
    return ArgosEngine(Model("argos-zh-en", "a" * 64, argos_folder))


@pytest.fixture(scope="module")
def qwen() -> LlmEngine:
    """The engine over the real model, started once a module: that takes seconds, and a second beside it gigabytes."""
    return LlmEngine.over(LlmEngine.ready(model(), no_progress, wholly=False), no_progress)
