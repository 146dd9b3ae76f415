"""How many wrong translations are flagged, and how many right ones: python benchmarks/meaning.py FILE.jsonl ...

A row has zh, en and label (or grade): "wrong", or anything else for right; perhaps its role; its kinds of error in
"errors", or one in "kind"; its document in "doc", or in "id" up to the last hyphen. --half even or odd takes every
second document by the order of their names. "As shipped" is what a run flags, without a glossary: all checks, and the
model's doubt (translate.doubt).

"By the others" each document is judged by the threshold that 12 % of the right of the other documents are past.

--words keeps what the model makes of each row in a file: a second run asks only for what is not there.
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

from translator.engines.base import Engine, Request
from translator.engines.llm.engine import LlmEngine
from translator.glossary import Glossary
from translator.names import with_names
from translator.quantities import Context, home_currency
from translator.records import Check, Hypothesis, Marked, Role, Segment, Step, Translation, Word
from translator.translate.asking.request import request_for
from translator.translate.doubt import doubt, doubted, own_words
from translator.translate.mark import mark
from translator.translate.verify import verify

_ALARMS = (0.05, 0.10, 0.15, 0.20)
_AT_ONCE = 24
_AIM = 0.12

Asked = tuple[Request, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A translation that was judged by a person, and what the checks say of it."""

    file: str
    document: str
    kinds: tuple[str, ...]
    label: str
    checked: Translation

    @property
    def is_wrong(self) -> bool:
        """Whether the person found it wrong, not just in need of an edit."""
        return self.label == "wrong"

    @property
    def doubt(self) -> float:
        """How much it is doubted; not at all where no word is the engine's own."""
        words = list(own_words(self.checked))
        return doubt(words) if words else 0.0


def document_of(row: dict[str, Any]) -> str:
    """Return the name of the page that a row is from: none where a file is one page."""
    return str(row.get("doc", row.get("id", "").rpartition("-")[0]))


def label_of(row: dict[str, Any]) -> str:
    """Return what the person said of it."""
    return str(row["label"] if "label" in row else row["grade"])


def halved(rows: Sequence[dict[str, Any]], half: str) -> list[dict[str, Any]]:
    """Return the rows of the even or the odd documents, or all."""
    if half == "all":
        return list(rows)
    taken = set(sorted({document_of(row) for row in rows})[half == "odd" :: 2])
    return [row for row in rows if document_of(row) in taken]


def marked_as_in_a_run(rows: Sequence[dict[str, Any]]) -> list[Marked]:
    """Return the Chinese of each row with the names and figures that a run finds in it, without a glossary."""
    pages: dict[str, str] = {}
    for row in rows:
        pages[document_of(row)] = pages.get(document_of(row), "") + row["zh"] + "\n"
    known = {
        name: (with_names(text, Glossary(())), Context(home_currency=home_currency(text)))
        for name, text in pages.items()
    }
    roles = {role.value: role for role in Role}
    return [
        mark(Segment(row["zh"], roles.get(row.get("role", ""), Role.PARAGRAPH)), *known[document_of(row)])
        for row in rows
    ]


def read(asked: Sequence[Asked], kept: Path | None, engine: Callable[[], Engine]) -> list[tuple[Word, ...]]:
    """Return the words of each English; those in `kept` are taken from there, the others added to it."""
    known: dict[str, list[Word]] = {}
    if kept and kept.exists():
        known = dict(json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines())
    new = [one for one in dict.fromkeys(asked) if _key(one) not in known]
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        found = engine().read([request for request, _ in some], [text for _, text in some])
        known |= zip(map(_key, some), map(list, found), strict=True)
        if kept:
            with kept.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps([_key(one), known[_key(one)]], ensure_ascii=False) + "\n" for one in some)
        print(f"\rread: {start + len(some)}/{len(new)}   ", end="", file=sys.stderr)
    return [tuple((word, value) for word, value in known[_key(one)]) for one in asked]


def _key(asked: Asked) -> str:
    return f"{asked[0].source}\t{asked[1]}"


