"""Entries that articles themselves propose: what a text glosses, misspells, or keeps naming."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translator.glossary.match import Glossary, caseless, forms, renderings
from translator.records import Article, Entry, TermHit
from translator.script import fold, is_han

HEADER = ("source", "target", "aliases", "accept", "kind", "note")
LONGEST_NAME = 14
FEWEST_MENTIONS = 3
_EXCERPT = 12

_LATIN = r"[A-Za-z][A-Za-z0-9 .,&'’+/\-]{0,78}[A-Za-z0-9.]"
_HAN_RUN = r"[\u3007\u3400-\u9fff·‧・]"
_QUOTED_PAIR = re.compile(rf"[「『《“\"]([^「『《“\"」』》”]{{2,24}})[」』》”\"]\s*[（(]\s*({_LATIN})\s*[）)]")
_BARE_PAIR = re.compile(rf"({_HAN_RUN}{{2,24}})\s*[（(]\s*({_LATIN})\s*[）)]")
_REVERSED_PAIR = re.compile(rf"(?<![A-Za-z])({_LATIN})\s*[（(]({_HAN_RUN}{{2,{LONGEST_NAME}}})[）)]")
_SHORTEST_NAME = 3
# What stands between a name and the words before it. Single characters are told by themselves: the
# tagger takes those of a name apart (吉野直之 ends in a particle for it).
_JOINTS = frozenset("的与和及在于是由对为向将被从以给了至到而或跟称据把让使等其占追年月日")
_JOINT_TAGS = frozenset(("p", "c", "u", "d", "v", "uj", "ul"))
_NAME_TAGS = ("nr", "ns", "nt", "nz", "nrt", "nrfg")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry to review. `target` is empty where the articles do not say it; `confidence` is 0 to 1.

    `why` is a reason to show; `seen` is where, as "file: …excerpt…", at most three places.
    """

    source: str
    target: str
    why: str
    confidence: float
    seen: tuple[str, ...]
    count: int = 1
    aliases: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    kind: str = ""


def suggest(articles: Sequence[Article], glossary: Glossary) -> tuple[Suggestion, ...]:
    """Entries that `articles` propose and `glossary` lacks, most trustworthy first."""
    found: list[Suggestion] = []
    names = _Names(glossary)
    for article in articles:
        for text in _texts(article):
            hits = glossary.occurrences(text)
            found += _located(_pairs(text, hits), article, text)
            found += _located(names.near(text, hits), article, text)
    found += _recurrent(articles, glossary)
    return _merged(found)


