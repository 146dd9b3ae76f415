"""Articles translated and checked as a desk would: no Chinese left, every term and figure met or flagged.

    uv run --extra weights benchmarks/real_articles.py FILES… [--engine llm] [--profile fast] [--expect "A|B|C"]

`--expect` names English that every brief must have. Prints for each article its sentences, flags, terms and figures
met, and what is missing; ends with 1 where a term is neither met nor flagged, Chinese stands in a sentence that is
not flagged, or English that is expected is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from common import job, parser

from translator.chinese.characters import has_han
from translator.clean import clean
from translator.glossary import load
from translator.pipeline import brief
from translator.publish.content.counts import counted
from translator.read import read
from translator.records import Briefing, Check


def problems(briefing: Briefing, expected: list[str]) -> list[str]:
    """Return what a reader must not meet in a brief."""
    sentences = [sentence for passage in briefing.passages() for sentence in passage.sentences]
    left = [sentence.text for sentence in sentences if has_han(sentence.text) and not sentence.findings]
    silent = [
        term.hit.surface
        for sentence in sentences
        for term in sentence.terms
        if not term.is_met and all(finding.check is not Check.TERM for finding in sentence.findings)
    ]
    english = "\n".join(sentence.text for sentence in sentences)
    return (
        [f"Chinese is left: {text}" for text in left]
        + [f"{surface} is neither met nor flagged" for surface in silent]
        + [f"{text} is missing" for text in expected if text not in english]
    )


def main() -> int:
    """Run it."""
    options = parser(__doc__ or "")
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--glossary", type=Path, default=Path("glossary.csv"))
    options.add_argument("--expect", default="")
    chosen = options.parse_args()
    work = job(chosen, load(chosen.glossary))
    articles = [clean(read(path)) for path in chosen.files]
    wrong = False
    for briefing in brief(articles, work):
        sentences = [sentence for passage in briefing.passages() for sentence in passage.sentences]
        found = counted(sentences)
        print(f"{briefing.article.file_name}: {len(sentences)} sentences, {len(briefing.flagged())} flagged, {found}")
        for problem in problems(briefing, [text for text in chosen.expect.split("|") if text]):
            print(f"  {problem}")
            wrong = True
    print(work.signature)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
