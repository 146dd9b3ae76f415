"""Each installed model on the same lines: source characters a second, peak memory, chrF, terms, what is flagged.

    python benchmarks/engines.py SRC.zh REF.en [--lines A:B] [--models ID,ID] [--glossary FILE] [--profile P]

Every model runs in a fresh process, through the whole pipeline and under the glossary; its start-up is not in its
speed. Beside it stand published systems, the NAME.en files beside REF.en cut to the same lines: rows "from file",
with no speed, whose terms are looked for by the same check. Few lines by default: a language model can take minutes.
Prints chrF (sacreBLEU) and the signature of each.

(--child: one model's process.)
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from common import line_range
from systems import peak_bytes

from translator.article_sentences import marked_alone
from translator.engines import load
from translator.glossary import Glossary
from translator.glossary import load as load_glossary
from translator.models import install
from translator.pipeline import Job, text_lines
from translator.profiles import BALANCED, PROFILES
from translator.quantities import Context
from translator.records import Hypothesis, Role, Segment, Step, Translation
from translator.translate.verify import verify

LINES = "220:232"  # of FLORES dev the first 220 were tuned on
FROM_FILE = "from file"


@dataclass(frozen=True, slots=True)
class Sample:
    """What a system made of the lines. `speed` is source characters a second, `peak` bytes; 0 for one from a file."""

    system: str
    texts: tuple[str, ...]
    terms: tuple[int, int]
    flagged: int
    speed: float = 0.0
    start: float = 0.0
    peak: int = 0
    signature: str = FROM_FILE


def sample(system: str, translations: Sequence[Translation]) -> Sample:
    """Return the sample of translations, without what it took."""
    met = [term.is_met for translation in translations for term in translation.terms]
    flagged = sum(bool(translation.findings) for translation in translations)
    texts = tuple(translation.text for translation in translations)
    return Sample(system, texts, (sum(met), len(met)), flagged)


def measured(model_id: str, lines: Sequence[str], glossary: Glossary, profile: str) -> Sample:
    """Translate the lines with an installed model, in this process."""
    plan = install.choose(model_id, offline=True)
    begun = time.monotonic()
    engine = load(plan.entry.engine, plan.model or install.install(model_id, offline=True), _tell)
    engine.translate([])
    loaded = time.monotonic()
    job = Job(engine, glossary, PROFILES[profile], date.today(), _tell)
    found = asdict(sample(model_id, text_lines(lines, job)))
    seconds = time.monotonic() - loaded
    took = {"speed": sum(map(len, lines)) / seconds, "start": loaded - begun, "peak": peak_bytes()}
    return Sample(**found | took | {"signature": str(job.signature)})


def from_file(path: Path, lines: Sequence[str], which: slice, glossary: Glossary) -> Sample:
    """Return what a published system made of the lines, its terms looked for as ours are."""
    said = path.read_text(encoding="utf-8").splitlines()[which]
    marked = [marked_alone(Segment(line, Role.PARAGRAPH), glossary, Context()) for line in lines]
    judged = [verify(item, Hypothesis(text), Step.PLAIN) for item, text in zip(marked, said, strict=True)]
    return sample(path.stem, judged)


def table(samples: Sequence[Sample], reference: Sequence[str]) -> list[str]:
    """Return the rows of the table, and the metric's signature."""
    from sacrebleu.metrics.chrf import CHRF

    chrf = CHRF()
    rows = [f"{'system':26}{'char/s':>8}{'start s':>9}{'MiB':>7}{'chrF':>7}{'terms':>9}{'flagged':>9}"]
    for each in samples:
        score = chrf.corpus_score(list(each.texts), [list(reference)]).score
        took = f"{each.speed:>8.1f}{each.start:>9.3f}{each.peak / 2**20:>7.0f}" if each.peak else f"{FROM_FILE:>24}"
        terms = f"{each.terms[0]}/{each.terms[1]}"
        rows.append(f"{each.system:26}{took}{score:>7.2f}{terms:>9}{each.flagged:>9}")
    return [*rows, f"{len(reference)} lines; {chrf.get_signature()}"]


def main() -> None:
    """Run it."""
    options = _options()
    which = line_range(options.lines)
    lines, reference = (
        path.read_text(encoding="utf-8").splitlines()[which] for path in (options.source, options.reference)
    )
    glossary = load_glossary(options.glossary) if options.glossary else Glossary()
    if options.child:
        print(f"\n{json.dumps(asdict(measured(options.child, lines, glossary, options.profile)))}")
        return
    named = options.models.split(",") if options.models else [model.id for model in install.installed()]
    samples = [found for name in named if (found := _spawned(name))]
    peers = [path for path in sorted(options.reference.parent.glob("*.en")) if path != options.reference]
    samples += [from_file(path, lines, which, glossary) for path in peers]
    print("\n".join(table(samples, reference)))
    for each in samples:
        print(f"signature of {each.system}: {each.signature}")


def _spawned(name: str) -> Sample | None:
    """Measure a model in a fresh process. None where that fails; what it said is on standard error."""
    done = subprocess.run([sys.executable, *sys.argv, "--child", name], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        print(f"{name}: failed", file=sys.stderr)
        return None
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return Sample(**{**found, "texts": tuple(found["texts"]), "terms": tuple(found["terms"])})


def _tell(stage: str, done: int, total: int) -> None:
    print(f"\r{stage}: {done}/{total}   ", end="", file=sys.stderr)


def _options() -> argparse.Namespace:
    found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("source", type=Path)
    found.add_argument("reference", type=Path)
    found.add_argument("--lines", default=LINES)
    found.add_argument("--models", default="", help="ids, comma between; all that are installed otherwise")
    found.add_argument("--glossary", type=Path)
    found.add_argument("--profile", default=BALANCED.name, choices=tuple(PROFILES))
    found.add_argument("--child", default="", help=argparse.SUPPRESS)
    return found.parse_args()


if __name__ == "__main__":
    main()
