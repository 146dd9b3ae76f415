"""What an answer of the model is worth: how near it is to the reference, less for what no desk forgives."""

from __future__ import annotations

from translator.records import Hypothesis, Step
from translator.train.forms import Row
from translator.train.overlap import overlap_of_one
from translator.translate.judge import judge
from translator.translate.verify import weight

# Of the overlap, for each unit of a check's weight: a lost figure or term takes off 0.2, a lost clause 0.08.
_FAULT = 0.04


def worth(row: Row, said: str) -> float:
    """Return what an answer to a row is worth, at most 1: the mean of the sentence's BLEU and chrF++, less faults.

    Faults are what the program's own checks find: figures, names and terms, clauses left out, doubled words, length.
    """
    judged = judge(row.marked, Hypothesis(said), Step.PLAIN)
    return overlap_of_one(said, row.answer) - _FAULT * weight(judged)
