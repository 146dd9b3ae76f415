"""An engine without a model, for tests: the same English for the same request, and no Han in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from translator.chinese.characters import HAN_RANGES
from translator.engines.base import Finished, Model, Request
from translator.records import Hypothesis, Word

# Ideographs and kana: whatever is still there after the words and the punctuation.
_WRITING = re.compile(f"[{HAN_RANGES}〆\u3040-\u30ff]+")
_PUNCTUATION = str.maketrans(
    {"。": ". ", "，": ", ", "、": ", ", "；": "; ", "：": ": ", "！": "! ", "？": "? "}
    | dict.fromkeys("「」『』《》〈〉", '"')
    | {"（": " (", "）": ") ", "—": "-", "…": "...", "　": " "}
)
_CONSONANTS, _VOWELS, _ENDS = "bdfgjklmnprstvw", "aeiou", "lmnrs"


class FakeEngine:
    """Turns Han into made-up words of about an English length and keeps everything else.

    `outputs` says what to answer to a source, best first; `words` are translations to use inside
    sources that are not listed. `scores` is what `source_scores` says of an English, if any. `calls` holds the
    requests of each `translate`, in order. Once `unsure` is set to the log-probabilities of some English words, it
    tells that of every word: all others have -0.1.
    """

    name: ClassVar = "fake"
    script = "none"

    def __init__(
        self,
        outputs: Mapping[str, Sequence[str]] | None = None,
        words: Mapping[str, str] | None = None,
        can_mend: bool = True,
        scores: Mapping[str, float] | None = None,
    ) -> None:
        self.model = Model("fake", sha256(b"fake").hexdigest(), Path("fake"))
        self.can_mend = can_mend
        self.calls: list[tuple[Request, ...]] = []
        self._outputs = dict(outputs or {})
        self._words = dict(words or {})
        self._scores = dict(scores or {})
        self.unsure: Mapping[str, float] | None = None

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """Return at most `n_best` distinct hypotheses for each request, scored -0.1, -0.2 and so on.

        When it can mend, terms are used, and a draft comes back with what it lacks put at its end.
        """
        self.calls.append(tuple(requests))
        results = []
        for place, request in enumerate(requests):
            texts = dict.fromkeys(_begin(text, request.prefix) for text in self._texts(request, n_best))
            said = [() if request.prefix else self._said(text) for text in texts]
            ranked = enumerate(zip(texts, said, strict=True), start=1)
            results.append(tuple(Hypothesis(text, -0.1 * rank, words=words) for rank, (text, words) in ranked))
            if finished:
                finished(place, results[place])
        return results

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`."""
        return [self._scores[text] for text in texts] if self._scores else []

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`."""
        return [self._said(text) for text in texts]

    def _said(self, text: str) -> tuple[Word, ...]:
        if self.unsure is None:
            return ()
        return tuple((word, self.unsure.get(word.strip(',.:;?!"()'), -0.1)) for word in text.split())

    def _texts(self, request: Request, n_best: int) -> Sequence[str]:
        if request.draft and self.can_mend:
            return [" ".join([request.draft, *request.missing])]
        if request.source in self._outputs:
            return self._outputs[request.source][:n_best]
        words = self._words | dict(request.terms if self.can_mend else ())
        return [invent(request.source, words, variant) for variant in range(n_best)]


def invent(source: str, words: Mapping[str, str], variant: int = 0) -> str:
    """Return `source` with its `words` translated (longest first) and other Han as made-up words.

    Variants differ in the made-up words alone; they hold no digits, so that no figure is invented.
    """
    text = source
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, f" {words[word]} ")
    text = unicodedata.normalize("NFKC", text.translate(_PUNCTUATION))
    text = _WRITING.sub(lambda match: f" {_made_up(match[0], variant)} ", text)
    text = re.sub(r" ([,.;:!?)])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]


def _made_up(characters: str, variant: int) -> str:
    """Return a syllable a character, two to a word: about as long as English is for Chinese."""
    syllables = [_syllable(ord(character) + 7 * variant) for character in characters]
    return " ".join("".join(syllables[start : start + 2]) for start in range(0, len(syllables), 2))


def _syllable(number: int) -> str:
    number, end = divmod(number, len(_ENDS))
    number, vowel = divmod(number, len(_VOWELS))
    return _CONSONANTS[number % len(_CONSONANTS)] + _VOWELS[vowel] + _ENDS[end]


def _begin(text: str, prefix: str) -> str:
    return text if text.startswith(prefix) else f"{prefix.rstrip()} {text}"
