"""Names whose English an article states itself: 黃仁勳（Jensen Huang，輝達執行長）.

An entry that is wrong would be enforced in every sentence, so each needs evidence for where the name begins
that does not come from the cutting of words alone: quotation marks, a surname that the English spells, a
sound, or an edge that cannot be misjudged. Initials are left alone: 特斯拉（TSLA） is a ticker, and 人工智慧（AI）
does not forbid "artificial intelligence".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.chinese.words import tagged
from translator.glossary import Glossary, renderings
from translator.glossary.match import Matcher, caseless
from translator.glossary.name_boundary import hits_within
from translator.glossary.term_pairs import term_pairs
from translator.names.sources.stated_evidence import Pair, judged
from translator.names.sources.table import known_names_table
from translator.records import Entry, TermHit

_BRACKETED = re.compile(
    rf"[{HAN_RANGES}」』》〉”’\"']\s*[（(]\s*[A-Za-z]|[A-Za-z.]\s*[（(][{HAN_RANGES}]|"
    rf"[{HAN_RANGES}]\s?[A-Z][a-z]+[ \-][A-Z]"
)

_TRADES = frozenset(["半导体", "集成电路", "积体电路", "晶圆", "面板", "存储", "芯片", "晶片", "封装"])
_PLACES = ("country", "place")


def stated_names(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the names that `text`, a whole article, glosses itself, for use inside that article only.

    In order of first mention, `row` 0. None where the glossary has the Chinese or the English, where a term
    of it stands across or around the name anywhere in the article, or inside it without standing in the
    English too (東京 in 東京威力科創, Tokyo Electron, may), and none where the article contradicts itself.
    """
    found = [pair for line in _lines(text) for pair in _pairs(line, glossary)]
    if not found:
        return ()
    whole = fold(text)
    taken = {said.lower() for entry in glossary.entries for said in renderings(entry)}
    entries: dict[str, Entry] = {}
    for pair in found:
        for entry in judged(pair, whole):
            if entry.target.lower() not in taken:
                entries.setdefault(fold(entry.source), entry)
    stated = _statements(found)
    agreed = [entry for source, entry in entries.items() if len(stated.get(source, ())) < 2]
    return without_contradictions(text, agreed, glossary)


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if _BRACKETED.search(line))


def _pairs(line: str, glossary: Glossary) -> Iterator[Pair]:
    hits = glossary.occurrences(line)
    words = tagged(line)
    for found in term_pairs(line, words, hits):
        if found.suggestion.target and found.suggestion.why == "the text gives both":
            yield Pair(line, found.start, found.end, found.suggestion, tuple(words), tuple(hits))


def _statements(found: Sequence[Pair]) -> dict[str, set[str]]:
    """By folded source, the different English names that the article gives it, whatever their case."""
    stated: dict[str, set[str]] = {}
    for pair in found:
        if pair.is_name:
            stated.setdefault(fold(pair.source), set()).add(caseless(pair.target))
    return stated


@dataclass(frozen=True, slots=True)
class _Known:
    """The glossary's hits in an article, by offset."""

    hits: tuple[TermHit, ...]

    def allows(self, own: TermHit) -> bool:
        """Whether an own name takes nothing away from the terms that it touches: 東京電力 is Tokyo Electric Power."""
        return all(self._agrees(own, hit) for hit in hits_within(self.hits, own.start, own.end) if _touch(own, hit))

    def _agrees(self, own: TermHit, hit: TermHit) -> bool:
        inside = own.start <= hit.start and hit.end <= own.end and hit.end - hit.start < own.end - own.start
        said = " / ".join(("", *map(caseless, renderings(own.entry)), ""))
        return inside and (
            any(f" {caseless(text)} " in said for text in renderings(hit.entry))
            or _is_elsewhere(own, hit)
            or _is_trade(own, hit)
        )


def _is_elsewhere(own: TermHit, hit: TermHit) -> bool:
    """Whether an institution is called like another, with its place before: 韓國經濟日報 is no 經濟日報."""
    where = known_names_table().row(fold(own.surface[: hit.start - own.start])) if hit.end == own.end else None
    return own.entry.kind == hit.entry.kind == "org" and where is not None and where.kind in _PLACES


def _is_trade(own: TermHit, hit: TermHit) -> bool:
    """Whether a term is only what a firm makes, at the end of its name: 半導體 in 安世半導體, Nexperia."""
    return own.entry.kind == "org" and hit.end == own.end and fold(hit.surface) in _TRADES


def _touch(own: TermHit, hit: TermHit) -> bool:
    return own.start < hit.end and hit.start < own.end


def without_contradictions(text: str, entries: Sequence[Entry], glossary: Glossary) -> tuple[Entry, ...]:
    """Those of `entries` that contradict no term of the glossary anywhere in `text`."""
    if not entries:
        return ()
    known = _Known(tuple(glossary.occurrences(text)))
    refused = {own.entry.source for own in Matcher(entries).found(text)[0] if not known.allows(own)}
    return tuple(entry for entry in entries if entry.source not in refused)
