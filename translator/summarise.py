"""Choose the sentences and the figures that stand for an article. Sole owner of sumy.

The summary is extractive: sumy's LexRank (Erkan and Radev 2004, JAIR 22) over our own segments and our
own words, weighed with what news needs (position, overlap with the title, figures and termbase names),
then chosen greedily by maximal marginal relevance (Carbonell and Goldstein 1998, SIGIR) within a budget
of English words. Everything is decided on the source side, so each point is the translation of a
sentence that stands in the body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from translator.profiles import QUALITY, Profile
from translator.records import KeyFigure, Passage, Quantity, QuantityKind, Role, SummaryPoint, Translation
from translator.words import STOP_WORDS, chinese_words

Words = Callable[[str], Sequence[str]]  # cuts a stretch of Chinese into words, in order

RUNNING = (Role.STANDFIRST, Role.PARAGRAPH)
CANDIDATES = 120
"""Sentences considered. LexRank compares every pair, and what a news article is about stands well before this."""

WEIGHTS = {"central": 0.40, "lead": 0.25, "title": 0.20, "facts": 0.15}
REDUNDANCY = 0.35
"""How much likeness to a sentence already chosen costs, on the scale of the weights."""
TOO_ALIKE = 0.6
"""Share of the shorter sentence's words that makes a second sentence a repetition."""
SLACK = 1.15
"""The word budget is "about": the sentences needed to reach the least number of points may go this far over."""


# Words that point back at a noun in another sentence. 其中 and 其他 do not need one in the same way, 此外 none.
_CONNECTIVE = re.compile(
    "(?:但是?|然而|不過|不过|此外|另外|同時|同时|例如|因此|所以|而且|並且|并且|而|儘管如此|尽管如此|即便如此|對此|对此|為此|为此|[，、\\s])+"
)
_POINTS_BACK = re.compile(
    "[他她它牠祂]|[這这那該该](?!裡|里是)|此(?!外|間|间)|其(?!中|他|它|實|实|餘|余)|後者|后者|前者|兩者|两者|雙方|双方|對此|对此|上述|兩人|两人|以上"
)
_POINTS_INSIDE = re.compile("[該该][公計计集機机地廠厂]|[這这](?:項|项|家|種|种|些|一)")
_OPENING, _CLOSING = "「『“《", "」』”》"
_QUOTED = re.compile("「[^」]*」|『[^』]*』|“[^”]*”")
_HAN_OR_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\w]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may be chosen: where it stands, its content words, and what it would cost."""

    point: SummaryPoint
    sentence: Translation
    words: frozenset[str]
    cost: int
    leads: bool
    opens_block: bool


def summarise(
    body: Sequence[Passage], title: str, words: Words = chinese_words, profile: Profile = QUALITY
) -> tuple[SummaryPoint, ...]:
    """Return the points of the summary in source order.

    `title` is in the source language. There are `profile.min_points` to `profile.max_points` points within
    about `profile.summary_words` English words, and always fewer than the article has sentences: an article
    of one sentence has no summary. Sentences that cannot stand alone are never chosen, sentences with
    findings only where nothing else will do.
    """
    candidates = list(_candidates(body, words))
    most = min(profile.max_points, len(candidates) - 1)
    fit = [candidate for candidate in candidates if _stands_alone(candidate.sentence.segment.text)]
    if most < 1 or not fit:
        return ()
    scores = _scores(candidates, frozenset(_content(words(title))))
    chosen = _choose(fit, scores, most, profile)
    return tuple(sorted((c.point for c in chosen), key=lambda point: (point.passage, point.sentence)))


def _candidates(body: Sequence[Passage], words: Words) -> Iterator[_Candidate]:
    """Yield the translated sentences of the running text, up to `CANDIDATES`."""
    found, fresh = 0, True
    for index, passage in enumerate(body):
        fresh = fresh or passage.role is Role.HEADING
        if passage.role not in RUNNING:
            continue
        for number, sentence in enumerate(passage.sentences):
            if not sentence.text.strip():
                continue
            if found == CANDIDATES:
                return
            content = frozenset(_content(_tokens(sentence, words)))
            cost = len(sentence.text.split())
            yield _Candidate(SummaryPoint(index, number), sentence, content, cost, fresh, number == 0)
            found, fresh = found + 1, False


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


def _content(tokens: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """Yield the tokens that carry content, in lower case. Words with digits (2nm, HBM4) do."""
    for token in tokens:
        word = token.strip().lower()
        if word and word not in STOP_WORDS and _HAN_OR_WORD.search(word):
            yield word


def _scores(candidates: Sequence[_Candidate], title: frozenset[str]) -> dict[SummaryPoint, float]:
    """Return the weighted worth of each candidate, 0 to 1 and then some deductions."""
    central = _centrality(candidates)
    scores: dict[SummaryPoint, float] = {}
    for place, candidate in enumerate(candidates):
        worth = WEIGHTS["central"] * central[place]
        worth += WEIGHTS["lead"] * _position(place, len(candidates), candidate)
        worth += WEIGHTS["title"] * len(candidate.words & title) / max(1, len(title))
        worth += WEIGHTS["facts"] * _facts(candidate.sentence)
        scores[candidate.point] = worth - _blemishes(candidate)
    return scores


def _centrality(candidates: Sequence[_Candidate]) -> list[float]:
    """Return sumy's LexRank rating of each candidate, scaled so that the best is 1."""
    import numpy
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer

    # A number before the text keeps two equal sentences apart: sumy keys its ratings by text.
    by_key = {f"{place}": sorted(candidate.words) for place, candidate in enumerate(candidates)}
    document = ObjectDocumentModel([Paragraph([Sentence(key, _Ready(by_key)) for key in by_key])])
    ratings: dict[str, float] = {}

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        ratings.update({str(info.sentence): float(info.rating) for info in infos})
        return infos

    with numpy.errstate(invalid="ignore"):  # 0 / 0 where no two sentences share a telling word: all are alike then
        LexRankSummarizer()(document, keep)
    best = max(ratings.values(), default=0.0) or 1.0
    return [1.0 if isnan(best) else ratings[key] / best for key in by_key]


