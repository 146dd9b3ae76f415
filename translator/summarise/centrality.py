"""How central each sentence is to an article. Sole owner of sumy.

TextRank (Mihalcea and Tarau 2004, EMNLP) and LexRank (Erkan and Radev 2004, JAIR 22) are averaged, which
measures better than either. Of sumy's others, LSA keeps every dimension and so rates a sentence by its
length alone, and KL-Sum orders sentences but does not rate them.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from translator.offline_imports import unconnected

THRESHOLD = 0.02
"""Likeness from which LexRank links two sentences. At sumy's 0.1 the sentences of a news article hardly link."""
EPSILON = 1e-4
"""Change at which LexRank's iteration ends. sumy's 0.1 ends it at once."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """The tokenizer that sumy asks for, with words already cut."""

    by_key: dict[str, tuple[str, ...]]

    def to_words(self, key: str) -> tuple[str, ...]:
        return self.by_key[key]


def centrality(sentences: Sequence[tuple[str, ...]]) -> list[float]:
    """Return for each of `sentences`, given as words, how central it is among them: 0 the least, 1 the most.

    Takes time in the square of the number of sentences.
    """
    with unconnected():
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer

    lex_rank = LexRankSummarizer()
    lex_rank.threshold, lex_rank.epsilon = THRESHOLD, EPSILON
    by_lex_rank, by_text_rank = (_ratings(each, sentences) for each in (lex_rank, TextRankSummarizer()))
    return [(a + b) / 2 for a, b in zip(by_lex_rank, by_text_rank, strict=True)]


def _ratings(summarizer: Any, sentences: Sequence[tuple[str, ...]]) -> list[float]:
    """Return sumy's ratings of `sentences`, scaled to 0 to 1; all 0 where it tells none apart."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    # A number for the text keeps two equal sentences apart: sumy keys its ratings by text.
    by_key = {str(place): words for place, words in enumerate(sentences)}
    document = ObjectDocumentModel([Paragraph([Sentence(key, _Ready(by_key)) for key in by_key])])
    ratings = dict.fromkeys(by_key, 0.0)

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        # Rounded: sumy goes through sets of words, whose order, and so the last digits, change from run to run.
        ratings.update({str(info.sentence): round(float(info.rating), 9) for info in infos})
        return infos

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # LexRank divides 0 by 0 where no word tells sentences apart
        summarizer(document, keep)
    if any(map(isnan, ratings.values())):
        return [0.0] * len(sentences)
    low, high = min(ratings.values(), default=0.0), max(ratings.values(), default=0.0)
    return [(rating - low) / ((high - low) or 1.0) for rating in ratings.values()]
