"""Pairs to rows: what the engine would ask for each, and what it should answer.

Terms, names and figures are found, written in and checked by the program's own stages, and prompts are the engine's
own: what is learned is what is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from translator.article_sentences import marked_alone
from translator.engines.base import Request
from translator.engines.llm.noisy_channel import asked
from translator.engines.llm.prompts import prompt
from translator.glossary import Glossary
from translator.quantities import Context, home_currency, missing
from translator.records import Check, Hypothesis, Marked, Role, Segment, Step
from translator.train.pairs import Pair
from translator.translate.asking.request import english_without_engine, request_for, required_english
from translator.translate.judge import judge

SCRIPT = "tw2sp"  # the engine's (see `LlmEngine.script`)
SPELLING = "us"  # of dates and units, where a desk says nothing else
# Faults that a row may have: what the reference says otherwise is not written in, and looks teach little.
_HARMLESS = frozenset({Check.TERM, Check.FIGURE, Check.FORM, Check.CONFIDENCE})
# How often a row has each form, where there are words to write in; and how often there is one the other way round.
_REPAIR, _TOLD, _BEGUN, _BACK = 0.10, 0.24, 0.06, 0.10
_WITHOUT_TERMS = 0.2  # of rows say a term by themselves: tomorrow's glossary may lack it
_LONGEST_HEADLINE = 34
_ENDED = re.compile(r"[。！？!?.…」”\"]$")
_LATIN = re.compile(r"[A-Za-z0-9$€£][A-Za-z0-9$€£%.,' -]*")  # as terms and figures stand in the Chinese
_INSTEAD = ("", "it", "the company", "some")


class Form(StrEnum):
    """How a row asks."""

    PLAIN = "plain"
    WRITTEN = "written in"
    TOLD = "told"
    REPAIR = "repair"
    BEGUN = "begun"
    BACK = "other direction"


@dataclass(frozen=True, slots=True)
class Row:
    """The whole prompt and the answer to it."""

    form: Form
    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to learn from, and how many pairs were left out for each check that their English fails."""

    rows: tuple[Row, ...]
    left_out: Counter[Check]


def rows_of(pairs: Sequence[Pair], glossary: Glossary, spelling: str = SPELLING) -> Rows:
    """Return the rows of `pairs`, the same for the same pairs and glossary."""
    rows: list[Row] = []
    left_out: Counter[Check] = Counter()
    for pair in pairs:
        marked = marked_pair(pair, glossary, spelling)
        judged = judge(marked, Hypothesis(pair.english), Step.CORRECTED)
        faults = [finding.check for finding in judged.findings if finding.check not in _HARMLESS]
        if faults:
            left_out[faults[0]] += 1
        elif english_without_engine(marked) is None:
            rows += _rows(_as_said(marked, judged.text), judged.text, Random(pair.place))
    return Rows(tuple(rows), left_out)


def marked_pair(pair: Pair, glossary: Glossary, spelling: str) -> Marked:
    """Return the Chinese of a pair, marked as a run marks it: a headline where neither side ends as a sentence does."""
    is_label = len(pair.chinese) <= _LONGEST_HEADLINE and not any(map(_ENDED.search, (pair.chinese, pair.english)))
    segment = Segment(pair.chinese, Role.TITLE if is_label else Role.PARAGRAPH)
    return marked_alone(segment, glossary, Context(None, spelling, home_currency(pair.chinese)))


def _as_said(marked: Marked, english: str) -> Marked:
    """Return `marked` with those terms and figures that `english` says as the program does."""
    terms = judge(marked, Hypothesis(english), Step.CORRECTED).terms
    lost = missing(marked.quantities, english)
    return replace(
        marked,
        hits=tuple(term.hit for term in terms if term.is_met),
        quantities=tuple(found for found in marked.quantities if found not in lost),
    )


def _rows(marked: Marked, english: str, chance: Random) -> Iterator[Row]:
    """Yield the row of a pair, and now and then one of the other direction."""
    if chance.random() < _WITHOUT_TERMS:
        marked = replace(marked, hits=())
    request = request_for(marked, SCRIPT)
    words = required_english(marked)
    places = [at for _, word in words if (at := english.casefold().find(word.casefold())) >= 0]
    form = _form(chance.random()) if places else Form.PLAIN if not words else Form.WRITTEN
    yield _row(form, replace(request, terms=words) if form in (Form.TOLD, Form.BEGUN) else request, english, chance)
    if chance.random() < _BACK:
        yield Row(Form.BACK, asked(english), request.source)


def _form(roll: float) -> Form:
    for form, share in ((Form.REPAIR, _REPAIR), (Form.TOLD, _TOLD), (Form.BEGUN, _BEGUN)):
        if roll < share:
            return form
        roll -= share
    return Form.WRITTEN


def _row(form: Form, request: Request, english: str, chance: Random) -> Row:
    if form is Form.BEGUN:
        end = _ends(request.terms, english)
        if len(english) - end > 1:
            return Row(form, prompt(replace(request, prefix=english[:end])), english[end:])
        form = Form.TOLD
    if form is Form.REPAIR:
        word, draft = _draft(request, english, chance)
        request = replace(request, draft=draft, missing=(word,)) if draft else request
        form = form if draft else Form.WRITTEN
    return Row(form, prompt(request), english)


def _ends(terms: Sequence[tuple[str, str]], english: str) -> int:
    """Return where the first of `terms` that stands in `english` ends there: repair begins answers so."""
    found = [(at, len(word)) for _, word in terms if (at := english.casefold().find(word.casefold())) >= 0]
    return sum(min(found))


def _draft(request: Request, english: str, chance: Random) -> tuple[str, str]:
    """Return a word that stands in the source and in `english`, and `english` without it; nothing where none does."""
    words = [word for found in _LATIN.findall(request.source) if (word := found.strip(" .,'-")) and word in english]
    if not words:
        return "", ""
    word = chance.choice(words)
    return word, " ".join(english.replace(word, chance.choice(_INSTEAD)).split())
