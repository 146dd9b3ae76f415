"""Names in Latin letters that stand in the Chinese: whether the English has them, and spelt as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from translator.records import Check, Finding, Hypothesis, Marked, Realisation
from translator.translate.asking.source_english import runs

_LETTER = r"A-Za-z\u00c0-\u024f\u0391-\u03c9"  # Latin, and Greek among it: NHΩA
_NAME = re.compile(rf"(?<![{_LETTER}0-9.])[{_LETTER}][{_LETTER}0-9]*(?:[-&.'’][{_LETTER}0-9]+)*")
_WORD = re.compile(rf"[{_LETTER}0-9]+")
_BRACKETS = re.compile(r"[（(\[][^（）()\[\]]*[)）\]]")
_NO_SOUND = re.compile(r"[^a-z0-9\u03b1-\u03c9]")
_SHORT = 3  # letters: so short a name stands in many words by accident
_INITIALS = 6  # letters of a name that may be said in full: AI, artificial intelligence
# What a name that Chinese writes in Latin letters is called otherwise in English.
_CALLED = {
    "ceo": ("chief",), "cfo": ("chief",), "coo": ("chief",), "cto": ("chief",), "fb": ("facebook",),
    "ig": ("instagram",), "nb": ("notebook", "laptop"), "pc": ("computer",), "ic": ("chip", "circuit"),
    "us": ("america",), "uk": ("brit",), "eu": ("europe",), "un": ("unitednations",), "ev": ("electric",),
    "vs": ("against", "versus"), "pk": ("versus", "against", "compet", "duel"), "ng": ("fail", "mistake"),
    "diy": ("yourself",), "ko": ("knock", "beat", "defeat"), "ok": ("fine", "right", "agree", "allow", "karaoke"),
}  # fmt: skip
_LEAST_NAME, _ALIKE, _LONGER = 4, 0.75, 2  # letters, share of them, letters: what may be the name spelt otherwise


def names_kept(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether every name in Latin letters is in the English; those of a run of English are looked for with it."""
    longer = [(run.start, run.end) for run in runs(marked.segment.text)]
    for start, end, name in lost_names(marked, hypothesis.text):
        if not any(first <= start and end <= last for first, last in longer):
            yield Finding(Check.FOREIGN_TEXT, f"“{name}” is not in the English.", start, end)


def lost_names(marked: Marked, english: str) -> list[tuple[int, int, str]]:
    """Return (start, end, name) of each name in Latin letters that `english` does not have.

    Those of terms and figures are looked for by themselves, and what stands in brackets only repeats something.
    """
    words = [_bare(word) for word in _WORD.findall(english)]
    return [(start, end, name) for start, end, name in _names(marked) if not _says(name, english, words)]


def with_own_names(english: str, marked: Marked) -> str:
    """Return `english` with names spelt as in the Chinese where a word of it can only be one: Glen for Glenn."""
    own = {_bare(word) for word in _WORD.findall(marked.segment.text)}
    told = {_bare(hit.english) for hit in marked.hits}
    for _, _, name in lost_names(marked, english):
        said = [word for word in _WORD.findall(english) if _is_alike(name, word) and _bare(word) not in own]
        if len(set(said)) == 1 and not any(_bare(said[0]) in term for term in told):
            english = re.sub(rf"(?<!\w){re.escape(said[0])}(?!\w)", name, english)
    return english


def _names(marked: Marked) -> Iterator[tuple[int, int, str]]:
    text = marked.segment.text
    apart = [*marked.glosses, *((hit.start, hit.end) for hit in marked.hits)]
    apart += [(figure.start, figure.end) for figure in marked.quantities]
    apart += [found.span() for found in _BRACKETS.finditer(text)]
    for found in _NAME.finditer(text):
        is_name = len(_bare(found[0])) > 1 and found[0] != found[0].lower()
        if is_name and not any(start < found.end() and found.start() < end for start, end in apart):
            yield found.start(), found.end(), found[0]


def _says(name: str, english: str, words: list[str]) -> bool:
    """Whether an English says a name: among other letters where it is long, else where a word begins; or in full."""
    bare, letters = _bare(name), _bare(english)
    is_said = bare in letters if len(bare) > _SHORT else any(word.startswith(bare) for word in words)
    is_in_full = name.isupper() and len(bare) <= _INITIALS and bare in "".join(word[:1] for word in words)
    is_written = name.casefold() in english.casefold() and not name.isalpha()
    return is_said or is_in_full or is_written or any(other in letters for other in _CALLED.get(bare, ()))


def _is_alike(name: str, word: str) -> bool:
    bare, other = _bare(name), _bare(word)
    is_as_long = len(bare) >= _LEAST_NAME and abs(len(bare) - len(other)) <= _LONGER
    return is_as_long and word[0].isupper() and SequenceMatcher(None, bare, other).ratio() >= _ALIKE


@lru_cache(maxsize=512)
def _bare(text: str) -> str:
    """Return small letters and digits only, without accents."""
    return _NO_SOUND.sub("", unicodedata.normalize("NFKD", text).casefold())
