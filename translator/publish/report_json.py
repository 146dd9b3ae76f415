"""report.json: what the run did, for the record and for other programs.

Nothing that a brief leaves out or only sums up is missing here: every occurrence of every term, every
figure, every line that was dropped, the related items in the original. The same run gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from translator.publish.content.counts import counted
from translator.publish.content.outline import is_missed, plan
from translator.records import (
    Briefing,
    Check,
    Duplicate,
    Outcome,
    Quantity,
    Realisation,
    RelatedPassage,
    Remarks,
    Signature,
    Step,
    Translation,
    Unused,
)
from translator.storage.files import replace_pieces

FORMAT = 4
"""Raised when a reader of the file has to change."""

_COUNTS = ("sentences", "flagged_sentences", "flags", "terms", "terms_met", "quantities", "quantities_met", "dropped")


def write_report(
    path: Path,
    articles: Iterable[str],
    outcomes: Sequence[Outcome],
    remarks: Remarks,
    signature: Signature,
) -> None:
    """Write the report of a run to `path` as UTF-8 JSON, atomically.

    `articles` are the texts that `article_record` gave, in order; they are taken one at a time, so that a
    batch of any size fits. Paths are as the user gave them, with forward slashes; the files of an article
    are names in the report's own folder. Raises `OutputError` when the file cannot be written.
    """
    failures, made, counts = [], 0, dict.fromkeys(_COUNTS, 0)
    for outcome in chain(outcomes, remarks.failed):
        if outcome.error:
            failures.append(_failure(outcome))
        else:
            made += 1
            counts = {name: number + outcome.counts[name] for name, number in counts.items()}
    head = {
        "format": FORMAT,
        "signature": asdict(signature) | {"line": str(signature)},
        "totals": {"files": len(outcomes), "failures": len(failures), "articles": made} | counts,
        "failures": failures,
        "duplicates": [_duplicate(found) for found in remarks.duplicates],
        "unused": [_unused(found) for found in remarks.unused],
    }
    replace_pieces(path, (piece.encode() for piece in _pieces(head, articles)))


def _pieces(head: dict[str, Any], articles: Iterable[str]) -> Iterator[str]:
    """Yield the report's text: what is in `head`, then the articles."""
    yield _json(head).removesuffix("\n}") + ',\n  "articles": ['
    before = ""
    for article in articles:
        yield before + f"\n{article}".replace("\n", "\n    ")
        before = ","
    yield "\n  ]\n}\n" if before else "]\n}\n"


def _json(value: Any) -> str:
    # A lone surrogate cannot be UTF-8: its backslash form is valid JSON for the same character.
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode("utf-8")


def _failure(outcome: Outcome) -> dict[str, str]:
    error = outcome.error
    assert error is not None
    return {"source": outcome.source.as_posix(), "what": error.what, "remedy": error.remedy}


def _duplicate(found: Duplicate) -> dict[str, str | float]:
    return {"source": found.source.as_posix(), "same_as": found.original.as_posix(), "shared": found.shared}


def _unused(found: Unused) -> dict[str, str]:
    return {"path": found.path.as_posix(), "why": found.why, "remedy": found.remedy}


def article_record(source: Path, names: Sequence[str], briefing: Briefing) -> tuple[str, dict[str, int]]:
    """Return an article's part of the report as JSON, and what is counted in it.

    `names` are the files that were written for it.
    """
    article = briefing.article
    ledger = _ledger(briefing)
    counts = _counts(len(ledger["flags"]), briefing)
    record = {
        "source": source.as_posix(),
        "files": list(names),
        "headline": {"source": article.title, "english": briefing.title.text},
        "published": article.published.isoformat() if article.published else None,
        "publisher": {"source": article.publisher, "english": briefing.publisher.text if briefing.publisher else None},
        "byline": {"source": article.byline, "english": briefing.byline.text if briefing.byline else None},
        "made": briefing.made.isoformat(),
        "counts": counts,
        "summary": _summary(briefing),
        **ledger,
        "related": [_related(item) for item in briefing.related],
        "dropped": [asdict(line) for line in article.dropped],
    }
    return _json(record), counts


