"""Translate lines without a glossary and score them beside the published systems on the same lines.

    python benchmarks/quality.py SRC.zh REF.en [--lines A:B] [--profile P] [--plain] --out OUT.en
    python benchmarks/quality.py SRC.zh REF.en --only-figures [--no-figures] --out OUT.en

With --only-figures, only lines that hold a figure; with --no-figures, figures are not written into what
the engine sees, nor checked: the two runs together show what writing them in costs.

The profile is `quality` unless another is named. The peers are the NAME.en files beside REF.en, cut to the same
lines, and with --plain the language model of `--engine` itself, asked plainly (see plain.py). Prints BLEU and chrF
with sacreBLEU's signatures.
"""

from __future__ import annotations

import sys
from itertools import compress
from pathlib import Path

import plain
from common import clock, job, line_range, parser, report_steps, write_lines

from translator.glossary import Glossary
from translator.pipeline import english, text_lines
from translator.profiles import QUALITY
from translator.quantities import find
from translator.records import Marked, Role, Segment


def _lines(path: Path, which: slice) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[which]


def main() -> None:
    """Run it."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    options = parser(__doc__ or "")
    options.set_defaults(profile=QUALITY.name)
    options.add_argument("source", type=Path)
    options.add_argument("reference", type=Path)
    options.add_argument("--lines", default=":")
    options.add_argument("--only-figures", action="store_true")
    options.add_argument("--no-figures", action="store_true")
    options.add_argument("--plain", action="store_true")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    which = line_range(chosen.lines)
    source, reference = _lines(chosen.source, which), _lines(chosen.reference, which)
    wanted = [not chosen.only_figures or bool(find(line)) for line in source]
    source, reference = list(compress(source, wanted)), list(compress(reference, wanted))
    work = job(chosen, Glossary())
    with clock("translated", sum(map(len, source))):
        if chosen.no_figures:
            translations = english([Marked(Segment(line, Role.PARAGRAPH)) for line in source], work)
        else:
            translations = text_lines(source, work)
    write_lines(chosen.out, [translation.text for translation in translations])
    report_steps(translations)
    systems = {"ours": [translation.text for translation in translations]}
    if chosen.plain:
        systems["plain"] = plain.translated(source, work.engine.model)
    for path in sorted(chosen.reference.parent.glob("*.en")):
        systems[path.stem] = list(compress(_lines(path, which), wanted))
    bleu, chrf = BLEU(), CHRF()
    for name, output in systems.items():
        scores = (metric.corpus_score(output, [reference]).score for metric in (bleu, chrf))
        print("{:16} BLEU {:.2f}  chrF {:.2f}".format(name, *scores))
    print(f"{bleu.get_signature()}\n{chrf.get_signature()}\nsignature: {work.signature}", file=sys.stderr)


if __name__ == "__main__":
    main()
