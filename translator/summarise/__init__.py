"""Choose the sentences and the figures that stand for an article.

The summary is extractive. Each sentence is weighed by what news needs: how central it is (`centrality`, sumy's
algorithms over our own segments and words), what it shares with the title, what it states in figures and
termbase names, where it stands, and the words that tell news from background and from opinion (`cues`,
after Edmundson 1969, JACM 16). Points are then chosen greedily by maximal marginal relevance (Carbonell and
Goldstein 1998, SIGIR) within a budget of English words. Everything is decided on the source side, so each
point is the translation of a sentence that stands in the body. `benchmarks/summary.py` measures it. What a person
has set (`wanted`) stands, and leaves the choice what is left.
"""

from __future__ import annotations

from translator.summarise.key_figures import key_figures
from translator.summarise.selection import summarise
from translator.summarise.wanted import wanted_points

__all__ = ["key_figures", "summarise", "wanted_points"]