@dataclass(frozen=True, slots=True)
class _Ready:
    """The tokenizer that sumy asks for, with words already cut."""

    by_key: dict[str, list[str]]

    def to_words(self, key: str) -> list[str]:
        return self.by_key[key]


def _position(place: int, total: int, candidate: _Candidate) -> float:
    """Return 1 for the lead, falling with distance; the first sentence after a heading leads its section."""
    value = 1.0 / (1.0 + place / 2.0)
    value = max(value, 0.5 if candidate.leads else 0.25 if candidate.opens_block else 0.0)
    return value * (1.0 - 0.2 * place / total)


def _facts(sentence: Translation) -> float:
    """Return how much a sentence states: figures that matter and termbase names, 0 to 1."""
    figures = sum(_tier(quantity) is not None for quantity in sentence.quantities)
    return min(1.0, 0.35 * figures + 0.15 * len({term.hit.entry.source for term in sentence.terms}))


def _blemishes(candidate: _Candidate) -> float:
    """Return what to take off for a sentence that reads badly on its own."""
    text = candidate.sentence.segment.text.strip()
    loss = 0.0
    if _CONNECTIVE.match(text) or _POINTS_INSIDE.search(text):
        loss += 0.06
    if "我" in "".join(_QUOTED.findall(text)):
        loss += 0.10
    if text.rstrip("」”』").endswith(("？", "?")):
        loss += 0.15
    if len(candidate.words) < 5:
        loss += 0.15
    return loss


def _stands_alone(text: str) -> bool:
    """Whether a sentence is understood without its neighbours: no dangling pronoun, no speech without its speaker."""
    bare = text.strip()
    start = _CONNECTIVE.match(bare)
    if _POINTS_BACK.match(bare, start.end() if start else 0):
        return False
    if any(bare.count(o) != bare.count(c) for o, c in zip(_OPENING, _CLOSING, strict=True)):
        return False
    outside = _QUOTED.sub("", bare) if bare[:1] in _OPENING else bare
    return len(_HAN_OR_WORD.findall(outside)) >= 3


