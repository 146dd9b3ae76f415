"""From a page's text to its article: what is the story, what is about it, and what is left out.

Everything is told by properties of the text (sentence ends, lengths, repetition, lists, set phrases
of news pages), not by knowing a site. `account` says of each line where it went.
"""

from __future__ import annotations

from translator.clean.article import account, clean
from translator.clean.places import Place, Placed

__all__ = ["Place", "Placed", "account", "clean"]
