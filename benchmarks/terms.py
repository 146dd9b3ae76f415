"""Translate the documents of a WMT25 terminology file under its own term list.

    python benchmarks/terms.py DATA.json [--documents N] [--no-glossary] --out OUT.jsonl

Writes one {"en": ...} for each document, in order, for the judge; prints each ladder step's share,
the flags, the time per 1,000 characters and the signature on standard error.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from common import clock, job, parser, report_steps

from translator.chinese.segment import segment
from translator.glossary import Glossary
from translator.pipeline import english
from translator.quantities import Context
from translator.records import Block, Entry, Role
from translator.translate.mark import mark as match

_LINE = re.compile(r"^(\s*(?:#+|[-*+]|\d+[.)]|>|\|)\s+|\s*)(.*?)(\s*)$")


def glossary_of(terms: dict[str, list[str]]) -> Glossary:
    """Return the term list as a glossary: the first target is written, the others are accepted."""
    entries = []
    for row, (source, targets) in enumerate(terms.items(), 2):
        good = [target.strip() for target in targets if target.strip()]
        if source.strip() and good:
            entries.append(Entry(source.strip(), good[0], accept=tuple(good[1:]), row=row))
    return Glossary(tuple(entries))


def main() -> None:
    """Run it."""
    options = parser(__doc__ or "")
    options.add_argument("data", type=Path)
    options.add_argument("--documents", type=int)
    options.add_argument("--no-glossary", action="store_true")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    data = json.loads(chosen.data.read_text(encoding="utf-8"))
    documents = [document["zh"].split("\n") for document in data["documents"][: chosen.documents]]
    work = job(chosen, Glossary() if chosen.no_glossary else glossary_of(data["terms"]))
    context = Context(home_currency="HKD")

    rows = []
    for number, lines in enumerate(documents):
        for line in lines:
            mark, text, _ = (_LINE.match(line) or [""]).groups()  # type: ignore[union-attr]
            role = Role.HEADING if "#" in mark else Role.PARAGRAPH
            rows.append((number, mark, segment(Block(role, text)) if text else ()))
    marked = [match(part, work.glossary, context) for _, _, parts in rows for part in parts]
    with clock("translated", sum(len(item.segment.text) for item in marked)):
        translations = english(marked, work)

    sentences = iter(translations)
    pages: list[list[str]] = [[] for _ in documents]
    for number, mark, parts in rows:
        pages[number].append(mark + " ".join(next(sentences).text for _ in parts))
    with chosen.out.open("w", encoding="utf-8") as out:
        for page in pages:
            out.write(json.dumps({"en": "\n".join(page)}, ensure_ascii=False) + "\n")
    report_steps(translations)
    print(f"signature: {work.signature}", file=sys.stderr)


if __name__ == "__main__":
    main()
