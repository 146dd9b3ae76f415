"""Failing sentences to better ones, up a bounded ladder. What verifies best is kept.

All sentences that still fail climb each rung together, so that the engine has full batches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain

from translator.chinese.characters import HAN_RANGES, has_han
from translator.chinese.script import convert
from translator.engines.base import Engine, Request
from translator.names import is_common, reading
from translator.progress import Progress, no_progress
from translator.records import Check, Hypothesis, Marked, Quantity, Role, Step, TermHit, Translation
from translator.translate.asking.request import request_for, required_english, terms_and_figures
from translator.translate.asking.source_english import runs
from translator.translate.checks.kept_names import lost_names
from translator.translate.judge import judge
from translator.translate.openers import OPENERS
from translator.translate.verify import cost, weight

# What stands for a name the second time.
_NAMED = ("org", "person")
_PRONOUN = re.compile(
    r", wh(?:ich|o)(?= (?:is|was|has|had|will|would|can|could|also)\b)|(?<=[ ;])(?:it|s?he|the (?:company|firm))(?= \w)"
)
_WORD_START = re.compile(r"(?:(?<=\s)|^)(?=[\w\"'(])")
# What begins a name of several words, of which none comes in between: South Lee Jae-myung.
_HALF_NAME = re.compile(r"\b(?:North|South|East|West|New|San|Los|Las|Hong|Saudi|Sri|United|Prime|Vice) $")
_HAN_RUN = re.compile(f"([{HAN_RANGES}]+)")
_CLAUSE = re.compile(r"[，；,;]|——")
# How many places in a draft a missing term is tried at, around where its Chinese stands.
_SPLICES = 4
_SHORTEST_HALF = 6
# Halves first, then quarters: the shorter the parts, the less is lost in them and the worse they join.
_SPLITS = (1, 2)
# Chinese characters left in a draft that may be a name or two.
_A_NAME = 6
# Words that begin with a capital only because they begin a sentence; any other may be a name.
_LOWERED = OPENERS.union(
    ["It", "They", "He", "She", "We", "There", "So", "Although", "Because", "Until", "Which", "Who", "Where"]
)


@dataclass(frozen=True, slots=True)
class Ladder:
    """What of a run the repair needs: its engine, how many answers to ask for, and whom to tell.

    `watch` is told how far it is; `keep` is given each sentence that is mended, as soon as it is.
    """

    engine: Engine
    n_best: int
    watch: Progress = no_progress
    keep: Callable[[Marked, Translation], None] = lambda marked, translation: None

    def better(self, marked: Marked, draft: Translation, hypotheses: Iterable[Hypothesis], step: Step) -> Translation:
        """Return the best of `draft` and `hypotheses`."""
        best = min(draft, *(judge(marked, hypothesis, step) for hypothesis in hypotheses), key=cost)
        if not weight(best):
            self.keep(marked, best)
        return best


@dataclass(frozen=True, slots=True)
class _Rung:
    """A way to try again: what to ask for a failing sentence, and what its answers make (each has its best first)."""

    step: Step
    ask: Callable[[Marked, Translation], Sequence[Request]]
    gather: Callable[[Sequence[tuple[Hypothesis, ...]]], Iterable[Hypothesis]] = chain.from_iterable


def repair(marked: Sequence[Marked], drafts: Sequence[Translation], ladder: Ladder) -> list[Translation]:
    """Return `drafts` with each failing one replaced by the best found, in order.

    A draft is never replaced by a worse one; findings that remain are the caller's to show.
    """
    best = list(drafts)
    engine = ladder.engine
    _translate_leftovers(marked, best, ladder, _A_NAME)
    if not engine.can_mend:
        _replace_habits(marked, best, ladder)
    _try([_Rung(Step.WRITTEN, lambda item, _: _told_words(item, engine))], marked, best, ladder, ladder.n_best)
    rungs = [_Rung(Step.REPAIR, lambda item, draft: _mending(item, draft, engine))] if engine.can_mend else []
    rungs.append(_Rung(Step.SPLICE, lambda item, draft: list(_spliced(item, draft, engine))))
    rungs += [_split(rounds, engine) for rounds in _SPLITS]
    # At once: few sentences take as long on one rung as on all, and a sentence must not come out otherwise
    # because of what else the run holds.
    _try(rungs, marked, best, ladder)
    _translate_leftovers(marked, best, ladder)
    return best


def _try(
    rungs: Sequence[_Rung], marked: Sequence[Marked], best: list[Translation], ladder: Ladder, n_best: int = 1
) -> None:
    """Ask for all failing sentences on all `rungs` at once, and take the first rung that mends each, else the best."""
    failing = [index for index, draft in enumerate(best) if weight(draft)]
    asked = [
        (rung, index, requests)
        for rung in rungs
        for index in failing
        if (requests := rung.ask(marked[index], best[index]))
    ]
    steps = ", ".join(dict.fromkeys(rung.step for rung in rungs))
    everything = [request for _, _, requests in asked for request in requests]
    answers = iter(_answers(everything, n_best, f"Trying again ({steps})", ladder))
    for rung, index, requests in asked:
        found = [next(answers) for _ in requests]
        if weight(best[index]):
            best[index] = ladder.better(marked[index], best[index], rung.gather(found), rung.step)


def _replace_habits(marked: Sequence[Marked], best: list[Translation], ladder: Ladder) -> None:
    """Put a missing term in the place of what the engine itself calls it, for engines that cannot be told."""
    lacking = {i: _lacking(marked[i], draft) for i, draft in enumerate(best) if draft.findings}
    terms = list(dict.fromkeys(item.surface for found in lacking.values() for item in found))
    asked = [Request(convert(term, ladder.engine.script), Role.HEADING) for term in terms]
    answers = _answers(asked, ladder.n_best, f"Trying again ({Step.REPAIR})", ladder)
    habits = {term: [h.text.strip(" .") for h in answer] for term, answer in zip(terms, answers, strict=True)}
    for index, found in lacking.items():
        text = best[index].text
        for item in found:
            text = _with_term(text, habits[item.surface], item.english)
        if text == best[index].text:
            continue
        best[index] = ladder.better(marked[index], best[index], [_rewritten(best[index], text)], Step.REPAIR)


def _translate_leftovers(
    marked: Sequence[Marked], best: list[Translation], ladder: Ladder, most: int | None = None
) -> None:
    """Translate, each on its own, the Chinese words that an engine left standing in its English.

    A name whose reading is certain is not asked for.
    With `most`, only where nothing else is wrong and no more characters than that are left: a name, and
    the English around it is as good as another try would make it, for a small part of what that costs.
    """
    left = {i: _HAN_RUN.findall(draft.text) for i, draft in enumerate(best) if draft.findings and has_han(draft.text)}
    if most is not None:
        left = {
            i: runs
            for i, runs in left.items()
            if sum(map(len, runs)) <= most
            and {f.check for f in best[i].findings if f.check.weight} == {Check.LEFTOVER_CHINESE}
        }
    known = {(i, word): reading(word, marked[i].segment.text) for i, found in left.items() for word in found}
    words = list(dict.fromkeys(word for (_, word), certain in known.items() if certain is None))
    asked = [Request(convert(word, ladder.engine.script), Role.HEADING) for word in words]
    answers = _answers(asked, 1, f"Trying again ({Step.REPAIR})", ladder)
    english = {word: answer[0].text.strip(" .") for word, answer in zip(words, answers, strict=True)}
    for index in left:
        said = {word: known[index, word] or english[word] or word for word in left[index]}
        text = "".join(f" {said[part]} " if part in said else part for part in _HAN_RUN.split(best[index].text))
        best[index] = ladder.better(marked[index], best[index], [_rewritten(best[index], text)], Step.REPAIR)


def _rewritten(draft: Translation, text: str) -> Hypothesis:
    """Return `draft` with other words: what broke off before is not whole now."""
    complete = all(finding.check is not Check.TRUNCATED for finding in draft.findings)
    return Hypothesis(text, draft.score, complete, draft.words)


def _with_term(text: str, habits: Sequence[str], term: str) -> str:
    """Return `text` with the first of `habits` that stands in it, once, become `term`."""
    for habit in filter(None, habits):
        found = re.search(rf"(?i)(?<!\w){re.escape(habit)}(?!\w)", text)
        if found:
            return text[: found.start()] + term + text[found.end() :]
    return text


def _answers(requests: list[Request], n_best: int, stage: str, ladder: Ladder) -> list[tuple[Hypothesis, ...]]:
    done: set[int] = set()

    def advance(place: int, hypotheses: tuple[Hypothesis, ...]) -> None:
        done.add(place)
        ladder.watch(stage, len(done), len(requests))

    return ladder.engine.translate(requests, n_best, advance) if requests else []


def _told(marked: Marked, engine: Engine) -> Request:
    """The written-in request, with the words to use listed as well."""
    return replace(request_for(marked, engine.script), terms=required_english(marked))


def _told_words(marked: Marked, engine: Engine) -> list[Request]:
    """The same with words to use; none where there are none to list: it would be the first request once more."""
    return [_told(marked, engine)] if required_english(marked) else []


def _lacking(marked: Marked, draft: Translation) -> list[TermHit | Quantity]:
    """The terms and figures of `marked` that the findings of `draft` name."""
    named = [(finding.start, finding.end) for finding in draft.findings if finding.start >= 0]
    sums = [(found.start, found.end) for span in named if (found := marked.around(*span))]
    spans = {*named, *sums}
    return [item for item in terms_and_figures(marked) if (item.start, item.end) in spans]


def _mending(marked: Marked, draft: Translation, engine: Engine) -> list[Request]:
    names = (name for *_, name in lost_names(marked, draft.text))
    missing = tuple(dict.fromkeys((*(item.english for item in _lacking(marked, draft)), *names)))
    if not draft.text or not (missing or has_han(draft.text)):
        return []
    return [replace(request_for(marked, engine.script), draft=draft.text, missing=missing)]


def _spliced(marked: Marked, draft: Translation, engine: Engine) -> Iterator[Request]:
    """Requests whose English begins with the draft up to a word, then the first missing term.

    Of a name that stands there once already, up to what may stand for it the second time: which, it, the company.
    None beside English in the source: begun with some of it, an engine goes on with the rest of it.
    """
    lacking = _lacking(marked, draft)
    if not lacking or runs(marked.segment.text):
        return
    item = lacking[0]
    begun = list(_again(item, draft.text))
    if not begun:
        begun = [draft.text[: found.start()] for found in _WORD_START.finditer(draft.text)]
        begun = [before for before in begun if not _HALF_NAME.search(before)]
    wanted = item.start / max(1, len(marked.segment.text)) * len(draft.text)
    for before in sorted(sorted(begun, key=lambda text: abs(len(text) - wanted))[:_SPLICES], key=len):
        prefix = before + item.english
        yield replace(request_for(marked, engine.script), prefix=prefix, terms=required_english(marked))


def _again(item: TermHit | Quantity, english: str) -> Iterator[str]:
    """The beginnings of `english` up to what stands for somebody or a firm that it has named once."""
    if not (isinstance(item, TermHit) and item.entry.kind in _NAMED and item.english in english):
        return
    for found in _PRONOUN.finditer(english, english.index(item.english)):
        yield english[: found.start()] + ("; " if found[0].startswith(",") else "")


def _split(rounds: int, engine: Engine) -> _Rung:
    """The last rung: the parts of a failing sentence on their own, joined. A round cuts every part in two."""

    def ask(marked: Marked, draft: Translation) -> list[Request]:
        is_broken = any(finding.check.is_split for finding in draft.findings)
        parts = _parts(marked, rounds) if is_broken else []
        return [_told(part, engine) for part in parts] if len(parts) > 2 ** (rounds - 1) else []

    def gather(answers: Sequence[tuple[Hypothesis, ...]]) -> list[Hypothesis]:
        pieces = [answer[0] for answer in answers]
        score = sum(piece.score for piece in pieces) / len(pieces)
        text = reduce(_join, (piece.text for piece in pieces))
        return [Hypothesis(text, score, all(piece.complete for piece in pieces))]

    return _Rung(Step.SPLIT, ask, gather)


def _parts(marked: Marked, rounds: int) -> list[Marked]:
    """Cut in two as often as `rounds` says, parts that cannot be cut left whole."""
    parts = [marked]
    for _ in range(rounds):
        parts = [half for part in parts for half in (_halves(part) or (part,))]
    return parts


def _join(first: str, second: str) -> str:
    head = first.rstrip(" .,;")
    opener = second.split(" ", 1)[0].rstrip(",")
    tail = second[:1].lower() + second[1:] if opener in _LOWERED or is_common(opener) else second
    return f"{head}, {tail}" if head and tail else head or tail


def _halves(marked: Marked) -> tuple[Marked, Marked] | None:
    """Cut at the clause boundary nearest the middle that lies in no term or figure; where English stands, beside it."""
    text = marked.segment.text
    spans = [(item.start, item.end) for item in terms_and_figures(marked)] + list(marked.glosses)
    taken = {offset for start, end in spans for offset in range(start + 1, end)}
    borders = [at for run in runs(text) for at in (run.start, run.end)] or [at.end() for at in _CLAUSE.finditer(text)]
    cuts = [at for at in borders if _SHORTEST_HALF <= at <= len(text) - _SHORTEST_HALF and at not in taken]
    if not cuts:
        return None
    cut = min(cuts, key=lambda at: abs(at - len(text) / 2))
    return _part(marked, 0, cut), _part(marked, cut, len(text))


def _part(marked: Marked, start: int, end: int) -> Marked:
    """The stretch of `marked` from `start` to `end`, offsets moved."""
    return Marked(
        replace(marked.segment, text=marked.segment.text[start:end]),
        tuple(replace(h, start=h.start - start, end=h.end - start) for h in marked.hits if start <= h.start < end),
        tuple(
            replace(q, start=q.start - start, end=q.end - start) for q in marked.quantities if start <= q.start < end
        ),
        tuple((a - start, b - start) for a, b in marked.glosses if start <= a < end),
        article=marked.article,
        published=marked.published,
    )
