"""Finding the renderings of matched terms in English: exclusive, whole words, inflections allowed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.glossary.match import renderings
from translator.glossary.two_spellings import either
from translator.matching import Matching
from translator.records import Check, Entry, Finding, Realisation, TermHit

_APOSTROPHE = "['’]"
_HYPHEN = r"[\s\-\u2010-\u2013]+"
_CONSONANT_Y = re.compile(r"[^aeiou\W\d]y", re.IGNORECASE)
# Words of a target that nobody repeats for want of a pronoun.
_LONG = 4
_PLURAL = re.compile(r"[a-z]{2,}[^su\W\d]s")


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the English that one hit can claim: any of those whose indices are `takers`, as its `rendering`."""

    start: int
    end: int
    takers: tuple[int, ...]
    rendering: str


@lru_cache(maxsize=8192)
def pattern(
    rendering: str, inflected: bool = True, any_case: bool = True, any_spelling: bool = True
) -> re.Pattern[str]:
    """What counts as `rendering` in English: whole words, spaces and hyphens alike.

    `inflected` also allows plural and possessive (foundry: foundries, foundry's; chips: chip), `any_spelling` the
    other spelling of English (organisation: organization).
    """
    words = [word for word in re.split(_HYPHEN, rendering) if word]
    if not words:
        return re.compile(r"(?!)")
    parts = [*map(_word, words[:-1]), _inflected(words[-1]) if inflected else _word(words[-1])]
    before = r"(?<!\w)(?<!\d[.,])" if words[0][0].isdigit() else r"(?<!\w)"
    # A sign joins the figure after it: US$12.
    after = "" if unicodedata.category(words[-1][-1]) == "Sc" else r"(?!\w)"
    said = _HYPHEN.join(map(either, parts) if any_spelling else parts)
    return re.compile(f"{before}{said}{after}", re.IGNORECASE if any_case else 0)


def _word(word: str) -> str:
    """A word as a pattern: both apostrophes, and C.C. also as C. C."""
    escaped = re.sub("['’]", lambda _: _APOSTROPHE, re.escape(word))
    return re.sub(r"\\\.(?=\w)", lambda _: r"\.\s?", escaped)


def _inflected(word: str) -> str:
    possessive = f"(?:{_APOSTROPHE}s?)?"
    if not word[-1:].isalnum():
        return _word(word)
    if _CONSONANT_Y.fullmatch(word[-2:]):
        return f"{_word(word[:-1])}(?:y|ies){possessive}"
    if _PLURAL.fullmatch(word):
        singular = f"{_word(word[:-3])}(?:ies|y)" if word.endswith("ies") else f"{_word(word[:-1])}s?"
        return f"{singular}{possessive}"
    return f"{_word(word)}(?:e?s)?{possessive}"


def realise(hits: Sequence[TermHit], english: str, *, inflected: bool = True) -> tuple[Realisation, ...]:
    """For each of `hits`, in order, where in `english` it is rendered, if it is.

    Counting is exclusive: no character of `english` serves two hits. Longer renderings claim their
    place first, unless claiming the shorter ones first satisfies more hits; a hit that has another rendering than its
    target has the target instead where that is free. `inflected=False` asks for the renderings letter by letter (still
    in any case), as strict judges do.
    """
    places = sorted(_places(hits, english, inflected), key=lambda place: (place.start - place.end, place.start))
    longest = _claim(hits, places)
    if len(longest) == len(hits):
        return _realisations(hits, _exact_first(hits, places, longest))
    shortest = _claim(hits, sorted(places, key=lambda place: (place.end - place.start, place.start)))
    return _realisations(hits, _exact_first(hits, places, max(longest, shortest, key=len)))


