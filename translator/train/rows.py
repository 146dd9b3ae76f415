"""Pairs to rows: what the engine would ask for each, and what it should answer.

Terms, names and figures are found, written in and checked by the program's own stages, and prompts are the engine's
own: what is learned is what is asked. No row has sentences of context before it, since no request has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from translator.article_sentences import marked_alone
from translator.chinese.script import convert
from translator.engines.base import Request
from translator.engines.llm.prompts import prompt
from translator.glossary import Glossary
from translator.names import held_offices
from translator.quantities import Context, home_currency, missing
from translator.records import Check, Hypothesis, Marked, Role, Segment, Step
from translator.train.forms import SCRIPT, Form, Row, asked_rows
from translator.train.names import Names
from translator.train.pairs import Pair
from translator.translate.asking.request import english_without_engine
from translator.translate.judge import judge

SPELLING = "us"  # of dates and units, where a desk says nothing else
# Faults that a row may have: what the reference says otherwise is not written in, and looks teach little.
_HARMLESS = frozenset({Check.TERM, Check.FIGURE, Check.FORM, Check.CONFIDENCE})
# How often a pair is asked: what the desk wrote itself, headlines, people with their office, party or club are rare.
_CORRECTION, _HEADLINE, _OF_SOMETHING = 3, 3, 2
_LABELS = 0.1  # of rows ask for a name by itself, where a list of names is given
_LONGEST_HEADLINE = 34
_ENDED = re.compile(r"[。！？!?.…」”\"]$")
_NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to learn from, and how many pairs were left out for each check that their English fails."""

    rows: tuple[Row, ...]
    left_out: Counter[Check]


def rows_of(pairs: Sequence[Pair], glossary: Glossary, names: Names = _NO_NAMES) -> Rows:
    """Return the rows of `pairs` and of `names`, the same for the same of all three."""
    rows: list[Row] = []
    left_out: Counter[Check] = Counter()
    for pair in pairs:
        marked = marked_pair(pair, _with_told(glossary, names, pair))
        judged = judge(marked, Hypothesis(pair.english), Step.CORRECTED)
        faults = [finding.check for finding in judged.findings if finding.check not in _HARMLESS]
        if faults:
            left_out[faults[0]] += 1
        elif english_without_engine(marked) is None:
            said = _as_said(marked, judged.text)
            for time in range(_times(pair, said, judged.text)):
                rows += asked_rows(said, judged.text, Random(f"{pair.place}{time or ''}"), time > 0)
    return Rows((*rows, *_labels(names, int(_LABELS * len(rows)))), left_out)


def _with_told(glossary: Glossary, names: Names, pair: Pair) -> Glossary:
    """Return the glossary with the names of a list that a pair says, but for those that it has itself."""
    if not (told := names.told(pair)):
        return glossary
    own = {hit.surface for hit in glossary.occurrences(pair.chinese)}
    return Glossary((*glossary.entries, *(entry for entry in told if entry.source not in own)))


def marked_pair(pair: Pair, glossary: Glossary) -> Marked:
    """Return the Chinese of a pair, marked as a run marks it: a headline where neither side ends as a sentence does."""
    is_label = len(pair.chinese) <= _LONGEST_HEADLINE and not any(map(_ENDED.search, (pair.chinese, pair.english)))
    segment = Segment(pair.chinese, Role.TITLE if is_label else Role.PARAGRAPH)
    return marked_alone(segment, glossary, Context(None, SPELLING, home_currency(pair.chinese)))


def _as_said(marked: Marked, english: str) -> Marked:
    """Return `marked` with those terms and figures that `english` says as the program does."""
    terms = judge(marked, Hypothesis(english), Step.CORRECTED).terms
    lost = missing(marked.quantities, english)
    return replace(
        marked,
        hits=tuple(term.hit for term in terms if term.is_met),
        quantities=tuple(found for found in marked.quantities if found not in lost),
    )


def _times(pair: Pair, marked: Marked, english: str) -> int:
    kinds = {hit.entry.kind for hit in marked.hits}
    is_of = "person" in kinds and ("org" in kinds or bool(held_offices(english, pair.chinese)))
    return max(
        _CORRECTION if pair.is_correction else 1,
        _HEADLINE if marked.segment.role.is_headline else 1,
        _OF_SOMETHING if is_of else 1,
    )


def _labels(names: Names, count: int) -> Iterator[Row]:
    """Yield rows that ask for names by themselves, as a run does for Chinese that was left in its English."""
    for pair in names.labels(count):
        request = Request(convert(pair.chinese, SCRIPT), Role.HEADING)
        yield Row(Form.LABEL, prompt(request), pair.english, Marked(Segment(pair.chinese, Role.HEADING)))