def rows(suggestions: Iterable[Suggestion]) -> str:
    """The suggestions as CSV in the glossary's own columns, the reason and the places under `note`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for item in suggestions:
        note = f"{item.why} ({item.confidence:.0%}, seen {item.count}x): {' / '.join(item.seen)}"
        writer.writerow((item.source, item.target, "|".join(item.aliases), "|".join(item.accept), item.kind, note))
    return out.getvalue()


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    yield from (block.text for block in article.blocks)
    for item in article.related:
        yield from (item.headline, item.lede)


@dataclass(frozen=True, slots=True)
class _Found:
    """A suggestion and where in a text it was seen."""

    suggestion: Suggestion
    start: int
    end: int


def _located(found: Iterable[_Found], article: Article, text: str) -> Iterator[Suggestion]:
    for item in found:
        around = text[max(0, item.start - _EXCERPT) : item.end + _EXCERPT].strip().replace("\n", " ")
        yield replace(item.suggestion, seen=(f"{article.path.name}: …{around}…",))


def _pairs(text: str, hits: Sequence[TermHit]) -> Iterator[_Found]:
    """Chinese and English that the text itself puts side by side in brackets."""
    quoted_ends = set()
    for found in _QUOTED_PAIR.finditer(text):
        quoted_ends.add(found.end())
        yield from _pair(found.start(1), found[1], found[2], hits, 0.95)
    for found in _BARE_PAIR.finditer(text):
        if found.end() not in quoted_ends:
            start = _name_start(text, found.start(1), found.end(1), hits)
            yield from _pair(start, text[start : found.end(1)], found[2], hits, 0.8)
    for found in _REVERSED_PAIR.finditer(text):
        yield from _pair(found.start(2), found[2], found[1], hits, 0.8)


def _pair(start: int, source: str, english: str, hits: Sequence[TermHit], confidence: float) -> Iterator[_Found]:
    end = start + len(source)
    target, *accept = [part.strip() for part in re.split("[,/]", english) if part.strip()]
    if sum(map(is_han, source)) < 2 or len(target) < 2:
        return
    known = next((hit.entry for hit in hits if hit.start == start and hit.end == end), None)
    if known is None:
        why = "the text gives both"
        yield _Found(Suggestion(source, target, why, confidence, (), accept=tuple(accept)), start, end)
    elif not _is_rendering(known, target):
        why = f"the glossary says “{known.target}”, the text “{target}”"
        yield _Found(Suggestion(known.source, known.target, why, 0.6, (), accept=(target, *accept)), start, end)


def _is_rendering(entry: Entry, english: str) -> bool:
    said = {caseless(text) for text in (*renderings(entry), *forms(entry))}
    return caseless(english) in said or any(caseless(english) in text.split() for text in said)


def _name_start(text: str, start: int, end: int, hits: Sequence[TermHit]) -> int:
    """Where the name that ends at `end` begins: after a known term, a verb, a particle … or at `start`."""
    for hit in hits:
        if start <= hit.start and hit.end == end:
            return hit.start
        if start < hit.end <= end - _SHORTEST_NAME:
            start = hit.end
    from rjieba import has_word

    at = end
    for word, tag in reversed(_tagged(text[start:end])):
        # A longer verb that no dictionary knows is a guess at a name (聯準會), and one at the very
        # start of the run is more often part of one (慶應義塾大學).
        stands_between = tag in _JOINT_TAGS and has_word(word) and at - len(word) > start
        joins = word in _JOINTS if len(word) == 1 else stands_between
        if (at < end and joins) or end - at + len(word) > LONGEST_NAME:
            break
        at -= len(word)
    return at


def _tagged(text: str) -> list[tuple[str, str]]:
    """(word, part of speech) of a text; folding keeps lengths, so offsets hold. The words are Simplified."""
    import rjieba

    return [(str(word), str(tag)) for word, tag in rjieba.tag(fold(text))]


class _Names:
    """The names of a glossary by their halves: with one other character, one half is still as it was."""

    def __init__(self, glossary: Glossary) -> None:
        self._halves: dict[tuple[int, bool, str], list[tuple[str, Entry]]] = {}
        for entry in glossary.entries:
            shortest = {"person": 3, "org": 5, "place": 5}.get(entry.kind)
            for form in forms(entry) if shortest else ():
                folded = fold(form)
                if len(folded) >= (shortest or 0) and all(map(is_han, folded)):
                    for key in _halves(folded):
                        self._halves.setdefault(key, []).append((folded, entry))
        self._lengths = sorted({length for length, *_ in self._halves})

    def near(self, text: str, hits: Sequence[TermHit]) -> Iterator[_Found]:
        """Stretches of `text` that are one character away from a name and are no name themselves."""
        folded = fold(text)
        known = [0] * len(text)  # by offset, how long the hit is that the character belongs to
        inner = [False] * (len(text) + 1)  # whether a hit runs across the gap before the offset
        for hit in hits:
            known[hit.start : hit.end] = [hit.end - hit.start] * (hit.end - hit.start)
            inner[hit.start + 1 : hit.end] = [True] * (hit.end - hit.start - 1)
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                end = start + length
                if inner[start] or inner[end] or max(known[start], known[end - 1]) >= length - 1:
                    continue  # cut out of a known term, or one with a neighbour
                entry = self._one_off(folded[start:end])
                if entry is not None:
                    yield _variant(text[start:end], entry, start)

    def _one_off(self, window: str) -> Entry | None:
        from rapidfuzz.distance import Hamming

        for key in _halves(window):
            for form, entry in self._halves.get(key, ()):
                same_family = len(form) > 3 or form[0] == window[0]
                if same_family and Hamming.distance(form, window) == 1 and all(map(is_han, window)):
                    return entry
        return None


def _halves(name: str) -> tuple[tuple[int, bool, str], tuple[int, bool, str]]:
    middle = len(name) // 2
    return (len(name), False, name[:middle]), (len(name), True, name[middle:])


def _variant(surface: str, entry: Entry, start: int) -> _Found:
    why = f"one character away from {entry.source}: a misspelling, or somebody else"
    confidence = 0.7 if len(surface) > 3 else 0.4
    suggestion = Suggestion(entry.source, entry.target, why, confidence, (), aliases=(surface,), kind=entry.kind)
    return _Found(suggestion, start, start + len(surface))


def _recurrent(articles: Sequence[Article], glossary: Glossary) -> Iterator[Suggestion]:
    """Names that come up again and again and that no entry covers."""
    counts: Counter[str] = Counter()
    seen: dict[str, Suggestion] = {}
    for article in articles:
        for text in _texts(article):
            taken = {offset for hit in glossary.occurrences(text) for offset in range(hit.start, hit.end)}
            at = 0
            for word, tag in _tagged(text):
                start, at = at, at + len(word)
                is_name = tag in _NAME_TAGS and len(word) >= _SHORTEST_NAME and is_han(word[0])
                if is_name and taken.isdisjoint(range(start, at)):
                    counts[word] += 1
                    if word not in seen:
                        named = Suggestion(text[start:at], "", "named again and again", 0.2, ())
                        seen[word] = next(_located([_Found(named, start, at)], article, text))
    for word, count in counts.items():
        if count >= FEWEST_MENTIONS:
            yield replace(seen[word], count=count)


def _merged(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """One suggestion a source, target and alias; the better evidence speaks, sightings are counted together."""
    merged: dict[tuple[str, ...], Suggestion] = {}
    for item in found:
        key = (fold(item.source), caseless(item.target), *map(fold, item.aliases))
        other = merged.get(key)
        if other is None:
            merged[key] = item
            continue
        best = max(other, item, key=lambda one: one.confidence)
        seen = tuple(dict.fromkeys((*other.seen, *item.seen)))[:3]
        merged[key] = replace(best, seen=seen, count=other.count + item.count)
    paired = {source for source, target, *_ in merged if target}
    kept = (item for (source, target, *_), item in merged.items() if target or source not in paired)
    return tuple(sorted(kept, key=lambda item: (-item.confidence, -item.count, item.source)))
