"""Finding glossary terms in Chinese text: leftmost, longest, on the original characters."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.glossary.word_edges import crossing_word, is_doubtful
from translator.records import Entry, TermHit, TermPiece

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# A bracket that follows a term directly, or after the quotation mark that closes around the term.
_BRACKET = re.compile(r"[」』》〉”’\"']?\s*[（(]([^（）()]{1,200})[）)]")
_PART = re.compile(r"[^,，、;；/／]+")
_NUMBER_MARKS = ".,"
_FIGURE = re.compile("[0-9]{1,4}[,万张]")
_NUMBERED = re.compile(rf"[{HAN_RANGES}]{{4,}}[0-9]{{2}}")


_EXCEPT = ("!", "！")


def forms(entry: Entry) -> tuple[str, ...]:
    """Every source form of an entry, its `source` first."""
    return (entry.source, *(alias for alias in entry.aliases if not alias.startswith(_EXCEPT)))


def exceptions(entry: Entry) -> tuple[str, ...]:
    """Longer words in which the entry's forms stand by accident: aliases written !大量產生 (for 量產)."""
    return tuple(alias[1:] for alias in entry.aliases if alias.startswith(_EXCEPT))


def renderings(entry: Entry) -> tuple[str, ...]:
    """Every right English rendering of an entry, its `target` first, none twice."""
    return tuple(dict.fromkeys(text for text in (entry.target, *entry.accept, entry.first) if text))


def caseless(text: str) -> str:
    """`fold` with letter case dropped, still exactly as long as `text`."""
    folded = fold(text)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(_lower(char) for char in folded)


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def key(form: str, exact_case: bool) -> str:
    """What two source forms share when they match the same text."""
    return fold(form) if exact_case else caseless(form)


@dataclass(frozen=True)
class Glossary:
    """A termbase. Where entries contradict each other the choice does not depend on their order.

    Slots are left out because the digest and the matcher are worked out once, when first asked for.
    """

    entries: tuple[Entry, ...] = ()

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Entry, ...]]]:
        """Carry the entries alone: the automaton cannot go to another process, and is soon made again."""
        return type(self), (self.entries,)

    @cached_property
    def digest(self) -> str:
        """First 12 hex digits of the SHA-256 of what the entries ask for, whatever their order and notes."""
        rows = sorted(json.dumps(_identity(entry), ensure_ascii=False) for entry in self.entries)
        return hashlib.sha256("\n".join(rows).encode("utf-8", "replace")).hexdigest()[:12]

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.entries)

    def match(self, text: str) -> tuple[TermHit, ...]:
        """The term occurrences of `text` that the English owes a rendering each, in order, never overlapping.

        A bracket that only says the term again, as in 「拉皮達斯」（Rapidus）, is the same mention, not
        another: see `glosses`.
        """
        hits = self.occurrences(text)
        repeated = {offset for span, _ in _repetitions(text, hits) for offset in range(*span)}
        return tuple(hit for hit in hits if hit.start not in repeated)

    def occurrences(self, text: str) -> list[TermHit]:
        """As `match`, brackets that repeat a term included."""
        return self._matcher.found(text)[0]

    def pieces(self, text: str) -> tuple[TermPiece, ...]:
        """Where a form of the user's was not taken for the term, since it is cut out of another word there."""
        return tuple(self._matcher.found(text)[1])

    def glosses(self, text: str) -> tuple[tuple[int, int], ...]:
        """Spans that say nothing but the term before them again, brackets included.

        They can be left out of what a model sees: （Rapidus）, （ASML，阿斯麥）, 輝達 in Nvidia輝達.
        """
        found = _repetitions(text, self.occurrences(text))
        return tuple(dict.fromkeys(bracket for _, bracket in found if bracket is not None))


def _identity(entry: Entry) -> tuple[object, ...]:
    lists = (sorted(entry.aliases), sorted(entry.accept), sorted(entry.avoid))
    return (entry.source, entry.target, *lists, entry.first, entry.kind, entry.exact_case)