def judged(row: dict[str, Any], marked: Marked, words: tuple[Word, ...], file: str) -> Row:
    """Return a row with what a run says of its English."""
    checked = doubted(verify(marked, Hypothesis(row["en"], words=words), Step.PLAIN))
    kinds = tuple(kind.lower() for kind in row.get("errors", [row.get("kind", "")]))
    return Row(file, document_of(row), kinds, label_of(row), checked)


def flagged_by_others(rows: Sequence[Row], doubts: Any, wrong: Any) -> Any:
    """Return whether each row is past the threshold of the documents that it is not from."""
    names = np.array([row.document for row in rows])
    found = np.zeros(len(rows), bool)
    for name in np.unique(names):
        own = names == name
        found[own] = doubts[own] > np.quantile(doubts[~own & ~wrong], 1 - _AIM)
    return found


def report(rows: Sequence[Row]) -> None:
    """Print the share of the wrong found at several shares of the right, the AUC, and what is flagged as shipped."""
    wrong, doubts = np.array([row.is_wrong for row in rows]), np.array([row.doubt for row in rows])
    flagged = np.array([bool(row.checked.findings) for row in rows])
    kinds = sorted({kind for row in rows if row.is_wrong for kind in row.kinds if kind})
    print(f"{len(rows)} translations, {wrong.sum()} wrong")
    for alarms in _ALARMS:
        over = doubts > np.quantile(doubts[~wrong], 1 - alarms)
        by_kind = (f"{kind} {over[wrong & _of(rows, kind)].mean():.2f}" for kind in kinds)
        print(f"flagged at {alarms:.0%}: {over[wrong].mean():.2f}  ({', '.join(by_kind)})")
    print(f"AUC: {_area(doubts, wrong):.3f}")
    if len({row.document for row in rows}) > 1:
        by_others = flagged_by_others(rows, doubts, wrong)
        print(f"by the others: {by_others[wrong].mean():.2f} wrong, {by_others[~wrong].mean():.2f} right")
    by_kind = (f"{kind} {flagged[wrong & _of(rows, kind)].mean():.2f}" for kind in kinds)
    doubted = np.array([any(f.check is Check.MEANING for f in row.checked.findings) for row in rows])
    print(f"in doubt as shipped: {doubted[wrong].mean():.2f} wrong, {doubted[~wrong].mean():.2f} right")
    print(f"as shipped: {flagged[wrong].mean():.2f} wrong, {flagged[~wrong].mean():.2f} right  ({', '.join(by_kind)})")
    labels = np.array([row.label for row in rows])
    print("as shipped: " + ", ".join(f"{flagged[labels == each].mean():.2f} {each}" for each in sorted(set(labels))))


def _area(doubts: Any, wrong: Any) -> float:
    """Return how often a wrong row is doubted more than a right one."""
    rank = np.argsort(np.argsort(doubts)) + 1
    count = wrong.sum()
    return float((rank[wrong].sum() - count * (count + 1) / 2) / (count * (len(doubts) - count)))


def _of(rows: Sequence[Row], kind: str) -> Any:
    return np.array([kind in row.kinds for row in rows])


def main() -> None:
    """Judge the rows of each file."""
    parser = common.parser(__doc__ or "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", default="all", choices=("even", "odd", "all"))
    parser.add_argument("--words", type=Path)
    rows = _rows(parser.parse_args())
    for file in dict.fromkeys(row.file for row in rows):
        print(file)
        report([row for row in rows if row.file == file])


def _rows(options: argparse.Namespace) -> list[Row]:
    loaded: list[Engine] = []

    def engine() -> Engine:
        if not loaded:
            loaded.append(common.job(options, Glossary(())).engine)
        return loaded[0]

    found = []
    for path in options.files:
        rows = halved([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()], options.half)
        marked = marked_as_in_a_run(rows)
        requests = [request_for(item, LlmEngine.script) for item in marked]
        words = read(list(zip(requests, [row["en"] for row in rows], strict=True)), options.words, engine)
        found += [judged(*each, path.name) for each in zip(rows, marked, words, strict=True)]
    return found


if __name__ == "__main__":
    main()
