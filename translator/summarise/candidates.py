"""The sentences that a summary may take, as what the choice looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from translator.chinese.characters import is_han
from translator.chinese.words import STOP_WORDS
from translator.records import Passage, Quantity, Role, SummaryPoint, Translation
from translator.summarise.cues import plain

Words = Callable[[str], Sequence[str]]  # cuts a stretch of Chinese into words, in order

_LEAST_CHINESE = 4
"""Characters: a telephone number or an address on the web is no point."""
RUNNING = (Role.STANDFIRST, Role.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the running text: where it stands, its content words, and its cost in English words.

    `tokens` are in order, with repeats; `words` are the same, each once. `leads`: first of the article or
    after a heading. `plain` is the source as `cues` takes it.
    """

    point: SummaryPoint
    sentence: Translation
    plain: str
    tokens: tuple[str, ...]
    words: frozenset[str]
    cost: int
    leads: bool


def candidates(body: Sequence[Passage], words: Words) -> Iterator[Candidate]:
    """Yield the translated sentences of the running text of `body`, in order."""
    leads = True
    for index, passage in enumerate(body):
        leads = leads or passage.role is Role.HEADING
        if passage.role not in RUNNING:
            continue
        for number, sentence in enumerate(passage.sentences):
            if not sentence.text.strip() or sum(map(is_han, sentence.segment.text)) < _LEAST_CHINESE:
                continue
            tokens = tuple(content(_tokens(sentence, words)))
            cost = len(sentence.text.split())
            text = plain(sentence.segment.text)
            yield Candidate(SummaryPoint(index, number), sentence, text, tokens, frozenset(tokens), cost, leads)
            leads = False


def content(tokens: Iterable[str]) -> Iterator[str]:
    """Yield the tokens that carry content, in lower case. Words with digits (2nm, HBM4) do."""
    for token in tokens:
        word = token.strip().lower()
        if word and word not in STOP_WORDS and re.search(r"\w", word):
            yield word


def _tokens(sentence: Translation, words: Words) -> Iterator[str]:
    """Yield the words of a sentence, its terms and figures whole.

    A term counts as its entry (so that its aliases are one word), a figure as its value and unit (so that
    2奈米 and 2nm are one word).
    """
    text = sentence.segment.text
    spans = [(term.hit.start, term.hit.end, term.hit.entry.source) for term in sentence.terms]
    spans += [(q.start, q.end, _figure_key(q)) for q in sentence.quantities]
    at = 0
    for start, end, token in sorted(spans):
        if start < at:
            continue
        yield from words(text[at:start])
        yield token
        at = end
    yield from words(text[at:])


def _figure_key(quantity: Quantity) -> str:
    return f"{quantity.value.normalize():f}{quantity.upper or ''}{quantity.unit}{quantity.currency}"
