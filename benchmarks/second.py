"""Two engines together, published systems' lines standing for the drafts: what judging and translating anew is worth.

    python benchmarks/second.py SRC.zh REF.en DRAFTS.en [DRAFTS.en ...] [--lines A:B] [--profile P]

The installed language model translates the lines and judges drafts and its own English alike, by how probable the
Chinese is given each (`--second`; see engines/pair.py). For each file of drafts: the drafts alone, ours alone, and the
two together at several thresholds of doubt, with the share of the lines that is translated anew; the last asks for all
of them. Terms and figures are written into no draft, as they are in a run. Prints chrF (sacreBLEU) with its signature.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from common import job, line_range, parser

from translator.article_sentences import marked_alone
from translator.engines.pair import DOUBT
from translator.glossary import Glossary
from translator.pipeline import text_lines
from translator.quantities import Context
from translator.records import Role, Segment
from translator.translate.request import request_for

LINES = "220:230"  # of FLORES dev the first 220 were tuned on
THRESHOLDS = (-3.0, -2.5, -2.0, -1.5, -1.0, DOUBT)


def together(
    drafts: Sequence[str], ours: Sequence[str], worth: Sequence[tuple[float, float]], doubt: float
) -> tuple[list[str], float]:
    """Return the English of the pair, and the share translated anew. `worth` is of each draft and of ours."""
    asked = [draft < doubt for draft, _ in worth]
    chosen = [
        own if is_asked and other > value else draft
        for draft, own, (value, other), is_asked in zip(drafts, ours, worth, asked, strict=True)
    ]
    return chosen, sum(asked) / max(1, len(asked))


def main() -> None:
    """Run it."""
    from sacrebleu.metrics.chrf import CHRF

    chosen = _options()
    which = line_range(chosen.lines)
    source, reference, *files = (
        path.read_text(encoding="utf-8").splitlines()[which]
        for path in (chosen.source, chosen.reference, *chosen.drafts)
    )
    work = job(chosen, Glossary())
    begun = time.monotonic()
    ours = [translation.text for translation in text_lines(source, work)]
    translated = time.monotonic() - begun
    requests = [request_for(marked_alone(Segment(line, Role.PARAGRAPH), Glossary(), Context()), work.engine.script)
                for line in source]  # fmt: skip
    begun = time.monotonic()
    worth = [work.engine.source_scores(request, texts) for request, *texts in zip(requests, ours, *files, strict=True)]
    judged = (time.monotonic() - begun) / len(source) / (1 + len(files))
    chrf = CHRF()

    def row(name: str, texts: Sequence[str], more: str = "") -> None:
        print(f"{name:28} chrF {chrf.corpus_score(list(texts), [reference]).score:.2f}{more}")

    row("ours", ours, f"  {translated / len(source):.1f} s a line, judging {judged:.2f} s an English")
    for number, (path, drafts) in enumerate(zip(chosen.drafts, files, strict=True), 1):
        scores = [(each[number], each[0]) for each in worth]
        row(
            path.stem,
            drafts,
            f"  scores {min(value for value, _ in scores):.2f} to {max(value for value, _ in scores):.2f}",
        )
        for doubt in THRESHOLDS:
            texts, share = together(drafts, ours, scores, doubt)
            row(f"  with ours, doubt {doubt:.2f}", texts, f"  {share:.0%} anew")
    print(f"{len(source)} lines\n{chrf.get_signature()}\nsignature: {work.signature}", file=sys.stderr)


def _options() -> argparse.Namespace:
    options = parser(__doc__ or "")
    options.set_defaults(engine="llm")
    options.add_argument("source", type=Path)
    options.add_argument("reference", type=Path)
    options.add_argument("drafts", type=Path, nargs="+")
    options.add_argument("--lines", default=LINES)
    return options.parse_args()


if __name__ == "__main__":
    main()
