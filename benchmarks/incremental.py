"""How long a run takes again: nothing changed, and one glossary entry edited.

    python benchmarks/incremental.py ARTICLES… [--engine llm] [--touches 10] [--suffix " Group"]

Runs the real command three times in one temporary folder, each a process of its own, start-up included:
first, again with nothing changed, and again with `--suffix` added to the target of the entry that stands in as
near to `--touches` sentences as any. Prints wall seconds, the ratio to the first run, and what the runs said.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
_TOLD = ("reused: ", "glossary entries that changed", "changed since", "signature: ")


def timed(arguments: list[str]) -> tuple[float, str]:
    """Return how many seconds `translator run` took, and what it printed."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "translator", "run", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - begun, done.stdout


def entry_in(report: Path, touches: int) -> tuple[int, int]:
    """Return the glossary row that stands in about `touches` sentences, and in how many it does."""
    articles = json.loads(report.read_text(encoding="utf-8"))["articles"]
    terms = ((number, term) for number, article in enumerate(articles) for term in article["terms"])
    counts = Counter(row for row, _, _ in {(term["entry"]["row"], number, term["where"]) for number, term in terms})
    row = min(counts, key=lambda row: (abs(counts[row] - touches), row))
    return row, counts[row]


def edit(glossary: Path, row: int, suffix: str) -> str:
    """Add to the target of the entry in that row of the file; return the entry's source."""
    rows = list(csv.reader(io.StringIO(glossary.read_text(encoding="utf-8-sig"), newline="")))
    column = rows[0].index("target")
    rows[row - 1][column] += suffix
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    glossary.write_text(text.getvalue(), encoding="utf-8-sig")
    return rows[row - 1][rows[0].index("source")]


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--engine", default="auto")
    parser.add_argument("--touches", type=int, default=10)
    parser.add_argument("--suffix", default=" Group")
    parser.add_argument("-g", "--glossary", type=Path, default=ROOT / "glossary.csv")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        glossary, output = Path(folder) / "glossary.csv", Path(folder) / "out"
        shutil.copy(options.glossary, glossary)
        arguments = [*options.articles, "-o", str(output), "-g", str(glossary), "--engine", options.engine, "--offline"]
        first, said = timed(arguments)
        results = [("first run", first, said)]
        results.append(("nothing changed", *timed(arguments)))
        row, touched = entry_in(output / "report.json", options.touches)
        name = edit(glossary, row, options.suffix)
        results.append((f"{name} edited, in {touched} sentences", *timed(arguments)))
    for what, seconds, said in results:
        print(f"{what}: {seconds:.1f} s, {first / seconds:.1f} times as fast as the first")
        for line in said.splitlines():
            if re.match("|".join(_TOLD), line):
                print(f"    {line}")


if __name__ == "__main__":
    main()
