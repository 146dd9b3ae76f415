"""Translate lines and keep their figures, for the judge of figures.

    python benchmarks/figures.py SRC.zh [--lines A:B] [--only-figures] --out OUT.en

A line for a line. With --only-figures, lines without a figure are left empty (they are not judged).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from common import clock, job, line_range, parser, report_steps, write_lines

from translator.glossary import Glossary
from translator.pipeline import text_lines

_FIGURE = re.compile(r"[0-9０-９]")


def main() -> None:
    """Run it."""
    options = parser(__doc__ or "")
    options.add_argument("source", type=Path)
    options.add_argument("--lines", default=":")
    options.add_argument("--only-figures", action="store_true")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    lines = chosen.source.read_text(encoding="utf-8").splitlines()[line_range(chosen.lines)]
    wanted = [not chosen.only_figures or bool(_FIGURE.search(line)) for line in lines]
    work = job(chosen, Glossary())
    asked = [line for line, is_wanted in zip(lines, wanted, strict=True) if is_wanted]
    with clock("translated", sum(map(len, asked))):
        translations = text_lines(asked, work)
    answers = iter(translations)
    write_lines(chosen.out, [next(answers).text if is_wanted else "" for is_wanted in wanted])
    report_steps(translations)
    print(f"signature: {work.signature}", file=sys.stderr)


if __name__ == "__main__":
    main()