def _choose(
    fit: Sequence[_Candidate], scores: dict[SummaryPoint, float], most: int, profile: Profile
) -> list[_Candidate]:
    """Return the chosen candidates: those without findings first, then flagged ones up to the least number."""
    chosen: list[_Candidate] = []
    clean = [candidate for candidate in fit if not candidate.sentence.findings]
    least, words = min(profile.min_points, most), profile.summary_words
    for pool, points, budget in ((clean, most, words), (fit, least, words), (fit, least, round(words * SLACK))):
        _fill(chosen, pool, scores, (points, budget))
    if not chosen:  # every sentence is longer than the whole budget: the shortest is better than none
        chosen.append(min(fit, key=lambda c: (bool(c.sentence.findings), c.cost)))
    return chosen


def _fill(
    chosen: list[_Candidate], pool: Sequence[_Candidate], scores: dict[SummaryPoint, float], limits: tuple[int, int]
) -> None:
    """Add to `chosen` the best of `pool` one by one, while points and words (the two `limits`) last."""
    points, budget = limits
    share = budget / 2  # no one sentence may eat more than half
    left = [c for c in pool if c not in chosen and c.cost <= share]
    while left and len(chosen) < points:
        room = budget - sum(c.cost for c in chosen)
        left = [c for c in left if c.cost <= room and _likeness(c, chosen) < TOO_ALIKE]
        if not left:
            return
        best = max(left, key=lambda c: scores[c.point] - REDUNDANCY * _likeness(c, chosen))
        chosen.append(best)
        left.remove(best)


def _likeness(candidate: _Candidate, chosen: Sequence[_Candidate]) -> float:
    """Return the largest share of words that a candidate has in common with a chosen one, 0 to 1."""
    mine = candidate.words
    return max((len(mine & c.words) / max(1, min(len(mine), len(c.words))) for c in chosen), default=0.0)


# ---------------------------------------------------------------- key figures


def key_figures(body: Sequence[Passage], limit: int = 8) -> tuple[KeyFigure, ...]:
    """Return the figures worth a table, ranked: money and magnitudes, percent, measures, counts.

    Dates, ordinals, times, spans of time, codes, counts below ten and vague figures ("billions of
    dollars") are left out, and so is a sum in brackets that only converts the sum before it. A value in a
    unit stands once, where it is first stated in a sentence without findings if there is one. Within a
    rank the order is the source's.
    """
    best: dict[tuple[object, ...], tuple[bool, int, KeyFigure]] = {}
    for figure, tier, flagged in _figures(body):
        quantity = figure.quantity
        key = (quantity.value, quantity.upper, quantity.unit, quantity.currency)
        if key not in best or (best[key][0] and not flagged):
            best[key] = (flagged, tier, figure)
    ranked = sorted(best.values(), key=lambda row: (row[1], row[2].passage, row[2].sentence, row[2].quantity.start))
    return tuple(figure for _, _, figure in ranked[:limit])


def _figures(body: Sequence[Passage]) -> Iterator[tuple[KeyFigure, int, bool]]:
    """Yield each figure of the running text that has a rank, with it and whether its sentence has findings."""
    for index, passage in enumerate(body):
        if passage.role not in RUNNING:
            continue
        for number, sentence in enumerate(passage.sentences):
            earlier: Quantity | None = None
            for quantity in sorted(sentence.quantities, key=lambda q: q.start):
                tier = _tier(quantity) if re.search(r"\d", quantity.english) else None
                if tier is not None and not _converts(quantity, earlier, sentence.segment.text):
                    yield KeyFigure(quantity, index, number), tier, bool(sentence.findings)
                earlier = quantity


_TIERS = {QuantityKind.MONEY: 0, QuantityKind.PERCENT: 1, QuantityKind.MEASURE: 2, QuantityKind.MULTIPLE: 2}


def _tier(quantity: Quantity) -> int | None:
    """Return the rank of a figure for the table, 0 best, or `None` for one that does not belong there."""
    if quantity.kind is QuantityKind.COUNT:
        size = abs(quantity.value)
        return 0 if size >= 10_000 else 3 if size >= 10 else None
    return _TIERS.get(quantity.kind)


def _converts(quantity: Quantity, earlier: Quantity | None, text: str) -> bool:
    """Whether a sum only repeats, in brackets and another currency, the sum before it."""
    if quantity.kind is not QuantityKind.MONEY or earlier is None or earlier.kind is not QuantityKind.MONEY:
        return False
    before = text[: quantity.start]
    opened = max(before.rfind("（"), before.rfind("("))
    return opened > max(before.rfind("）"), before.rfind(")")) and quantity.currency != earlier.currency
