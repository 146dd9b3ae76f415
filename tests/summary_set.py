"""The marked articles of benchmarks/summaries, and what a summary of them is worth."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from translator.glossary import Glossary, load
from translator.profiles import QUALITY

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "benchmarks" / "summaries").glob("[0-9]*.txt"))


@cache
def benchmark() -> Any:
    """The module benchmarks/summary.py."""
    spec = importlib.util.spec_from_file_location("summary_benchmark", ROOT / "benchmarks" / "summary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def glossary() -> Glossary:
    """The project's glossary."""
    return load(ROOT / "glossary.csv")


@cache
def article(path: Path) -> Any:
    """The article of a file."""
    return benchmark().sample(path, glossary())


def part(name: str) -> list[Any]:
    """The articles of the tuning or the reporting part."""
    is_reporting = name == "reporting"
    return [article(path) for path in FILES if (path.name[:2] in benchmark().REPORTED) is is_reporting]


@cache
def f1(name: str, system: Any) -> float:
    """Mean F1 of a system over a part."""
    return float(mean(benchmark().measures(each, system(each, QUALITY))[2] for each in part(name)))