def _exact_first(
    hits: Sequence[TermHit], places: Sequence[_Place], spans: dict[int, tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """`spans` with the target in the place of another rendering where it stands free: capacity, not production."""
    used = {offset for span in spans.values() for offset in range(*span)}
    exact = {(place.rendering, place.start, place.end) for place in places}
    lacking: dict[str, deque[int]] = {}
    for index, span in sorted(spans.items()):
        entry = hits[index].entry
        if (entry.target, *span) not in exact and (entry.first, *span) not in exact:
            lacking.setdefault(entry.target, deque()).append(index)
    moved = dict(spans)
    for place in sorted(places, key=lambda place: place.start):
        if lacking.get(place.rendering) and used.isdisjoint(range(place.start, place.end)):
            used.update(range(place.start, place.end))
            moved[lacking[place.rendering].popleft()] = (place.start, place.end)
    return moved


def _places(hits: Sequence[TermHit], english: str, inflected: bool) -> Iterator[_Place]:
    takers: dict[str, list[int]] = {}
    for index, hit in enumerate(hits):
        for rendering in renderings(hit.entry):
            takers.setdefault(rendering, []).append(index)
    for rendering, indices in takers.items():
        all_of_them = tuple(indices)
        for found in pattern(rendering, inflected, any_spelling=inflected).finditer(english):
            yield _Place(found.start(), found.end(), all_of_them, rendering)


def _claim(hits: Sequence[TermHit], places: Sequence[_Place]) -> dict[int, tuple[int, int]]:
    """Spans by index of hit, taking places in the order given and keeping those that satisfy one hit more."""
    matching: Matching[_Place] = Matching()
    used: set[int] = set()
    for place in places:
        if len(matching.holds) == len(hits):
            break
        span = range(place.start, place.end)
        if used.isdisjoint(span) and matching.give(place, place.takers):
            used.update(span)
    return {index: (place.start, place.end) for index, place in matching.holds.items()}


def _realisations(hits: Sequence[TermHit], spans: dict[int, tuple[int, int]]) -> tuple[Realisation, ...]:
    """Hits with their spans; among hits of one entry the spans go in reading order."""
    queues: dict[Entry, deque[tuple[int, int]]] = {}
    for index, span in sorted(spans.items(), key=lambda pair: pair[1]):
        queues.setdefault(hits[index].entry, deque()).append(span)
    return tuple(
        Realisation(hit, *queues[hit.entry].popleft()) if queues.get(hit.entry) else Realisation(hit) for hit in hits
    )


def surplus(terms: Sequence[Realisation], english: str) -> tuple[Finding, ...]:
    """A finding for each long target that stands more often than its Chinese: an engine that writes it in twice."""
    hits = {term.hit.entry: term.hit for term in reversed(terms)}
    counts = Counter(term.hit.entry for term in terms)
    return tuple(
        Finding(Check.TERM, f"“{entry.target}” ({hit.surface}) is in the English more often than in the Chinese.")
        for entry, hit in hits.items()
        if len(entry.target.split()) >= _LONG and len(pattern(entry.target).findall(english)) > counts[entry]
    )


def respell(english: str, terms: Sequence[Realisation]) -> str:
    """`english` with each met term in the glossary's own apostrophes, hyphens and spelling, in the plural as well."""
    for term in sorted(terms, key=lambda term: -term.start):
        stands = english[term.start : term.end] if term.is_met else ""
        known = {text.casefold() for text in renderings(term.hit.entry)}
        forms = (form for text in renderings(term.hit.entry) for form in (text, f"{text}s"))
        own = next((form for form in forms if _plain(form) == _plain(stands)), "")
        if own and stands.casefold() not in known:
            capital = stands[0] if stands[0].isupper() and own[0].casefold() == stands[0].casefold() else own[0]
            english = english[: term.start] + capital + own[1:] + english[term.end :]
    return english


def _plain(text: str) -> str:
    return either(re.sub(_HYPHEN, " ", text.replace("’", "'"))).casefold()


def lengthen(english: str, terms: Sequence[Realisation]) -> str:
    """`english` with the long form where an article's first mention has the short one."""
    for term in sorted(terms, key=lambda term: -term.start):
        stands = english[term.start : term.end] if term.is_met else ""
        if stands == term.hit.entry.target != term.hit.english:
            long = (
                term.hit.english
                if english[: term.start].strip('"')
                else term.hit.english[:1].upper() + term.hit.english[1:]
            )
            english = english[: term.start] + long + english[term.end :]
    return english


def avoided(hits: Sequence[TermHit], english: str) -> tuple[Finding, ...]:
    """A finding for each rendering that an entry's `avoid` forbids and that stands outside a right one."""
    first = {hit.entry: hit for hit in reversed(hits)}
    right = {
        offset
        for text in dict.fromkeys(text for entry in first for text in renderings(entry))
        for found in pattern(text, any_case=False, any_spelling=False).finditer(english)
        for offset in range(*found.span())
    }
    findings: dict[tuple[str, int], Finding] = {}
    for hit in sorted(first.values(), key=lambda hit: hit.start):
        for text in hit.entry.avoid:
            any_case = text.casefold() not in {good.casefold() for good in renderings(hit.entry)}
            for found in pattern(text, any_case=any_case, any_spelling=False).finditer(english):
                if right.isdisjoint(range(*found.span())):
                    message = f"“{found[0]}” must not stand for {hit.surface}: use “{hit.entry.target}”."
                    findings.setdefault((text, found.start()), Finding(Check.AVOID, message, hit.start, hit.end))
    return tuple(findings.values())


def recase(english: str, terms: Sequence[Realisation]) -> str:
    """`english` with the capitals of met terms put right. No length changes, so every offset holds."""
    for term in terms:
        right = _recased(term, english)
        if right is not None:
            english = english[: term.start] + right + english[term.end :]
    return english


def _recased(term: Realisation, english: str) -> str | None:
    """The term as its rendering writes it, or `None` where its capitals are acceptable.

    Only a rendering that has capitals lays them down: chips may be Chips in a title.
    """
    if not term.is_met:
        return None
    surface = english[term.start : term.end]
    fitting = [text for text in renderings(term.hit.entry) if pattern(text).fullmatch(surface)]
    if not fitting or any(_same_capitals(text, surface) for text in fitting):
        return None
    return _with_capitals(fitting[0], surface)


def _same_capitals(rendering: str, surface: str) -> bool:
    return not any(map(str.isupper, rendering)) or _with_capitals(rendering, surface) == surface


def _with_capitals(rendering: str, surface: str) -> str:
    """`surface` with the letters that it shares with `rendering`, from the left, in that one's case."""
    letters = iter(filter(str.isalpha, rendering))
    out = []
    for char in surface:
        model = next(letters, None) if char.isalpha() else None
        out.append(char if model is None else model if model.casefold() == char.casefold() else char)
    return "".join(out)
