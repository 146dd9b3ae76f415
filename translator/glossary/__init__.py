"""The termbase: reading its file, finding its terms, checking that English obeys it.

table       glossary.csv -> Glossary, every fault at once     (audit: the rules)
match       Chinese text -> term hits, leftmost longest
realise     hits, English -> where each is rendered, what must not stand
wellformed  English -> English without mechanical slips
suggest     articles -> entries worth adding
"""

from __future__ import annotations

from translator.glossary.match import Glossary, renderings
from translator.glossary.realise import avoided, miscased, realise, recase
from translator.glossary.suggest import Suggestion, rows, suggest
from translator.glossary.table import Checked, check, load
from translator.glossary.wellformed import malformed, tidy

__all__ = [
    "Checked",
    "Glossary",
    "Suggestion",
    "avoided",
    "check",
    "load",
    "malformed",
    "miscased",
    "realise",
    "recase",
    "renderings",
    "rows",
    "suggest",
    "tidy",
]
