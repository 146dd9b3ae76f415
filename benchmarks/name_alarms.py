"""False alarms of the checks of names: good translations whose names, offices or speakers they find wrong.

    python benchmarks/name_alarms.py SRC.zh REFERENCE.en [--list]
    python benchmarks/name_alarms.py GRADED.jsonl [--list]

Two texts, a line for a line, are taken to be right. A graded set has a row a sentence: `zh`, `en`, a `label` (wrong, or
anything else) and, if it is known, its `kind`; of those that are wrong the share that is found is printed, by kind.
Each line is an article by itself, without a glossary. With --list, each that fails.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import translator
from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Finding, Hypothesis, Role, Segment, Step
from translator.translate.verify import verify

_CHECKS = (Check.NOT_IN_CHINESE, Check.COUNTRY, Check.OFFICE, Check.SPEAKER)


def rows(source: Path, reference: Path | None) -> Iterator[tuple[str, str, str, str]]:
    """Chinese, English, label and kind of each line."""
    lines = source.read_text(encoding="utf-8").splitlines()
    if reference:
        english = reference.read_text(encoding="utf-8").splitlines()
        yield from ((*pair, "right", "") for pair in zip(lines, english, strict=True))
    else:
        graded = map(json.loads, lines)
        yield from ((row["zh"], row["en"], row["label"], row.get("kind", "")) for row in graded)


def findings(chinese: str, english: str) -> list[Finding]:
    """What the checks of names find in a translation."""
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
    found = verify(marked, Hypothesis(english), Step.PLAIN).findings
    return [finding for finding in found if finding.check in _CHECKS]


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("source", type=Path)
    options.add_argument("reference", type=Path, nargs="?")
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    lines: Counter[tuple[str, str]] = Counter()
    failing: Counter[tuple[str, str]] = Counter()
    checks: Counter[tuple[str, str]] = Counter()
    for chinese, english, label, kind in rows(chosen.source, chosen.reference):
        found = findings(chinese, english)
        graded = "wrong" if label == "wrong" else "right"
        lines[graded, kind] += 1
        failing[graded, kind] += bool(found)
        checks.update((graded, check) for check in {finding.check for finding in found})
        if chosen.list and found:
            print(graded, kind, chinese, english, *(f"{each.check}: {each.message}" for each in found), sep="\n")
            print()
    for graded in ("right", "wrong"):
        of = sum(count for (label, _), count in lines.items() if label == graded)
        failed = sum(count for (label, _), count in failing.items() if label == graded)
        if of:
            print(f"{chosen.source.name}: {of} {graded} lines, {failed} fail = {failed / of:.2%}")
            print("  by check:", {str(check): count for (label, check), count in checks.items() if label == graded})
    kinds = {kind: f"{failing['wrong', kind]} of {lines['wrong', kind]}" for label, kind in lines if label == "wrong"}
    print("  wrong, by kind:", kinds, f"; translator {translator.__version__}")


if __name__ == "__main__":
    main()
