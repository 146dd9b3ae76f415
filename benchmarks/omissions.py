"""How often a clause that was cut out is missed: python benchmarks/omissions.py CHINESE ENGLISH [--lines A:B].

A line of the one is a sentence, the same line of the other its English by a person. Where that has clauses of 5 to 25
words between marks, one of them, drawn by a fixed seed, is cut out. Printed is the share of the cut and of the whole
that a run flags (translate.omissions), the share of the cut that is found where 5 and 10 % of the whole are, and the
area under the curve.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

import common
import numpy as np

from translator.article_sentences import marked_alone
from translator.glossary import Glossary, realise
from translator.quantities import Context
from translator.records import Role, Segment
from translator.translate.checks.omissions import THRESHOLD, most_lost, told

_SHORTEST_SENTENCE = 14
_CLAUSE = range(5, 26)


def cut(english: str, draw: random.Random) -> str | None:
    """Return `english` without one of its clauses, or None where it has no two."""
    clauses = re.split(r"(?<=[,;—–])\s+", english)
    places = [place for place, clause in enumerate(clauses) if len(clause.split()) in _CLAUSE]
    if len(clauses) < 2 or not places or len(english.split()) < _SHORTEST_SENTENCE:
        return None
    place = draw.choice(places)
    return " ".join(clauses[:place] + clauses[place + 1 :])


def evidence(source: str, english: str) -> float:
    """Return what a run finds for a loss, without a glossary."""
    marked = marked_alone(Segment(source, Role.PARAGRAPH), Glossary(()), Context())
    return most_lost(source, english, told(marked, realise(marked.hits, english)))[0]


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chinese", type=Path)
    parser.add_argument("english", type=Path)
    parser.add_argument("--lines", type=common.line_range, default=slice(None))
    options = parser.parse_args()
    sources, english = (path.read_text(encoding="utf-8").splitlines() for path in (options.chinese, options.english))
    pairs = list(zip(sources, english, strict=True))[options.lines]
    draw = random.Random(1)
    whole = np.array([evidence(*pair) for pair in pairs])
    lost = np.array([evidence(source, short) for source, said in pairs if (short := cut(said, draw))])
    flagged = [np.mean(values >= THRESHOLD) for values in (lost, whole)]
    print(f"{len(whole)} whole, {len(lost)} with a clause cut out")
    print(f"flagged as shipped: {flagged[0]:.3f} of the cut, {flagged[1]:.3f} of the whole")
    for alarms in (0.05, 0.10):
        print(f"flagged at {alarms:.0%}: {np.mean(lost > np.quantile(whole, 1 - alarms)):.3f}")
    likelier = (lost[:, None] > whole).mean() + (lost[:, None] == whole).mean() / 2
    print(f"AUC {likelier:.3f}")


if __name__ == "__main__":
    main()
