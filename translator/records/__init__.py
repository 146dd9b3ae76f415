"""The records that flow from stage to stage. Frozen: a stage returns new ones.

Offsets are in characters of the text that the record names, end exclusive.
"""

from __future__ import annotations

from translator.records.articles import Article, Block, Document, Dropped, RelatedItem, Role
from translator.records.briefings import (
    Briefing,
    KeyFigure,
    Passage,
    RelatedPassage,
    Signature,
    SummaryPoint,
    TermUse,
    WantedPoints,
    term_uses,
)
from translator.records.checks import Check
from translator.records.key_fields import APART, bearing
from translator.records.outcomes import Duplicate, Flag, Outcome, Remarks, Unused
from translator.records.quantities import Quantity, QuantityKind
from translator.records.terms import ORIGINS, Entry, Realisation, TermHit, TermPiece
from translator.records.translations import Accepted, Finding, Hypothesis, Marked, Segment, Step, Translation, Word
from translator.records.trials import Trial

__all__ = [
    "APART",
    "ORIGINS",
    "Accepted",
    "Article",
    "Block",
    "Briefing",
    "Check",
    "Document",
    "Dropped",
    "Duplicate",
    "Entry",
    "Finding",
    "Flag",
    "Hypothesis",
    "KeyFigure",
    "Marked",
    "Outcome",
    "Passage",
    "Quantity",
    "QuantityKind",
    "Realisation",
    "RelatedItem",
    "RelatedPassage",
    "Remarks",
    "Role",
    "Segment",
    "Signature",
    "Step",
    "SummaryPoint",
    "TermHit",
    "TermPiece",
    "TermUse",
    "Translation",
    "Trial",
    "Unused",
    "WantedPoints",
    "Word",
    "bearing",
    "term_uses",
]
