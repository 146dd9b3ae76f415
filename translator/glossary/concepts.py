"""What a terminology file of another tool says of a concept: its terms by language, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translator.chinese.characters import has_han
from translator.chinese.language_codes import CHINESE, ENGLISH, is_traditional, language_of
from translator.storage import tmx

_SENTENCE = re.compile("[。！？；]")
_LONGEST_NOTE = 480


@dataclass(frozen=True, slots=True)
class Concept:
    """What a file says of one concept: its terms, the best first, and what of it was not taken."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]
    avoid: tuple[str, ...] = ()
    note: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a concept, and what the file says of its use."""

    text: str
    is_deprecated: bool = False
    is_preferred: bool = False


Section = tuple[str, Sequence[Term]]
"""A language code, and the terms that a concept has in it."""


def concept(sections: Iterable[Section], notes: Iterable[str]) -> Concept:
    """Return the concept that a file has these sections of, one after another, and notes."""
    terms: dict[str, list[tuple[str, Term]]] = {CHINESE: [], ENGLISH: []}
    remarks: list[str] = []
    codes: set[str] = set()
    for code, found in sections:
        if language_of(code) not in terms:
            continue
        if code.lower() in codes:
            remarks.append(f"It has several sections for {code}: the first was read.")
            continue
        codes.add(code.lower())
        lines = ((code, replace(term, text=_line(term.text))) for term in found)
        terms[language_of(code)] += ((code, term) for code, term in lines if term.text)
    chinese = sorted(terms[CHINESE], key=_place_of_chinese)
    english = sorted((term for _, term in terms[ENGLISH]), key=lambda term: not term.is_preferred)
    note = _line(" ".join(filter(None, notes)))
    if len(note) > _LONGEST_NOTE:
        note = note[:_LONGEST_NOTE] + "…"
        remarks.append(f"Its note was cut after {_LONGEST_NOTE} characters.")
    return Concept(
        tuple(term.text for _, term in chinese),
        tuple(term.text for term in english if not term.is_deprecated),
        tuple(term.text for term in english if term.is_deprecated),
        note,
        tuple(remarks),
    )


def concepts_of_tmx(data: bytes) -> Iterator[Concept]:
    """Yield the concepts of a TMX file, in its order. Raises `UnusableError` for any other data."""
    units: list[tmx.Unit] = []
    tmx.read(data, units.append)
    for unit in units:
        found = concept(((code, (Term(text),)) for code, text in unit.variants), unit.notes)
        is_sentence = any(map(_SENTENCE.search, found.chinese))
        yield Concept((), (), remarks=("The unit is a sentence, not a term.",)) if is_sentence else found


def _place_of_chinese(found: tuple[str, Term]) -> tuple[bool, bool, bool]:
    code, term = found
    return term.is_deprecated, not term.is_preferred, not (is_traditional(code) and has_han(term.text))


def _line(text: str) -> str:
    """Return `text` without the line breaks that indented XML brings in."""
    return re.sub(r"\s+", lambda blank: blank[0] if set(blank[0]).isdisjoint("\r\n\t") else " ", text).strip()
