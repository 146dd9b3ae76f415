"""Chinese and English that a text itself puts side by side: 「拉皮達斯」（Rapidus）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.chinese.characters import HAN_RANGES, has_han, is_han
from translator.chinese.script import fold
from translator.chinese.words import Word
from translator.glossary.match import caseless, forms, renderings
from translator.glossary.name_boundary import LONGEST_NAME, hits_within, is_acronym, name_edge, names_role
from translator.records import Entry, TermHit

_HAN_RUN = f"[{HAN_RANGES}·‧・]"
_LATIN = r"[A-Za-z][A-Za-z0-9 .,&'’+/\-]{0,78}[A-Za-z0-9.]"
_BRACKET = r"\s{0,3}[（(]([^（）()]{2,120})[）)]"
_QUOTED_PAIR = re.compile(rf"[「『《〈“\"]([^「『《〈“\"」』》〉”]{{2,24}})[」』》〉”\"]{_BRACKET}")
_BARE_PAIR = re.compile(rf"({_HAN_RUN}{{2,24}}){_BRACKET}")
_REVERSED_PAIR = re.compile(rf"(?<![A-Za-z])({_LATIN})\s{{0,3}}[（(]({_HAN_RUN}{{2,{LONGEST_NAME}}})[）)]")
_BESIDE = re.compile(rf"({_HAN_RUN}{{2,24}})\s?([A-Z][a-z]+(?:[ \-][A-Z][a-z.]+){{1,2}})(?![A-Za-z])")
_ENGLISH = re.compile(_LATIN)
_PARTS = re.compile(r"[，、;；/／]|,(?!\s?(?:Ltd|Inc|LLC|LLP|PLC|Corp|Co)\b)")
# A bracket that says where a picture or a quotation comes from, or a unit's symbol.
_CREDITED = re.compile(r"(?:图|图片|照片|影片|画面|摄|来源|取自|报导|提供|示意图)$")
_SYMBOL = re.compile(r"[a-zµ]{1,3}\d?|[A-Z]{1,2}")
_INSTITUTION = re.compile(
    r"(?:大学|学院|公司|集团|银行|委员会|协会|公会|学会|联盟|组织|基金|(?<!资料)(?<!数据)中心|研究所|研究院|交易所|办公室|[部署局]|联准会)$"
)
_LAW = re.compile(r"(?:法案|[^方办想无语]法|条例|条约|公约|协定)$")
_PERSONAL = re.compile(r"[A-Z][A-Za-z.'’\-]*(?: [A-Z][A-Za-z.'’\-]*){1,3}")
_PLACE = re.compile(r"[市县郡町岛]$")


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


@dataclass(frozen=True, slots=True)
class Found:
    """A suggestion and where in a text it was seen."""

    suggestion: Suggestion
    start: int
    end: int


def term_pairs(text: str, words: Sequence[Word], hits: Sequence[TermHit]) -> Iterator[Found]:
    """The pairs that `text` gives; `words` and `hits` are its words and the known terms in it."""
    quoted_ends = set()
    for found in _QUOTED_PAIR.finditer(text):
        quoted_ends.add(found.end())
        yield from _pair(text, found.span(1), found[2], hits, 0.95)
    for found in _BARE_PAIR.finditer(text):
        if found.end() not in quoted_ends and not _CREDITED.search(fold(found[1])):
            yield from _bare(text, found, hits)
    for found in _REVERSED_PAIR.finditer(text):
        edge = name_edge(text, found.span(2), found[1], ())
        if edge.start == found.start(2) and not names_role(fold(found[2])):
            yield from _pair(text, found.span(2), found[1], hits, 0.7)
    yield from _beside(text, words, hits)


def _bare(text: str, found: re.Match[str], hits: Sequence[TermHit]) -> Iterator[Found]:
    bracket = found[2].strip()
    english = _ENGLISH.match(bracket)
    said = _renderings(bracket)
    if english is not None and said:
        edge = name_edge(text, found.span(1), said[0], hits)
        for pair in _pair(text, (edge.start, found.end(1)), bracket, hits, 0.85):
            yield _of_person(pair) if edge.after_role and _PERSONAL.fullmatch(bracket) else pair


def _beside(text: str, words: Sequence[Word], hits: Sequence[TermHit]) -> Iterator[Found]:
    """A person's name with the Latin one right after it: 執行長黃仁勳Jensen Huang."""
    ends = {word.end: word for word in words}
    for found in _BESIDE.finditer(text):
        last = ends.get(found.end(1))
        edge = name_edge(text, found.span(1), found[2], hits)
        if last is not None and last.tag.startswith("nr") and edge.after_role:
            yield from map(_of_person, _pair(text, (edge.start, found.end(1)), found[2], hits, 0.6))


def _of_person(pair: Found) -> Found:
    return replace(pair, suggestion=replace(pair.suggestion, kind=pair.suggestion.kind or "person"))


def _pair(
    text: str, span: tuple[int, int], bracket: str, hits: Sequence[TermHit], confidence: float
) -> Iterator[Found]:
    """The pair that a name and a bracket make, if it is one and the glossary lacks it."""
    source, targets = text[slice(*span)], _renderings(bracket)
    if not targets or sum(map(is_han, source)) < 2 or _SYMBOL.fullmatch(targets[0]):
        return
    target, accept = targets[0], tuple(targets[1:])
    entry = next((hit.entry for hit in hits_within(hits, *span) if (hit.start, hit.end) == span), None)
    if entry is None:
        aliases = tuple(part for part in _parts(bracket) if has_han(part) and part != source)
        trust = round(confidence - 0.1 * is_acronym(target), 2)  # initials say less than a name
        suggestion = Suggestion(source, target, "the text gives both", trust, (), 1, aliases, accept, _kind(source))
        yield Found(suggestion, *span)
    elif not _is_rendering(entry, target):
        why = f"row {entry.place}: the glossary says “{entry.target}”, the text “{target}”"
        yield Found(Suggestion(entry.source, entry.target, why, 0.4, (), accept=(target, *accept)), *span)


def _parts(bracket: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(bracket)]


def _renderings(bracket: str) -> list[str]:
    """The English names in a bracket: the first, and initials beside a name or a name beside initials."""
    latin = [part for part in _parts(bracket) if _ENGLISH.fullmatch(part)]
    return [name for name in latin if name == latin[0] or is_acronym(name) != is_acronym(latin[0])][:2]


def _is_rendering(entry: Entry, english: str) -> bool:
    said = {caseless(text) for text in (*renderings(entry), *forms(entry))}
    return caseless(english) in said or any(caseless(english) in text.split() for text in said)


def _kind(source: str) -> str:
    folded = fold(source)
    kinds = (("org", _INSTITUTION), ("law", _LAW), ("place", _PLACE))
    return next((kind for kind, ending in kinds if ending.search(folded)), "")
