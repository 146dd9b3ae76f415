"""Entries that articles themselves propose: what a text glosses, misspells, or keeps naming."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from translator.chinese.characters import is_han
from translator.chinese.script import fold
from translator.chinese.words import Word, tagged
from translator.glossary.glossary_csv import COLUMNS
from translator.glossary.match import Glossary, caseless, forms
from translator.glossary.name_boundary import names_role
from translator.glossary.term_pairs import Found, Suggestion, term_pairs
from translator.records import ORIGINS, Article, Entry, TermHit

TRUSTED = 0.5
"""Confidence from which a suggestion is worth a reader's time; `suggest` also returns those below it."""

FEWEST_MENTIONS = 3
KNOWN_NAME = "a known name"
_OWN = 0.55
_SHORTEST_NAME = 3
_EXCERPT = 12
_PLACES = 3
_NAME_TAGS = ("nr", "ns", "nt", "nz", "nrt", "nrfg")
_SAYING = frozenset(("表示", "指出", "强调", "认为", "透露", "说", "宣布", "坦言", "补充", "告诉", "称"))


Known = Callable[[str, Glossary], tuple[Entry, ...]]
"""Returns the names in a text that the program knows, beside a glossary."""


def _nothing(_: str, __: Glossary) -> tuple[Entry, ...]:
    return ()


def suggest(articles: Sequence[Article], glossary: Glossary, known: Known = _nothing) -> tuple[Suggestion, ...]:
    """Entries that `articles` propose and `glossary` lacks, most trustworthy first (see `TRUSTED`).

    Among them what is `known` without the glossary, so that a desk can settle it, where no article says otherwise.
    """
    found: list[Suggestion] = []
    names = _Names(glossary)
    recurrent = _Recurrent()
    for article in articles:
        settled = Glossary(known("\n".join(_texts(article)), glossary))
        for text in _texts(article):
            hits = glossary.occurrences(text)
            words = tagged(text)
            here = (*term_pairs(text, words, hits), *names.near(text, hits), *recurrent.note(text, words, hits))
            here = (*here, *_of_program(settled.occurrences(text)))
            found += (_located(item, article, text) for item in here)
    return _merged(found, recurrent)


def _of_program(hits: Iterable[TermHit]) -> Iterator[Found]:
    """The known names that stand in a text, with the source of their English."""
    for hit in hits:
        entry = hit.entry
        aliases = tuple(form for form in forms(entry) if form != entry.source)
        accept = tuple(text for text in entry.accept if text != entry.target)
        why = f"{KNOWN_NAME} ({ORIGINS[entry.origin]})"
        trust = _OWN if entry.origin == "own" else TRUSTED
        item = Suggestion(entry.source, entry.target, why, trust, (), 1, aliases, accept, entry.kind)
        yield Found(item, hit.start, hit.end)


def rows(suggestions: Iterable[Suggestion]) -> list[tuple[str, ...]]:
    """The suggestions as rows of a glossary, its columns before them, the reason and the places under `note`."""
    return [COLUMNS, *map(_row, suggestions)]


def _row(item: Suggestion) -> tuple[str, ...]:
    note = f"{item.why} ({item.confidence:.0%}, seen {item.count}x): {' / '.join(item.seen)}"
    cells = {"source": item.source, "target": item.target, "kind": item.kind, "note": note}
    cells |= {"aliases": "|".join(item.aliases), "accept": "|".join(item.accept)}
    return tuple(cells.get(name, "") for name in COLUMNS)


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    yield from (block.text for block in article.blocks)
    for item in article.related:
        yield from (item.headline, item.lede)


def _located(item: Found, article: Article, text: str) -> Suggestion:
    around = text[max(0, item.start - _EXCERPT) : item.end + _EXCERPT].replace("\n", " ")
    shown = "".join(char for char in around if char.isprintable()).strip()
    return replace(item.suggestion, seen=(f"{article.path.name}: …{shown}…",))


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

    def near(self, text: str, hits: Sequence[TermHit]) -> Iterator[Found]:
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
        for key in _halves(window):
            for form, entry in self._halves.get(key, ()):
                from rapidfuzz.distance import Hamming

                same_family = len(form) > 3 or form[0] == window[0]
                if same_family and Hamming.distance(form, window) == 1 and all(map(is_han, window)):
                    return entry
        return None


