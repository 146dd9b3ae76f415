"""Write a briefing as JSON, for other programs: all that the brief shows, with the Chinese and the offsets.

`brief.schema.json` beside this module describes every property. Passages are named as the anchors of the
Word brief and of the Markdown name them (`headline`, `body_2`, `related_0_source`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from math import isfinite
from typing import Any

from translator.publish.content.counts import counted
from translator.publish.content.outline import Place, Plan, is_missed, plan
from translator.publish.content.people import Mentioned, mentioned
from translator.publish.report_json import quantity_record
from translator.records import (
    Briefing,
    Entry,
    Finding,
    KeyFigure,
    Quantity,
    Realisation,
    SummaryPoint,
    TermUse,
    Translation,
)

FORMAT = 3
"""Raised when a reader of the file has to change."""


def render_json(briefing: Briefing) -> str:
    """Return the brief as JSON that `brief.schema.json` allows; the same briefing gives the same text."""
    order = plan(briefing)
    article = briefing.article
    record = {
        "format": FORMAT,
        # The name alone: a brief is handed over, and the folders of a desk are nobody else's business.
        "source_file": article.file_name,
        "published": article.published.isoformat() if article.published else None,
        "made": briefing.made.isoformat(),
        "signature": asdict(briefing.signature) | {"line": str(briefing.signature)},
        "counts": _counts(briefing),
        "headline": _passage(order.places["headline"]),
        "publisher": _passage(order.places["publisher"]) if briefing.publisher else None,
        "byline": _passage(order.places["byline"]) if briefing.byline else None,
        "summary": [_point(point, briefing, order) for point in briefing.summary],
        "key_figures": [_figure(figure, briefing, order) for figure in briefing.figures],
        "body": [_passage(order.body(index)) for index in range(len(briefing.body))],
        "checks": list(_checks(order)),
        "people": [_party(party) for party in mentioned(briefing, order)],
        "related": [_related(index, briefing, order) for index in range(len(briefing.related))],
        "terms": [_use(use) for use in briefing.terms],
        "dropped": [asdict(line) for line in article.dropped],
    }
    return json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _counts(briefing: Briefing) -> dict[str, int]:
    sentences = [sentence for passage in briefing.passages() for sentence in passage.sentences]
    return {
        "sentences": len(sentences),
        "flagged_sentences": len(briefing.flagged()),
        **counted(sentences),
        "dropped": len(briefing.article.dropped),
    }


def _passage(place: Place) -> dict[str, Any]:
    passage = place.passage
    return {
        "id": place.anchor,
        "role": passage.role.value,
        "paragraph": place.number or None,
        "source": passage.source,
        "english": passage.text,
        "sentences": [_sentence(place, number, sentence) for number, sentence in enumerate(passage.sentences, 1)],
    }


def _sentence(place: Place, number: int, sentence: Translation) -> dict[str, Any]:
    return {
        "number": number,
        "where": place.where(number),
        "source": sentence.segment.text,
        "english": sentence.text,
        "step": sentence.step.value,
        "score": sentence.score if isfinite(sentence.score) else None,
        "findings": [_finding(finding) for finding in sentence.findings],
        "accepted": _accepted(sentence),
        "terms": [_term(term, sentence.text) for term in sentence.terms],
        "quantities": [_quantity(quantity, sentence) for quantity in sentence.quantities],
    }


def _accepted(sentence: Translation) -> dict[str, Any] | None:
    given = sentence.accepted
    return {"reason": given.reason, "findings": list(map(_finding, given.findings))} if given else None


def _finding(finding: Finding) -> dict[str, Any]:
    is_placed = finding.start >= 0
    return {
        "check": finding.check,
        "message": finding.message,
        "start": finding.start if is_placed else None,
        "end": finding.end if is_placed else None,
    }


def _term(term: Realisation, english: str) -> dict[str, Any]:
    hit = term.hit
    rendering = {"text": english[term.start : term.end], "start": term.start, "end": term.end}
    return {
        "surface": hit.surface,
        "start": hit.start,
        "end": hit.end,
        "is_first": hit.is_first,
        "entry": _entry(hit.entry),
        "rendering": rendering if term.is_met else None,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    named = {"source": entry.source, "target": entry.target, "kind": entry.kind}
    return named | {"row": entry.row or None, "file": entry.file or None}


def _quantity(quantity: Quantity, sentence: Translation) -> dict[str, Any]:
    return quantity_record(quantity) | {"qualifier": quantity.qualifier, "met": not is_missed(quantity, sentence)}


def _where(passage: int, sentence: int, briefing: Briefing, order: Plan) -> dict[str, Any]:
    """Return a reference to a sentence of the body, and its texts so that nobody has to follow it."""
    found = briefing.body[passage].sentences[sentence]
    return {
        "passage": order.body(passage).anchor,
        "sentence": sentence + 1,
        "where": order.body(passage).where(sentence + 1),
        "source": found.segment.text,
        "english": found.text,
        "is_flagged": bool(found.findings),
    }


def _point(point: SummaryPoint, briefing: Briefing, order: Plan) -> dict[str, Any]:
    return _where(point.passage, point.sentence, briefing, order)


def _figure(figure: KeyFigure, briefing: Briefing, order: Plan) -> dict[str, Any]:
    sentence = briefing.body[figure.passage].sentences[figure.sentence]
    quantity = {"quantity": _quantity(figure.quantity, sentence)}
    return _where(figure.passage, figure.sentence, briefing, order) | quantity


def _checks(order: Plan) -> Iterator[dict[str, Any]]:
    for place in order.places.values():
        numbers = [n for n, sentence in enumerate(place.passage.sentences, 1) if sentence.findings]
        for number, check in zip(numbers, order.flagged_at(place), strict=True):
            yield {
                "number": check.number,
                "passage": place.anchor,
                "sentence": number,
                "where": place.where(number),
                "messages": [finding.message for finding in check.sentence.findings],
            }


def _party(party: Mentioned) -> dict[str, Any]:
    return {
        "name": party.use.entry.target or None,
        "kind": party.use.entry.kind,
        "surfaces": list(party.use.surfaces),
        "who": party.who or None,
        "spelling": party.spelling,
        "first": {"passage": party.place.anchor, "where": party.place.label},
    }


def _related(index: int, briefing: Briefing, order: Plan) -> dict[str, Any]:
    item = briefing.related[index]
    return {
        "headline": _passage(order.places[f"related_{index}"]),
        "publisher": _passage(order.places[f"related_{index}_source"]) if item.source else None,
        "age": _passage(order.places[f"related_{index}_age"]) if item.age else None,
        "lede": item.item.lede,
        "is_truncated": item.item.truncated,
        "is_flagged": any(sentence.findings for sentence in item.headline.sentences),
        "is_left_out": item.is_in_doubt,
    }


def _use(use: TermUse) -> dict[str, Any]:
    counts = {"occurrences": use.occurrences, "met": use.met, "surfaces": list(use.surfaces)}
    return _entry(use.entry) | counts
