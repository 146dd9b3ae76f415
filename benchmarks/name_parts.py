"""Make `translator/names/data/parts.tsv`: what parts of foreign names stand for (詹姆斯: James), out of a raw list.

    uv run python benchmarks/name_parts.py FOLDER

FOLDER has `parts.tsv`: a part, what it stood for in titles of Wikipedia and how often (`James 261; Jim 3`), the
total. Kept is what is written in nothing but Chinese characters, was met more than once, and mostly as one thing.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from translator.chinese.characters import is_han
from translator.chinese.script import fold
from translator.names.people.foreign_names import PARTS

_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*")
_FEWEST, _LEAST_SHARE = 2, 0.75


def counts(path: Path) -> dict[str, Counter[str]]:
    """What each folded part stood for, and how often; both scripts together."""
    found: dict[str, Counter[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        form, said, _ = line.split("\t")
        pairs = (each.rsplit(" ", 1) for each in said.split("; "))
        found.setdefault(fold(form), Counter()).update({name: int(count) for name, count in pairs})
    return found


def rows(found: dict[str, Counter[str]]) -> list[str]:
    """The lines of the file: a part and its English."""
    kept = []
    for form, said in sorted(found.items()):
        english, count = said.most_common(1)[0]
        is_sure = count >= _FEWEST and count / said.total() >= _LEAST_SHARE
        if is_sure and all(map(is_han, form)) and _NAME.fullmatch(english):
            kept.append(f"{form}\t{english}")
    return kept


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    lines = rows(counts(options.parse_args().folder / "parts.tsv"))
    PARTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} parts, {PARTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