def _halves(name: str) -> tuple[tuple[int, bool, str], tuple[int, bool, str]]:
    middle = len(name) // 2
    return (len(name), False, name[:middle]), (len(name), True, name[middle:])


def _variant(surface: str, entry: Entry, start: int) -> Found:
    """A row of its own, which can stand beside that of the name; an alias would claim its row twice."""
    why = f"one character away from {entry.source}: a misspelling, or somebody else"
    confidence = 0.7 if len(surface) > _SHORTEST_NAME else 0.4
    suggestion = Suggestion(surface, entry.target, why, confidence, (), accept=entry.accept, kind=entry.kind)
    return Found(suggestion, start, start + len(surface))


class _Recurrent:
    """Names that no entry covers, counted over all texts."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def note(self, text: str, words: Sequence[Word], hits: Sequence[TermHit]) -> Iterator[Found]:
        """Names in `text` that no hit touches; who is introduced or speaks is a person for certain."""
        taken = {offset for hit in hits for offset in range(hit.start, hit.end)}
        for index, word in enumerate(words):
            is_name = word.tag in _NAME_TAGS and len(word.text) >= _SHORTEST_NAME and is_han(word.text[0])
            if not is_name or not taken.isdisjoint(range(word.start, word.end)):
                continue
            self._counts[word.text] = self._counts.get(word.text, 0) + 1
            introduced = index > 0 and names_role(words[index - 1].text)
            speaks = index + 1 < len(words) and words[index + 1].text in _SAYING
            is_person = word.tag.startswith("nr") and (introduced or speaks)
            confidence, kind = (TRUSTED, "person") if is_person else (0.2, "")
            named = Suggestion(text[word.start : word.end], "", "named again and again", confidence, (), kind=kind)
            yield Found(named, word.start, word.end)

    def is_enough(self, source: str) -> bool:
        """Whether `source` came often enough to be worth a row."""
        return self._counts.get(fold(source), 0) >= FEWEST_MENTIONS


def _merged(found: Iterable[Suggestion], recurrent: _Recurrent) -> tuple[Suggestion, ...]:
    """One suggestion a source and target; the better evidence speaks, sightings are counted together."""
    merged: dict[tuple[str, str], Suggestion] = {}
    for item in found:
        if item.target or recurrent.is_enough(item.source):
            key = (fold(item.source), caseless(item.target))
            merged[key] = _joined(merged[key], item) if key in merged else item
    by_target: dict[str, list[Suggestion]] = {}
    for (_, target), item in merged.items():
        by_target.setdefault(target, []).append(item)
    unpaired = by_target.pop("", [])
    kept = [item for alike in by_target.values() for item in _without_overhang(alike)]
    said = {fold(form) for item in kept if not _is_known(item) for form in (item.source, *item.aliases)}
    kept = [item for item in kept if not _is_known(item) or fold(item.source) not in said]
    paired = {fold(form) for item in kept for form in (item.source, *item.aliases)}
    kept += (item for item in unpaired if fold(item.source) not in paired)
    return tuple(sorted(kept, key=lambda item: (-item.confidence, -item.count, item.source)))


def _is_known(item: Suggestion) -> bool:
    return item.why.startswith(KNOWN_NAME)


def _joined(one: Suggestion, other: Suggestion) -> Suggestion:
    best = max(one, other, key=lambda item: item.confidence)
    seen = tuple(dict.fromkeys((*one.seen, *other.seen)))[:_PLACES]
    return replace(best, seen=seen, count=one.count + other.count)


def _without_overhang(alike: Sequence[Suggestion]) -> list[Suggestion]:
    """Sources of one English name, longer ones that hold a shorter one merged with it.

    A longer one that ends as a shorter one does kept words before the name (美國聯準會 beside
    聯準會), unless its edges were marked; one that begins as it does is a fuller name (美光科技).
    """
    kept: list[Suggestion] = []
    for item in sorted(alike, key=lambda one: len(one.source)):
        for at, shorter in enumerate(kept):
            if fold(item.source).endswith(fold(shorter.source)):
                kept[at] = _joined(shorter, item)
                break
            if fold(item.source).startswith(fold(shorter.source)):
                aliases = tuple(dict.fromkeys((*shorter.aliases, item.source)))
                kept[at] = replace(_joined(shorter, item), source=shorter.source, aliases=aliases)
                break
        else:
            kept.append(item)
    return kept
