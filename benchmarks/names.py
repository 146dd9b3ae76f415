"""Names kept: those of our sources in the Chinese, by the English that a reference has for them.

    python benchmarks/names.py SRC.zh REFERENCE.en [SYSTEM.en …] [--lines A:B] [--run] [--list]
    python benchmarks/names.py DATA.json [--lines A:B] [--run] [--list]

Of each line of Chinese the longest forms of the table of names, whatever the word cutter makes of them; judged are
those of which the reference has an English of the table's (how many, is printed: that says how good a source is). A
name is kept where the English has the same form, right where it has another of the table's; what is lost is flagged,
if a check of names finds something wrong with the line, or silent.

DATA.json is a WMT25 terminology file, a line a block of it. Each SYSTEM.en is a published system's output, a line for a
line; with --run our own English is made and judged too, with an empty glossary and all the ladder. Prints the
signature.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from common import clock, job, line_range, parser

import translator
from translator.article_sentences import marked_alone
from translator.chinese.script import fold
from translator.chinese.segment import segment
from translator.glossary import Glossary
from translator.names.sources.table import SHORT, TABLE, NameRow, known_names_table
from translator.pipeline import english
from translator.quantities import Context
from translator.records import Block, Check, Finding, Hypothesis, Role, Segment, Step
from translator.translate.verify import verify

_CHECKS = (Check.TERM, Check.NOT_IN_CHINESE, Check.COUNTRY, Check.OFFICE, Check.SPELLING, Check.LEFTOVER_CHINESE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a line of Chinese, and the English of it that the reference has."""

    row: NameRow
    form: str


@dataclass(frozen=True, slots=True)
class Output:
    """The English of a line, and what the checks find wrong with it."""

    text: str
    findings: tuple[Finding, ...]


def pairs(source: Path, reference: Path | None, which: slice) -> list[tuple[str, str]]:
    """The lines of Chinese with their reference."""
    if reference:
        return list(zip(_lines(source)[which], _lines(reference)[which], strict=True))
    found: list[tuple[str, str]] = []
    for document in json.loads(source.read_text(encoding="utf-8"))["documents"]:
        blocks = (re.split(r"\n{2,}", document[language].strip()) for language in ("zh", "en"))
        found += zip(*blocks, strict=False)
    return found[which]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def rows_in(chinese: str) -> Iterator[NameRow]:
    """The rows whose forms stand in a line, the longest at each place."""
    folded, at = fold(chinese), 0
    while at < len(folded):
        row = next((row for row in known_names_table().starting_at(folded, at) if row.kind != SHORT), None)
        if row:
            yield row
        at += len(row.form) if row else 1


def _stands(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?:s|'s|’s)?(?!\w)", text, re.IGNORECASE) is not None


def judged(chinese: str, reference: str) -> Iterator[Name]:
    """The names of a line, each once, that the reference says as the table does."""
    for row in dict.fromkeys(rows_in(chinese)):
        if form := next((form for form in row.english if _stands(form, reference)), ""):
            yield Name(row, form)


def outcome(name: Name, output: Output) -> str:
    """What became of a name in an output."""
    if _stands(name.form, output.text):
        return "kept"
    if any(_stands(form, output.text) for form in name.row.english):
        return "right"
    return "flagged" if any(finding.check in _CHECKS for finding in output.findings) else "silent"


def checked(lines: Iterable[str], texts: Iterable[str]) -> list[Output]:
    """A published system's English with what the checks find wrong with it."""
    found = []
    for chinese, text in zip(lines, texts, strict=True):
        marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
        found.append(Output(text, verify(marked, Hypothesis(text), Step.PLAIN).findings))
    return found


def report(title: str, names: Sequence[Sequence[Name]], outputs: Sequence[Output], show: bool) -> None:
    """Print what became of all names of a system, and with `show` each that is lost in silence."""
    counts: Counter[str] = Counter()
    for those, output in zip(names, outputs, strict=True):
        for name in those:
            found = outcome(name, output)
            counts[found] += 1
            if show and found == "silent":
                print(f"  {name.row.form} {name.form} ({name.row.origin}): {output.text}")
    total = counts.total()
    shares = ", ".join(f"{what} {counts[what] / max(1, total):.3f}" for what in ("kept", "right"))
    print(f"{title}: {total} names, {shares}; lost and flagged {counts['flagged']}, in silence {counts['silent']}")


def main() -> None:
    """Run it."""
    options = parser(__doc__ or "")
    options.add_argument("source", type=Path)
    options.add_argument("reference", type=Path, nargs="?")
    options.add_argument("systems", type=Path, nargs="*")
    options.add_argument("--lines", default=":")
    options.add_argument("--run", action="store_true")
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    which = line_range(chosen.lines)
    found = pairs(chosen.source, chosen.reference, which)
    lines = [chinese for chinese, _ in found]
    names = [list(judged(chinese, reference)) for chinese, reference in found]
    origins = Counter(row.origin for chinese in lines for row in set(rows_in(chinese)))
    agreed = Counter(name.row.origin for those in names for name in those)
    print(
        "in the reference, by source:", {origin: f"{agreed[origin]} of {origins[origin]}" for origin in sorted(origins)}
    )
    for path in chosen.systems:
        report(path.stem, names, checked(lines, _lines(path)[which]), chosen.list)
    signature = f"version:{translator.__version__}"
    if chosen.run:
        work = job(chosen, Glossary())
        parts = [segment(Block(Role.PARAGRAPH, line)) for line in lines]
        marked = [marked_alone(part, Glossary(), Context()) for those in parts for part in those]
        with clock("translated", sum(map(len, lines))):
            made = iter(english(marked, work))
        outputs = []
        for those in parts:
            sentences = [next(made) for _ in those]
            text = " ".join(sentence.text for sentence in sentences)
            outputs.append(Output(text, tuple(one for sentence in sentences for one in sentence.findings)))
        report("ours", names, outputs, chosen.list)
        signature = str(work.signature)
    print(f"signature: {signature}|names:{hashlib.sha256(TABLE.read_bytes()).hexdigest()[:12]}")


if __name__ == "__main__":
    main()
