"""How many wrong translations are flagged, and how many right ones: python benchmarks/meaning.py FILE.jsonl ...

A row has zh, en and label: "wrong", or anything else for right; its kinds of error in "errors", or one in "kind"; its
document in "doc", or in "id" up to the last hyphen. --half even or odd takes every second document by the order of
their names. "As shipped" is what a run flags, without a glossary: all checks, and the model's doubt (translate.doubt).

--fit prints weights for `translate.doubt` fitted on all the rows, and judges each document by weights fitted on the
others. --words keeps what the model makes of each row in a file: a second run asks only for what is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import common
import numpy as np

from translator.chinese.script import convert
from translator.engines.base import Engine, Request
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Hypothesis, Role, Segment, Step, Translation, Word
from translator.translate.doubt import THRESHOLD, WEIGHTS, doubted, features, own_words
from translator.translate.mark import mark
from translator.translate.verify import verify

_ALARMS = (0.05, 0.10, 0.15, 0.20)
_AT_ONCE = 24
_RIDGE = 5.0


@dataclass(frozen=True, slots=True)
class Row:
    """A translation that was judged by a person, and what the checks say of it."""

    file: str
    document: str
    kinds: tuple[str, ...]
    is_wrong: bool
    checked: Translation

    @property
    def features(self) -> tuple[float, ...]:
        """What the doubt is made of; none where no word is the engine's own."""
        words = list(own_words(self.checked))
        return features(words, self.checked.segment.text) if words else (0.0,) * len(WEIGHTS)


def document_of(row: dict[str, Any]) -> str:
    """Return the name of the page that a row is from."""
    return str(row["doc"] if "doc" in row else row["id"].rpartition("-")[0])


def halved(rows: Sequence[dict[str, Any]], half: str) -> list[dict[str, Any]]:
    """Return the rows of the even or the odd documents, or all."""
    if half == "all":
        return list(rows)
    taken = set(sorted({document_of(row) for row in rows})[half == "odd" :: 2])
    return [row for row in rows if document_of(row) in taken]


def read(rows: Sequence[dict[str, Any]], kept: Path | None, engine: Callable[[], Engine]) -> list[tuple[Word, ...]]:
    """Return the words of each row; those in `kept` are taken from there, the others added to it."""
    known: dict[str, list[Word]] = {}
    if kept and kept.exists():
        known = dict(json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines())
    asked = list({_key(row): row for row in rows if _key(row) not in known}.items())
    for start in range(0, len(asked), _AT_ONCE):
        some = dict(asked[start : start + _AT_ONCE])
        requests = [Request(convert(row["zh"], engine().script)) for row in some.values()]
        found = engine().read(requests, [row["en"] for row in some.values()])
        known |= zip(some, map(list, found), strict=True)
        if kept:
            with kept.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps([key, known[key]], ensure_ascii=False) + "\n" for key in some)
        print(f"\rread: {start + len(some)}/{len(asked)}   ", end="", file=sys.stderr)
    return [tuple((word, value) for word, value in known[_key(row)]) for row in rows]


def _key(row: dict[str, Any]) -> str:
    return f"{row['zh']}\t{row['en']}"


def judged(file: str, row: dict[str, Any], words: tuple[Word, ...]) -> Row:
    """Return a row with what a run says of its English."""
    marked = mark(Segment(row["zh"], Role.PARAGRAPH), Glossary(()), Context())
    checked = doubted(verify(marked, Hypothesis(row["en"], words=words), Step.PLAIN))
    kinds = tuple(kind.lower() for kind in row.get("errors", [row.get("kind", "")]))
    return Row(file, document_of(row), kinds, row["label"] == "wrong", checked)


def fitted(x: Any, wrong: Any) -> Any:
    """Return weights of a logistic regression with a ridge on all but the last, by Newton's steps."""
    weights = np.zeros(x.shape[1])
    ridge = _RIDGE * np.append(np.ones(x.shape[1] - 1), 0.0)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (likely - wrong) + ridge * weights
        weights = weights - np.linalg.solve((x * (likely * (1 - likely))[:, None]).T @ x + np.diag(ridge), slope)
    return weights


def crossed(rows: Sequence[Row]) -> Any:
    """Return the doubt of each row by weights fitted on the other documents."""
    x, wrong = np.array([row.features for row in rows]), np.array([row.is_wrong for row in rows])
    names = np.array([row.document for row in rows])
    found = np.zeros(len(rows))
    for name in np.unique(names):
        own = names == name
        found[own] = x[own] @ fitted(x[~own], wrong[~own])
    return found


def report(rows: Sequence[Row], doubts: Any) -> None:
    """Print the share of the wrong found at several shares of the right, the AUC, and what is flagged as shipped."""
    wrong = np.array([row.is_wrong for row in rows])
    flagged = np.array([bool(row.checked.findings) for row in rows])
    kinds = sorted({kind for row in rows if row.is_wrong for kind in row.kinds if kind})
    print(f"{len(rows)} translations, {wrong.sum()} wrong")
    for alarms in _ALARMS:
        over = doubts > np.quantile(doubts[~wrong], 1 - alarms)
        by_kind = (f"{kind} {over[wrong & _of(rows, kind)].mean():.2f}" for kind in kinds)
        print(f"flagged at {alarms:.0%}: {over[wrong].mean():.2f}  ({', '.join(by_kind)})")
    rank = np.argsort(np.argsort(doubts)) + 1
    count = wrong.sum()
    print(f"AUC: {(rank[wrong].sum() - count * (count + 1) / 2) / (count * (len(rows) - count)):.3f}")
    by_kind = (f"{kind} {flagged[wrong & _of(rows, kind)].mean():.2f}" for kind in kinds)
    print(f"as shipped: {flagged[wrong].mean():.2f} wrong, {flagged[~wrong].mean():.2f} right  ({', '.join(by_kind)})")


def _of(rows: Sequence[Row], kind: str) -> Any:
    return np.array([kind in row.kinds for row in rows])


def main() -> None:
    """Judge the rows of each file."""
    parser = common.parser(__doc__ or "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", default="all", choices=("even", "odd", "all"))
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--words", type=Path)
    rows = _rows(parser.parse_args())
    doubts = crossed(rows) if "--fit" in sys.argv else np.array([row.features for row in rows]) @ np.array(WEIGHTS)
    for file in dict.fromkeys(row.file for row in rows):
        own = [place for place, row in enumerate(rows) if row.file == file]
        print(file)
        report([rows[place] for place in own], doubts[own])
    if "--fit" in sys.argv:
        weights = fitted(np.array([row.features for row in rows]), np.array([row.is_wrong for row in rows]))
        print("weights:", np.round(weights, 2), "threshold:", THRESHOLD)


def _rows(options: argparse.Namespace) -> list[Row]:
    loaded: list[Engine] = []

    def engine() -> Engine:
        if not loaded:
            loaded.append(common.job(options, Glossary(())).engine)
        return loaded[0]

    found = []
    for path in options.files:
        rows = halved([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()], options.half)
        words = read(rows, options.words, engine)
        found += [judged(path.name, row, said) for row, said in zip(rows, words, strict=True)]
    return found


if __name__ == "__main__":
    main()