class Matcher:
    """An Aho-Corasick automaton over the folded, caseless source forms and exceptions of some entries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._candidates: dict[str, list[tuple[str, Entry]]] = {}
        self._exempt: dict[str, set[str]] = {}
        for entry in entries:
            for form in forms(entry):
                self._candidates.setdefault(caseless(form), []).append((fold(form), entry))
            for word in exceptions(entry):
                self._exempt.setdefault(caseless(word), set()).add(entry.source)
        for candidates in self._candidates.values():
            candidates.sort(key=lambda pair: (not pair[1].exact_case, pair[0], repr(_identity(pair[1]))))
        self._patterns = [pattern for pattern in self._candidates | self._exempt if pattern]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def found(self, text: str) -> tuple[list[TermHit], list[TermPiece]]:
        """Leftmost-longest valid occurrences, and what is cut out of other words where none of those stands.

        Every occurrence is listed first and the choice made here, not in the automaton: where the
        longest fails its word boundary or its case, the next longest must have its turn.
        """
        if not self._patterns:
            return [], []
        folded, lowered = fold(text), caseless(text)
        found = self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        exempt = self._exempt_stretches(found)
        hits: list[TermHit] = []
        pieces: list[TermPiece] = []
        reached = 0
        for index, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            if start < reached:
                continue
            entry = self._choose(self._patterns[index], folded[start:end])
            if entry is None or not (
                _stands_alone(lowered, start, end) or _ends_before_figure(entry, lowered, start, end)
            ):
                continue
            if exempt.get((entry.source, start), 0) >= end:
                continue
            hit = TermHit(start, end, text[start:end], entry)
            word = crossing_word(folded, start, end)
            if word and not _is_of_two_terms(word, (start, end), found):
                pieces.append(TermPiece(hit, *word))
            elif not (entry.origin and is_doubtful(folded, start, end)):
                hits.append(hit)
                reached = end
        return hits, [piece for piece in pieces if piece.hit.entry.row and not _is_touched(piece.hit, hits)]

    def _exempt_stretches(self, found: Iterable[tuple[int, int, int]]) -> dict[tuple[str, int], int]:
        """By source and offset, how far an exception of that entry reaches which the offset lies in."""
        reach: dict[tuple[str, int], int] = {}
        for index, start, end in found:
            for source in self._exempt.get(self._patterns[index], ()):
                for offset in range(start, end):
                    reach[source, offset] = max(end, reach.get((source, offset), 0))
        return reach

    def _choose(self, pattern: str, surface: str) -> Entry | None:
        for form, entry in self._candidates.get(pattern, ()):
            if not entry.exact_case or form == surface:
                return entry
        return None


def _is_of_two_terms(word: tuple[int, int], term: tuple[int, int], found: Iterable[tuple[int, int, int]]) -> bool:
    """Whether a word runs across the edge of two terms, the one right behind the other: 裝載 in 封裝載板."""
    return any(end == term[0] if word[0] < term[0] else start == term[1] for _, start, end in found)


def _is_touched(own: TermHit, hits: Sequence[TermHit]) -> bool:
    """Whether one of `hits`, which are in order, has a character of `own`."""
    index = bisect_right(hits, own.start, key=lambda hit: hit.end)
    return index < len(hits) and hits[index].start < own.end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or figure runs on across either edge of a span of folded text."""
    return not (_runs_on(text, start, -1) or _runs_on(text, end - 1, 1))


def _ends_before_figure(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether a known name that ends in two digits has a figure right behind it: 元大台灣50 before 5萬張."""
    is_numbered = bool(entry.origin) and _NUMBERED.fullmatch(text, start, end) is not None
    return is_numbered and _FIGURE.match(text, end) is not None


def _runs_on(text: str, edge: int, step: int) -> bool:
    inner = text[edge]
    if not _is_word_character(inner):
        return False
    outer = text[edge + step] if 0 <= edge + step < len(text) else ""
    if _is_word_character(outer):
        return True
    beyond = text[edge + 2 * step] if 0 <= edge + 2 * step < len(text) else ""
    return inner.isdigit() and outer != "" and outer in _NUMBER_MARKS and beyond.isdigit()


def _is_word_character(char: str) -> bool:
    """Whether a letter or digit belongs to a script that puts spaces between words (not Han, kana, Hangul)."""
    return char.isalnum() and (ord(char) < 0x1100 or 0x1E00 <= ord(char) < 0x2000)


def _repetitions(text: str, hits: Sequence[TermHit]) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Spans that repeat the hit before them, each with what can be left out: a bracket if that says nothing else."""
    closed = 0
    for hit, after in zip_longest(hits, hits[1:]):
        if after and hit.start >= closed and _is_name_beside(hit, after, text):
            yield (after.start, after.end), (hit.end, after.end)
        bracket = _BRACKET.match(text, hit.end)
        if hit.start < closed or bracket is None:
            continue
        closed = bracket.end()
        parts = list(_PART.finditer(text, bracket.start(1), bracket.end(1)))
        same = [part for part in parts if _says_again(hit.entry, part[0])]
        opening = bracket.start(1) - 1
        whole = (opening, bracket.end()) if len(same) == len(parts) else None
        yield from ((part.span(), whole) for part in same)


def _is_name_beside(hit: TermHit, after: TermHit, text: str) -> bool:
    """Whether `after` is what `hit` is called in the other language, without a bracket: Nvidia輝達, 艾司摩爾 ASML."""
    is_beside = text[hit.end : after.start].strip(" ") == "" and after.start - hit.end <= 1
    return is_beside and hit.surface.isascii() != after.surface.isascii() and _says_again(hit.entry, after.surface)


def _says_again(entry: Entry, part: str) -> bool:
    said = caseless(part).strip()
    if any(said == caseless(form) for form in (*forms(entry), *renderings(entry))):
        return True
    return bool(said) and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", caseless(entry.target)) is not None
