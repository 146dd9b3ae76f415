"""terms.csv: every occurrence of every glossary term of a run, a row each, to be read in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from translator.publish.files import replace_bytes
from translator.publish.report import Outcome, places, term_record
from translator.records import Realisation, Translation

_COLUMNS = ("article", "where", "row", "chinese", "target", "rendering", "step", "reason", "source", "english")
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_ledger(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write the ledger of a run to `path`: UTF-8 with a byte order mark, what is missed first.

    Columns: the article file, the place in it, the glossary row, the Chinese as it stands, the target,
    the rendering found, the ladder's step that brought it or the reason why there is none, both sentences.
    Raises `OutputError` when the file cannot be written.
    """
    rows = sorted(_rows(outcomes), key=lambda row: bool(row["rendering"]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    writer.writerows({name: _safe(cell) for name, cell in row.items()} for row in rows)
    replace_bytes(path, text.getvalue().encode("utf-8-sig", "replace"))


def _rows(outcomes: Sequence[Outcome]) -> Iterator[dict[str, str]]:
    for outcome in outcomes:
        if outcome.briefing is None:
            continue
        for where, passage in places(outcome.briefing):
            for number, sentence in enumerate(passage.sentences, 1):
                for term in sentence.terms:
                    yield {"article": outcome.source.name, "where": f"{where}.{number}"} | _row(term, sentence)


def _row(term: Realisation, sentence: Translation) -> dict[str, str]:
    record = term_record(term, sentence)
    return {
        "row": str(term.hit.entry.row or ""),
        "chinese": term.hit.surface,
        "target": term.hit.entry.target,
        "rendering": record["rendering"] or "",
        "step": record["step"] or "",
        "reason": record["reason"] or "",
        "source": sentence.segment.text,
        "english": sentence.text,
    }


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
