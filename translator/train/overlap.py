"""How near English is to its references: BLEU and chrF, of many sentences together or of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any


def overlap(said: Sequence[str], references: Sequence[str]) -> tuple[float, float]:
    """Return BLEU and chrF of what was said, 0 to 100."""
    bleu, chrf, *_ = _measures()
    found = [measure.corpus_score(list(said), [list(references)]).score for measure in (bleu, chrf)]
    return found[0], found[1]


def overlap_of_one(said: str, reference: str) -> float:
    """Return the mean of the BLEU and the chrF++ of a sentence, 0 to 1."""
    _, _, *measures = _measures()
    return sum(float(measure.sentence_score(said, [reference]).score) for measure in measures) / 200


@lru_cache(maxsize=1)
def _measures() -> tuple[Any, ...]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    return BLEU(), CHRF(), BLEU(effective_order=True), CHRF(word_order=2)
