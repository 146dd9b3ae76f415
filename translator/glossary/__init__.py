"""The termbase: reading its file, finding its terms, checking that English obeys it.

glossary_csv   glossary.csv -> Glossary, every fault at once     (validate: the rules)
glossary_files several files -> one Glossary, contradictions by file and row
match          Chinese text -> term hits, leftmost longest
realise        hits, English -> where each is rendered, what must not stand
wellformed     English -> English without mechanical slips
suggest        articles -> entries worth adding                  (term_pairs, name_boundary: what a text gives twice)
import_export  Glossary <-> DeepL's CSV and TSV, TBX, TMX        (tbx, concepts: the XML ones)
"""

from __future__ import annotations

from translator.glossary.glossary_csv import Checked, check, check_table, load
from translator.glossary.match import Glossary, renderings
from translator.glossary.realise import avoided, lengthen, realise, recase, respell, surplus
from translator.glossary.retarget import retarget
from translator.glossary.suggest import rows, suggest
from translator.glossary.term_pairs import Suggestion
from translator.glossary.wellformed import malformed, tidy

__all__ = [
    "Checked",
    "Glossary",
    "Suggestion",
    "avoided",
    "check",
    "check_table",
    "lengthen",
    "load",
    "malformed",
    "realise",
    "recase",
    "renderings",
    "respell",
    "retarget",
    "rows",
    "suggest",
    "surplus",
    "tidy",
]
