"""False alarms of the check of figures: good translations whose figures it finds wrong.

    python benchmarks/figure_alarms.py SRC.zh REFERENCE.en [--home CNY] [--list]

A line for a line; both are taken to be right. Prints how many lines carry figures (in the Chinese, or in the English as
the check reads it), and how many of those fail, by what is missing and what is invented. With --list, each that fails.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import translator
from translator.quantities import Context, find, invented, missing


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("source", type=Path)
    options.add_argument("reference", type=Path)
    options.add_argument("--home", default="TWD")
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    context = Context(home_currency=chosen.home)
    lines = [path.read_text(encoding="utf-8").splitlines() for path in (chosen.source, chosen.reference)]
    carrying = lost = made = failing = 0
    for chinese, english in zip(*lines, strict=True):
        figures = find(chinese, context)
        gone, added = missing(figures, english), invented(figures, english, chinese)
        carrying += bool(figures or added)
        lost += bool(gone)
        made += bool(added)
        failing += bool(gone or added)
        if chosen.list and (gone or added):
            print(chinese, english, [(q.surface, q.english) for q in gone], list(added), sep="\n", end="\n\n")
    print(f"{chosen.source}: {carrying} lines carry figures, {failing} fail = {failing / max(1, carrying):.2%}")
    print(f"missing: {lost}, invented: {made}; translator {translator.__version__}")


if __name__ == "__main__":
    main()
