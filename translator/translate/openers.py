"""English words with a capital only because a sentence begins with them, and no surnames, as He and She may be."""

from __future__ import annotations

_WORDS = """
    The A An This That These Those Its Their His Her Our In On At By For From With As And But Or While When If After
    Before To Of Both
"""
OPENERS = frozenset(_WORDS.split())