def _summary(briefing: Briefing) -> dict[str, Any]:
    """Return who chose the points of the summary, and what was pinned for it in vain."""
    pinned = sum(point.is_pinned for point in briefing.summary)
    return {"points": len(briefing.summary), "pinned": pinned, "gone": list(briefing.wanted.gone)}


def _ledger(briefing: Briefing) -> dict[str, list[dict[str, Any]]]:
    """Return every flag, term and figure of a briefing."""
    ledger: dict[str, list[dict[str, Any]]] = {"flags": [], "accepted": [], "terms": [], "quantities": []}
    for place in plan(briefing).places.values():
        for number, sentence in enumerate(place.passage.sentences, 1):
            _enter(ledger, place.where(number), sentence)
    return ledger


def _counts(flags: int, briefing: Briefing) -> dict[str, int]:
    sentences = [sentence for passage in briefing.passages() for sentence in passage.sentences]
    return {
        "sentences": len(sentences),
        "flagged_sentences": len(briefing.flagged()),
        "flags": flags,
        "corrected_sentences": sum(sentence.step is Step.CORRECTED for sentence in sentences),
        "accepted_sentences": sum(sentence.accepted is not None for sentence in sentences),
        **counted(sentences),
        "related": len(briefing.related),
        "dropped": len(briefing.article.dropped),
    }


def _enter(ledger: dict[str, list[dict[str, Any]]], where: str, sentence: Translation) -> None:
    """Add a sentence's flags, terms and figures to the ledger. Offsets are characters of its source text."""
    source, english = sentence.segment.text, sentence.text
    for finding in sentence.findings:
        flag = {"where": where, "check": finding.check, "message": finding.message}
        ledger["flags"].append(flag | {"source": source, "english": english, "step": sentence.step.value})
    if given := sentence.accepted:
        for finding in given.findings:
            flag = {"where": where, "check": finding.check, "message": finding.message, "source": source}
            ledger["accepted"].append(flag | {"english": english, "reason": given.reason})
    ledger["terms"] += [{"where": where} | term_record(term, sentence) for term in sentence.terms]
    for quantity in sentence.quantities:
        met = {"met": not is_missed(quantity, sentence)}
        ledger["quantities"].append({"where": where} | quantity_record(quantity) | met)


def term_record(term: Realisation, sentence: Translation) -> dict[str, Any]:
    """Return an occurrence's row of the ledger: where it stands in the English and what put it there, or why not."""
    entry, hit = term.hit.entry, term.hit
    lost = [finding for finding in sentence.found if finding.check is Check.TERM]
    reasons = [finding.message for finding in lost if (finding.start, finding.end) == (hit.start, hit.end)]
    return {
        "surface": term.hit.surface,
        "start": term.hit.start,
        "end": term.hit.end,
        "entry": {"source": entry.source, "target": entry.target, "row": entry.row, "file": entry.file or None},
        "rendering": sentence.text[term.start : term.end] if term.is_met else None,
        "step": sentence.step.value if term.is_met else None,
        "reason": None if term.is_met else " ".join(reasons),
    }


def quantity_record(quantity: Quantity) -> dict[str, Any]:
    """Return a figure as JSON holds it; offsets are characters of its source text."""
    return {
        "surface": quantity.surface,
        "start": quantity.start,
        "end": quantity.end,
        "kind": quantity.kind.value,
        "value": _plain(quantity.value),
        "upper": None if quantity.upper is None else _plain(quantity.upper),
        "unit": quantity.unit,
        "currency": quantity.currency,
        "english": quantity.english,
    }


def _plain(value: Decimal) -> str:
    """Return a decimal as digits, without an exponent: a JSON number would not keep every digit."""
    return f"{value:f}"


def _related(item: RelatedPassage) -> dict[str, Any]:
    return {
        "headline": {"source": item.item.headline, "english": item.headline.text},
        "lede": item.item.lede,
        "is_truncated": item.item.truncated,
        "publisher": {"source": item.item.source, "english": item.source.text if item.source else None},
        "age": {"source": item.item.age, "english": item.age.text if item.age else None},
        "is_flagged": any(sentence.findings for sentence in item.headline.sentences),
        "is_left_out": item.is_in_doubt,
    }
